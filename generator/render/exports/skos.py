"""The registry as SKOS in JSON-LD. Addresses are relative to the file, so that the site may lie anywhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from generator.addresses import GLOSSARY_PAGE, between, entity_page
from generator.model import Entity
from generator.render.exports.tags import language_tag
from generator.render.forms import Form, forms_of

_HERE = "data/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_LABELS = ("prefLabel", "altLabel", "hiddenLabel", "definition")
_LINKS = ("broader", "related", "inScheme", "hasTopConcept")
CONTEXT: dict[str, Any] = {
    "skos": _SKOS,
    "id": "@id",
    "type": "@type",
    "graph": "@graph",
    "Concept": "skos:Concept",
    "ConceptScheme": "skos:ConceptScheme",
    "notation": "skos:notation",
    **{name: {"@id": f"skos:{name}", "@container": "@language"} for name in _LABELS},
    **{name: {"@id": f"skos:{name}", "@type": "@id"} for name in _LINKS},
    "seeAlso": {"@id": "http://www.w3.org/2000/01/rdf-schema#seeAlso", "@type": "@id"},
}


def skos(entities: dict[str, Entity], words: dict[str, Any], language: str) -> bytes:
    """The whole file: the scheme, and a concept for each entry."""
    scheme = between(_HERE, GLOSSARY_PAGE)
    title = {language_tag(language): words["glossary"]["title"]}
    graph = [
        {"id": scheme, "type": "ConceptScheme", "prefLabel": title},
        *(_concept(entity, entities, scheme) for entity in entities.values()),
    ]
    return msgspec.json.format(msgspec.json.encode({"@context": CONTEXT, "graph": graph}), indent=1) + b"\n"


def _concept(entity: Entity, entities: dict[str, Entity], scheme: str) -> dict[str, Any]:
    forms = forms_of(entity)
    themes = [theme for theme in entity.themes if theme in entities and theme != entity.id]
    related = [other for other in entity.confused_with if other in entities and other not in themes]
    said: dict[str, Any] = {
        "prefLabel": {language_tag(form.language): form.text for form in forms if form.kind == "name"},
        "altLabel": _by_tag(form for form in forms if form.kind != "name" and not form.misprint),
        "hiddenLabel": _by_tag(form for form in forms if form.kind != "name" and form.misprint),
        "definition": {language_tag(code): text for code, text in entity.description.items()},
        "broader": [_address(entities[theme]) for theme in themes],
        "related": [_address(entities[other]) for other in related],
        "seeAlso": entity.url,
    }
    kept = {key: value for key, value in said.items() if value}
    return {"id": _address(entity), "type": "Concept", "notation": entity.id, "inScheme": scheme, **kept}


def _by_tag(forms: Iterable[Form]) -> dict[str, list[str]]:
    made: dict[str, list[str]] = {}
    for form in forms:
        made.setdefault(language_tag(form.language), []).append(form.text)
    return made


def _address(entity: Entity) -> str:
    return between(_HERE, entity_page(entity.family, entity.id))
