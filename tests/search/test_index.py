"""The index as files: the same documents, the same bytes, whoever works them out; what one more document changes."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest

from generator.model import Searched, SearchedUnit
from generator.pipeline import anywhere
from generator.search import index_of, whole_of
from generator.search.columns import ranges
from generator.search.documents import keyed
from generator.search.folding import fold
from generator.search.shards import MOST
from generator.search.tokens import WORD, Vocabulary, tokens_of

WORDS = {
    "zh": [a + b for a in "核裁军扩散条约会议" for b in "安保合作文件审查"],
    "en": [a + b for a in ("re", "dis", "non", "un") for b in ("solve", "arm", "treaty", "call", "adopt", "view")],
}
HAN = "核"
FILES = dict[str, bytes]


def document(number: int, language: str) -> Searched:
    """An invented document, always the same."""
    random = Random(f"{language}{number}")
    blank = "" if language == "zh" else " "
    units = tuple(
        SearchedUnit(f"p{place}", f"§{place}", "paragraph", blank.join(random.choices(WORDS[language], k=40)))
        for place in range(1, 30)
    )
    return Searched(
        f"a-res-{number}", language, f"documents/a-res-{number}/", f"Title {number}", None, f"20{number % 20:02}-01-01",
        units, (f"body:{number % 3}",),
    )  # fmt: skip


def index(documents: list[Searched], each: Any = map) -> FILES:
    """Every file of the index."""
    languages = sorted({one.language for one in documents})
    parts = [
        index_of(code, [one for one in documents if one.language == code], ("核安保",), each) for code in languages
    ]
    return dict(whole_of(parts, (), {}))


@pytest.fixture(scope="module")
def documents() -> list[Searched]:
    return [document(number, language) for language in ("zh", "en") for number in range(40)]


@pytest.fixture(scope="module")
def whole(documents: list[Searched]) -> FILES:
    return index(documents)


def inflated(content: bytes) -> bytes:
    return zlib.decompress(content, -15)


def test_the_order_in_which_documents_come_does_not_matter(documents: list[Searched], whole: FILES) -> None:
    assert index(documents[::-1]) == whole


def test_it_does_not_matter_who_works_nor_what_was_kept(
    tmp_path: Path, documents: list[Searched], whole: FILES
) -> None:
    """Cold and incremental builds give the same bytes."""
    with ThreadPoolExecutor(2) as pool:
        each = partial(anywhere, pool=pool, folder=tmp_path)
        assert index(documents[1:], each) != whole
        kept = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
        assert index(documents, each) == whole
    after = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    assert {path: after.get(path) for path in kept} == kept
    assert 1 <= len(after) - len(kept) <= 2  # the batch that has the new document, or the two it fell into


def test_one_more_document_rewrites_only_what_it_touches(
    documents: list[Searched], whole: FILES, record_property: Callable[[str, object], None]
) -> None:
    added = document(40, "en")
    more = index([*documents, added])
    new, gone = sorted(set(more) - set(whole)), sorted(set(whole) - set(more))
    record_property("files", f"{len(new)} new and {len(gone)} gone of {len(whole)}: {' '.join(new)}")
    assert all(path.startswith("search/en/") or path.endswith(".words") for path in (*new, *gone))
    kinds = [path.rpartition(".")[2] for path in new if path.startswith("search/en/")]
    assert {kind: kinds.count(kind) for kind in ("text", "docs", "facets", "manifest")} == dict.fromkeys(
        ("text", "docs", "facets", "manifest"), 1
    )
    texts = [whole[path] for path in whole if path.endswith(".text")]
    assert len({*texts} & {more[path] for path in more}) == len(texts)
    terms = of_document(added)
    for path in new:
        if path.endswith(".terms"):
            assert terms & set(terms_in(more[path]))
            assert path.replace(".terms", ".places") in new


def test_a_rare_word_touches_no_other_file_of_terms(record_property: Callable[[str, object], None]) -> None:
    """In an index of many files, those with no term of the new document stay as they are."""
    many = [document(number, "en") for number in range(8)]
    many += [spread(number) for number in range(30)]
    before = index(many)
    small = Searched("b", "en", "documents/b/", "zzz", None, None, (SearchedUnit("p1", "1", "paragraph", "zzz"),))
    after = index([*many, small])
    files = [path for path in before if path.endswith(".terms")]
    stayed = [path for path in files if path in after]
    record_property("files", f"{len(stayed)} of {len(files)} files of terms stayed")
    assert len(files) > 8
    assert len(files) - len(stayed) <= 1


def spread(number: int) -> Searched:
    """A document of words that no other has."""
    random = Random(number)
    letters = "abcdefghijklmnopqrstuvwxyz"
    units = tuple(
        SearchedUnit(f"p{place}", "", "paragraph", " ".join("".join(random.choices(letters, k=9)) for _ in range(60)))
        for place in range(20)
    )
    return Searched(f"spread-{number}", "en", "", f"Spread {number}", None, "2001-01-01", units)


def terms_in(content: bytes) -> Iterator[str]:
    """The names in a file of terms, as docs/decisions/0008-search-index.md has them."""
    read = inflated(content)
    at = 0

    def number() -> int:
        nonlocal at
        value = shift = 0
        while True:
            byte = read[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    before = b""
    for _ in range(number()):
        shared, length = number(), number()
        before = before[:shared] + read[at : at + length]
        at += length
        number(), number(), number()
        yield before.decode()


def of_document(one: Searched) -> set[str]:
    """Words and characters of a document's texts."""
    vocabulary = Vocabulary()
    tokens = tokens_of([one.title, *(unit.text for unit in one.units)], 0, vocabulary)
    codes = [code for code in (*tokens.codes.tolist(), *tokens.marks.tolist()) if code < WORD]
    text = fold(one.title)
    pairs = {text[at : at + 2] for at in range(len(text))}
    return {*vocabulary, *map(chr, codes), *pairs}


def test_files_are_bounded(whole: FILES) -> None:
    for path, content in whole.items():
        if path.endswith(".terms"):
            raw = inflated(content)
            assert len(raw) <= MOST or len(list(terms_in(content))) == 1, path
        if path.endswith(".text"):
            raw = inflated(content)
            assert len(raw) <= 24_000 or len(json.loads(raw)["units"]) == 1, path


def test_the_first_file_says_what_terms_begin_with(whole: FILES) -> None:
    languages = json.loads(whole["search/index.json"])["languages"]
    assert set(languages) == {"zh", "en"}
    for language, said in languages.items():
        begins = said["begins"]
        rows = list(zip(begins[::2], begins[1::2], strict=True))
        assert all(begin <= end for begin, end in rows)
        assert rows == sorted(rows)
        found = [
            term
            for path in whole
            if path.endswith(".terms") and f"/{language}/" in path
            for term in terms_in(whole[path])
        ]
        assert all(any(begin <= term[0] <= end for begin, end in rows) for term in found)
        assert any(begin <= HAN <= end for begin, end in rows) == (language == "zh")


@pytest.mark.parametrize(
    ("characters", "said"),
    [("", ""), ("a", "aa"), ("ab~", "a~"), ("aé", "aaéé"), ("一龥", "一一龥龥"), ("一丁丂核桃", "一丂核桃")],
)
def test_rows_of_characters(characters: str, said: str) -> None:
    assert ranges(map(ord, characters)) == said


def test_files_are_named_by_what_they_hold(whole: FILES) -> None:
    """A name stands for one content, for ever: what is not renamed is not fetched again."""
    names = [path for path in whole if path != "search/index.json"]
    assert len(names) == len(set(names))
    assert len(json.dumps(json.loads(whole["search/index.json"]))) < 20_000


def test_keys_do_not_move(documents: list[Searched]) -> None:
    chinese = [one for one in documents if one.language == "zh"]
    before = {one.document.slug: one.key for one in keyed(chinese)}
    after = {one.document.slug: one.key for one in keyed([*chinese, document(41, "zh"), document(99, "zh")])}
    assert {slug: after[slug] for slug in before} == before
