"""Library → what the search index is made of: every unit with how it is cited, and what facets say of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.addresses import VERBS, entity_page
from generator.model import Document, Entity, Library, Meaning, Searched, SearchedUnit, Suggestion
from generator.render.citations import citations
from generator.render.data import units
from generator.render.submitted import Whose

FACETS = ("language", "body", "type", "year", "submitter", "initiative", "instrument", "verb", "kind")
"""In the order in which they are shown."""
_NAMED = {"initiatives": "initiative", "instruments": "instrument"}
_SHORT = 40
"""Letters of a form that stands beside a name."""
_HEADING = 100
"""Letters of a heading that is offered; a longer one is a sentence."""


def searched(document: Document, library: Library, words: dict[str, Any], whose: Whose) -> Searched:
    """A document as the search sees it."""
    cited = citations(document, words)
    verbs: dict[str, list[str]] = {}
    for call in document.calls:
        verbs.setdefault(call.anchor, []).append(f"verb:{call.verb}")
    made = tuple(
        SearchedUnit(
            anchor,
            cited[anchor],
            kind,
            text,
            tuple(dict.fromkeys((*_about(unit, library.entities), *verbs.get(anchor, ())))),
        )
        for anchor, kind, text, unit in units(document)
    )
    known = document.metadata
    facets = [f"body:{known.body}"] if known.body else []
    facets += [f"type:{known.type}"] if known.type else []
    for printed in known.submitters:
        facets += [f"submitter:{submitter}" for submitter in whose.all([printed]) or [printed]]
    return Searched(
        slug=document.slug,
        language=document.language,
        page=library.page(document),
        title=document.title,
        symbol=document.symbol,
        date=known.date,
        units=made,
        facets=tuple(dict.fromkeys(facets)),
    )


def _about(unit: Any, entities: dict[str, Entity]) -> Iterator[str]:
    """The initiatives and instruments that a unit names or cites."""
    for mention in unit.mentions:
        if (facet := _NAMED.get(entities[mention.entity].family)) is not None:
            yield f"{facet}:{mention.entity}"
    for reference in unit.references:
        entity = entities.get((reference.target or "").partition("#")[0])
        if entity is not None and (facet := _NAMED.get(entity.family)) is not None:
            yield f"{facet}:{entity.id}"


def meanings(library: Library) -> Iterator[Meaning]:
    """The names of the registry that mean one thing by themselves."""
    for entity in library.entities.values():
        if entity.family == VERBS:
            continue
        certain = (*entity.names.values(), *entity.abbreviations)
        # A theme's variants are words of its subject, none of which means another.
        own = entity.variants if entity.family != "themes" else ()
        variants = [variant for variant in own if not variant.context_only]
        shown = dict.fromkeys((*certain, *(variant.text for variant in variants if not variant.misprint)))
        yield Meaning(entity.id, tuple(shown), tuple(variant.text for variant in variants if variant.misprint))


def search_labels(library: Library, words: dict[str, Any], language: str) -> dict[str, Any]:
    """What the search page says of facets and of their values, those that are no plain words of their own."""
    names = {
        entity.id: entity.names.get(language) or next(iter(entity.names.values()), entity.id)
        for entity in library.entities.values()
        if entity.family in (*_NAMED, VERBS, "states", "organisations")
    }
    return {
        "facets": [[facet, words["search"]["facets"][facet]] for facet in FACETS],
        "values": {
            "language": words["languages"],
            "body": words["bodies"],
            "type": words["types"],
            "kind": words["search"]["kinds"],
            **dict.fromkeys(("submitter", "initiative", "instrument", "verb"), names),
        },
    }


def suggestions(library: Library, words: dict[str, Any], language: str) -> Iterator[Suggestion]:
    """What boxes offer, the most wanted first: names of the registry, titles from the latest on, headings."""
    said = words["search"]["offered"]
    for entity in library.entities.values():
        if entity.family == VERBS:
            continue
        name = entity.names.get(language) or next(iter(entity.names.values()), entity.id)
        forms = (*entity.abbreviations, *entity.names.values())
        forms += tuple(variant.text for variant in entity.variants if not variant.context_only)
        also = tuple(form for form in dict.fromkeys(forms) if form != name)
        note = next((form for form in also if len(form) < _SHORT), "")
        yield Suggestion(name, said[entity.family], entity_page(entity.family, entity.id), note, also, spelled=True)
    documents = sorted(library.documents, key=lambda document: (document.slug, document.language))
    documents.sort(key=lambda document: document.metadata.date or "", reverse=True)
    documents.sort(key=lambda document: document.language != language)
    for document in documents:
        symbols = (document.symbol,) if document.symbol else ()
        page = library.page(document)
        yield Suggestion(document.title, said["document"], page, "".join(symbols), symbols, spelled=True)
    for document in documents:
        for block in document.walk():
            if block.kind == "heading" and len(block.text) <= _HEADING:
                page = f"{library.page(document)}#{block.anchor}"
                yield Suggestion(block.text, said["heading"], page, document.symbol or document.title)
