"""Tables in plain text: the rows of cells that come of their lines; the cases show what stays text."""

from __future__ import annotations

import pytest

from generator.model import Source
from generator.parse import parse

ROWS = [
    (
        "blanks, the corner empty, figures set to the right",
        "                2020    2021\nPeru              12      13\nSamoa              7       2",
        [("", "2020", "2021"), ("Peru", "12", "13"), ("Samoa", "7", "2")],
    ),
    (
        "blanks, a cell that goes on below",
        "State            Share   Note\nBosnia and\n  Herzegovina       11   a\nPeru                12   b",
        [("State", "Share", "Note"), ("Bosnia and", "", ""), ("Herzegovina", "11", "a"), ("Peru", "12", "b")],
    ),
    (
        "blanks between Han, which are twice as wide",
        "国家          2020年\n秘鲁              12\n萨摩亚             7",
        [("国家", "2020年"), ("秘鲁", "12"), ("萨摩亚", "7")],
    ),
    (
        "tabs, with empty cells at both ends",
        "\t2020\t2021\nPeru\t12\t13\nAll\t19",
        [("", "2020", "2021"), ("Peru", "12", "13"), ("All", "19", "")],
    ),
    (
        "strokes around, a rule between",
        "| State | Share |\n|---|--:|\n| Peru |  |\n| Samoa | 7 |",
        [("State", "Share"), ("Peru", ""), ("Samoa", "7")],
    ),
    (
        "strokes between, a rule below the head",
        "State | Share\n--- | ---\nPeru | 12",
        [("State", "Share"), ("Peru", "12")],
    ),
]


@pytest.mark.parametrize(("text", "rows"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_rows(text: str, rows: list[tuple[str, ...]]) -> None:
    whole = f"1. Adopts the following scale:\n\n{text}\n\n2. Decides to go on.\n"
    document, issues = parse(Source(file="table.txt", sha256="0" * 64, text=whole))
    (table,) = (block for block in document.walk() if block.kind == "table")
    assert list(table.rows) == rows
    assert table.anchor == "p1-t1"
    assert document.ledger.balanced
    assert not [issue for issue in issues if issue.kind == "table-as-text"]


NO_TABLES = [
    "(a)     to go on;\n(b)     to stop;\n(c)     to begin.",
    "Peru      12\nSamoa     7",  # two rows of two: anything can look so
    "the   lines   of   a   stretched\nparagraph   have  wide  blanks\nwhere   it   pleases  the  page",
    "A | B",
    "a table | of two\nlines of text",
]


@pytest.mark.parametrize("text", NO_TABLES)
def test_no_table(text: str) -> None:
    whole = f"1. Decides as follows:\n\n{text}\n\n2. Ends.\n"
    document, _ = parse(Source(file="text.txt", sha256="0" * 64, text=whole))
    assert not [block for block in document.walk() if block.kind == "table"]
    assert document.ledger.balanced
