"""Documents → their keys, their texts and what facets need of them, as files."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

import msgspec

from generator.model import Searched, SearchedUnit
from generator.search.shards import File, file_of

Item = TypeVar("Item")
TEXT_MOST = 10_000
"""Bytes of a text file before it is deflated; a single unit may be longer."""
IN_A_FILE = 128
"""Documents whose rows stand in one file, at most on the average."""
_HASH_BITS = 20
_LAST_YEAR = 2155
NO_YEAR = 255


class Keyed(NamedTuple):
    """A document with its number."""

    key: int
    document: Searched


def keyed(documents: Iterable[Searched]) -> list[Keyed]:
    """Each document with its key, in the order of the keys: the latest year first, then as the slug's hash falls.

    A key depends on the document alone, so that another one moves nothing; of two with one hash the later slug goes up.
    """
    taken: dict[int, Searched] = {}
    for document in sorted(documents, key=lambda document: document.slug):
        year = int(document.date[:4]) if document.date else _LAST_YEAR - NO_YEAR
        age = min(max(_LAST_YEAR - year, 0), NO_YEAR)
        key = age << _HASH_BITS | zlib.crc32(document.slug.encode()) & (1 << _HASH_BITS) - 1
        while key in taken:
            key += 1
        taken[key] = document
    return [Keyed(key, taken[key]) for key in sorted(taken)]


class Row(NamedTuple):
    """Where a document's texts are."""

    key: int
    parts: tuple[tuple[int, str], ...]
    """The first unit of each file, and its name."""
    facets: tuple[str, ...]


def texts_of(one: Keyed) -> Iterator[tuple[int, File]]:
    """The files of a document's texts, each with the first unit that it holds. Unit 0 is the title."""
    document = one.document
    head = {"page": document.page, "title": document.title, "symbol": document.symbol, "date": document.date}
    first, size = 1, 0
    held: list[SearchedUnit] = []
    for number, unit in enumerate(document.units, 1):
        length = len(unit.text.encode())
        if held and size + length > TEXT_MOST:
            yield first, _text(head, first, held)
            first, size, held = number, 0, []
        held.append(unit)
        size += length
    yield first, _text(head, first, held)


def _text(head: dict[str, Any], first: int, units: list[SearchedUnit]) -> File:
    rows = [[unit.anchor, unit.cited, unit.kind, unit.text] for unit in units]
    return file_of(msgspec.json.encode({**head, "first": first, "units": rows}), "text")


def rows_of(rows: list[Row]) -> list[File]:
    """Where each document's texts are, and its facets; a document's file is told by the last bits of its key."""
    return [
        file_of(msgspec.json.encode([[row.key, row.parts, row.facets] for row in part]), "docs")
        for part in _parts(rows, [row.key for row in rows])
    ]


def facets_of(documents: list[Keyed]) -> list[File]:
    """What facets need of each unit: numbers into a list of values, from unit 1 on."""
    made = []
    for part in _parts(documents, [one.key for one in documents]):
        values: dict[str, int] = {}
        rows = [
            [one.key, [[values.setdefault(value, len(values)) for value in _said(unit)] for unit in one.document.units]]
            for one in part
        ]
        made.append(file_of(msgspec.json.encode([list(values), rows]), "facets"))
    return made


def _said(unit: SearchedUnit) -> tuple[str, ...]:
    return (f"kind:{unit.kind}", *unit.facets)


def _parts(items: list[Item], keys: list[int]) -> list[list[Item]]:
    count = 1
    while count * IN_A_FILE < len(items):
        count *= 2
    parts: list[list[Item]] = [[] for _ in range(count)]
    for item, key in zip(items, keys, strict=True):
        parts[key % count].append(item)
    return parts
