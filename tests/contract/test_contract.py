"""What programs rely on: inspect's objects and the site's files, held against their schemas and against each other."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.contract.schemas import faults

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(path for path in (ROOT / "corpus/documents").rglob("*") if path.is_file() and path.suffix != ".yml")
WHOLE = ("documents", "entities", "synonyms")
LINES = ("paragraphs", "references", "mentions")

Object = dict[str, Any]


def run_inspect(*files: str) -> tuple[int, list[Object], str]:
    """Exit status, the objects, and what was said beside them."""
    command = [sys.executable, "-m", "generator", "inspect", "--json", *files]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


@pytest.fixture(scope="module")
def inspected() -> list[Object]:
    """Every document of the corpus as `loccit inspect --json` prints it."""
    status, objects, said = run_inspect(*(path.relative_to(ROOT).as_posix() for path in DOCUMENTS))
    assert (status, said) == (0, "")
    return objects


@pytest.fixture(scope="module")
def published(built_site: Path) -> list[Object]:
    """The object of every document, as the site has it, in the order of data/documents.json."""
    return [json.loads((folder(built_site, row) / f"{row['language']}.json").read_bytes()) for row in rows(built_site)]


def rows(site: Path) -> list[Object]:
    found: list[Object] = json.loads((site / "data/documents.json").read_bytes())
    assert found
    return found


def lines(site: Path, name: str) -> list[Object]:
    # Not splitlines(): U+2028 may stand in a JSON string, and ends no line of JSON Lines.
    text = (site / f"data/{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.removesuffix("\n").split("\n") if line]


def folder(site: Path, row: Object) -> Path:
    return site / "documents" / str(row["slug"])


def units(document: Object) -> Iterator[Object]:
    """Every block in reading order, then the footnotes."""

    def below(blocks: list[Object]) -> Iterator[Object]:
        for block in blocks:
            yield block
            yield from below(block["children"])

    yield from below(document["blocks"])
    yield from document["footnotes"]


def key(row: Object) -> tuple[str, str]:
    return row["slug"], row["language"]


# --- inspect ----------------------------------------------------------------------------------------------


def test_inspect_prints_a_valid_object_for_each_file_in_their_order(inspected: list[Object]) -> None:
    assert [each["source"]["file"] for each in inspected] == [path.name for path in DOCUMENTS]
    assert {each["slug"]: faults("document", each) for each in inspected if faults("document", each)} == {}
    assert all(each["blocks"] for each in inspected)


def test_a_file_that_cannot_be_read_has_its_line_and_says_why(tmp_path: Path) -> None:
    empty, missing = tmp_path / "empty.txt", tmp_path / "missing.txt"
    empty.write_bytes(b"")
    good = DOCUMENTS[0].relative_to(ROOT).as_posix()
    status, objects, said = run_inspect(missing.as_posix(), good, empty.as_posix())
    assert (status, said) == (1, "")
    assert [each["source"]["file"] for each in objects] == ["missing.txt", DOCUMENTS[0].name, "empty.txt"]
    assert [bool(each["blocks"]) for each in objects] == [False, True, False]
    assert [fault for each in objects for fault in faults("document", each)] == []
    assert [each["issues"] for each in (objects[0], objects[2])] == [
        [
            {
                "kind": "unreadable",
                "severity": "error",
                "file": "missing.txt",
                "line": None,
                "message": "no such file or directory",
                "remedy": "check its name and permissions",
            }
        ],
        [
            {
                "kind": "empty-file",
                "severity": "error",
                "file": "empty.txt",
                "line": None,
                "message": "the file is empty",
                "remedy": "add its text, or delete it",
            }
        ],
    ]
    assert objects[0]["source"]["sha256"] == ""
    assert objects[2]["source"]["sha256"] == hashlib.sha256(b"").hexdigest()


def test_inspect_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1. 审议大会重申其承诺。\n", encoding="utf-8")
    command = [sys.executable, "-m", "generator", "inspect", "a.txt"]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(ROOT)}
    )
    assert done.returncode == 0, done.stderr
    assert "p1  paragraph 1." in done.stdout
    assert [path.name for path in tmp_path.rglob("*")] == ["a.txt"]


# --- the site ---------------------------------------------------------------------------------------------


def test_every_document_of_the_site_is_valid(built_site: Path, published: list[Object]) -> None:
    assert {each["slug"]: faults("document", each) for each in published if faults("document", each)} == {}
    on_disk = set((built_site / "documents").glob("*/*.json"))
    assert on_disk == {folder(built_site, row) / f"{row['language']}.json" for row in rows(built_site)}


@pytest.mark.parametrize("name", WHOLE)
def test_a_data_file_is_valid(built_site: Path, name: str) -> None:
    value = json.loads((built_site / f"data/{name}.json").read_bytes())
    assert value
    assert faults(name, value) == []


@pytest.mark.parametrize("name", LINES)
def test_every_line_of_a_data_file_is_valid(built_site: Path, name: str) -> None:
    found = [
        f"line {number} {fault}" for number, row in enumerate(lines(built_site, name), 1) for fault in faults(name, row)
    ]
    assert found == []
    assert lines(built_site, name) or name == "references"


def test_every_file_below_data_has_a_schema(built_site: Path) -> None:
    assert {path.name for path in (built_site / "data").iterdir()} == {
        *(f"{name}.json" for name in WHOLE),
        *(f"{name}.jsonl" for name in LINES),
        *("glossary.tbx", "glossary.csv", "glossary.jsonld", "jieba.txt"),  # in forms that others laid down
        "calls.jsonl",  # test_calls.py holds it against its schema
        "addresses.json",  # the address box's own: it changes with the script that reads it, and is no contract
    }


def test_the_site_says_what_inspect_says(inspected: list[Object], published: list[Object]) -> None:
    assert len(published) == len(inspected)
    by_name = {each["source"]["file"]: each for each in inspected}
    for each in published:
        assert each == by_name[each["source"]["file"]]


def test_the_list_of_documents_says_what_their_objects_say(built_site: Path, published: list[Object]) -> None:
    shared = ("slug", "language", "symbol", "title", "metadata", "source")
    assert [{name: row[name] for name in shared} for row in rows(built_site)] == [
        {name: each[name] for name in shared} for each in published
    ]
    assert [key(row) for row in rows(built_site)] == sorted(key(row) for row in rows(built_site))
    for row in rows(built_site):
        assert (built_site / row["href"] / "index.html").is_file()


def test_the_lines_say_what_the_objects_say(built_site: Path, published: list[Object]) -> None:
    def found(name: str) -> list[Object]:
        return [
            {"slug": each["slug"], "language": each["language"], "anchor": unit["anchor"], **item}
            for each in published
            for unit in units(each)
            for item in unit[name]
        ]

    assert lines(built_site, "mentions") == found("mentions")
    assert lines(built_site, "references") == found("references")
    assert lines(built_site, "paragraphs") == [
        {"slug": each["slug"], "language": each["language"], "anchor": unit["anchor"], "kind": kind, "text": text}
        for each in published
        for unit in units(each)
        for kind, text in findable(unit)
    ]


def findable(unit: Object) -> list[tuple[str, str]]:
    if unit.get("kind") == "table":
        return [("table-row", "\t".join(row)) for row in unit["rows"]]
    return [(unit.get("kind", "footnote"), unit["text"])]


def test_mentions_lead_to_entities(built_site: Path) -> None:
    entities = {entity["id"] for entity in json.loads((built_site / "data/entities.json").read_bytes())}
    assert {row["entity"] for row in lines(built_site, "mentions")} <= entities


def test_offsets_slice_the_text(published: list[Object]) -> None:
    sliced = 0
    for each in published:
        for unit in units(each):
            for item in (*unit["references"], *unit["mentions"]):
                assert unit["text"][item["start"] : item["end"]] == item["text"], (each["slug"], unit["anchor"], item)
                sliced += 1
            footnotes = {note["anchor"] for note in each["footnotes"]}
            for note in unit.get("notes", ()):
                assert note["start"] <= len(unit["text"]), (each["slug"], unit["anchor"], note)
                assert note["footnote"] in footnotes
    assert sliced > 100


# --- pages ------------------------------------------------------------------------------------------------


class Article(HTMLParser):
    """The ids of a document's own text, in their order: those inside <div class="doc">."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.texts: dict[str, str] = {}
        self._open = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "div" and (self._open or given.get("class") == "doc"):
            self._open += 1
        if self._open and (anchor := given.get("id")):
            self.ids.append(anchor)

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self._open:
            self._open -= 1


NOT_UNITS = re.compile(r"title|fnref-.*|gone|cites|cited-by")
"""Ids of a page that are no unit of the document: its title, the calls of its notes, the list of what is gone."""


def test_every_unit_is_an_anchor_of_its_page_and_no_other_is(built_site: Path) -> None:
    wanted: dict[tuple[str, str], list[str]] = {}
    for row in lines(built_site, "paragraphs"):
        anchors = wanted.setdefault(key(row), [])
        if row["kind"] != "table-row" or row["anchor"] not in anchors:
            anchors.append(row["anchor"])
    assert sorted(wanted) == [key(row) for row in rows(built_site)]
    for row in rows(built_site):
        page = Article()
        page.feed((built_site / row["href"] / "index.html").read_text(encoding="utf-8"))
        assert [anchor for anchor in page.ids if not NOT_UNITS.fullmatch(anchor)] == wanted[key(row)], row["href"]


def test_the_markdown_beside_a_page_has_every_anchor_once(built_site: Path, published: list[Object]) -> None:
    for each in published:
        markdown = (folder(built_site, each) / f"{each['language']}.md").read_text(encoding="utf-8")
        ids = Counter(re.findall(r'<[^<>]* id="([^"]+)"|\{#(\S+)\}$', markdown, re.MULTILINE))
        counted = Counter({html or heading: count for (html, heading), count in ids.items()})
        assert {unit["anchor"]: counted[unit["anchor"]] for unit in units(each) if counted[unit["anchor"]] != 1} == {}


def test_the_copy_of_the_source_is_the_corpus_file(built_site: Path, published: list[Object]) -> None:
    by_name = {path.name: path.read_bytes() for path in DOCUMENTS}
    for each in published:
        name = each["source"]["file"]
        copy = (folder(built_site, each) / "source" / each["language"] / name).read_bytes()
        assert copy == by_name[name]
        assert hashlib.sha256(copy).hexdigest() == each["source"]["sha256"]
