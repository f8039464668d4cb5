"""Indexes of the families and pages of their entries: what stands on them, and that they stay small."""

from __future__ import annotations

import re

import pytest
from lxml import etree
from msgspec.structs import replace

from generator.addresses import PAGED
from generator.model import Document, Entity, Footnote, Library, Mention, Metadata, Name, Output, Source
from generator.model.sources import Vote, Voters
from generator.parse import parse
from generator.render import render_library
from generator.render.heat import MOST_ROWS
from generator.render.paging import FULL, MOST, newest_first
from generator.render.passages import Passage, Work
from generator.render.words import words

PUI = Entity(
    "pui", "initiatives", "funding_initiative", {"zh": "和平利用核能倡议", "en": "Peaceful Uses Initiative"},
    abbreviations=("PUI",), owner=("iaea",), since="2010", themes=("peace",), confused_with=("zodiac",),
    variants=(Name("和平利用倡议", "zh", "UN"), Name("和平利用核能昌议", "zh", misprint=True)),
)  # fmt: skip
ZODIAC = Entity("zodiac", "initiatives", "flagship_initiative", {"zh": "人畜共患病综合行动", "en": "ZODIAC"})
IAEA = Entity("iaea", "organisations", "international_organization", {"zh": "原子能机构"}, abbreviations=("IAEA",))
ASSEMBLY = Entity("un-ga", "organisations", "principal_organ", {"zh": "联合国大会"})
FRANCE = Entity("fra", "states", "member_state", {"zh": "法国"}, codes={"alpha2": "FR", "alpha3": "FRA"})
JAPAN = Entity("jpn", "states", "member_state", {"zh": "日本", "en": "Japan"}, codes={"alpha3": "JPN"})
SUMMIT = Entity("summit", "events", "summit", {"zh": "峰会"}, since="2010-04-12")
DAY = Entity("day", "events", "international_day", {"zh": "国际日"})
PEACE = Entity("peace", "themes", "theme", {"zh": "和平利用"})
ALL = (PUI, ZODIAC, IAEA, ASSEMBLY, FRANCE, JAPAN, SUMMIT, DAY, PEACE)


def document(slug: str, text: str, date: str = "2010-01-01", language: str = "zh", **known: object) -> Document:
    """A document in which every name of the registry above is marked."""
    parsed, _ = parse(Source(file=f"{slug}.{language}.txt", sha256="", text=text))
    metadata = replace(Metadata(date=date), **known)
    blocks = tuple(replace(block, mentions=tuple(mentions(block.text))) for block in parsed.blocks)
    return replace(parsed, slug=slug, language=language, title=slug, metadata=metadata, blocks=blocks)


def mentions(text: str) -> list[Mention]:
    names = {
        name: entity.id
        for entity in ALL
        for name in (*entity.names.values(), *entity.abbreviations, *(each.text for each in entity.variants))
    }
    longest = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return [
        Mention(found.start(), found.end(), found.group(), names[found.group()]) for found in re.finditer(longest, text)
    ]


def made(*documents: Document, entities: tuple[Entity, ...] = ALL) -> dict[str, str]:
    """The pages over these documents, by their addresses."""
    pages: dict[str, dict[str, str]] = {}
    for each in documents:
        below = f"{each.language}/" if each.slug in pages else ""
        pages.setdefault(each.slug, {})[each.language] = f"documents/{each.slug}/{below}"
    library = Library(tuple(documents), {entity.id: entity for entity in entities}, pages)
    outputs: tuple[Output, ...] = render_library(library, "zh")
    return {each.path.removesuffix("index.md"): each.content.decode() for each in outputs if each.path.endswith(".md")}


def many(number: int) -> list[Document]:
    """So many documents, one a year and a half, that name the initiative more and more often."""
    return [
        document(f"d{n:02}", f"1. 和平利用核能倡议{'和PUI' * (n % 3)}。\n\n2. 原子能机构和法国。", f"{1990 + n}-06-01")
        for n in range(number)
    ]


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("&nbsp;", " ").split())


def spoken(element: etree._Element) -> str:
    """The words in an element."""
    return "".join(map(str, element.itertext()))


def svgs(page: str) -> list[etree._Element]:
    return [etree.fromstring(found) for found in re.findall(r"<svg class=.*?</svg>", page, re.DOTALL)]


# --- indexes ----------------------------------------------------------------------------------------------


def test_every_index_leads_to_all() -> None:
    pages = made(document("a", "1. 和平利用核能倡议。"))
    for family in PAGED:
        switcher = re.search(r'<nav class="families".*?</nav>', pages[f"{family}/"], re.DOTALL)
        assert switcher
        ways = re.findall(r'<a href="([^"]+)"( aria-current="page")?[^>]*>', switcher[0])
        assert [way for way, _ in ways] == ["./" if each == family else f"../{each}/" for each in PAGED] + [
            "../glossary/"
        ]
        assert [way for way, here in ways if here] == ["./"]
        assert "倡议 1 文书 0 组织与集团 0 国家 0 地点 0 会议与事件 0 主题 1 词汇 0" in text_of(switcher[0])


def test_what_is_not_named_stands_below_with_its_address() -> None:
    page = made(document("a", "1. 和平利用核能倡议。"))["initiatives/"]
    assert re.findall(r'<tr id="(\w+)">', page) == ["pui"]
    below = page[page.index('<details class="more" id="unnamed">') :]
    assert re.findall(r'<li id="(\w+)"><a href="([^"]+)">', below) == [("zodiac", "zodiac/")]


def test_names_sort_as_dictionaries_sort_them() -> None:
    text = "1. 人畜共患病综合行动、和平利用核能倡议、IAEA、法国、日本、原子能机构、联合国大会。"
    page = made(document("a", text))["organisations/"]
    places = re.findall(r'<td class="main" data-value="(\d+)"><a[^>]*>(\w+)</a>', page)
    assert [name for _, name in sorted(places)] == ["联合国大会", "原子能机构"]  # lian, yuan


def test_a_state_that_only_submitted_is_in_the_table() -> None:
    page = made(document("a", "1. 甲。", submitters=("法国", "日本国")))["states/"]
    assert re.findall(r'<tr id="(\w+)">', page) == ["fra"]
    row = page[page.index('<tr id="fra">') : page.index("</tr>", page.index('<tr id="fra">'))]
    assert text_of(row).startswith("法国 — FRA · FR 1 0 0")


def test_an_empty_family_says_so() -> None:
    pages = made(document("a", "1. 甲。"), entities=(PUI,))
    assert words("zh")["registry"]["empty"] in pages["places/"]
    assert words("zh")["registry"]["nothing"] in pages["initiatives/"]


# --- entries ----------------------------------------------------------------------------------------------


def test_the_page_of_an_entry() -> None:
    a = document("a", "1. 原子能机构的和平利用核能倡议(PUI)。\n\n2. 和平利用核能昌议。", "2010-01-01")
    b = document("b", "1. 法国支持和平利用倡议和 PUI。", "2012-01-01")
    page = made(b, a)["initiatives/pui/"]
    names = page[page.index('<table class="names uses">') : page.index("</table>")]
    rows = [text_of(row) for row in re.findall(r"<tr>(.*?)</tr>", names, re.DOTALL)]
    assert rows[1:] == [
        "和平利用核能倡议 中文 1 a",
        "和平利用倡议 中文 联合国 1 b",
        "和平利用核能昌议 原文如此 中文 1 a",
        "PUI 英文 2 a b",
    ]
    together = page[page.index('<dl class="together">', page.index('id="together"')) :]
    assert re.findall(
        r'<a href="([^"]+)">(\w+)</a>&nbsp;<span class="times">(\d)', together[: together.index("</dl>")]
    ) == [
        ("../../organisations/iaea/", "原子能机构", "1"),
        ("../../states/fra/", "法国", "1"),
    ]
    assert re.findall(r'<h3 id="(\w+)">', page) == ["b", "a"]  # the newest first
    assert re.findall(r'class="where" href="([^"]+)"', page) == [
        "../../documents/b/#p1", "../../documents/a/#p1", "../../documents/a/#p2",
    ]  # fmt: skip
    for link in (
        '<a href="../../organisations/iaea/">IAEA</a>',
        '<a href="../../themes/peace/">',
        '<a href="../zodiac/">',
    ):
        assert link in page
    assert 'id="heat"' not in page  # two documents need no picture


def test_a_work_in_several_languages_is_one() -> None:
    en = document("a", "1. The Peaceful Uses Initiative and PUI.", language="en")
    pages = made(document("a", "1. 和平利用核能倡议(PUI)。"), en)
    assert text_of(pages["initiatives/pui/"]).count("1 份文件 · 2 处") == 1
    assert 'class="version" href="../../documents/a/en/#p1" hreflang="en"' in pages["initiatives/pui/"]


def test_a_states_documents_and_votes() -> None:
    vote = Vote(True, voters=Voters(in_favour=("法国",), against=("日本",)))
    joint = document("a", "1. 甲。", "2011-01-01", submitters=("德国、法国和日本",))
    voted = document("b", "1. 乙。", "2012-01-01", sponsors=("法国",), vote=vote, body="UN General Assembly")
    pages = made(joint, voted)
    shown = re.findall(r'<h2 id="documents-\d">(.*?)</h2>', pages["states/fra/"])
    assert list(map(text_of, shown)) == ["提交的文件 1", "后加入提案的文件 1"]
    assert "赞成 1" in text_of(pages["states/fra/"])
    assert "反对 1" in text_of(pages["states/jpn/"])
    assert 'href="../../documents/a/"' in pages["states/jpn/"]
    assert "该机构的文件 1" in text_of(pages["organisations/un-ga/"])


def test_a_theme_has_its_entries_and_their_paragraphs() -> None:
    pages = made(document("a", "1. PUI。\n\n2. 法国。\n\n3. 和平利用。"), document("b", "1. PUI。", "2011-01-01"))
    page = pages["themes/peace/"]
    assert re.findall(r'class="where" href="([^"]+)"', page) == [
        "../../documents/b/#p1", "../../documents/a/#p1", "../../documents/a/#p3",
    ]  # fmt: skip
    on_it = page[page.index('<table class="names on-it">') : page.index('id="names"')]
    assert re.findall(r'<td class="n">(\d)</td>', on_it) == ["2", "1"]
    assert '<a href="../../initiatives/pui/">和平利用核能倡议</a>&nbsp;<span class="times">2</span>' in page


# --- what stays small -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paragraphs", "pages"), [(MOST, 0), (MOST + 1, 1), (FULL * 3 - 1, 1), (FULL * 3, 2), (FULL * 10, 9)]
)
def test_a_page_has_so_many_passages_and_none_is_lost(paragraphs: int, pages: int) -> None:
    half = paragraphs // 2
    documents = [
        document("old", "\n\n".join(f"{n}. PUI。" for n in range(1, half + 1)), "2000-01-01"),
        document("new", "\n\n".join(f"{n}. PUI。" for n in range(1, paragraphs - half + 1)), "2001-01-01"),
    ]
    found = {path: text for path, text in made(*documents).items() if path.startswith("initiatives/pui/")}
    assert sorted(found) == sorted(["initiatives/pui/", *(f"initiatives/pui/{n + 1}/" for n in range(pages))])
    where = {path: re.findall(r'class="where" href="(?:\.\./)+([^"]+)"', text) for path, text in found.items()}
    assert all(len(listed) == FULL for path, listed in where.items() if path != "initiatives/pui/")
    assert len(where["initiatives/pui/"]) <= MOST
    listed = [address for each in where.values() for address in each]
    assert len(listed) == len(set(listed)) == paragraphs


def test_a_new_document_leaves_the_numbered_pages_as_they_are() -> None:
    old = document("old", "\n\n".join(f"{n}. PUI。" for n in range(1, FULL * 4 + 1)), "2000-01-01")
    new = document("new", "1. PUI。", "2001-01-01")
    before, after = made(old), made(old, new)
    numbered = [path for path in before if re.fullmatch(r"initiatives/pui/\d+/", path)]
    assert len(numbered) == 3
    assert [path for path in numbered if before[path] != after[path]] == []
    assert before["initiatives/pui/"] != after["initiatives/pui/"]


def test_a_theme_has_the_latest_paragraphs_and_every_document() -> None:
    documents = [document(f"d{n}", f"1. PUI。{chr(10) * 2}2. PUI。", f"{1800 + n}-01-01") for n in range(MOST)]
    pages = made(*documents)
    assert [path for path in pages if path.startswith("themes/peace/")] == ["themes/peace/"]
    page = pages["themes/peace/"]
    assert len(re.findall(r'class="where"', page)) == MOST
    on_it = page[page.index('id="on-it"') : page.index('id="names"')]
    assert len(set(re.findall(r'href="../../documents/(d\d+)/#p1"', on_it))) == MOST


def test_passages_are_counted_from_the_oldest_and_shown_from_the_newest() -> None:
    whose = document("x", "1. 甲。")

    def work(page: str, passages: int) -> Work:
        listed = tuple(Passage(whose, page, f"p{n}", "", "", ()) for n in range(passages))
        return Work(whose, page, listed)

    works = (work("a", 3), work("b", 2), work("c", 4))
    chosen = [(each.page, [one.anchor for one in each.passages]) for each in newest_first(works, 2)]
    assert chosen == [("c", ["p0", "p1", "p2", "p3"]), ("b", ["p0", "p1"]), ("a", ["p2"])]
    assert [each.page for each in newest_first(works, 5)] == ["c"]


# --- pictures ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["initiatives/", "initiatives/pui/", "organisations/", "events/"])
def test_a_picture_is_well_formed_and_says_what_it_is(path: str) -> None:
    pages = made(*many(10), document("e", "1. 峰会、人畜共患病综合行动、联合国大会。", "2011-01-01"))
    drawn = svgs(pages[path])
    assert len(drawn) == 2  # for wide and for narrow windows
    for svg in drawn:
        title, desc = svg[0], svg[1]
        assert (title.tag, desc.tag, svg.get("role")) == ("title", "desc", "group")
        assert svg.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
        assert title.text
        assert desc.text
    ids = re.findall(r'\bid="([^"]+)"', pages[path])
    assert len(ids) == len(set(ids))


def test_the_picture_and_its_table_have_the_same_numbers() -> None:
    page = made(*many(10), *(document(f"e{n}", "1. 人畜共患病综合行动。", f"200{n}-01-01") for n in range(5)))[
        "initiatives/"
    ]
    wide = svgs(page)[0]
    texts = [spoken(each) for each in wide.iter("text")]
    table = page[page.index('<table class="names heat-table">') :]
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</tr>", table[: table.index("</table>")], re.DOTALL)
    heads = re.findall(r'<th scope="col">([^<]+)</th>', table)
    for row in rows:
        counts = [int(cell or 0) for cell in re.findall(r'<td class="n">(\d*)</td>', row)]
        name = text_of(row.partition("</th>")[0])
        assert counts[-1] == sum(counts[:-1])
        assert str(counts[-1]) in texts
        tips = [spoken(each) for each in wide.iter("title")]
        for head, count in zip(heads, counts[:-1], strict=False):
            assert (words("zh")["registry"]["heat_cell"].format(name=name, column=head, n=count) in tips) == bool(count)
    assert len(rows) == 2


def test_few_documents_have_no_picture() -> None:
    assert svgs(made(*many(7))["initiatives/"]) == []


def test_a_picture_is_bounded_and_counts_the_rest() -> None:
    entities = tuple(Entity(f"i{n}", "initiatives", "x", {"zh": f"倡议{n:02}"}) for n in range(MOST_ROWS + 5))
    text = "1. " + "、".join(entity.names["zh"] for entity in entities)
    documents = []
    for n in range(9):
        plain = document(f"d{n}", text, f"20{10 + n}-01-01")
        found = [
            Mention(plain.blocks[0].text.index(each.names["zh"]), 0, each.names["zh"], each.id) for each in entities
        ]
        spans = tuple(replace(one, end=one.start + len(one.text)) for one in found)
        documents.append(replace(plain, blocks=(replace(plain.blocks[0], mentions=spans),)))
    page = made(*documents, entities=entities)["initiatives/"]
    assert len(re.findall(r'<tr><th scope="row">', page)) == MOST_ROWS
    assert words("zh")["registry"]["heat_rest"].format(n=5, times=45) in page


def test_the_timeline_has_every_event_of_the_table() -> None:
    page = made(document("a", "1. 峰会，又一次峰会。"))["events/"]
    tips = [spoken(each) for each in svgs(page)[0].iter("{*}title", "title")]
    assert "峰会，2010-04-12：2 处" in tips
    assert "2010-04-12" in page[page.index('<table class="index"') :]
    assert words("zh")["registry"]["timeline_undated"].format(n=1) in page  # the day has no date


# --- notes ------------------------------------------------------------------------------------------------


def test_a_name_in_a_note_is_a_passage() -> None:
    plain = document("a", "1. 甲。")
    note = Footnote("fn-1", "1", "PUI。", 3, mentions=tuple(mentions("PUI。")))
    page = made(replace(plain, footnotes=(note,)))["initiatives/pui/"]
    assert 'href="../../documents/a/#fn-1"' in page
