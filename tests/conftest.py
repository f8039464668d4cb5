"""What tests of several folders need: the project's own site, built once a run."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BUILD_SECONDS = 600


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite", action="store_true", help="write what tests found as what they expect")


@pytest.fixture
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Whether expectations are to be rewritten; never where nobody reads them."""
    wanted = bool(request.config.getoption("--rewrite"))
    if wanted and os.environ.get("CI"):
        pytest.fail("--rewrite in CI would make every test pass; rewrite at your desk and read the difference")
    return wanted


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the whole site, as `loccit build` makes it from this tree.

    The workers of one run share it: the one that makes the folder `building` first builds, the others wait for
    its verdict. A site that does not build fails every test that asks for it, with what the build said.
    """
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    site, verdict = shared / "built-site", shared / "built-site.verdict"
    try:
        (shared / "building").mkdir()
    except FileExistsError:
        _wait_for(verdict)
    else:
        unfinished = shared / "built-site.unfinished"
        unfinished.write_text(_build(site), encoding="utf-8")
        unfinished.replace(verdict)
    if failure := verdict.read_text(encoding="utf-8"):
        pytest.fail(failure, pytrace=False)
    return site


def _build(site: Path) -> str:
    """What went wrong, or nothing."""
    command = [sys.executable, "-m", "generator", "build", "--site-dir", str(site)]
    try:
        built = subprocess.run(
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=BUILD_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"the site was not built within {BUILD_SECONDS} seconds"
    if built.returncode:
        return f"the site does not build (exit {built.returncode}):\n{built.stdout}"
    if not (site / "index.html").is_file():
        return f"the build ended well and made no index.html:\n{built.stdout}"
    return ""


def _wait_for(verdict: Path) -> None:
    deadline = time.monotonic() + BUILD_SECONDS + 30
    while not verdict.exists():
        if time.monotonic() > deadline:
            pytest.fail("the worker that builds the site never came to an end", pytrace=False)
        time.sleep(0.1)
