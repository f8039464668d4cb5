"""Passes 1 to 3 and 8 for a source whose reader told more than the words: rows, notes and calls as they were told.

Guarantees: those of the passes it stands for; what the reader told is not weighed against the words.
"""

from __future__ import annotations

from generator.languages.scripts import width
from generator.model import Drop, Line, Source, Span
from generator.parse.marks import Call
from generator.parse.notes import Parted, RawNote
from generator.parse.raw import Page, Row
from generator.parse.rows import measure

_LONGEST_LINE = 200
"""Columns; what is longer is a paragraph in one line and says nothing of how the page is set."""


def told_rows(source: Source, han: bool) -> tuple[tuple[Row, ...], Page]:
    """The rows of the text, and how they are set."""
    rows: list[Row] = []
    page = -1
    for line in source.lines:
        if line.role in ("note", "furniture") or line.end <= line.start:
            continue
        rows.append(_row(source, line, top=line.page != page))
        page = line.page
    lines = [row.text for row in rows if len(row.text) < _LONGEST_LINE and width(row.text) < _LONGEST_LINE]
    widths = measure(lines or [row.text for row in rows])
    return tuple(rows), Page(spaced=False, gapped=False, measure=widths, han=han)


def told_furniture(source: Source) -> tuple[tuple[Drop, ...], tuple[Row, ...]]:
    """What the reader knew for furniture: the drops, and the rows (a running head prints the symbol)."""
    lines = [line for line in source.lines if line.role == "furniture" and line.end > line.start]
    drops = tuple(Drop(line.start, line.end, line.rule or "running-head") for line in lines)
    return drops, tuple(_row(source, line, top=False) for line in lines)


def told_notes(source: Source, rows: tuple[Row, ...]) -> Parted:
    """The notes that the reader knew, each with all its lines."""
    notes: list[RawNote] = []
    for line in source.lines:
        if line.role != "note" or line.end <= line.start:
            continue
        piece = (line.number, line.start, line.end)
        marker = _marker_span(source, line)
        last = notes[-1] if notes else None
        if last is not None and last.marker == line.note and marker is None and not line.begins:
            notes[-1] = RawNote(last.marker, last.marker_span, (*last.rows, piece), last.page)
        else:
            notes.append(RawNote(line.note, marker, (piece,), line.page))
    return Parted(rows, tuple(notes), (), ())


def told_calls(source: Source, parted: Parted) -> tuple[Call, ...]:
    """Each note's first call, in the order of the notes."""
    free = list(range(len(parted.notes)))
    calls: list[Call] = []
    for place in source.calls:
        index = next((index for index in free if parted.notes[index].marker == place.marker), None)
        if index is not None:
            free.remove(index)
            calls.append(Call(index, place.start, Span(place.start, place.end)))
    return tuple(calls)


def _row(source: Source, line: Line, top: bool) -> Row:
    start, end = line.start, line.end
    if line.role == "row":  # an empty cell at either end is a cell too
        start = source.text.rfind("\n", 0, start) + 1
        end = source.text.find("\n", end) if "\n" in source.text[end:] else len(source.text)
    place = (line.number, start, end, source.text[start:end], line.lead, line.gap, line.page, top)
    return Row(*place, begins=line.begins, role=line.role)


def _marker_span(source: Source, line: Line) -> Span | None:
    """Where the note's marker is printed: before the line's own text, on the same line of the source."""
    begin = max(source.text.rfind("\n", 0, line.start), source.text.rfind("\f", 0, line.start)) + 1
    marker = source.text[begin : line.start].strip()
    if not marker:
        return None
    start = source.text.index(marker, begin)
    return Span(start, start + len(marker))
