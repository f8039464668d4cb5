"""What a person types leads where it says, from the command line and in the browser's script alike."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.languages.citing import CITING
from generator.link import link
from generator.link.asked import ask
from generator.link.asked.catalogue import Catalogue, runs
from generator.link.asked.typed import in_javascript
from generator.link.marking import mark
from generator.model import Document, Source
from generator.parse import parse
from generator.pipeline import catalogue_of
from generator.render.citations import citations, document_name
from generator.render.words import words

from .asked_cases import ROOT, Case, cases, catalogue, places, said

RUN = """
import { readFileSync } from "node:fs";
import { resolver } from "./resolve.js";
const { book, texts } = JSON.parse(readFileSync(0));
const { resolve } = resolver(book);
process.stdout.write(JSON.stringify(texts.map((text) => resolve(text).map(({ target, href }) => [target, href]))));
"""


def in_the_browsers_script(books: Catalogue, texts: list[str], folder: Path) -> list[list[list[str]]]:
    """What docs/scripts/address/ makes of the texts, run by Node."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no Node here; tests/browser runs the same table in a real browser")
    shutil.copytree(ROOT / "docs/scripts/address", folder, dirs_exist_ok=True)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (folder / "run.js").write_text(RUN, encoding="utf-8")
    given = msgspec.json.encode({"book": books.book(), "texts": texts})
    done = subprocess.run([node, "run.js"], cwd=folder, input=given, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    answers: list[list[list[str]]] = json.loads(done.stdout)
    return answers


# --- the table ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.text)
def test_what_is_typed_leads_where_it_says(case: Case) -> None:
    asked = ask(case.text, catalogue())
    assert (said(asked), asked.href or "") == (case.target, case.href)


def test_the_table_has_every_language_and_every_kind_of_answer() -> None:
    targets = [case.target for case in cases()]
    assert {target.split(":")[0] for target in targets if target.startswith("?")} == {
        "? ambiguous", "? no-page", "? no-such-paragraph", "? no-such-part", "? not-understood", "? nothing-named",
    }  # fmt: skip
    assert len(targets) > 150


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_browser_says_the_same(language: str, tmp_path: Path) -> None:
    """Of the table, of all that the documents cite, and of all that the site itself copies."""
    books = catalogue(language)
    texts = [case.text for case in cases()] + [reference for _, reference in cited(books)]
    texts = list(dict.fromkeys([*texts, *(text for text, _ in copied(books, language))]))
    answers = in_the_browsers_script(books, texts, tmp_path)
    differing = [
        f"{text}: {answer} in the browser, {expected} here"
        for text, answer in zip(texts, answers, strict=True)
        if answer != (expected := places(ask(text, books), books))
    ]
    assert differing == []
    assert sum(map(bool, answers)) > len(answers) * 0.7


# --- what the site itself writes ---------------------------------------------------------------------------


def copied(books: Catalogue, language: str) -> list[tuple[str, str]]:
    """What a click on each number copies, with its target."""
    said = words(language)
    return [
        (document_name(document, said) + said["separator"] + text, f"{document.symbol or document.slug}#{anchor}")
        for document in books.library.documents
        for anchor, text in citations(document, said).items()
    ]


def cited(books: Catalogue) -> list[tuple[str, str]]:
    """Every citation of the corpus that leads somewhere by itself, with its target."""
    return [
        (reference.text, reference.target or "")
        for document in books.library.documents
        for unit in document.walk()
        for reference in unit.references
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_the_site_copies_leads_back(language: str) -> None:
    books = catalogue(language)
    lost = [
        (text, target, said(ask(text, books)))
        for text, target in copied(books, language)
        if ask(text, books).target != target and "-h-" not in target and "#h-" not in target  # headings have only words
    ]
    assert lost == []


def test_what_documents_cite_never_leads_elsewhere() -> None:
    """Typed without its context a citation means the same, or nothing."""
    books = catalogue()
    answers = [(text, target, ask(text, books)) for text, target in cited(books)]
    elsewhere = [
        (text, target, said(asked))
        for text, target, asked in answers
        if asked.target and target not in (asked.target, *asked.members)
    ]
    assert elsewhere == []
    assert sum(asked.target is not None for *_, asked in answers) > len(answers) * 0.8


# --- what depends on the corpus ----------------------------------------------------------------------------


def document(file: str, symbol: str, text: str, language: str = "zh") -> Document:
    parsed, _ = parse(Source(file=file, sha256="", text=text))
    slug = symbol.lower().replace("/", "-")
    return mark(replace(parsed, symbol=symbol, slug=slug, language=language), catalogue().knowledge)


def site(*documents: Document) -> Catalogue:
    library, _ = link(documents, catalogue().library.entities, {}, "zh")
    return catalogue_of(library, "zh")


def test_two_documents_that_end_alike_are_both_offered() -> None:
    books = site(document("a.txt", "A/1/WP.1", "1. 甲。"), document("b.txt", "B/2/WP.1", "1. 乙。"))
    assert said(ask("WP.1 第1段", books)) == "? ambiguous: A/1/WP.1#p1 B/2/WP.1#p1"
    assert ask("A/1/WP.1 第1段", books).href == "documents/a-1-wp.1/#p1"


def test_the_treaty_is_nobodys_where_the_documents_do_not_agree() -> None:
    npt = document("a.txt", "A/1", "1. 《不扩散核武器条约》是基石。《条约》很重要。\n\n2. 根据《条约》第四条。")
    ctbt = document("b.txt", "B/1", "1. 《全面禁止核试验条约》是基石。\n\n2. 根据《条约》第四条。")
    assert ask("条约第四条", site(npt)).target == "npt#art-4"
    assert said(ask("条约第四条", site(npt, ctbt))) == "? ambiguous: npt#art-4 ctbt#art-4"
    assert said(ask("条约第四条", site())) == "? not-understood"


def test_a_version_in_the_readers_language_goes_first(tmp_path: Path) -> None:
    zh = document("a.txt", "A/1", "1. 甲。")
    en = document("b.txt", "A/1", "1. Alpha.\n\n2. Beta.", "en")
    books = site(zh, en)
    assert ask("A/1 para 1", books).href == "documents/a-1/#p1"
    assert ask("A/1 para 2", books).href == "documents/a-1/en/#p2"
    answers = in_the_browsers_script(books, ["A/1 para 1", "A/1 para 2"], tmp_path)
    assert [answer[0][1] for answer in answers] == ["documents/a-1/#p1", "documents/a-1/en/#p2"]


def test_an_address_that_moved_leads_to_the_present_one(tmp_path: Path) -> None:
    books = site(
        replace(document("a.txt", "A/1", "1. 甲。\n\n2. 乙。"), moved={"p27": "p28", "p28": "p2"}, aliases=("old",))
    )
    assert ask("A/1#p27", books).target == "A/1#p2"
    assert ask("documents/old/#p1", books).target == "A/1#p1"
    texts = ["A/1#p27", "documents/old/#p1"]
    assert [answer[0][0] for answer in in_the_browsers_script(books, texts, tmp_path)] == ["A/1#p2", "A/1#p1"]


# --- what holds for any text -------------------------------------------------------------------------------


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(st.sampled_from([case.text for case in cases()]), min_size=2, max_size=3).map(" ".join),
    )
)
def test_any_text_has_an_answer(text: str) -> None:
    asked = ask(text, catalogue())
    assert (asked.target is None) == (asked.reason is not None) == (asked.href is None)
    assert asked.target is None or catalogue().address(asked.target) == asked.href


@pytest.mark.parametrize("language", CITING)
def test_the_tables_can_be_read_by_browsers(language: str) -> None:
    assert catalogue().book().forms[language]["form"]


@pytest.mark.parametrize("pattern", [r"a*+", r"\Aa", r"(?P=a)", r"a{2}+"])
def test_what_no_browser_knows_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="no browser knows"):
        in_javascript(pattern)


def test_anchors_are_shortened_without_loss() -> None:
    anchors = ["p9", "p10", "p11", "p11-a", "p11-b", "p12-bis", "h-2", "h-2-a", "pp-f", "p1.1", "p1.2", "fn-star"]
    shortened = runs(anchors)
    assert shortened == "fn-star h-2 h-2-a p9:11 p1.1:2 p11-a:b p12-bis pp-f"
