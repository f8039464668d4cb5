"""The lock file of a document: how it is written, read and refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Lock, LockedAnchor
from generator.publish.lock import lock_text
from generator.read.lock import parse_lock, read_lock

from .published import FILE, order, said

A = "0123456789ab"
GOOD = f"""\
loccit-lock 1
# Every address of x ever published; `loccit build` writes this file, commit it with the document.
page zh documents/x/
page en documents/x/en/
zh p1 {A}
zh fn-1 {A}
en p1 {A}
"""


def test_a_lock_is_read_and_written_as_it_is() -> None:
    read, issues = parse_lock(GOOD, "x", FILE)
    assert issues == ()
    assert read == Lock(
        slug="x",
        file=FILE,
        pages={"zh": "documents/x/", "en": "documents/x/en/"},
        anchors=(LockedAnchor("zh", "p1", A), LockedAnchor("zh", "fn-1", A), LockedAnchor("en", "p1", A)),
    )
    assert lock_text(read) == GOOD


RESTORE = "take the file back from git (git checkout -- corpus/anchors/x.lock)"


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("", [f"{FILE}:1: the file is empty; {RESTORE}"]),
        (
            GOOD.replace("lock 1", "lock 2"),
            [
                f"{FILE}:1: the first line is 'loccit-lock 2', not 'loccit-lock 1'; "
                f"{RESTORE}, or use the release of Loccit that wrote it"
            ],
        ),
        ("loccit-lock 1\n", [f"{FILE}:2: the comment line is missing; {RESTORE}"]),
        (
            GOOD + "zh p2\n" + f"zh p3 {A.upper()}\n" + "\n" + f"chinese p4 {A}\n",
            [
                f"{FILE}:{line}: {what!r} is neither `page LANGUAGE ADDRESS` nor `LANGUAGE ANCHOR CHECKSUM`; " + RESTORE
                for line, what in [
                    (8, "zh p2"),
                    (9, "zh p3 0123456789AB"),
                    (10, ""),
                    (11, "chinese p4 0123456789ab"),
                ]
            ],
        ),
        (
            GOOD + f"page fr documents/x/fr/\nzh p1 {A}\n",
            [
                f"{FILE}:8: a page stands below the addresses; move this line up to line 3",
                f"{FILE}:9: zh p1 stands on line 5 already; delete one of the two lines",
            ],
        ),
        (
            GOOD.replace("page en", "page zh"),
            [f"{FILE}:4: page zh stands on line 3 already; delete one of the two lines"],
        ),
        (
            GOOD.replace("zh fn-1", "<<<<<<< HEAD\nzh fn-1").replace("en p1", "=======\n>>>>>>> main\nen p1"),
            [
                f"{FILE}:6: git left a merge conflict here; "
                "delete the lines of < = and >, keep the addresses of both sides, each once, and build again"
            ],
        ),
    ],
    ids=["empty", "version", "comment", "lines", "order-and-anchor-twice", "page-twice", "conflict"],
)
def test_what_is_wrong_in_a_lock_is_told_by_line(text: str, messages: list[str]) -> None:
    read, issues = parse_lock(text, "x", FILE)
    assert read is None
    assert said(issues) == [f"error: {message}" for message in messages]


def test_a_lock_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "npt-conf.2020-wp.77.lock"
    assert read_lock(path, FILE) == (None, ())
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    read, issues = read_lock(path, FILE)
    assert issues == ()
    assert read is not None
    assert (read.slug, read.file) == ("npt-conf.2020-wp.77", FILE)
    assert order(read) == ["p1", "fn-1", "p1"]


def test_a_lock_that_cannot_be_read_is_an_error_and_never_a_first_build(tmp_path: Path) -> None:
    path = tmp_path / "x.lock"
    path.write_bytes(GOOD.encode().replace(b"fn-1", b"fn-\xff"))
    read, issues = read_lock(path, FILE)
    assert read is None
    assert said(issues) == [f"error: {FILE}:6: this line is not UTF-8; {RESTORE}"]
    read, issues = read_lock(tmp_path, FILE)
    assert read is None
    assert said(issues) == [f"error: {FILE}: cannot be read (Is a directory); let it be read"]


languages = st.sampled_from(["zh", "en", "fr", "zh-Hant", "ar"])
words = st.text(min_size=1).filter(lambda text: not any(c.isspace() for c in text))
locks = st.builds(
    Lock,
    slug=st.just("x"),
    file=st.just(FILE),
    pages=st.dictionaries(languages, words),
    anchors=st.lists(
        st.builds(LockedAnchor, languages, words, st.from_regex(r"\A[0-9a-f]{12}\Z")),
        unique_by=lambda entry: (entry.language, entry.anchor),
    ).map(tuple),
)


@given(locks)
def test_lock_to_text_to_lock_is_an_identity(given_lock: Lock) -> None:
    read, issues = parse_lock(lock_text(given_lock), "x", FILE)
    assert issues == ()
    assert read == given_lock
    assert list(read.pages) == list(given_lock.pages), "the first page has the address without a language"


@given(st.text() | st.text(alphabet="zh p1:ab<=#\n").map(lambda text: GOOD + text))
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    read, issues = parse_lock(text, "x", FILE)
    assert (read is None) == bool(issues)
    assert all(issue.severity == "error" and issue.line for issue in issues)
