"""The address box, and the jump that the header's search offers first, in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.link.asked_cases import cases

from .accessible import serious
from .conftest import OpenPage, Served

PHONE = {"viewport": {"width": 390, "height": 800}, "is_mobile": True, "has_touch": True}
BOX = "form.address input"
OPTIONS = "form.address [role=option]"
SEARCH = "input.md-search__input"
FOUND = "#__found"

FETCHED = 20_000
"""Milliseconds for what is fetched when a box is first used."""

RESOLVED = """async texts => {
  const { resolve } = await loccit.addresses();
  return texts.map(text => resolve(text).map(answer => answer.href));
}"""


def home(page: Page, root: str) -> None:
    page.goto(root, wait_until="load")
    expect(page.locator("form.address")).to_be_visible()


def type_in(page: Page, text: str) -> None:
    page.locator(BOX).click()
    page.keyboard.insert_text(text)


@pytest.mark.parametrize("below", ["root", "sub"])
def test_the_script_resolves_as_the_table_says(page: Page, serve: Served, below: str) -> None:
    rows = [case for case in cases() if not case.target.startswith("? ambiguous")]
    page.goto(getattr(serve, below) + "documents/gc-59-res-10/", wait_until="load")
    found: list[list[str]] = page.evaluate(RESOLVED, [case.text for case in rows])
    differing = [
        f"{case.text}: {hrefs}, not {case.href}"
        for case, hrefs in zip(rows, found, strict=True)
        if hrefs != ([case.href] if case.href else [])
    ]
    assert differing == []


@pytest.mark.parametrize("below", ["root", "sub"])
@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("WP.77 第66段", "documents/npt-conf.2020-wp.77/#p66"),
        ("GC(59)/RES/10 para 12", "documents/gc-59-res-10/#p12"),
        ("行动 5", "action-plan/#action-5"),
        ("条约第四条", "instruments/npt/#art-4"),
        ("ZODIAC", "initiatives/zodiac/"),
    ],
)
def test_what_is_typed_leads_there(page: Page, serve: Served, below: str, typed: str, address: str) -> None:
    root = getattr(serve, below)
    home(page, root)
    type_in(page, typed)
    page.keyboard.press("Enter")
    page.wait_for_url(root + address)
    page.wait_for_load_state("load")


def test_suggestions_are_walked_with_the_keyboard(page: Page, serve: Served) -> None:
    home(page, serve.root)
    box = page.locator(BOX)
    type_in(page, "WP.77 第6")
    options = page.locator(OPTIONS)
    expect(options.first).to_contain_text("NPT/CONF.2020/WP.77")
    assert options.count() > 3
    expect(box).to_have_attribute("aria-expanded", "true")
    assert box.get_attribute("aria-controls") == page.locator("form.address [role=listbox]").get_attribute("id")
    expect(box).not_to_have_attribute("aria-activedescendant", "address-list-0")
    page.keyboard.press("ArrowUp")
    expect(box).to_have_attribute("aria-activedescendant", f"address-list-{options.count() - 1}")
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") is None, "between the last and the first is the box itself"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.locator(f"{OPTIONS}[aria-selected=true]")
    expect(chosen).to_have_count(1)
    expect(chosen).to_contain_text("第6段")
    page.keyboard.press("Escape")
    expect(page.locator("form.address [role=listbox]")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(serve.root + "documents/npt-conf.2020-wp.77/#p6")


def test_a_tap_on_a_phone_goes_there(open_page: OpenPage, serve: Served) -> None:
    page = open_page(**PHONE)
    home(page, serve.root)
    page.locator(BOX).tap()
    page.keyboard.insert_text("核材料实物保护")
    option = page.locator(OPTIONS).filter(has_text="《核材料实物保护公约》").first
    expect(option).to_be_visible(timeout=FETCHED)
    right = option.bounding_box()
    assert right is not None
    assert right["x"] + right["width"] <= 390
    assert right["height"] >= 32, "too low for a finger"
    option.tap()
    page.wait_for_url(serve.root + "instruments/cppnm/")


def test_several_that_are_meant_are_offered_and_none_is_chosen(page: Page, serve: Served) -> None:
    home(page, serve.root)
    type_in(page, "核安保")
    page.keyboard.press("Enter")
    expect(page.locator(OPTIONS)).to_have_count(2)
    assert page.url == serve.root


@pytest.mark.parametrize("below", ["root", "sub"])
def test_what_means_nothing_is_searched(page: Page, serve: Served, below: str) -> None:
    home(page, getattr(serve, below))
    type_in(page, "旗舰倡议")
    page.keyboard.press("Enter")
    page.wait_for_url(getattr(serve, below) + "search/?q=*")
    expect(page.locator("form.searching input")).to_have_value("旗舰倡议")
    expect(page.locator("#results a").first).to_be_visible(timeout=FETCHED)


def test_where_the_address_book_is_missing_the_search_answers(browser: Browser, serve: Served) -> None:
    context = browser.new_context(locale="zh-CN")  # not watched: the fault is meant
    page = context.new_page()
    page.route("**/data/addresses.json", lambda route: route.abort())
    home(page, serve.root)
    type_in(page, "行动 5")
    page.keyboard.press("Enter")
    page.wait_for_url(serve.root + "search/?q=*")
    expect(page.locator("form.searching input")).to_have_value("行动 5")
    context.close()


def test_nothing_is_fetched_before_it_is_used(page: Page, serve: Served) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        if "addresses.json" in request.url or "/scripts/address/" in request.url:
            asked.append(request.url)

    page.on("request", note)
    home(page, serve.root)
    page.wait_for_load_state("networkidle")
    assert asked == []
    page.locator(BOX).focus()
    page.wait_for_load_state("networkidle")
    assert any(url.endswith("data/addresses.json") for url in asked)


# --- the header's search -----------------------------------------------------------------------------------


def search(page: Page, text: str) -> None:
    magnifier = page.locator("label.md-header__button[for=__search]")
    if magnifier.is_visible():  # on a phone the search is a page of its own
        magnifier.click()
    page.locator(SEARCH).click()
    page.keyboard.insert_text(text)


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desk", "phone"])
def test_the_header_offers_the_jump_first_and_enter_takes_it(
    open_page: OpenPage, serve: Served, options: dict[str, Any]
) -> None:
    page = open_page(**options)
    page.goto(serve.sub + "documents/gc-59-res-10/", wait_until="load")
    search(page, "行动 5")
    first = page.locator(f"{FOUND} a").first
    expect(first).to_contain_text("行动5")
    expect(first).to_have_attribute("aria-selected", "true")
    # What the search itself finds stands below.
    expect(page.locator(f"{FOUND} .passages a").first).to_be_visible(timeout=FETCHED)
    page.keyboard.press("Enter")
    page.wait_for_url(serve.sub + "action-plan/#action-5")


def test_the_headers_arrows_go_through_the_jump_to_the_results(page: Page, serve: Served) -> None:
    page.goto(serve.root + "documents/gc-59-res-10/", wait_until="load")
    search(page, "NPT 第四条")
    expect(page.locator(f"{FOUND} .jump a")).to_have_count(1)
    expect(page.locator(f"{FOUND} .passages a").first).to_be_visible(timeout=FETCHED)
    expect(page.locator(f"{FOUND} .jump a")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"{FOUND} a").nth(1)).to_have_attribute("aria-selected", "true")


def test_what_is_no_citation_is_only_searched(page: Page, serve: Served) -> None:
    page.goto(serve.root + "documents/gc-59-res-10/", wait_until="load")
    search(page, "行动 5")
    expect(page.locator(f"{FOUND} .jump a")).to_have_count(1)
    page.locator(SEARCH).fill("旗舰倡议")
    expect(page.locator(f"{FOUND} .jump")).to_have_count(0)
    expect(page.locator(f"{FOUND} .passages a").first).to_be_visible(timeout=FETCHED)
    page.locator(".md-search [type=reset]").click()
    expect(page.locator(f"{FOUND} a")).to_have_count(0)


# --- any reader --------------------------------------------------------------------------------------------


def test_axe_finds_nothing_serious_while_places_are_offered(open_page: OpenPage, serve: Served) -> None:
    page = open_page(reduced_motion="reduce")
    home(page, serve.root)
    type_in(page, "WP.77 第6")
    expect(page.locator(OPTIONS).first).to_be_visible(timeout=FETCHED)
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"{OPTIONS}[aria-selected=true]")).to_have_count(1)
    assert serious(page) == []
    expect(page.locator("form.address [role=status]")).to_contain_text("8")
    page.goto(serve.root + "documents/gc-59-res-10/", wait_until="load")
    search(page, "NPT art. IV(2)")
    expect(page.locator(f"{FOUND} .jump a")).to_have_count(1)
    page.wait_for_timeout(500)  # the theme fades its list in
    assert serious(page) == []


def test_without_scripts_there_is_no_box_that_does_nothing(open_page: OpenPage, serve: Served) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(serve.root, wait_until="load")
    expect(page.locator("form.address")).to_be_hidden()
