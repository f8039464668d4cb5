"""What an AKN4UN file states of its document.

Guarantees: 1. a value is one that the file states; dates that it leaves open (0001-01-01) are none; 2. the language is
that of the words, where they are plainly in another than the file says; 3. where a file holds several resolutions,
what is stated of all of them together holds.
"""

from __future__ import annotations

import re

from lxml import etree

from generator.issues import Issue
from generator.languages import LANGUAGES, detect
from generator.read.akn_adoption import Known, adoption, subjects
from generator.read.sheet import EDGES

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
_GLANCE = 2_000
"""Characters that are enough where they agree with what the file says."""
_SAMPLE = 6_000
"""Characters that are enough to tell the language; the cover is the first few hundred."""
_GENERIC = re.compile(r"[*\s]+")


def stated(root: etree._Element, text: str, shown_as: str) -> tuple[Known, tuple[Issue, ...]]:
    """Metadata by the names of `Metadata`, and symbol, title, language."""
    language, issues = _language(root, text, shown_as)
    cover = next(root.iter("{*}coverPage"), root)
    meta = next(root.iter("{*}meta"), root)
    work, expression = _part(meta, "FRBRWork"), _part(meta, "FRBRExpression")
    agenda = {inline.get("name"): printed(inline) for inline in cover.iter("{*}inline")}
    meeting = next(root.iter("{*}conclusions"), None)
    found: Known = {
        "symbol": _GENERIC.sub("", _text(cover, "docNumber", "#symbol")),
        "title": _title(root),
        "language": language,
        "date": _date(_get(_part(work, "FRBRdate"), "date"))
        or _date(_get(_first(root, "docDate", "#adoptionDate"), "date")),
        "date_issued": _date(_get(_first(cover, "docDate", "#dateOfIssuance"), "date"))
        or _date(_get(_part(expression, "FRBRdate"), "date")),
        "session": _text(cover, "session", None),
        "agenda_item": _item(agenda.get("agenda item", ""), language),
        "agenda_title": agenda.get("agenda item name", ""),
        "meeting": _meeting(meeting) if meeting is not None else "",
        "body": _BODIES.get(_get(_part(work, "FRBRauthor"), "href").strip("#/"), ""),
        "type": _type(root),
        **adoption(meta),
        **subjects(meta),
    }
    return {key: value for key, value in found.items() if value}, issues


def _part(element: etree._Element | None, name: str) -> etree._Element | None:
    return None if element is None else next(element.iter(f"{{*}}{name}"), None)


def _title(root: etree._Element) -> str:
    """The title of the resolution; of one that stands under a common title, its own."""
    title = ""
    for preface in root.iter("{*}preface"):
        titles = [words for each in preface.iter("{*}docTitle") if (words := printed(each).lstrip(_DASHES))]
        if titles and not title:
            title = titles[-1]
        break
    return title


def _meeting(conclusions: etree._Element) -> str:
    """The meeting that adopted the text, as the file prints it."""
    for element in conclusions.iter("{*}inline", "{*}location"):
        if "adoptionMeeting" in (element.get("name"), (element.get("refersTo") or "").lstrip("#")):
            return printed(element)
    return ""


def _item(words: str, language: str) -> str:
    """The number of the agenda item without the words around it: 72 (c)."""
    match = LANGUAGES[language].cover.fullmatch(words) if language in LANGUAGES else None
    return (match.groupdict().get("item") if match else None) or words


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


def _date(value: str) -> str:
    return value if _DATE.fullmatch(value) else ""


def _type(root: etree._Element) -> str:
    name = _get(_first(root, "statement", None), "name")
    return name if name in _TYPES else ""


def _language(root: etree._Element, text: str, shown_as: str) -> tuple[str, tuple[Issue, ...]]:
    """What the file says, unless its words plainly say otherwise."""
    code = _get(next(root.iter("{*}FRBRlanguage"), None), "language").lower()
    said = _CODES.get(code, code if code in LANGUAGES else "")
    seen = detect(text[:_GLANCE])
    if seen != said:
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
