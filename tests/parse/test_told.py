"""What a reader told of its lines: tables with their cells, notes of several paragraphs, calls that print nothing."""

from __future__ import annotations

from generator.model import CallPlace, Line, Source
from generator.parse import parse


def source(*pieces: tuple[str, dict[str, object]], calls: tuple[CallPlace, ...] = ()) -> Source:
    """A source of these lines, each with what is known of it."""
    lines: list[Line] = []
    text = ""
    for words, known in pieces:
        start = len(text) + len(words) - len(words.lstrip())
        lines.append(Line(start, len(text) + len(words.rstrip()), number=len(lines) + 1, **known))  # type: ignore[arg-type]
        text += words + "\n"
    return Source(file="a.docx", sha256="", text=text, lines=tuple(lines), calls=calls)


BEGINS: dict[str, object] = {"begins": True}


def test_rows_are_one_table_with_its_empty_cells() -> None:
    row: dict[str, object] = {"role": "row", "begins": True}
    given = source(("1. See the table:", BEGINS), ("\tYear\tSum", row), ("A\t2020\t", row), ("2. Next.", BEGINS))
    document, _ = parse(given)
    assert document.ledger.balanced
    table = document.blocks[0].children[0]
    assert (table.kind, table.anchor, table.rows) == ("table", "p1-t1", (("", "Year", "Sum"), ("A", "2020", "")))
    assert [block.anchor for block in document.walk()] == ["p1", "p1-t1", "p2"]


def test_a_note_has_all_its_paragraphs_and_its_call() -> None:
    first: dict[str, object] = {"role": "note", "note": "1", "begins": True}
    rest: dict[str, object] = {"role": "note", "note": "1", "begins": False}
    given = source(
        ("1. Alpha beta.", BEGINS), ("See Gamma.", first), ("And delta.", rest), calls=(CallPlace(8, 8, "1"),)
    )
    document, _ = parse(given)
    assert [(note.anchor, note.text) for note in document.footnotes] == [("fn-1", "See Gamma. And delta.")]
    assert [(note.start, note.footnote) for note in document.blocks[0].notes] == [(5, "fn-1")]
    assert document.ledger.balanced


def test_a_heading_is_one_whatever_its_words() -> None:
    given = source(("II. The past, and the future.", {"role": "heading"}), ("1. Alpha.", BEGINS))
    document, _ = parse(given)
    assert [(block.kind, block.anchor) for block in document.walk()] == [("heading", "h-2"), ("paragraph", "p1")]
