"""Pages that list: home, documents, each family of the registry and the page of each entry, glossary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from msgspec import Struct

from generator.addresses import GLOSSARY_PAGE, PAGED, TERMS, between, entity_page
from generator.model import Block, Document, Entity, Footnote, Library, Mention, Output
from generator.render.citations import document_name
from generator.render.pages import make_page
from generator.render.passages import Texts
from generator.render.words import words as interface_words

BY_PART = "instruments"
"""The family whose pages tell article by article who cites them; instruments.py makes these."""
_AROUND = 60
"""Characters shown on either side of a name, to the next stop."""
_STOPS = "。；！？.;!?"


class Passage(Struct, frozen=True):
    """A mention in its paragraph."""

    document: Document
    anchor: str
    cited: str
    """第66段"""
    text: str
    mention: Mention


class Place(Protocol):
    """Where something is said."""

    @property
    def document(self) -> Document: ...
    @property
    def anchor(self) -> str: ...
    @property
    def cited(self) -> str: ...


class Seen(Struct, frozen=True):
    """How often something is named or cited."""

    documents: int
    times: int
    first: Place | None
    latest: Place | None


def render_site(library: Library, passages: dict[str, list[Passage]], language: str) -> tuple[Output, ...]:
    """Every page that looks across documents. `passages` has every mention by entity."""
    words = interface_words(language)
    outputs = [
        _page("index.md", "home.md", {"loccit": "home"}, _home(library, passages, words), words, "title"),
        _page("documents/index.md", "documents.md", {}, _documents(library, words), words, "documents_title"),
        _page(
            "glossary/index.md",
            "glossary.md",
            {},
            _glossary(library, passages, language),
            words,
            "glossary_title",
        ),
    ]
    for family in PAGED:
        if family == BY_PART:
            continue
        entries = [entity for entity in library.entities.values() if entity.family == family]
        seen = {entity.id: _seen(passages.get(entity.id, ())) for entity in entries}
        outputs.append(family_index(library, family, seen, words, language))
        for entity in entries:
            context = _entity(library, entity, passages, language)
            meta = {"title": name_of(entity, language), "hide": ["navigation"]}
            outputs.append(make_page(entity_page(family, entity.id) + "index.md", "entity.md", meta, context, words))
    return tuple(outputs)


def name_of(entity: Entity, language: str) -> str:
    """The entity's name in the interface's language, else in any."""
    return entity.names.get(language) or next(iter(entity.names.values()), entity.id)


def passages_of(library: Library, texts: Texts) -> dict[str, list[Passage]]:
    """Every mention by entity, in the order of documents' dates and of their paragraphs."""
    found: dict[str, list[Passage]] = {}
    for document in sorted(library.documents, key=lambda d: (d.metadata.date or "9999", d.slug)):
        units = texts.units(document.slug, document.language)
        for anchor, unit in _units(document):
            for mention in unit.mentions:
                passage = Passage(document, anchor, units[anchor].cited, unit.text, mention)
                found.setdefault(mention.entity, []).append(passage)
    return found


def _units(document: Document) -> Iterator[tuple[str, Block | Footnote]]:
    for block in document.walk():
        yield block.anchor, block
    for note in document.footnotes:
        yield note.anchor, note


def _page(
    path: str, template: str, meta: dict[str, Any], context: dict[str, Any], words: dict[str, Any], title: str
) -> Output:
    said = words["nav"]["home"] if title == "title" else words["index"][title]
    return make_page(path, template, {"title": said, "hide": ["navigation", "toc"], **meta}, context, words)


def _home(library: Library, passages: dict[str, list[Passage]], words: dict[str, Any]) -> dict[str, Any]:
    paragraphs = sum(1 for document in library.documents for block in document.walk() if block.kind != "heading")
    entries = sum(1 for entity in library.entities.values() if entity.family == "initiatives")
    mentions = sum(len(found) for found in passages.values())
    return {
        "figures": [
            (len(library.documents), words["home"]["documents"]),
            (paragraphs, words["home"]["paragraphs"]),
            (entries, words["home"]["initiatives"]),
            (mentions, words["home"]["mentions"]),
        ],
        "documents": [(document, library.page(document)) for document in by_date(library)],
        "name": lambda document: document.symbol or "",
    }


def by_date(library: Library) -> list[Document]:
    """The documents, the latest first."""
    dated = sorted(library.documents, key=lambda document: (document.slug, document.language))
    return sorted(dated, key=lambda document: document.metadata.date or "", reverse=True)


def _documents(library: Library, words: dict[str, Any]) -> dict[str, Any]:
    def count(document: Document) -> int:
        """As the document's card counts."""
        return sum(1 for block in document.walk() if block.kind == "paragraph")

    return {
        "rows": [(document, library.page(document), count(document)) for document in by_date(library)],
        "several_languages": len({document.language for document in library.documents}) > 1,
        "document_name": lambda document: document_name(document, words),
    }


def _seen(found: Iterable[Passage]) -> Seen:
    listed = list(found)
    documents = {(passage.document.slug, passage.document.language) for passage in listed}
    return Seen(len(documents), len(listed), listed[0] if listed else None, listed[-1] if listed else None)


def family_index(
    library: Library,
    family: str,
    seen: dict[str, Seen],
    words: dict[str, Any],
    language: str,
    heads: dict[str, str] | None = None,
) -> Output:
    """The index of a family of the registry; `heads` are the words above its columns that differ from the usual."""
    entries = [entity for entity in library.entities.values() if entity.family == family]
    rows = [(entity, name_of(entity, language), seen[entity.id]) for entity in entries]
    rows.sort(key=lambda row: (-row[2].times, row[0].id))
    context = {
        "family": family,
        "rows": rows,
        "title": words["index"][f"{family}_title"],
        "lead": words["index"][f"{family}_lead"],
        "heads": {**words["index"], **(heads or {})},
        "page": lambda entity: entity_page(family, entity.id),
        "owner": lambda entity: owners(library, entity, language),
        "library": library,
    }
    return _page(f"{family}/index.md", "family.md", {}, context, words, f"{family}_title")


def owners(library: Library, entity: Entity, language: str) -> str:
    """Whose it is, by the abbreviations of organisations and the codes of countries."""
    names = []
    for owner in entity.owner:
        known = library.entities.get(owner)
        names.append(
            (known.abbreviations[0] if known.abbreviations else name_of(known, language)) if known else owner.upper()
        )
    return ", ".join(names)


def _entity(library: Library, entity: Entity, passages: dict[str, list[Passage]], language: str) -> dict[str, Any]:
    found = passages.get(entity.id, [])
    groups: dict[str, list[Passage]] = {}
    for passage in found:
        groups.setdefault(library.page(passage.document), []).append(passage)
    used: dict[str, int] = {}
    for passage in found:
        used[passage.mention.text] = used.get(passage.mention.text, 0) + 1
    return {
        "entity": entity,
        "name": name_of(entity, language),
        "description": entity.description.get(language) or next(iter(entity.description.values()), ""),
        "owner": owners(library, entity, language),
        "groups": [
            (page, listed[0].document, [_excerpt(passage) for passage in listed]) for page, listed in groups.items()
        ],
        "used": sorted(used.items(), key=lambda item: (-item[1], item[0])),
        "misprints": {variant.text for variant in entity.variants if variant.misprint},
    }


def _excerpt(passage: Passage) -> tuple[Passage, str, str, str]:
    """The passage cut around its name: before, the name, after; whole sentences where they are short."""
    text, mention = passage.text, passage.mention
    start, end = max(mention.start - _AROUND, 0), min(mention.end + _AROUND, len(text))
    stop = max((text.rfind(mark, start, mention.start) for mark in _STOPS), default=-1)
    start = stop + 1 if stop >= 0 else start
    stops = [place for mark in _STOPS if (place := text.find(mark, mention.end, end)) >= 0]
    end = min(stops) + 1 if stops else end
    before = ("…" if start > 0 and stop < 0 else "") + text[start : mention.start]
    after = text[mention.end : end] + ("…" if end < len(text) and not stops else "")
    return passage, before, text[mention.start : mention.end], after


def _places(library: Library, found: Iterable[Passage]) -> list[tuple[str, Document, list[tuple[str, str]]]]:
    """Every address that names the term, by document: page, document, (anchor, how it is cited)."""
    by_page: dict[str, tuple[Document, dict[str, str]]] = {}
    for passage in found:
        page = library.page(passage.document)
        by_page.setdefault(page, (passage.document, {}))[1][passage.anchor] = passage.cited
    return [(page, document, list(anchors.items())) for page, (document, anchors) in by_page.items()]


def _variants(entity: Entity) -> list[tuple[str, str, str]]:
    """Each way to write the term with all who write it so; the plain English name has its own column."""
    usages: dict[tuple[str, str], list[str]] = {}
    for variant in entity.variants:
        if (variant.text, variant.language) != (entity.names.get("en"), "en"):
            usages.setdefault((variant.text, variant.language), []).append(variant.usage or "")
    return [(text, language, ", ".join(filter(None, who))) for (text, language), who in usages.items()]


def _address_in_glossary(entity: Entity | None) -> str:
    """Where a name of the glossary leads: to its line there, to its page, or nowhere."""
    if entity is None:
        return ""
    if entity.family == TERMS:
        return f"#{entity.id}"
    return between(GLOSSARY_PAGE, entity_page(entity.family, entity.id)) if entity.family in PAGED else ""


def _glossary(library: Library, passages: dict[str, list[Passage]], language: str) -> dict[str, Any]:
    terms = [entity for entity in library.entities.values() if entity.family == TERMS]
    rows = [(entity, name_of(entity, language), len(passages.get(entity.id, ()))) for entity in terms]
    rows.sort(key=lambda row: (not row[2], row[0].names.get("en", row[0].id).lower(), row[0].id))
    return {
        "rows": rows,
        "library": library,
        "name": lambda identity: (
            name_of(library.entities[identity], language) if identity in library.entities else identity
        ),
        "places": lambda entity: _places(library, passages.get(entity.id, ())),
        "variants": _variants,
        "address": lambda identity: _address_in_glossary(library.entities.get(identity)),
        "described": lambda entity: entity.description.get(language) or next(iter(entity.description.values()), ""),
    }
