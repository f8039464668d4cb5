"""The few words of WordprocessingML that all readers of its parts need."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
TXBX = f"{W}txbxContent"
_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_VALUE = W + "val"
_OFF = frozenset({"0", "false", "off", "none"})

Children = dict[str, etree._Element]


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that name."""
    return None if element is None else next(element.iterchildren(W + name), None)


def children(element: etree._Element | None) -> Children:
    """Its children by their names, the first of each: properties of which several are asked for."""
    return {} if element is None else {str(each.tag).removeprefix(W): each for each in reversed(element)}


def value(element: etree._Element | None) -> str:
    """Its `w:val`; nothing where there is none."""
    return "" if element is None else element.get(_VALUE) or ""


def integer(text: str | None) -> int:
    """A whole number, 0 where it is none; numbers that no document has are cut."""
    try:
        return max(min(int(float(text or 0)), 1_000_000), -1_000_000)
    except (ValueError, OverflowError):
        return 0


def switched_on(element: etree._Element | None) -> bool:
    """Whether a switch is there and not off."""
    return element is not None and value(element).lower() not in _OFF


def chosen_of(alternative: etree._Element) -> Iterator[etree._Element]:
    """The one of several renderings that Word shows: the first."""
    for element in alternative:
        if isinstance(element.tag, str):
            yield element
            return


def boxes_in(drawn: etree._Element) -> Iterator[etree._Element]:
    """The outermost text boxes in a drawing."""
    if drawn.tag == TXBX:
        yield drawn
        return
    for element in chosen_of(drawn) if drawn.tag == ALTERNATIVE else drawn:
        yield from boxes_in(element)


def shows(paragraph: etree._Element) -> bool:
    """Whether some run of a paragraph is not hidden."""
    return any(
        child(child(run, "rPr"), "vanish") is None for run in paragraph.iter(f"{W}r") if child(run, "t") is not None
    )


_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_GRAPHIC = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
_GRAPHICS = {"chart": "chart", "chartex": "chart", "diagram": "diagram"}


def unread_in(drawn: etree._Element) -> Iterator[str]:
    """What a drawing holds that has words of its own, in a form that is not read."""
    for data in drawn.iter(_GRAPHIC, "{http://purl.oclc.org/ooxml/drawingml/main}graphicData"):
        kind = _GRAPHICS.get((data.get("uri") or "").rpartition("/")[2])
        if kind is not None:
            yield kind
    for _ in drawn.iter(_OBJECT):
        yield "embedded object"


def members(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table, or cells of a row, also those in a content control."""
    for element in parent:
        if element.tag == W + name:
            yield element
        elif element.tag in _WRAPPERS:
            yield from members(element, name)
