"""After pass 2: rows → rows, the lines of a table as its cells. Reads what was set with blanks, tabs or strokes.

Before: "Peru      12     4", "Samoa      7    11"    after: "Peru" | "12" | "4", "Samoa" | "7" | "11"
Guarantees: 1. every character of a row is in a cell, a blank, or a stroke that is dropped by name; 2. a line of a table
is a row of role "row", then one of role "cell" for each further cell, joined by as many tabs as there are columns;
3. lines whose columns are not evident stay as they are, and those that look like a table are told.

A table is what stands in columns that go through several lines. A list of labels with a wide blank behind each is none;
neither is a paragraph whose lines were stretched, nor a page of running text in two columns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from generator.issues import Issue
from generator.languages.numbering import labels_at
from generator.languages.scripts import width
from generator.model import Drop
from generator.parse.raw import Row

_WIDE = re.compile(r"[ \u00a0\u3000]{2,}")
_TAB = re.compile(r"\t")
_GAP = re.compile(rf"{_WIDE.pattern}|\s*\t\s*")
_STROKES = "|│┃║"
_STROKE = re.compile(f"[{_STROKES}]")
_PARTING = ("  ", "\t", "\u3000", *_STROKES)
"""What can stand between two cells."""
_RULE = re.compile(r"(?=.*[-=─━═]{2})[-=+:|─━═│┃║┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬\s]+")
"""A line that only draws: |---|:--:|, +----+----+, ==== ===="""
_DRAWN = frozenset("-=+:─━═┌└├╔╚╠")
"""What such a line can begin with, where it has no stroke."""
_FEWEST_ROWS = 3
"""Of a table with two columns; one with more may have a row less."""
_MOST_ROWS = 500
"""Rows that are looked at together; a longer table is several that follow each other."""
_ALONE = 3
"""Rows of one cell that may stand between two others."""
_STRETCHED = 2
"""Columns between the ends of stretched lines, at the most."""
_PROSE = 30
"""Characters; where the cells of every column are longer, running text stands in columns."""

Cells = list[tuple[int, int, int]]
"""The cells of a row: column, and where in the row's text the cell begins and ends. A line that only draws has none."""


def find_tables(
    rows: Sequence[Row], text: str, file: str
) -> tuple[tuple[Row, ...], tuple[Drop, ...], tuple[Issue, ...]]:
    """The rows with the cells of tables, what was left out, and what looks like a table and has no columns."""
    found: list[Row] = []
    drops: list[Drop] = []
    issues: list[Issue] = []
    index = 0
    while index < len(rows):
        if not _is_set(rows[index]):
            found.append(rows[index])
            index += 1
            continue
        begin, end = index, _end_of_run(rows, index)
        while index < end:
            run = rows[index : min(end, index + _MOST_ROWS)]
            lines = next((lines for form in _FORMS if (lines := form(run, text))), None)
            if lines is None:
                found.append(rows[index])
                index += 1
                continue
            for row, cells in zip(run, lines, strict=False):
                found += _cell_rows(row, cells)
                drops += _strokes(row, cells)
            index += len(lines)
            begin = index
        if _looks_like_one(rows[begin:end], text):
            message = "these lines look like a table whose columns are not evident; they are kept as text"
            issues.append(Issue("table-as-text", file, rows[begin].number, message, "compare with the source"))
    return tuple(found), tuple(drops), tuple(issues)


def _is_set(row: Row) -> bool:
    """Whether the row has a wide blank, a tab or a stroke inside, other than behind its label, or only draws."""
    if row.role or row.begins is not None:
        return False
    text = row.text
    parted = any(map(text.__contains__, _PARTING))
    if not parted and (text[0] not in _DRAWN or not _RULE.fullmatch(text)):
        return False
    readings = labels_at(text)
    return not readings or len(_GAP.findall(text)) > 1 or _GAP.match(text, len(readings[0].printed)) is None


def _is_cut(row: Row) -> bool:
    """Whether a table ends before the row: at a page's end, at two empty lines, or at one before a number."""
    return row.top or row.gap > 1 or bool(row.gap and labels_at(row.text))


def _end_of_run(rows: Sequence[Row], index: int) -> int:
    """The end of the rows that could be one table: between those that are set so, a few may have one cell."""
    end = index + 1
    for place in range(end, len(rows)):
        row = rows[place]
        if _is_cut(row) or row.role or row.begins is not None:
            break
        if _is_set(row):
            end = place + 1
        elif place - end >= _ALONE or row.gap:
            break
    if end < len(rows) and rows[end].lead and not rows[end].gap and not rows[end].top and not rows[end].role:
        end += 1  # the last cell of the last row can go on
    return end


# --- the three ways to set a table -------------------------------------------------------------------------


def _with_strokes(run: Sequence[Row], text: str) -> list[Cells] | None:  # noqa: ARG001, as the others are called
    """| a | b |, with rules between or without; a | b, where each row has as many cells and none has a label."""
    framed = bool(_STROKE.match(run[0].text) or _RULE.fullmatch(run[0].text))
    lines: list[Cells] = []
    for row in run:
        drawn = _RULE.fullmatch(row.text)
        if "\t" in row.text or not (drawn or (_STROKE.match if framed else _STROKE.search)(row.text)):
            break
        cells = [] if drawn else _between(row.text, _STROKE)
        if not framed and cells and (cells[-1][0] != (lines or [cells])[0][-1][0] or labels_at(row.text)):
            break
        lines.append(cells)
    filled = [cells for cells in lines if cells]
    if len(filled) < 2 or max(cells[-1][0] for cells in filled) < 1:
        return None
    return lines if framed or len(filled) < len(lines) or len(filled) >= _FEWEST_ROWS else None


def _with_tabs(run: Sequence[Row], text: str) -> list[Cells] | None:
    """Cells with a tab between; empty ones at the end of a row may lack theirs."""
    lines: list[Cells] = []
    for row in run if "\t" in run[0].text else ():
        if "  " in row.text and "\t" not in row.text:
            break
        before = text.count("\t", max(text.rfind("\n", 0, row.start), 0), row.start)
        lines.append([(before + column, start, end) for column, start, end in _between(row.text, _TAB)])
    while lines and "\t" not in run[len(lines) - 1].text:
        lines.pop()
    return lines if _is_table(lines) else None


def _between(text: str, separator: re.Pattern[str]) -> Cells:
    """The cells between separators; a stroke before the first opens no column of its own."""
    edges = [0, *(edge for match in separator.finditer(text) for edge in match.span()), len(text)]
    pieces = [_stripped(text, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    if pieces[0][0] == pieces[0][1]:
        pieces.pop(0)
    return [(column, start, end) for column, (start, end) in enumerate(pieces) if end > start]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return start + lead, start + lead + len(piece.strip())


def _with_blanks(run: Sequence[Row], source: str) -> list[Cells] | None:
    """Cells that stand one below the other, with at least two blanks between."""
    aligned, step = _aligned(run[:2], source), 2
    while aligned is not None and len(aligned) < len(run):  # what does not align with few rows does not with more
        more = _aligned(run[: len(aligned) + step], source)
        if more is None and step == 1:
            break
        aligned, step = more or aligned, step * 2 if more else step // 2
    if aligned is None or not _is_table(aligned):
        return None
    first = sum(1 for cells in aligned if cells and cells[0][0] == 0)  # words and a colon before a list make no column
    return aligned if first > 1 and not _is_prose(aligned) else None


def _aligned(run: Sequence[Row], source: str) -> list[Cells] | None:
    """The cells of the rows by the blanks that go through all of them; None where a row has others too."""
    if any("\t" in row.text for row in run):
        return None
    placed = [[] if _RULE.fullmatch(row.text) else _placed(row, source) for row in run]
    columns: list[tuple[int, int]] = []
    for left, right in sorted((left, right) for row in placed for left, right, _, _ in row):
        if columns and left <= columns[-1][1] + 1:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    lines: list[Cells] = []
    for row in placed:
        cells = [(_column_of(columns, left), start, end) for left, _, start, end in row]
        if len({column for column, _, _ in cells}) < len(cells):
            return None  # a wide blank inside a cell: no column goes through it
        lines.append(cells)
    return lines if len(columns) > 1 else None


def _placed(row: Row, source: str) -> list[tuple[int, int, int, int]]:
    """The pieces of a row: from which column of the page to which, and where in its text."""
    begin = max(source.rfind("\n", 0, row.start), source.rfind("\f", 0, row.start)) + 1
    indent = width(source[begin : row.start])
    edges = [0, *(edge for match in _WIDE.finditer(row.text) for edge in match.span()), len(row.text)]
    return [
        (indent + width(row.text[:start]), indent + width(row.text[:end]), start, end)
        for start, end in zip(edges[::2], edges[1::2], strict=True)
    ]


def _column_of(columns: Sequence[tuple[int, int]], left: int) -> int:
    return next(index for index, (start, end) in enumerate(columns) if start <= left <= end)


_FORMS: tuple[Callable[[Sequence[Row], str], list[Cells] | None], ...] = (_with_strokes, _with_tabs, _with_blanks)


# --- what is a table, and what only looks like one ---------------------------------------------------------


def _is_table(lines: Sequence[Cells]) -> bool:
    """Whether the rows are enough."""
    filled = [cells for cells in lines if len(cells) > 1]
    columns = 1 + max((column for cells in filled for column, _, _ in cells), default=0)
    return columns > 1 and len(filled) >= _FEWEST_ROWS - (columns > 2)


def _is_prose(lines: Sequence[Cells]) -> bool:
    """Whether running text stands in the columns."""
    columns = 1 + max(column for cells in lines for column, _, _ in cells)
    lengths = [[end - start for cells in lines for column, start, end in cells if column == wanted]
               for wanted in range(columns)]  # fmt: skip
    return all(sum(of_column) > _PROSE * len(of_column) for of_column in lengths)


def _looks_like_one(run: Sequence[Row], text: str) -> bool:
    """Whether columns were lost, or running text stands in them; stretched lines look alike, and end alike."""
    if len(run) < _FEWEST_ROWS:
        return False
    if any(labels_at(row.text) for row in run):
        return False
    aligned = _aligned(run, text)
    if aligned is not None:
        return _is_table(aligned)
    ends = [_placed(row, text)[-1][1] for row in run[:-1]]
    several = all(len(re.split(r"\s{3,}", row.text)) > 2 for row in run)
    return several and max(ends) - min(ends) > _STRETCHED


# --- what becomes of a row ---------------------------------------------------------------------------------


def _cell_rows(row: Row, cells: Cells) -> list[Row]:
    """A row of the source as a row for each cell."""
    made: list[Row] = []
    before = 0
    for column, start, end in cells:
        cell = replace(row, start=row.start + start, end=row.start + end, text=row.text[start:end])
        joint = "\t" * (column - before)
        if made:
            made.append(replace(cell, role="cell", joint=joint, gap=0, top=False))
        else:
            made.append(replace(cell, role="row", joint="\n" + joint))
        before = column
    return made


def _strokes(row: Row, cells: Cells) -> list[Drop]:
    """What of the row is in no cell and is no blank."""
    edges = [0, *(edge for _, start, end in cells for edge in (start, end)), len(row.text)]
    return [
        Drop(row.start + start + match.start(), row.start + start + match.end(), "table-line")
        for start, end in zip(edges[::2], edges[1::2], strict=True)
        for match in re.finditer(r"\S+", row.text[start:end])
    ]
