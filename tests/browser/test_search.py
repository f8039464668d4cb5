"""The page of the search, in a real browser: what is found, where it leads, what it can be narrowed to."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from generator.search.folding import fold

from .accessible import serious
from .conftest import OpenPage, Served
from .searching import BOX, DONE, HITS, PHONE, RESULTS, finished, in_header, searched, total


@pytest.fixture(scope="module")
def units(built_site: Path) -> list[dict[str, str]]:
    lines = (built_site / "data/paragraphs.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


# --- what is found ------------------------------------------------------------------------------------------


def phrases(units: list[dict[str, str]]) -> list[str]:
    """Ten phrases of different lengths, from anywhere in the texts."""
    chance = random.Random(6)
    made = []
    for length in (1, 2, 2, 3, 4, 4, 6, 8, 12, 20):
        while True:
            text = chance.choice(units)["text"]
            start = chance.randrange(max(1, len(text) - length))
            phrase = text[start : start + length]
            if len(phrase) == length and re.fullmatch(r"[\u4e00-\u9fff]+", phrase):
                made.append(phrase)
                break
    return made


def test_a_quoted_query_finds_what_a_scan_of_the_texts_finds(
    page: Page, serve: Served, units: list[dict[str, str]]
) -> None:
    for phrase in phrases(units):
        wanted = sum(fold(phrase) in fold(unit["text"]) for unit in units)
        searched(page, serve.sub, f"“{phrase}”")
        assert total(page) == wanted > 0, phrase


def test_results_are_paragraphs_with_their_addresses(page: Page, serve: Served, units: list[dict[str, str]]) -> None:
    searched(page, serve.sub, "“人畜共患病”")
    expect(page.locator("#found-status")).to_contain_text(f"{total(page)} 段")
    known = {(unit["slug"], unit["anchor"]): unit["text"] for unit in units}
    for more in page.locator(".more-units").all():
        more.click()
    expect(page.locator(HITS)).to_have_count(total(page))
    addresses = [urlsplit(link.get_attribute("href") or "") for link in page.locator(HITS).all()]
    for address in addresses:
        slug = address.path.removeprefix(urlsplit(serve.sub).path).split("/")[1]
        assert "人畜共患病" in fold(known[slug, address.fragment])
    assert len({(address.path, address.fragment) for address in addresses}) == total(page)
    expect(page.locator(".hit mark").first).to_have_text("人畜共患病")
    expect(page.locator(".hit-number").first).to_contain_text(re.compile(r"第.+段|标题|脚注|段"))


def test_more_documents_come_by_scrolling_and_all_can_be_had(page: Page, serve: Served) -> None:
    searched(page, serve.root, "的")
    documents = int((page.locator("#found-status").inner_text().split("见于 ")[1]).split(" ")[0])
    expect(page.locator(".group")).to_have_count(documents)
    first = page.locator(".group").first
    count = int(first.get_attribute("data-of") or 0)
    while first.locator(".more-units").count():
        before = first.locator(".hit").count()
        first.locator(".more-units").click()
        expect(first.locator(".hit").nth(before)).to_be_visible()
    assert first.locator(".hit").count() == count > 20


@pytest.mark.parametrize("below", ["root", "sub"])
def test_arriving_marks_the_words_and_leaves_the_address_clean(page: Page, serve: Served, below: str) -> None:
    root = getattr(serve, below)
    searched(page, root, "“核安保”")
    link = page.locator(HITS).first
    anchor = urlsplit(link.get_attribute("href") or "").fragment
    link.click()
    expect(page.locator("mark.sought").first).to_have_text("核安保")
    assert page.url.endswith(f"/#{anchor}")
    block = page.locator(f"[id='{anchor}']").locator(
        "xpath=ancestor::*[self::p or self::li or self::h2 or self::h3][1]"
    )
    assert block.locator("mark.sought").count() > 0
    page.reload(wait_until="load")
    expect(page.locator("mark.sought").first).to_be_attached()
    text = page.locator(".doc").inner_text()
    page.locator(".sought-chip button").click()
    expect(page.locator("mark.sought")).to_have_count(0)
    expect(page.locator(".sought-chip")).to_have_count(0)
    assert page.locator(".doc").inner_text() == text
    page.go_back(wait_until="load")
    finished(page)
    expect(page.locator(BOX)).to_have_value("“核安保”")


def test_a_synonym_is_said_marked_and_can_be_switched_off(page: Page, serve: Served) -> None:
    searched(page, serve.root, "核保安")
    both = total(page)
    expect(page.locator(".also-line")).to_contain_text("核安保")
    expect(page.locator("mark.also").first).to_be_attached()
    page.locator(".also-line input").uncheck()
    finished(page)
    expect(page.locator(".also-line input")).not_to_be_checked()
    assert "synonyms=off" in page.url
    assert 0 < total(page) < both
    page.go_back()
    expect(page.locator(RESULTS)).to_have_attribute("data-total", str(both))


def test_a_citation_is_offered_first(page: Page, serve: Served) -> None:
    searched(page, serve.root, "WP.77 第66段")
    expect(page.locator(".jumps a").first).to_contain_text("NPT/CONF.2020/WP.77")
    page.locator(".jumps a").first.click()
    page.wait_for_url(serve.root + "documents/npt-conf.2020-wp.77/#p66")


# --- what it can be narrowed to -----------------------------------------------------------------------------


def test_facets_are_in_the_address_and_can_be_gone_back_to(page: Page, serve: Served) -> None:
    searched(page, serve.root, "核安保")
    every = total(page)
    expect(page.locator("#facets fieldset[data-facet=language]")).to_have_count(0)
    year = page.locator("#facets input[name=year][value='2015']")
    count = int(year.locator("xpath=../span[@class='n']").inner_text())
    year.check()
    expect(page.locator(RESULTS)).to_have_attribute("data-total", str(count))
    assert parse_qs(urlsplit(page.url).query)["year"] == ["2015"]
    expect(page.locator("#facets input[name=year][value='2015']")).to_be_focused()
    other = page.locator("#facets input[name=year]:not(:checked)").first
    other.click()
    expect(page.locator(".chosen button[data-facet=year]")).to_have_count(2)
    finished(page)
    assert count < total(page) <= every
    page.go_back()
    expect(page.locator(RESULTS)).to_have_attribute("data-total", str(count))
    expect(page.locator("#facets input[name=year]:checked")).to_have_count(1)
    page.go_back()
    expect(page.locator(RESULTS)).to_have_attribute("data-total", str(every))
    page.go_forward()
    expect(page.locator(RESULTS)).to_have_attribute("data-total", str(count))
    page.reload(wait_until="load")
    expect(page.locator(RESULTS)).to_have_attribute("data-total", str(count), timeout=DONE)
    page.locator(".chosen button").click()
    expect(page.locator(RESULTS)).to_have_attribute("data-total", str(every))


def test_a_linked_search_that_finds_nothing_can_be_widened(page: Page, serve: Served) -> None:
    searched(page, serve.root, "核安保", "&year=1901")
    assert total(page) == 0
    expect(page.locator("#found-status")).to_contain_text("核安保")
    page.locator(f"{RESULTS} button").first.click()
    finished(page)
    assert total(page) > 0
    assert "year" not in page.url


def test_where_nothing_has_all_words_those_with_half_are_offered(
    page: Page, serve: Served, units: list[dict[str, str]]
) -> None:
    words = ("核安保", "培训", "月球")
    wanted = sum(sum(word in fold(unit["text"]) for word in words) >= 2 for unit in units)
    searched(page, serve.sub, " ".join(words), "&synonyms=off")
    assert total(page) == 0
    expect(page.locator("#found-status")).to_contain_text(f"有 {wanted} 段")
    offer = page.locator(f"{RESULTS} button").first
    offer.focus()
    page.keyboard.press("Enter")
    expect(page.locator(RESULTS)).to_have_attribute("data-total", str(wanted), timeout=DONE)
    expect(page.locator("#found-status")).to_contain_text("至少一半")
    expect(page.locator("#found-status")).to_be_focused()
    expect(page.locator(".relaxed")).to_contain_text("不一定含有全部检索词")
    assert parse_qs(urlsplit(page.url).query)["match"] == ["most"]
    assert re.search("#.+", page.locator(HITS).first.get_attribute("href") or "")
    page.go_back()
    expect(page.locator(RESULTS)).to_have_attribute("data-total", "0")
    page.go_forward()
    expect(page.locator(RESULTS)).to_have_attribute("data-total", str(wanted))
    page.reload(wait_until="load")
    finished(page)
    assert total(page) == wanted
    page.locator(".relaxed button").click()
    expect(page.locator(RESULTS)).to_have_attribute("data-total", "0")
    assert "match" not in page.url
    offer.click()
    expect(page.locator(".relaxed")).to_be_visible()
    page.locator(BOX).fill("核安保 培训")
    expect(page.locator(".relaxed")).to_have_count(0)
    assert "match" not in page.url


def test_what_is_quoted_is_not_relaxed(page: Page, serve: Served) -> None:
    searched(page, serve.root, "“核安保” “月球”", "&match=most")
    assert total(page) == 0
    expect(page.locator(".relaxed")).to_have_count(0)
    expect(page.locator(f"{RESULTS} button")).to_have_count(1)
    expect(page.locator(f"{RESULTS} button")).to_contain_text("引号")


def test_on_a_phone_the_facets_fold_into_a_button(open_page: OpenPage, serve: Served) -> None:
    page = searched(open_page(**PHONE), serve.root, "核安保")
    button = page.locator("button.narrow")
    expect(button).to_be_visible(timeout=DONE)
    expect(page.locator("#facets")).to_be_hidden()
    button.tap()
    expect(page.locator("#facets")).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("#facets label").first.tap()
    expect(page.locator(".chosen button")).to_have_count(1)


# --- any reader ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_serious(open_page: OpenPage, serve: Served, options: dict[str, Any]) -> None:
    page = open_page(reduced_motion="reduce", **options)
    searched(page, serve.root, "核保安")
    expect(page.locator("#facets fieldset").first).to_be_attached()
    if options:
        page.locator("button.narrow").tap()
    assert serious(page) == []
    searched(page, serve.root, "没有这个词组")
    assert serious(page) == []
    page.goto(serve.root + "documents/gc-59-res-10/?q=" + quote("核安保") + "#p1", wait_until="load")
    expect(page.locator(".sought-chip")).to_be_visible()
    in_header(page, "条约第四条")
    expect(page.locator(".offers.jump")).to_be_visible(timeout=DONE)
    expect(page.locator(".offers.passages")).to_be_visible(timeout=DONE)
    page.wait_for_timeout(500)  # the theme fades its list in
    assert serious(page) == []
