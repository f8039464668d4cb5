"""Events as a picture: a lane for each kind, years from left to right, a dot for each event, the larger the more often
it is named; hollow where no document names it. Drawn twice, for wide and for narrow windows; the table beneath has the
same dates, names and numbers.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from generator.render.flows import shortened, width_of
from generator.render.inline import html_text

MOST = 200
"""Events that are drawn: those named most often."""
_ROW = 27.0
_TICKS = (1, 2, 5, 10, 20, 50)


class Happening(Struct, frozen=True):
    """An event with its date."""

    name: str
    short: str
    date: str
    """ISO 8601, as exact as is known."""
    kind: str
    """In words."""
    href: str
    """From the page that has the picture, as an attribute."""
    times: int


class _Shape(Struct, frozen=True):
    name: str
    width: float
    left: float
    """Where the years begin; names of lanes stand before, or above where there is no room."""
    size: float


_WIDE = _Shape("wide", 940, 190, 12.5)
_NARROW = _Shape("narrow", 360, 8, 11)


class Timeline(Struct, frozen=True):
    """The picture and what it leaves out."""

    wide: str
    narrow: str
    drawn: int
    undated: int
    rest: int
    """Events that are dated and not drawn."""


def timeline_of(events: list[Happening], title: str, said: dict[str, Any]) -> Timeline:
    """The picture of the events that have a date."""
    dated = sorted((event for event in events if event.date), key=lambda event: (-event.times, event.date, event.name))
    drawn = sorted(dated[:MOST], key=lambda event: (event.date, event.name))
    wide, narrow = (_Picture(shape, drawn).drawn(title, said) if drawn else "" for shape in (_WIDE, _NARROW))
    return Timeline(wide, narrow, len(drawn), len(events) - len(dated), len(dated) - len(drawn))


class _Picture:
    def __init__(self, shape: _Shape, events: list[Happening]) -> None:
        self.shape = shape
        self.lanes: dict[str, list[Happening]] = {}
        for event in events:
            self.lanes.setdefault(event.kind, []).append(event)
        self.first = int(events[0].date[:4])
        self.last = max(int(event.date[:4]) for event in events) + 1
        self.scale = (shape.width - shape.left - 14) / (self.last - self.first)
        self.most = max(event.times for event in events)
        self.lane = _ROW if shape is _WIDE else _ROW * 1.5
        self.height = self.lane * len(self.lanes) + 24

    def drawn(self, title: str, said: dict[str, Any]) -> str:
        """As SVG."""
        shape, name = self.shape, f"timeline-{self.shape.name}"
        made = [
            f'<svg class="timeline {shape.name}" viewBox="0 0 {shape.width:g} {self.height:.0f}" role="group" '
            f'aria-labelledby="{name}-title {name}-desc">\n'
            f'<title id="{name}-title">{html_text(title)}</title>\n'
            f'<desc id="{name}-desc">{html_text(said["timeline_desc"])}</desc>\n'
        ]
        made += self._years()
        for number, (kind, events) in enumerate(self.lanes.items()):
            made += self._lane(kind, events, self.lane * number, said)
        return "".join(made) + "</svg>"

    def _years(self) -> list[str]:
        """The scale at the foot, with a line through all lanes for each year that it names."""
        room = self.shape.size * 2.8
        step = next((step for step in _TICKS if step * self.scale >= room), _TICKS[-1])
        low = self.height - 24
        made = []
        for year in range(self.first + (-self.first) % step, self.last + 1, step):
            x = self.shape.left + (year - self.first) * self.scale
            line = f'<line class="year" x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{low:.0f}"/>'
            at = f'x="{x:.1f}" y="{low + 16:.0f}" font-size="{self.shape.size:g}"'
            # a year stands where it begins; the last one would leave the picture
            anchor = "end" if x + room / 2 > self.shape.width else "middle" if x > room / 2 else "start"
            made.append(f'{line}<text class="n" {at} text-anchor="{anchor}">{year}</text>\n')
        return made

    def _lane(self, kind: str, events: list[Happening], top: float, said: dict[str, Any]) -> list[str]:
        shape = self.shape
        if shape is _WIDE:
            middle, x, anchor = top + _ROW / 2, shape.left - 12, "end"
            label = shortened(kind, (shape.left - 14) / shape.size)
            y = middle + shape.size * 0.36
        else:
            middle, x, anchor, label = top + _ROW, shape.left, "start", shortened(kind, 28)
            y = top + shape.size
        line = f'<line class="lane" x1="{shape.left:g}" x2="{shape.width:g}" y1="{middle:.1f}" y2="{middle:.1f}"/>'
        head = f'<text class="kind" x="{x:g}" y="{y:.1f}" font-size="{shape.size:g}" text-anchor="{anchor}">'
        made = [f"{line}{head}{html_text(label)}</text>\n"]
        places = [shape.left + _year(event.date, self.first) * self.scale for event in events]
        labelled = self._labels(events, places)
        for number, event in enumerate(events):
            made.append(self._dot(event, places[number], middle, labelled.get(number, ""), said))
        return made

    def _radius(self, event: Happening) -> float:
        return 3.0 if not event.times else 3.2 + 5.0 * (event.times / max(self.most, 5)) ** 0.5

    def _labels(self, events: list[Happening], places: list[float]) -> dict[int, str]:
        """Names beside the dots: those named most often first, where nothing stands in the way."""
        if self.shape is not _WIDE:
            return {}
        reach = [self._radius(event) + 2 for event in events]
        taken = [(x - out, x + out) for x, out in zip(places, reach, strict=True)]
        labels: dict[int, str] = {}
        for number in sorted(range(len(events)), key=lambda each: (-events[each].times, places[each])):
            begin = taken[number][1] + 1
            text = events[number].short
            end = begin + sum(map(width_of, text)) * (self.shape.size - 1) + 4
            free = all(high <= begin or end <= low for at, (low, high) in enumerate(taken) if at != number)
            if free and end <= self.shape.width:
                labels[number] = text
                taken.append((begin, end))
        return labels

    def _dot(self, event: Happening, x: float, y: float, label: str, said: dict[str, Any]) -> str:
        tip = said["timeline_dot"].format(name=event.name, date=event.date, n=event.times)
        radius = self._radius(event)
        name = ' class="unnamed"' if not event.times else ""
        dot = f'<circle{name} cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'
        size = self.shape.size - 1
        at = f'x="{x + radius + 3:.1f}" y="{y + size * 0.36:.1f}" font-size="{size:g}"'
        text = f"<text {at}>{html_text(label)}</text>" if label else ""
        return f'<a href="{event.href}"><title>{html_text(tip)}</title>{dot}{text}</a>\n'


def _year(date: str, first: int) -> float:
    """Years since the first, as exact as the date is: a year alone stands in its middle.

    >>> _year("2011-07-01", 2010), _year("2010", 2010)
    (1.5, 0.5)
    """
    year, month, day = (int(part) for part in [*date.split("-"), "0", "0"][:3])
    if not month:
        return year - first + 0.5
    return year - first + (month - 1) / 12 + (day - 1 if day else 14) / 365
