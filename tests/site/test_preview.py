"""`loccit serve`: what is saved in the corpus is on the page a moment later."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.test_added_document import ROOT, SLUG, TEXT, copy_of_repository

PATIENCE = 90


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the repository with one small document."""
    copy_of_repository(tmp_path)
    for path in (tmp_path / "corpus/documents").iterdir():
        path.unlink()
    for path in (tmp_path / "corpus/anchors").glob("*.lock"):
        path.unlink()
    (tmp_path / "corpus/documents/one.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def address(project: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "generator", "serve", "--project", str(project), "--address", host]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield f"http://{host}/documents/{SLUG}/"
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(address: str, words: str) -> str:
    """The page, once it has the words."""
    deadline, page = time.monotonic() + PATIENCE, ""
    while time.monotonic() < deadline:
        try:
            page = urllib.request.urlopen(address, timeout=5).read().decode()
        except OSError:
            page = ""
        if words in page:
            return page
        time.sleep(0.3)
    pytest.fail(f"{words!r} never came; the page was {page[-500:]!r}")


def test_saving_a_document_refreshes_the_preview(project: Path, address: str) -> None:
    assert "另行通知" not in wait_for(address, "分发报告")
    path = project / "corpus/documents/one.txt"
    path.write_text(TEXT.replace("分发报告。", "分发报告，另行通知。"), encoding="utf-8")
    wait_for(address, "另行通知")
