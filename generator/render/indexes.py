"""Pages that list documents: home, with the ways to everything else, and the list of them all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.addresses import CALLS_PAGE, GLOSSARY_PAGE, PAGED, REFERENCES_PAGE, TERMS
from generator.model import Document, Library, Output
from generator.render.citations import document_name
from generator.render.naming import Named, Seen
from generator.render.pages import make_page

_NEWEST = 20
"""Documents on the home page; the list has all."""


def render_indexes(named: Named, seen: dict[str, Seen]) -> tuple[Output, ...]:
    """Home and the list of documents. `seen` tells how often each entry of the registry is named."""
    words = named.words
    return (
        _page("index.md", "home.md", {"loccit": "home"}, _home(named, seen), words, words["nav"]["home"]),
        _page(
            "documents/index.md",
            "documents.md",
            {},
            _documents(named.library, words),
            words,
            words["index"]["documents_title"],
        ),
    )


def _page(
    path: str, template: str, meta: dict[str, Any], context: dict[str, Any], words: dict[str, Any], title: str
) -> Output:
    return make_page(path, template, {"title": title, "hide": ["navigation", "toc"], **meta}, context, words)


def _home(named: Named, seen: dict[str, Seen]) -> dict[str, Any]:
    library, said = named.library, named.words["home"]
    paragraphs = sum(1 for document in library.documents for block in document.walk() if block.kind != "heading")
    mentions = sum(len(found) for found in named.namings.values())
    entries = sum(1 for identity, each in seen.items() if each.times and identity in library.entities)
    documents = by_date(library)
    return {
        "figures": [
            (len(documents), said["documents"]),
            (paragraphs, said["paragraphs"]),
            (entries, said["entries"]),
            (mentions, said["mentions"]),
        ],
        "documents": [(document, library.page(document)) for document in documents[:_NEWEST]],
        "all_documents": said["all_documents"].format(n=len(documents)) if len(documents) > _NEWEST else "",
        "name": lambda document: document.symbol or "",
        "ways": list(ways(named, seen)),
    }


def ways(named: Named, seen: dict[str, Seen]) -> Iterator[tuple[str, str, str]]:
    """Address, name, what is there: the families that documents name, between what holds of any corpus."""
    words = named.words
    said = words["home"]["ways_to"]
    yield "documents/", words["nav"]["documents"], said["documents"]
    for family in PAGED:
        number = sum(1 for entity in named.family(family) if seen[entity.id].times)
        if number:
            name = words["registry"]["families"][family]
            yield f"{family}/", name, said[family].format(n=number)
    yield GLOSSARY_PAGE, words["nav"]["glossary"], said[TERMS]
    yield CALLS_PAGE, words["calls"]["title"], said["calls"]
    yield REFERENCES_PAGE, words["references"]["title"], words["references"]["way"]
    yield "data/documents.json", words["home"]["data"], words["home"]["way_data"]


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
