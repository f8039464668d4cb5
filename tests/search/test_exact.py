"""A quoted query finds exactly the units whose text has it: held against a linear scan, on thousands of queries."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator.model import Searched
from generator.parse import parse
from generator.read import read_document
from generator.render.data import units as units_of
from generator.search import SearchedUnit

from . import invented
from .node import ROOT, found, indexed
from .scan import alike, has

QUERIES = 1_000
LIMITS = {
    "words.FREQUENT": 60,
    "words.WIDE": 400,
    "postings.FREQUENT": 60,
    "shards.LEAST": 200,
    "shards.MOST": 600,
}
QUOTES = '"“”„‟«»「」『』＂'


def corpus() -> list[Searched]:
    """The five documents."""
    made = []
    for path in sorted((ROOT / "corpus/documents").glob("*.txt")):
        source, _ = read_document(path, path.name)
        assert source is not None
        document, _ = parse(source)
        found = tuple(SearchedUnit(anchor, anchor, kind, text) for anchor, kind, text, _ in units_of(document))
        made.append(
            Searched(document.slug, document.language, document.slug, document.title, None, "2020-01-01", found)
        )
    return made


def differences(documents: list[Searched], queries: list[str], folder: Path) -> list[str]:
    """Queries that find something else than they should, with how many each side has."""
    texts = {f"{one.page}#{unit.anchor}": alike(unit.text) for one in documents for unit in one.units}
    answers = found(indexed(documents, folder), [f'"{query}"' for query in queries])
    wrong = []
    for query, answer in zip(queries, answers, strict=True):
        wanted = alike(query).strip()
        expected = {address for address, text in texts.items() if has(text, wanted)} if wanted else set()
        if set(answer["hits"]) != expected or answer["total"] != len(expected):
            wrong.append(f"{query!r}: {answer['total']} found, {len(expected)} have it")
    return wrong


def test_five_documents(tmp_path: Path) -> None:
    """Parts of the texts, of 1 to 15 characters and of 1 to 5 words, and the same in disguise."""
    documents = corpus()
    chance = random.Random(6)
    texts = [unit.text for one in documents for unit in one.units]
    queries = [invented.part(chance, chance.choice(texts)) for _ in range(QUERIES)]
    queries += [
        f"{text[at : at + 2]}{text[-2:]}" for text in texts[::7] for at in (0, len(text) // 2)
    ]  # mostly nowhere
    assert differences(documents, [bare(query) for query in queries], tmp_path) == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_invented_texts(seed: int, tmp_path: Path) -> None:
    """Every script, odd blanks, full width, half width, accents composed or not, characters from anywhere."""
    documents = invented.documents(30, seed)
    chance = random.Random(seed)
    texts = [unit.text for one in documents for unit in one.units]
    queries = [invented.part(chance, chance.choice(texts)) for _ in range(QUERIES)]
    assert differences(documents, [bare(query) for query in queries], tmp_path) == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_frequent_words(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows of frequent words, which are told beside the words behind them, and beginnings that many words have: with
    limits at which a few texts have them."""
    for name, value in LIMITS.items():
        monkeypatch.setattr(f"generator.search.{name}", value)
    documents = invented.of_few_words(20, seed)
    chance = random.Random(seed)
    texts = [unit.text for one in documents for unit in one.units]
    queries = [invented.part(chance, chance.choice(texts)) for _ in range(QUERIES // 2)]
    queries += [" ".join(chance.choices(invented.FEW, k=chance.randint(1, 4))) for _ in range(QUERIES // 2)]
    assert differences(documents, queries, tmp_path) == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("核武器", ["p1", "p2"]),
        ("核 武 器", ["p1", "p2"]),
        ("無核武器區", ["p2"]),
        ("1540(2004)", ["p3"]),
        ("１５４０（２００４）", ["p3"]),
        ("540(2004)", ["p3"]),
        ("GC(59)/RES/10", ["p3"]),
        ("2030 年可持续", ["p4"]),
        ("covid-19大流行", ["p4"]),
        ("secur", ["p5"]),
        ("insecur", ["p6"]),
        ("nuclear secu", ["p5"]),
        ("clear security", []),
        ("nuclear, security", []),
        ("(", ["p3"]),
        ("。", ["p1", "p2"]),
        ("器。", ["p1"]),
        ("的", ["p2"]),
    ],
)
def test_what_is_quoted(query: str, expected: list[str], tmp_path: Path) -> None:
    said = [
        "不得使用核武器。",
        "建立无核武器区的条约。",
        "第 1540(2004) 号决议和 GC(59)/RES/10",
        "2030 年可持续发展议程，COVID-19 大流行",
        "Nuclear security matters",
        "an insecure world",
    ]
    units = tuple(SearchedUnit(f"p{at}", "", "paragraph", text) for at, text in enumerate(said, 1))
    root = indexed([Searched("one", "zh", "one", "标题", None, None, units)], tmp_path)
    (answer,) = found(root, [f'"{query}"'])
    assert sorted(hit.partition("#")[2] for hit in answer["hits"]) == expected


def bare(query: str) -> str:
    """Without quotation marks, which would end the query."""
    return "".join(" " if character in QUOTES else character for character in query)
