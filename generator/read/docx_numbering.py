"""Automatic numbering as Word shows it: the label of each paragraph, from numbering.xml and the paragraphs before it.

Guarantees: 1. counters belong to the list definition, so that several lists of one definition go on counting; 2. a
start override restarts its level where the list first uses that level, and only there; 3. a level starts again behind
a higher one, unless it says otherwise; 4. the text, the footnotes, the endnotes and each text box count by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from generator.read.docx_counting import counted
from generator.read.docx_symbols import bullet, font_of
from generator.read.docx_words import W, child, children, integer, switched_on, value

_PLACE = re.compile(r"%(\d)")
_LEVELS = 9
_MOST_LEVEL = _LEVELS - 1
_LONGEST_TEXT = 255
_PADDED = re.compile(r"0+1(?=,|$)")
"""How a format of one's own shows that it fills up with noughts: 001, 002, 003, ..."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list definition."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    """The numbers of higher levels in digits."""
    restart: int | None = None
    """Starts again behind this level (from 1); 0: never."""
    style: str = ""
    indent: etree._Element | None = None
    tight: bool = False
    """Nothing stands between the label and the text."""
    font: str = ""
    hidden: bool = False

    def restarts_behind(self, depth: int) -> bool:
        """Whether a paragraph of a higher level makes this one start again."""
        return self.restart is None or depth < self.restart


@dataclass(slots=True)
class _List:
    """A `num`: a list in use, with what it changes in its definition."""

    definition: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


@dataclass(slots=True)
class _Counter:
    """How far one level is counted."""

    count: int = 0
    met: bool = False
    waiting: bool = False
    """It started again: its next paragraph has the number that it stands at."""


class Counters:
    """How far the lists are counted in one run of text: the body, a text box, the notes."""

    def __init__(self) -> None:
        self.of_definition: dict[str, list[_Counter]] = {}
        self.overridden: set[tuple[str, int]] = set()
        """Lists and levels whose start override was used."""


class Numbering:
    """The lists of a document and where each stands."""

    def __init__(self, root: etree._Element | None, lists_of_styles: dict[str, str]) -> None:
        self._definitions: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, _List] = {}
        self._depths: dict[tuple[str, int | None, Sequence[str]], int | None] = {}
        self.counters = Counters()
        linked: dict[str, str] = {}
        defining: dict[str, str] = {}
        if root is None:
            return
        for element in root.iterchildren(f"{W}abstractNum"):
            name = element.get(f"{W}abstractNumId") or ""
            self._definitions[name] = _levels(element)
            if style := value(child(element, "numStyleLink")):
                linked[name] = style
            if style := value(child(element, "styleLink")):
                defining[style] = name
        for element in root.iterchildren(f"{W}num"):
            self._lists[element.get(f"{W}numId") or ""] = _list(element)
        for name, style in linked.items():
            other = self._lists.get(lists_of_styles.get(style, ""))
            meant = other.definition if other is not None and other.definition != name else defining.get(style, "")
            if not self._definitions[name]:
                self._definitions[name] = self._definitions.get(meant, {})

    def level(self, list_id: str, depth: int) -> Level | None:
        """How a level of a list is written."""
        used = self._lists.get(list_id)
        if used is None:
            return None
        return used.levels.get(depth) or self._definitions.get(used.definition, {}).get(depth)

    def depth(self, list_id: str, asked: int | None, names: Sequence[str], own: bool) -> int | None:
        """The level of a paragraph; None where it gets no number.

        `asked` is what the paragraph (`own`) or its style says. A list that comes with a style numbers at the level
        which is tied to that style or to one that it is based on; a level tied to another style gives it no number.
        """
        if own and asked is not None:
            return min(max(asked, 0), _MOST_LEVEL)
        key = (list_id, asked, names)
        if key not in self._depths:
            self._depths[key] = self._depth_of_style(list_id, asked or 0, names)
        found = self._depths[key]
        return 0 if found is None and own else found

    def _depth_of_style(self, list_id: str, asked: int, names: Sequence[str]) -> int | None:
        wanted = self.level(list_id, asked)
        if wanted is not None and wanted.style in names:
            return asked
        levels = [(depth, self.level(list_id, depth)) for depth in range(_LEVELS)]
        for name in names:
            for depth, level in levels:
                if level is not None and level.style == name:
                    return depth
        return asked if wanted is not None and not wanted.style else None

    def label(self, list_id: str, depth: int) -> str:
        """Count one more paragraph of the list, and give its label."""
        used = self._lists.get(list_id)
        level = self.level(list_id, depth)
        if used is None or level is None:
            return ""
        counters = self._counters_of(used)
        if not counters[depth].met:
            for above in reversed(range(depth)):
                if counters[above].met or self.level(list_id, above) is None:
                    break
                self._count(list_id, used, above)
        self._count(list_id, used, depth)
        for below in range(depth + 1, _LEVELS):
            lower = self.level(list_id, below)
            if lower is not None and lower.restarts_behind(depth):
                counters[below].count, counters[below].waiting = used.starts.get(below, lower.start), True
        return "" if level.hidden else self._written(list_id, level, depth, counters)

    def _counters_of(self, used: _List) -> list[_Counter]:
        known = self.counters.of_definition.get(used.definition)
        if known is None:
            known = self.counters.of_definition[used.definition] = [_Counter() for _ in range(_LEVELS)]
        return known

    def _count(self, list_id: str, used: _List, depth: int) -> None:
        counter = self._counters_of(used)[depth]
        overrides = depth in used.starts and (list_id, depth) not in self.counters.overridden
        if overrides or not counter.met:
            counter.count, counter.met = self._start(list_id, used, depth), True
            self.counters.overridden.add((list_id, depth))
        elif not counter.waiting:
            counter.count += 1
        counter.waiting = False

    def _start(self, list_id: str, used: _List, depth: int) -> int:
        level = self.level(list_id, depth)
        return used.starts.get(depth, level.start if level is not None else 1)

    def _written(self, list_id: str, level: Level, own: int, counters: list[_Counter]) -> str:
        def number(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            other = self.level(list_id, depth)
            if not 0 <= depth < _LEVELS or other is None:
                return ""
            counter = counters[depth]
            count = counter.count if counter.met or counter.waiting else other.start
            if other.form == "bullet":
                return ""
            return counted(count, "decimal" if level.legal and depth < own else other.form)

        if level.form == "bullet":
            return bullet(level.text, level.font).strip()
        return _PLACE.sub(number, level.text).strip()


def _levels(definition: etree._Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in definition.iterchildren(f"{W}lvl"):
        depth = integer(element.get(f"{W}ilvl"))
        if 0 <= depth < _LEVELS:
            levels.setdefault(depth, _level(element))
    return levels


def _level(element: etree._Element) -> Level:
    parts = children(element)
    look = children(parts.get("rPr"))
    start, restart = parts.get("start"), parts.get("lvlRestart")
    return Level(
        start=integer(value(start)) if start is not None else 1,
        form=_form(element),
        text=value(parts.get("lvlText"))[:_LONGEST_TEXT],
        legal=switched_on(parts.get("isLgl")),
        restart=None if restart is None else integer(value(restart)),
        style=value(parts.get("pStyle")),
        indent=child(parts.get("pPr"), "ind"),
        tight=value(parts.get("suff")) == "nothing",
        font=font_of(look.get("rFonts")),
        hidden=switched_on(look.get("vanish")),
    )


def _form(level: etree._Element) -> str:
    """The format of its numbers. Newer ones are written as samples, with an older one beside them."""
    forms = list(level.iter(f"{W}numFmt"))
    for form in forms:
        padded = _PADDED.match(form.get(f"{W}format") or "")
        if padded:
            return padded[0]
    return next((value(form) for form in forms if value(form) not in ("", "custom")), "decimal")


def _list(element: etree._Element) -> _List:
    used = _List(value(child(element, "abstractNumId")))
    for override in element.iterchildren(f"{W}lvlOverride"):
        depth = integer(override.get(f"{W}ilvl"))
        if not 0 <= depth < _LEVELS:
            continue
        level = child(override, "lvl")
        if level is not None:
            used.levels[depth] = _level(level)
        start = child(override, "startOverride")
        if start is not None:
            used.starts[depth] = integer(value(start))
    return used
