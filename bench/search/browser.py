"""A page in headless Chromium, served from a folder, that answers questions."""

from __future__ import annotations

import contextlib
import gzip
import threading
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser.find_chromium import find_chromium

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
_ZIPPED = {".css", ".html", ".js", ".json"}
"""What servers send zipped of themselves."""


@cache
def over_the_wire(file: Path) -> int:
    """Bytes that a file takes on its way to a reader."""
    content = file.read_bytes()
    return len(gzip.compress(content) if file.suffix in _ZIPPED else content)


def most_memory(process: int) -> int:
    """The most bytes that a process has taken so far."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) << 10
    return 0


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def copyfile(self, source: Any, outputfile: Any) -> None:
        self.server.sent.append(Path(self.translate_path(self.path)))
        outputfile.write(source.read())

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")  # a reader who comes for the first time
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Nobody reads it."""


class _Server(ThreadingHTTPServer):
    request_queue_size = 128

    def __init__(self, root: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Quiet, directory=str(root)))
        self.sent: list[Path] = []

    def handle_error(self, *_: Any) -> None:
        """A page that is left does not wait for its files."""


class Page:
    """`ask` calls a function of the page; what takes longer than the limit, in seconds, is an error."""

    def __init__(self, root: Path, path: str, function: str, limit: float = 120) -> None:
        self.function = function
        self.limit = limit * 1000
        self.server = _Server(root)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.playwright = sync_playwright().start()
        self.browser = self.playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        self.page = self.browser.new_page()
        self.page.set_default_timeout(self.limit)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/{path}"
        self.fresh()

    def fresh(self) -> None:
        """The page as a reader first meets it."""
        self.server.sent.clear()
        self.page.goto(self.address)
        self.page.wait_for_function(f"() => window.{self.function}")

    def __enter__(self) -> Page:
        return self

    def __exit__(self, *_: object) -> None:
        self.browser.close()
        self.playwright.stop()
        self.server.shutdown()

    @property
    def sent(self) -> int:
        """Bytes over the wire since the page was fresh."""
        return sum(map(over_the_wire, self.server.sent))

    @property
    def memory(self) -> int:
        """The most that the browser has taken for the page so far, its workers too, in bytes."""
        said = self.browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
        return max(most_memory(one["id"]) for one in said["processInfo"] if one["type"] == "renderer")

    def ask(self, question: Any) -> Any:
        late = "new Promise((_, fail) => setTimeout(() => fail(new Error('no answer')), limit))"
        race = f"([question, limit]) => Promise.race([window.{self.function}(question), {late}])"
        return self.page.evaluate(race, [question, self.limit])
