"""The glossary page, and what a name says in the text: invented documents, and many of them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from msgspec.structs import replace

from generator.addresses import PAGED, TERMS
from generator.model import Block, Document, Entity, Ledger, Library, Mention, Metadata, Name
from generator.render.definitions import MOST, MOST_HAN, short, tooltips
from generator.render.glossary import MOST_DOCUMENTS, MOST_FORMS, render_glossary
from generator.render.inline import Links, html_text, inline
from generator.render.passages import Texts
from generator.render.words import words
from tests.render.registry_cases import ENTITIES, SECURITY


def document(number: int, form: str, symbol: str = "", times: int = 1, language: str = "zh") -> Document:
    """One that prints a form in each of so many paragraphs; a year later than the one before."""
    text = f"重申{form}的重要性"
    place = text.index(form)
    blocks = tuple(
        Block("paragraph", f"p{n}", f"{n}.", text, n, mentions=(Mention(place, place + len(form), form, SECURITY.id),))
        for n in range(1, times + 1)
    )
    return Document(
        slug=f"d{number}", language=language, symbol=symbol or None, title="标题",
        metadata=Metadata(date=f"{2000 + number % 26}-01-01"), file="d.txt", sha256="", front=(), blocks=blocks,
        footnotes=(), end=(), ledger=Ledger(0, 0, ()),
    )  # fmt: skip


def library(*documents: Document) -> Library:
    pages: dict[str, dict[str, str]] = {}
    for each in documents:
        pages.setdefault(each.slug, {})[each.language] = f"documents/{each.slug}/"
    return Library(documents, ENTITIES, pages)


def page(*documents: Document, language: str = "zh") -> str:
    whole = library(*documents)
    (output,) = render_glossary(whole, Texts(whole, words(language), language), language)
    assert output.path == "glossary/index.md"
    return str(output.html)


def card(html: str, identity: str) -> str:
    found = re.search(rf'<article class="entry" id="{identity}".*?</article>', html, re.DOTALL)
    assert found
    return found.group()


def printed(html: str) -> dict[str, list[str]]:
    """What the table of a card says of each form: who writes it, then where it is printed."""
    rows = re.findall(r"<th scope=\"row\"><span[^>]*>(.*?)</span>.*?</th><td>(.*?)</td><td>(.*?)</td></tr>", html)
    return {form: [who, *re.findall(r"<span[^>]*>(.*?)</span>", where)] for form, who, where in rows}


# --- the page ---------------------------------------------------------------------------------------------


def test_who_prints_which_form_and_when_is_seen_at_a_glance() -> None:
    html = page(
        document(13, "核保安", "NPT/CONF.2015/PC.II/WP.1", 3),
        document(15, "核 安保", "GC(59)/RES/10", 2),
        document(17, "核保安", "A/RES/72/1"),
        document(22, "核安保", "NPT/CONF.2020/WP.77"),
    )
    assert printed(card(html, SECURITY.id)) == {
        "核保安": ["联合国", "联合国 2013、2017：2 份 4 处"],
        "核安保": ["原子能机构、联合国", "原子能机构 2015：1 份 2 处", "联合国 2022：1 份 1 处"],
        "核保全": ["联合国", "未见"],
        "核安全": ["中国大陆", "须看上下文"],
    }


def test_a_card_has_first_use_every_use_and_what_it_is_not() -> None:
    html = card(page(document(13, "核保安", times=3), document(14, "核安保")), SECURITY.id)
    assert "2 份文件，4 处" in html
    assert html.index('href="../documents/d13/#p1"') < html.index('href="../documents/d14/#p1"')
    assert [f'href="../documents/d13/#p{n}"' in html for n in (1, 2, 3, 4)] == [True, True, True, False]
    assert '<a class="name term" href="#nuclear-safety" title="核安全 · nuclear safety · 术语">核安全</a>' in html
    assert 'href="../themes/security/"' in html
    assert "ядерная безопасность" in html


def test_an_entry_of_thousands_of_uses_stays_small() -> None:
    html = card(page(*(document(number, "核安保", times=30) for number in range(400))), SECURITY.id)
    assert "<li>" not in html
    assert '<a href="../search/?q=%22%E6%A0%B8%E4%BF%9D%E5%AE%89%22">' in html
    assert "2003 年 16 份 480 处" in html
    assert '<time>2000-01-01</time> <a href="../documents/d0/#p1"' in html, "the first use is told all the same"
    assert len(html) < 5_000


def test_as_many_documents_as_fit_are_listed_with_their_places() -> None:
    html = card(page(*(document(number, "核安保", times=2) for number in range(MOST_DOCUMENTS))), SECURITY.id)
    assert html.count("<li>") == MOST_DOCUMENTS
    assert "search/" not in html
    assert 'href="../documents/d3/#p2"' in html


def test_a_table_has_the_forms_printed_most_and_the_card_all() -> None:
    forms = [f"核保安{letter}" for letter in "甲乙丙丁戊己庚"]
    security = replace(SECURITY, variants=tuple(Name(form, "zh", "UN") for form in forms))
    printing = [document(number, form, times=number + 1) for number, form in enumerate(forms)]
    pages = {each.slug: {each.language: f"documents/{each.slug}/"} for each in printing}
    whole = Library(tuple(printing), {**ENTITIES, SECURITY.id: security}, pages)
    (output,) = render_glossary(whole, Texts(whole, words("zh"), "zh"), "zh")
    html = card(str(output.html), SECURITY.id)
    assert list(printed(html)) == forms[1:]
    assert len(forms[1:]) == MOST_FORMS
    others = re.search(r'<div class="others">.*?</div>', html)
    assert others
    assert forms[0] in others.group()


def test_a_document_in_two_languages_is_one() -> None:
    english = replace(document(13, "nuclear security", language="en"), slug="d13")
    html = card(page(document(13, "核保安"), english), SECURITY.id)
    assert "1 份文件，1 处" in html
    assert "1 documents, 1 times" in card(page(document(13, "核保安"), english, language="en"), SECURITY.id)


@pytest.mark.parametrize(("language", "order"), [("zh", ["核安全", "核保安"]), ("en", ["核安全", "核保安"])])
def test_terms_stand_in_the_order_of_the_interface(language: str, order: list[str]) -> None:
    html = page(language=language)
    assert re.findall(r'<h3><b lang="zh">(.*?)</b>', html) == order
    first, second = ("pinyin", "english") if language == "zh" else ("english", "pinyin")
    assert f'<nav class="letters" data-order="{first}" aria-label=' in html
    assert re.search(rf'<nav class="letters" data-order="{second}" [^>]* hidden>', html)


def test_an_entry_is_found_by_every_form_and_by_its_sounds() -> None:
    html = card(page(), SECURITY.id)
    sounds = re.search(r'data-sounds="(.*?)"', html)
    assert sounds
    shown = set(re.findall(r'lang="[\w-]+"[^>]*>([^<]+)<', html))
    assert {"核保安", "核安保", "核保全", "核子保安", "nuclear security", "ядерная безопасность"} <= shown
    assert sounds.group(1).split("|")[:2] == ["he bao an", "he an bao"]


def test_abbreviations_lead_to_their_pages() -> None:
    html = page()
    line = re.search(r'<li class="entry" id="npt".*?</li>', html)
    assert line
    assert "<b>NPT · 不扩散条约</b>" in line.group()
    assert 'href="../instruments/npt/"' in line.group()
    assert len(re.findall(r'\bid="npt"', html)) == 1


# --- names in the text ------------------------------------------------------------------------------------


def test_a_short_definition_is_its_first_sentence_and_never_long() -> None:
    assert short("防止盗窃 & 破坏。见公约。") == "防止盗窃 & 破坏。"
    assert short("Set up in the U.S. in 1957, it helps. More.") == "Set up in the U.S. in 1957, it helps."
    long_han, long_latin = "甲乙丙丁，" * 60, "one two three, " * 40
    assert len(short(long_han)) <= MOST_HAN + 1
    assert len(short(long_latin)) <= MOST + 1
    assert short(long_han).endswith("丁…")
    assert short("") == ""


def test_a_name_says_what_it_names_in_the_language_of_the_interface() -> None:
    assert tooltips(words("zh"), "zh")(SECURITY) == "核保安 · nuclear security · 术语\n防止盗窃 & 破坏。"
    assert tooltips(words("en"), "en")(SECURITY) == 'nuclear security · 核保安 · term\nPreventing "theft".'


def links() -> Links:
    actor = Entity("states-parties", TERMS, "actor", {"zh": "缔约国"})
    entities = {**ENTITIES, actor.id: actor}
    said: Any = tooltips(words("zh"), "zh")
    return Links("documents/x/", entities, frozenset({*PAGED, TERMS}), lambda _: "", said)


NAMED = {"核保安": SECURITY.id, "法国": "fra", "缔约国": "states-parties", "条约": "npt"}


def marked(on: Links, text: str) -> list[str]:
    """Which names of a text are marked, with their looks."""
    spans = [(text.index(name), name, entity) for name, entity in NAMED.items() if name in text]
    mentions = [Mention(place, place + len(name), name, entity) for place, name, entity in sorted(spans)]
    html = inline(text, (), mentions, (), on, {}, {}, html_text)
    return [f"{found[1]}: {found[0]}" for found in re.findall(r'<a class="(.*?)"[^>]*>(.*?)</a>', html)]


def test_a_name_is_marked_once_in_a_section_and_a_state_once_in_a_document() -> None:
    on = links()
    whole = ["法国: name quiet", "缔约国: name term", "条约: name", "核保安: name term"]
    assert marked(on, "法国和缔约国重申条约和核保安") == whole
    assert marked(on, "法国和缔约国重申条约和核保安") == []
    on.section()
    assert marked(on, "法国和缔约国重申条约和核保安") == ["条约: name", "核保安: name term"]


def test_a_mark_carries_its_definition_and_leads_to_the_card() -> None:
    html = inline("核保安", (), (Mention(0, 3, "核保安", SECURITY.id),), (), links(), {}, {}, html_text)
    assert html == (
        '<a class="name term" href="../../glossary/#nuclear-security"'
        ' title="核保安 · nuclear security · 术语&#10;防止盗窃 &amp; 破坏。">核保安</a>'
    )
