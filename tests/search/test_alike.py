"""Python and the browser fold, cut into tokens and cut into words the same way."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.languages.scripts import HAN
from generator.model import Meaning
from generator.search.folding import fold
from generator.search.tokens import WORD, Vocabulary, tokens_of

from . import invented
from .node import ask, indexed
from .scan import alike
from .test_exact import corpus

ROWS = [
    ("《 核　裁軍》", "《核裁军》"),
    ("ＣＯＶＩＤ–19 大流行", "covid-19大流行"),
    ("the\n  Agency’s", "the agency's"),
    ("1540 (2004)", "1540 (2004)"),
    ("ΛΌΓΟΣ λόγος", "λόγοσ λόγοσ"),
    ("İstanbul ISTANBUL", "istanbul istanbul"),
    ("ﬁssile", "fissile"),
    ("nai\u0308ve NAÏVE", "naïve naïve"),
    ("j\u030c J\u030c ǰ", "ǰ ǰ ǰ"),
    ("ﾊﾟﾘ ", "パリ"),
    ("\u1112\u1161\u11ab", "한"),
    ("so\u00adft x\u200by \ufeff", "soft xy "),
    ("الأُمَم المتّحدة", "الامم المتحده"),
    ("葛\U000e0100城", "葛城"),
    ("a\ue000b", "a b"),
    ("Россия\u00a0", "россия "),
    ("Straße", "straße"),
    ("", ""),
]
"""(text, as it is compared)"""


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_is_taken_for_the_same(text: str, expected: str) -> None:
    assert (fold(text), alike(text)) == (expected, expected)


@settings(max_examples=300)
@given(st.text(st.characters(exclude_categories=["Cs", "Cn", "Co"]), max_size=60))
def test_any_text_is_folded_by_definition(text: str) -> None:
    assert fold(text) == alike(text)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of the five documents, with a name, and every traditional character at hand."""
    return indexed(corpus(), tmp_path_factory.mktemp("index"), [NAME])


NAME = Meaning("nuclear-security", ("核安保", "核保安", "nuclear security"))


def test_the_browser_folds_the_same(index: Path) -> None:
    """Pairs of traditional characters are those of the texts; so are the simplified ones asked for here."""
    chance = random.Random(1)
    known = set("".join(unit.text for one in corpus() for unit in one.units))
    texts = [text for text, _ in ROWS] + [invented.text(chance) for _ in range(1_000)]
    texts += [chr(code) for code in range(0x20, 0x3000) if unicodedata.category(chr(code)) not in ("Cn", "Cs", "Co")]
    texts = [
        text for text in texts if all(one in known or one == fold(one) or not HAN.match(fold(one)) for one in text)
    ]
    folded = ask(index, "fold", texts)
    assert [pair for pair in zip(texts, map(fold, texts), folded, strict=True) if pair[1] != pair[2]] == []
    for text, same in zip(texts, ask(index, "origin", texts), strict=True):
        assert same["folded"] == fold(text)
        assert same["origin"] == sorted(same["origin"])
        assert len(same["origin"]) == len(same["folded"].encode("utf-16-le")) // 2 + 1


def test_the_browser_has_the_same_tokens(index: Path) -> None:
    chance = random.Random(2)
    texts = [fold(invented.text(chance)) for _ in range(1_000)]
    for text, parts in zip(texts, ask(index, "parts", texts), strict=True):
        vocabulary = Vocabulary()
        tokens = tokens_of([text], 0, vocabulary)
        words = list(vocabulary)
        expected = [
            words[code - WORD] if code >= WORD else chr(code) for code in tokens.codes.tolist()
        ], tokens.places.tolist()  # fmt: skip
        found: list[tuple[str, int]] = []
        for part in parts:
            each = [part["text"]] if part["word"] else part["characters"]
            found += [(token, part["place"] + 8 * at) for at, token in enumerate(each)]
        start = expected[1][0] if expected[1] else 0
        assert ([token for token, _ in found], [place + start for _, place in found]) == expected, text


def test_chinese_is_cut_as_jieba_cuts_it(index: Path) -> None:
    """Of words that the texts have; what no text has may be cut otherwise, and finds nothing either way."""
    tokenizer = jieba.Tokenizer()
    for name in ("核安保", "核保安"):
        tokenizer.add_word(name)
    chance = random.Random(3)
    texts = [fold(unit.text) for one in corpus() for unit in one.units]
    runs = [
        run
        for text in texts
        for run in "".join(one if HAN.match(one) and one > "\u3400" else " " for one in text).split()
    ]
    queries: list[str] = []
    while len(queries) < 500:
        run = chance.choice(runs)
        at = chance.randrange(len(run))
        queries.append(run[at : at + chance.choice((2, 3, 4, 6, 9, 15))])
    expected = [tokenizer.lcut(query, HMM=False) for query in queries]
    assert [pair for pair in zip(ask(index, "cut", queries), expected, strict=True) if pair[0] != pair[1]] == []
