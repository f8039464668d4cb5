"""Tables come in as rows with their cells in place; what only sets text side by side, as its text in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.read.docx_files import GRID, Told, cell, docx, p, read, row, style, table, told

SKIP = '<w:gridBefore w:val="1"/>'
SPAN, DOWN, UNDER = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
LINED = style("Lined", "", f"<w:tblPr>{GRID}</w:tblPr>", "table") + style(
    "Also", "", '<w:basedOn w:val="Lined"/>', "table"
)
SIDES = '<w:tcBorders><w:left w:val="single"/><w:right w:val="single"/></w:tcBorders>'
MASTHEAD = table(
    row("United Nations", p("A/RES/75/1")),
    row(p("General Assembly"), p("Distr.: General") + p("23 December 2020")),
)
ORDER = [("", 0, "United Nations"), ("", 0, "A/RES/75/1"), ("", 0, "General Assembly"), ("", 0, "Distr.: General"),
         ("", 0, "23 December 2020")]  # fmt: skip
WORDS = "The General Assembly, recalling its resolutions. " * 8
TEXT, BEFORE = p(WORDS), ("", 0, WORDS.strip())
DATA = [("row", 0, "United Nations\tA/RES/75/1"), ("row", 0, "General Assembly\tDistr.: General 23 December 2020")]

CASES: list[tuple[str, str, Told]] = [
    ("a table is rows", p("a") + table(row("Gross", "", "Net"), row("1", p("2") + p("3"), "4")) + p("b"),
     [("", 0, "a"), ("row", 0, "Gross\t\tNet"), ("row", 0, "1\t2 3\t4"), ("", 0, "b")]),
    ("cells at the edges can be empty", table(row("", "2020", "2021"), row("Gross", "1", "")),
     [("row", 0, "2020\t2021"), ("row", 0, "Gross\t1")]),
    ("wide cells keep the columns in place",
     table(row("", cell("Years", SPAN)), row("x", "2020", "2021"), row("y", "", properties=SKIP)),
     [("row", 0, "Years"), ("row", 0, "x\t2020\t2021"), ("row", 0, "y")]),
    ("a cell over several rows prints once",
     table(row(cell("State", DOWN), "1", "x"), row(cell("State", UNDER), "2", "y"), properties=GRID),
     [("row", 0, "State\t1\tx"), ("row", 0, "2\ty"), ("furniturehidden-text", 0, "State")]),
    ("an older way to make a cell wide",
     table(row(cell("a", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "b"), row("1", "2", "3")),
     [("row", 0, "a\t\tb"), ("row", 0, "1\t2\t3")]),
    ("rows and cells that were deleted, rows that are hidden",
     table(row("a", "b"), row("c", "d", properties="<w:del/>"), row("e", cell("f", "<w:cellDel/>"), "g"),
           row("h", "i", properties="<w:hidden/>"), properties=GRID),
     [("row", 0, "a\tb"), ("row", 0, "e\tg"), ("furniturehidden-text", 0, "h i")]),
    ("a table in a table is in its cell",
     table(row("a", cell(table(row("b", "c"), row("d", "e")) + p("f"))), row("g", "h"), properties=GRID),
     [("row", 0, "a\tb c d e f"), ("row", 0, "g\th")]),
    ("a frame is no table", table(row(cell(p("a") + p("b"))), row("c")), [("", 0, "a"), ("", 0, "b"), ("", 0, "c")]),
    ("in a frame a table is one", table(row(cell(table(row("a", "b"), row("c", "d"), properties=GRID)))),
     [("row", 0, "a\tb"), ("row", 0, "c\td")]),
    ("one row sets text side by side", TEXT + table(row(p("Chair") + p("A. B."), p("Secretary") + p("C. D."))),
     [BEFORE, ("", 0, "Chair"), ("", 0, "A. B."),
      ("", 0, "Secretary"), ("", 0, "C. D.")]),
    ("the head of a document is read in its order", MASTHEAD + p("Text"), [*ORDER, ("", 0, "Text")]),
    ("lines between the columns make a table", MASTHEAD.replace("<w:tblPr>", f"<w:tblPr>{GRID}"), DATA),
    ("so do those of its style", MASTHEAD.replace("<w:tblPr>", '<w:tblPr><w:tblStyle w:val="Also"/>'), DATA),
    ("so does a head that is repeated", MASTHEAD.replace("<w:trPr>", "<w:trPr><w:tblHeader/>", 1), DATA),
    ("so do those of its cells", MASTHEAD.replace("<w:tcPr>", f"<w:tcPr>{SIDES}"), DATA),
    ("so do figures", table(row("State", "2020", "2021"), row("x", "1,000", "2.5%")),
     [("row", 0, "State\t2020\t2021"), ("row", 0, "x\t1,000\t2.5%")]),
    ("so does text that stands before", TEXT + MASTHEAD,
     [BEFORE, *DATA]),
    ("numbers in the margin and their paragraphs are one",
     TEXT + table(row("1.", p("Calls upon States;") + p("And more")), row("(a)", "Requests"), row("", "Ends")),
     [BEFORE, ("", 0, "1. Calls upon States;"),
      ("", 0, "And more"), ("", 0, "(a) Requests"), ("", 0, "Ends")]),
    ("a tab in a cell is a blank",
     table(row("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>", "c"), row("d", "e"), properties=GRID),
     [("row", 0, "a b\tc"), ("row", 0, "d\te")]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "lines"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_tables(tmp_path: Path, body: str, lines: Told) -> None:
    assert told(tmp_path, docx(body, styles=LINED)) == lines


def test_empty_cells_at_the_edges_are_in_the_text(tmp_path: Path) -> None:
    source, _ = read(tmp_path, docx(table(row("", cell("Years", SPAN)), row("x", "2020", "2021"))))
    assert source is not None
    assert source.text == "\tYears\t\nx\t2020\t2021"
