"""Reading, in a real browser: one lands where the link says, copies it, on any screen, with or without scripts."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as NeverHappened

from .accessible import serious
from .conftest import OpenPage, Served

WP77 = "documents/npt-conf.2020-wp.77/"
GC59 = "documents/gc-59-res-10/"
CITED = ("references/", "references/s-res-1540-2004/", "instruments/", "instruments/npt/", "action-plan/", "sdgs/")
PAGES = ("", "documents/", WP77, GC59, "initiatives/", "initiatives/zodiac/", "glossary/", *CITED)
ADDRESSES = [(WP77, "p66"), (WP77, "p187"), (WP77, "p187-14-a"), (WP77, "h-x1"), (GC59, "pp-f"), (GC59, "fn-1")]
ADDRESSES += [("instruments/npt/", "art-4-2"), ("action-plan/", "action-24"), ("sdgs/", "goal-3")]
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}

# What a reader sees of an address: where its block stands below what sticks to the top, and whether it is marked.
SEEN = """id => {
  const target = document.getElementById(id);
  if (!target) return { found: false };
  const block = target.closest("p, li, h1, h2, h3, h4, h5, h6, tr, table") ?? target;
  const box = block.getBoundingClientRect();
  const header = document.querySelector(".md-header").getBoundingClientRect();
  const drawn = color => !/^(transparent|rgba\\(.*, 0\\))$/.test(color);
  const marked = [null, "::before", "::after"].some(pseudo => {
    const style = getComputedStyle(block, pseudo);
    return (!pseudo || style.content !== "none") && drawn(style.backgroundColor);
  });
  return { found: true, marked, top: Math.round(box.top), below: Math.round(header.bottom), height: innerHeight };
}"""
LANDED = f"""id => {{
  const seen = ({SEEN})(id);
  return seen.found && seen.marked && seen.top >= seen.below - 1 && seen.top < seen.height * 0.8;
}}"""


def visit(page: Page, address: str) -> None:
    """Go there, past any page that is the same but for the fragment."""
    page.goto("about:blank")
    page.goto(address, wait_until="load")


def assert_landed(page: Page, anchor: str) -> None:
    """The block is in view, not under the header, and marked; what was seen instead is in the message."""
    try:
        page.wait_for_function(LANDED, arg=anchor, timeout=5_000)
    except NeverHappened:
        pytest.fail(f"{page.url}: no reader sees that this is {anchor}: {page.evaluate(SEEN, anchor)}")


# --- landing ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("document", "anchor"), ADDRESSES)
def test_a_deep_link_lands_and_is_marked(page: Page, serve: Served, document: str, anchor: str) -> None:
    visit(page, f"{serve.root}{document}#{anchor}")
    assert_landed(page, anchor)


@pytest.mark.parametrize(("document", "anchor"), [(WP77, "p66"), (WP77, "p187-14-a"), (GC59, "fn-1")])
def test_a_deep_link_lands_on_a_phone(open_page: OpenPage, serve: Served, document: str, anchor: str) -> None:
    page = open_page(**PHONE)
    visit(page, f"{serve.root}{document}#{anchor}")
    assert_landed(page, anchor)


def test_only_the_block_one_arrived_at_is_marked(page: Page, serve: Served) -> None:
    visit(page, f"{serve.root}{WP77}#p66")
    assert_landed(page, "p66")
    for other in ("p65", "p67"):
        assert page.evaluate(SEEN, other)["marked"] is False, other
    page.evaluate("location.hash = 'p65'")
    assert_landed(page, "p65")
    assert page.evaluate(SEEN, "p66")["marked"] is False


def test_numbers_that_start_again_are_not_confused(page: Page, serve: Served) -> None:
    visit(page, f"{serve.root}{WP77}")
    first, second = page.locator("p:has(> a.num#p66)"), page.locator("p:has(> [id='p187-66'])")
    expect(first).to_contain_text("审议大会欢迎原子能机构总干事提出的")
    expect(second).to_contain_text("审议大会敦促所有缔约国落实经修订的原子能机构")
    assert first.locator("a.num").inner_text() == second.locator("a.num").inner_text() == "66."


def test_a_footnote_leads_there_and_back(page: Page, serve: Served) -> None:
    visit(page, f"{serve.root}{GC59}")
    page.locator("sup#fnref-1 a, sup:has(#fnref-1) a").first.click()
    assert_landed(page, "fn-1")
    assert page.url.endswith("#fn-1")
    page.locator("[href='#fnref-1']").first.click()
    assert page.url.endswith("#fnref-1")
    expect(page.locator("[id='fnref-1']")).to_be_in_viewport()


# --- citing -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("below", ["root", "sub"])
def test_a_click_on_the_number_copies_the_citation(page: Page, serve: Served, below: str) -> None:
    address = getattr(serve, below) + WP77
    visit(page, f"{address}?from=mail")
    number = page.locator("a.num[href='#p66']")
    assert number.get_attribute("title") == "第66段"
    number.click()
    toast = page.locator(".toast[role=status]")
    expect(toast).to_be_visible()
    expect(toast).to_contain_text("第66段")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.replace("\r\n", "\n") == f"NPT/CONF.2020/WP.77，第66段\n{address}#p66"
    assert page.url.endswith("#p66"), "the number stays a plain link"
    assert_landed(page, "p66")


def test_the_number_works_from_the_keyboard(page: Page, serve: Served) -> None:
    visit(page, f"{serve.root}{WP77}")
    page.locator("a.num[href='#p66']").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".toast[role=status]")).to_contain_text("第66段")
    assert page.evaluate("navigator.clipboard.readText()").endswith("#p66")


# --- lists ------------------------------------------------------------------------------------------------


def rows(page: Page) -> list[str]:
    """The first cells of the rows that are shown."""
    shown: list[str] = page.eval_on_selector_all(
        "table.index tbody tr", "rows => rows.filter(row => row.checkVisibility()).map(row => row.innerText)"
    )
    return shown


@pytest.mark.parametrize("address", ["documents/", "initiatives/"])
def test_a_list_sorts_both_ways(page: Page, serve: Served, address: str) -> None:
    visit(page, serve.root + address)
    before = rows(page)
    assert len(before) > 1
    heads = page.locator("table.index thead th:has(button)")
    assert heads.count() > 0
    for index in range(heads.count()):
        head = heads.nth(index)
        head.locator("button").click()
        expect(head).to_have_attribute("aria-sort", "ascending")
        ascending = rows(page)
        head.locator("button").click()
        expect(head).to_have_attribute("aria-sort", "descending")
        assert sorted(rows(page)) == sorted(ascending) == sorted(before), "sorting loses no row"
        assert page.locator("table.index th[aria-sort]").count() == 1
    name = heads.first
    name.locator("button").click()
    ascending = rows(page)
    name.locator("button").click()
    assert ascending != rows(page), "the first column has no order"


def test_a_list_narrows(page: Page, serve: Served) -> None:
    visit(page, f"{serve.root}initiatives/")
    before = rows(page)
    box = page.locator(".filter input").first
    box.fill("zodiac")
    assert 0 < len(rows(page)) < len(before)
    assert all("zodiac" in row.lower() for row in rows(page))
    box.fill("没有这样的倡议")
    assert rows(page) == []
    box.fill("")
    assert rows(page) == before


# --- any screen, any reader -------------------------------------------------------------------------------


# What makes a page wider than its window: the innermost nodes that reach past its edge. A drawer that waits beside the
# window is fixed, and widens nothing.
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  const page = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
  if (page <= width) return null;
  const fixed = node => node && (getComputedStyle(node).position === "fixed" || fixed(node.parentElement));
  const over = [...document.querySelectorAll("body *")].filter(
    node => node.getBoundingClientRect().right > width + 1 && !fixed(node),
  );
  const innermost = over.filter(node => !over.some(other => other !== node && node.contains(other)));
  return { page, width, over: innermost.slice(0, 10).map(node => node.outerHTML.slice(0, 160)) };
}"""


@pytest.mark.parametrize("address", PAGES, ids=lambda address: address or "home")
def test_nothing_scrolls_sideways(open_page: OpenPage, serve: Served, address: str) -> None:
    page = open_page(**PHONE)
    visit(page, serve.root + address)
    for width in (320, 360, 768):
        page.set_viewport_size({"width": width, "height": 740})
        found = page.evaluate(TOO_WIDE)
        assert found is None, json.dumps(found, ensure_ascii=False, indent=1)


@pytest.mark.parametrize("address", PAGES, ids=lambda address: address or "home")
def test_without_scripts_all_is_there_to_read(open_page: OpenPage, serve: Served, address: str) -> None:
    with_scripts, without = open_page(), open_page(java_script_enabled=False)
    visit(with_scripts, serve.root + address)
    visit(without, serve.root + address)
    links = ".md-content a[href]:not(.headerlink)"
    assert without.locator(".md-content").is_visible()
    assert without.locator(links).count() == with_scripts.locator(links).count() > 0
    blocks = ".md-content p:has(> a.num)"
    hidden = without.eval_on_selector_all(
        blocks, "blocks => blocks.filter(block => !block.checkVisibility()).map(block => block.innerText)"
    )
    assert hidden == []


def test_without_scripts_a_deep_link_lands_and_is_marked(open_page: OpenPage, serve: Served) -> None:
    page = open_page(java_script_enabled=False)
    visit(page, f"{serve.root}{WP77}#p66")
    expect(page.locator("p:has(> a.num#p66)")).to_be_in_viewport()
    seen = page.evaluate(SEEN, "p66")
    assert seen["marked"], seen
    assert seen["top"] >= seen["below"] - 1, seen


@pytest.mark.parametrize("address", PAGES, ids=lambda address: address or "home")
def test_a_page_works_below_a_path(page: Page, serve: Served, address: str) -> None:
    visit(page, serve.sub + address)
    assert page.locator("h1").count() == 1
    page.wait_for_load_state("networkidle")


# The glossary and the long document are looked at where their cards are open.
@pytest.mark.parametrize("address", sorted({*PAGES} - {"glossary/", WP77}), ids=lambda address: address or "home")
def test_axe_finds_nothing_serious(open_page: OpenPage, serve: Served, address: str) -> None:
    page = open_page(reduced_motion="reduce")
    visit(page, serve.root + address)
    assert serious(page) == []
