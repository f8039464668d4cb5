"""What tests of the search do again and again."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import Page, expect

PHONE = {"viewport": {"width": 390, "height": 800}, "is_mobile": True, "has_touch": True}
RESULTS = "#results"
HITS = "#results a.passage"
BOX = "form.searching input"
HEADER = "input.md-search__input"
OPTIONS = "#__found [role=option]"
DONE = 10_000
"""Milliseconds for a search, on a machine that does other things too."""


def searched(page: Page, root: str, query: str, more: str = "") -> Page:
    page.goto(f"{root}search/?q={quote(query)}{more}", wait_until="load")
    return finished(page)


def finished(page: Page) -> Page:
    expect(page.locator(f"{RESULTS}[aria-busy=false][data-total]")).to_be_attached(timeout=DONE)
    return page


def total(page: Page) -> int:
    return int(page.locator(RESULTS).get_attribute("data-total") or -1)


def in_header(page: Page, text: str) -> None:
    page.keyboard.press("/")
    expect(page.locator(HEADER)).to_be_focused()
    page.keyboard.insert_text(text)
    expect(page.locator(OPTIONS).last).to_contain_text(text[:20], timeout=DONE)
