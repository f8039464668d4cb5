"""The few words of WordprocessingML that all readers of its parts need."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
TXBX = f"{W}txbxContent"
_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_PRIVATE = {0xF0B7: "•", 0xF0A7: "▪", 0xF0A8: "□", 0xF0D8: "➢", 0xF0FC: "✓", 0xF0D6: "✓", 0xF06F: "o", 0xF0E0: "→"}
"""Signs that Word's symbol fonts put where Unicode has none."""
_OFF = frozenset({"0", "false", "off", "none"})


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that name."""
    return None if element is None else element.find(W + name)


def value(element: etree._Element | None) -> str:
    """Its `w:val`; nothing where there is none."""
    return "" if element is None else element.get(f"{W}val") or ""


def integer(text: str | None) -> int:
    """A whole number, 0 where it is none; numbers that no document has are cut."""
    try:
        return max(min(int(float(text or 0)), 1_000_000), -1_000_000)
    except (ValueError, OverflowError):
        return 0


def switched_on(element: etree._Element | None) -> bool:
    """Whether a switch is there and not off."""
    return element is not None and value(element).lower() not in _OFF


def readable(text: str) -> str:
    """Signs of symbol fonts as what they look like; those that are not known are bullets.

    >>> readable("\\uf0b7"), readable("–")
    ('•', '–')
    """
    return "".join(_PRIVATE.get(ord(c), "•") if "\ue000" <= c <= "\uf8ff" else c for c in text).strip()


def symbol(element: etree._Element) -> str:
    """The sign of a `w:sym`."""
    try:
        code = int(element.get(f"{W}char") or "", 16)
    except ValueError:
        return ""
    usable = 0x20 <= code <= 0xFFFD and not 0xD800 <= code <= 0xDFFF
    return readable(chr(code if code > 0xFF else 0xF000 + code)) if usable else ""


def mark_behind(reference: etree._Element) -> str:
    """The mark that its author gave a note: the rest of the run that calls it."""
    signs = [
        symbol(element) if element.tag == f"{W}sym" else element.text or "" for element in reference.itersiblings()
    ]
    return "".join(signs).strip()


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


def members(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table, or cells of a row, also those in a content control."""
    for element in parent:
        if element.tag == W + name:
            yield element
        elif element.tag in _WRAPPERS:
            yield from members(element, name)


def deleted(row: etree._Element) -> bool:
    """Whether a row of a table was deleted."""
    return child(child(row, "trPr"), "del") is not None
