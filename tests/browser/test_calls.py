"""What is called for, in a real browser: the list narrows, its address keeps that, and works without scripts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from .accessible import serious
from .conftest import OpenPage, Served
from .test_reading import PHONE, visit

CALLS = "calls/"
ROWS = "#calls-rows tbody tr:visible"


def rows(page: Page) -> Locator:
    return page.locator(ROWS)


def of_the_iaea(page: Page) -> None:
    """Every row that is shown calls upon the IAEA, and there are some."""
    expect(rows(page).first).to_have_attribute("data-of", re.compile(r"\biaea\b"))
    expect(page.locator(f"{ROWS}:not([data-of~=iaea])")).to_have_count(0)


def test_choosing_narrows_and_the_address_keeps_it(page: Page, serve: Served) -> None:
    visit(page, serve.root + CALLS)
    form = page.locator("form.calls-filter")
    form.get_by_label("对象").select_option(label="国际原子能机构")
    of_the_iaea(page)
    some = rows(page).count()
    form.get_by_label("动词").select_option(label="鼓励")
    expect(rows(page).first).to_have_attribute("data-verb", "encourage")
    assert 0 < rows(page).count() <= some
    expect(form.locator("output")).to_have_text(re.compile(rf"^{rows(page).count()} / \d+$"))
    expect(page).to_have_url(re.compile(r"\?verb=encourage&of=iaea$"))
    page.reload()
    of_the_iaea(page)
    form.get_by_role("button", name="清除").click()
    expect(page).to_have_url(serve.root + CALLS)
    expect(rows(page).first).to_be_visible()


@pytest.mark.parametrize("below", ["root", "sub"])
def test_a_narrowed_list_can_be_linked(page: Page, serve: Served, below: str) -> None:
    visit(page, f"{getattr(serve, below)}{CALLS}?class=encouragement&of=iaea&document=gc-59-res-10")
    of_the_iaea(page)
    expect(page.locator(f"{ROWS}:not([data-document='gc-59-res-10'])")).to_have_count(0)
    expect(page.locator("select[name=verb]")).to_have_value("class:encouragement")


def test_the_table_of_counts_leads_to_its_rows(page: Page, serve: Served) -> None:
    visit(page, serve.root + CALLS)
    link = page.locator("#matrix a[href='?class=encouragement&of=iaea#listed']")
    count = int(link.inner_text())
    link.click()
    expect(rows(page)).to_have_count(count)
    expect(page.locator("#listed")).to_be_in_viewport()
    page.go_back()
    expect(rows(page)).not_to_have_count(count)


def test_a_row_leads_to_its_paragraph(page: Page, serve: Served) -> None:
    visit(page, f"{serve.root}{CALLS}?verb=request&document=gc-59-res-10")
    row = rows(page).filter(has_text="请总干事")
    expect(row.locator("mark").first).to_have_text("请")
    row.get_by_role("link").click()
    page.wait_for_url("**/documents/gc-59-res-10/#p39")


def test_nothing_fits_is_said(page: Page, serve: Served) -> None:
    visit(page, f"{serve.root}{CALLS}?verb=condemn&of=iaea")
    expect(page.locator(".calls-found .empty")).to_be_visible()
    expect(rows(page)).to_have_count(0)


def test_a_verb_has_its_address(page: Page, serve: Served) -> None:
    visit(page, f"{serve.root}{CALLS}#urge")
    expect(page.locator("li#urge")).to_be_in_viewport()
    expect(page.locator("li#urge")).to_contain_text("敦促")


def test_without_scripts_it_is_a_page(open_page: OpenPage, serve: Served) -> None:
    page = open_page(java_script_enabled=False)
    visit(page, serve.root + CALLS)
    expect(page.locator("form.calls-filter")).to_be_hidden()
    assert rows(page).count() > 100
    page.locator("#matrix a").first.click()
    expect(page.locator("#listed")).to_be_in_viewport()


@pytest.mark.parametrize("size", [{}, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_serious(open_page: OpenPage, serve: Served, size: dict[str, Any]) -> None:
    page = open_page(reduced_motion="reduce", **size)
    visit(page, f"{serve.root}{CALLS}?of=iaea")
    of_the_iaea(page)
    assert serious(page) == []
