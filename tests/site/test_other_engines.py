"""The same Markdown in another engine: without our plugin and without Material, every address is still there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.settings import read_config

ROOT = Path(__file__).parents[2]
ID = re.compile(r'\bid="([^"]+)"')
OURS = re.compile(r"(?:p|pp|x|h|fn|fnref|art|annex|sec)-?[0-9a-z].*")


@pytest.fixture(scope="module")
def by_zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that Zensical makes of what `loccit pages` writes."""
    project = tmp_path_factory.mktemp("other")
    pages = [sys.executable, "-m", "generator", "pages", str(project / "docs")]
    subprocess.run(pages, cwd=ROOT, capture_output=True, check=True)
    extensions = read_config((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["markdown_extensions"]
    config = {"site_name": "other", "theme": {"name": "material"}, "markdown_extensions": extensions}
    (project / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    zensical = [str(Path(sys.executable).parent / "zensical"), "build", "-f", "mkdocs.yml"]
    done = subprocess.run(zensical, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


def anchors(page: Path) -> list[str]:
    return [anchor for anchor in ID.findall(page.read_text(encoding="utf-8")) if OURS.fullmatch(anchor)]


def test_every_address_is_there(by_zensical: Path, built_site: Path) -> None:
    pages = sorted(path.relative_to(built_site) for path in (built_site / "documents").glob("*/index.html"))
    assert len(pages) >= 5
    for page in pages:
        ours = anchors(built_site / page)
        assert len(ours) > 10
        assert anchors(by_zensical / page) == ours
