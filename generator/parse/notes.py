"""Pass 3: rows → rows, footnotes and drops. Takes the notes at page ends out of the run of the text.

Before: "…和运输。", "1", "9. …", "____", "1", "修正案须有…"   after: "…和运输。" marked 1, "9. …"; note 1 "修正案须有…"
Guarantees: 1. every row is in the text, in a note, or dropped by a named rule; 2. notes are in the order of their
markers' first print; 3. a bare marker on a line of its own is taken only where a note with that marker exists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from generator.model import Drop, Span
from generator.parse.furniture import is_foot_rule
from generator.parse.raw import Row
from generator.parse.rows import MARKER

_NOTE_START = re.compile(r"(?P<marker>\d{1,3}|[*＊†‡]{1,3}|[a-z])(?P<gap>\s*)(?=\S)")


class RawNote(Struct, frozen=True):
    """A footnote as its rows, its marker's place, and the page it stands on."""

    marker: str
    marker_span: Span
    rows: tuple[tuple[int, int, int], ...]
    """(line, start, end) of what belongs to its text."""
    page: int


class Parted(Struct, frozen=True):
    """The rows of the text, and what was taken out of them."""

    rows: tuple[Row, ...]
    notes: tuple[RawNote, ...]
    marks: tuple[tuple[int, str, Span], ...]
    """Bare markers: (end of the row after which they stand, marker, place)."""
    drops: tuple[Drop, ...]


def part_notes(rows: tuple[Row, ...]) -> Parted:
    """Take the notes out. A note zone opens with a rule of dashes, or with the marker that is due, at a page's end."""
    text: list[Row] = []
    drops: list[Drop] = []
    notes: list[RawNote] = []
    for number in sorted({row.page for row in rows}):
        of_page = [row for row in rows if row.page == number]
        cut = _zone_start(of_page, notes)
        text += of_page[:cut]
        zone = of_page[cut:]
        if zone and is_foot_rule(zone[0]):
            drops.append(Drop(zone[0].start, zone[0].end, "footnote-rule"))
            zone = zone[1:]
        found, foot = _notes_of(zone, number, notes)
        notes += found
        drops += [Drop(row.start, row.end, "page-foot") for row in foot]
    text, marks = _bare_marks(text, {note.marker for note in notes})
    return Parted(tuple(text), tuple(notes), tuple(marks), tuple(drops))


def _zone_start(rows: Sequence[Row], notes: Sequence[RawNote]) -> int:
    """Index of the first row of the page's notes."""
    for index, row in enumerate(rows):
        if is_foot_rule(row) and index + 1 < len(rows) and _may_be_note(rows[index + 1]):
            return index
    due = _due(notes)
    for index in range(len(rows) - 1, -1, -1):
        marker = _opens_note(rows[index])
        if marker == due and _is_zone(rows[index:], int(due)):
            return index
    return len(rows)


def _may_be_note(row: Row) -> bool:
    return bool(MARKER.fullmatch(row.text) or _NOTE_START.match(row.text))


def _due(notes: Sequence[RawNote]) -> str:
    numbers = [int(note.marker) for note in notes if note.marker.isdigit()]
    return str(max(numbers, default=0) + 1)


def _opens_note(row: Row) -> str | None:
    """The marker that is glued to the row's first word, as `pdftotext` writes notes; "1. " and "1 月" open none."""
    match = re.match(r"(\d{1,3})(?=[^\d\s.．、,，)）/年月日%:：-])", row.text)
    if match is None or row.attached:
        return None
    return match.group(1)


def _is_zone(rows: Sequence[Row], first: int) -> bool:
    """Whether the rows are notes to the page's end: the markers that occur count up from the first, none missing."""
    expected = first
    for row in rows:
        marker = _opens_note(row)
        if marker == str(expected):
            expected += 1
        elif (marker is not None and expected < int(marker) <= expected + 30 and row.lead == rows[0].lead) or re.match(
            r"\d{1,3}[.．、]\s|\([a-z]\)\s|[•]", row.text
        ):
            return False
    return expected > first


def _notes_of(zone: Sequence[Row], page: int, before: Sequence[RawNote]) -> tuple[list[RawNote], list[Row]]:
    """The notes of a zone, and the rows below them that belong to the page's foot."""
    notes: list[RawNote] = []
    foot: list[Row] = []
    due = int(_due(before))
    pending: tuple[str, Span] | None = None
    for row in zone:
        match = _NOTE_START.match(row.text)
        if MARKER.fullmatch(row.text):
            pending = (row.text, Span(row.start, row.end))
        elif pending:
            notes.append(RawNote(*pending, ((row.number, row.start, row.end),), page))
            pending = None
            due += 1
        elif match and (
            match["marker"] == str(due) or (not match["marker"].isdigit() and not match["marker"].isalpha())
        ):
            end = row.start + match.end("marker")
            rest = row.start + match.end()
            notes.append(RawNote(match["marker"], Span(row.start, end), ((row.number, rest, row.end),), page))
            due += 1
        elif not notes or (row.gap and not foot and _ended(zone, row)) or foot:
            foot.append(row)
        else:
            last = notes[-1]
            notes[-1] = RawNote(last.marker, last.marker_span, (*last.rows, (row.number, row.start, row.end)), page)
    return notes, foot


def _ended(zone: Sequence[Row], row: Row) -> bool:
    """Whether the row before this one closed a sentence, so that what follows after a gap is no part of the note."""
    index = zone.index(row)
    return index > 0 and zone[index - 1].text[-1] in "。.；;!！?？)）"


def _bare_marks(rows: list[Row], markers: set[str]) -> tuple[list[Row], list[tuple[int, str, Span]]]:
    """Markers alone on the line under the words that they belong to."""
    kept: list[Row] = []
    marks: list[tuple[int, str, Span]] = []
    for row in rows:
        is_mark = MARKER.fullmatch(row.text) and row.text in markers and kept and (row.attached or row.gap == 0)
        if is_mark and not any(mark == row.text for _, mark, _ in marks):
            marks.append((kept[-1].end, row.text, Span(row.start, row.end)))
        else:
            kept.append(row)
    return kept, marks
