"""What the editor's YAML says of single lines: a heading, furniture, a note, a block, or part of the one before.

Guarantees: 1. a correction changes what a line is, never its characters; 2. one that fits no line is reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any, TypeVar

from msgspec.structs import replace

from generator.issues import Issue
from generator.model import Correction, Drop, Line, Source, Span
from generator.parse.notes import Parted, RawNote
from generator.parse.raw import Row

EDITOR = "editor"
"""The rule by which a line goes that the editor calls furniture."""
_MARKER = re.compile(r"(\d{1,3}|[*＊†‡]{1,3})[.．)]?\s*(?=\S)")
_SAYS: dict[str, dict[str, Any]] = {
    "heading": {"role": "heading", "begins": True},
    "furniture": {"role": "furniture", "begins": None},
    "note": {"role": "note", "begins": None},
    "joined": {"role": "", "begins": False},
    "block": {"role": "", "begins": True},
}
"""What each kind of correction makes of a line."""
Item = TypeVar("Item", Row, Line)


def corrected(items: Sequence[Item], source: Source) -> tuple[tuple[Item, ...], tuple[Issue, ...]]:
    """The lines as the editor says they are."""
    wanted = source.overrides.corrections if source.overrides else ()
    if not wanted:
        return tuple(items), ()
    used: set[int] = set()
    made: list[Item] = []
    for item in items:
        text = source.text[item.start : item.end]
        index = next((i for i, correction in enumerate(wanted) if _fits(correction, item.number, text)), None)
        if index is None:
            made.append(item)
            continue
        used.add(index)
        made.append(_changed(replace(item, **_SAYS[wanted[index].kind]), text))
    issues = [_unused(correction, source) for i, correction in enumerate(wanted) if i not in used]
    return tuple(made), tuple(issues)


def set_aside(rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], tuple[RawNote, ...], tuple[Drop, ...]]:
    """The rows that stay in the text, and the notes and drops that the editor made of the others."""
    notes: list[RawNote] = []
    for row in rows:
        if row.role != "note":
            continue
        match = _MARKER.match(row.text)
        piece = (row.number, row.start + (match.end() if match else 0), row.end)
        if match:
            span = Span(row.start, row.start + len(match.group(1)))
            notes.append(RawNote(match.group(1), span, (piece,), row.page))
        elif notes:
            notes[-1] = RawNote(notes[-1].marker, notes[-1].marker_span, (*notes[-1].rows, piece), row.page)
        else:
            notes.append(RawNote("*", None, (piece,), row.page))
    drops = tuple(Drop(row.start, row.end, EDITOR) for row in rows if row.role == "furniture")
    return tuple(row for row in rows if row.role not in ("note", "furniture")), tuple(notes), drops


def with_notes(parted: Parted, notes: tuple[RawNote, ...]) -> Parted:
    """The notes that were recognised and those of the editor, in the order of the source."""
    both = sorted((*parted.notes, *notes), key=lambda note: note.rows[0][1])
    return Parted(parted.rows, tuple(both), parted.marks, parted.drops)


def _fits(correction: Correction, number: int, text: str) -> bool:
    place = correction.line or correction.page
    return place == number and text.startswith(correction.text)


def _changed(item: Item, text: str) -> Item:
    """What a line of a reader must know besides: the rule of furniture, the marker of a note."""
    if not isinstance(item, Line):
        return item
    if item.role == "furniture":
        return replace(item, rule=EDITOR)
    match = _MARKER.match(text) if item.role == "note" else None
    if match:
        return replace(item, note=match.group(1), start=item.start + match.end())
    return item


def _unused(correction: Correction, source: Source) -> Issue:
    place = f"line {correction.line}" if correction.line else f"page {correction.page}"
    words = f' that begins with "{correction.text}"' if correction.text else ""
    yaml = str(PurePosixPath(source.file).with_suffix(".yml"))
    message = f"corrections: there is no {place}{words}"
    return Issue("correction-unused", yaml, 0, message, "compare with what loccit inspect shows")
