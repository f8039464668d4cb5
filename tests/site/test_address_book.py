"""Everything that the address box can lead to is on the built site."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from generator.addresses import reference_page, slug_of
from generator.model import AddressBook
from tests.link.asked_cases import cases

ONLY_CITED = ("references/", "instruments/", "sdgs/#target-")
"""Pages that have addresses of those parts alone that a document cites."""


@pytest.fixture(scope="module")
def data(built_site: Path) -> bytes:
    return (built_site / "data/addresses.json").read_bytes()


@pytest.fixture(scope="module")
def book(data: bytes) -> AddressBook:
    return msgspec.json.decode(data, type=AddressBook)


def test_every_page_of_the_book_is_there(built_site: Path, book: AddressBook) -> None:
    pages = [page for document in book.documents for page in document.pages.values()]
    pages += [reference_page(slug_of(symbol)) for symbol in book.cited]
    pages += [one.page if "/" in one.page else f"{one.page}/{one.id}/" for one in book.entities if one.page]
    pages += [book.plan_page, book.goals_page]
    assert len(pages) > 100
    assert [page for page in pages if not (built_site / page.partition("#")[0] / "index.html").is_file()] == []


def test_every_address_of_the_table_is_an_address_of_its_page(built_site: Path) -> None:
    lost = []
    for href in sorted({case.href for case in cases() if case.href}):
        page, _, anchor = href.partition("#")
        html = (built_site / page / "index.html").read_text(encoding="utf-8")
        if anchor and f'id="{anchor}"' not in html and not href.startswith(ONLY_CITED):
            lost.append(href)
    assert lost == []


def test_the_book_is_small(data: bytes, book: AddressBook) -> None:
    """It is fetched while someone types: what languages need is the same for any corpus, a document costs little."""
    given: dict[str, Any] = json.loads(data)
    assert len(data) < 300_000
    per_document = len(json.dumps(given["documents"], ensure_ascii=False).encode()) / len(book.documents)
    assert per_document < 600
