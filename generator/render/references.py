"""The page of each document that is cited and not in the corpus: what it is, where its official record lies, and every
paragraph that cites it; and the way on from there to a document that has joined the corpus since.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from generator.addresses import REFERENCES_PAGE, entity_page, reference_page, slug_of
from generator.model import Document, Entity, Library, Output
from generator.render.cited_parts import Parts, Sections, Shown, Wanted, outline, tree
from generator.render.definitions import definition
from generator.render.gone import render_moved
from generator.render.naming import name_of
from generator.render.numbered import Index, render_further
from generator.render.official import official_list, official_url
from generator.render.pages import make_page
from generator.render.passages import Found, Texts, by_page, united
from generator.render.symbols import Told, told_by
from generator.render.target_names import TargetNames

INSTRUMENTS = "instruments"
GOAL_FRAMEWORK = "goal_framework"
"""Kind of the registry's entry for the goals."""
WHOLE = "whole"
"""Id of the section of what cites a document or an instrument and no part of it."""


class Cited:
    """Everything that is cited, found once, with what its pages need."""

    def __init__(self, library: Library, texts: Texts, words: dict[str, Any], language: str) -> None:
        self.library, self.texts, self.words, self.language = library, texts, words, language
        self.said: dict[str, Any] = words["references"]
        self.names = TargetNames(library.entities, words, language)
        self.pages = by_page(library)
        self.homes = {page: slug for slug, pages in library.pages.items() for page in pages.values()}
        """Slugs of the corpus by the addresses of their pages."""
        self.symbols = _spelled(library)
        """Of the documents cited and not in the corpus, by the addresses of their pages."""
        entities = library.entities.values()
        self.plan = next((entity for entity in entities if entity.actions), None)
        """Whose actions are cited by their numbers."""
        self.framework = next((entity for entity in entities if entity.kind == GOAL_FRAMEWORK), None)
        """The Sustainable Development Goals."""
        self.instruments: dict[str, Entity] = {}
        """By the slugs of their symbols."""
        for entity in entities:
            if entity.family == INSTRUMENTS:
                for symbol in entity.symbols:
                    self.instruments.setdefault(slug_of(symbol), entity)

    def name(self, entity: Entity) -> str:
        """In the language of the interface, else in any."""
        return name_of(entity, self.language)

    def described(self, entity: Entity) -> str:
        return definition(entity, self.language)

    def page_of(self, symbol: str) -> str:
        """Where a symbol leads on this site: to the document, or to what cites it; nowhere where none does."""
        slug = slug_of(symbol)
        if slug in self.library.pages:
            return next(iter(self.library.pages[slug].values()))
        page = reference_page(slug)
        return page if page in self.symbols else ""


def _spelled(library: Library) -> dict[str, str]:
    """The official spelling of what each page is about: the shortest that is cited, of these the first."""
    symbols: dict[str, str] = {}
    for citation in library.citations:
        page = citation.href.partition("#")[0]
        if page.startswith(REFERENCES_PAGE):
            symbol = citation.target.partition("#")[0]
            if page not in symbols or len(symbol) < len(symbols[page]):
                symbols[page] = symbol
    return symbols


def render_references(cited: Cited) -> Iterator[Output]:
    """A page of each document that is cited from outside the corpus, and of each that was."""
    for page, symbol in cited.symbols.items():
        yield from _reference(cited, page, symbol)
    yield from _joined(cited)


def _reference(cited: Cited, page: str, symbol: str) -> Iterator[Output]:
    found = dict(cited.pages[page])
    entity = cited.instruments.get(slug_of(symbol))
    parts = Parts(cited.texts, page, cited.words)
    sections, cells = cited_sections(cited, parts, found)
    context = {
        "symbol": symbol,
        "entity": entity,
        "name": cited.name(entity) if entity else "",
        "description": cited.described(entity) if entity else "",
        "instrument": entity_page(entity.family, entity.id) if entity else "",
        "kind": kind_in_words(told_by(symbol), cited.words),
        "facts": tuple(_facts(told_by(symbol), cited.words)),
        "official": official_url(symbol, cited.language),
        "list": official_list(symbol),
        "tally": parts.tally(cited.texts.counts(united(found.values()))),
        "sections": sections,
        "cells": cells if len(cells) > 1 else (),
    }
    meta = {"title": symbol, "hide": hidden(sections)}
    yield make_page(page + "index.md", "reference.md", meta, context, cited.words, outline(symbol, sections))
    index = Index(REFERENCES_PAGE, cited.said["title"])
    yield from render_further(sections, page, symbol, index, cited.texts, cited.words)


def cited_sections(
    cited: Cited,
    parts: Parts,
    found: dict[str, Found],
    known: Iterable[str] = (),
    title: Callable[[str], str] | None = None,
    short: Callable[[str], str] | None = None,
) -> Shown:
    """The parts that are cited and those that are known, one by one, and last what cites the whole."""
    wanted = tree({*known, *filter(None, found)}, title or cited.names.part, short or cited.names.part)
    if "" in found:
        found = {**found, WHOLE: found[""]}
        wanted.append(Wanted(WHOLE, cited.said["whole" if wanted else "all"]))
    return parts.sections(wanted, found)


def hidden(sections: Sections) -> list[str]:
    """An outline of one entry is none."""
    return ["navigation"] if len(sections) > 1 else ["navigation", "toc"]


def kind_in_words(told: Told, words: dict[str, Any]) -> str:
    """联合国大会决议"""
    organ, kind = words["bodies"].get(told.organ, ""), words["types"].get(told.kind, "")
    if organ and kind:
        return str(words["references"]["kind"].format(organ=organ, kind=kind))
    return str(organ or kind)


def _facts(told: Told, words: dict[str, Any]) -> Iterator[tuple[str, str]]:
    said = words["references"]
    if told.session:
        yield said["session_name"], said["session"].format(n=told.session, years=told.year)
    elif told.year:
        yield said["year"], told.year


def _joined(cited: Cited) -> Iterator[Output]:
    """Where a document of the corpus would be, and perhaps was, if it were not in it: the way to its page."""
    documents = {(document.slug, document.language): document for document in cited.library.documents}
    done: dict[str, Document] = {}
    for citation in cited.library.citations:
        page = citation.href.partition("#")[0]
        symbol = citation.target.partition("#")[0]
        slug = cited.homes.get(page)
        if slug is None or slug == citation.slug or symbol in cited.library.entities:
            continue
        home = next(iter(cited.library.pages[slug]))
        done.setdefault(reference_page(slug_of(symbol)), documents[slug, home])
    for here, document in done.items():
        yield render_moved(here, cited.library.page(document), document.title, cited.said["joined"])
