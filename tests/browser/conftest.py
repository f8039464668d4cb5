"""A real browser on the built site. Every page it opens is watched: a fault nobody looked for fails the test."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, sync_playwright

from .find_chromium import ADVICE, find_chromium

FLAGS = (
    "--no-sandbox",  # containers have no user namespaces
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
BELOW = "/sub/path"

OpenPage = Callable[..., Page]


class Served(NamedTuple):
    """Where the site is served."""

    root: str
    """At the root of a host, with the stroke that ends it."""
    sub: str
    """Below a path of another host, as project pages are."""


class _Handler(SimpleHTTPRequestHandler):
    """Files of one folder below one path; nothing above it, and no log."""

    def __init__(self, *args: Any, below: str, **kwargs: Any) -> None:
        self.below = below
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        if not path.startswith(f"{self.below}/"):
            return str(Path(self.directory) / "no such file")
        return super().translate_path(path.removeprefix(self.below))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class names it so
        pass


@pytest.fixture(scope="session")
def serve(built_site: Path) -> Iterator[Served]:
    """The built site, on two hosts."""
    servers = [
        ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(built_site), below=below))
        for below in ("", BELOW)
    ]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    root, sub = (f"http://127.0.0.1:{server.server_address[1]}" for server in servers)
    yield Served(f"{root}/", f"{sub}{BELOW}/")
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. Where there is none the tests fail: a site nobody saw in a browser is not tested."""
    path = find_chromium()
    if path is None:
        pytest.fail(f"no Chromium that starts: run `make test`, which gets one, or {ADVICE}", pytrace=False)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser, serve: Served) -> Iterator[OpenPage]:
    """Open a watched page in a context of its own; arguments are those of playwright's `new_context`."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opened(**options: Any) -> Page:
        context = browser.new_context(**{"locale": "zh-CN", **options})
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        page = context.new_page()
        _watch(page, {urlsplit(address).netloc for address in serve}, faults)
        return page

    yield opened
    for context in contexts:
        context.close()
    if faults:
        pytest.fail("the page had faults:\n" + "\n".join(dict.fromkeys(faults)), pytrace=False)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A watched page of ordinary size."""
    return open_page()


def _watch(page: Page, hosts: set[str], faults: list[str]) -> None:
    """Note every error, every answer that is none, and every request that leaves the site."""

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(f"{page.url}: console: {message.text}")

    def on_request(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.netloc not in hosts:
            faults.append(f"{page.url}: asks another host: {request.url}")

    def on_failed(request: Request) -> None:
        # A page that is left gives up what it was still loading.
        if urlsplit(request.url).netloc in hosts and request.failure != "net::ERR_ABORTED":
            faults.append(f"{page.url}: {request.failure}: {request.url}")

    def on_response(response: Response) -> None:
        if response.status >= 400 and urlsplit(response.url).netloc in hosts:
            faults.append(f"{page.url}: {response.status}: {response.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: script: {error}"))
    page.on("request", on_request)
    page.on("requestfailed", on_failed)
    page.on("response", on_response)
