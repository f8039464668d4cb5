"""Names added to the registry of a copy of the repository, and nothing else: a rebuild makes everything of them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from lxml import etree

from tests.site.test_added_document import build, copy_of_repository

INITIATIVE = """
- id: night-lamp
  kind: programme
  names: {zh: 夜灯计划, en: Night Lamp Programme}
  abbreviations: [NLP9]
  variants:
    - {text: 长夜灯计划, usage: IAEA}
    - {text: 夜灯计画, usage: UN, misprint: true}
  owner: [iaea]
  since: "2019"
  description: {zh: 为夜间诊所供电的计划。由机构管理。, en: A programme that lights clinics at night.}
"""
TERM = """
- id: lamp-oil
  kind: term
  names: {zh: 灯油当量, en: lamp oil equivalent}
  variants:
    - {text: 灯油等量, usage: IAEA}
  description: {zh: 一盏灯一夜所用的油。, en: The oil that one lamp burns in a night.}
  confused_with: [nuclear-safety]
"""
DOCUMENT = """ NPT/CONF.2031/WP.7

 2031 年 4 月 1 日至 26 日，纽约

  照明

  乌拉圭提交的工作文件

1. 缔约国欢迎长夜灯计划(NLP9)，并按灯油当量报告。
"""
PAGE = "documents/npt-conf.2031-wp.7"


def test_an_entry_in_a_yaml_file_and_a_rebuild_are_enough(tmp_path: Path) -> None:
    project = copy_of_repository(tmp_path)
    (project / "corpus/documents/lamps.txt").write_text(DOCUMENT, encoding="utf-8")
    build(project)
    site = project / "site"

    def read(name: str) -> str:
        return (site / name).read_text(encoding="utf-8")

    def mentions() -> list[tuple[str, str, str]]:
        rows = [json.loads(line) for line in read("data/mentions.jsonl").splitlines()]
        return [(row["anchor"], row["entity"], row["text"]) for row in rows if row["slug"] == PAGE.split("/")[1]]

    assert {"night-lamp", "lamp-oil"}.isdisjoint(entity for _, entity, _ in mentions())
    for name, entry in (("initiatives", INITIATIVE), ("terminology", TERM)):
        with (project / f"corpus/registry/{name}.yml").open("a", encoding="utf-8") as file:
            file.write(entry)
    build(project)

    # its mentions, and its row and page
    assert {("p1", "night-lamp", "长夜灯计划"), ("p1", "night-lamp", "NLP9"), ("p1", "lamp-oil", "灯油当量")} <= set(
        mentions()
    )
    assert 'href="night-lamp/"' in read("initiatives/index.html")
    page = read("initiatives/night-lamp/index.html")
    assert f'href="../../{PAGE}/#p1"' in page
    assert "为夜间诊所供电的计划" in page

    # its glossary line: a card for the term, a line for the abbreviation
    glossary = read("glossary/index.html")
    card = glossary.partition('<article class="entry" id="lamp-oil"')[2].partition("</article>")[0]
    assert "一盏灯一夜所用的油。" in card
    assert f'href="../{PAGE}/#p1"' in card
    assert 'href="#nuclear-safety"' in card
    line = glossary.partition('<li class="entry" id="night-lamp"')[2].partition("</li>")[0]
    assert "<b>NLP9</b>" in line
    assert 'href="../initiatives/night-lamp/"' in line

    # its tooltip in the text
    text = read(f"{PAGE}/index.html")
    assert 'title="夜灯计划 · Night Lamp Programme · 倡议&#10;为夜间诊所供电的计划。">长夜灯计划</a>' in text
    assert 'title="灯油当量 · lamp oil equivalent · 术语&#10;一盏灯一夜所用的油。">灯油当量</a>' in text

    # what searches and programs read
    synonyms = {group["entity"]: group for group in json.loads(read("data/synonyms.json"))}
    assert synonyms["night-lamp"]["names"] == {"zh": ["夜灯计划", "长夜灯计划"], "en": ["Night Lamp Programme", "NLP9"]}
    assert synonyms["night-lamp"]["misprints"] == {"zh": ["夜灯计画"]}
    assert "长夜灯计划 1000 nz\n" in read("data/jieba.txt")
    terms = {term.text for term in etree.parse(site / "data/glossary.tbx").iter("{*}term")}
    assert {"夜灯计划", "NLP9", "灯油等量"} <= terms
    rows = {row["term"]: row for row in csv.DictReader(read("data/glossary.csv").removeprefix("\ufeff").splitlines())}
    assert (rows["灯油等量"]["house"], rows["夜灯计画"]["status"]) == ("IAEA", "misprint")
    concepts = {node.get("notation"): node for node in json.loads(read("data/glossary.jsonld"))["graph"]}
    assert concepts["lamp-oil"]["altLabel"] == {"zh-Hans": ["灯油等量"]}
    assert concepts["night-lamp"]["id"] == "../initiatives/night-lamp/"
    entities = {entity["id"] for entity in json.loads(read("data/entities.json"))}
    assert {"night-lamp", "lamp-oil"} <= entities
