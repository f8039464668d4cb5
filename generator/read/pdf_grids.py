"""The lines drawn on a page → the grids of cells that they make.

Before: three lines from left to right, crossed by four from top to bottom    after: two rows of three cells
Guarantees: 1. a grid has two columns or more; 2. a cell that was made of several, by leaving out the line between
them, is found as the first of these.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.read.pdf_rules import Rule, Rules

if TYPE_CHECKING:
    from generator.read.pdf_pages import Strip

NEAR = 3.0
"""Points within which two rules are one, and a rule touches another."""
_MOST_RULES = 400
"""On one page: what has more is a drawing."""


class Grid(Struct, frozen=True):
    """The cells that lines part."""

    edges: tuple[float, ...]
    """Of the columns, from the left."""
    heights: tuple[float, ...]
    """Of the rows' edges, from the top."""
    rules: Rules

    def holds(self, strip: Strip) -> bool:
        """Whether the strip stands in it."""
        return (
            self.edges[0] - NEAR <= strip.left
            and strip.right <= self.edges[-1] + NEAR
            and self.heights[-1] - NEAR <= strip.base <= self.heights[0] + NEAR
        )

    def cell(self, strip: Strip) -> tuple[int, int]:
        """Row and column of the cell; of cells that were made one, of the first."""
        middle, height = (strip.left + strip.right) / 2, strip.base + strip.size * 0.3
        column = sum(edge < middle for edge in self.edges[1:-1])
        row = sum(edge > height for edge in self.heights[1:-1])
        while column and not _drawn(self.rules.upright, self.edges[column], height):
            column -= 1
        while row and not _drawn(self.rules.level, self.heights[row], middle):
            row -= 1
        return row, column


def grids_of(rules: Rules) -> list[Grid]:
    """Every set of lines that cross and make cells side by side."""
    grids: list[Grid] = []
    if len(rules.level) + len(rules.upright) > _MOST_RULES:
        return grids
    left = list(rules.upright)
    while left:
        upright, level = [left.pop()], list[Rule]()
        grown = True
        while grown:
            level = [rule for rule in rules.level if any(_touch(rule, other) for other in upright)]
            more = [rule for rule in left if any(_touch(other, rule) for other in level)]
            left = [rule for rule in left if rule not in more]
            upright += more
            grown = bool(more)
        edges = _distinct([rule.at for rule in upright] + [end for rule in level for end in (rule.start, rule.end)])
        heights = _distinct([rule.at for rule in level] + [end for rule in upright for end in (rule.start, rule.end)])
        if len(edges) > 2 and len(heights) > 1:
            grids.append(Grid(tuple(edges), tuple(reversed(heights)), Rules(tuple(level), tuple(upright))))
    return grids


def _touch(level: Rule, upright: Rule) -> bool:
    along = level.start - NEAR <= upright.at <= level.end + NEAR
    return along and upright.start - NEAR <= level.at <= upright.end + NEAR


def _drawn(rules: Sequence[Rule], at: float, place: float) -> bool:
    """Whether a rule is drawn there."""
    return any(abs(rule.at - at) <= NEAR and rule.start <= place <= rule.end for rule in rules)


def _distinct(places: Sequence[float]) -> list[float]:
    """The places in order, those that are near each other once."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > NEAR:
            found.append(place)
    return found
