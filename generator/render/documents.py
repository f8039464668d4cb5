"""The page of a document: title card, every block with its address, footnotes, and where old addresses lead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from msgspec import Struct

from generator.addresses import back_anchor, between, document_page
from generator.issues import Issue
from generator.languages import LANGUAGES
from generator.model import Block, Document, Entity, Output
from generator.render.citations import citations, document_name
from generator.render.contract import document_json
from generator.render.inline import Links, attribute, inline
from generator.render.official import official_url
from generator.render.templates import fill
from generator.render.words import words as interface_words
from generator.render.writers import HtmlWriter, MarkdownWriter, Writer

FAMILIES = frozenset({"initiatives", "terminology"})
"""Families of the registry whose entries have an address, and so are marked in the text."""


class Place(Struct, frozen=True):
    """Where a document's page stands among its language versions, and what it may link to."""

    page: str
    versions: tuple[tuple[str, str], ...]
    """(language, page) of the other versions."""
    entities: dict[str, Entity]
    language: str
    """Of the interface."""


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
    links = Links(place.page, place.entities, FAMILIES, place.language)

    def text(block: Any) -> str:
        notes = getattr(block, "notes", ())
        return inline(block.text, notes, block.mentions, block.references, links, markers, titles, writer.plain)

    called = {note.footnote for block in document.walk() for note in block.notes if block.kind != "table"}
    return {
        "document": document,
        "words": words,
        "w": writer,
        "name": document_name(document, words),
        "facts": tuple(_facts(document, words)),
        "files": tuple(_files(document, place, words)),
        "versions": [(words["languages"].get(code, code), between(place.page, page)) for code, page in place.versions],
        "blocks": _flat(document.blocks, 0, links),
        "text": text,
        "titles": titles,
        "attribute": attribute,
        "notes": [(note, back_anchor(note.anchor) if note.anchor in called else "") for note in document.footnotes],
        "gone": tuple(_gone(document, titles, words)),
    }


def _flat(blocks: tuple[Block, ...], depth: int, links: Links) -> Iterator[tuple[Block, int]]:
    """Blocks in reading order with their depth; a heading begins a section for the marking of names."""
    for block in blocks:
        if block.kind == "heading":
            links.section()
        yield block, depth
        yield from _flat(block.children, depth + 1, links)


def _facts(document: Document, words: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The title card: what is known of the document, in the interface's words."""
    known, names = document.metadata, words["document"]["facts"]
    if known.date:
        until = f" {words['document']['to']} {known.date_end}" if known.date_end else ""
        yield names["date"], known.date + until
    values = {
        "session": known.session,
        "place": known.place,
        "body": words["bodies"].get(known.body, known.body) if known.body else None,
        "submitters": words["list_separator"].join(known.submitters),
        "type": words["types"].get(known.type, known.type) if known.type else None,
        "agenda_item": known.agenda_item,
        "date_issued": known.date_issued,
    }
    for key, value in values.items():
        if value:
            yield names[key], value
    paragraphs = sum(1 for block in document.walk() if block.kind == "paragraph")
    items = sum(1 for block in document.walk() if _is_listed(block))
    count = words["document"]["count_items" if items else "count"]
    yield names["paragraphs"], count.format(paragraphs=paragraphs, items=items)
    yield names["language"], words["languages"].get(document.language, document.language)


def _is_listed(block: Block) -> bool:
    """An item of a numbered list that a paragraph opens."""
    return block.kind == "item" and bool(block.label) and (block.label or "")[:1].isdigit()


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
