"""The links of the UN's own XML, as a truth for citations of documents and resolutions; noisy, see references.py."""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

_SITE = re.compile(r"(?i:https?://(?:www\.)?undocs\.org)/+(?:(?i:ch|zh|en|fr|es|ru|ar)/+)*(.*)")
_LETTERS = re.compile(r"^(A/RES/(?:E?S-)?\d+(?:/\d+)?|A/RES/\d+)[A-Z](?:(?:-|,|TO|AND)[A-Z])*(?=\(|$)")
_AROUND = 60


@dataclass(frozen=True)
class Link:
    """A link with the words around it."""

    target: str | None
    """The symbol that its address ends in; None where the address is no symbol."""
    text: str
    context: str


def documents(archive: Path, language: str, every: int) -> Iterator[tuple[str, bytes]]:
    """(name, content) of every nth file in one language (`Chinese`, …), in the order of their names."""
    with tarfile.open(archive) as files:
        members = {member.name: member for member in files.getmembers() if f"/{language}/" in member.name}
        for name in sorted(members)[::every]:
            data = files.extractfile(members[name])
            if data is not None:
                yield name, data.read()


def links(content: bytes) -> list[Link] | None:
    """Every link in reading order; one that was cut in pieces is one. None where the file is not well-formed."""
    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError:
        return None
    found: list[Link] = []
    before: etree._Element | None = None
    for element in root.iter("{*}a"):
        address, text = element.get("href") or "", "".join(map(str, element.itertext()))
        if before is not None and before.get("href") == address and _adjoin(before, element):
            found[-1] = Link(found[-1].target, found[-1].text + text, found[-1].context)
            before = element
            continue
        before = element
        parent = element.getparent()
        around = "".join(map(str, parent.itertext())) if parent is not None else text
        place = around.find(text)
        context = around[max(0, place - _AROUND) : place + len(text) + _AROUND // 2]
        symbol = _SITE.fullmatch(address)
        found.append(Link(plain(symbol[1]) if symbol else None, text, re.sub(r"\s+", " ", context)))
    return found


def _adjoin(first: etree._Element, second: etree._Element) -> bool:
    return first.getnext() is second and not (first.tail or "").strip()


def plain(symbol: str) -> str:
    """A symbol as addresses have it: capitals, no blanks, no letter of a resolution's part.

    >>> plain("A/RES/2200 A (XXI)"), plain("a/hrc/RES/44/16"), plain("A/RES/74/232b"), plain("E/2005/23(supp)")
    ('A/RES/2200(XXI)', 'A/HRC/RES/44/16', 'A/RES/74/232', 'E/2005/23')
    """
    symbol = re.sub(r"\s", "", unquote(symbol).upper()).translate(str.maketrans("‐‑–", "---"))
    return _LETTERS.sub(r"\1", symbol.replace("(SUPP)", "").rstrip("."))
