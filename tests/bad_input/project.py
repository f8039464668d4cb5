"""A small project in a folder of its own: what a test puts there, what the commands say of it, what its pages show."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from generator.cli import app

ROOT = Path(__file__).parents[2]
REGISTRY = {
    "initiatives.yml": "- {id: pui, kind: fund,\n   names: {zh: 和平利用核能倡议, en: Peaceful Uses Initiative},\n"
    "   description: {zh: 资金。}}\n",
    "terminology.yml": "- {id: nuclear-security, kind: term,\n   names: {zh: 核安保, en: nuclear security},\n"
    "   description: {zh: 安保。}}\n",
}
GOOD = "核安保\n\n1. 大会欢迎和平利用核能倡议。\n\n2. 大会重申核安保的重要性。\n"
"""A document without a fault."""
PROGRESS = ("read: ", "render: ", "search: ")


@dataclass(frozen=True)
class Said:
    """What a command printed, line by line, and its exit status."""

    status: int
    out: list[str]
    err: list[str]
    """Without the lines that only tell of progress."""


@dataclass(frozen=True)
class Project:
    """A folder with all that a build needs."""

    root: Path

    def write(self, name: str, content: str | bytes) -> Path:
        """A file of the project."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def document(self, name: str, content: str | bytes) -> Path:
        """A file of corpus/documents/."""
        return self.write(f"corpus/documents/{name}", content)

    def run(self, command: str, *arguments: str) -> Said:
        """A command on this project, in this process: quick, and the same code."""
        told = {"SOURCE_DATE_EPOCH": None}  # a build sets it, for itself alone
        done = CliRunner().invoke(app, [command, "--project", str(self.root), *arguments], env=told)
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return _said(done.exit_code, done.stdout, done.stderr)

    def build(self) -> Said:
        """`loccit build` in this process."""
        return self.run("build")

    def build_apart(self) -> Said:
        """`loccit build` in a process of its own, as an editor runs it."""
        command = [sys.executable, "-m", "generator", "build"]
        done = subprocess.run(
            command,
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        return _said(done.returncode, done.stdout, done.stderr)

    @property
    def site(self) -> Path:
        return self.root / "site"

    def page(self, address: str) -> Page:
        """A page of the built site, read as a browser would."""
        return read_page((self.site / address / "index.html").read_text(encoding="utf-8"))

    def object_of(self, slug: str, language: str = "zh") -> dict[str, Any]:
        """The object of the contract, as the site has it."""
        made: dict[str, Any] = json.loads((self.site / "documents" / slug / f"{language}.json").read_bytes())
        return made

    def digests(self) -> dict[str, str]:
        """Every file of the site, with the hash of its bytes."""
        files = (path for path in sorted(self.site.rglob("*")) if path.is_file())
        return {path.relative_to(self.site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def new_project(root: Path) -> Project:
    """A project without documents: this repository's own settings."""
    project = Project(root)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = _replaced(settings, "custom_dir: ", f"custom_dir: {ROOT.as_posix()}/")
    project.write("mkdocs.yml", settings)
    for folder in ("docs", "corpus/documents"):
        (root / folder).mkdir(parents=True)
    for name, text in REGISTRY.items():
        project.write(f"corpus/registry/{name}", text)
    return project


def _replaced(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, f"mkdocs.yml has not one {old!r}"
    return text.replace(old, new)


def _said(status: int, out: str, err: str) -> Said:
    return Said(status, out.splitlines(), [line for line in err.splitlines() if line and not line.startswith(PROGRESS)])


# --- pages ------------------------------------------------------------------------------------------------

VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
NOT_TEXT = ("num", "note", "back", "headerlink")
"""Classes of what a page adds to the words of a block."""


class Page(HTMLParser):
    """What a page holds: the text of each block by its id, scripts, handlers of events, links."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.texts: dict[str, str] = {}
        self.scripts: list[str] = []
        """What each script element runs: its address, or its text."""
        self.handlers: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.metas: dict[str, str] = {}
        self.title = ""
        self.text = ""
        self._open: list[tuple[str, bool]] = []
        self._block: list[str] = []
        self._words: list[str] = []
        self._block_links: list[str] = []
        self._links_in: dict[str, list[str]] = {}

    def links_in(self, anchor: str) -> list[str]:
        """The links of the paragraph or heading that has the id."""
        return self._links_in[anchor]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.handlers += [f"{tag} {name}={value}" for name, value in given.items() if name.startswith("on")]
        links = [given[name] for name in ("href", "src", "action") if name in given]
        self.links += links
        self._block_links += links
        if tag == "script":
            self.scripts.append(given.get("src", ""))
        if tag == "meta" and (name := given.get("name") or given.get("http-equiv")):
            self.metas[name] = given.get("content", "")
        if tag in BLOCKS:
            self._block, self._words, self._block_links = [], [], []
        if "id" in given:
            self.ids.append(given["id"])
            self._block.append(given["id"])
        if tag not in VOID:
            self._open.append((tag, any(name in NOT_TEXT for name in given.get("class", "").split())))

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            for anchor in self._block:
                self.texts.setdefault(anchor, "".join(self._words).removeprefix(" "))
                self._links_in.setdefault(anchor, self._block_links)
            self._block, self._words = [], []
        while self._open:
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        inside = self._open[-1][0] if self._open else ""
        if inside == "script":
            self.scripts[-1] += data
        elif inside == "title":
            self.title += data
        else:
            self.text += data
            if not any(hidden for _, hidden in self._open):
                self._words.append(data)


def read_page(html: str) -> Page:
    """The page, read."""
    page = Page()
    page.feed(html)
    page.close()
    return page
