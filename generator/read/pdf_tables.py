"""The rows of a page that are a table → a line for each row of the table, its cells parted by tabs.

Before: ("State party", "Assessed", "Date"), ("contribution",), ("Chad", "12", "3 May")
after: "State party\\tAssessed contribution\\tDate", "Chad\\t12\\t3 May"
Guarantees: 1. every strip of a table is in one cell, and a cell's words in their order; 2. what seems a table and
cannot be made out stays as it is, and that is told.

Where lines are drawn they say what a cell is; where none are, `pdf_open_tables` tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator.languages.scripts import glue
from generator.read.pdf_grids import Grid
from generator.read.pdf_lines import Piece, lines_of_row, piece_of
from generator.read.pdf_open_tables import Cells, Row, is_interleaved, open_cells, regions
from generator.read.pdf_pages import Sheet, Strip
from generator.read.pdf_rules import Rule


def sheet_lines(sheet: Sheet, page: int, taken: dict[int, Piece]) -> tuple[list[Piece], bool]:
    """All lines of a page in order, with those already taken for furniture; and whether a table was not made out."""
    rest = [(number, row) for number, row in enumerate(sheet.rows) if number not in taken]
    tables = tables_in(rest, sheet.grids, sheet.level, page)
    lines: list[Piece] = []
    for number, row in enumerate(sheet.rows):
        if number in taken:
            lines.append(taken[number])
        else:
            lines += tables.lines[number] if number in tables.lines else lines_of_row(row, page)
    return lines, tables.doubtful


class Tables(Struct, frozen=True):
    """What became of a page's rows."""

    lines: dict[int, list[Piece]]
    """By the index of the row where a table begins: its lines; nothing for its other rows."""
    doubtful: bool
    """Whether something seems a table and could not be made out."""


def tables_in(rows: Sequence[tuple[int, Row]], grids: Sequence[Grid], level: Sequence[Rule], page: int) -> Tables:
    """The tables among the rows of a page, which come with their indices."""
    lines: dict[int, list[Piece]] = {}
    doubtful = False
    rest = list(rows)
    for grid in grids:
        inside = [(index, row) for index, row in rest if all(grid.holds(strip) for strip in row)]
        cells = _drawn_cells(inside, grid, page)
        if cells:
            lines.update(_laid_out(inside, cells, page))
            rest = [(index, row) for index, row in rest if index not in lines]
    for start, stop in regions(rest):
        region = rest[start:stop]
        cells = open_cells([row for _, row in region], level)
        if cells:
            lines.update(_laid_out(region, cells, page))
        else:
            doubtful = doubtful or max(len(row) for _, row in region) > 2
    return Tables(lines, doubtful or is_interleaved([row for index, row in rest if index not in lines]))


def _laid_out(rows: Sequence[tuple[int, Row]], cells: Cells, page: int) -> dict[int, list[Piece]]:
    """The lines of a table under the first of its rows."""
    columns = sorted({column for _, column in cells})
    pieces: list[Piece] = []
    for number in sorted({row for row, _ in cells}):
        strips = [cells.get((number, column), []) for column in columns]
        piece = piece_of([strip for cell in strips for strip in cell], page)
        piece.text, piece.raised = _text(strips)
        piece.role = "row"
        pieces.append(piece)
    return {index: pieces if place == 0 else [] for place, (index, _) in enumerate(rows)}


def _text(cells: Iterable[Sequence[Strip]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The cells of one row, and the raised markers in them."""
    text, raised = "", []
    for column, cell in enumerate(cells):
        text += "\t" if column else ""
        words = ""
        for strip in cell:
            joint = glue(words, strip.text, False)
            raised += [
                (start + len(text + words + joint), end + len(text + words + joint)) for start, end in strip.raised
            ]
            words += joint + strip.text
        text += words
    return text, tuple(raised)


def _drawn_cells(rows: Sequence[tuple[int, Row]], grid: Grid, page: int) -> Cells:
    """The cells of a drawn table; none where it has no two columns with words, or might frame the head of a cover.

    One row can be all that came over from the page before.
    """
    cells: Cells = {}
    for _, row in rows:
        for strip in row:
            cells.setdefault(grid.cell(strip), []).append(strip)
    rows_used, columns_used = {row for row, _ in cells}, {column for _, column in cells}
    return cells if len(columns_used) > 1 and (len(rows_used) > 1 or page) else {}
