"""Within pass 3: the notes of a page → the same notes, each marker before its text, none inside a line of the text.

Before: "A/78/514.", "A/70/423.", "3", "A/78/515.", "1", "2"    after: "1", "A/78/514.", "2", "A/70/423.", "3", …
Guarantees: 1. every character stays in a row; 2. nothing moves unless the markers of the page count up from the one
that is due and each finds a text of its own; 3. a line is parted only before the note that is due, at a page's end.

A raised marker stands a little left of its text and above it. Where several notes have one line each, the extraction
takes the markers for a column of their own, and writes them behind the texts, or all before them. A hyphen at the end
of a page's text makes it take the first note for the rest of the word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from generator.languages.scripts import width
from generator.parse.raw import Row

_ENDS = "。."
"""What a note ends with."""
_LAST = 4
"""Rows at the end of a page among which a note stands in a line of the text; the notes behind it are rows too."""
Run = tuple[list[Row], list[Row]]
"""Markers that stand one below the other, and the lines below them."""


def freed(rows: Sequence[Row], due: int, follower: Row | None) -> Sequence[Row]:
    """The rows of a page, the last line of its text parted from the note that was taken for the rest of its word.

    "…обеспечения устойчивого социально9Резолюция 70/1.", on the next page "экономического развития…"
    """
    if follower is None or not follower.text[0].islower():
        return rows
    glued = re.compile(rf"(?<=[^\W\d_]){due}(?=[^\W\d_])")
    for index in range(max(len(rows) - _LAST, 0), len(rows)):
        row = rows[index]
        match = glued.search(row.text)
        if match and row.text[match.start() - 1].islower() and row.text[match.end()].isupper():
            cut = match.start()
            text = replace(row, end=row.start + cut, text=row.text[:cut])
            note = replace(row, start=row.start + cut, text=row.text[cut:], lead=0, gap=0, top=False)
            return [*rows[:index], text, note, *rows[index + 1 :]]
    return rows


def paired(zone: Sequence[Row], due: int) -> Sequence[Row]:
    """The rows of a page's notes, each marker before its text; as they are where that cannot be told."""
    runs = _runs(zone)
    markers = [marker for found, _ in runs for marker in found]
    values = sorted(int(marker.text) for marker in markers)
    if not markers or values != list(range(due, due + len(values))):
        return zone
    leading = [] if runs[0][0] else runs.pop(0)[1]
    trailing = [] if runs[-1][1] else runs.pop()[0]
    if bool(leading) != bool(trailing):
        return zone
    if leading:
        runs.append((trailing, leading))
    if all(len(found) == 1 for found, _ in runs) and not leading:
        return zone
    notes: list[tuple[int, list[Row]]] = []
    for found, lines in runs:
        texts = _texts(lines, len(found))
        if len(texts) != len(found):
            return zone
        notes += [(int(marker.text), [marker, *text]) for marker, text in zip(found, texts, strict=True)]
    return [row for _, note in sorted(notes, key=lambda note: note[0]) for row in note]


def _runs(zone: Sequence[Row]) -> list[Run]:
    """The zone as runs of markers, each with the lines below it; the first may have no marker."""
    runs: list[Run] = [([], [])]
    for row in zone:
        if row.text.isdecimal() and len(row.text) <= 3:
            if runs[-1][1]:
                runs.append(([], []))
            runs[-1][0].append(row)
        else:
            runs[-1][1].append(row)
    return [run for run in runs if run[0] or run[1]]


def _texts(lines: Sequence[Row], count: int) -> list[list[Row]]:
    """The lines as so many notes, each of which ends with a full stop; the widest lines are the last to end one."""
    ends = [index for index, row in enumerate(lines[:-1]) if row.text[-1] in _ENDS]
    ends = sorted(sorted(ends, key=lambda index: width(lines[index].text))[: count - 1])
    cuts = [0, *(index + 1 for index in ends), len(lines)]
    return [list(lines[start:end]) for start, end in pairwise(cuts) if end > start]
