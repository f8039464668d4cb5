"""The styles of a Word file, and what a paragraph gets from its own properties and from its style.

Guarantee: a chain of styles that runs in a circle, or names a style that is not there, ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from generator.read.docx_words import Children, W, child, children, integer, switched_on, value

_HEADING = re.compile(
    r"title|(?:heading|head|_ ?H_?(?:\d|_?Ch)|标题|titre|título|titulo|заголовок|عنوان|überschrift)[ _\d/]*(?:char)?",
    re.IGNORECASE,
)
"""Names of heading styles: Word's own (`heading 1`), those of the UN's templates (`_ H_1`, `_ H _Ch`)."""
_CONTENTS = re.compile(r"toc \d|table of figures", re.IGNORECASE)
"""Word's own names, in every language, for the lines of a table of contents."""
_DIGIT = re.compile(r"\d")
BODY_LEVEL = 9
"""The outline level of what is no heading."""
_LONGEST_CHAIN = 20
TWIPS = 283
"""Half a centimetre: the indentation that counts as one column."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says of paragraphs, or of runs."""

    names: tuple[str, ...] = ()
    """The style and those that it is based on."""
    level: int = BODY_LEVEL
    """Of a heading, from 0."""
    list_id: str = ""
    depth: int | None = None
    own_list: bool = False
    """The paragraph itself, not its style, says in which list or at which depth it is."""
    left: int | None = None
    first: int | None = None
    hidden: bool | None = None
    raised: bool | None = None
    contents: bool = False
    """A line of a table of contents."""

    @property
    def heading(self) -> bool:
        return self.level < BODY_LEVEL


class Styles:
    """The styles by their ids."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._looks: dict[str, Look] = {}
        self._default = ""
        if root is None:
            return
        for element in root.iterchildren(f"{W}style"):
            name = element.get(f"{W}styleId") or ""
            self._elements.setdefault(name, element)
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true", "on"):
                self._default = self._default or name

    def lists(self) -> dict[str, str]:
        """The list that each style of numbering stands for."""
        found = {name: _list_of(child(child(element, "pPr"), "numPr"))[0] for name, element in self._elements.items()}
        return {name: list_id for name, list_id in found.items() if list_id}

    def of_paragraph(self, properties: Children) -> Look:
        """The look of a paragraph: its own properties, and its style's for the rest."""
        look = self.look(value(properties.get("pStyle")) or self._default)
        return _refined(look, properties) if properties else look

    def of_run(self, properties: Children) -> Look | None:
        """The look that a run's own style gives it; None where it has none."""
        style = properties.get("rStyle")
        return None if style is None else self.look(value(style))

    def look(self, style: str) -> Look:
        """What a style says, with all that it is based on."""
        known = self._looks.get(style)
        if known is None:
            known = self._looks[style] = self._gathered(style)
        return known

    def chain(self, style: str) -> Iterator[tuple[str, etree._Element]]:
        """The style and those that it is based on."""
        for _ in range(_LONGEST_CHAIN):
            element = self._elements.get(style)
            if element is None:
                return
            yield style, element
            style = value(child(element, "basedOn"))

    def _gathered(self, style: str) -> Look:
        level: int | None = None
        list_id, depth, left, first, contents = "", None, None, None, False
        hidden = raised = None
        names = []
        for own_id, element in self.chain(style):
            names.append(own_id)
            parts = children(element)
            properties, run = children(parts.get("pPr")), children(parts.get("rPr"))
            name = value(parts.get("name")).strip()
            if level is None:
                level = _outlined(properties.get("outlineLvl"))
            if level is None and _HEADING.fullmatch(name):
                digit = _DIGIT.search(name)
                level = min(max(int(digit[0]), 1), BODY_LEVEL) - 1 if digit else 0
            contents = contents or _CONTENTS.fullmatch(name) is not None
            own_list, own_depth = _list_of(properties.get("numPr"))
            if not list_id:
                list_id = own_list
                depth = own_depth if depth is None else depth
            own_left, own_first = indents(properties.get("ind"))
            left = own_left if left is None else left
            first = own_first if first is None else first
            if hidden is None and "vanish" in run:
                hidden = switched_on(run["vanish"])
            if raised is None and "vertAlign" in run:
                raised = value(run["vertAlign"]) == "superscript"
        level = BODY_LEVEL if level is None else level
        return Look(tuple(names), level, list_id, depth, False, left, first, hidden, raised, contents)


def _outlined(element: etree._Element | None) -> int | None:
    """The outline level that paragraph properties give; None where they say nothing of it."""
    return None if element is None else min(max(integer(value(element)), 0), BODY_LEVEL)


def _list_of(numbers: etree._Element | None) -> tuple[str, int | None]:
    parts = children(numbers)
    depth = parts.get("ilvl")
    return value(parts.get("numId")), None if depth is None else integer(value(depth))


def indents(element: etree._Element | None) -> tuple[int | None, int | None]:
    """Left indent, and that of the first line beyond it, in twips; None where nothing is said."""
    if element is None:
        return None, None
    left = element.get(f"{W}left") or element.get(f"{W}start")
    hanging, first = element.get(f"{W}hanging"), element.get(f"{W}firstLine")
    beyond = -integer(hanging) if hanging is not None else integer(first) if first is not None else None
    return None if left is None else integer(left), beyond


def _refined(look: Look, properties: Children) -> Look:
    """What a paragraph's own properties change in the look of its style."""
    outline, numbers, indent = properties.get("outlineLvl"), properties.get("numPr"), properties.get("ind")
    if outline is None and numbers is None and indent is None:
        return look
    level = _outlined(outline)
    list_id, depth = _list_of(numbers)
    left, first = indents(indent)
    if level is None and numbers is None and left is None and first is None:
        return look
    return Look(
        names=look.names,
        level=look.level if level is None else level,
        list_id=list_id or look.list_id,
        depth=look.depth if depth is None and not list_id else depth,
        own_list=numbers is not None,
        left=look.left if left is None else left,
        first=look.first if first is None else first,
        hidden=look.hidden,
        raised=look.raised,
        contents=look.contents,
    )
