"""The schemas themselves: they document every field, they refuse what the contract excludes, and they hold for what
this corpus happens not to have: citations, tables, characters beyond the first plane.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from generator.issues import Issue
from generator.model import Block, Document, Footnote, Ledger, Library, Mention, Metadata, Note, Reference, Vote, Voters
from generator.render.contract import contract, unread
from generator.render.data import render_data
from tests.contract.schemas import SCHEMAS, faults, validator

TEXT = "𝔘 见第66段和 A/RES/76/36 号决议。"
DOCUMENT = Document(
    slug="a-res-75-1",
    language="zh",
    symbol="A/RES/75/1",
    title="核裁军",
    metadata=Metadata(
        date="2020-12-07",
        submitters=("日本",),
        vote=Vote(True, 131, 54, 0, Voters(against=("Albania",))),
        report="A/75/399#p96",
        sdgs=("16.9", "2.a"),
        found={"date": "printed", "vote": "file"},
    ),
    file="corpus/documents/a.txt",
    sha256="0" * 64,
    front=(),
    blocks=(
        Block("heading", "h-1", "一.", "导言", 1, level=1),
        Block(
            "paragraph",
            "p1",
            "1.",
            TEXT,
            2,
            notes=(Note(2, "fn-1"),),
            references=(
                Reference(3, 7, "第66段", None, None, "internal", "two lists have 66", ("#p66", "#p187-66")),
                Reference(9, 20, "A/RES/76/36", "A/RES/76/36", "references/a-res-76-36/", "symbol"),
            ),
            mentions=(Mention(0, 1, "𝔘", "pui"),),
            children=(Block("table", "p1-t1", None, "", 3, rows=(("甲", "乙"), ("丙", "丁"))),),
        ),
    ),
    footnotes=(Footnote("fn-1", "1", "见原文。", 4),),
    end=(),
    ledger=Ledger(0, 0, ()),
)


def received(made: dict[str, Any]) -> dict[str, Any]:
    """The object as a program gets it."""
    back: dict[str, Any] = json.loads(json.dumps(made))
    return back


def known() -> dict[str, Any]:
    return received(contract(DOCUMENT, ()))


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_schema_with_a_title(name: str) -> None:
    validator(name)  # raises where it is none
    assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMAS[name]["title"]
    assert SCHEMAS[name]["description"].endswith(".")


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_is_described(name: str) -> None:
    assert list(_undescribed(SCHEMAS[name], "#")) == []


def _undescribed(schema: Any, path: str) -> Iterator[str]:
    if isinstance(schema, list):
        for member in schema:
            yield from _undescribed(member, path)
    if not isinstance(schema, dict):
        return
    for field, said in schema.get("properties", {}).items():
        if re.search(r"/(if|then|else)\b", path) or not isinstance(said, dict):
            continue  # a condition on a field, which is described where it is declared
        if not {"description", "title"} & set(_followed(said)) | {"enum"} & set(said):
            yield f"{path}/{field}"
    for word, below in schema.items():
        yield from _undescribed(below, f"{path}/{word}")


def _followed(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with what it refers to, or what its members are."""
    target = schema.get("$ref") or schema.get("items", {}).get("$ref", "")
    if not target:
        return schema
    file, _, name = str(target).partition("#/$defs/")
    referred: dict[str, Any] = SCHEMAS[file.removesuffix(".json") or "document"]["$defs"][name]
    return {**_followed(referred), **schema}


def test_a_document_with_everything_is_valid() -> None:
    assert faults("document", known()) == []


def test_offsets_count_code_points_not_utf16() -> None:
    (paragraph,) = (block for block in known()["blocks"] if block["anchor"] == "p1")
    for item in (*paragraph["references"], *paragraph["mentions"]):
        assert TEXT[item["start"] : item["end"]] == item["text"]


def test_lines_of_a_document_with_everything_are_valid() -> None:
    library = Library((DOCUMENT,), {}, {DOCUMENT.slug: {"zh": "documents/a-res-75-1/"}})
    files = {output.path: output.content.decode() for output in render_data(library)}
    found = {name: [json.loads(line) for line in files[f"data/{name}.jsonl"].splitlines()] for name in PLURALS}
    assert {name: len(rows) for name, rows in found.items()} == PLURALS
    assert {name: fault for name, rows in found.items() for row in rows for fault in faults(name, row)} == {}
    assert [row["target"] for row in found["references"]] == [None, "A/RES/76/36"]


PLURALS = {"paragraphs": 5, "references": 2, "mentions": 1}
"""Lines that DOCUMENT gives: heading, paragraph, two rows, a footnote; and so on."""


def test_an_unread_file_is_valid_and_says_why() -> None:
    issue = Issue("empty-file", "x/a.txt", 0, "the file is empty", "add its text, or delete it", "error")
    assert faults("document", received(unread("x/a.txt", "", [issue]))) == []
    assert faults("document", received(unread("x/a.txt", "", []))) == [
        "$.issues: [] does not contain items matching the given schema"
    ]


def field(name: str, value: Any) -> Callable[[dict[str, Any]], None]:
    return lambda made: made.update({name: value})


def of_metadata(name: str, value: Any) -> Callable[[dict[str, Any]], None]:
    return lambda made: made["metadata"].update({name: value})


def of_paragraph(name: str, value: Any) -> Callable[[dict[str, Any]], None]:
    return lambda made: made["blocks"][1].update({name: value})


def of_reference(name: str, value: Any) -> Callable[[dict[str, Any]], None]:
    return lambda made: made["blocks"][1]["references"][0].update({name: value})


@pytest.mark.parametrize(
    ("slip", "fault"),
    [
        (field("format", "loccit/2"), "$.format: 'loccit/1' was expected"),
        (field("ledger", {}), "$: Additional properties are not allowed ('ledger' was unexpected)"),
        (field("slug", "a/b"), "$.slug: 'a/b' is not valid under any of the given schemas"),
        (field("slug", "a..b"), "$.slug: 'a..b' is not valid under any of the given schemas"),
        (field("symbol", "A/RES/75 1"), "$.symbol: 'A/RES/75 1' does not match '^\\\\S+$'"),
        (field("title", ""), "$.title: '' should be non-empty"),
        (of_metadata("vote", {"recorded": True}), "$.metadata.vote: {'recorded': True} is not valid under any"),
        (of_metadata("report", "A/75/399, para. 96"), "$.metadata.report: 'A/75/399, para. 96' does not match"),
        (of_metadata("sdgs", ["18"]), "$.metadata.sdgs[0]: '18' does not match"),
        (of_paragraph("kind", "para"), "$.blocks[1].kind: 'para' is not one of"),
        (of_paragraph("anchor", "P 1"), "$.blocks[1].anchor: 'P 1' does not match"),
        (of_paragraph("label", None), "$.blocks[1].label: None is not of type 'string'"),
        (of_paragraph("level", 1), "$.blocks[1]: False schema does not allow 1"),
        (of_paragraph("rows", []), "$.blocks[1]: False schema does not allow []"),
        (of_paragraph("line", 7), "$.blocks[1]: Additional properties are not allowed ('line' was unexpected)"),
        (of_reference("href", "/documents/"), "$.blocks[1].references[0].href: '/documents/' does not match"),
        (of_reference("href", "https://a/"), "$.blocks[1].references[0].href: 'https://a/' does not match"),
        (of_reference("target", "npt"), "$.blocks[1].references[0]: False schema does not allow 'two lists have 66'"),
        (of_reference("start", -1), "$.blocks[1].references[0].start: -1 is less than the minimum of 0"),
        (of_reference("span", 1), "Unevaluated properties are not allowed ('span' was unexpected)"),
    ],
)
def test_a_slip_is_caught(slip: Callable[[dict[str, Any]], None], fault: str) -> None:
    made = known()
    slip(made)
    assert [found for found in faults("document", made) if fault in found], faults("document", made)


@pytest.mark.parametrize("date", ["2020-12-07", "2020-12", "2020", None])
def test_a_date_is_as_exact_as_is_known(date: str | None) -> None:
    dated = replace(DOCUMENT, metadata=Metadata(date=date))
    assert faults("document", received(contract(dated, ()))) == []


@pytest.mark.parametrize("date", ["", "7 Dec 2020", "2020-13", "2020-1-7", "20201207"])
def test_what_is_no_date_is_refused(date: str) -> None:
    dated = replace(DOCUMENT, metadata=Metadata(date=date))
    assert [fault.split(":")[0] for fault in faults("document", received(contract(dated, ())))] == ["$.metadata.date"]
