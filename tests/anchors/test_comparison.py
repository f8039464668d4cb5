"""What a build does to the addresses published before: the comparison of the documents with their lock."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.link.changes import GONE, checksum, compare, vanished
from generator.model import Changes, Lock, LockedAnchor
from generator.publish.lock import lock_text

from .published import FILE, document, lock, order, said


def test_a_checksum_is_of_the_text_without_white_space() -> None:
    assert checksum("审议大会") == "81f79349c681"
    assert checksum("审议\n 大\u3000会\u00a0") == checksum("审议大会")
    assert checksum("审议大会。") != checksum("审议大会")


def test_a_first_build_adds_everything_and_fails_nothing() -> None:
    first, changes, issues = compare(None, (document({"p1": "一", "p2": "二", "fn-1": "注"}),))
    assert first == Lock(
        "x",
        FILE,
        {"zh": "documents/x/"},
        tuple(
            LockedAnchor("zh", anchor, checksum(text)) for anchor, text in (("p1", "一"), ("p2", "二"), ("fn-1", "注"))
        ),
    )
    assert changes == (Changes("x", "zh", added=("p1", "p2", "fn-1")),)
    assert issues == ()


BEFORE = {"p1": "一", "p2": "二", "p3": "三", "fn-1": "注"}
ABC = {"p1": "一", "p2": "二", "p3": "三"}


@pytest.mark.parametrize(
    ("after", "expected", "ordered"),
    [
        pytest.param(BEFORE, None, "p1 p2 p3 fn-1", id="unchanged"),
        pytest.param({**ABC, "p4": "四", "fn-1": "注"}, {"added": ("p4",)}, "p1 p2 p3 p4 fn-1", id="added-at-the-end"),
        pytest.param(
            {"p1": "一", "p2": "新", "p3": "二", "p4": "三", "fn-1": "注"},
            {"text_changed": ("p2",), "renumbered": (("p2", "p3"), ("p3", "p4"))},
            "p1 p2 p3 p4 fn-1",
            id="inserted-in-the-middle",
        ),
        pytest.param(
            {"p1": "一", "p2": "二 ", "p3": "三三", "fn-1": "注"},
            {"text_changed": ("p3",)},
            "p1 p2 p3 fn-1",
            id="text-changed",
        ),
        pytest.param(
            {"p1": "二", "p2": "一", "p3": "三", "fn-1": "注"},
            {"renumbered": (("p1", "p2"), ("p2", "p1"))},
            "p1 p2 p3 fn-1",
            id="exchanged",
        ),
        pytest.param({"h-1": "", **BEFORE}, {"added": ("h-1",)}, "h-1 p1 p2 p3 fn-1", id="added-at-the-beginning"),
        pytest.param(
            {**ABC, "fn-1": "新", "fn-2": "注"},
            {"text_changed": ("fn-1",), "renumbered": (("fn-1", "fn-2"),)},
            "p1 p2 p3 fn-1 fn-2",
            id="a-footnote-before-a-footnote",
        ),
    ],
)
def test_what_changes_is_told_and_fails_nothing(
    after: dict[str, str], expected: dict[str, tuple[str, ...]] | None, ordered: str
) -> None:
    new, changes, issues = compare(lock(BEFORE), (document(after),))
    assert changes == (() if expected is None else (Changes("x", "zh", **expected),))  # type: ignore[arg-type]
    assert issues == ()
    assert order(new) == ordered.split()
    assert compare(new, (document(after),)) == (new, (), ()), "told once, in the build that makes it"


def test_texts_that_repeat_are_paired_in_order_or_not_at_all() -> None:
    two = {"p1": "（已删除）", "p2": "（已删除）", "p3": "三"}
    shifted = {"p1": "新", "p2": "又新", "p3": "三", "p4": "（已删除）", "p5": "（已删除）"}
    (told,) = compare(lock(two), (document(shifted),))[1]
    assert told.renumbered == (("p1", "p4"), ("p2", "p5"))
    del shifted["p5"]
    (told,) = compare(lock(two), (document(shifted),))[1]
    assert told == Changes("x", "zh", added=("p4",), text_changed=("p1", "p2"))


VANISH = "was published and would vanish; say in corpus/documents/x.yml where it went"


@pytest.mark.parametrize(
    ("after", "expected", "messages"),
    [
        pytest.param(
            {"p1": "一", "p3": "三", "fn-1": "注"},
            {"removed": ("p2",)},
            [f"{FILE}:5: the address p2 (zh) {VANISH} (moved: {{p2: its new anchor}}) "
             "or why it is gone (withdrawn: {p2: reason})"],
            id="removed",
        ),
        pytest.param(
            {"p1": "一", "p2": "三", "fn-1": "注"},
            {"renumbered": (("p3", "p2"),)},
            [f"{FILE}:6: the address p3 (zh) {VANISH} (moved: {{p3: p2}}) "
             "or why it is gone (withdrawn: {p3: reason})"],
            id="removed-and-the-next-moves-up",
        ),
        pytest.param(
            {"p1": "一", "p2": "二", "p4": "三，改", "fn-1": "注"},
            {"added": ("p4",), "removed": ("p3",)},
            [f"{FILE}:6: the address p3 (zh) {VANISH} (moved: {{p3: its new anchor}}) "
             "or why it is gone (withdrawn: {p3: reason})"],
            id="text-and-number-changed",
        ),
        pytest.param(
            {"p1": "一"},
            {"removed": ("p2", "p3", "fn-1")},
            [
                f"{FILE}:{line}: the address {anchor} (zh) {VANISH} (moved: {{{anchor}: its new anchor}}) "
                f"or why it is gone (withdrawn: {{{anchor}: reason}})"
                for line, anchor in ((5, "p2"), (6, "p3"), (7, "fn-1"))
            ],
            id="one-error-for-each",
        ),
    ],
)  # fmt: skip
def test_an_address_does_not_vanish_without_a_word(
    after: dict[str, str], expected: dict[str, tuple[str, ...]], messages: list[str]
) -> None:
    before = lock(BEFORE)
    new, changes, issues = compare(before, (document(after),))
    assert said(issues) == [f"error: {message}" for message in messages]
    assert changes == (Changes("x", "zh", **expected),)  # type: ignore[arg-type]
    lines = lock_text(before).splitlines()
    for issue in issues:
        assert issue.kind == "anchor-vanished"
        assert lines[issue.line - 1].split()[1] in issue.message, "the line is that of the address"
    assert set(order(before)) <= set(order(new)), "the lock forgets nothing, even so"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param({"moved": {"p2": "p3"}}, id="moved"),
        pytest.param({"moved": {"p2": "p1.5", "p1.5": "p3"}}, id="moved-twice"),
        pytest.param({"moved": {"p2": "p1.5"}, "withdrawn": {"p1.5": "重复"}}, id="moved-then-withdrawn"),
        pytest.param({"withdrawn": {"p2": "重复"}}, id="withdrawn"),
        pytest.param({"withdrawn": {"*": "撤回"}}, id="all-withdrawn"),
    ],
)
def test_an_address_accounted_for_keeps_its_place_in_the_lock(words: dict[str, dict[str, str]]) -> None:
    after = document({"p1": "一", "p3": "三", "fn-1": "注"}, **words)
    new, changes, issues = compare(lock(BEFORE), (after,))
    assert issues == ()
    assert changes == (Changes("x", "zh", removed=("p2",)),)
    assert order(new) == ["p1", "p2", "p3", "fn-1"]
    assert new.anchors[1] == LockedAnchor("zh", "p2", GONE)
    assert compare(new, (after,)) == (new, (), ())
    silent = document({"p1": "一", "p3": "三", "fn-1": "注"})
    assert [issue.kind for issue in compare(new, (silent,))[2]] == ["anchor-vanished"], "the word must stay"
    again, changes, issues = compare(new, (document(BEFORE),))
    assert (again, changes, issues) == (lock(BEFORE), (Changes("x", "zh", added=("p2",)),), ())


def test_a_text_that_moved_as_the_editor_says_is_renumbered() -> None:
    after = document({"p1": "一", "p2": "三", "fn-1": "注"}, moved={"p3": "p2"})
    new, changes, issues = compare(lock(BEFORE), (after,))
    assert issues == ()
    assert changes == (Changes("x", "zh", renumbered=(("p3", "p2"),)),)
    assert order(new) == ["p1", "p2", "p3", "fn-1"]


YAML = "corpus/documents/x.yml"
NOWHERE = ", which the document (zh) does not have; write an anchor that it has"
PRESENT = "is still an address of the document (zh)"


@pytest.mark.parametrize(
    ("words", "messages"),
    [
        (
            {"moved": {"p9": "p8"}},
            [f"error: {YAML}: moved: p9 leads to p8{NOWHERE}"],
        ),
        (
            {"moved": {"p9": "p8", "p8": "p9"}},
            [
                f"error: {YAML}: moved: p9 leads to p8{NOWHERE}",
                f"error: {YAML}: moved: p8 leads to p9{NOWHERE}",
            ],
        ),
        (
            {"moved": {"p1": "p2"}, "withdrawn": {"p2": "重复"}},
            [
                f"warning: {YAML}: moved: p1 {PRESENT}; delete p1 under moved:",
                f"warning: {YAML}: withdrawn: p2 {PRESENT}; delete p2 under withdrawn:",
            ],
        ),
    ],
    ids=["moved-nowhere", "moved-in-a-circle", "still-there"],
)  # fmt: skip
def test_what_the_yaml_says_must_be_true(words: dict[str, dict[str, str]], messages: list[str]) -> None:
    assert said(compare(lock(BEFORE), (document(BEFORE, **words),))[2]) == messages


def test_a_language_that_is_added_leaves_the_first_its_address() -> None:
    zh, en = document({"p1": "一"}), document({"p1": "One"}, "en")
    new, changes, issues = compare(lock({"p1": "一"}), (en, zh))
    assert new.pages == {"zh": "documents/x/", "en": "documents/x/en/"}
    assert list(new.pages) == ["zh", "en"]
    assert [(entry.language, entry.anchor) for entry in new.anchors] == [("zh", "p1"), ("en", "p1")]
    assert changes == (Changes("x", "en", added=("p1",)),)
    assert issues == ()


def test_a_language_does_not_vanish_without_a_word() -> None:
    zh, en = document({"p1": "一"}), document({"p1": "One", "p2": "Two"}, "en")
    both, _, _ = compare(None, (zh, en))
    new, changes, issues = compare(both, (zh,))
    assert said(issues) == [
        f"error: {FILE}:4: the en version of x was published with 2 addresses and would vanish; "
        "put its source back, or leave its YAML file with the reason (withdrawn: reason)"
    ]
    assert changes == (Changes("x", "en", removed=("p1", "p2")),)
    assert new == both

    accounted = (zh, document({}, "en", withdrawn={"*": "译文有误"}))
    new, changes, issues = compare(both, accounted)
    assert issues == ()
    assert changes == (Changes("x", "en", removed=("p1", "p2")),)
    assert (new.pages, compare(new, accounted)) == (both.pages, (new, (), ()))

    whole = (document({}, withdrawn={"*": "撤回"}),)
    new, changes, issues = compare(both, whole)
    assert issues == (), "a document withdrawn whole is so in every language"
    assert [told.language for told in changes] == ["zh", "en"]
    assert {entry.checksum for entry in new.anchors} == {GONE}


def test_the_languages_are_compared_each_by_itself() -> None:
    both, _, _ = compare(None, (document({"p1": "一"}), document({"p1": "One", "p2": "Two"}, "en")))
    changed = (document({"p1": "一", "p2": "Two"}), document({"p1": "Zero", "p2": "Two"}, "en"))
    assert compare(both, changed)[1] == (
        Changes("x", "zh", added=("p2",)),
        Changes("x", "en", text_changed=("p1",)),
    )


def test_a_document_does_not_vanish_without_a_word() -> None:
    issue = vanished(lock(BEFORE))
    assert issue.kind == "document-vanished"
    assert said((issue,)) == [
        f"error: {FILE}:3: the page documents/x/ was published and would vanish; put its source back, "
        "say in corpus/documents/x.yml why it is gone (withdrawn: reason), "
        "or name it in the YAML of the document that took its place (aliases: [x])"
    ]


texts = st.dictionaries(
    st.sampled_from([f"p{number}" for number in range(1, 9)]), st.sampled_from(["", "一", "二", "三", "四"])
)


@given(texts, texts)
def test_every_address_is_told_of_once_and_none_leaves_the_lock(before: dict[str, str], after: dict[str, str]) -> None:
    old = lock(before)
    new, changes, issues = compare(old, (document(after),))
    told = changes[0] if changes else Changes("x", "zh")
    sources = [source for source, _ in told.renumbered]
    destinations = [destination for _, destination in told.renumbered]
    same = [anchor for anchor in after if before.get(anchor) == after[anchor]]
    assert sorted([*told.added, *told.text_changed, *destinations, *same]) == sorted(after)
    leaving = {anchor for anchor in before if anchor not in after}
    assert set(told.removed) | (set(sources) & leaving) == leaving
    assert not set(told.removed) & set(sources)
    assert len(issues) == len(leaving)
    assert sorted(order(new)) == sorted({*before, *after})
    assert [anchor for anchor in order(new) if anchor in after] == list(after)
    withdrawn = document(after, withdrawn=dict.fromkeys(leaving, "重复"))
    accepted, _, issues = compare(old, (withdrawn,))
    assert issues == ()
    assert compare(accepted, (withdrawn,)) == (accepted, (), ())
