"""What a second build does: the same bytes for the same corpus, and no address that was published is lost."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.bad_input.project import GOOD, ROOT, Project, Said, new_project

EARLIEST, LATEST = "Etc/GMT+12", "Pacific/Kiritimati"
"""Time zones that are 26 hours apart: it is never the same day in both."""
ENGLISH = "Nuclear security\n\n1. The Conference welcomes the work of the Agency.\n\n2. The Conference reaffirms it.\n"
WITHOUT_P2 = GOOD.split("2. ", maxsplit=1)[0]
STOPPED = "nothing was published: 1 of these must be settled first"


def built(project: Project) -> Said:
    said = project.build()
    assert said.status == 0, said.err
    return said


def built_apart(project: Project) -> None:
    said = project.build_apart()
    assert said.status == 0, said.err


def lock(project: Project, slug: str) -> str:
    return (project.root / f"corpus/anchors/{slug}.lock").read_text(encoding="utf-8")


# --- the same bytes ---------------------------------------------------------------------------------------


def test_the_same_corpus_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Warm and cold, here and elsewhere, today and tomorrow."""
    project = new_project(tmp_path / "here")
    shutil.copytree(ROOT / "corpus", project.root / "corpus", dirs_exist_ok=True)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("TZ", EARLIEST)
    built_apart(project)
    first = project.digests()
    assert len(first) > 50
    monkeypatch.setenv("TZ", LATEST)
    built_apart(project)
    assert differing(first, project) == []
    shutil.rmtree(project.root / ".cache")
    shutil.rmtree(project.root / "docs")
    elsewhere = Project(project.root.rename(tmp_path / "there"))
    (elsewhere.root / "docs").mkdir()
    built_apart(elsewhere)
    assert differing(first, elsewhere) == []


def differing(first: dict[str, str], project: Project) -> list[str]:
    now = project.digests()
    return sorted(name for name in {*first, *now} if first.get(name) != now.get(name))


# --- addresses --------------------------------------------------------------------------------------------


@pytest.fixture
def published(project: Project) -> Project:
    """A project whose site has the document x, with p1 and p2."""
    project.document("x.txt", GOOD)
    project.document("other.txt", GOOD)
    built(project)
    return project


def test_an_address_that_would_vanish_stops_the_build(published: Project) -> None:
    before, locked = published.digests(), lock(published, "x")
    published.document("x.txt", WITHOUT_P2)
    published.document("new.txt", GOOD)
    said = published.build()
    assert (said.status, said.out) == (1, [])
    assert [line for line in said.err if line != STOPPED] == [
        "error: corpus/anchors/x.lock:5: the address p2 (zh) was published and would vanish; "
        "say in corpus/documents/x.yml where it went (moved: {p2: its new anchor}) or why it is gone "
        "(withdrawn: {p2: reason})"
    ]
    assert published.digests() == before
    assert lock(published, "x") == locked
    assert not (published.root / "corpus/anchors/new.lock").exists()
    assert not list(published.root.glob("site?*")), "nothing half built is left behind"


def test_that_nothing_was_published_is_said_once_and_last(published: Project) -> None:
    published.document("x.txt", WITHOUT_P2)
    assert [place for place, line in enumerate(published.build_apart().err) if line == STOPPED] == [1]


def test_a_document_that_would_vanish_stops_the_build(published: Project) -> None:
    before = published.digests()
    (published.root / "corpus/documents/x.txt").unlink()
    said = published.build()
    assert said.status == 1
    assert [line for line in said.err if line != STOPPED] == [
        "error: corpus/anchors/x.lock:3: the page documents/x/ was published and would vanish; put its source back, "
        "say in corpus/documents/x.yml why it is gone (withdrawn: reason), or name it in the YAML of the document that "
        "took its place (aliases: [x])"
    ]
    assert published.digests() == before


def test_a_lock_that_cannot_be_read_stops_the_build(published: Project) -> None:
    before = published.digests()
    published.write("corpus/anchors/x.lock", "garbage\n")
    said = published.build()
    assert said.status == 1
    assert [line for line in said.err if line != STOPPED] == [
        "error: corpus/anchors/x.lock:1: the first line is 'garbage', not 'loccit-lock 1'; take the file back from git "
        "(git checkout -- corpus/anchors/x.lock), or use the release of Loccit that wrote it"
    ]
    assert published.digests() == before
    assert lock(published, "x") == "garbage\n"


def test_a_moved_address_leads_to_the_new_one(published: Project) -> None:
    published.document("x.txt", GOOD.replace("2. ", "3. "))
    published.document("x.yml", "moved: {p2: p3}\n")
    said = built(published)
    assert said.out[0] == "x (zh): renumbered: 1: p2 → p3"
    page = published.page("documents/x")
    assert page.ids.count("p2") == 1
    assert "p3" in page.texts["p2"] or "第3段" in page.texts["p2"]
    assert page.links_in("p2") == ["#p2", "#p3"]
    assert page.texts["p3"] == "大会重申核安保的重要性。"
    built(published)
    published.document("x.yml", "")
    assert published.build().status == 1, "what was said must stay said"


def test_a_withdrawn_address_says_why(published: Project) -> None:
    published.document("x.txt", WITHOUT_P2)
    published.document("x.yml", "withdrawn: {p2: 与第一段重复}\n")
    assert built(published).out[0] == "x (zh): removed: 1: p2"
    page = published.page("documents/x")
    assert page.ids.count("p2") == 1
    assert page.texts["p2"] == "原p2已撤回：与第一段重复"


def test_a_withdrawn_document_keeps_its_page_and_its_ids(published: Project) -> None:
    (published.root / "corpus/documents/x.txt").unlink()
    published.document("x.yml", "title: 核安保\nwithdrawn: 已由新决议取代\n")
    built(published)
    page = published.page("documents/x")
    assert [anchor for anchor in page.ids if anchor in ("p1", "p2")] == ["p1", "p2"]
    assert "本文件已撤回：已由新决议取代" in page.text
    assert "documents/x/" not in " ".join(published.page("documents").links)
    built(published)
    assert published.page("documents/x").ids == page.ids


def test_a_withdrawn_language_keeps_its_page_and_leaves_the_others_alone(project: Project) -> None:
    for name, text in (("x", GOOD), ("x-en", ENGLISH)):
        project.document(f"{name}.txt", text)
        project.document(f"{name}.yml", "slug: x\n")
    built(project)
    (project.root / "corpus/documents/x-en.txt").unlink()
    project.document("x-en.yml", "slug: x\nlanguage: en\nwithdrawn: 译文有误\n")
    built(project)
    assert project.page("documents/x").texts["p2"] == "大会重申核安保的重要性。"
    page = project.page("documents/x/en")
    assert "译文有误" in page.text
    assert {"p1", "p2"} <= set(page.ids)


def test_a_former_slug_leads_to_the_document(published: Project) -> None:
    (published.root / "corpus/documents/x.txt").rename(published.root / "corpus/documents/y.txt")
    published.document("y.yml", "aliases: [x]\n")
    built(published)
    assert target(published, "documents/x/") == "documents/y/"
    page = published.page("documents/x")
    assert '"../y/" + location.hash' in "".join(page.scripts), "the paragraph that was asked for goes along"
    assert "../y/" in page.links, "a reader whom nothing leads on has a link"
    assert published.page("documents/y").texts["p2"] == "大会重申核安保的重要性。"
    assert "zh p2 " in lock(published, "x")
    built(published)


def test_a_former_slug_of_two_languages_leads_to_each(project: Project) -> None:
    for name, text in (("x", GOOD), ("x-en", ENGLISH)):
        project.document(f"{name}.txt", text)
        project.document(f"{name}.yml", "slug: x\n")
    built(project)
    for name in ("x", "x-en"):
        project.document(f"{name}.yml", "slug: y\naliases: [x]\n")
    built(project)
    assert target(project, "documents/x/") == "documents/y/"
    assert target(project, "documents/x/en/") == "documents/y/en/"


def target(project: Project, address: str) -> str:
    """Where the page at an address leads at once."""
    refresh = project.page(address.rstrip("/")).metas["refresh"]
    return urljoin(address, refresh.partition("url=")[2])


@pytest.mark.parametrize(
    ("alias", "owner"), [("other", "another document"), ("x", "the document itself"), ("z", "two documents")]
)
def test_an_alias_takes_no_page_from_anyone(published: Project, alias: str, owner: str) -> None:
    """A slug that a document has, or that two claim, is an error; the document keeps its page."""
    published.document("x.yml", f"aliases: [{alias}]\n")
    if owner == "two documents":
        published.document("other.yml", f"aliases: [{alias}]\n")
    said = published.build()
    for slug in ("x", "other"):
        page = published.page(f"documents/{slug}")
        assert "refresh" not in page.metas, f"{slug} became a redirect to {page.metas['refresh']}"
        assert page.texts["p1"] == "大会欢迎和平利用核能倡议。"
    assert said.status == 1
    assert [line for line in said.err if line.startswith("error: corpus/documents/") and alias in line]
