"""Who cites whom as a picture: documents on the left, what they cite most on the right, a band for each pair as wide as
the citations are many. Drawn twice, for wide and for narrow windows; the table beside it says the same.

The colours are classes: the style sheet has one for each of the site's themes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from generator.render.inline import html_text

MOST_CITED = 16
"""Things drawn at the right; the others are said in numbers."""
COLOURS = 6
_SYMBOL = re.compile(r"[A-Z]+(?:\(\d+\))?/\S+")
_LINE = 23.0
"""Height that a label needs."""
_INK = 330.0
"""Height of all bands together."""
Href = Callable[[str], str]
"""A page of the site as seen from the page that has the picture."""
Counts = dict[tuple[int, int], int]
"""How often the document of the left cites the thing of the right, by their places."""


class Node(Struct, frozen=True):
    """A document or a group of them; a thing cited."""

    label: str
    short: str
    """Where there is little room."""
    said: str
    """In full."""
    page: str
    documents: int
    """Of a group, how many it has; of a thing, how many cite it."""


class Row(Struct, frozen=True):
    """A thing in the table."""

    node: Node
    times: int
    by: tuple[tuple[Node, int], ...]


class Flows(Struct, frozen=True):
    """The picture and what it shows."""

    wide: str
    narrow: str
    rows: tuple[Row, ...]
    rest: int
    """Things that are not drawn."""
    rest_times: int
    citing: int
    """Documents that cite."""


class _Shape(Struct, frozen=True):
    """Measures of a drawing, in its own units; a unit is a pixel where there is room."""

    name: str
    width: float
    left: float
    """Where the bars of the left begin; the labels end before."""
    right: float
    bar: float
    size: float
    """Of the letters."""


_WIDE = _Shape("wide", 940, 275, 615, 7, 13.5)
_NARROW = _Shape("narrow", 360, 132, 214, 5, 11)


def flows_of(left: list[Node], right: list[Node], counts: Counts, href: Href, said: dict[str, Any]) -> Flows:
    """The picture of the things that are cited most; `right` has all, in that order."""
    drawn = right[:MOST_CITED]
    shown = {pair: times for pair, times in counts.items() if pair[1] < len(drawn)}
    rows = []
    for number, node in enumerate(drawn):
        by = [(left[one], times) for (one, other), times in shown.items() if other == number]
        by.sort(key=lambda item: -item[1])
        rows.append(Row(node, sum(times for _, times in by), tuple(by)))
    rest_times = sum(times for (_, other), times in counts.items() if other >= len(drawn))
    wide, narrow = (
        _Picture(shape, left, drawn, shown).drawn(href, said) if shown else "" for shape in (_WIDE, _NARROW)
    )
    return Flows(wide, narrow, tuple(rows), len(right) - len(drawn), rest_times, sum(node.documents for node in left))


class _Bar(Struct, frozen=True):
    """The bar of a node: how often it cites or is cited, and where it stands."""

    times: int
    top: float
    height: float


class _Picture:
    """One drawing."""

    def __init__(self, shape: _Shape, left: list[Node], right: list[Node], counts: Counts) -> None:
        self.shape, self.left, self.right, self.counts = shape, left, right, counts
        self.scale = _INK / sum(counts.values())
        cites, cited = [0] * len(left), [0] * len(right)
        middles = [0.0] * len(right)
        for (one, other), times in counts.items():
            cites[one] += times
            cited[other] += times
            middles[other] += one * times
        # in the order of where the documents that cite them stand on average, fewest bands cross
        self.order = sorted(range(len(right)), key=lambda number: middles[number] / max(cited[number], 1))
        from_left, height_left = self._stacked(cites)
        from_right, height_right = self._stacked([cited[number] for number in self.order])
        self.height = max(height_left, height_right)
        self.at_left = [_lowered(bar, (self.height - height_left) / 2) for bar in from_left]
        lowered = [_lowered(bar, (self.height - height_right) / 2) for bar in from_right]
        self.at_right = dict(zip(self.order, lowered, strict=True))

    def _stacked(self, counts: list[int]) -> tuple[list[_Bar], float]:
        """The bars one below the other, with room for their labels; and how high all are."""
        bars, position = [], 0.0
        for times in counts:
            height = times * self.scale
            room = max(height + 6, _LINE)
            bars.append(_Bar(times, position + (room - height) / 2, height))
            position += room
        return bars, position

    def drawn(self, href: Href, said: dict[str, Any]) -> str:
        """As SVG. Bands stand with the document that cites, so that they can be told from the others."""
        shape, name = self.shape, self.shape.name
        made = [
            f'<svg class="flows {name}" viewBox="0 0 {shape.width:g} {self.height:.0f}" role="group" '
            f'aria-labelledby="flows-{name}-title flows-{name}-desc">\n'
            f'<title id="flows-{name}-title">{html_text(said["flows"])}</title>\n'
            f'<desc id="flows-{name}-desc">{html_text(said["flows_desc"])}</desc>\n'
        ]
        bands = self._bands(said["flow"])
        for one, node in enumerate(self.left):
            bar = self.at_left[one]
            inside = "".join(bands[one]) + _bar(shape, shape.left, bar) + _label(shape, node, bar, True, href)
            made.append(f'<g class="from c{one % COLOURS}">\n{inside}</g>\n')
        for other in self.order:
            bar = self.at_right[other]
            inside = _bar(shape, shape.right - shape.bar, bar) + _label(shape, self.right[other], bar, False, href)
            made.append(f'<g class="to">{inside}</g>\n')
        return "".join(made) + "</svg>"

    def _bands(self, said: str) -> list[list[str]]:
        """By document, in the order in which they leave it."""
        left = [bar.top for bar in self.at_left]
        right = {other: bar.top for other, bar in self.at_right.items()}
        bands: list[list[str]] = [[] for _ in self.left]
        for one, node in enumerate(self.left):
            for other in self.order:
                times = self.counts.get((one, other), 0)
                if times:
                    title = said.format(one=node.said, other=self.right[other].said, times=times)
                    bands[one].append(_band(self.shape, left[one], right[other], times * self.scale, title))
                    left[one] += times * self.scale
                    right[other] += times * self.scale
        return bands


def _lowered(bar: _Bar, by: float) -> _Bar:
    return _Bar(bar.times, bar.top + by, bar.height)


def _band(shape: _Shape, left: float, right: float, wide: float, title: str) -> str:
    begin, end = shape.left + shape.bar, shape.right - shape.bar
    middle = (begin + end) / 2
    path = (
        f"M{begin:g} {left:.1f}C{middle:g} {left:.1f} {middle:g} {right:.1f} {end:g} {right:.1f}"
        f"V{right + wide:.1f}C{middle:g} {right + wide:.1f} {middle:g} {left + wide:.1f} {begin:g} {left + wide:.1f}Z"
    )
    return f'<path class="band" d="{path}"><title>{html_text(title)}</title></path>\n'


def _bar(shape: _Shape, x: float, bar: _Bar) -> str:
    size = f'width="{shape.bar:g}" height="{max(bar.height, 1):.1f}"'
    return f'<rect class="bar" x="{x:g}" y="{bar.top:.1f}" {size}/>'


def _label(shape: _Shape, node: Node, bar: _Bar, at_left: bool, href: Href) -> str:
    """The name and how often, beside the bar; a link to the page."""
    x = shape.left - 8 if at_left else shape.right + 8
    y = bar.top + bar.height / 2 + shape.size * 0.36
    room = (x if at_left else shape.width - x) / shape.size - 0.9 - 0.58 * len(str(bar.times))
    name = html_text(shortened(node.label if shape is _WIDE else node.short, room))
    count = f'<tspan class="n">{bar.times}</tspan>'
    words, side = (f"{count}\u2002{name}", "end") if at_left else (f"{name}\u2002{count}", "start")
    return (
        f'<a href="{href(node.page)}"><title>{html_text(node.said)}</title>'
        f'<text x="{x:g}" y="{y:.1f}" font-size="{shape.size:g}" text-anchor="{side}">{words}</text></a>\n'
    )


def shortened(text: str, ems: float) -> str:
    """As much of a text as fits in so many times its size: the begin of a name, the end of a symbol.

    >>> shortened("不扩散核武器条约", 6), shortened("NPT", 6), shortened("NPT/CONF.2020/WP.77", 6)
    ('不扩散核武…', 'NPT', '…20/WP.77')
    """
    if sum(map(width_of, text)) <= ems:
        return text
    symbol = _SYMBOL.fullmatch(text) is not None
    fits, room = 0, ems - 1
    for c in reversed(text) if symbol else text:
        room -= width_of(c)
        if room < 0:
            break
        fits += 1
    return f"…{text[-fits:]}" if symbol else f"{text[:fits].rstrip()}…"


def width_of(c: str) -> float:
    """Of a character, in times its size; a little too wide rather than too narrow."""
    if c >= "\u2e80":
        return 1.0
    return 0.72 if c.isupper() or c in "mwMW%@" else 0.34 if c in "iIl.,:;|/()[]1 '-" else 0.58
