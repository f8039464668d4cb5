"""Automatic numbering as Word shows it: the label of each paragraph, from numbering.xml and the paragraphs before it.

Guarantees: 1. counters belong to the list definition, so that several lists of one definition go on counting;
2. a start override restarts at its first use; 3. a level starts again behind a higher one, unless it says otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from generator.read.docx_counting import counted
from generator.read.docx_words import W, child, integer, readable, switched_on, value

_PLACE = re.compile(r"%(\d)")
_LEVELS = 9
_MOST_LEVEL = _LEVELS - 1


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list definition."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    """All numbers in digits."""
    restart: int | None = None
    """Starts again behind this level (from 1); 0: never."""
    style: str = ""
    indent: etree._Element | None = None


@dataclass(slots=True)
class _List:
    """A `num`: a list in use, with what it changes in its definition."""

    definition: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


class Numbering:
    """The lists of a document and where each stands."""

    def __init__(self, root: etree._Element | None, lists_of_styles: dict[str, str]) -> None:
        self._definitions: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._used: set[tuple[str, int]] = set()
        linked: dict[str, str] = {}
        if root is None:
            return
        for element in root.iterchildren(f"{W}abstractNum"):
            name = element.get(f"{W}abstractNumId") or ""
            self._definitions[name] = _levels(element)
            if style := value(child(element, "numStyleLink")):
                linked[name] = style
        for element in root.iterchildren(f"{W}num"):
            self._lists[element.get(f"{W}numId") or ""] = _list(element)
        for name, style in linked.items():
            other = self._lists.get(lists_of_styles.get(style, ""))
            if other is not None and self._definitions.get(other.definition):
                self._definitions[name] = self._definitions[other.definition]

    def level(self, list_id: str, depth: int) -> Level | None:
        """How a level of a list is written."""
        used = self._lists.get(list_id)
        if used is None:
            return None
        return used.levels.get(depth) or self._definitions.get(used.definition, {}).get(depth)

    def depth_of_style(self, list_id: str, style: str) -> int:
        """The level that a style of paragraphs is tied to."""
        used = self._lists.get(list_id)
        levels = self._definitions.get(used.definition, {}) if used is not None else {}
        return next((depth for depth, level in levels.items() if level.style and level.style == style), 0)

    def label(self, list_id: str, depth: int) -> str:
        """Count one more paragraph of the list, and give its label."""
        depth = min(max(depth, 0), _MOST_LEVEL)
        used = self._lists.get(list_id)
        level = self.level(list_id, depth)
        if used is None or level is None:
            return ""
        counts = self._counts.setdefault(used.definition, [None] * _LEVELS)
        for overridden, start in used.starts.items():
            if overridden <= depth and (list_id, overridden) not in self._used:
                self._used.add((list_id, overridden))
                counts[overridden] = start - 1
                counts[overridden + 1 :] = [None] * (_MOST_LEVEL - overridden)
        for above in range(depth):
            if counts[above] is None:
                counts[above] = self._start(list_id, above)
        before = counts[depth]
        counts[depth] = level.start if before is None else before + 1
        for below in range(depth + 1, _LEVELS):
            lower = self.level(list_id, below)
            if lower is None or lower.restart is None or 0 <= depth < lower.restart:
                counts[below] = None
        return self._written(list_id, level, counts)

    def _start(self, list_id: str, depth: int) -> int:
        level = self.level(list_id, depth)
        return level.start if level is not None else 1

    def _written(self, list_id: str, level: Level, counts: list[int | None]) -> str:
        def number(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            if not 0 <= depth < _LEVELS:
                return ""
            other = self.level(list_id, depth)
            count = counts[depth]
            form = "decimal" if level.legal or other is None else other.form
            return counted(count if count is not None else self._start(list_id, depth), form)

        if level.form == "bullet":
            return readable(level.text)
        return _PLACE.sub(number, level.text).strip()


def _levels(definition: etree._Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in definition.iterchildren(f"{W}lvl"):
        depth = integer(element.get(f"{W}ilvl"))
        if 0 <= depth < _LEVELS:
            levels.setdefault(depth, _level(element))
    return levels


def _level(element: etree._Element) -> Level:
    form = element.find(f".//{W}numFmt")  # newer formats stand in an alternative
    restart = child(element, "lvlRestart")
    properties = child(element, "pPr")
    start = child(element, "start")
    return Level(
        start=integer(value(start)) if start is not None else 1,
        form=value(form) or "decimal",
        text=value(child(element, "lvlText")),
        legal=switched_on(child(element, "isLgl")),
        restart=None if restart is None else integer(value(restart)),
        style=value(child(element, "pStyle")),
        indent=child(properties, "ind") if properties is not None else None,
    )


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
