"""The header's search, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import OpenPage, Served
from .searching import BOX, DONE, HEADER, OPTIONS, PHONE, finished, in_header, total

# --- the header ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["/", "s", "f", "Control+k"])
def test_a_key_opens_it_and_escape_closes_it(page: Page, serve: Served, key: str) -> None:
    page.goto(serve.root + "documents/gc-59-res-10/", wait_until="load")
    page.keyboard.press(key)
    expect(page.locator(HEADER)).to_be_focused()
    expect(page.locator("#__search")).to_be_checked()
    expect(page.locator(HEADER)).to_have_value("")
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    expect(page.locator(HEADER)).not_to_be_focused()


@pytest.mark.parametrize("below", ["root", "sub"])
def test_enter_searches(page: Page, serve: Served, below: str) -> None:
    root = getattr(serve, below)
    page.goto(root + "documents/gc-59-res-10/", wait_until="load")
    in_header(page, "核安保")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{root}search/?q=*")
    finished(page)
    assert total(page) > 0
    expect(page.locator(BOX)).to_have_value("核安保")


def test_arrows_go_through_names_and_paragraphs(page: Page, serve: Served) -> None:
    page.goto(serve.root, wait_until="load")
    in_header(page, "人畜共患病")
    expect(page.locator(".offers.offered [role=option]").first).to_contain_text("人畜共患病")
    expect(page.locator(".offers.passages mark").first).to_have_text("人畜共患病", timeout=DONE)
    box = page.locator(HEADER)
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowUp")
    chosen = page.locator(f"{OPTIONS}[aria-selected=true]")
    expect(chosen).to_contain_text("查看全部结果")
    assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("ArrowUp")
    href = chosen.get_attribute("href") or ""
    assert "/documents/" in href
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(href.partition("?")[0])))
    expect(page.locator("mark.sought").first).to_be_attached()


@pytest.mark.parametrize("typed", ["zodiac", "rcghjb", "人畜共患"])
def test_a_name_is_offered_by_its_forms_and_its_initials(page: Page, serve: Served, typed: str) -> None:
    page.goto(serve.root, wait_until="load")
    in_header(page, typed)
    offered = page.locator(".offers.offered, .offers.jump").locator("a[href$='initiatives/zodiac/']")
    expect(offered.first).to_be_visible(timeout=DONE)


def test_the_header_fetches_nothing_before_it_is_used(page: Page, serve: Served) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(serve.root + "documents/gc-59-res-10/", wait_until="networkidle")
    assert [url for url in asked if "/search/" in url] == []
    assert page.workers == []
    in_header(page, "核安保")
    expect(page.locator(".offers.offered")).to_be_visible(timeout=DONE)
    assert len(page.workers) == 1


def test_on_a_phone_it_fills_the_screen(open_page: OpenPage, serve: Served) -> None:
    page = open_page(**PHONE)
    page.goto(serve.sub + "documents/gc-59-res-10/", wait_until="load")
    page.locator("label.md-header__button[for=__search]").tap()
    expect(page.locator(HEADER)).to_be_focused()
    page.keyboard.insert_text("核安保")
    option = page.locator(".offers.passages [role=option]").first
    expect(option).to_be_visible(timeout=DONE)
    page.wait_for_timeout(500)  # what was found first may be drawn again with what was found next
    place = option.bounding_box()
    assert place is not None
    assert place["height"] >= 32
    option.tap()
    expect(page.locator("mark.sought").first).to_be_attached()
