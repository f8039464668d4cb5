"""Who cites what, page by page: the paragraphs that cite it, in their own words, by document.

A paragraph that cites one thing several times is one passage with several marks. A work in several languages is one
work: each of its paragraphs stands once, in the language of the interface where that version cites too, and leads to
the other versions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from generator.model import Document, Library
from generator.render.citations import citations
from generator.render.excerpts import excerpt

WHOLE_HAN, WHOLE = 320, 800
"""Characters of a paragraph that is shown whole; of a longer one only the sentences that cite."""

Span = tuple[int, int]
Place = tuple[str, str]
"""Slug and anchor: a paragraph of a work, whatever its language."""
Found = dict[Place, dict[str, list[Span]]]
"""Where something is cited: by paragraph and language."""


class Passage(Struct, frozen=True):
    """A paragraph that cites."""

    document: Document
    """The version that is shown."""
    page: str
    anchor: str
    cited: str
    """第66段"""
    text: str
    spans: tuple[Span, ...]
    """Of the citations, in order, none inside another."""
    others: tuple[tuple[str, str], ...] = ()
    """Language and address of the same paragraph in the versions that are not shown."""

    def runs(self) -> Iterator[tuple[str, bool]]:
        """The words to show, each run with whether it is a citation."""
        return _runs(self.text, self.spans)


class Work(Struct, frozen=True):
    """A document and all its passages that cite one thing."""

    document: Document
    page: str
    passages: tuple[Passage, ...]


class Citers(Struct, frozen=True):
    """Everything that cites one thing."""

    works: tuple[Work, ...]
    """In the order of their dates."""

    @property
    def passages(self) -> int:
        return sum(len(work.passages) for work in self.works)

    @property
    def times(self) -> int:
        return sum(len(passage.spans) for work in self.works for passage in work.passages)


class Unit(Struct, frozen=True):
    """Something that has an address."""

    place: int
    """In the reading order."""
    text: str
    cited: str
    """第66段"""
    heading: bool


class Texts:
    """The texts of all documents by their anchors, with how each is cited; each document is looked at once."""

    def __init__(self, library: Library, words: dict[str, Any], language: str) -> None:
        self.library, self.words, self.language = library, words, language
        self.documents = {(document.slug, document.language): document for document in library.documents}
        self._units: dict[tuple[str, str], dict[str, Unit]] = {}
        self._preferred: dict[str, tuple[str, ...]] = {}

    def units(self, slug: str, language: str) -> dict[str, Unit]:
        """Everything in a document that has an address, by its anchor."""
        made = self._units.get((slug, language))
        if made is None:
            document = self.documents[slug, language]
            cited = citations(document, self.words)
            blocks = list(document.walk())
            made = {
                block.anchor: Unit(place, block.text, cited[block.anchor], block.kind == "heading")
                for place, block in enumerate(blocks)
            }
            for place, note in enumerate(document.footnotes, len(blocks)):
                made[note.anchor] = Unit(place, note.text, cited[note.anchor], False)
            self._units[slug, language] = made
        return made

    def preferred(self, slug: str) -> tuple[str, ...]:
        """The languages of a work, the reader's first."""
        if slug not in self._preferred:
            pages = self.library.pages[slug]
            self._preferred[slug] = tuple(sorted(pages, key=lambda code: code != self.language))
        return self._preferred[slug]

    def citers(self, found: Found) -> Citers:
        """What was found, as it is shown."""
        works: dict[str, list[tuple[int, Passage]]] = {}
        for (slug, anchor), by_language in found.items():
            works.setdefault(slug, []).append(self._passage(slug, anchor, by_language))
        return Citers(tuple(self._work(listed) for listed in works.values()))

    def counts(self, found: Found, but: str = "") -> dict[str, int]:
        """How often each work cites, by its slug, without those that need no counting: a document cites itself."""
        times: dict[str, int] = {}
        for (slug, _), by_language in found.items():
            if slug != but:
                shown = next(code for code in self.preferred(slug) if code in by_language)
                times[slug] = times.get(slug, 0) + len(_apart(by_language[shown]))
        return times

    def _work(self, listed: list[tuple[int, Passage]]) -> Work:
        """The passages of one work in reading order, under its preferred version among those shown."""
        listed.sort(key=lambda item: item[0])
        order = self.preferred(listed[0][1].document.slug)
        shown = min((passage.document for _, passage in listed), key=lambda document: order.index(document.language))
        return Work(shown, self.library.page(shown), tuple(passage for _, passage in listed))

    def _passage(self, slug: str, anchor: str, by_language: dict[str, list[Span]]) -> tuple[int, Passage]:
        shown, *others = (code for code in self.preferred(slug) if code in by_language)
        unit = self.units(slug, shown)[anchor]
        pages = self.library.pages[slug]
        return unit.place, Passage(
            self.documents[slug, shown],
            pages[shown],
            anchor,
            self.words["references"]["heading"] if unit.heading else unit.cited,
            unit.text,
            _apart(by_language[shown]),
            tuple((code, f"{pages[code]}#{anchor}") for code in others),
        )


def by_page(library: Library) -> dict[str, dict[str, Found]]:
    """Where everything is cited: by the page that citations lead to and the part of it, the whole being no part."""
    pages: dict[str, dict[str, Found]] = {}
    for citation in library.citations:
        page, _, part = citation.href.partition("#")
        place = pages.setdefault(page, {}).setdefault(part, {}).setdefault((citation.slug, citation.anchor), {})
        place.setdefault(citation.language, []).append((citation.start, citation.end))
    return pages


def united(parts: Iterable[Found]) -> Found:
    """Several places of one thing together: an article and its paragraphs."""
    listed = list(parts)
    if len(listed) == 1:
        return listed[0]
    whole: Found = {}
    for part in listed:
        for place, by_language in part.items():
            into = whole.setdefault(place, {})
            for code, spans in by_language.items():
                into.setdefault(code, []).extend(spans)
    return whole


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """In order, those that overlap joined.

    >>> _apart([(5, 9), (0, 2), (5, 9), (7, 12)])
    ((0, 2), (5, 12))
    """
    made: list[Span] = []
    for start, end in sorted(set(spans)):
        if made and start < made[-1][1]:
            made[-1] = made[-1][0], max(made[-1][1], end)
        else:
            made.append((start, end))
    return tuple(made)


def _runs(text: str, spans: tuple[Span, ...]) -> Iterator[tuple[str, bool]]:
    """The text with its citations marked; of a long one only what stands around them.

    >>> list(_runs("根据第 3 段执行。", ((2, 7),)))
    [('根据', False), ('第 3 段', True), ('执行。', False)]
    """
    windows = [(0, len(text))] if len(text) <= _most(text) else list(_windows(text, spans))
    for number, (begin, finish) in enumerate(windows):
        if begin:
            yield " … " if number else "…", False
        position = begin
        for start, end in spans:
            if begin <= start and end <= finish:
                yield text[position:start], False
                yield text[start:end], True
                position = end
        yield text[position:finish], False
    if windows and windows[-1][1] < len(text):
        yield "…", False


def _most(text: str) -> int:
    return WHOLE_HAN if any("\u3400" <= c <= "\u9fff" for c in text[:60]) else WHOLE


def _windows(text: str, spans: tuple[Span, ...]) -> Iterator[Span]:
    """The sentences around each citation, those that touch joined."""
    last: Span | None = None
    for start, end in spans:
        said = excerpt(text, start, end)
        begin, finish = _begin(text, start, said.before), _finish(text, end, said.after)
        if last is not None and begin <= last[1]:
            last = last[0], max(last[1], finish)
        else:
            if last is not None:
                yield last
            last = begin, finish
    if last is not None:
        yield last


def _begin(text: str, start: int, before: str) -> int:
    """Where the words before a citation begin; a cut is marked by dots that are not the text's own."""
    begin = start - len(before)
    return begin if begin >= 0 and text.startswith(before, begin) else begin + 1


def _finish(text: str, end: int, after: str) -> int:
    finish = end + len(after)
    return finish if text.startswith(after, end) else finish - 1
