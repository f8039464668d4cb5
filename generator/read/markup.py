"""XML → tree, safely: what the readers of Word files and of AKN4UN parse with.

Guarantees: 1. no entity is expanded, no file or address is opened, no document type is loaded; 2. depth and sizes are
bounded by libxml2's own limits; 3. a file that is not well-formed is read as far as it goes, and the first fault told.
"""

from __future__ import annotations

import re
from html.entities import name2codepoint

from lxml import etree
from msgspec import Struct

_REFERENCE = re.compile(rb"&(?!#\w{1,8};)(?:([A-Za-z]\w{0,31});)?")
_APOSTROPHE = 39
_ENTITY = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)


class Fault(Struct, frozen=True):
    """Where a file stops being well-formed, and how."""

    line: int
    message: str


def declares_entities(data: bytes) -> bool:
    """Whether the XML declares entities of its own: no document needs them, attacks do.

    >>> declares_entities(b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), declares_entities("<!ENTITY".encode("utf-16"))
    (True, True)
    """
    return bool(_ENTITY.search(data.replace(b"\0", b"") if b"\0" in data else data))


def parse_xml(data: bytes) -> tuple[etree._Element | None, Fault | None]:
    """The root of the tree, None where there is none; and the first fault, if the file has one."""
    try:
        return etree.fromstring(data, _parser(recover=False)), None
    except (etree.XMLSyntaxError, ValueError) as error:
        fault = Fault(getattr(error, "lineno", 0) or 0, _plain(error))
    try:
        return etree.fromstring(_REFERENCE.sub(_as_number, data), _parser(recover=True)), fault
    except (etree.XMLSyntaxError, ValueError):
        return None, fault


def _as_number(match: re.Match[bytes]) -> bytes:
    """A reference as a number: behind the first fault, libxml2 drops all that are names, `&amp;` too.

    >>> _REFERENCE.sub(_as_number, b"a &amp; b & c&nbsp;&#38;")
    b'a &#38; b &#38; c&#160;&#38;'
    """
    if match[0] == b"&":
        return b"&#38;"
    code = name2codepoint.get(match[1].decode("ascii"), 0) or (_APOSTROPHE if match[1] == b"apos" else 0)
    return b"&#%d;" % code if code else b"&#38;" + match[0][1:]


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _plain(error: Exception) -> str:
    """The parser's words without the place, which the issue gives."""
    return re.sub(r",? line \d+, column \d+.*| \(.*line \d+\)$", "", str(error)).strip() or "it is not XML"


class LocalNames(dict[str, str]):
    """Tags without their namespace, each worked out once.

    >>> LocalNames()["{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}num"]
    'num'
    """

    def __missing__(self, tag: str) -> str:
        name = self[tag] = tag.rpartition("}")[2]
        return name
