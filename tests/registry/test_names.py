"""What is found as a name in a text, and what must not be."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.languages.folding import fold
from generator.link.names import build_automaton, find_mentions
from generator.model import Entity, Name
from generator.read.registry import read_registry

ROOT = Path(__file__).resolve().parents[2]
ENTITIES, _ = read_registry(ROOT / "corpus/registry", "corpus/registry")
AUTOMATON = build_automaton(ENTITIES)
LONGER_WORDS = [word for entity in ENTITIES.values() for word in entity.not_in]

FOLDED = [
    ("核安全公约", "核安全公约"),
    ("2010 年行动计划", "2010年行动计划"),
    ("禁核试 条约组织", "禁核试条约组织"),
    ("Nuclear  Safety\nConvention", "Nuclear Safety Convention"),
    ("IAEA 和 FAO", "IAEA和FAO"),
    ("（ＩＡＥＡ）", "(IAEA)"),
    ("〈公约〉<公约>＜公约＞《公约》", "《公约》《公约》《公约》《公约》"),
    ("2014－2017–2018‐2019", "2014-2017-2018-2019"),
    ("希望之光——人人", "希望之光——人人"),
    ("玛丽・居里 玛丽•居里", "玛丽·居里玛丽·居里"),
    ("“核安保”’s", '"核安保"\'s'),
    ("nu\u00adclear", "nuclear"),
    ("e\u0301 Ⅳ ㈡ …", "é IV(二)..."),
    ("\u3000核\u3000", "核"),
    (" a  b ", " a b "),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_fold(text: str, expected: str) -> None:
    folded, origin = fold(text)
    assert folded == expected
    assert len(origin) == len(folded)


@given(st.text(st.characters(), max_size=60))
def test_fold_keeps_its_way_back(text: str) -> None:
    folded, origin = fold(text)
    assert len(origin) == len(folded)
    assert origin == sorted(origin)
    assert all(0 <= place < len(text) for place in origin)


# (text, what is found in it: printed form and entity), with the registry that ships.
FOUND: list[tuple[str, list[tuple[str, str]]]] = [
    # Brackets, widths, blanks of a line wrap.
    ("加入《核安全公约》。", [("核安全公约", "cns")]),
    ("加入《核安 全公约》。", [("核安 全公约", "cns")]),
    ("按照2010年行动计划", [("2010年行动计划", "npt-2010-action-plan")]),
    ("按照 2010 年行动计划", [("2010 年行动计划", "npt-2010-action-plan")]),
    ("按照 2010 年《行动计划》行动 5", [("2010 年《行动计划》", "npt-2010-action-plan")]),
    ("２０１０年行动计划", [("２０１０年行动计划", "npt-2010-action-plan")]),
    (
        "全面禁试条约组织(禁核试 条约组织)筹备委员会",
        [("全面禁试条约组织(禁核试 条约组织)筹备委员会", "ctbto-prepcom")],
    ),
    (
        "全面禁试条约组织（禁核试条约组织）筹备委员会",
        [("全面禁试条约组织（禁核试条约组织）筹备委员会", "ctbto-prepcom")],
    ),
    ("《〈核材料实物保护公约〉2005 年修正案》", [("〈核材料实物保护公约〉2005 年修正案", "cppnm-amendment")]),
    ("《核材料实物保护公约》修正案", [("《核材料实物保护公约》修正案", "cppnm-amendment")]),
    ("批准《<曼谷条约>议定书》", [("<曼谷条约>议定书", "bangkok-protocol")]),
    ("“2014－2017 年核安保计划”", [("2014－2017 年核安保计划", "nuclear-security-plan-2014-2017")]),
    ("“2014-2017年核安保计划”", [("2014-2017年核安保计划", "nuclear-security-plan-2014-2017")]),
    (
        "大会第六十届(2016年)常会",
        [("大会第六十届(2016年)常会", "gc-60")],
    ),
    # The longest wins.
    ("国际原子能机构", [("国际原子能机构", "iaea")]),
    ("原子能机构大会通过", [("原子能机构大会", "iaea-gc")]),
    ("核应用实验室改造扩大项目", [("核应用实验室改造扩大项目", "renual-plus")]),
    ("原子能机构核应用实验室改造项目", [("原子能机构", "iaea"), ("核应用实验室改造项目", "renual")]),
    ("国际核安保教育网络", [("国际核安保教育网络", "insen")]),
    ("《拉丁美洲和加勒比禁止核武器条约》", [("拉丁美洲和加勒比禁止核武器条约", "tlatelolco")]),
    ("五个核武器国家", [("五个核武器国家", "p5")]),
    ("IAEA Nuclear Security Series No. 13", [("IAEA Nuclear Security Series", "iaea-nuclear-security-series")]),
    # Names in letters.
    (
        "(人畜共患疾综合行动倡议-ZODIAC)",
        [("人畜共患疾综合行动倡议", "zodiac"), ("ZODIAC", "zodiac")],
    ),
    (
        "(用核技术控\n制塑料污染-NUTEC 塑料)",
        [("用核技术控\n制塑料污染", "nutec-plastics"), ("NUTEC 塑料", "nutec-plastics")],
    ),
    ("希望之光ZODIAC倡议", [("希望之光", "rays-of-hope"), ("ZODIAC", "zodiac")]),
    ("COP26、COP27", [("COP26", "cop26"), ("COP27", "cop27")]),
    ("the IAEA’s work", [("IAEA", "iaea")]),
    ("a joint IAEA/FAO centre", [("IAEA", "iaea"), ("FAO", "fao")]),
    ("the international atomic energy agency", [("international atomic energy agency", "iaea")]),
    ("Peaceful\nUses Initiative", [("Peaceful\nUses Initiative", "pui")]),
    ("non-nuclear-weapon States", [("non-nuclear-weapon States", "nnws")]),
    ("Agence internationale de l'énergie atomique", [("Agence internationale de l'énergie atomique", "iaea")]),
    (
        "Agence internationale de l'e\u0301nergie atomique",
        [("Agence internationale de l'e\u0301nergie atomique", "iaea")],
    ),
    ("ATOMS4FOOD", [("ATOMS4FOOD", "atoms4food")]),
    ("Interpol and INTERPOL", [("Interpol", "interpol"), ("INTERPOL", "interpol")]),
    # … and what is no name in letters.
    ("a compass and a zodiac, iter atque iaea", []),
    ("SPUIT PUIS", []),
    ("ＳＰＵＩ", []),
    ("COP261", []),
    ("12010年行动计划", []),
    ("NPT/CONF.2020/WP.77", []),
    ("GC(59)/RES/10 and CD/1299, S/RES/1540", []),
    ("https://undocs.org/ch/NPT/CONF.2020/1", []),
    ("VIET NAM YEMEN", [("VIET NAM", "vnm"), ("YEMEN", "yem")]),
    # Misprints and both names of one thing.
    (
        "《非洲核科学技术研究、发展和培训区域合作协定非洲区域合作协定》",
        [("非洲核科学技术研究、发展和培训区域合作协定非洲区域合作协定", "afra")],
    ),
    ("“核不扩散与核和裁军的原则和目标”", [("核不扩散与核和裁军的原则和目标", "npt-1995-decision-2")]),
    ("玛丽·斯克沃多夫斯卡-居里研究金方案", [("玛丽·斯克沃多夫斯卡-居里研究金方案", "mscfp")]),
    ("玛\n\n丽·斯克洛多夫斯卡-居里进修计划", [("玛\n\n丽·斯克洛多夫斯卡-居里进修计划", "mscfp")]),
    # Longer words that only look like a name, and names that touch each other.
    ("技术合作方案和和平利用核能倡议", [("技术合作方案", "tcp"), ("和平利用核能倡议", "pui")]),
    (
        "关于和平利用的持续对话“原子促进遗产”",
        [("关于和平利用的持续对话", "sdpu"), ("原子促进遗产", "atoms-for-heritage")],
    ),
    ("无核武器国家和核武器国家", [("无核武器国家", "nnws"), ("核武器国家", "nws")]),
    ("非核武器国家", []),
    (
        "特种可裂变材料、可裂变材料和裂变材料",
        [("特种可裂变材料", "special-fissionable"), ("裂变材料", "fissile-material")],
    ),
    ("能源材料", []),
    ("和平利用外层空间委员会", [("和平利用外层空间委员会", "copuos")]),
    ("1977年6月8日《附加议定书》", []),
    ("保障监督协定的附加议定书", [("保障监督协定", "safeguards-agreement"), ("附加议定书", "additional-protocol")]),
    ("Protocol: Additional Protocol I", []),
    ("裁军和不扩散条约", []),
    ("亚太经合组织", [("亚太经合组织", "apec")]),
    ("《保护臭氧层维也纳公约》", []),
    # Too general without their context.
    ("大会忆及理事会和秘书处", []),
    ("《条约》缔约国审议大会", []),
    ("审计大会表示注意到该机构", []),
    ("筹备委员会第一次会议", []),
    ("本着全球伙伴关系和团结精神", []),
    ("the AP, the GC and the Treaty", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_find(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(found.text, found.entity) for found in find_mentions(text, AUTOMATON)] == expected


def test_blocked_word_is_not_found_in_a_longer_one() -> None:
    china = build_automaton({"chn": entity("chn", "中国")})
    assert find_mentions("发展中国家和其中国际组织", china) == ()
    assert [found.start for found in find_mentions("发展中国家；中国家庭；在中国", china)] == [6, 12]


def test_longer_words_hide_nothing_that_is_a_name_itself() -> None:
    for word in ("无核武器国家", "无核武器国", "无核武器缔约国"):
        assert word in ENTITIES["nws"].not_in
        assert [found.entity for found in find_mentions(word, AUTOMATON)] == ["nnws"]


def test_name_of_two_entities_is_not_found() -> None:
    automaton = build_automaton({"a": entity("a", "秘书处"), "b": entity("b", "秘书处")})
    assert find_mentions("秘书处", automaton) == ()


def test_capitals_tell_two_entities_apart() -> None:
    automaton = build_automaton({"a": entity("a", "SEED"), "b": entity("b", "Seedling")})
    assert [found.entity for found in find_mentions("SEED seed SEEDLING", automaton)] == ["a", "b"]


def test_context_only_wins_over_the_same_text_as_a_name() -> None:
    shy = Entity("shy", "events", "event", {"zh": "会议"}, variants=(Name("会议", "zh", context_only=True),))
    assert find_mentions("会议", build_automaton({"shy": shy})) == ()


def test_longest_wins_even_where_a_shorter_one_begins_first() -> None:
    automaton = build_automaton({"a": entity("a", "甲乙丙"), "b": entity("b", "丙丁戊己")})
    assert [found.entity for found in find_mentions("甲乙丙丁戊己", automaton)] == ["b"]


@pytest.mark.parametrize("piece", ["IAEA/1", "和平利用核能的", "核 ", "发展中国家", "e\u0301", "ﷺ"])
def test_no_text_takes_long(piece: str) -> None:
    # Each is a second's work at most; what takes the square of the length would take minutes.
    assert len(find_mentions(piece * 50_000, AUTOMATON)) <= 50_000


def test_empty_registry_finds_nothing() -> None:
    assert find_mentions("核安全公约", build_automaton({})) == ()


def test_same_text_gives_the_same_mentions() -> None:
    text = document("npt-conf.2020-wp.77.txt")
    again = build_automaton(dict(reversed(ENTITIES.items())))
    assert find_mentions(text, AUTOMATON) == find_mentions(text, AUTOMATON) == find_mentions(text, again)


PIECES = st.sampled_from(
    [
        *(name for known in list(ENTITIES.values())[::7] for name in known.names.values()),
        *LONGER_WORDS,
        "ZODIAC",
        "NPT/CONF",
    ]
)
TEXTS = st.lists(PIECES | st.text(st.characters(), max_size=8), max_size=12).map("".join)


@given(TEXTS)
def test_mentions_slice_their_text_and_never_overlap(text: str) -> None:
    mentions = find_mentions(text, AUTOMATON)
    assert all(text[found.start : found.end] == found.text for found in mentions)
    assert all(found.start < found.end for found in mentions)
    assert all(before.end <= after.start for before, after in pairwise(mentions))


def entity(key: str, name: str) -> Entity:
    return Entity(key, "organisations", "body", {"zh": name})


def document(file: str) -> str:
    """A source with its lines joined, as `parse` would join Chinese text."""
    lines = (ROOT / "corpus/documents" / file).read_text(encoding="utf-8").splitlines()
    return "".join(line.strip() for line in lines)
