"""Every link of the built site leads somewhere, wherever the site is put."""

from __future__ import annotations

import json
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

HOST = "http://site.example"
BASES = ("/", "/sub/path/")
"""A link with one `../` too many is forgiven at the root of a host, and breaks below a path."""

LINKS = {
    "a": ("href",),
    "area": ("href",),
    "link": ("href",),
    "img": ("src",),
    "script": ("src",),
    "iframe": ("src",),
    "source": ("src",),
    "form": ("action",),
}
NOT_PAGES = ("http", "https", "mailto", "tel", "data", "javascript")


class Read(HTMLParser):
    """What one page offers to link to, and what it links to."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.links: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value for name, value in attrs if value is not None}
        line = self.getpos()[0]
        if "id" in given:
            self.ids[given["id"]] += 1
        self.links += [(line, given[name]) for name in LINKS.get(tag, ()) if name in given]
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self.links.append((line, given.get("content", "").partition("=")[2].strip("'\" ")))


def read(page: Path) -> Read:
    parser = Read()
    parser.feed(page.read_text(encoding="utf-8"))
    parser.close()
    return parser


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, Read]:
    """Every HTML page, by its path in the site."""
    return {page.relative_to(built_site).as_posix(): read(page) for page in sorted(built_site.rglob("*.html"))}


def test_every_link_resolves(built_site: Path, pages: dict[str, Read]) -> None:
    broken: list[str] = []
    checked = 0
    for name, page in pages.items():
        for line, link in page.links:
            if urlsplit(link).scheme in NOT_PAGES or link.startswith("//"):
                continue
            if name == "404.html" and link.startswith("/"):
                continue  # shown at any address, so it cannot know the way up
            checked += 1
            if reason := why_broken(name, link, built_site, pages):
                broken.append(f"{name}:{line}: {link!r} {reason}")
    assert checked, "not one link was looked at"
    assert not broken, f"{len(broken)} of {checked} links are broken:\n" + "\n".join(broken)


def why_broken(name: str, link: str, site: Path, pages: dict[str, Read]) -> str | None:
    """What is wrong with a link of one page; None where it leads somewhere."""
    if link.startswith("/"):
        return "is an absolute path, which breaks where the site is below one"
    for base in BASES:
        target = urlsplit(urljoin(f"{HOST}{base}{name}", link))
        if not target.path.startswith(base):
            return "leaves the site"
        path = unquote(target.path.removeprefix(base))
        if path == "" or path.endswith("/"):
            path += "index.html"
        if (site / path).is_dir():
            return "names a folder without the stroke that ends it"
        if not (site / path).is_file():
            return "leads nowhere"
        fragment = unquote(target.fragment.partition(":~:")[0])
        if fragment not in ("", "top") and path in pages and fragment not in pages[path].ids:
            return f"finds no such id on {path}"
    return None


def test_every_reference_leads_somewhere(built_site: Path, pages: dict[str, Read]) -> None:
    """What programs read in the data, too: each page is there, and has the part that is cited."""
    lines = (built_site / "data/references.jsonl").read_text(encoding="utf-8").splitlines()
    addresses = {row["href"] for row in map(json.loads, lines) if row["href"] is not None}
    assert len(addresses) > 100
    broken = {address: why_broken("index.html", address, built_site, pages) for address in sorted(addresses)}
    assert {address: why for address, why in broken.items() if why} == {}
    folders = {address.split("/")[0] for address in addresses}
    assert {"documents", "references", "instruments", "action-plan", "sdgs"} <= folders


def test_ids_are_unique_on_their_page(pages: dict[str, Read]) -> None:
    assert any(page.ids for page in pages.values()), "not one id was looked at"
    twice = [
        f"{name}: {identifier}" for name, page in pages.items() for identifier, count in page.ids.items() if count > 1
    ]
    assert not twice, "\n".join(twice)


# --- the check itself -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("#p1", None),
        ("", None),
        ("../b/", None),
        ("../b/?q=1#p2", None),
        ("../b/index.html#p%32", None),
        ("../b/#:~:text=审议", None),
        ("../data.json#x", None),
        ("../../", "leaves the site"),
        ("../../../sub/path/b/", "leads nowhere"),
        ("/b/", "is an absolute path, which breaks where the site is below one"),
        ("../b", "names a folder without the stroke that ends it"),
        ("../c/", "leads nowhere"),
        ("#p2", "finds no such id on a/index.html"),
        ("../b/#p1", "finds no such id on b/index.html"),
    ],
)
def test_a_link_is_judged(tmp_path: Path, link: str, reason: str | None) -> None:
    for name, text in (("index.html", ""), ("a/index.html", "<p id=p1>"), ("b/index.html", "<p id=p2>")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "data.json").write_text("{}", encoding="utf-8")
    pages = {page.relative_to(tmp_path).as_posix(): read(page) for page in tmp_path.rglob("*.html")}
    assert why_broken("a/index.html", link, tmp_path, pages) == reason


def test_links_are_found(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(
        '<link href="a.css"><script src=b.js></script>\n<a href="c/">c</a><img src="d.png"/>'
        '<meta http-equiv="refresh" content="0; url=e/">',
        encoding="utf-8",
    )
    assert read(page).links == [(1, "a.css"), (1, "b.js"), (2, "c/"), (2, "d.png"), (2, "e/")]
