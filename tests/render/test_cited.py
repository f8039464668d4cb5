"""Pages of what is cited: who cites which part, each paragraph once and in its own words, and who cites whom."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from generator.model import Citation, Document, Entity, Library, Mention, Metadata, Output, Source
from generator.parse import parse
from generator.render import render_library
from generator.render.flows import MOST_CITED, Node, flows_of
from generator.render.passages import Passage, Texts, by_page
from generator.render.words import words

NPT = Entity(
    "npt", "instruments", "treaty", {"zh": "不扩散核武器条约", "en": "NPT"},
    articles=3, paragraphs={"2": 2}, preamble=1, symbols=("INFCIRC/140",),
)  # fmt: skip
PLAN = Entity("plan", "instruments", "action_plan", {"zh": "行动计划"}, actions=6)


def document(slug: str, text: str, date: str, language: str = "zh", symbol: str | None = None) -> Document:
    parsed, _ = parse(Source(file=f"{slug}.{language}.txt", sha256="", text=text))
    return replace(parsed, slug=slug, language=language, symbol=symbol, title=slug, metadata=Metadata(date=date))


def cites(each: Document, anchor: str, said: str, target: str, href: str) -> Citation:
    """The words in that paragraph are a citation."""
    text = next(block.text for block in each.walk() if block.anchor == anchor)
    start = text.index(said)
    return Citation(each.slug, each.language, anchor, start, start + len(said), target, href)


def library(documents: list[Document], citations: list[Citation], *entities: Entity) -> Library:
    pages: dict[str, dict[str, str]] = {}
    for each in documents:
        below = f"{each.language}/" if each.slug in pages else ""
        pages.setdefault(each.slug, {})[each.language] = f"documents/{each.slug}/{below}"
    return Library(tuple(documents), {entity.id: entity for entity in entities}, pages, citations=tuple(citations))


def page(made: tuple[Output, ...], path: str) -> str:
    (found,) = (output for output in made if output.path == f"{path}index.md")
    return found.content.decode()


def sections(text: str) -> dict[str, list[str]]:
    """By id of a heading: where its passages stand, as addresses."""
    parts = re.split(r'<h[234] id="([^"]+)" class="part">', text)[1:]
    return {
        anchor: re.findall(r'class="where" href="([^"]+)"', body)
        for anchor, body in zip(parts[::2], parts[1::2], strict=True)
    }


A = document("a", "1. 根据条约第一条和第二条第2款，重申第一条。\n\n2. 见条约。\n\n3. 又见条约。", "2010-01-01")
B = document("b", "1. 条约第二条。", "2005-01-01")


# --- instruments ------------------------------------------------------------------------------------------


def test_an_instrument_is_shown_article_by_article() -> None:
    here = "instruments/npt/"
    found = library(
        [A, B],
        [
            cites(B, "p1", "第二条", "npt#art-2", f"{here}#art-2"),
            cites(A, "p1", "第一条和", "npt#art-1", f"{here}#art-1"),
            cites(A, "p1", "第一条。", "npt#art-1", f"{here}#art-1"),
            cites(A, "p1", "第二条第2款", "npt#art-2-2", f"{here}#art-2-2"),
            cites(A, "p2", "条约", "npt", here),
        ],
        NPT,
    )
    text = page(render_library(found, "zh"), here)
    assert sections(text) == {
        "art-1": ["../../documents/a/#p1"],
        "art-2": ["../../documents/b/#p1"],
        "art-2-2": ["../../documents/a/#p1"],
        "whole": ["../../documents/a/#p2"],
    }
    for uncited in ("preamble", "preamble-1", "art-2-1", "art-3"):
        assert f'<span id="{uncited}">' in text
    cells = re.findall(r'aria-label="([^"]+)"><b>([^<]+)</b><i>(\d+)</i>', text)
    assert cells == [
        ("序言：0 处", "序言", "0"),
        ("第一条：2 处", "一", "2"),
        ("第二条：2 处", "二", "2"),
        ("第三条：0 处", "三", "0"),
    ]
    assert "根据条约<mark>第一条和</mark>第二条第2款，重申<mark>第一条。</mark>" in text


def test_an_instrument_of_which_no_part_is_cited_is_not_divided() -> None:
    mention = Mention(2, 4, "条约", "npt")
    blocks = tuple(replace(each, mentions=(mention,)) if each.anchor == "p3" else each for each in A.blocks)
    named = replace(A, blocks=blocks)
    found = library([named], [cites(A, "p2", "条约", "npt", "instruments/npt/")], NPT)
    text = page(render_library(found, "zh"), "instruments/npt/")
    assert sections(text) == {"whole": ["../../documents/a/#p2", "../../documents/a/#p3"]}
    assert 'id="art-1"' not in text


def test_every_instrument_has_a_page_and_a_row() -> None:
    made = render_library(library([A], [], NPT, PLAN), "zh")
    assert words("zh")["index"]["no_mention"] in page(made, "instruments/npt/")
    assert re.findall(r'<li id="(\w+)">', page(made, "instruments/")) == ["npt", "plan"]


def test_a_plan_is_a_grid_of_its_actions() -> None:
    found = library([A], [cites(A, "p2", "条约", "plan#action-5", "action-plan/#action-5")], PLAN)
    text = page(render_library(found, "zh"), "action-plan/")
    assert re.findall(r'<li class="s(\d)"><a href="#action-(\d)"', text) == [
        ("0", "1"), ("0", "2"), ("0", "3"), ("0", "4"), ("2", "5"), ("0", "6")
    ]  # fmt: skip
    assert sections(text) == {"action-5": ["../documents/a/#p2"]}
    assert [n for n in range(1, 7) if f'id="action-{n}"' not in text] == []


def test_many_uncited_parts_are_named_by_the_first_and_the_last() -> None:
    plan = Entity("plan", "instruments", "action_plan", {"zh": "行动计划"}, actions=20)
    found = library([A], [cites(A, "p2", "条约", "plan#action-1", "action-plan/#action-1")], plan)
    text = page(render_library(found, "zh"), "action-plan/")
    assert '<span id="action-2">行动2至行动20</span> <span id="action-3"></span>' in text
    assert [n for n in range(1, 21) if f'id="action-{n}"' not in text] == []


def test_goals_have_their_targets_below_them() -> None:
    found = library(
        [A],
        [
            cites(A, "p2", "条约", "sdg#3.10", "sdgs/#target-3.10"),
            cites(A, "p3", "条约", "sdg#3.8", "sdgs/#target-3.8"),
            cites(A, "p1", "条约", "sdg#3.b", "sdgs/#target-3.b"),
            cites(A, "p1", "第一条和", "sdg#16", "sdgs/#goal-16"),
        ],
    )
    text = page(render_library(found, "en"), "sdgs/")
    assert list(sections(text)) == ["goal-3", "target-3.8", "target-3.10", "target-3.b", "goal-16"]
    assert "Goal 3. Good health and well-being" in text
    assert [n for n in range(1, 18) if f'id="goal-{n}"' not in text] == []


# --- documents that are not in the corpus -----------------------------------------------------------------


def test_a_document_outside_has_a_page_with_its_cited_paragraphs() -> None:
    here = "references/infcirc-140/"
    found = library(
        [A, B],
        [
            cites(B, "p1", "条约", "INFCIRC/140#p10", f"{here}#p10"),
            cites(A, "p2", "条约", "INFCIRC/ 140#p2", f"{here}#p2"),
            cites(A, "p3", "条约", "INFCIRC/140#p2-b", f"{here}#p2-b"),
        ],
        NPT,
    )
    made = render_library(found, "zh")
    text = page(made, here)
    assert '<h1 id="title">INFCIRC/140</h1>' in text, "the shortest spelling"
    assert list(sections(text)) == ["p2", "p2-b", "p10"]
    assert '<a href="../../instruments/npt/">不扩散核武器条约</a>' in text
    assert "国际原子能机构情况通报" in text
    row = re.search(r'<tr><td class="main sym"><a href="infcirc-140/">.*?</tr>', page(made, "references/"))
    assert row is not None
    assert re.findall(r'<td data-value="(\d+)">', row[0]) == ["2", "3"]


def test_a_document_that_joined_the_corpus_leaves_the_way_to_it() -> None:
    joined = document("a-res-1-1", "1. 甲。", "2000-01-01", symbol="A/RES/1/1")
    citations = [
        cites(A, "p2", "条约", "A/RES/1/1", "documents/a-res-1-1/"),
        cites(joined, "p1", "甲", "A/RES/1/1#p1", "documents/a-res-1-1/#p1"),
    ]
    made = render_library(library([A, joined], citations), "zh")
    assert 'redirect: "../../documents/a-res-1-1/"' in page(made, "references/a-res-1-1/")
    row = re.search(r'<a href="../documents/a-res-1-1/">A/RES/1/1</a>.*?</tr>', page(made, "references/"))
    assert row is not None
    assert re.findall(r'<td data-value="(\d+)">', row[0])[-2:] == ["1", "1"], "what it says of itself does not count"


def test_pages_are_handed_over_as_they_are_written() -> None:
    found = library([A], [cites(A, "p2", "条约", "INFCIRC/140#p2", "references/infcirc-140/#p2")], NPT, PLAN)
    ready = [each for each in render_library(found, "zh") if each.html is not None]
    assert {"references", "instruments", "action-plan", "sdgs"} <= {each.path.split("/")[0] for each in ready}
    assert all(each.content.decode().endswith(each.html or "") for each in ready)


# --- passages ---------------------------------------------------------------------------------------------


def test_a_work_in_several_languages_is_one() -> None:
    en = document("a", "1. Bound by article I.\n\n2. See the Treaty.", "2010-01-01", "en")
    here = "instruments/npt/"
    citations = [
        cites(en, "p1", "article I", "npt#art-1", f"{here}#art-1"),
        cites(en, "p2", "the Treaty", "npt#art-1", f"{here}#art-1"),
        cites(A, "p1", "第一条和", "npt#art-1", f"{here}#art-1"),
    ]
    found = library([A, en], citations, NPT)
    citers = Texts(found, words("zh"), "zh").citers(by_page(found)[here]["art-1"])
    shown = [(each.anchor, each.document.language, each.others) for work in citers.works for each in work.passages]
    assert shown == [("p1", "zh", (("en", "documents/a/en/#p1"),)), ("p2", "en", ())]
    assert (len(citers.works), citers.passages, citers.times) == (1, 2, 2)
    assert citers.works[0].document.language == "zh"


LONG = "缔约国重申承诺。" * 60
CUT = [
    ("短的一段引用第三条。", [(6, 9)], "短的一段引用[第三条]。"),
    (f"{LONG}甲引用第三条乙。{LONG}", [(483, 486)], "…甲引用[第三条]乙。…"),
    (f"第一条。{LONG}甲。", [(0, 3)], "[第一条]。…"),
    (f"第一条。{LONG}第三条。", [(0, 3), (484, 487)], "[第一条]。 … [第三条]。"),
]


@pytest.mark.parametrize(("text", "spans", "shown"), CUT)
def test_a_long_paragraph_is_cut_to_the_sentences_that_cite(
    text: str, spans: list[tuple[int, int]], shown: str
) -> None:
    passage = Passage(A, "", "p1", "", text, tuple(spans))
    assert "".join(f"[{run}]" if found else run for run, found in passage.runs()) == shown


def test_long_lists_are_folded_and_none_is_lost() -> None:
    many = document("m", "\n\n".join(f"{n}. 见条约。" for n in range(1, 46)), "2020-01-01")
    citations = [cites(many, f"p{n}", "条约", "npt", "instruments/npt/") for n in range(1, 46)]
    text = page(render_library(library([many], citations, NPT), "zh"), "instruments/npt/")
    open_part, folded = re.split(r'<details class="more"><summary>另有 15 段', text)
    assert open_part.count('class="where"') == 30
    assert folded.count('class="where"') == 15


# --- who cites whom ---------------------------------------------------------------------------------------


def test_the_picture_stays_small_and_the_table_says_the_same() -> None:
    """A thousand documents, each citing something of its own and something that all cite."""
    documents = [document(f"d{n}", "1. 见条约和第一条。", f"{2000 + n % 30}-01-01") for n in range(1000)]
    citations = [cites(each, "p1", "条约", "npt", "instruments/npt/") for each in documents]
    citations += [
        cites(each, "p1", "第一条", f"CD/{number}", f"references/cd-{number}/") for number, each in enumerate(documents)
    ]
    text = page(render_library(library(documents, citations, NPT), "zh"), "references/")
    (wide,) = re.findall(r'<svg class="flows wide".*?</svg>', text, re.DOTALL)
    assert wide.count('<g class="from') <= 12
    assert wide.count('<g class="to">') == MOST_CITED
    drawn = re.findall(r"<title>([^<]* 引用 [^<]*)</title>", wide)
    (table,) = re.findall(r'<table class="names flows-table">.*?</table>', text, re.DOTALL)
    said = [
        f"{one} 引用 {thing}：{times} 处"
        for thing, by in re.findall(r'<th scope="row"><a [^>]*>([^<]+)</a></th>.*?<ul>(.*?)</ul>', table)
        for one, times in re.findall(r"<a [^>]*>([^<]+)</a> (\d+)", by)
    ]
    assert sorted(drawn) == sorted(said)
    assert sum(int(times) for times in re.findall(r"：(\d+) 处", "".join(drawn))) == 1000 + MOST_CITED - 1
    assert f"另有 {1001 - MOST_CITED} 项（共 {1001 - MOST_CITED} 处）未画出" in text


def test_nobody_citing_anything_draws_nothing() -> None:
    made = render_library(library([A], []), "zh")
    assert "<svg" not in page(made, "references/")
    assert words("zh")["references"]["nothing"] in page(made, "references/")


def test_bands_are_as_wide_as_the_citations_are_many() -> None:
    left, right = [Node("a", "a", "a", "a/", 1)], [Node("x", "x", "x", "x/", 1), Node("y", "y", "y", "y/", 1)]
    flows = flows_of(left, right, {(0, 0): 3, (0, 1): 1}, str, words("en")["references"])
    heights = [float(height) for height in re.findall(r'class="bar" [^>]*height="([\d.]+)"', flows.wide)]
    assert heights[0] == pytest.approx(heights[1] + heights[2], abs=0.2)
    assert heights[1] == pytest.approx(3 * heights[2], abs=0.5)
