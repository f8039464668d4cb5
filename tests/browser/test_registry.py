"""Indexes and entries of the registry, as a reader meets them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .accessible import serious
from .conftest import OpenPage, Served
from .test_reading import PHONE, visit

INITIATIVES = "initiatives/"
PAGES = (INITIATIVES, "events/", "states/", "organisations/iaea/", "initiatives/pui/", "instruments/npt/")


def unnamed(page: Page) -> str:
    """The name of an entry that no document names."""
    return page.locator("#unnamed li a").last.text_content() or "no name"


def test_the_initiatives_lead_to_every_family(page: Page, serve: Served) -> None:
    visit(page, serve.root + INITIATIVES)
    page.locator("nav.families").get_by_role("link", name="组织").click()
    expect(page.locator("h1")).to_have_text("组织与集团索引")
    expect(page.locator("nav.families a[aria-current=page]")).to_contain_text("组织")


def test_what_is_looked_for_is_found_among_those_that_no_document_names(page: Page, serve: Served) -> None:
    visit(page, serve.root + INITIATIVES)
    fold = page.locator("#unnamed")
    expect(fold).not_to_have_attribute("open", "")
    wanted = unnamed(page)
    page.get_by_role("searchbox", name="缩小范围").fill(wanted)
    expect(fold).to_have_attribute("open", "")
    expect(fold.get_by_role("link", name=wanted)).to_be_visible()
    expect(page.locator("p.empty")).to_be_hidden()
    page.get_by_role("searchbox", name="缩小范围").fill("")
    expect(fold).not_to_have_attribute("open", "")


def test_an_address_inside_the_fold_opens_it(page: Page, serve: Served) -> None:
    visit(page, serve.root + INITIATIVES)
    entry = page.locator("#unnamed li").last.get_attribute("id")
    visit(page, f"{serve.root}{INITIATIVES}#{entry}")
    expect(page.locator(f"#{entry}")).to_be_in_viewport()


def test_by_name_is_by_pinyin(page: Page, serve: Served) -> None:
    visit(page, serve.root + INITIATIVES)
    page.get_by_role("button", name="名称").click()
    order = page.eval_on_selector_all("td.main", "cells => cells.map(cell => cell.dataset.value)")
    assert order == sorted(order)
    assert len(set(order)) == len(order) > 20


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(open_page: OpenPage, serve: Served, path: str) -> None:
    page = open_page(reduced_motion="reduce", **PHONE)
    visit(page, serve.root + path)
    page.eval_on_selector_all("details", "folds => folds.forEach(fold => { fold.open = true })")
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
