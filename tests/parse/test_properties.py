"""What holds for any text whatever: nothing raises, nothing is lost, every address is one."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.addresses import ANCHOR
from generator.model import Block, Document, Footnote, Matter, Source, Span
from generator.parse import parse

PIECES = (
    # labels, bullets, headings
    "1. ", "2. ", "3.", "12之二. ", "4 bis. ", "1.1 ",
    "(a) ", "(b)\n", "(i) ", "㈠ ", "①", "• ", "– ", "一、", "II. ", "A. ",
    "a) ", "б) ", "أ) ", "(٢) ", "附件一", "Annex II", "Annexe", "第一部分", "Article 3", "第三条 ", "Rule 4",
    # the words that open and close things
    "大会，", "The General Assembly,", "L’Assemblée générale,", "Генеральная Ассамблея,", "إن الجمعية العامة،",
    "回顾其决议，", "又重申", "Recalling its resolution 75/1,", "Rappelant", "Reafirmando", "ссылаясь на", "وإذ تشير",
    "内容如下：", "as follows:", "75/193. 人权状况", "第七十五届会议", "2020 年 12 月 16 日大会决议", "7 December 2022",
    "摩洛哥和荷兰提交的工作文件",
    # what a page has around its text
    "A/RES/75/171", "GC(59)/RES/10", "第6页", "1/11 22-33467", "Page 3", "- 4 -", "*2213460*", "https://www.un.org/a",
    "__________", "\f", "1", "10", "*", "1见《条约》", "2同上，", "¹", "51954 年", "，3 ", "议定书4 在内",
    # tables, and what people type
    "| a | b |", "|---|---|", "+---+---+", "a   b   c", "1   2   3", "甲\t乙", "- one", "* two", "+ three", "1°) ",
    "— and",
    # running text
    "核不扩散制度是国际安全的基石", "sub-\nregional", "strengthen the review process", "развития и",
    "نزع السلاح النووي",
    "《条约》", "“引文”", "INFCIRC/", "225/Rev.4", "10.5%", "2010 年", "12 月",
    "，", "；", "。", ". ", "; ", ", ", ":", "：",
    # what nobody wants
    "\u00ad", "\x00", "\u200b", "\ufeff", "\u2028", "\r\n", "\t", "\u3000", "\u00a0", "\x85", "\ufffe",
    "\U0001f600", "　　",
)  # fmt: skip
MANY = (
    "无标点的一行文字不断延续下去没有尽头\n",
    "A/RES/75/1\n",
    "一. 标题\n正文。\n",
    "http://a.b/c\n",
    "1. 一：\n(a) 二：\n",
    "1见一。\n\f",
    "a   b    c\n",
    "a | b\nc | d | e\n",
    "a\tb\n",
    "1\nx.\n____\n1\n2\n\f",
)
BREAKS = ("", "", " ", "\n", "\n", "\n\n", " \n\n", "\n    ", "\n\n\n\n")
TEXTS = st.one_of(
    st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(BREAKS)), max_size=60).map(
        lambda parts: "".join(piece + gap for piece, gap in parts)
    ),
    st.text(max_size=200),
)
EXAMPLES = settings(max_examples=250, deadline=None, derandomize=True)


def parsed(text: str) -> Document:
    return parse(Source(file="any.txt", sha256="0" * 64, text=text))[0]


def holders(document: Document) -> Iterator[Block | Footnote | Matter]:
    """Everything that holds text of the source."""
    yield from document.walk()
    yield from document.footnotes
    yield from document.front
    yield from document.end


def sliced(source: str, spans: tuple[Span, ...]) -> str:
    return "".join(span.glue + source[span.start : span.end] for span in spans)


@EXAMPLES
@given(TEXTS)
def test_no_text_is_lost(text: str) -> None:
    ledger = parsed(text).ledger
    assert ledger.lost == ()
    assert ledger.doubled == ()
    assert ledger.kept + sum(drop.end - drop.start for drop in ledger.dropped) == ledger.total == len(text)


@EXAMPLES
@given(TEXTS)
def test_each_address_is_one_and_well_formed(text: str) -> None:
    anchors = [anchor for anchor, _ in parsed(text).anchors()]
    assert len(anchors) == len(set(anchors))
    assert [anchor for anchor in anchors if not ANCHOR.fullmatch(anchor)] == []


@EXAMPLES
@given(TEXTS)
def test_slicing_the_source_gives_the_text(text: str) -> None:
    for holder in holders(parsed(text)):
        assert sliced(text, holder.spans) == holder.text
        assert holder.spans == () or holder.spans[0].glue == ""
        # a line that the extraction tore is put back: its spans are not in the order of the source, but never overlap
        ends = [end for span in sorted(holder.spans) for end in (span.start, span.end)]
        assert ends == sorted(ends)
        assert all(span.start < span.end for span in holder.spans)


@EXAMPLES
@given(TEXTS)
def test_labels_and_notes_lie_where_they_say(text: str) -> None:
    document = parsed(text)
    footnotes = {note.anchor: note for note in document.footnotes}
    for block in document.walk():
        assert (block.label is None) == (block.label_span is None)
        if block.label_span:
            assert text[block.label_span.start : block.label_span.end] == block.label
        assert [note.start for note in block.notes] == sorted(note.start for note in block.notes)
        for note in block.notes:
            assert 0 <= note.start <= len(block.text)
            assert note.footnote in footnotes
    for footnote in document.footnotes:
        assert footnote.marker_span is not None
        assert text[footnote.marker_span.start : footnote.marker_span.end] == footnote.marker


@EXAMPLES
@given(TEXTS)
def test_the_same_text_gives_the_same_document(text: str) -> None:
    source = Source(file="any.txt", sha256="0" * 64, text=text)
    assert parse(source) == parse(source)


@EXAMPLES
@given(TEXTS)
def test_document_to_json_and_back_is_an_identity(text: str) -> None:
    document = parsed(text)
    assert msgspec.json.decode(msgspec.json.encode(document), type=Document) == document


def test_time_grows_with_the_text_and_no_faster() -> None:
    """What made passes quadratic once: one long block, many symbols, headings, addresses, colliding numbers."""
    for piece in MANY:
        assert parsed(piece * 5000).ledger.balanced
