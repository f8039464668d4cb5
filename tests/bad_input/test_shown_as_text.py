"""Markup, Markdown and template syntax in a document are its words: shown as they stand, and never run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from markdown import Markdown

from tests.bad_input.project import GOOD, Page, Project, new_project, read_page

NASTY = {
    "script": "<script>alert(1)</script>",
    "comment": "<!-- 甲 --> 和 <!--",
    "image": '<img src=x onerror="alert(1)">',
    "entities": "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#123; &nbsp;",
    "end-of-title": "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
    "real-end-of-title": "</title><script>alert(1)</script>",
    "autolink": "<javascript:alert(1)> <https://a.example>",
    "emphasis": "*甲* 和 _乙_ 与 **丙** 及 `丁` 或 ~~戊~~",
    "link": "[点此](javascript:alert(1)) 和 ![图](x.png)",
    "reference": "甲[^1] [乙][1] [1]: javascript:alert(1)",
    "heading": "# 标题 {#p9}",
    "attributes": "甲 {: #p9 onclick=alert(1) }",
    "expression": "{{ config }} 和 {{ 7*7 }} 及 ${7*7}",
    "statement": "{% raw %}甲{% endraw %} {% include 'mkdocs.yml' %}",
    "template-comment": "{# 乙 #}",
    "snippet": '--8<-- "mkdocs.yml"',
    "escapes": r"\*甲\* \[ \\ \<",
    "cells": "甲 | 乙 | 丙",
    "quotes": "> 引 \"双\" '单' &",
    "wide-blank": "甲　乙",
    "direction": "甲\u202e乙\u202c丙",
}
"""Each stands in the title, a heading, a paragraph and an item of a document of its own."""
NAME = "和平利用核能倡议"
FILL = "审议大会重申其对《不扩散核武器条约》的承诺，并强调缔约国普遍遵守条约的重要性。" * 25


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site with a document for each of the above, and a plain one."""
    project = new_project(tmp_path_factory.mktemp("nasty") / "project")
    project.document("plain.txt", GOOD)
    for name, text in NASTY.items():
        words = f"{text}\n\n一. 题{text}\n\n1. 段{text}，{NAME}。\n\n(a) 项{text}；\n\n2. {FILL}\n"
        project.document(f"{name}.txt", words)
        project.document(f"{name}.yml", json.dumps({"slug": name, "title": text, "aliases": [f"old-{name}"]}))
    said = project.build()
    assert said.status == 0, said.err
    return project


@pytest.fixture(scope="module")
def plain(site: Project) -> Page:
    return site.page("documents/plain")


def below(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        yield block
        yield from below(block["children"])


def shown(document: dict[str, Any]) -> dict[str, str]:
    """By anchor, what the page must show."""
    return {
        block["anchor"]: f"{block['label'] or ''} {block['text']}".strip()
        if block["kind"] == "heading"
        else block["text"]
        for block in below(document["blocks"])
    }


def assert_harmless(page: Page, scripts: list[str]) -> None:
    assert page.handlers == []
    assert [link for link in page.links if link.strip().lower().startswith("javascript:")] == []
    assert [script for script in page.scripts if script not in scripts] == []
    assert len(page.scripts) == len(scripts)


@pytest.mark.parametrize("name", NASTY)
def test_the_document_keeps_it(site: Project, name: str) -> None:
    texts = [block["text"] for block in below(site.object_of(name)["blocks"])]
    for start in ("题", "段", "项"):
        (text,) = (text for text in texts if text.startswith(start))
        assert text.startswith(start + NASTY[name])


@pytest.mark.parametrize("name", NASTY)
def test_the_page_shows_it_as_text(site: Project, plain: Page, name: str) -> None:
    page = site.page(f"documents/{name}")
    wanted = shown(site.object_of(name))
    assert {anchor: page.texts.get(anchor) for anchor in wanted} == wanted
    assert " ".join(page.texts["title"].split()) == " ".join(NASTY[name].split())
    assert_harmless(page, plain.scripts)


@pytest.mark.parametrize("name", NASTY)
def test_the_window_is_named_by_the_title(site: Project, plain: Page, name: str) -> None:
    suffix = plain.title.removeprefix("核安保")
    assert suffix.startswith(" - ")
    title = site.page(f"documents/{name}").title
    assert " ".join(title.split()) == " ".join((NASTY[name] + suffix).split())


@pytest.mark.parametrize("name", NASTY)
def test_the_outline_shows_it_as_text(site: Project, name: str) -> None:
    """The heading stands in the text, in the sidebar and in the fold for phones."""
    said = " ".join(site.page(f"documents/{name}").text.split())
    assert said.count(" ".join(f"一. 题{NASTY[name]}".split())) == 3


@pytest.mark.parametrize("name", NASTY)
def test_its_markdown_shows_it_as_text(site: Project, name: str) -> None:
    """What another engine makes of the page's Markdown is as harmless."""
    markdown = (site.site / f"documents/{name}/zh.md").read_text(encoding="utf-8")
    _, _, body = markdown.removeprefix("---\n").partition("\n---\n")
    assert "{{" not in markdown
    assert "{%" not in markdown
    page = read_page(Markdown(extensions=["attr_list", "tables", "toc"]).convert(body))
    wanted = shown(site.object_of(name))
    assert {anchor: page.texts.get(anchor) for anchor in wanted} == wanted
    assert_harmless(page, [])


@pytest.mark.parametrize("name", NASTY)
def test_a_former_address_shows_it_as_text(site: Project, name: str) -> None:
    plain, page = site.page("documents/old-cells"), site.page(f"documents/old-{name}")
    swapped = [script.replace("../cells/", f"../{name}/") for script in plain.scripts]
    assert_harmless(page, swapped)


@pytest.mark.parametrize("address", ["", "documents", "initiatives/pui"])
def test_lists_show_it_as_text(site: Project, plain: Page, address: str) -> None:
    page = site.page(address)
    said = " ".join(page.text.split())
    html = (site.site / address / "index.html").read_text(encoding="utf-8")
    listed = NASTY if address else {name: text for name, text in NASTY.items() if f"documents/{name}/" in html}
    assert len(listed) > 5  # the home page has the newest only
    assert [name for name, text in listed.items() if " ".join(text.split()) not in said] == []
    assert page.handlers == []
    assert [script for script in page.scripts if "alert(" in script] == []
    assert len(page.scripts) == len(plain.scripts)
    assert [link for link in page.links if link.strip().lower().startswith("javascript:")] == []


def test_control_characters_are_dropped_by_a_named_rule(project: Project) -> None:
    path = project.document("a.txt", f"{FILL}\n\n1. 甲\x01乙\x02丙\x03丁\x7f戊\x00己。\n")
    project.document("a.yml", "title: 核安保\n")
    said = project.build()
    assert (said.status, said.err) == (0, [])
    assert project.page("documents/a").texts["p1"] == "甲乙丙丁戊己。"
    html = (project.site / "documents/a/index.html").read_text(encoding="utf-8")
    assert [c for c in html if (c < " " and c not in "\n\t\r") or "\x7f" <= c <= "\x9f"] == []
    assert "  control-character: 5 " in "\n".join(project.run("inspect", str(path)).out)


@pytest.mark.parametrize("address", ["initiatives", "initiatives/one", "glossary", "documents/a"])
def test_the_registry_is_shown_as_text(registry_site: Project, address: str) -> None:
    plain, page = registry_site.page("initiatives/pui"), registry_site.page(address)
    assert REGISTRY_WORDS in page.text
    assert page.handlers == []
    assert [script for script in page.scripts if "alert(" in script] == []
    assert len(page.scripts) == len(plain.scripts)


REGISTRY_WORDS = """'"><script>alert(1)</script><b onclick=alert(1)> {{ 7*7 }} *甲*"""


@pytest.fixture(scope="module")
def registry_site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site whose registry has an initiative and a term that are named and described so."""
    project = new_project(tmp_path_factory.mktemp("registry") / "project")
    for family, identity in (("initiatives", "one"), ("terminology", "two")):
        words = f"{identity}{REGISTRY_WORDS}"
        entry = {
            "id": identity,
            "kind": words,
            "names": {"zh": words, "en": words},
            "abbreviations": [words],
            "variants": [{"text": f"某{words}", "usage": words}],
            "description": {"zh": words},
            "confused_with": ["pui"],
        }
        file = project.root / f"corpus/registry/{family}.yml"
        known = file.read_text(encoding="utf-8")
        project.write(f"corpus/registry/{family}.yml", f"{known}- {json.dumps(entry, ensure_ascii=False)}\n")
    project.document("a.txt", GOOD + f"\n3. 某one{REGISTRY_WORDS}和某two{REGISTRY_WORDS}。\n")
    said = project.build()
    assert said.status == 0, said.err
    return project
