"""The glossary and names in texts, in a real browser: found by any spelling and by sounds, whoever reads."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from .accessible import serious
from .conftest import OpenPage, Served
from .test_reading import GC59, PHONE, WP77, visit

PAGE = "glossary/"
ENTRY = "article.entry"
TERM, INITIATIVE = ".md-content a.name.term", ".md-content a.name:not(.term, .quiet)"
IN_ORDER = "nodes => nodes.filter(node => !node.hidden).map(node => node.id)"


def entries(page: Page) -> list[str]:
    """The terms that a reader sees, in their order."""
    found: list[str] = page.eval_on_selector_all(ENTRY, IN_ORDER)
    return found


def letters(page: Page, order: str) -> Locator:
    return page.locator(f".alphabets .letters[data-order={order}]")


def narrow(page: Page, text: str) -> list[str]:
    page.locator(".finder input").fill(text)
    return entries(page)


def assert_arrived(page: Page, identity: str) -> None:
    """The entry stands below what sticks to the top, and looks different from the others."""
    expect(page.locator(f"#{identity}")).to_be_in_viewport()
    bar = page.locator(".alphabets").bounding_box()
    box = page.locator(f"#{identity}").bounding_box()
    assert bar
    assert box
    assert box["y"] >= bar["y"] + bar["height"] - 1
    ground = "id => getComputedStyle(document.getElementById(id)).backgroundColor"
    assert page.evaluate(ground, identity) != "rgba(0, 0, 0, 0)"


# --- order ------------------------------------------------------------------------------------------------


def test_the_order_is_by_sound_and_changes_without_a_reload(page: Page, serve: Served) -> None:
    visit(page, serve.root + PAGE)
    by_sound = entries(page)
    assert by_sound.index("nuclear-safety") < by_sound.index("nuclear-security")  # héānquán, hébǎoān
    expect(letters(page, "english")).to_be_hidden()
    page.evaluate("window.stayed = true")
    page.get_by_role("button", name="英文").click()
    by_english = entries(page)
    names = page.locator(f"{ENTRY} h3 .en").all_text_contents()
    assert sorted(by_sound) == sorted(by_english)
    plain = ["".join(c for c in name.lower() if c.isalnum() or c == " ") for name in names]
    assert [name for name in plain if name[:1].isalpha()] == sorted(name for name in plain if name[:1].isalpha())
    expect(letters(page, "pinyin")).to_be_hidden()
    page.get_by_role("button", name="拼音").click()
    assert entries(page) == by_sound
    assert page.evaluate("window.stayed")


@pytest.mark.parametrize("order", ["pinyin", "english"])
def test_a_letter_leads_to_its_first_entry(page: Page, serve: Served, order: str) -> None:
    visit(page, serve.root + PAGE)
    page.locator(f".finder button[data-order={order}]").click()
    letters(page, order).get_by_role("link", name="N", exact=True).click()
    assert page.url.endswith(f"#{order}.n")
    first = page.locator(f"[id='{order}.n'] + {ENTRY}")
    expect(first).to_be_in_viewport()
    assert (first.get_attribute(f"data-{order}") or "").endswith(" N")


def test_without_scripts_the_other_order_is_an_index(open_page: OpenPage, serve: Served) -> None:
    page = open_page(java_script_enabled=False)
    visit(page, serve.root + PAGE)
    expect(page.locator(".finder")).to_be_hidden()
    page.locator(".by-other summary").click()
    page.locator(".by-other").get_by_role("link", name="nuclear security 核保安", exact=True).click()
    assert page.url.endswith("#nuclear-security")
    expect(page.locator("#nuclear-security")).to_be_in_viewport()


# --- finding ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wanted", ["hab", "hean", "heanbao", "核 安保", "NUCLEAR security", "ｎｕｃｌｅａｒ ｓｅｃ", "核保安"]
)
def test_a_term_is_found_by_every_form_its_sounds_and_their_initials(page: Page, serve: Served, wanted: str) -> None:
    visit(page, serve.root + PAGE)
    everything = len(entries(page))
    found = narrow(page, wanted)
    assert "nuclear-security" in found
    assert len(found) < everything / 3
    assert narrow(page, "") == entries(page)
    assert len(entries(page)) == everything


def test_what_nobody_wrote_finds_nothing_and_says_so(page: Page, serve: Served) -> None:
    visit(page, serve.root + PAGE)
    assert narrow(page, "zzzz") == []
    expect(page.locator("p.empty")).to_be_visible()
    expect(page.locator(".finder output")).to_have_text("0 / " + str(page.locator(".entry").count()))
    assert page.locator("h2.letter:visible").count() == 0


def test_an_abbreviation_leads_to_its_page(page: Page, serve: Served) -> None:
    visit(page, serve.root + PAGE)
    narrow(page, "ZODIAC")
    line = page.locator("#zodiac")
    expect(line).to_be_visible()
    line.get_by_role("link").click()
    page.wait_for_url("**/initiatives/zodiac/")


# --- deep links -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [{}, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("identity", ["nuclear-security", "npt"])
def test_a_deep_link_arrives_where_one_sees_it(
    open_page: OpenPage, serve: Served, identity: str, size: dict[str, Any]
) -> None:
    page = open_page(**size)
    visit(page, f"{serve.root}{PAGE}#{identity}")
    assert_arrived(page, identity)


def test_a_link_to_what_is_narrowed_away_shows_it(page: Page, serve: Served) -> None:
    visit(page, serve.root + PAGE)
    page.locator(".finder button[data-order=english]").click()
    assert "nuclear-safety" not in narrow(page, "核安保")
    page.locator("#nuclear-security .confused a").first.click()
    assert_arrived(page, "nuclear-safety")
    expect(page.locator(".finder input")).to_have_value("")


# --- names in texts ---------------------------------------------------------------------------------------


def card_of(page: Page) -> Locator:
    card = page.locator(".preview")
    expect(card).to_be_visible()
    return card


@pytest.mark.parametrize("kind", [TERM, INITIATIVE], ids=["term", "initiative"])
@pytest.mark.parametrize("way", ["hover", "focus"])
def test_a_name_says_what_it_is_to_a_pointer_and_to_the_keyboard(
    page: Page, serve: Served, kind: str, way: str
) -> None:
    visit(page, serve.root + GC59)
    link = page.locator(kind).first
    head, _, said = (link.get_attribute("title") or "").partition("\n")
    assert said
    if way == "focus":
        page.keyboard.press("Tab")  # or the browser would not take it for the keyboard's focus
    getattr(link, way)()
    card = card_of(page)
    expect(card.locator(".head")).to_have_text(head)
    expect(card.locator(".said")).to_have_text(said)
    expect(link).to_have_attribute("aria-describedby", "preview")
    assert link.get_attribute("title") is None  # or the browser would draw its own beside the card
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    assert link.get_attribute("title") == f"{head}\n{said}"


def test_a_tap_opens_the_card_with_a_way_on(open_page: OpenPage, serve: Served) -> None:
    page = open_page(**PHONE)
    visit(page, serve.root + GC59)
    link = page.locator(TERM).first
    there = link.get_attribute("href") or ""
    link.tap()
    card_of(page).get_by_role("link", name="打开").tap()
    page.wait_for_url(f"**/{there.lstrip('./')}")


def test_no_name_is_marked_in_a_heading(page: Page, serve: Served) -> None:
    visit(page, serve.root + WP77)
    assert page.locator(".doc p a.name").count() > 50
    assert page.locator(".doc :is(h2, h3, h4, h5) a.name").count() == 0


# --- any reader -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [{}, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_serious(open_page: OpenPage, serve: Served, size: dict[str, Any]) -> None:
    page = open_page(reduced_motion="reduce", **size)
    visit(page, f"{serve.root}{PAGE}#nuclear-security")
    page.locator("#nuclear-security details summary").click()
    narrow(page, "heanbao")
    assert serious(page, "article.entry:not([hidden])" if size else "html") == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_page(open_page: OpenPage, serve: Served, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    visit(page, serve.root + PAGE)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_paper_has_the_cards_and_no_controls(browser: Browser, serve: Served) -> None:
    page = browser.new_page()
    page.goto(serve.root + PAGE)
    page.emulate_media(media="print")
    for gone in (".finder", ".letters", ".by-other", ".files", "details.uses"):
        assert not page.locator(gone).first.is_visible(), gone
    expect(page.locator("#nuclear-security table.forms")).to_be_visible()
    page.close()
