"""Names that a document defines for itself, general names that their context settles, forms of names by language."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from generator.languages.searching import searchable
from generator.link.knowledge import Knowledge
from generator.link.marking import mark, mark_and_report
from generator.link.names import find_mentions
from generator.link.short_names import is_made_of
from generator.model import Block, Document, Entity, Ledger, Mention, Metadata, Name
from generator.read.registry import read_registry

ROOT = Path(__file__).resolve().parents[2]
ENTITIES, _ = read_registry(ROOT / "corpus/registry", "corpus/registry")
KNOWN = Knowledge(ENTITIES)


def document(language: str, *texts: str, body: str | None = None) -> Document:
    blocks = tuple(Block("paragraph", f"p{n}", f"{n}.", text, n) for n, text in enumerate(texts, 1))
    return Document(
        slug="x", language=language, symbol=None, title="", metadata=Metadata(body=body), file="x.txt", sha256="",
        front=(), blocks=blocks, footnotes=(), end=(), ledger=Ledger(0, 0, ()),
    )  # fmt: skip


def named(language: str, *texts: str, body: str | None = None, knowledge: Knowledge = KNOWN) -> list[str]:
    """Of each paragraph, its names with their entities."""
    marked = mark(document(language, *texts, body=body), knowledge)
    return [said(block.mentions) for block in marked.blocks]


def said(mentions: tuple[Mention, ...]) -> str:
    return "; ".join(f"{one.text} = {one.entity}" for one in mentions)


def small(*entities: Entity) -> Knowledge:
    return Knowledge({entity.id: entity for entity in entities})


AGENCY = Entity(
    "agency", "organisations", "body",
    {
        "zh": "国际海洋观测机构", "en": "International Agency for Ocean Observation",
        "fr": "Agence internationale d’observation des océans", "es": "Organismo Internacional de Observación Oceánica",
        "ru": "Международное агентство по наблюдению за океаном", "ar": "الوكالة الدولية لمراقبة المحيطات",
    },
)  # fmt: skip
OTHER = Entity("other", "organisations", "body", {"zh": "海洋机构", "en": "Ocean Fund"})
OCEANS = small(AGENCY, OTHER)

# (language, paragraphs, what the last of them names); {} is the agency's name
DEFINED = [
    pytest.param("zh", ["{}(观测机构)", "观测机构指出"], "观测机构 = agency", id="made of the name"),
    pytest.param("zh", ["观测机构指出", "{}(观测机构)"], "{} = agency; 观测机构 = agency", id="in the bracket"),
    pytest.param("zh", ["{}(以下简称“机构”)", "请机构协助"], "机构 = agency", id="introduced"),
    pytest.param("zh", ["{}(下称机构)", "其他机构和金融机构"], "", id="the end of another word"),
    pytest.param("zh", ["{}（观 测机构）", "观测 机构指出"], "观测 机构 = agency", id="across a line wrap"),
    pytest.param("zh", ["{}(维也纳)", "维也纳"], "", id="a place"),
    pytest.param("zh", ["{}(1968年)", "1968年"], "", id="a year"),
    pytest.param("zh", ["{}(海洋机构)", "海洋机构"], "海洋机构 = agency", id="a name of another"),
    pytest.param(
        "zh", ["{}(以下简称“中心”)", "海洋机构(以下简称“中心”)", "在中心"], "中心 = other", id="the later wins"
    ),
    pytest.param("en", ["{} (IAOO)", "the IAOO"], "IAOO = agency", id="initials"),
    pytest.param("en", ["{} (USA)", "the USA"], "", id="no initials"),
    pytest.param("en", ["{} (Vienna)", "in Vienna"], "", id="a place in English"),
    pytest.param(
        "en",
        ["The {} (hereinafter “the Agency”)", "the Agency and the Space Agency"],
        "Agency = agency",
        id="hereinafter",
    ),
    pytest.param("fr", ["l’{} (ci-après « l’Agence »)", "rôle de l’Agence"], "Agence = agency", id="ci-après"),
    pytest.param(
        "es", ["el {} (en adelante “el Organismo”)", "labor del Organismo"], "Organismo = agency", id="en adelante"
    ),
    pytest.param("ru", ["{} (далее — «Агентство»)", "поддержку Агентство"], "Агентство = agency", id="далее"),
    pytest.param(
        "ar", ['{} (المشار إليها فيما بعد باسم "الوكالة")', "دور الوكالة."], "الوكالة = agency", id="in Arabic"
    ),
]


@pytest.mark.parametrize(("language", "texts", "expected"), DEFINED)
def test_short_names_of_the_document(language: str, texts: list[str], expected: str) -> None:
    name = AGENCY.names[language]
    assert named(language, *(text.format(name) for text in texts), knowledge=OCEANS)[-1] == expected.format(name)


def test_a_short_name_holds_from_its_bracket_on() -> None:
    before, at, after = named("zh", "观测机构", "观测机构和国际海洋观测机构(观测机构)", "观测机构", knowledge=OCEANS)
    assert (before, at, after) == ("", "国际海洋观测机构 = agency; 观测机构 = agency", "观测机构 = agency")


def test_a_short_name_of_the_unknown_is_nobodys() -> None:
    assert (
        named("zh", "核安保部长级会议秘书处(以下简称秘书处)", "请秘书处协助", body="IAEA General Conference")[-1] == ""
    )


@pytest.mark.parametrize(
    ("short", "name", "expected"),
    [
        ("禁核试条约组织", "全面禁止核试验条约组织", True),
        ("组织条约", "全面禁止核试验条约组织", False),
        ("维也纳", "国际原子能机构", False),
        ("IAEA", "International Atomic Energy Agency", True),
        ("CTBTO", "Comprehensive Nuclear-Test-Ban Treaty Organization", True),
        ("МАГ", "Международная ассоциация городов", True),
        ("agency", "International Atomic Energy Agency", False),
    ],
)
def test_what_a_bare_bracket_is_made_of(short: str, name: str, expected: bool) -> None:
    assert is_made_of(short, [name]) is expected


GC, GA, NPT = "IAEA General Conference", "UN General Assembly", "NPT Review Conference"

# (body, paragraphs, what the last of them names)
SETTLED = [
    pytest.param(GC, ["请总干事和秘书处"], "总干事 = iaea-dg; 秘书处 = iaea-secretariat", id="organs of the house"),
    pytest.param(GC, ["大会，"], "大会 = iaea-gc", id="the house itself"),
    pytest.param(GC, ["国际大会通过，在大会主席的主持下"], "", id="another conference just before"),
    pytest.param(NPT, ["请大会"], "", id="a house that is no candidate"),
    pytest.param(None, ["请秘书处和大会"], "", id="no house"),
    pytest.param(GC, ["《生物多样性公约》秘书处"], "", id="the end of a longer name"),
    pytest.param(
        GA,
        ["国际刑事法院和安全理事会与法院"],
        "国际刑事法院 = icc; 安全理事会 = un-sc",
        id="another court just before",
    ),
    pytest.param(NPT, ["安全理事会和大会"], "安全理事会 = un-sc; 大会 = un-ga", id="organs of one body"),
    pytest.param(NPT, ["联合国大会通过决议，大会宣布"], "联合国大会 = un-ga; 大会 = un-ga", id="the same word again"),
    pytest.param(NPT, ["大会第 70/99 号决议"], "", id="an organ is part of the citation of its resolution"),
    pytest.param(NPT, ["根据大会第 70/99 号决议，大会通过"], "大会 = un-ga", id="whose resolution"),
    pytest.param(
        NPT,
        ["联合国大会关于 2013 年核裁军问题大会高级别会议的决议，大会宣布"],
        "联合国大会 = un-ga; 大会 = un-ga",
        id="a word inside another name says nothing",
    ),
    pytest.param(
        GA, ["大会和秘书处", "请秘书长。法院"], "秘书长 = un-sg", id="what every house has, and what it has not"
    ),
    pytest.param(NPT, ["筹备委员会今后各届会议"], "筹备委员会 = npt-prepcom", id="a body of the conference"),
    pytest.param("NPT Preparatory Committee", ["请筹备委员会"], "筹备委员会 = npt-prepcom", id="the house by its name"),
    pytest.param(NPT, ["原子能机构、包括其总干事，能够"], "原子能机构 = iaea; 总干事 = iaea-dg", id="whose organ"),
    pytest.param(NPT, ["教科文组织及其总干事"], "教科文组织 = unesco", id="an organ of one that has none so called"),
    pytest.param(
        None,
        ["由《不扩散核武器条约》三个保存国提出"],
        "不扩散核武器条约 = npt; 三个保存国 = depositaries",
        id="who keeps it",
    ),
    pytest.param(
        None, ["在 2010 年审议大会上通过了最后文件"], "最后文件 = npt-2010-final-document", id="of the event before"
    ),
    pytest.param(None, ["2000 年审议大会和 2010 年审议大会通过了最后文件"], "", id="of which event"),
    pytest.param(
        None,
        ["批准《核材料实物保护公约》和该公约修正案"],
        "核材料实物保护公约 = cppnm; 该公约修正案 = cppnm-amendment",
        id="amendment",
    ),
    pytest.param(
        None, ["促成关于和平利用的持续对话", "我们促成的持续对话"], "持续对话 = sdpu", id="what is done with it"
    ),
    pytest.param(None, ["《联合国气候变化框架公约》缔约方会议"], "", id="a conference is not its treaty"),
    pytest.param(NPT, ["原子能机构继续工作，使该机构获得支持"], "原子能机构 = iaea; 该机构 = iaea", id="pointing back"),
    pytest.param(NPT, ["金融机构继续工作，使该机构获得支持"], "", id="pointing back at nothing known"),
    pytest.param(None, ["《不扩散核武器条约》", "《条约》是基石"], "条约 = npt", id="as citations are"),
    pytest.param(
        None,
        ["《不扩散核武器条约》和《条约》", "协助全面禁止核试验条约组织筹备委员会为《条约》生效"],
        "全面禁止核试验条约组织筹备委员会 = ctbto-prepcom; 条约 = ctbt",
        id="a body of another treaty",
    ),
    pytest.param(
        None,
        ["《不扩散核武器条约》和《条约》", "批准《禁止核武器条约》(古巴；泰国)，欢迎《条约》生效"],
        "禁止核武器条约 = tpnw; 条约 = tpnw",
        id="the treaty of the sentence",
    ),
    pytest.param(
        None,
        ["《不扩散核武器条约》和《条约》", "批准《禁止核武器条约》。欢迎《条约》"],
        "禁止核武器条约 = tpnw",
        id="the treaty of the sentence before",
    ),
    pytest.param(
        None,
        ["《不扩散核武器条约》和《条约》", "批准《禁止核武器条约》，履行《条约》第六条"],
        "禁止核武器条约 = tpnw; 条约 = npt",
        id="its articles are those of the document's own",
    ),
]


@pytest.mark.parametrize(("body", "texts", "expected"), SETTLED)
def test_general_names(body: str | None, texts: list[str], expected: str) -> None:
    families = ("organisations", "instruments", "initiatives")
    marked = mark(document("zh", *texts, body=body), KNOWN).blocks[-1]
    assert said(tuple(one for one in marked.mentions if ENTITIES[one.entity].family in families)) == expected


def test_a_name_of_two_is_settled_by_its_house() -> None:
    house = Entity("house", "organisations", "body", {"en": "House of Tests"})
    two = [
        Entity(key, "organisations", "office", {"zh": "监察处"}, owner=(owner,))
        for key, owner in (("a", "house"), ("b", "x"))
    ]
    assert named("zh", "请监察处", body="House of Tests", knowledge=small(house, *two)) == ["监察处 = a"]
    assert named("zh", "请监察处", knowledge=small(house, *two)) == [""]


def test_an_item_means_what_its_paragraph_sets_up() -> None:
    item = Block("item", "p1-a", "(a)", "工作组将举行会议", 2)
    block = Block("paragraph", "p1", "1.", "设立进一步加强《条约》审议进程的工作组：", 1, children=(item,))
    whole = structs.replace(
        document("zh", "工作组"), blocks=(block, Block("paragraph", "p2", "2.", "粮食工作组。工作组", 3))
    )
    first, after = mark(whole, KNOWN).blocks
    assert said(first.children[0].mentions) == "工作组 = rev-process-wg"
    assert "rev-process-wg" not in said(after.mentions)


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("fr", ["la Première Commission", "la Commission du bassin du lac Tchad"]),
        ("en", ["Economic and Social Council", "submitted to the Council"]),
        ("en", ["the Commonwealth Secretariat", "the Secretariat"]),
    ],
)
def test_one_word_in_letters_is_told_by_its_text_alone(language: str, texts: list[str]) -> None:
    assert named(language, *texts, body=GA)[-1] == ""


def test_every_body_of_a_document_is_found_by_its_name() -> None:
    bodies = {GA: "un-ga", GC: "iaea-gc", "UN Security Council": "un-sc", "UN Secretariat": "un-secretariat",
              "UN Economic and Social Council": "ecosoc", "UN Human Rights Council": "hrc", "IAEA": "iaea",
              "IAEA Board of Governors": "iaea-bog", "Conference on Disarmament": "cd",
              "NPT Preparatory Committee": "npt-prepcom", NPT: "review-conference", "UN conferences": None}  # fmt: skip
    assert {body: KNOWN.house(body) for body in bodies} == bodies


def test_what_is_left_is_counted() -> None:
    _, issues = mark_and_report(document("zh", "请秘书处和大会", "请秘书处"), KNOWN)
    assert [issue.kind for issue in issues] == ["names-left"]
    assert str(issues[0]) == (
        "x.txt: 3 general names are left, since nothing tells whose they are: "
        "秘书处 (p1, 2 times); 大会 (p1, 1 times); "
        "nothing is wrong; a name that can mean one thing only is told by an entry without context_only"
    )
    assert issues[0].severity == "note"
    assert mark_and_report(document("zh", "国际原子能机构"), KNOWN)[1] == ()


STATES = small(
    Entity("tgo", "states", "member_state", {"zh": "多哥", "en": "Togo", "ru": "Того"}),
    Entity("tur", "states", "member_state", {"en": "Turkey", "ru": "Турция"}),
    Entity("egy", "states", "member_state", {"zh": "埃及", "ru": "Египет", "ar": "مصر"}),
    Entity("irn", "states", "member_state", {"ar": "إيران"}),
    Entity("jor", "states", "member_state", {"ar": "الأردن"}),
    Entity("chn", "states", "member_state", {"zh": "中国"}),
    Entity("fra", "states", "member_state", {"zh": "法国"}),
    Entity("jpn", "states", "member_state", {"zh": "日本"}),
    Entity("un", "organisations", "body", {"ru": "Организация Объединенных Наций", "ar": "الأمم المتحدة"}),
    Entity("aiea", "organisations", "body", {"fr": "Agence internationale"}, abbreviations=("AIEA",)),
    Entity(
        "nws", "terminology", "concept",
        {
            "en": "nuclear-weapon State", "fr": "État doté d’armes nucléaires",
            "es": "Estado poseedor de armas nucleares",
        },
    ),
    Entity("law", "themes", "theme", {"zh": "法律"}, variants=(Name("埃及", "zh"), Name("Law", "en"))),
)  # fmt: skip
FORMS = [
    ("кроме того, Того и Турции", ["Того", "Турции"]),
    ("a turkey of Turkey and TURKEY", ["Turkey", "TURKEY"]),
    ("Египта, Египтом, египтом", ["Египта", "Египтом"]),
    ("Организации Объединенных Наций", ["Организации Объединенных Наций"]),
    ("والأمم المتحدة وبمصر للأمم المتحدة", ["الأمم المتحدة", "مصر", "أمم المتحدة"]),
    ("ايران وإيران إِيران", ["ايران", "إيران", "إِيران"]),
    ("بالاردن والأردن أردن", ["الاردن", "الأردن"]),
    ("nuclear-weapon States", ["nuclear-weapon States"]),
    ("États dotés d'armes nucléaires", ["États dotés d'armes nucléaires"]),
    ("Estados poseedores de armas nucleares", ["Estados poseedores de armas nucleares"]),
    ("l’AIEA, de l’Agence internationale", ["AIEA", "Agence internationale"]),
    ("发展中国家、国际法国际会议、在中国和法国", ["中国", "法国"]),
    ("2019 年 10 月 9 日本组织；在日本", ["日本"]),
    ("法律和埃及", ["法律", "埃及"]),
    ("https://who.int/ab/AIEA-x", []),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_forms_of_names(text: str, expected: list[str]) -> None:
    assert [one.text for one in find_mentions(text, STATES.automaton)] == expected


def test_the_words_of_a_theme_give_way() -> None:
    assert [one.entity for one in find_mentions("埃及法律", STATES.automaton)] == ["egy", "law"]


PIECES = st.sampled_from(
    [
        "国际海洋观测机构", "(观测机构)", "(以下简称“机构”)", "机构", "该机构", "大会", "联合国大会", "《条约》", "请",
        "和", "。", " ", "International Agency for Ocean Observation ", "(IAOO)", "IAOO",
        "(hereinafter “the Agency”)", "the Agency ", "إِ", "و", "ال", "…",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(st.characters(), max_size=5), max_size=10).map("".join)


@settings(deadline=None)
@given(
    st.lists(TEXTS, min_size=1, max_size=4),
    st.sampled_from(["zh", "en", "fr", "ar", "xx"]),
    st.sampled_from([GC, GA, None]),
)
def test_mentions_in_context_slice_their_text_and_never_overlap(
    texts: list[str], language: str, body: str | None
) -> None:
    for known in (OCEANS, KNOWN):
        for block in mark(document(language, *texts, body=body), known).blocks:
            assert all(block.text[one.start : one.end] == one.text for one in block.mentions)
            assert all(one.start < one.end for one in block.mentions)
            assert all(one.end <= other.start for one, other in pairwise(block.mentions))
            assert {one.entity for one in block.mentions} <= set(known.entities)


@given(st.text(st.characters(), max_size=60))
def test_searchable_keeps_its_way_back(text: str) -> None:
    searched = searchable(text)
    origins = [searched.origin(place) for place in range(len(searched.text))]
    assert origins == sorted(origins)
    assert all(0 <= place < len(text) for place in origins)
