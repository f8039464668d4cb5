"""Who cites whom, on the page of a document: the fold under a paragraph, what is cited in groups, how a link looks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.cache import Cache
from generator.link import link
from generator.link.knowledge import Knowledge
from generator.link.marking import mark
from generator.model import Block, Entity, Library, Note, Reference, Source
from generator.parse import parse
from generator.pipeline import build
from generator.render import Place, crossings, render_document
from generator.render.backlinks import Backlink, Crossing
from generator.render.cited_works import CitedWorks
from generator.render.documents import cells
from generator.render.excerpts import Excerpt
from generator.render.inline import Links, html_text, inline
from generator.render.target_names import TargetNames
from generator.render.words import words

ENTITIES = {
    "npt": Entity(
        "npt", "instruments", "treaty", {"zh": "不扩散核武器条约", "en": "Treaty on the Non-Proliferation"}, articles=11
    ),
    "plan": Entity("plan", "instruments", "action_plan", {"zh": "2010年行动计划"}, actions=64),
}
CITED = """A/RES/75/1

被引用的决议

1. 决定甲；

2. 决定乙，见上文第 1 段；

3. 又见上文第 1 段和上文第 1 段。
"""
CITING = """A/RES/76/2

引用的决议

1. 回顾其第 75/1 号决议，特别是第 75/1 号决议第 2 段和《不扩散核武器条约》第四条；

2. 重申第 75/1 号决议第 2 至 3 段；铭记 S/RES/1540(2004)。
"""
ENGLISH = """A/RES/76/2

The resolution that cites

1. Recalls its resolution 75/1. Recalls paragraph 2 of its resolution 75/1;

2. Reaffirms paragraph 2 of its resolution 75/1.
"""


def library(*sources: tuple[str, str, str]) -> Library:
    """Of texts, each with its language and date."""
    knowledge = Knowledge(ENTITIES)
    documents = []
    for text, language, date in sources:
        parsed, _ = parse(Source(file=f"{language}-{text[:10].strip()}.txt", sha256="", text=text))
        assert parsed.language == language
        documents.append(mark(replace(parsed, metadata=replace(parsed.metadata, date=date)), knowledge))
    linked, _ = link(documents, ENTITIES, {}, "zh")
    return linked


BOTH = ((CITED, "zh", "2020-12-01"), (CITING, "zh", "2021-12-01"))


def said(links: tuple[Backlink, ...]) -> list[tuple[str, str, str, str]]:
    return [(each.anchor, each.page, each.cited_as, "|".join(_words(each))) for each in links]


def _words(backlink: Backlink) -> tuple[str, str, str]:
    return backlink.excerpt.before, backlink.excerpt.found, backlink.excerpt.after


def test_every_passage_that_cites_is_found_its_own_first() -> None:
    found = crossings(library(*BOTH), "zh")["documents/a-res-75-1/"]
    own, other = "documents/a-res-75-1/", "documents/a-res-76-2/"
    first = "回顾其第 |75/1| 号决议，特别是第 75/1 号决议第 2 段和《不扩散核武器条约》第四条；"
    assert said(found.backlinks) == [
        ("p1", own, "第2段", "决定乙，见上文|第 1 段|；"),
        ("p1", own, "第3段", "又见上文|第 1 段|和上文第 1 段。"),  # once, though it cites twice
        ("", other, "第1段", first),
        ("p2", other, "第1段", "回顾其第 75/1 号决议，特别是第 75/1 号决议|第 2 段|和《不扩散核武器条约》第四条；"),
        ("", other, "第2段", "重申第 |75/1| 号决议第 2 至 3 段；"),
        ("p2", other, "第2段", "重申第 75/1 号决议|第 2 至 3 段|；"),
        ("p3", other, "第2段", "重申第 75/1 号决议|第 2 至 3 段|；"),
    ]


def test_what_is_cited_has_its_name_in_the_words_of_the_interface() -> None:
    both = library(*BOTH)
    page, paragraph = "documents/a-res-75-1/", "documents/a-res-75-1/#p2"
    for language, name in (("zh", "第2段"), ("en", "para. 2")):
        names = crossings(both, language)["documents/a-res-76-2/"].names
        assert (names[page], names[paragraph]) == (("A/RES/75/1", ""), ("A/RES/75/1", name))


def test_a_work_in_two_languages_cites_once_in_the_readers() -> None:
    english = CITED.replace("被引用的决议", "The resolution cited").replace("决定甲", "Decides this")
    english = english.replace("决定乙，见上文第 1 段", "Decides that").replace("又见上文第 1 段和上文第 1 段", "Ends")
    all_of_them = library(*BOTH, (english.replace("。", "."), "en", "2020-12-01"), (ENGLISH, "en", "2021-12-01"))
    found = crossings(all_of_them, "zh")
    zh, en = (found[f"documents/a-res-75-1/{end}"].backlinks for end in ("", "en/"))
    for links, language in ((zh, "zh"), (en, "en")):
        others = [each for each in links if each.anchor == "p2"]
        assert [(each.language, each.where) for each in others] == [(language, "p1"), (language, "p2")]
    # The Chinese version alone cites paragraph 3: on the English page it stands in Chinese.
    assert [(each.language, each.where) for each in en if each.anchor == "p3"] == [("zh", "p2")]


def test_who_cites_nobody_and_is_not_cited_depends_on_nobody() -> None:
    alone = library(*BOTH, ("NPT/CONF.2030/WP.1\n\n标题\n\n1. 甲。\n", "zh", "2030-01-01"))
    assert "documents/npt-conf.2030-wp.1/" not in crossings(alone, "zh")


# --- the page ---------------------------------------------------------------------------------------------


def page(of: Library, slug: str, language: str) -> str:
    """The ready-made page of a document."""
    document = next(each for each in of.documents if each.slug == slug)
    address = of.page(document)
    crossing = crossings(of, language).get(address, Crossing())
    html = render_document(document, Place(address, (), ENTITIES, language, crossing))[0].html
    assert html is not None
    return html


@pytest.mark.parametrize(
    ("language", "pieces"),
    [
        (
            "zh",
            [
                '<details class="cited"><summary>被引 2</summary><ul><li><a class="ref" href="#p2">第2段</a>',
                ' title="引用的决议">A/RES/76/2，第1段</a> <time>2021-12-01</time> <q lang="zh" dir="ltr">',
                '<dd data-cited><a href="#cited-by">2 份文件 · 7 处</a></dd>',
            ],
        ),
        (
            "en",
            [
                '<summary>Cited by 2</summary><ul lang="en" dir="ltr"><li><a class="ref" href="#p2">para. 2</a>',
                '<a class="ref" href="../a-res-76-2/#p1" title="引用的决议">A/RES/76/2, para. 1</a>',
                "<h3>Citing the whole document</h3>",
            ],
        ),
    ],
)
def test_who_cites_stands_under_the_paragraph_and_at_the_foot(language: str, pieces: list[str]) -> None:
    html = page(library(*BOTH), "a-res-75-1", language)
    for piece in pieces:
        assert piece in html
    assert html.index('id="p1"') < html.index('class="cited"') < html.index('id="p2"') < html.index('id="cited-by"')
    assert "<mark>第 1 段</mark>" in html


def test_a_document_says_what_it_cites_in_groups() -> None:
    both = library(*BOTH)
    html = page(both, "a-res-76-2", "zh")
    assert '<a href="#cites">文件和决议 2、条约与文书 1</a>' in html
    assert "被引" not in html, "nobody cites it"
    listed = html[html.index('id="cites"') :]
    rows = re.findall(r"<li>(.*?)</li>", listed)
    assert [re.sub(r"<.*?>", "", row) for row in rows] == [
        "A/RES/75/1 5 第2段 2 第3段 1",
        "S/RES/1540(2004) 1",
        "《不扩散核武器条约》 1 第四条 1",
    ]
    assert 'href="../../instruments/npt/#art-4"' in listed


def test_the_words_of_others_are_text() -> None:
    nasty = '<b>{{ x }}</b> "&"'
    link = Backlink("p1", "documents/y/", nasty, nasty, nasty, "zh", "p1", nasty, Excerpt(nasty, nasty, nasty))
    whole = replace(link, anchor="")
    document = next(each for each in library(*BOTH).documents if each.slug == "a-res-75-1")
    place = Place("documents/a-res-75-1/", (), {}, "zh", Crossing((link, whole)))
    for page in (output for output in render_document(document, place) if output.html):
        for made in (page.html or "", page.content.decode()):
            assert "<b>" not in made.replace('<b lang="zh">', "")
            assert "{{" not in made
            assert made.count("&lt;b&gt;") > 8


# --- links in the text ------------------------------------------------------------------------------------


def linked(text: str, *references: Reference, notes: tuple[Note, ...] = ()) -> str:
    """A text on the page documents/x/ with its references drawn."""
    crossing = Crossing(names={"documents/y/#p3": ("A/RES/1/1", "第3段"), "documents/y/": ("A/RES/1/1", "")})
    names = TargetNames(ENTITIES, words("zh"), "zh")
    works = CitedWorks("documents/x/", {"p9": "第9段", "p12": "第12段"}, crossing, names, words("zh"))
    links = Links("documents/x/", {}, frozenset(), works.title, lambda entity: entity.id)
    return inline(text, notes, (), references, links, {"fn-1": "1"}, {"fn-1": "脚注1"}, html_text)


def reference(start: int, end: int, target: str, href: str | None) -> Reference:
    return Reference(start, end, "", target, href, "rule")


REST = "甲第 9 至 12 段乙"
LINK_ROWS = [
    (
        (reference(1, 11, "X#p9", "documents/x/#p9"),),
        '甲<a class="ref" href="#p9" title="第9段（本文件）">第 9 至 12 段</a>乙',
    ),
    (
        (reference(1, 11, "A/RES/1/1#p3", "documents/y/#p3"),),
        '甲<a class="ref" href="../y/#p3" title="A/RES/1/1，第3段（本站文件）">第 9 至 12 段</a>乙',
    ),
    (
        (reference(1, 11, "npt#art-3-2", "instruments/npt/#art-3-2"),),
        '甲<a class="ref" href="../../instruments/npt/#art-3-2"'
        ' title="《不扩散核武器条约》第三条第2款（本站未收录，列有引用之处）">第 9 至 12 段</a>乙',
    ),
    (
        tuple(reference(1, 11, f"X#p{n}", f"documents/x/#p{n}") for n in (9, 10, 11, 12)),
        '甲<a class="ref" href="#p9" data-through="p12" title="第9段至第12段（本文件）">第 9 至 12 段</a>乙',
    ),
    ((reference(1, 11, "X#p99", None),), REST),
]


@pytest.mark.parametrize(("references", "expected"), LINK_ROWS)
def test_a_reference_is_a_link_that_says_where_it_leads(references: tuple[Reference, ...], expected: str) -> None:
    assert linked(REST, *references) == expected


def test_a_link_stops_before_a_note_and_goes_on_behind_it() -> None:
    made = linked(REST, reference(1, 11, "X#p9", "documents/x/#p9"), notes=(Note(5, "fn-1"), Note(11, "fn-1")))
    tag = '<a class="ref" href="#p9" title="第9段（本文件）">'
    call = '<sup id="fnref-1" class="note"><a href="#fn-1" title="脚注1">1</a></sup>'
    assert made == f"甲{tag}第 9 </a>{call}{tag}至 12 段</a>{call}乙"


def test_a_cell_has_what_is_found_in_it() -> None:
    text = "甲\t乙\n甲 第 3 段\t"
    table = Block(
        "table", "t1", None, text, 1, notes=(Note(1, "fn-1"),), rows=(("甲", "乙"), ("甲 第 3 段", "")),
        references=(Reference(6, 11, "第 3 段", "X#p3", "documents/x/#p3", "rule"),),
    )  # fmt: skip
    first, second = cells(table)
    assert [cell and (cell.text, cell.notes, cell.references) for cell in first] == [
        ("甲", (Note(1, "fn-1"),), ()),
        ("乙", (), ()),
    ]
    assert second[0] is not None
    assert [(found.start, found.end) for found in second[0].references] == [(2, 7)]
    assert second[1] is None


# --- the build --------------------------------------------------------------------------------------------


def test_a_page_is_made_anew_when_it_is_cited_anew(tmp_path: Path) -> None:
    documents = tmp_path / "corpus/documents"
    documents.mkdir(parents=True)
    (documents / "cited.txt").write_text(CITED, encoding="utf-8")
    cache = Cache(tmp_path / ".cache")

    def cited_page() -> str:
        built = build(tmp_path, "zh", cache)
        return next(each.content.decode() for each in built.outputs if each.path == "documents/a-res-75-1/index.md")

    assert "A/RES/76/2" not in cited_page()
    (documents / "citing.txt").write_text(CITING, encoding="utf-8")
    assert "A/RES/76/2，第1段" in cited_page()
    (documents / "citing.txt").write_text(CITING.replace("回顾其", "忆及其"), encoding="utf-8")
    assert "忆及其" in cited_page()
