"""References, in a real browser: who cites a paragraph, what a link leads to before one follows it, and ranges."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from .accessible import serious
from .conftest import OpenPage, Served
from .test_reading import PHONE, SEEN, WP77, assert_landed, visit

CARD = ".preview"
UNDER_P108 = "p:has(> a.num#p108) + details.cited"
TO_P108 = "p:has(> a.num#p114) a.ref[href='#p108']"
TO_ARTICLE = "p:has(> a.num#p13) a.ref[href$='instruments/npt/#art-4']"
TO_RANGE = "h4 a.ref[data-through='preamble-3'], h3 a.ref[data-through='preamble-3']"
MARKED = "nodes => nodes.filter(node => node.classList.contains('arrived')).map(node => node.id)"


def numbers_marked(page: Page) -> list[str]:
    """Which numbers a reader sees marked."""
    found: list[str] = page.eval_on_selector_all("a.num, h2, h3, h4", MARKED)
    return found


# --- who cites --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_who_cites_a_paragraph_is_folded_under_it(open_page: OpenPage, serve: Served, scripts: bool) -> None:
    page = open_page(java_script_enabled=scripts)
    visit(page, f"{serve.root}{WP77}#p108")
    fold = page.locator(UNDER_P108)
    expect(fold.locator("summary")).to_have_text("被引 1")
    expect(fold.locator("q")).to_be_hidden()
    fold.locator("summary").click()
    expect(fold.locator("q")).to_contain_text("并全面履行上文第 108 段所述相关核裁军承诺。")
    expect(fold.locator("mark")).to_have_text("第 108 段")
    fold.get_by_role("link", name="第114段").click()
    assert page.url.endswith("#p114")
    expect(page.locator("p:has(> a.num#p114)")).to_be_in_viewport()


def test_the_card_of_a_document_leads_to_what_it_cites_and_who_cites_it(page: Page, serve: Served) -> None:
    visit(page, serve.root + WP77)
    card = page.locator(".doc-facts")
    card.locator("a[href='#cites']").click()
    assert_landed(page, "cites")
    expect(page.locator(".crossings ul.actions")).to_contain_text("行动5")
    card.locator("a[href='#cited-by']").click()
    assert_landed(page, "cited-by")
    expect(page.locator(".crossings p.parts")).to_contain_text("第108段")


# --- the card of a reference ------------------------------------------------------------------------------


def shown(page: Page) -> Locator:
    card = page.locator(CARD)
    expect(card).to_be_visible()
    return card


def test_hovering_a_reference_shows_the_paragraph(page: Page, serve: Served) -> None:
    visit(page, f"{serve.root}{WP77}#p114")
    link = page.locator(TO_P108)
    said = link.get_attribute("title")
    link.hover()
    card = shown(page)
    expect(card).to_contain_text("108. 审议大会重申，所有缔约国必须充分、有效执行")
    expect(card).to_contain_text(said or "no title")
    expect(link).to_have_attribute("aria-describedby", card.get_attribute("id") or "no id")
    card.hover()
    page.wait_for_timeout(600)
    expect(card).to_be_visible()  # the pointer can move into it
    page.mouse.move(1, 1)
    expect(card).to_have_count(0)
    expect(link).to_have_attribute("title", said or "no title")


def test_focusing_a_reference_shows_it_and_escape_closes(page: Page, serve: Served) -> None:
    visit(page, f"{serve.root}{WP77}#p114")
    page.keyboard.press("Tab")  # from here on the keyboard is what moves the focus
    page.locator(TO_P108).focus()
    expect(shown(page)).to_have_attribute("role", "tooltip")
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_count(0)
    expect(page.locator(TO_P108)).to_be_focused()
    page.keyboard.press("Enter")
    assert_landed(page, "p108")


@pytest.mark.parametrize("below", ["root", "sub"])
def test_a_reference_to_another_page_is_read_from_it(page: Page, serve: Served, below: str) -> None:
    visit(page, f"{getattr(serve, below)}{WP77}#p13")
    page.locator(TO_ARTICLE).first.hover()
    card = shown(page)
    expect(card).to_contain_text("《不扩散核武器条约》第四条（本站未收录")
    expect(card.locator(".count").first).to_contain_text("处")
    expect(card.locator(".of")).to_have_text("不扩散核武器条约")


def test_a_long_paragraph_is_cut(page: Page, serve: Served) -> None:
    visit(page, f"{serve.root}{WP77}#cited-by")
    page.locator(".crossings p.parts a.ref").first.hover()
    assert len(shown(page).inner_text()) < 500


def test_a_tap_opens_the_card_with_a_way_on(open_page: OpenPage, serve: Served) -> None:
    page = open_page(**PHONE)
    visit(page, f"{serve.root}{WP77}#p114")
    before = page.url
    page.locator(TO_P108).tap()
    card = page.get_by_role("dialog", name="第108段（本文件）")
    expect(card).to_contain_text("108. 审议大会重申")
    assert page.url == before
    card.get_by_role("button", name="关闭").tap()
    expect(card).to_have_count(0)
    page.locator(TO_P108).tap()
    card.get_by_role("link", name="打开").tap()
    assert_landed(page, "p108")
    expect(card).to_have_count(0)


def test_a_copy_on_a_disk_has_plain_links(browser: Browser, built_site: Path) -> None:
    context = browser.new_context(has_touch=True)  # not watched: Material's own scripts find no server
    page = context.new_page()
    page.goto(f"{(built_site / WP77 / 'index.html').as_uri()}#p13")
    page.locator(TO_ARTICLE).first.tap()
    page.wait_for_url("**/instruments/npt/#art-4")
    assert page.locator(CARD).count() == 0
    context.close()


def test_the_card_is_not_printed(page: Page, serve: Served) -> None:
    visit(page, f"{serve.root}{WP77}#p114")
    page.locator(TO_P108).hover()
    shown(page)
    page.emulate_media(media="print")
    expect(page.locator(CARD)).to_be_hidden()
    expect(page.locator(".crossings").first).to_be_hidden()


# --- ranges -----------------------------------------------------------------------------------------------


def test_a_range_in_an_address_marks_all_of_it(page: Page, serve: Served) -> None:
    visit(page, f"{serve.root}{WP77}#p187-14..p187-16")
    assert_landed(page, "p187-14")
    assert numbers_marked(page) == ["p187-14", "p187-14-a", "p187-14-b", "p187-15", "p187-16"]
    assert page.evaluate(SEEN, "p187-16")["marked"]
    assert not page.evaluate(SEEN, "p187-17")["marked"]
    page.evaluate("location.hash = 'p66'")
    assert_landed(page, "p66")
    assert numbers_marked(page) == []


def test_a_link_to_a_range_leads_to_all_of_it(page: Page, serve: Served) -> None:
    visit(page, serve.root + WP77)
    page.locator(TO_RANGE).first.click()
    page.wait_for_url("**/instruments/npt/#preamble-1..preamble-3")
    page.wait_for_function("document.querySelectorAll('.arrived').length === 3")
    ids = page.eval_on_selector_all(".arrived", "nodes => nodes.map(node => node.id)")
    assert ids == ["preamble-1", "preamble-2", "preamble-3"]


def test_without_scripts_a_range_leads_to_its_first(open_page: OpenPage, serve: Served) -> None:
    page = open_page(java_script_enabled=False)
    visit(page, serve.root + WP77)
    page.locator(TO_RANGE).first.click()
    page.wait_for_url("**/instruments/npt/#preamble-1")


# --- any reader -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["hover", "tap"])
def test_axe_finds_nothing_serious(open_page: OpenPage, serve: Served, way: str) -> None:
    size: dict[str, Any] = PHONE if way == "tap" else {}
    page = open_page(reduced_motion="reduce", **size)
    visit(page, f"{serve.root}{WP77}#p114")
    page.locator(UNDER_P108).locator("summary").click()
    getattr(page.locator(TO_P108), way)()
    shown(page)
    assert serious(page, CARD if way == "tap" else "html") == []
