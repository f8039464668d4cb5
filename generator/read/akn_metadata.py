"""What an AKN4UN file states of its document.

Guarantees: 1. a value is one that the file states; dates that it leaves open (0001-01-01) are none; 2. the language is
that of the words, where they are plainly in another than the file says.
"""

from __future__ import annotations

import re

from lxml import etree

from generator.issues import Issue
from generator.languages import LANGUAGES, detect
from generator.read.sheet import EDGES

Known = dict[str, str | list[str]]

_CODES = {
    "zho": "zh", "chi": "zh", "eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "rus": "ru", "ara": "ar",
}  # fmt: skip
"""ISO 639-2, as the files have them, to ISO 639-1."""
_BODIES = {
    "ga": "UN General Assembly", "sc": "UN Security Council", "ecosoc": "UN Economic and Social Council",
}  # fmt: skip
"""Authors as the files name them."""
_DASHES = "-–— "
"""Part a resolution's number from its title where the number is marked apart: 75/100 - Title."""
_TYPES = frozenset({"resolution", "decision"})
_DATE = re.compile(r"(?!0001)\d{4}-\d\d-\d\d")
_SAMPLE = 6_000
"""Characters that are enough to tell the language; the cover is the first few hundred."""
_GENERIC = re.compile(r"[*\s]+")


def stated(root: etree._Element, text: str, shown_as: str) -> tuple[Known, tuple[Issue, ...]]:
    """Metadata by the names of `Metadata`, and symbol, title, language."""
    language, issues = _language(root, text, shown_as)
    found = {
        "symbol": _symbol(root),
        "title": _text(root, "docTitle", "#resolutionTitle").lstrip(_DASHES),
        "language": language,
        "date": _date(_attribute(root, "FRBRWork", "FRBRdate", "date"))
        or _date(_get(_first(root, "docDate", "#adoptionDate"), "date")),
        "date_issued": _date(_get(_first(root, "docDate", "#dateOfIssuance"), "date"))
        or _date(_attribute(root, "FRBRExpression", "FRBRdate", "date")),
        "session": _text(root, "session", None),
        "agenda_item": _agenda_item(root),
        "body": _BODIES.get(_attribute(root, "FRBRWork", "FRBRauthor", "href").strip("#/"), ""),
        "type": _type(root),
    }
    return {key: value for key, value in found.items() if value}, issues


def _first(root: etree._Element, name: str, refers_to: str | None) -> etree._Element | None:
    for element in root.iter(f"{{*}}{name}"):
        if refers_to is None or element.get("refersTo") == refers_to:
            return element
    return None


def _text(root: etree._Element, name: str, refers_to: str | None) -> str:
    element = _first(root, name, refers_to)
    return "" if element is None else printed(element)


def printed(element: etree._Element) -> str:
    """The words of an element on one line, without its footnotes."""
    words = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and not child.tag.endswith("authorialNote"):
            words.append(_raw(child))
        words.append(child.tail or "")
    return " ".join("".join(words).split()).strip(EDGES)


def _raw(element: etree._Element) -> str:
    return "".join(
        [element.text or "", *((_raw(child) if not _is_note(child) else "") + (child.tail or "") for child in element)]
    )


def _is_note(element: etree._Element) -> bool:
    return not isinstance(element.tag, str) or element.tag.endswith("authorialNote")


def _get(element: etree._Element | None, attribute: str) -> str:
    return "" if element is None else (element.get(attribute) or "").strip()


def _attribute(root: etree._Element, level: str, name: str, attribute: str) -> str:
    for outer in root.iter(f"{{*}}{level}"):
        return _get(outer.find(f"{{*}}{name}"), attribute)
    return ""


def _symbol(root: etree._Element) -> str:
    """As printed, without blanks and the asterisk of a reissue."""
    return _GENERIC.sub("", _text(root, "docNumber", "#symbol"))


def _date(value: str) -> str:
    return value if _DATE.fullmatch(value) else ""


def _agenda_item(root: etree._Element) -> str:
    for inline in root.iter("{*}inline"):
        if inline.get("name") == "agenda item":
            return printed(inline)
    return ""


def _type(root: etree._Element) -> str:
    name = _get(_first(root, "statement", None), "name")
    return name if name in _TYPES else ""


def _language(root: etree._Element, text: str, shown_as: str) -> tuple[str, tuple[Issue, ...]]:
    """What the file says, unless its words plainly say otherwise."""
    code = _attribute(root, "FRBRExpression", "FRBRlanguage", "language").lower()
    said = _CODES.get(code, code if code in LANGUAGES else "")
    seen = detect(text[:_SAMPLE])
    if not code or said == seen:
        return said or seen, ()
    if not said:
        message = f'the file says that it is in "{code}", which is none of the languages that are read'
        remedy = "expect its paragraphs as they are, without references; or give language: in the YAML beside it"
        return "", (Issue("other-language", shown_as, 0, message, remedy),)
    message = f"the file says that it is in {said}; its words are {seen}, and so it was read"
    remedy = f"give language: {said} in the YAML file beside it if that is wrong"
    return seen, (Issue("wrong-language", shown_as, 0, message, remedy, "note"),)
