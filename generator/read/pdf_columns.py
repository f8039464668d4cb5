"""The rows of a page → the rows of its columns, one column after the other, where the page or its cover has two.

Before: ("left 1", "right 1"), ("left 2", "right 2")   after: ("left 1",), ("left 2",), ("right 1",), ("right 2",)
Guarantees: 1. every strip stays in one row, and no row is joined; 2. a page that is not plainly set in columns stays
as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median_low
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.read.pdf_grids import Grid
    from generator.read.pdf_pages import Strip

Rows = list[tuple["Strip", ...]]

_FEWEST = 8
"""Rows with a strip in either column that make a page one of two columns."""
_ASIDE = 0.3
"""Share of the page's width by which the second column stands in."""
_SAME_EDGE = 3.0
"""Points by which the left edges of a column differ."""
_TOP_ROWS = 6
"""The two columns of a cover begin among so many rows from the top."""
_NEAR = 1.7
"""Line heights within which the left column of a cover goes on below the right one."""
_OF_COVER = re.compile(r"Distr\b|[A-Z][A-Z0-9.]*(?:\([0-9]+\))?/\S*\d")
"""What stands in the right column of a cover: the distribution, a symbol."""


def in_columns(rows: Rows, width: float, grids: Sequence[Grid], *, cover: bool) -> Rows:
    """The rows in the order in which they are read."""
    rows = _cover_columns(rows, width) if cover else rows
    paired = [row for row in rows if len(row) == 2 and row[1].left - row[0].left > _ASIDE * width]
    paired = [row for row in paired if not any(grid.holds(strip) for grid in grids for strip in row)]
    if len(paired) < _FEWEST or len(paired) * 2 < len(rows):
        return rows
    split = median_low([row[1].left for row in paired])
    if any(row[0].right > split for row in paired) or not _is_prose(paired):
        return rows
    ordered: Rows = []
    right: Rows = []
    for row in rows:
        crossing = _crosses(row, split)
        if crossing:
            ordered += right
            right = []
        ordered += [(strip,) for strip in row if crossing or strip.left < split - 2]
        right += [(strip,) for strip in row if not crossing and strip.left >= split - 2]
    return ordered + right


def _crosses(row: Sequence[Strip], split: float) -> bool:
    return any(strip.left < split - 2 < split + 2 < strip.right for strip in row)


def _is_prose(paired: Sequence[tuple[Strip, ...]]) -> bool:
    """Columns of running text fill their width; those of a table do not."""
    for side in (0, 1):
        widths = [row[side].right - row[side].left for row in paired]
        if sum(width > 0.85 * max(widths) for width in widths) * 2 < len(widths):
            return False
    return True


def _cover_columns(rows: Rows, width: float) -> Rows:
    """The two columns at the top of a cover: organ, session and agenda item in one, symbol and day in the other."""
    start = next((n for n, row in enumerate(rows[:_TOP_ROWS]) if len(row) > 1 and row[-1].left > _ASIDE * width), None)
    if start is None:
        return rows
    edges = [row[-1].left for row in rows[start:] if row[-1].left > _ASIDE * width]
    split = min((edge for edge in edges if sum(abs(edge - other) < _SAME_EDGE for other in edges) > 1), default=None)
    if split is None:
        return rows
    stop = _columns_end(rows, start, split)
    right = [strip for row in rows[start:stop] for strip in row if strip.left >= split - _SAME_EDGE]
    if len(right) < 2 or not any(_OF_COVER.match(strip.text) for strip in right):
        return rows
    left = [strip for row in rows[start:stop] for strip in row if strip.left < split - _SAME_EDGE]
    return [*rows[:start], *((strip,) for strip in (*left, *right)), *rows[stop:]]


def _columns_end(rows: Rows, start: int, split: float) -> int:
    """Behind the last row of the columns: the next one crosses both, or stands apart with nothing beside it."""
    stop = start + 1
    while stop < len(rows) and not _crosses(rows[stop], split):
        above, row = rows[stop - 1][0], rows[stop][0]
        apart = above.base - row.base > _NEAR * max(above.size, row.size)
        beside = any(below[-1].left >= split - _SAME_EDGE for below in rows[stop : stop + 2])
        if apart and not beside:
            break
        stop += 1
    return stop
