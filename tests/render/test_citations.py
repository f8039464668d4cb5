"""How addresses are cited in words, in both languages of the interface."""

from __future__ import annotations

import pytest

from generator.model import Source
from generator.parse import parse
from generator.render.citations import citations, document_name
from generator.render.words import words

TEXT = """NPT/CONF.2030/WP.1

标题

大会，

(f) 认识到甲，

一. 背景

1. 各国：

(a) 采取以下措施：

(i) 编写报告；

• 甲；

2. 审议大会核可以下内容：

1. 缔约国承诺：

(a) 甲；

附件

1. 乙。
"""
ROWS = [
    ("pp-f", "序言部分(f)段", "preambular para. (f)"),
    ("h-1", "“一. 背景”标题", "heading “一. 背景”"),
    ("p1", "第1段", "para. 1"),
    ("p1-a", "第1段(a)", "para. 1 (a)"),
    ("p1-a-1", "第1段(a)(i)", "para. 1 (a) (i)"),
    ("p2-1", "第2段第1项", "para. 2, item 1"),
    ("p2-1-a", "第2段第1项(a)", "para. 2, item 1 (a)"),
    ("annex-1-p1", "附件1第1段", "annex 1, para. 1"),
]


@pytest.mark.parametrize(("anchor", "chinese", "english"), ROWS)
def test_citation(anchor: str, chinese: str, english: str) -> None:
    document, _ = parse(Source(file="x.txt", sha256="", text=TEXT))
    assert citations(document, words("zh"))[anchor] == chinese
    assert citations(document, words("en"))[anchor] == english


def test_every_address_can_be_cited() -> None:
    document, _ = parse(Source(file="x.txt", sha256="", text=TEXT))
    assert set(citations(document, words("zh"))) == {anchor for anchor, _ in document.anchors()}


def test_a_document_is_cited_by_its_symbol_or_its_title() -> None:
    document, _ = parse(Source(file="x.txt", sha256="", text=TEXT))
    untitled, _ = parse(Source(file="x.txt", sha256="", text=TEXT.split("\n", 1)[1]))
    assert document_name(document, words("zh")) == "NPT/CONF.2030/WP.1"
    assert document_name(untitled, words("zh")) == "《标题》"
    assert document_name(untitled, words("en")) == "“标题”"
