"""Find a Chromium for the tests in a real browser; `--install` gets one where there is none.

`make test` runs this file by its path, before the tests: it imports nothing of ours.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")
PACKAGES = ("chromium", "fonts-noto-cjk")  # without Han glyphs every line of Chinese is as wide as its boxes
ADVICE = "install Chromium with the system's own packages, or set CHROMIUM to the path of one"


def find_chromium() -> str | None:
    """Path of a Chromium that starts: the one CHROMIUM names, one on PATH, or playwright's own."""
    for name in (os.environ.get("CHROMIUM"), *NAMES):
        path = shutil.which(name) if name else None
        if path and _starts(path):
            return path
    path = _playwrights_own()
    return path if path and _starts(path) else None


def _starts(path: str) -> bool:
    """Some systems put a stub on PATH that only says where to get the browser."""
    try:
        tried = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return tried.returncode == 0


def _playwrights_own() -> str | None:
    """Asked in a process of its own: playwright cannot be started where it runs already."""
    if importlib.util.find_spec("playwright") is None:
        return None
    ask = (
        "from playwright.sync_api import sync_playwright as start\n"
        "with start() as playwright: print(playwright.chromium.executable_path)"
    )
    asked = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=False)
    return shutil.which(asked.stdout.strip()) if asked.returncode == 0 else None


def install_chromium() -> str | None:
    """Try what this machine allows, the system's packages first; the path of what came of it."""
    is_root = os.geteuid() == 0 if hasattr(os, "geteuid") else False
    if is_root and shutil.which("apt-get"):
        _say(f"no Chromium found; installing {' and '.join(PACKAGES)} with apt-get")
        _run("apt-get", "-qq", "update")
        _run("apt-get", "-qq", "install", "-y", *PACKAGES)
        if path := find_chromium():
            return path
    _say("no Chromium found; installing playwright's own")
    with_libraries = ["--with-deps"] if is_root else []
    _run(sys.executable, "-m", "playwright", "install", *with_libraries, "chromium")
    return find_chromium()


def _run(*command: str) -> None:
    """Quiet when it works; when it does not, its own last words are what helps."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        _say(f"{' '.join(command)} failed:", *done.stdout.splitlines()[-5:])


def _say(*lines: str) -> None:
    sys.stderr.write("".join(f"{line}\n" for line in lines))


def main(arguments: list[str]) -> int:
    path = find_chromium()
    if path is None and "--install" in arguments:
        path = install_chromium()
    if path is None:
        _say(f"tests/browser: no Chromium that starts; {ADVICE}")
        return 1
    sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
