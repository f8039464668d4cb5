"""Names of files that are odd but allowed: each document has a working page, and a link to its source that works."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest

from tests.bad_input.project import GOOD, Project, Said, new_project

NAMES: dict[str, tuple[str, str]] = {
    "blanks": ("two  blanks.txt", "two-blanks"),
    "hash": ("no#1.txt", "no-1"),
    "percent": ("100%41.txt", "100-41"),
    "question": ("what?a=b&amp;c.txt", "what-a-b-amp-c"),
    "quotes": ('it\'s "so".txt', "it-s-so"),
    "markup": ("<b>{{ config }}.txt", "b-config"),
    "colon": ("a:b.txt", "a-b"),
    "backslash": ("c\\d.txt", "c-d"),
    "markdown": ("*e* [f](g).txt", "e-f-g"),
    "chinese": ("核安保 决议.txt", "by-its-yaml"),
    "folder": ("2015/第59届/a.txt", "a"),
    "two endings": ("b.txt.txt", "b.txt"),
    "other ending": ("c.text", "c"),
    "capitals": ("D.TXT", "d"),
}
"""File below corpus/documents/, and the slug that its page has."""


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Said]:
    """A site with a document under each of the names."""
    project = new_project(tmp_path_factory.mktemp("names") / "project")
    for name, slug in NAMES.values():
        project.document(name, GOOD + f"\n3. {slug}。\n")
    project.document("核安保 决议.yml", "slug: by-its-yaml\n")
    return project, project.build()


def test_odd_names_are_no_reason_for_complaint(named: tuple[Project, Said]) -> None:
    _, said = named
    assert (said.status, said.err) == (0, [])


@pytest.mark.parametrize("what", NAMES)
def test_a_document_has_its_page_and_its_source(named: tuple[Project, Said], what: str) -> None:
    project, _ = named
    name, slug = NAMES[what]
    page = project.page(f"documents/{slug}")
    assert page.texts["p3"] == f"{slug}。"
    links = [link for link in page.links if "source/" in link]
    assert links
    for link in links:
        parts = urlsplit(link)
        assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
        copy = project.site / "documents" / slug / unquote(parts.path)
        assert copy.read_bytes() == (project.root / "corpus/documents" / name).read_bytes()


def test_the_same_name_in_two_folders(project: Project) -> None:
    """Language versions are often named alike; each page leads to its own source."""
    project.document("zh/wp1.txt", GOOD)
    project.document("zh/wp1.yml", "symbol: NPT/CONF.2020/WP.1\n")
    project.document("en/wp1.txt", "Security\n\n1. The Conference welcomes the work of the Agency on the subject.\n")
    project.document("en/wp1.yml", "symbol: NPT/CONF.2020/WP.1\n")
    said = project.build()
    assert said.status == 0, said.err
    for language, address in (("zh", "documents/npt-conf.2020-wp.1"), ("en", "documents/npt-conf.2020-wp.1/en")):
        (link, *_) = (link for link in project.page(address).links if "source/" in link)
        copy = (project.site / address / unquote(link)).resolve()
        assert copy.read_bytes() == (project.root / f"corpus/documents/{language}/wp1.txt").read_bytes(), language


@pytest.mark.parametrize(("name", "slug"), [("a..b.txt", "a..b"), ("核安保.txt", "")])
def test_a_name_that_cannot_be_an_address(project: Project, name: str, slug: str) -> None:
    """Left out until the editor chooses: an address that the program made up would be locked for ever."""
    project.document("good.txt", GOOD)
    project.document(name, GOOD)
    said = project.build()
    assert (said.status, said.err) == (
        1,
        [
            f'error: corpus/documents/{name}: "{slug}" cannot be an address; '
            "give slug: in the YAML file beside it, of a-z, 0-9, - and single dots"
        ],
    )
    assert [path.name for path in (project.root / "corpus/anchors").iterdir()] == ["good.lock"]
    assert sorted(path.name for path in (project.site / "documents").iterdir()) == ["good", "index.html"]
