"""The registry as TBX, which translation tools import: ISO 30042:2019, dialect TBX-Basic, style DCA.

    <conceptEntry id="nuclear-security">
      <descrip type="subjectField">核安保</descrip>
      <ref type="crossReference" target="nuclear-safety">核安全</ref>
      <langSec xml:lang="zh-Hans">
        <descrip type="definition">防止、侦查和应对……</descrip>
        <termSec><term>核保安</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>…

What may stand where is the standard's (the RELAX NG and Schematron of TBX-Basic 1.2); tests/render/test_tbx.py has
its rules as a table.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from lxml import etree

from generator.model import Entity
from generator.render.exports.tags import language_tag
from generator.render.forms import Form, forms_of
from generator.render.naming import name_of

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_DEFAULT: Any = {None: NAMESPACE}  # lxml's types know no default namespace
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SHORTEST_WORD = 8
"""An abbreviation of capitals below so many letters is read letter by letter or as a word: an acronym."""


def tbx(entities: dict[str, Entity], words: dict[str, Any], language: str) -> bytes:
    """The whole file."""
    said = words["glossary"]
    dialect = {"type": "TBX-Basic", "style": "dca", _LANG: language_tag(language)}
    root = etree.Element(_tag("tbx"), dialect, nsmap=_DEFAULT)
    description = _under(_under(root, "tbxHeader"), "fileDesc")
    _under(_under(description, "titleStmt"), "title", said["title"])
    _under(_under(description, "sourceDesc"), "p", said["source"])
    body = _under(_under(root, "text"), "body")
    for entity in entities.values():
        _entry(body, entity, entities, said, language)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def concept_id(identity: str) -> str:
    """The id as XML allows it.

    >>> concept_id("npt"), concept_id("2030-agenda")
    ('npt', '_2030-agenda')
    """
    return identity if identity[:1].isalpha() else f"_{identity}"


def _entry(
    body: etree._Element, entity: Entity, entities: dict[str, Entity], said: dict[str, Any], language: str
) -> None:
    entry = _under(body, "conceptEntry", id=concept_id(entity.id))
    themes = [entities[theme] for theme in entity.themes if theme in entities]
    fields = [name_of(theme, language) for theme in themes] or [said["families"].get(entity.family, entity.family)]
    for field in fields:
        _under(entry, "descrip", field, type="subjectField")
    by_language = {code: list(forms) for code, forms in groupby(forms_of(entity), key=lambda form: form.language)}
    for code, text in entity.description.items():
        if code not in by_language:
            _under(entry, "descrip", text, type="definition").set(_LANG, language_tag(code))
    for other in entity.confused_with:
        if other in entities:
            name = name_of(entities[other], language)
            _under(entry, "ref", name, type="crossReference", target=concept_id(other))
    if entity.url:
        _under(entry, "xref", entity.url, target=entity.url, type="externalCrossReference")
    for code, forms in by_language.items():
        section = _under(entry, "langSec")
        section.set(_LANG, language_tag(code))
        if code in entity.description:
            _under(section, "descrip", entity.description[code], type="definition")
        for form in forms:
            _term(section, form, said)


def _term(section: etree._Element, form: Form, said: dict[str, Any]) -> None:
    term = _under(section, "termSec")
    _under(term, "term", form.text)
    _under(term, "termNote", "noun", type="partOfSpeech")
    _under(term, "termNote", _status(form), type="administrativeStatus")
    _under(term, "termNote", _type(form), type="termType")
    for house in form.houses:
        _under(term, "admin", house, type="customerSubset")
    for note in _notes(form, said):
        _under(term, "note", note)


def _status(form: Form) -> str:
    if form.misprint:
        return "deprecatedTerm-admn-sts"
    return "preferredTerm-admn-sts" if form.kind == "name" else "admittedTerm-admn-sts"


def _type(form: Form) -> str:
    if form.kind == "name":
        return "fullForm"
    if form.kind == "variant":
        return "variant"
    return "acronym" if form.text.isupper() and len(form.text) < _SHORTEST_WORD else "abbreviation"


def _notes(form: Form, said: dict[str, Any]) -> Iterable[str]:
    if form.misprint:
        yield said["misprint_note"]
    if form.context_only:
        yield said["context_note"]


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _under(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    made = etree.SubElement(parent, _tag(name), attributes)
    made.text = text or None
    return made
