"""What is cited often: the page shows the latest of each part, and numbered pages below have every citation."""

from __future__ import annotations

import re

import pytest

from generator.addresses import references_list
from generator.model import Citation, Output
from generator.render import render_library
from generator.render.cited_index import MOST_ROWS
from generator.render.cited_lists import FULL_LIST
from generator.render.paging import FEWEST, FULL, MOST, even_share
from tests.render.test_cited import NPT, cites, document, library, page, sections

HERE = "instruments/npt/"


def citing(number: int, article: int) -> tuple[Output, ...]:
    """The pages where so many documents, one a year, cite the first article, and the last of them another one too."""
    documents = [document(f"d{n}", "1. 条约第一条和第二条。", f"{1500 + n}-01-01") for n in range(number)]
    citations = [cites(each, "p1", "第一条", "npt#art-1", f"{HERE}#art-1") for each in documents]
    citations += [cites(each, "p1", "第二条", f"npt#art-{article}", f"{HERE}#art-{article}") for each in documents[-5:]]
    return render_library(library(documents, citations, NPT), "zh")


def below(made: tuple[Output, ...]) -> list[str]:
    return [each.path for each in made if re.fullmatch(rf"{HERE}[\w-]+/\d+/index\.md", each.path)]


def test_a_page_shows_the_latest_of_each_part_and_numbered_pages_have_all() -> None:
    made = citing(MOST + 50, 2)
    text = page(made, HERE)
    shown = sections(text)
    assert {part: len(found) for part, found in shown.items()} == {"art-1": MOST - 5, "art-2": 5}
    assert shown["art-1"][0] == f"../../documents/d{MOST + 49}/#p1", "the latest first"
    assert shown["art-2"][0] == f"../../documents/d{MOST + 45}/#p1", "in their order where all are shown"
    assert below(made) == [f"{HERE}art-1/{n}/index.md" for n in (1, 2, 3)]
    found: list[str] = []
    for number in (1, 2, 3):
        numbered = page(made, f"{HERE}art-1/{number}/")
        found += re.findall(r'class="where" href="(?:\.\./)+([^"]+)"', numbered)
        assert 'href="../../#art-1"' in numbered
    assert len(found) == len(set(found)) == MOST + 50
    assert f"{MOST + 50} 份文件 · {MOST + 50} 处" in text, "all are counted"
    ways = re.findall(r'<li><a href="(art-1/\d/)" title="([^"]+)">', text)
    assert [way for way, _ in ways] == ["art-1/3/", "art-1/2/", "art-1/1/"]
    assert ways[2][1] == f"1500–{1500 + FULL - 1}"


def test_a_page_that_has_room_has_no_others() -> None:
    made = citing(MOST - 5, 2)
    assert below(made) == []
    assert 'class="pages"' not in page(made, HERE)


def test_a_new_document_changes_the_last_numbered_page_alone() -> None:
    before, after = ({path: page(made, path[:-8]) for path in below(made)} for made in (citing(250, 2), citing(251, 2)))
    assert [path for path in before if before[path] != after[path]] == [f"{HERE}art-1/3/index.md"]


@pytest.mark.parametrize(
    ("counts", "share"),
    [([], MOST), ([MOST], MOST), ([MOST + 1], MOST), ([1, MOST + 1], MOST - 1), ([9] * 500, FEWEST)],
)
def test_parts_share_the_page(counts: list[int], share: int) -> None:
    assert even_share(counts) == share


def test_of_many_documents_cited_the_index_has_the_first_and_lists_by_organ_have_all() -> None:
    a = document("a", "1. 见条约。", "2010-01-01")
    symbols = [f"A/RES/60/{n}" for n in range(1, FULL_LIST + 2)] + ["INFCIRC/140", "甲"]
    found = [Citation("a", "zh", "p1", 0, 1, each, f"references/r{n}/") for n, each in enumerate(symbols)]
    made = render_library(library([a], found), "zh")
    index = page(made, "references/")
    assert index.count('<tr><td class="main sym">') == MOST_ROWS
    ways = re.findall(r'<a href="(by/[^"]+)">([^<]+)</a>&nbsp;<span class="times">(\d+)', index)
    assert ways == [
        ("by/un-general-assembly/", "联合国大会", str(FULL_LIST + 1)),
        ("by/iaea/", "国际原子能机构", "1"),
        ("by/other/", "其他", "1"),
    ]
    rows: list[str] = []
    for number in (1, 2):
        text = page(made, references_list("UN General Assembly", number))
        rows += re.findall(r'<td class="main sym"><a href="[^"]+">([^<]+)<', text)
    assert rows == symbols[: FULL_LIST + 1], "in the order of their numbers"
    assert '<a href="../../r501/">INFCIRC/140</a>' in page(made, "references/by/iaea/")
