"""Citations in texts: rows of citations.tsv, the labels of the five documents, and what holds for any text."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.references import SCORED, against_labels, knowledge
from generator.link.marking import mark
from generator.model import Block, Document, Ledger, Metadata, Reference

PROJECT = Path(__file__).parents[2]
KNOWN = knowledge(PROJECT)
LANGUAGES = ("zh", "en", "fr", "es", "ru", "ar")


def rows() -> list[tuple[str, str, str]]:
    with (Path(__file__).parent / "citations.tsv").open(encoding="utf-8") as file:
        lines = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return [(language, text, expected) for language, text, expected in lines]


def cited(language: str, *texts: str) -> list[tuple[Reference, ...]]:
    """The citations of a resolution with these paragraphs."""
    blocks = tuple(Block("paragraph", f"p{n}", f"{n}.", text, n) for n, text in enumerate(texts, 1))
    document = Document(
        slug="a-res-99-1", language=language, symbol="A/RES/99/1", title="", metadata=Metadata(), file="x.txt",
        sha256="", front=(), blocks=blocks, footnotes=(), end=(), ledger=Ledger(0, 0, ()),
    )  # fmt: skip
    return [block.references for block in mark(document, KNOWN).blocks]


def said(references: tuple[Reference, ...]) -> str:
    return "; ".join(f"{one.text} = {one.target or f'? {one.reason}'}" for one in references)


@pytest.mark.parametrize(("language", "text", "expected"), rows())
def test_citations(language: str, text: str, expected: str) -> None:
    assert said(cited(language, text)[0]) == expected


CONTEXT = [
    pytest.param(
        ["《不扩散核武器条约》是基石。", "根据《条约》第六条"],
        "《条约》第六条 = npt#art-6",
        id="the treaty of the document",
    ),
    pytest.param(["《不扩散核武器条约》和《条约》是基石。", "第六条义务"], "第六条 = npt#art-6", id="no title at all"),
    pytest.param(
        ["《不扩散核武器条约》和《条约》是基石。", "《联合国宪章》和第六条"],
        "《联合国宪章》 = un-charter; 第六条 = ? ambiguous",
        id="two that have articles",
    ),
    pytest.param(
        ["《不扩散核武器条约》和《条约》是基石。", "《未知事项公约》第六条"],
        "《未知事项公约》第六条 = ? unknown-instrument",
        id="a title that nobody knows",
    ),
    pytest.param(
        ["《核材料实物保护公约》(下称《公约》)", "《公约》第三条"], "《公约》第三条 = cppnm#art-3", id="defined earlier"
    ),
    pytest.param(
        ["《未知事项公约》(《公约》)和《核材料实物保护公约》", "《公约》第三条"],
        "《公约》第三条 = ? unknown-instrument",
        id="defined for one that nobody knows",
    ),
    pytest.param(
        ["安全理事会第 1540(2004)号决议", "第 1540 号决议规定的义务"], "1540 = S/RES/1540(2004)", id="a number again"
    ),
    pytest.param(
        ["《不扩散核武器条约》第四条规定", "按照该条规定"], "该条 = npt#art-4", id="the one article of the text before"
    ),
    pytest.param(
        ["《不扩散核武器条约》第四条和第五条规定", "按照该条规定"], "该条 = ? ambiguous", id="two articles before"
    ),
    pytest.param(["本文件无计划。", "根据行动 5"], "行动 5 = ? no-plan", id="no plan named"),
]


@pytest.mark.parametrize(("texts", "expected"), CONTEXT)
def test_context(texts: list[str], expected: str) -> None:
    assert said(cited("zh", *texts)[-1]) == expected


def test_labels() -> None:
    """The five documents, against what was labelled by reading."""
    figures = {kind: counts.figures()[:2] for kind, counts in against_labels(PROJECT, KNOWN).items()}
    assert set(figures) == set(SCORED)
    assert {kind: pair for kind, pair in figures.items() if pair[0] < 0.99 or pair[1] < 0.97} == {}
    assert figures["paragraph"][0] == 1.0, "no wrong link among paragraphs"


PIECES = st.sampled_from(
    [row[1] for row in rows()]
    + [
        "第",
        "条",
        "段",
        "第 3 段",
        "《条约》",
        "(",
        ")",
        "、",
        "和",
        "至",
        " ",
        "article ",
        "paragraphs ",
        "1540",
        "(2004)",
        "/",
        "A/",
    ]
    + ["of ", "and ", "the Treaty ", "resolution ", "목", "é", "\u0301", "𠀀", "（", "．", "-", "IV", "(a)", "九", "٣"]
)
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=12).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(LANGUAGES), TEXTS)
def test_any_text(language: str, text: str) -> None:
    reach, span = 0, (-1, -1)
    for one in cited(language, text)[0]:
        assert text[one.start : one.end] == one.text != ""
        assert (one.target is None) == (one.reason is not None)
        assert one.start >= reach or (one.start, one.end) == span
        reach, span = max(reach, one.end), (one.start, one.end)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    ["第 1" + " " * 3000 + "、2 段", "1/" * 3000, "A/" * 3000, "第" * 5000, "(" * 5000, "2004, " * 3000 + "76/1 de",
     "resolution 76/1 " + "of 6 December 2021, and " * 600, "paragraphs " + "1, 2 and " * 1500, "第1、" * 2000 + "段",
     "the Treaty on the " * 800, "《" * 4000 + "公约》", "Goal 1, " * 1500],
    ids=lambda text: text[:12].strip(),
)  # fmt: skip
def test_no_text_takes_long(language: str, text: str) -> None:
    start = time.process_time()
    cited(language, text)
    assert time.process_time() - start < 2
