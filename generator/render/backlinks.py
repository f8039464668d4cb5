"""Who cites whom inside the corpus: for each document's page, the passages that cite it and the names of what it cites.

Found once for all documents, in one pass over the citations, and handed to each page as a part of what it is made from:
a page is made anew only where something of this changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from generator.model import Citation, Document, Library
from generator.render.citations import citations, document_name
from generator.render.excerpts import Excerpt, excerpt
from generator.render.words import words as interface_words

_Key = tuple[str, str]
"""Slug and language."""


class Backlink(Struct, frozen=True, array_like=True):
    """A passage that cites a document or one of its paragraphs."""

    anchor: str
    """What of the document is cited; nothing: the whole."""
    page: str
    """Of the citing document."""
    document: str
    """How the citing document is named."""
    title: str
    date: str
    language: str
    where: str
    """Anchor of the citing block or note."""
    cited_as: str
    """第114段"""
    excerpt: Excerpt


class Crossing(Struct, frozen=True, array_like=True):
    """What a document's page must know of the citations between it and the others."""

    backlinks: tuple[Backlink, ...] = ()
    """In the order of the citing documents' dates and of their texts, its own first."""
    names: dict[str, tuple[str, str]] = {}
    """What the document cites in the corpus, by address: the document, and how the paragraph is cited in it."""


def crossings(library: Library, language: str) -> dict[str, Crossing]:
    """Of every document that cites another or is cited, by its page."""
    return _Crossings(library, interface_words(language)).found()


class _Crossings:
    """What is worked out once, for the documents that need it."""

    def __init__(self, library: Library, words: dict[str, Any]) -> None:
        self.library, self.words = library, words
        self.documents: dict[_Key, Document] = {(each.slug, each.language): each for each in library.documents}
        self.homes = {library.page(document): document for document in library.documents}
        self.texts = cache(self._texts)
        self.cited_as = cache(self._cited_as)
        self.excerpt = cache(self._excerpt)

    def found(self) -> dict[str, Crossing]:
        into: dict[str, list[tuple[str, Citation]]] = {}
        names: dict[str, dict[str, tuple[str, str]]] = {}
        for citation in self.library.citations:
            page, _, anchor = citation.href.partition("#")
            target = self.homes.get(page)
            if target is not None:
                into.setdefault(target.slug, []).append((anchor, citation))
                known = names.setdefault(self.library.pages[citation.slug][citation.language], {})
                if citation.href not in known:
                    known |= self._names(target, page, anchor)
        made: dict[str, Crossing] = {}
        for page, document in self.homes.items():
            links = tuple(self._backlinks(document, page, into.get(document.slug, ())))
            if links or page in names:
                made[page] = Crossing(links, names.get(page, {}))
        return made

    def _names(self, target: Document, page: str, anchor: str) -> dict[str, tuple[str, str]]:
        whole = document_name(target, self.words)
        if not anchor:
            return {page: (whole, "")}
        return {page: (whole, ""), f"{page}#{anchor}": (whole, self.cited_as((target.slug, target.language))[anchor])}

    def _backlinks(self, document: Document, page: str, into: Sequence[tuple[str, Citation]]) -> Iterator[Backlink]:
        """The passages that cite the document, each once; of a citing document with several languages, one of them."""
        if not into:
            return
        anchors = {"", *(anchor for anchor, _ in document.anchors())}
        versions: dict[tuple[str, str], list[str]] = {}
        for anchor, citation in into:
            versions.setdefault((anchor, citation.slug), []).append(citation.language)
        chosen = {
            (anchor, slug): document.language if document.language in languages else self._first(slug, languages)
            for (anchor, slug), languages in versions.items()
        }
        seen: set[tuple[str, str, str]] = set()
        own: list[Backlink] = []
        others: list[Backlink] = []
        for anchor, citation in into:
            passage = (anchor, citation.slug, citation.anchor)
            to_itself = citation.slug == document.slug and anchor in ("", citation.anchor)
            if citation.language == chosen[passage[:2]] and passage not in seen and anchor in anchors and not to_itself:
                seen.add(passage)
                link = self._backlink(anchor, citation)
                (own if link.page == page else others).append(link)
        yield from own
        yield from others

    def _first(self, slug: str, languages: list[str]) -> str:
        return next(language for language in self.library.pages[slug] if language in languages)

    def _backlink(self, anchor: str, citation: Citation) -> Backlink:
        key = (citation.slug, citation.language)
        document = self.documents[key]
        return Backlink(
            anchor,
            self.library.page(document),
            document_name(document, self.words),
            document.title,
            document.metadata.date or "",
            document.language,
            citation.anchor,
            self.cited_as(key)[citation.anchor],
            self.excerpt(key, citation.anchor, citation.start, citation.end),
        )

    def _texts(self, key: _Key) -> dict[str, str]:
        return dict(self.documents[key].anchors())

    def _cited_as(self, key: _Key) -> dict[str, str]:
        return citations(self.documents[key], self.words)

    def _excerpt(self, key: _Key, anchor: str, start: int, end: int) -> Excerpt:
        return excerpt(self.texts(key)[anchor], start, end)
