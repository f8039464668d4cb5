"""The styles of a Word file, and what a paragraph gets from its own properties and from its style.

Guarantee: a chain of styles that runs in a circle, or names a style that is not there, ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from generator.read.docx_words import W, child, integer, switched_on, value

_HEADING = re.compile(
    r"(?:heading|head|_ ?H_?(?:\d|_?Ch)|标题|titre|título|titulo|заголовок|عنوان|überschrift)[ _\d/]*(?:char)?",
    re.IGNORECASE,
)
"""Names of heading styles: Word's own (`heading 1`), those of the UN's templates (`_ H_1`, `_ H _Ch`)."""
_BODY_LEVEL = 9
_LONGEST_CHAIN = 20
TWIPS = 283
"""Half a centimetre: the indentation that counts as one column."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says of paragraphs."""

    style: str = ""
    heading: bool = False
    list_id: str = ""
    depth: int | None = None
    left: int | None = None
    first: int | None = None
    hidden: bool = False
    raised: bool = False


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
        found = {name: _list_of(child(element, "pPr"))[0] for name, element in self._elements.items()}
        return {name: list_id for name, list_id in found.items() if list_id}

    def look(self, style: str) -> Look:
        """What a style says, with all that it is based on."""
        style = style or self._default
        known = self._looks.get(style)
        if known is None:
            known = self._looks[style] = self._gathered(style)
        return known

    def _chain(self, style: str) -> Iterator[etree._Element]:
        for _ in range(_LONGEST_CHAIN):
            element = self._elements.get(style)
            if element is None:
                return
            yield element
            style = value(child(element, "basedOn"))

    def _gathered(self, style: str) -> Look:
        heading: bool | None = None
        list_id, depth, left, first = "", None, None, None
        hidden = raised = None
        for element in self._chain(style):
            properties = child(element, "pPr")
            if heading is None:
                heading = _outlined(properties)
            if heading is None and _HEADING.fullmatch(value(child(element, "name")).strip()):
                heading = True
            if not list_id:
                list_id, own = _list_of(properties)
                depth = own if depth is None else depth
            own_left, own_first = indents(child(properties, "ind"))
            left = own_left if left is None else left
            first = own_first if first is None else first
            run = child(element, "rPr")
            if run is not None and hidden is None and child(run, "vanish") is not None:
                hidden = switched_on(child(run, "vanish"))
            if run is not None and raised is None and child(run, "vertAlign") is not None:
                raised = value(child(run, "vertAlign")) == "superscript"
        return Look(style, bool(heading), list_id, depth, left, first, bool(hidden), bool(raised))


def _outlined(properties: etree._Element | None) -> bool | None:
    """Whether paragraph properties make a heading; None where they say nothing of it."""
    level = child(properties, "outlineLvl")
    return None if level is None else integer(value(level)) < _BODY_LEVEL


def _list_of(properties: etree._Element | None) -> tuple[str, int | None]:
    numbers = child(properties, "numPr")
    depth = child(numbers, "ilvl")
    return value(child(numbers, "numId")), None if depth is None else integer(value(depth))


def indents(element: etree._Element | None) -> tuple[int | None, int | None]:
    """Left indent, and that of the first line beyond it, in twips; None where nothing is said."""
    if element is None:
        return None, None
    left = element.get(f"{W}left") or element.get(f"{W}start")
    hanging, first = element.get(f"{W}hanging"), element.get(f"{W}firstLine")
    beyond = -integer(hanging) if hanging is not None else integer(first) if first is not None else None
    return None if left is None else integer(left), beyond


def refined(look: Look, properties: etree._Element | None) -> Look:
    """What a paragraph's own properties change in the look of its style."""
    if properties is None:
        return look
    heading = _outlined(properties)
    list_id, depth = _list_of(properties)
    left, first = indents(child(properties, "ind"))
    if heading is None and not list_id and depth is None and left is None and first is None:
        return look
    return Look(
        style=look.style,
        heading=look.heading if heading is None else heading,
        list_id=list_id or look.list_id,
        depth=look.depth if depth is None else depth,
        left=look.left if left is None else left,
        first=look.first if first is None else first,
    )
