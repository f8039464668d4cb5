"""How often what is named when, as a picture: a row for each thing, a column for each document or year, the darker the
more often. Drawn twice, for wide and for narrow windows; the table beneath it says the same.

The shades are classes: the style sheet has one for each of the site's themes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from generator.model import Document
from generator.render.cited_parts import shade_of
from generator.render.flows import shortened, width_of
from generator.render.inline import html_text

FEWEST = 8
"""With fewer documents a table says as much."""
SINGLE = 12
"""So many documents have a column each; of more, their years have."""
MOST_ROWS = 20
_MOST_COLUMNS = 24
_STEPS = (1, 2, 5, 10, 20, 50)
"""Years that a column can span."""
_NUMBER = re.compile(r"\d+")
_LINE = 24
_HEAD = 24
_WIDEST = 56
"""Of a cell."""


class Column(Struct, frozen=True):
    """A document, a year or several."""

    label: str
    said: str
    """In full."""


class Row(Struct, frozen=True):
    """A thing and how often it is named in each column."""

    label: str
    href: str
    """Of its page, as an attribute; nothing: it has none."""
    counts: tuple[int, ...]

    @property
    def times(self) -> int:
        return sum(self.counts)


class Heat(Struct, frozen=True):
    """The picture and what it shows."""

    wide: str
    narrow: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    rest: int
    """Things that are not drawn."""
    rest_times: int


class Columns:
    """The columns for these documents, each of a work of its own."""

    def __init__(self, documents: Iterable[Document], said: dict[str, Any]) -> None:
        works = sorted(documents, key=lambda each: (each.metadata.date or "9999", each.slug))
        self.documents = len(works)
        self.columns: tuple[Column, ...]
        if len(works) <= SINGLE:
            names = [each.symbol or each.title for each in works]
            short = _short(names)
            self.columns = tuple(Column(label, name) for label, name in zip(short, names, strict=True))
            self.place = {each.slug: number for number, each in enumerate(works)}
            return
        years = {each.slug: int((each.metadata.date or "0")[:4]) for each in works}
        known = sorted(filter(None, years.values()))
        first, last = (known[0], known[-1]) if known else (0, 0)
        step = next((step for step in _STEPS if (last - first) // step < _MOST_COLUMNS), _STEPS[-1])
        first -= first % step
        labels = [str(year) for year in range(first, last + 1, step)] if known else []
        spans = [year if step == 1 else said["years"].format(first=year, last=int(year) + step - 1) for year in labels]
        undated = [Column("?", said["undated"])] if 0 in years.values() else []
        self.columns = (*(Column(label, span) for label, span in zip(labels, spans, strict=True)), *undated)
        self.place = {slug: (year - first) // step if year else len(labels) for slug, year in years.items()}

    @property
    def tell(self) -> bool:
        """Whether a picture of them says more than a table."""
        return self.documents >= FEWEST and len(self.columns) > 1

    def counted(self, works: dict[str, int]) -> tuple[int, ...]:
        """How often, column by column."""
        counts = [0] * len(self.columns)
        for slug, times in works.items():
            counts[self.place[slug]] += times
        return tuple(counts)


class _Shape(Struct, frozen=True):
    name: str
    width: float
    left: float
    """Where the cells begin."""
    right: float
    """Room for the sums."""
    size: float
    """Of the letters."""


INDEX = _Shape("wide", 940, 230, 44, 13)
"""Where the page has its whole width for it."""
BESIDE = _Shape("wide", 660, 170, 44, 13)
"""Where the outline stands beside it."""
_NARROW = _Shape("narrow", 360, 112, 34, 11)


def heat_of(rows: list[Row], columns: Columns, shape: _Shape, title: str, said: dict[str, Any]) -> Heat:
    """The picture of the first rows; `rows` has all, in their order."""
    drawn = rows[:MOST_ROWS]
    wide, narrow = (_drawn(each, drawn, columns.columns, title, said) for each in (shape, _NARROW))
    rest = rows[MOST_ROWS:]
    return Heat(wide, narrow, columns.columns, tuple(drawn), len(rest), sum(row.times for row in rest))


def _drawn(shape: _Shape, rows: list[Row], columns: tuple[Column, ...], title: str, said: dict[str, Any]) -> str:
    most = max((count for row in rows for count in row.counts), default=0)
    longest = max(sum(map(width_of, row.label)) for row in rows) * shape.size + 14
    left = min(shape.left, max(longest, shape.size * 4))
    cell = min((shape.width - left - shape.right) / len(columns), _WIDEST)
    end = left + cell * len(columns)
    wide, height = end + shape.right, _HEAD + _LINE * len(rows) + 2
    name = f"heat-{shape.name}"
    made = [
        f'<svg class="heat {shape.name}" viewBox="0 0 {wide:.0f} {height}" style="max-inline-size:{wide:.0f}px" '
        f'role="group" aria-labelledby="{name}-title {name}-desc">\n'
        f'<title id="{name}-title">{html_text(title)}</title>\n'
        f'<desc id="{name}-desc">{html_text(said["heat_desc"])}</desc>\n'
    ]
    made += _heads(shape, columns, left, cell)
    for number, row in enumerate(rows):
        top = _HEAD + _LINE * number
        made.append(_label(shape, row, left, top))
        for place, count in enumerate(row.counts):
            tip = said["heat_cell"].format(name=row.label, column=columns[place].said, n=count)
            made.append(_cell(shape, left + cell * place, top, cell, count, most, tip))
        made.append(_text(wide - 4, top, shape.size, str(row.times), "end", "n sum"))
    return "".join(made) + "</svg>"


def _heads(shape: _Shape, columns: tuple[Column, ...], left: float, cell: float) -> list[str]:
    """What each column is, as far as there is room."""
    room = max(len(column.label) for column in columns) * shape.size * 0.56 + 3
    every = max(1, -(-int(room) // max(int(cell), 1)))
    return [
        _text(left + cell * (place + 0.5), 0, shape.size - 1, column.label, "middle", "n", column.said)
        for place, column in enumerate(columns)
        if place % every == 0
    ]


def _label(shape: _Shape, row: Row, left: float, top: float) -> str:
    said = shortened(row.label, (left - 10) / shape.size)
    text = _text(left - 8, top, shape.size, said, "end", "", row.label)
    return f'<a href="{row.href}">{text}</a>\n' if row.href else text


def _cell(shape: _Shape, x: float, top: float, wide: float, count: int, most: int, tip: str) -> str:
    shade = f"s{shade_of(count, most)}"
    box = f'<rect class="{shade}" x="{x + 1:.1f}" y="{top + 1}" width="{wide - 2:.1f}" height="{_LINE - 2}" rx="2"/>'
    fits = count and len(str(count)) * shape.size * 0.58 <= wide - 3
    number = _text(x + wide / 2, top, shape.size - 1.5, str(count), "middle", "n") if fits else ""
    return f'<g class="cell">{f"<title>{html_text(tip)}</title>" if count else ""}{box}{number}</g>\n'


def _text(x: float, top: float, size: float, text: str, anchor: str, kind: str, title: str = "") -> str:
    tip = f"<title>{html_text(title)}</title>" if title and title != text else ""
    name = f' class="{kind}"' if kind else ""
    y = top + _LINE / 2 + size * 0.36
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" text-anchor="{anchor}"'
    return f"<text{name} {place}>{tip}{html_text(text)}</text>"


def _short(names: list[str]) -> list[str]:
    """What fits above a column: the last two numbers of a symbol, else the begin of a title.

    >>> _short(["A/RES/75/1", "A/RES/76/12"]), _short(["GC(59)/RES/10", "A/RES/76/12"])
    (['75/1', '76/12'], ['59/10', '76/12'])
    """
    return ["/".join(_NUMBER.findall(name)[-2:]) or shortened(name, 3) for name in names]
