"""The page of a document: title card, every block with its address, footnotes, and where old addresses lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from generator.addresses import PAGED, TERMS, back_anchor, between, document_page
from generator.issues import Issue
from generator.languages import LANGUAGES
from generator.model import Block, Document, Entity, Output
from generator.render.backlinks import Backlink, Crossing
from generator.render.citations import citations, document_name
from generator.render.cited_works import CitedWorks
from generator.render.contract import document_json
from generator.render.definitions import tooltips
from generator.render.facts import facts
from generator.render.inline import Escape, Links, attribute, html_text, inline
from generator.render.official import official_url
from generator.render.target_names import TargetNames
from generator.render.templates import fill
from generator.render.words import words as interface_words
from generator.render.writers import HtmlWriter, MarkdownWriter, Writer

FAMILIES = frozenset({*PAGED, TERMS})
"""Families of the registry whose entries have an address, and so are marked in the text."""


class Place(Struct, frozen=True):
    """Where a document's page stands among its language versions, and what it may link to."""

    page: str
    versions: tuple[tuple[str, str], ...]
    """(language, page) of the other versions."""
    entities: dict[str, Entity]
    language: str
    """Of the interface."""
    crossing: Crossing = Crossing()
    """Who of the corpus cites the document, and the names of what it cites there."""


def render_document(document: Document, place: Place, issues: tuple[Issue, ...] = ()) -> tuple[Output, ...]:
    """The page, its source, and the same content as data."""
    words = interface_words(place.language)
    folder = f"documents/{document.slug}/"
    writers: tuple[Writer, HtmlWriter] = (MarkdownWriter(), HtmlWriter(words["permalink"]))
    markdown, html = (
        writer.finish(fill("document.md", _context(document, place, words, writer))) for writer in writers
    )
    head = fill("front-matter.yml", {"meta": _meta(document, words)})
    page = (head + markdown).encode()
    source = document.file.rsplit("/", 1)[-1]
    return (
        Output(place.page + "index.md", page, html=html, headings=tuple(writers[1].headings)),
        Output(f"{folder}{document.language}.json", document_json(document, issues)),
        Output(f"{folder}source/{document.language}/{source}", copy_of=document.file),
    )


def _meta(document: Document, words: dict[str, Any]) -> dict[str, Any]:
    """Front matter: what the theme and other engines need to know of the page."""
    return {
        "title": document.title,
        **({"symbol": document.symbol} if document.symbol else {}),
        **({"date": document.metadata.date} if document.metadata.date else {}),
        "hide": ["navigation"],
        "lang": document.language,
        "dir": LANGUAGES[document.language].direction,
        "cite": document_name(document, words),
        "loccit": "document",
    }


def _context(document: Document, place: Place, words: dict[str, Any], writer: Writer) -> dict[str, Any]:
    titles = citations(document, words)
    markers = {note.anchor: note.marker for note in document.footnotes}
    names = TargetNames(place.entities, words, place.language)
    works = CitedWorks(place.page, titles, place.crossing, names, words)
    links = Links(place.page, place.entities, FAMILIES, works.title, tooltips(words, place.language))
    called: set[str] = set()

    def text(block: Any, plain: Escape = writer.plain) -> str:
        notes = getattr(block, "notes", ())
        called.update(note.footnote for note in notes)
        return inline(block.text, notes, block.mentions, block.references, links, markers, titles, plain)

    def heading(block: Block) -> str:
        """Names are not marked in a heading; what it cites is."""
        label = writer.plain(f"{block.label} ") if block.label else ""
        said = label + text(replace(block, mentions=()))
        links.section()  # a heading that cites the Treaty takes no mark from the text below it
        return said

    return {
        "document": document,
        "words": words,
        "w": writer,
        "name": document_name(document, words),
        "facts": tuple(facts(document, words)),
        "files": tuple(_files(document, place, words)),
        "versions": [(words["languages"].get(code, code), between(place.page, page)) for code, page in place.versions],
        "blocks": _flat(document.blocks, 0, links),
        "text": text,
        "heading": heading,
        "rows": lambda block: [[text(cell, html_text) if cell else "" for cell in row] for row in cells(block)],
        "titles": titles,
        "attribute": attribute,
        "back": lambda note: back_anchor(note.anchor) if note.anchor in called else "",
        "gone": tuple(_gone(document, titles, words)),
        "cites": works.groups(document),
        "cited": _by_anchor(place.crossing.backlinks),
        "whole": _by_document(place.crossing.backlinks),
        "citing_documents": len({link.page for link in place.crossing.backlinks}),
        "href": lambda target: attribute(between(place.page, target)),
        "here": place,
        "direction": lambda language: LANGUAGES[language].direction,
        "ours": "" if document.language == place.language else f' lang="{attribute(place.language)}" dir="ltr"',
    }


def _by_anchor(backlinks: Sequence[Backlink]) -> dict[str, list[Backlink]]:
    """Who cites each address of the document."""
    found: dict[str, list[Backlink]] = {}
    for link in backlinks:
        if link.anchor:
            found.setdefault(link.anchor, []).append(link)
    return found


def _by_document(backlinks: Sequence[Backlink]) -> list[list[Backlink]]:
    """Who cites the document as a whole, by citing document."""
    found: dict[str, list[Backlink]] = {}
    for link in backlinks:
        if not link.anchor:
            found.setdefault(link.page, []).append(link)
    return list(found.values())


def cells(table: Block) -> Iterator[list[Block | None]]:
    """The cells of a table by row, each with what is found in it; an empty one is None."""
    position = 0
    for row in table.rows:
        made: list[Block | None] = []
        for cell in row:
            start = table.text.find(cell, position)
            position = start + len(cell) if cell and start >= 0 else position
            made.append(_cell(table, cell, start) if cell else None)
        yield made


def _cell(table: Block, text: str, start: int) -> Block:
    """A part of a table as a block of its own."""
    end = start + len(text)
    inside = start >= 0
    return Block(
        "text",
        table.anchor,
        None,
        text,
        table.line,
        notes=tuple(
            replace(note, start=note.start - start) for note in table.notes if inside and start <= note.start <= end
        ),
        references=tuple(
            replace(reference, start=reference.start - start, end=reference.end - start)
            for reference in table.references
            if inside and start <= reference.start and reference.end <= end
        ),
    )


def _flat(blocks: tuple[Block, ...], depth: int, links: Links) -> Iterator[tuple[Block, int]]:
    """Blocks in reading order with their depth; a heading begins a section for the marking of names."""
    for block in blocks:
        if block.kind == "heading":
            links.section()
        yield block, depth
        yield from _flat(block.children, depth + 1, links)


def _files(document: Document, place: Place, words: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Links of the title card: words, address, relation."""
    root = document_page(document.slug)
    source = document.file.rsplit("/", 1)[-1]
    yield (
        words["document"]["source"],
        between(place.page, f"{root}source/{document.language}/{quote(source)}"),
        "source",
    )
    official = document.metadata.official_url or official_url(document.symbol, document.language)
    if official:
        yield words["document"]["official"], official, "official"
    for ending in ("json", "markdown"):
        suffix = {"json": "json", "markdown": "md"}[ending]
        yield words["document"][ending], between(place.page, f"{root}{document.language}.{suffix}"), "data"


def _gone(document: Document, titles: dict[str, str], words: dict[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    """Addresses of old: anchor, words, and the anchor it leads to with how that is cited."""
    for old in document.moved:
        new = document.moved_to(old)
        yield old, words["document"]["moved_to"].format(old=old), new, titles.get(new, new)
    for old, reason in document.withdrawn.items():
        if old != "*":
            yield old, words["document"]["withdrawn"].format(old=old, reason=reason), "", ""
