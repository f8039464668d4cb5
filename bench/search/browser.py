"""A page in headless Chromium, served from a folder, that answers questions."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser.find_chromium import find_chromium

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def copyfile(self, source: Any, outputfile: Any) -> None:
        content = source.read()
        self.server.sent += len(content)  # type: ignore[attr-defined]
        outputfile.write(content)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")  # a reader who comes for the first time
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Nobody reads it."""


class _Server(ThreadingHTTPServer):
    request_queue_size = 128
    sent = 0

    def handle_error(self, *_: Any) -> None:
        """A page that is left does not wait for its files."""


class Page:
    """`ask` calls a function of the page."""

    def __init__(self, root: Path, path: str, function: str) -> None:
        self.function = function
        self.server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(root)))
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.playwright = sync_playwright().start()
        self.browser = self.playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        self.page = self.browser.new_page()
        self.page.set_default_timeout(120_000)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/{path}"
        self.fresh()

    def fresh(self) -> None:
        """The page as a reader first meets it."""
        before = self.sent
        self.page.goto(self.address)
        self.page.wait_for_function(f"() => window.{self.function}")
        self.loaded = self.sent - before
        """Bytes of what the page itself needs."""

    def __enter__(self) -> Page:
        return self

    def __exit__(self, *_: object) -> None:
        self.browser.close()
        self.playwright.stop()
        self.server.shutdown()

    @property
    def sent(self) -> int:
        """Bytes of files so far."""
        return self.server.sent

    def ask(self, question: Any) -> Any:
        return self.page.evaluate(f"(question) => window.{self.function}(question)", question)
