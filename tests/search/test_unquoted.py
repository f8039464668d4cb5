"""What is typed without quotation marks: all its words, in any form, under any name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.model import Meaning, Searched, SearchedUnit

from .node import found, indexed

TEXTS = {
    "zh": [
        "成员国重视核安保文化。",
        "会议讨论核保安问题。",
        "人畜共患病综合行动取得进展。",
        "根据GC(59)/RES/10号决议和第1540(2004)号决议",
        "GC决定如下。",
        "禁止核武器的条约。",
        "安保和核能都重要。",
        "8月29日为禁止核试验国际日，COVID-19大流行",
        "全面禁止核试验条约尚未生效。",
        "全面禁止一切核试验的条约。",
    ],
    "en": [
        "States negotiate disarmament treaties.",
        "The negotiation of a treaty",
        "a resolution on COVID-19",
        "nuclear security",
        "security of nuclear material",
        "the café and the resume",
    ],
    "fr": ["Les négociations sur la sécurité nucléaire", "l'assemblée générale décide", "les armes nucléaires"],
    "es": ["los niños y las niñas", "el año de las negociaciones", "la ano palabra"],
    "ru": ["ядерного оружия", "ядерное оружие и её договоры", "безопасность"],
    "ar": ["الجمعية العامة للأمم المتحدة", "معاهدة عدم الانتشار", "والمعاهدات النووية"],
}
NAMES = [
    Meaning("nuclear-security", ("核安保", "核保安", "nuclear security")),
    Meaning("zodiac", ("人畜共患病综合行动", "ZODIAC")),
    Meaning("ctbt", ("全面禁止核试验条约", "CTBT")),
    Meaning("iaea-gc", ("GC", "大会")),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document in each language, each text a paragraph: zh#p1 …"""
    documents = [
        Searched(
            language,
            language,
            language,
            "x",
            None,
            None,
            tuple(SearchedUnit(f"p{number}", "", "paragraph", text) for number, text in enumerate(texts, 1)),
        )
        for language, texts in TEXTS.items()
    ]
    return indexed(documents, tmp_path_factory.mktemp("index"), NAMES)


def one(index: Path, query: str, **options: Any) -> Any:
    """What a query finds."""
    return found(index, [query], **options)[0]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("核安保", "zh#p1 zh#p2 en#p4"),
        ("核安保 文化", "zh#p1"),
        ("ZODIAC", "zh#p3"),
        ("人畜共患病综合行动", "zh#p3"),
        ("GC(59)/RES/10", "zh#p4"),
        ("gc(59)/res/10 决议", "zh#p4"),
        ("1540(2004)", "zh#p4"),
        ("第1540号决议", "zh#p4"),
        ("COVID-19", "en#p3 zh#p8"),
        ("条约 核武器", "zh#p6"),
        ("核武器的条约", "zh#p6"),
        ("核武器 -条约", ""),
        ("核 -武器", "zh#p1 zh#p2 zh#p7 zh#p8 zh#p9 zh#p10"),
        ("8月29日", "zh#p8"),
        ("全面禁止核试验条约", "zh#p9 zh#p10"),
        ("treaty", "en#p1 en#p2"),
        ("negotiating a treaty", "en#p1 en#p2"),
        ("nuclear material", "en#p5"),
        ("secur", "en#p4 en#p5 fr#p1"),
        ("assemblee generale", "fr#p2"),
        ("arme nucléaire", "fr#p3"),
        ("niño", "es#p1"),
        ("año", "es#p2"),
        ("negociación", "es#p2 fr#p1"),
        ("ядерных оружий", "ru#p1 ru#p2"),
        ("ее", "ru#p2"),
        ("المعاهدة", "ar#p2 ar#p3"),
        ("الأمم", "ar#p1"),
        ("النووي", "ar#p3"),
        ("zzzz", ""),
        ("的", "zh#p6 zh#p10"),
    ],
)
def test_words_are_found_in_any_form(index: Path, query: str, expected: str) -> None:
    assert sorted(one(index, query)["hits"]) == sorted(expected.split())


def test_synonyms_are_marked_and_can_be_switched_off(index: Path) -> None:
    with_them, without = one(index, "核安保"), one(index, "核安保", synonyms=False)
    assert {(meant["entity"], meant["name"]) for meant in with_them["meant"]} == {
        ("nuclear-security", "核保安"),
        ("nuclear-security", "nuclear security"),
    }
    assert with_them["meant"] == without["meant"]
    assert without["hits"] == ["zh#p1"]


def test_the_exact_phrase_comes_first(index: Path) -> None:
    assert one(index, "nuclear security")["hits"][0] == "en#p4"
    assert one(index, "全面禁止核试验条约")["hits"][0] == "zh#p9"


def test_a_symbol_is_no_name_of_a_part(index: Path) -> None:
    answer = one(index, "GC(59)/RES/10")
    assert answer["meant"] == []
    assert one(index, "GC")["meant"] != []


def test_the_last_word_is_still_being_typed(index: Path) -> None:
    assert one(index, "nuclear secu")["hits"] == []
    assert set(one(index, "nuclear secu", typing=True)["hits"]) == {"en#p4", "en#p5"}


def test_most_of_the_words_are_offered_where_none_has_all(index: Path) -> None:
    query = "核武器 条约 奖学金"
    assert one(index, query)["total"] == 0
    assert one(index, query, most=True)["hits"] == ["zh#p6"]
    more = one(index, "禁止 核武器 条约 奖学金", most=True)["hits"]
    assert more[0] == "zh#p6"
    assert set(more) == {"zh#p6", "zh#p9", "zh#p10"}


def test_most_of_the_words_begins_with_all_of_them(index: Path) -> None:
    assert one(index, "核武器 条约")["hits"] == ["zh#p6"]
    more = one(index, "核武器 条约", most=True)["hits"]
    assert more[0] == "zh#p6"
    assert set(more) == {"zh#p6", "zh#p9", "zh#p10"}


def test_what_is_quoted_is_never_left_out(index: Path) -> None:
    assert one(index, "“核武器” 奖学金", most=True)["hits"] == ["zh#p6"]
    assert one(index, "“奖学金” 核武器", most=True)["hits"] == []
    assert one(index, "“奖学金” “核武器”", most=True)["hits"] == []


def test_what_is_found_is_marked(index: Path) -> None:
    def marked(query: str) -> list[str]:
        units = [unit for document in one(index, query)["shown"] for unit in document["units"]]
        return [unit["text"][start:end] for unit in units for start, end in unit["marks"]]

    assert marked("核武器的条约") == ["核武器", "条约"]
    assert marked('"核武器的条约"') == ["核武器的条约"]
    assert marked("全面禁止核试验条约") == ["全面禁止核试验条约", "全面禁止", "核试验", "条约"]
    assert marked("1540(2004)") == ["1540(2004)"]
    assert marked("treaty") == ["treaties", "treaty"]


BAD = [
    "核武器" * 1_700,
    "a " * 2_500,
    "条" * 5_000,
    '"' * 5_000,
    "-" * 5_000,
    "(" * 5_000,
    "“" + "国际和平与安全" * 700,
    '"未闭合',
    "-",
    "--",
    '""',
    '-"',
    "。，、；",
    "…",
    ".*+?^${}()|[]\\",
    "(a+)+$",
    "<script>alert(1)</script>",
    "&lt;b&gt;",
    "\ud800",
    "\udc00核\ud800",
    "\x00",
    "核\x00武器",
    "\ue000",
    '"\ue000"',
    "\u202e",
    "\ufeff",
    " ",
    "",
    "\U0001f600",
    "constructor",
    "__proto__",
    "hasOwnProperty toString",
    "' OR 1=1 --",
    "%E6%A0%B8",
    "\n\t\r",
]


def test_bad_input_is_answered(index: Path) -> None:
    for query, answer in zip(BAD, found(index, BAD), strict=True):
        assert answer["total"] == len(answer["hits"]), query[:20]
        assert answer["milliseconds"] < 1_000, query[:20]
    assert one(index, "核武器" * 1_700)["cut"] is True
    assert one(index, '"核武器的')["hits"] == ["zh#p6"]
