"""Tables that nothing is drawn around: the lines of a page that stand in columns → cells.

Before: ("State party", "Assessed", "Date"), ("contribution",), ("Chad", "12", "3 May")
after: cells (0, 0) "State party", (0, 1) "Assessed", "contribution", (0, 2) "Date", (1, 0) "Chad", …
Guarantees: 1. columns are what no line crosses, but for one that stands alone; 2. where it cannot be told which lines
are a row, there are no cells.

A row of the table begins where there is space above it; else with a line whose cells no wrapped line would have: the
first word would have had room on the line above, or a number stands below a number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from msgspec.structs import replace

from generator.read.pdf_grids import NEAR
from generator.read.pdf_lines import LABEL_APART
from generator.read.pdf_pages import Strip
from generator.read.pdf_rules import Rule

Row = tuple[Strip, ...]
Cells = dict[tuple[int, int], list[Strip]]
"""By row and column, each with its strips as they are read."""
Line = dict[int, Strip]
"""What a line has in each column."""

_FEWEST_LINES = 3
_APART = 2.6
"""Sizes from line to line within a table at most."""
_SPACED = 1.18
"""More than so many of the least distances between two lines: a row ends there."""
_OVERLAP = 0.75
"""Lines closer than this, in sizes, are of cells that are set against each other."""
_ALIKE = 1.2
"""Type of one size differs by less than this."""
_OPEN = 1.6
"""Lines this many sizes apart are a row each."""
_MOST_LINES = 12
"""Of one row; more were not told apart."""
_PROSE = 18.0
"""Sizes that a line of prose is wide at least."""
_FULL = 0.8
"""Of the widest: a line of prose that is as wide ended because it was full."""
_FITTING = 0.8
"""Of the cells, so many share an edge with their column."""
_NUMBER = re.compile(r"[\d\s.,()\-–—−%]+")


def regions(rows: Sequence[tuple[int, Row]]) -> list[tuple[int, int]]:
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


def open_cells(rows: Sequence[Row], level: Sequence[Rule]) -> Cells:
    """The cells of a table that nothing is drawn around; none where they cannot be told."""
    columns = _columns(rows)
    if not columns:
        return {}
    parted = [tuple(part for strip in row for part in _cut(strip, columns)) for row in rows]
    lines: list[Line] = []
    for row in parted:
        places = [_column(strip, columns, alone=len(row) == 1) for strip in row]
        if None in places or len(set(places)) < len(row):
            return {}
        lines.append({place: strip for place, strip in zip(places, row, strict=True) if place is not None})
    if not _fits(parted, columns):
        return {}
    if len(columns) == 2 and _is_prose([line[1] for line in lines if 1 in line]):
        return {}
    starts = _row_starts(lines, level, columns)
    cells: Cells = {}
    for number, line in enumerate(lines):
        for column, strip in line.items():
            if starts:
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


def _column(strip: Strip, columns: Sequence[tuple[float, float]], *, alone: bool) -> int | None:
    """The one column that the strip stands in; one that is alone on its line may head several, and is the first's."""
    touched = [n for n, (left, right) in enumerate(columns) if strip.left < right and left < strip.right]
    if len(touched) == 1 or (touched and alone):
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


def _row_starts(lines: Sequence[Line], level: Sequence[Rule], columns: Sequence[tuple[float, float]]) -> list[int]:
    """The lines with which rows of the table begin; none where they cannot be told."""
    heights = [next(iter(line.values())).base for line in lines]
    steps = [above - below for above, below in pairwise(heights)]
    size = median(strip.size for line in lines for strip in line.values())
    least = min(steps)
    if least < _OVERLAP * size:
        return []
    edges = {n: max((line[n].right for line in lines if n in line), default=0.0) for n in range(len(columns))}
    often_whole = sum(len(line) == len(columns) for line in lines) * 2 > len(lines)
    spaced = max(steps) > _SPACED * least  # then a wrapped line is known by the lack of space, whatever it holds
    starts = [0]
    for number, step in enumerate(steps, 1):
        above, line = lines[number - 1], lines[number]
        below, top = heights[number] + 0.5 * size, heights[number - 1] + 1
        ruled = any(below < rule.at < top and _spans(rule, line) for rule in level)
        apart = step > _SPACED * least or least > _OPEN * size
        whole = often_whole and len(line) == len(columns)
        if ruled or apart or whole or _counts_on(above, line) or (not spaced and _is_new(above, line, edges)):
            starts.append(number)
    longest = max(end - start for start, end in pairwise([*starts, len(lines)]))
    return starts if longest <= _MOST_LINES else []


def _counts_on(above: Line, line: Line) -> bool:
    """Whether a number stands below a number: none is wrapped."""
    both = [(above[column].text, strip.text) for column, strip in line.items() if column in above]
    return any(_NUMBER.fullmatch(first) and _NUMBER.fullmatch(second) for first, second in both)


def _is_new(above: Line, line: Line, edges: dict[int, float]) -> bool:
    """Whether the line cannot be what the cells of the line above are wrapped to."""
    for column, strip in line.items():
        before = above.get(column)
        if before is None or before.right + 0.25 * strip.size + strip.first < edges[column] - 0.1 * strip.size:
            return True
    return False


def _spans(rule: Rule, line: Line) -> bool:
    left, right = min(strip.left for strip in line.values()), max(strip.right for strip in line.values())
    return rule.start - NEAR <= left and right <= rule.end + NEAR


def is_interleaved(rows: Sequence[Row]) -> bool:
    """Whether lines stand beside each other at heights that no lines of one text have: words in the middle of cells."""
    between = sum(
        0 < above[0].base - below[0].base < _OVERLAP * min(above[0].size, below[0].size)
        and (above[-1].right < below[0].left or below[-1].right < above[0].left)
        and max(above[0].size, below[0].size) < _ALIKE * min(above[0].size, below[0].size)
        for above, below in pairwise(rows)
    )
    return between >= _FEWEST_LINES
