"""The rows of a page that are a table → a line for each row of the table, its cells parted by tabs.

Before: ("State party", "Assessed", "Date"), ("contribution",), ("Chad", "12", "3 May")
after: "State party\\tAssessed contribution\\tDate", "Chad\\t12\\t3 May"
Guarantees: 1. every strip of a table is in one cell, and a cell's words in their order; 2. what seems a table and
cannot be made out stays as it is, and that is told.

Where lines are drawn they say what a cell is. Where none are, columns are what nothing crosses, and rows are told by
the space between them, or by the cells that are filled.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from generator.languages.scripts import glue
from generator.read.pdf_grids import NEAR, Grid
from generator.read.pdf_lines import LABEL_APART, Piece, lines_of_row, piece_of
from generator.read.pdf_pages import Sheet, Strip
from generator.read.pdf_rules import Rule

Row = tuple[Strip, ...]
Cells = dict[tuple[int, int], list[Strip]]
"""By row and column, each with its strips as they are read."""

_FEWEST_LINES = 3
"""Lines of a table that is not drawn."""
_APART = 2.6
"""Sizes from line to line within a table at most."""
_SPACED = 1.25
"""More than so many of the least distances between two lines: a row ends there."""
_OVERLAP = 0.75
"""Lines closer than this, in sizes, are of cells that are set against each other."""
_ALIKE = 1.2
"""Type of one size differs by less than this."""
_OPEN = 1.6
"""Lines this many sizes apart are a row each."""
_PROSE = 18.0
"""Sizes that a line of prose is wide at least."""
_FULL = 0.8
_FITTING = 0.8
"""Of the cells of a table that is not drawn, so many share an edge with their column."""


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
    for start, stop in _regions(rest):
        region = rest[start:stop]
        cells = _open_cells([row for _, row in region], level)
        if cells:
            lines.update(_laid_out(region, cells, page))
        else:
            doubtful = doubtful or max(len(row) for _, row in region) > 2
    return Tables(lines, doubtful or _is_interleaved([row for index, row in rest if index not in lines]))


def _is_interleaved(rows: Sequence[Row]) -> bool:
    """Whether lines stand beside each other at heights that no lines of one text have: words in the middle of cells."""
    between = sum(
        0 < above[0].base - below[0].base < _OVERLAP * min(above[0].size, below[0].size)
        and (above[-1].right < below[0].left or below[-1].right < above[0].left)
        and max(above[0].size, below[0].size) < _ALIKE * min(above[0].size, below[0].size)
        for above, below in pairwise(rows)
    )
    return between >= _FEWEST_LINES


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


# --- tables whose lines are drawn ---------------------------------------------------------------------------------


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


# --- tables without lines -----------------------------------------------------------------------------------------


def _regions(rows: Sequence[tuple[int, Row]]) -> list[tuple[int, int]]:
    """Runs of rows that stand close and have several strips, or a strip that no paragraph's line is."""
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(rows):
        stop = start
        if _is_split(rows[start][1]):
            stop = start + 1
            while stop < len(rows) and _goes_on([row for _, row in rows[start:stop]], rows[stop][1]):
                stop += 1
            while stop > start + 1 and not _is_split(rows[stop - 1][1]) and not _within(rows, start, stop - 1):
                stop -= 1
        if stop - start >= _FEWEST_LINES and sum(_is_split(row) for _, row in rows[start:stop]) >= _FEWEST_LINES:
            found.append((start, stop))
        start = max(stop, start + 1)
    return found


def _is_split(row: Row) -> bool:
    """Whether the row has two strips, and not only a label with its text."""
    return len(row) > 1 and not (len(row) == 2 and LABEL_APART.fullmatch(row[0].text))


def _goes_on(region: Sequence[Row], row: Row) -> bool:
    above = region[-1][0]
    if not 0 < above.base - row[0].base <= _APART * max(above.size, row[0].size):
        return False
    if _is_split(row):
        return True
    left, right = min(r[0].left for r in region), max(r[-1].right for r in region)
    return len(row) == 1 and row[0].right - row[0].left < (right - left) * 0.6


def _within(rows: Sequence[tuple[int, Row]], start: int, place: int) -> bool:
    """Whether a lone strip stands in one column of those above it, and not in the first, where a paragraph begins."""
    columns = _columns([row for _, row in rows[start:place]])
    strip = rows[place][1][0]
    return any(left - strip.size <= strip.left and strip.right <= right + strip.size for left, right in columns[1:])


def _columns(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """The left and right of each column, as the rows with the most cells have it; none where they cross."""
    most = max((len(row) for row in rows), default=0)
    full = [row for row in rows if len(row) == most]
    columns = [(min(row[n].left for row in full), max(row[n].right for row in full)) for n in range(most)]
    if any(after[0] <= before[1] for before, after in pairwise(columns)):
        return []
    return columns


def _open_cells(rows: Sequence[Row], level: Sequence[Rule]) -> Cells:
    """The cells of a table that nothing is drawn around; none where they cannot be told."""
    columns = _columns(rows)
    if not columns:
        return {}
    rows = [tuple(part for strip in row for part in _cut(strip, columns)) for row in rows]
    placed = [[(_column(strip, columns), strip) for strip in row] for row in rows]
    if any(column is None for row in placed for column, _ in row) or not _fits(rows, columns):
        return {}
    if len(columns) == 2 and _is_prose([strip for row in placed for column, strip in row if column]):
        return {}
    starts = _row_starts(rows, [{column for column, _ in row} for row in placed], level, len(columns))
    cells: Cells = {}
    for number, row in enumerate(placed):
        for column, strip in row:
            if column is not None and starts:
                cells.setdefault((sum(start <= number for start in starts), column), []).append(strip)
    return cells


def _cut(strip: Strip, columns: Sequence[tuple[float, float]]) -> list[Strip]:
    """The parts of a strip that stand in several columns, where a wide blank lies between these."""
    for place, left, right in reversed(strip.airy):
        for before, after in pairwise(columns):
            if left < after[0] and before[1] < right and strip.left < before[1] and after[0] < strip.right:
                words = strip.text
                head = replace(
                    strip, text=words[:place], right=left, airy=tuple(gap for gap in strip.airy if gap[0] < place),
                    raised=tuple(mark for mark in strip.raised if mark[1] <= place),
                )  # fmt: skip
                tail = replace(
                    strip, text=words[place + 1 :], left=right, airy=(), gap=right - left,
                    raised=tuple((a - place - 1, b - place - 1) for a, b in strip.raised if a > place),
                )  # fmt: skip
                return [*_cut(head, columns), tail]
    return [strip]


def _column(strip: Strip, columns: Sequence[tuple[float, float]]) -> int | None:
    """The one column that the strip stands in."""
    touched = [n for n, (left, right) in enumerate(columns) if strip.left < right and left < strip.right]
    if len(touched) == 1:
        return touched[0]
    if touched:
        return None
    return min(
        range(len(columns)), key=lambda n: min(abs(strip.left - columns[n][0]), abs(strip.right - columns[n][1]))
    )


def _fits(rows: Sequence[Row], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether the cells of a column begin, or end, on one edge."""
    cells = [strip for row in rows for strip in row]
    edges = [
        (median(strip.left for strip in column), median(strip.right for strip in column))
        for column in ([s for s in cells if left - 1 <= s.left and s.right <= right + 1] for left, right in columns)
        if column
    ]
    fitting = sum(
        any(abs(strip.left - left) < strip.size or abs(strip.right - right) < strip.size for left, right in edges)
        for strip in cells
    )
    return fitting >= _FITTING * len(cells)


def _is_prose(lines: Sequence[Strip]) -> bool:
    """Whether the lines of a second column are a paragraph's: what stands before them is a label, however long."""
    widths = [line.right - line.left for line in lines]
    full = [width for width in widths if width > _FULL * max(widths)]
    return max(widths) > _PROSE * lines[0].size and len(full) * 2 >= len(widths)


def _row_starts(
    rows: Sequence[Row], filled: Sequence[set[int | None]], level: Sequence[Rule], columns: int
) -> list[int]:
    """The lines with which rows of the table begin; none where its cells are set against each other."""
    steps = [above[0].base - below[0].base for above, below in pairwise(rows)]
    size = median(strip.size for row in rows for strip in row)
    if min(steps) < _OVERLAP * size:
        return []
    least = min(steps)
    spaced = max(steps) > _SPACED * least
    starts = [0]
    for number, step in enumerate(steps, 1):
        above, below = rows[number - 1][0].base, rows[number][0].base
        ruled = any(below + 0.5 * size < rule.at < above + 1 and _spans(rule, rows[number]) for rule in level)
        whole = 0 in filled[number] and 2 * len(filled[number]) >= columns
        if ruled or step > _SPACED * least or (not spaced and (whole or least > _OPEN * size)):
            starts.append(number)
    return starts


def _spans(rule: Rule, row: Row) -> bool:
    return rule.start - NEAR <= row[0].left and row[-1].right <= rule.end + NEAR
