"""What paragraphs call for, and of whom: a table of texts, and what a list inherits from the words above it."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.link.knowledge import Knowledge
from generator.link.marking import mark
from generator.model import Call, Document, Ledger, Metadata, Source
from generator.model.documents import Block
from generator.parse import parse
from generator.read.registry import read_registry

PROJECT = Path(__file__).parents[2]
with (Path(__file__).parent / "calls.tsv").open(encoding="utf-8", newline="") as table:
    ROWS = [(row["language"], row["text"], row["calls"] or "") for row in csv.DictReader(table, delimiter="\t")]


@cache
def knowledge() -> Knowledge:
    entities, _ = read_registry(PROJECT / "corpus" / "registry", "corpus/registry")
    return Knowledge(entities)


def document(language: str, *blocks: Block) -> Document:
    return Document(
        slug="x", language=language, symbol=None, title="", metadata=Metadata(), file="x.txt", sha256="",
        front=(), blocks=blocks, footnotes=(), end=(), ledger=Ledger(0, 0, ()),
    )  # fmt: skip


def said(calls: tuple[Call, ...], anchor: str) -> str:
    """As the table writes them: verb:addressee|addressee; verb."""
    told = []
    for call in calls:
        if call.anchor == anchor:
            whom = "|".join(one.entity for one in call.of)
            told.append(f"{call.verb}:{whom}" if whom else call.verb)
    return "; ".join(told)


@pytest.mark.parametrize(("language", "text", "calls"), ROWS, ids=[row[1][:40] for row in ROWS])
def test_a_paragraph_calls_for(language: str, text: str, calls: str) -> None:
    marked = mark(document(language, Block("paragraph", "p1", "1.", text, 1)), knowledge())
    assert said(marked.calls, "p1") == calls


def test_every_place_is_in_its_words() -> None:
    text = "审议大会还促请所有缔约国合作，并鼓励原子能机构。"
    marked = mark(document("zh", Block("paragraph", "p1", "1.", text, 1)), knowledge())
    call, encouragement = marked.calls
    assert (text[call.start : call.end], [text[one.start : one.end] for one in call.of]) == ("促请", ["缔约国"])
    assert text[encouragement.start : encouragement.end] == "鼓励"
    assert text[encouragement.of[0].start : encouragement.of[0].end] == "原子能机构"


def listed(chapeau: str, *items: str, language: str = "zh") -> Document:
    children = tuple(Block("item", f"p1-{n}", f"({n})", item, n + 1) for n, item in enumerate(items, 1))
    return mark(document(language, Block("paragraph", "p1", "1.", chapeau, 1, children=children)), knowledge())


def test_a_list_does_what_the_words_above_it_do() -> None:
    marked = listed("审议大会促请所有缔约国：", "支持各项举措；", "提高透明度。")
    assert [said(marked.calls, anchor) for anchor in ("p1", "p1-1", "p1-2")] == ["call-upon:state-party"] * 3
    assert {call.said for call in marked.calls} == {"p1"}
    assert {one.anchor for call in marked.calls for one in call.of} == {"p1"}


def test_a_list_names_whom_the_words_above_it_do_not() -> None:
    marked = listed("缔约国重申其重要性，促请：", "印度尽早加入《条约》；", "南苏丹尽早加入《条约》。")
    assert said(marked.calls, "p1") == "reaffirm; call-upon"
    assert [said(marked.calls, anchor) for anchor in ("p1-1", "p1-2")] == ["call-upon:ind", "call-upon:ssd"]


def test_an_item_with_a_subject_of_its_own_does_its_own() -> None:
    marked = listed("审议大会核可以下内容：", "缔约国重申现有承诺。", "报告应予公布。")
    assert [said(marked.calls, anchor) for anchor in ("p1-1", "p1-2")] == ["reaffirm", "approve"]


def test_a_list_below_another_sentence_inherits_nothing() -> None:
    marked = listed("审议大会促请所有缔约国合作。为此目的：", "支持举行会议；")
    assert said(marked.calls, "p1-1") == ""


def test_no_verbs_no_calls() -> None:
    entities = {key: each for key, each in knowledge().entities.items() if each.family != "verbs"}
    parsed, _ = parse(Source(file="a.txt", sha256="", text="1. 审议大会促请缔约国合作。"))
    assert mark(replace(parsed, language="zh"), Knowledge(entities)).calls == ()
