"""The search where something is wrong: what is typed, what does not arrive, what a browser cannot."""

from __future__ import annotations

import json
import os
import shutil
import threading
import zlib
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from .conftest import OpenPage, Served, _Handler
from .searching import BOX, DONE, HEADER, HITS, OPTIONS, RESULTS, finished, searched, total

# --- bad input, bad networks --------------------------------------------------------------------------------

BAD = {
    "long": "核安保与和平利用" * 700,
    "long-word": "a" * 5000,
    "punctuation": "，。！？（）…",
    "ascii-punctuation": "!@#$%^&*()_+=[]{}|;:,.<>/?",
    "open-quote": "“核安保",
    "lone-quotes": '" " “” "',
    "regex": "(核|安)+[保.*?^$\\",
    "script": "<script>window.broken = 1</script><img src=x onerror='window.broken = 1'>",
    "minus": "-核安保",
    "odd": "\ud83d\ude00\u0000\u202e核\ufeff",
    "like": "__proto__ constructor toString",
}


@pytest.mark.parametrize("name", BAD)
def test_whatever_is_typed_gets_an_answer(page: Page, serve: Served, name: str) -> None:
    page.goto(serve.root + "search/", wait_until="load")
    page.locator(BOX).fill(BAD[name])
    page.locator(BOX).press("Enter")
    finished(page)
    assert page.locator("#found-status").inner_text().strip()
    assert page.locator(".trouble").inner_text() == ""
    assert page.evaluate("window.broken") is None
    page.reload(wait_until="load")
    finished(page)
    assert page.locator(f"{RESULTS} :is(script, img)").count() == 0
    if name.startswith("long"):
        expect(page.locator(".cut")).to_be_visible()
    page.keyboard.press("Control+k")
    page.keyboard.insert_text(BAD[name])
    expect(page.locator(OPTIONS).last).to_be_attached(timeout=DONE)
    assert page.evaluate("window.broken") is None


def test_what_did_not_arrive_is_said_and_asked_for_again(browser: Browser, serve: Served) -> None:
    page = browser.new_context(locale="zh-CN").new_page()  # not watched: the fault is meant

    def fail(route: Route) -> None:
        route.abort()

    page.context.route("**/*.terms", fail)
    page.goto(f"{serve.sub}search/?q={quote('核安保')}", wait_until="load")
    again = page.locator(".trouble button")
    expect(again).to_be_visible(timeout=DONE)
    expect(page.locator(RESULTS)).to_have_attribute("aria-busy", "false")
    expect(page.locator(".searching-ways")).to_be_visible()
    again.click()
    expect(again).to_be_visible()
    page.context.unroute("**/*.terms", fail)
    again.click()
    finished(page)
    assert total(page) > 0
    expect(page.locator(".trouble")).to_be_empty()
    page.context.close()


def test_facets_that_did_not_arrive_leave_the_results(browser: Browser, serve: Served) -> None:
    page = browser.new_context(locale="zh-CN").new_page()
    page.context.route("**/*.facets", lambda route: route.abort())
    searched(page, serve.root, "核安保")
    expect(page.locator(".trouble button")).to_be_visible(timeout=DONE)
    assert page.locator(HITS).count() > 0
    page.context.unroute_all()
    page.locator(".trouble button").click()
    expect(page.locator("#facets fieldset").first).to_be_visible()
    page.context.close()


@pytest.fixture
def moving(built_site: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A copy of the site that can change while it is served, and where it is."""
    site = tmp_path / "site"
    shutil.copytree(built_site, site)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site), below=""))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/", site
    server.shutdown()
    server.server_close()


def test_a_new_index_while_the_page_is_open(browser: Browser, moving: tuple[str, Path]) -> None:
    root, site = moving
    page = browser.new_context(locale="zh-CN").new_page()
    searched(page, root, "核安保")
    before = total(page)
    index = json.loads((site / "search/index.json").read_text(encoding="utf-8"))
    manifest = site / "search/zh" / f"{index['languages']['zh']['manifest']}.manifest"
    for kind in ("terms", "places"):
        for file in list((site / "search/zh").glob(f"*.{kind}")):
            file.rename(
                file.with_name("f" + file.name[1:]) if file.name[0] != "f" else file.with_name("0" + file.name[1:])
            )
    manifest.rename(manifest.with_name("0123456789.manifest"))
    _rename_shards(site / "search/zh/0123456789.manifest")
    index["languages"]["zh"]["manifest"] = "0123456789"
    (site / "search/index.json").write_text(json.dumps(index), encoding="utf-8")
    page.locator(BOX).fill("和平利用核能")
    page.locator(BOX).press("Enter")
    finished(page)
    assert total(page) > 0
    page.locator(BOX).fill("核安保")
    page.locator(BOX).press("Enter")
    expect(page.locator(RESULTS)).to_have_attribute("data-total", str(before))
    index["version"] = 99
    (site / "search/index.json").write_text(json.dumps(index), encoding="utf-8")
    os.utime(site / "search/index.json", (2e9, 2e9))  # the server tells changes by the second
    page.reload(wait_until="load")
    expect(page.locator(".trouble")).to_contain_text("重新载入", timeout=DONE)
    page.context.close()


def _rename_shards(manifest: Path) -> None:
    said: dict[str, Any] = json.loads(zlib.decompress(manifest.read_bytes(), wbits=-15))
    said["shards"] = [
        [first, ("0" if name[0] == "f" else "f") + name[1:], *sizes] for first, name, *sizes in said["shards"]
    ]
    squeezed = zlib.compressobj(wbits=-15)
    manifest.write_bytes(squeezed.compress(json.dumps(said).encode()) + squeezed.flush())


def test_a_browser_that_cannot_gets_the_indexes(open_page: OpenPage, serve: Served) -> None:
    page = open_page()
    page.add_init_script("delete globalThis.DecompressionStream")
    page.goto(f"{serve.root}search/?q={quote('核安保')}", wait_until="load")
    expect(page.locator(".trouble")).to_contain_text("浏览器")
    expect(page.locator(".searching-ways a").first).to_be_visible()


def test_without_scripts_it_is_a_form_and_the_indexes(open_page: OpenPage, serve: Served) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(serve.sub, wait_until="load")
    page.locator(HEADER).fill("核安保")
    page.locator(HEADER).press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert unquote(page.url).endswith("?q=核安保")
    expect(page.locator(".found")).to_be_hidden()
    expect(page.locator("noscript p")).to_be_visible()
    page.locator(".searching-ways a[href$='documents/']").click()
    page.wait_for_url(serve.sub + "documents/")


def test_an_empty_query_offers_the_indexes(page: Page, serve: Served) -> None:
    page.goto(serve.root + "search/", wait_until="load")
    expect(page.locator(RESULTS)).to_have_attribute("aria-busy", "false")
    expect(page.locator(".searching-ways a[href$='glossary/']")).to_be_visible()
    page.locator(BOX).fill("核安保")
    finished(page)
    expect(page.locator(".searching-ways")).to_be_hidden()
    page.locator(BOX).fill("")
    expect(page.locator(".searching-ways")).to_be_visible()
    expect(page.locator(HITS)).to_have_count(0)
