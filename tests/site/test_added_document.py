"""A document put into a copy of the repository: its page, addresses, rows and data are there; no other page moves."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SLUG = "npt-conf.2030-wp.1"
TEXT = """ NPT/CONF.2030/WP.1

 2030 年 4 月 1 日至 26 日，纽约

  促进癌症护理的合作

  乌拉圭提交的工作文件

1. 缔约国欢迎希望之光倡议，并注意到核安保的重要性。

2. 缔约国请秘书处：

(a) 编写报告；

(b) 分发报告。
"""
OF_NAMES = re.compile(r"(?:instruments|organisations|states|places|events|themes|calls)/")
"""Pages that say what is named, and so change where the new document names it."""
LISTS_OR_CITES = {
    "index.html",
    "documents/index.html",
    "initiatives/index.html",
    "initiatives/rays-of-hope/index.html",
    "glossary/index.html",
    "sitemap.xml",
    "sitemap.xml.gz",
    "search/index.html",
}


def copy_of_repository(folder: Path) -> Path:
    """Every file that git knows, and those that it would know."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file() and name.split("/")[0] in ("mkdocs.yml", "corpus", "docs", "generator"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    return folder


def build(project: Path) -> str:
    """What `loccit build` says."""
    command = [sys.executable, "-m", "generator", "build", "--project", str(project)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def hashes(site: Path) -> dict[str, str]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str], dict[str, str], str]:
    """The project, its site's hashes before and after, and what the second build said."""
    project = copy_of_repository(tmp_path_factory.mktemp("copy"))
    build(project)
    before = hashes(project / "site")
    (project / "corpus/documents/cancer-care.txt").write_text(TEXT, encoding="utf-8")
    said = build(project)
    return project, before, hashes(project / "site"), said


Grown = tuple[Path, dict[str, str], dict[str, str], str]


def test_its_page_is_there(grown: Grown) -> None:
    page = (grown[0] / f"site/documents/{SLUG}/index.html").read_text(encoding="utf-8")
    for anchor in ("p1", "p2", "p2-a", "p2-b"):
        assert f'id="{anchor}"' in page
    assert "促进癌症护理的合作" in page
    assert "../../initiatives/rays-of-hope/" in page


def test_its_addresses_are_reported_and_locked(grown: Grown) -> None:
    assert f"{SLUG} (zh): added: 4: p1, p2, p2-a, p2-b" in grown[3]
    lock = (grown[0] / f"corpus/anchors/{SLUG}.lock").read_text(encoding="utf-8")
    assert [line.split()[1] for line in lock.splitlines() if line.startswith("zh ")] == ["p1", "p2", "p2-a", "p2-b"]


def test_its_rows_data_and_search_entry_are_there(grown: Grown) -> None:
    site = grown[0] / "site"
    assert f'href="{SLUG}/"' in (site / "documents/index.html").read_text(encoding="utf-8")
    assert f'href="../../documents/{SLUG}/#p1"' in (site / "initiatives/rays-of-hope/index.html").read_text(
        encoding="utf-8"
    )
    rows = [json.loads(line) for line in (site / "data/paragraphs.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["anchor"] for row in rows if row["slug"] == SLUG] == ["p1", "p2", "p2-a", "p2-b"]
    index = json.loads((site / "search/index.json").read_text(encoding="utf-8"))
    assert index["languages"]["zh"]["documents"] == len({row["slug"] for row in rows})
    assert index["languages"]["zh"]["units"] == len(rows)


SEARCHED = re.compile(r"search/(?!index\.html)")
"""The index, whose files are named by what they hold."""


def test_no_other_page_changed(grown: Grown) -> None:
    _, before, after, _ = grown
    assert len(before) > 100
    changed = {path for path in before if after.get(path) != before[path]}
    pages = {path for path in changed if not path.startswith("data/") and not SEARCHED.match(path)}
    assert {path for path in pages if not OF_NAMES.match(path)} <= LISTS_OR_CITES
    assert "initiatives/zodiac/index.html" not in pages  # what it does not name stays as it was
    fresh = {path for path in after if path not in before and SLUG not in path}
    assert {path for path in fresh if not SEARCHED.match(path) and not OF_NAMES.match(path)} == set()
    assert any(path.startswith("documents/") and path not in changed for path in before)
