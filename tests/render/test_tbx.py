"""data/glossary.tbx holds to ISO 30042:2019: the rules of the dialect TBX-Basic, release 1.2, style DCA, as a table.

The table was written from the RELAX NG (TBXcoreStructV03, integrated) and the Schematron that LTAC publishes for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from generator.model import Entity
from generator.render.exports.tbx import concept_id, tbx
from generator.render.words import words
from tests.render.registry_cases import ENTITIES

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TAG = re.compile(r"[a-z]{2,3}(?:-(?:Hans|Hant))?")
"""Of BCP 47, the part that a registry can need."""

# Element: what may stand in it, in its order, as a regular expression over the names of its children.
AUX = r"(?:(?:descrip|admin|note|ref|xref) )*"
CONTENT = {
    "tbx": r"tbxHeader text ",
    "tbxHeader": r"fileDesc (?:encodingDesc )?(?:revisionDesc )?",
    "fileDesc": r"(?:titleStmt )?(?:publicationStmt )?(?:sourceDesc )+",
    "titleStmt": r"title (?:note )*",
    "sourceDesc": r"(?:p )+",
    "text": r"body (?:back )?",
    "body": r"(?:conceptEntry )+",
    "conceptEntry": AUX + r"(?:langSec )+",
    "langSec": AUX + r"(?:termSec )+",
    "termSec": r"term (?:termNote )*" + AUX,
    **dict.fromkeys(("title", "p", "term", "termNote", "descrip", "admin", "note", "ref", "xref"), ""),
}
# Element: the attributes that it must have, and those that it may have besides.
ATTRIBUTES: dict[str, tuple[set[str], set[str]]] = {
    "tbx": ({"type", "style", LANG}, set()),
    "conceptEntry": ({"id"}, set()),
    "langSec": ({LANG}, set()),
    "descrip": ({"type"}, {LANG}),
    "admin": ({"type"}, set()),
    "termNote": ({"type"}, set()),
    "ref": ({"type", "target"}, set()),
    "xref": ({"type", "target"}, set()),
}
# Data category: the elements that may hold it, and the values that it may have where they are listed.
CATEGORIES: dict[tuple[str, str], tuple[set[str], set[str]]] = {
    ("descrip", "subjectField"): ({"conceptEntry"}, set()),
    ("descrip", "definition"): ({"conceptEntry", "langSec"}, set()),
    ("descrip", "context"): ({"termSec"}, set()),
    ("admin", "customerSubset"): ({"conceptEntry", "termSec"}, set()),
    ("admin", "projectSubset"): ({"conceptEntry", "termSec"}, set()),
    ("admin", "source"): ({"conceptEntry", "langSec", "termSec"}, set()),
    ("ref", "crossReference"): ({"conceptEntry", "termSec"}, set()),
    ("xref", "externalCrossReference"): ({"conceptEntry", "termSec"}, set()),
    ("xref", "xGraphic"): ({"conceptEntry", "langSec"}, set()),
    ("termNote", "partOfSpeech"): ({"termSec"}, {"adjective", "noun", "other", "verb", "adverb"}),
    ("termNote", "administrativeStatus"): (
        {"termSec"},
        {f"{status}Term-admn-sts" for status in ("preferred", "admitted", "deprecated", "superseded")},
    ),
    ("termNote", "termType"): (
        {"termSec"},
        {"fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"},
    ),
    ("termNote", "grammaticalGender"): ({"termSec"}, {"masculine", "feminine", "neuter", "other"}),
    ("termNote", "geographicalUsage"): ({"termSec"}, set()),
}


def faults(root: etree._Element) -> list[str]:
    """Every way in which a file breaks the standard."""
    found: list[str] = []
    ids = [element.get("id", "") for element in root.iter() if element.get("id")]
    found += [f"{identity}: the id is there twice" for identity in {i for i in ids if ids.count(i) > 1}]
    for element in root.iter():
        name = etree.QName(element).localname
        said = f"{name} {dict(element.items())} {(element.text or '').strip()[:30]}"
        if etree.QName(element).namespace != NAMESPACE or name not in CONTENT:
            found.append(f"{said}: no such element")
            continue
        children = "".join(f"{etree.QName(child).localname} " for child in element)
        if not re.fullmatch(CONTENT[name], children):
            found.append(f"{said}: holds {children}")
        must, may = ATTRIBUTES.get(name, (set(), set()))
        given = {str(key) for key in element.attrib}
        if must - given or given - must - may:
            found.append(f"{said}: its attributes")
        if not children and not (element.text or "").strip():
            found.append(f"{said}: empty")
        found += [f"{said}: {fault}" for fault in _category(element, name)]
        if identity := element.get("id"):
            found += [] if re.fullmatch(r"[A-Za-z_][\w.-]*", identity) else [f"{said}: no XML id"]
        if tag := element.get(LANG):
            found += [] if TAG.fullmatch(tag) else [f"{said}: no language tag"]
        if name == "ref" and element.get("target") not in ids:
            found.append(f"{said}: leads nowhere")
        if name == "xref" and not re.fullmatch(r"https?://.+", element.get("target", "")):
            found.append(f"{said}: no address")
    if (root.get("type"), root.get("style")) != ("TBX-Basic", "dca"):
        found.append("another dialect")
    return found


def _category(element: etree._Element, name: str) -> list[str]:
    if name not in {owner for owner, _ in CATEGORIES}:
        return []
    rule = CATEGORIES.get((name, element.get("type", "")))
    if rule is None:
        return ["no such data category"]
    places, values = rule
    parent = element.getparent()
    found = [] if parent is not None and etree.QName(parent).localname in places else ["stands in the wrong place"]
    return found + ([] if not values or element.text in values else ["no such value"])


def made(entities: dict[str, Entity] = ENTITIES, language: str = "zh") -> etree._Element:
    named = {key: entity for key, entity in entities.items() if entity.family != "verbs"}
    return etree.fromstring(tbx(named, words(language), language))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_file_of_a_small_registry_holds_to_the_standard(language: str) -> None:
    assert faults(made(language=language)) == []


def test_the_file_of_the_site_holds_to_the_standard(built_site: Path) -> None:
    root = etree.parse(built_site / "data/glossary.tbx").getroot()
    assert len(root.findall(".//{*}conceptEntry")) > 300
    assert faults(root) == []


BREAKS: list[tuple[str, Callable[[etree._Element], object], str]] = [
    ("a term twice", lambda root: _first(root, "termSec").append(_new("term", "x")), "holds"),
    ("an id twice", lambda root: _first(root, "conceptEntry").set("id", "npt"), "twice"),
    ("a target that is none", lambda root: _first(root, "ref").set("target", "nobody"), "nowhere"),
    ("no language", lambda root: _first(root, "langSec").attrib.clear(), "attributes"),
    ("another status", lambda root: setattr(_note(root, "administrativeStatus"), "text", "preferred"), "value"),
    ("another category", lambda root: _note(root, "termType").set("type", "usage"), "category"),
    ("no terms", lambda root: _first(root, "langSec").remove(_first(root, "termSec")), "holds"),
]


def _first(root: etree._Element, name: str) -> etree._Element:
    return next(root.iter(f"{{{NAMESPACE}}}{name}"))


def _new(name: str, text: str) -> etree._Element:
    element = etree.Element(f"{{{NAMESPACE}}}{name}")
    element.text = text
    return element


def _note(root: etree._Element, category: str) -> etree._Element:
    return next(note for note in root.iter(f"{{{NAMESPACE}}}termNote") if note.get("type") == category)


@pytest.mark.parametrize(("_name", "damage", "said"), BREAKS, ids=[name for name, _, _ in BREAKS])
def test_a_file_that_breaks_the_standard_is_seen(
    _name: str, damage: Callable[[etree._Element], object], said: str
) -> None:
    root = made()
    damage(root)
    assert any(said in fault for fault in faults(root))


# --- what it says -----------------------------------------------------------------------------------------


def entry(identity: str) -> etree._Element:
    return next(found for found in made().iter(f"{{{NAMESPACE}}}conceptEntry") if found.get("id") == identity)


def test_a_term_says_who_writes_it_and_what_never_to_write() -> None:
    told = [
        (
            section.get(LANG),
            term.findtext("{*}term"),
            *(note.text for note in term.findall("{*}termNote")[1:]),
            "+".join(admin.text or "" for admin in term.findall("{*}admin")),
            term.findtext("{*}note"),
        )
        for section in entry("nuclear-security").findall("{*}langSec")
        for term in section.findall("{*}termSec")
    ]
    assert told == [
        ("zh-Hans", "核保安", "preferredTerm-admn-sts", "fullForm", "UN", None),
        ("zh-Hans", "核安保", "admittedTerm-admn-sts", "variant", "IAEA+UN", None),
        ("zh-Hans", "核保全", "deprecatedTerm-admn-sts", "variant", "UN", "原文如此，不可采用"),
        ("zh-Hans", "核安全", "admittedTerm-admn-sts", "variant", "CN", "过于笼统，须看上下文"),
        ("zh-Hant", "核子保安", "admittedTerm-admn-sts", "variant", "", None),
        ("en", "nuclear security", "preferredTerm-admn-sts", "fullForm", "", None),
        ("ru", "ядерная безопасность", "preferredTerm-admn-sts", "fullForm", "", None),
    ]


def test_definitions_stand_with_their_language_and_fields_are_themes() -> None:
    security, treaty = entry("nuclear-security"), entry("npt")
    definitions = [(s.get(LANG), s.findtext("{*}descrip")) for s in security.findall("{*}langSec")]
    assert definitions[0] == ("zh-Hans", "防止盗窃 & 破坏。见公约。")
    assert definitions[2] == ("en", 'Preventing "theft". And more.')
    assert [descrip.text for descrip in security.findall("{*}descrip")] == ["安保"]
    assert [(ref.get("target"), ref.text) for ref in security.findall("{*}ref")] == [("nuclear-safety", "核安全")]
    assert [(d.get("type"), d.get(LANG), d.text) for d in treaty.findall("{*}descrip")] == [
        ("subjectField", None, "文书"),
        ("definition", "es", "Tratado de 1968."),
    ]
    types = {term.findtext("{*}term"): term.findall("{*}termNote")[2].text for term in treaty.iter("{*}termSec")}
    assert (types["NPT"], types["不扩散条约"]) == ("acronym", "abbreviation")


def test_an_id_that_begins_with_a_digit_becomes_one_of_xml() -> None:
    assert concept_id("2030-agenda") == entry("_2030-agenda").get("id")
