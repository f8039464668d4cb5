"""The site's content as data, over all documents: data/*.json and *.jsonl of the contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from generator.model import AddressBook, Block, Document, Entity, Footnote, Library, Output
from generator.render.contract import mention_json, metadata, reference_json


def render_data(library: Library) -> tuple[Output, ...]:
    """The five files of the contract."""
    return (
        Output("data/documents.json", _json([_document(library, document) for document in library.documents])),
        Output("data/paragraphs.jsonl", _lines(row for d in library.documents for row in _paragraphs(d))),
        Output("data/references.jsonl", _lines(row for d in library.documents for row in _references(d))),
        Output("data/mentions.jsonl", _lines(row for d in library.documents for row in _mentions(d))),
        Output("data/entities.json", _json([_entity(library.entities[key]) for key in sorted(library.entities)])),
    )


def render_addresses(book: AddressBook) -> Output:
    """What the address box of the site asks: as small as can be, since it is fetched while someone types."""
    return Output("data/addresses.json", msgspec.json.encode(book))


def units(document: Document) -> Iterator[tuple[str, str, str, Block | Footnote]]:
    """Everything that can be found: anchor, kind, text, and what it is."""
    for block in document.walk():
        if block.kind == "table":
            for row in block.rows:
                yield block.anchor, "table-row", "\t".join(row), block
        else:
            yield block.anchor, block.kind, block.text, block
    for note in document.footnotes:
        yield note.anchor, "footnote", note.text, note


def _place(document: Document, anchor: str) -> dict[str, Any]:
    return {"slug": document.slug, "language": document.language, "anchor": anchor}


def _document(library: Library, document: Document) -> dict[str, Any]:
    return {
        "slug": document.slug,
        "language": document.language,
        "symbol": document.symbol,
        "title": document.title,
        "metadata": metadata(document.metadata),
        "href": library.page(document),
        "source": {"file": document.file.rsplit("/", 1)[-1], "sha256": document.sha256},
    }


def _paragraphs(document: Document) -> Iterator[dict[str, Any]]:
    for anchor, kind, text, _ in units(document):
        yield {**_place(document, anchor), "kind": kind, "text": text}


def _references(document: Document) -> Iterator[dict[str, Any]]:
    for anchor, _, _, unit in _once(document):
        for item in unit.references:
            yield {**_place(document, anchor), **reference_json(item)}


def _mentions(document: Document) -> Iterator[dict[str, Any]]:
    for anchor, _, _, unit in _once(document):
        for item in unit.mentions:
            yield {**_place(document, anchor), **mention_json(item)}


def _once(document: Document) -> Iterator[tuple[str, str, str, Block | Footnote]]:
    """Units without the repetition of a table's rows."""
    seen: set[str] = set()
    for unit in units(document):
        if unit[0] not in seen:
            seen.add(unit[0])
            yield unit


def _entity(entity: Entity) -> dict[str, Any]:
    said: dict[str, Any] = msgspec.to_builtins(entity)
    return said


def _json(value: Any) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def _lines(rows: Iterable[dict[str, Any]]) -> bytes:
    return b"".join(msgspec.json.encode(row) + b"\n" for row in rows)
