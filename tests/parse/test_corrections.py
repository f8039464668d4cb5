"""What an editor can say of single lines, and that the text stays as it is."""

from __future__ import annotations

import pytest

from generator.model import CallPlace, Correction, Line, Overrides, Source
from generator.parse import parse

TEXT = """标题

1. 甲国欢迎。

概况说明

2. 乙国欢迎，

并表示感谢。

机密

1 注的文字。
"""
"""Lines: 1 标题, 3, 5 概况说明, 7, 9 并表示感谢, 11 机密, 13 the note."""


def outline(*corrections: Correction) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    source = Source(file="a.txt", sha256="", text=TEXT, overrides=Overrides(corrections=corrections))
    document, issues = parse(source)
    assert document.ledger.balanced
    blocks = [(block.anchor, block.text) for block in document.walk()]
    blocks += [(note.anchor, note.text) for note in document.footnotes]
    dropped = [TEXT[drop.start : drop.end] for drop in document.ledger.dropped if drop.rule == "editor"]
    return blocks, dropped, [str(issue) for issue in issues if issue.kind == "correction-unused"]


ROWS: list[tuple[Correction, tuple[str, str] | None, list[str]]] = [
    (Correction("heading", line=9), ("h-x2", "并表示感谢。"), []),
    (Correction("furniture", line=11), None, ["机密"]),
    (Correction("note", line=13), ("fn-1", "注的文字。"), []),
    (Correction("joined", line=9), ("p2", "乙国欢迎，并表示感谢。"), []),
    (Correction("block", line=9), ("p2-x1", "并表示感谢。"), []),
]


@pytest.mark.parametrize(("correction", "block", "dropped"), ROWS, ids=[row[0].kind for row in ROWS])
def test_a_line_is_what_the_editor_says(
    correction: Correction, block: tuple[str, str] | None, dropped: list[str]
) -> None:
    blocks, gone, unused = outline(correction)
    assert block is None or block in blocks
    assert (gone, unused) == (dropped, [])


def test_a_correction_that_fits_no_line_is_reported() -> None:
    said = outline(Correction("heading", line=99), Correction("note", line=3, text="乙"))[2]
    assert said == [
        "a.yml: corrections: there is no line 99; compare with what loccit inspect shows",
        'a.yml: corrections: there is no line 3 that begins with "乙"; compare with what loccit inspect shows',
    ]


def test_a_line_that_a_reader_told_is_corrected_by_its_page_and_words() -> None:
    text = "1. Alpha.\n2 See Beta.\nDraft"
    lines = (
        Line(0, 9, number=1, begins=True),
        Line(10, 21, number=1, begins=True),
        Line(22, 27, number=1, begins=True),
    )
    corrections = (Correction("note", page=1, text="2 See"), Correction("furniture", page=1, text="Draft"))
    source = Source(
        file="a.pdf",
        sha256="",
        text=text,
        lines=lines,
        calls=(CallPlace(8, 8, "2"),),
        overrides=Overrides(corrections=corrections),
    )
    document, _ = parse(source)
    assert document.ledger.balanced
    assert [(block.anchor, block.text) for block in document.walk()] == [("p1", "Alpha.")]
    assert [(note.anchor, note.text) for note in document.footnotes] == [("fn-2", "See Beta.")]
    assert document.blocks[0].notes[0].start == 5
