"""The ready-made HTML of a page is what Python-Markdown makes of its Markdown, for real and invented documents."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model import (
    Block,
    Document,
    Entity,
    Footnote,
    Ledger,
    Matter,
    Mention,
    Metadata,
    Note,
    Output,
    Reference,
)
from generator.parse import parse
from generator.read import read_document
from generator.render import Crossing, Place, render_document
from generator.render.backlinks import Backlink
from generator.render.excerpts import Excerpt
from generator.render.inline import attribute, html_text, markdown_text
from generator.render.words import words
from generator.settings import read_config

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(path for path in (ROOT / "corpus/documents").iterdir() if path.suffix != ".yml")
UNCITED = Crossing()
PUI = Entity("pui", "initiatives", "initiative", {"zh": "和平利用核能倡议"}, description={"zh": '说明 "引号" & <b>'})


class _Tree(HTMLParser):
    """Tags with their attributes, and text: what a browser is told, however it was spelled."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[Any] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.events.append((tag, sorted(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.events.append(("/" + tag, []))

    def handle_data(self, data: str) -> None:
        if self.events and isinstance(self.events[-1], str):
            self.events[-1] += data
        else:
            self.events.append(data)


def told(html: str) -> list[Any]:
    """The events, without the white space between blocks."""
    tree = _Tree()
    tree.feed(html)
    tree.close()
    return [event for event in tree.events if not isinstance(event, str) or event.strip()]


def by_python_markdown(page: Output) -> str:
    """The page's Markdown through Python-Markdown with the site's own extensions."""
    config = read_config((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    body = page.content.decode().split("\n---\n", 1)[1]
    toc = {"permalink": True, "permalink_title": words("zh")["permalink"]}
    return str(markdown.markdown(body, extensions=config["markdown_extensions"], extension_configs={"toc": toc}))


def page_of(document: Document, crossing: Crossing = UNCITED) -> Output:
    own = f"documents/{document.slug}/"
    place = Place(own, (("en", f"{own}en/"),), {"pui": PUI}, "zh", crossing)
    return render_document(document, place)[0]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_documents_of_the_corpus(path: Path) -> None:
    source, _ = read_document(path, path.name)
    assert source is not None
    page = page_of(parse(source)[0])
    assert page.html is not None
    assert told(page.html) == told(by_python_markdown(page))


# Text as no document has it: every mark that Markdown, HTML, attribute lists or templates could take for theirs.
_MARKS = """* _ ** __ ` `` \\ [ ] ( ) { } {{ }} {% {# {:.x} {#id} < > <b> </p> <!-- --> <script> & &amp;
&#42; # + - 1. ! ![ | ~ ^ = http://a.b <http://a.b> a@b.c : :: 核 安保 “ word x_y_z \\* $ %"""
_NASTY = st.lists(st.sampled_from([*_MARKS.split(), " ", "    ", "\t"]), min_size=1, max_size=12).map("".join)
_TEXT = st.one_of(_NASTY, st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp", "Co", "Cn")), min_size=1))
_LINE = _TEXT.map(lambda text: " ".join(text.split())).filter(bool)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document of every kind of block, with nasty texts, a note and a name in each paragraph, and citations."""
    kinds = draw(
        st.lists(st.sampled_from(["heading", "paragraph", "item", "quote", "text", "table"]), min_size=1, max_size=6)
    )
    blocks = []
    for index, kind in enumerate(kinds):
        text = draw(_LINE)
        notes = (Note(draw(st.integers(0, len(text))), "fn-1"),) if index == 0 and kind == "paragraph" else ()
        end = draw(st.integers(1, len(text)))
        mentions = (Mention(0, end, text[:end], "pui"),) if kind == "paragraph" else ()
        cited = (
            draw(st.integers(0, end - 1)),
            draw(st.sampled_from(["documents/x/#b0", "references/y/", "sdgs/#goal-3"])),
        )
        references = tuple(
            Reference(cited[0], end, text[cited[0] : end], target, cited[1], "symbol")
            for target in draw(st.lists(st.sampled_from(["A/1", "pui#art-3", "sdg#3"]), max_size=2))
        )
        child = Block("item", f"b{index}-a", "(a)", draw(_LINE), 1) if kind == "paragraph" else None
        blocks.append(
            Block(
                kind=kind,  # type: ignore[arg-type]
                anchor=f"b{index}",
                label=draw(st.sampled_from([None, "1.", "(a)", "•", "*", "一."])) if kind != "table" else None,
                text=text,
                line=1,
                notes=notes,
                mentions=mentions,
                references=references,
                children=(child,) if child else (),
                level=draw(st.integers(1, 4)) if kind == "heading" else 0,
                rows=((text, draw(_LINE)),) if kind == "table" else (),
            )
        )
    return Document(
        slug="x", language="zh", symbol=draw(st.none() | _LINE), title=draw(_LINE),
        metadata=Metadata(place=draw(_LINE)),
        file="x.txt", sha256="", front=(Matter("cover", draw(_LINE)),), blocks=tuple(blocks),
        footnotes=(Footnote("fn-1", "1", draw(_LINE), 1),), end=(), ledger=Ledger(0, 0, ()),
        withdrawn={"p9": draw(_LINE)}, moved={"p8": "b0"},
    )  # fmt: skip


@st.composite
def crossings(draw: st.DrawFn) -> Crossing:
    """Who cites the document, in nasty words: as a whole, and its first block."""
    links = [
        Backlink(anchor, "documents/y/", draw(_LINE), draw(_LINE), "2020", "ar", "p1", draw(_LINE), Excerpt(*words))
        for anchor in draw(st.lists(st.sampled_from(["", "b0", "fn-1"]), max_size=4))
        for words in [(draw(_LINE), draw(_LINE), draw(_LINE))]
    ]
    return Crossing(tuple(links))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents(), crossings())
def test_invented_documents(document: Document, crossing: Crossing) -> None:
    page = page_of(document, crossing)
    assert page.html is not None
    assert told(page.html) == told(by_python_markdown(page))


@settings(max_examples=300, deadline=None)
@given(_TEXT)
def test_text_is_shown_as_it_stands_and_runs_nowhere(text: str) -> None:
    assert unescape(html_text(text)) == text
    assert unescape(attribute(text)) == text
    for escaped in (html_text(text), markdown_text(text), attribute(text)):
        assert not any(mark in escaped for mark in ("{{", "{%", "{#", "<"))
