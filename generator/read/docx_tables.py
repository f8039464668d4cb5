"""A table of a Word file → its rows and cells; and whether it holds data or only sets text side by side.

Guarantees: 1. rows and cells that were deleted are left out; 2. the cells of a column stand at one place in every row:
where a cell is wider than one column, or a row begins further in, empty cells fill the gap; 3. a table that only sets
text side by side is told from one of data by its form and place, never by its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from lxml import etree

from generator.languages.numbering import labels_at
from generator.read.docx_styles import Styles
from generator.read.docx_words import W, child, integer, members, switched_on, value
from generator.read.sheet import Paragraph

_MOST_COLUMNS = 64
_MOST_ROWS_OF_A_COVER = 6
_MOST_OF_A_COVER = 15
_LONGEST_ON_A_COVER = 120
"""So many paragraphs, none of them longer, nor a whole sentence, can stand on a cover above a table."""
_ENDS = (".", ";", ":", "。", "；", "：", "؛")
_UNSEEN = frozenset({"", "nil", "none"})
_UPRIGHT = ("insideV", "left", "right", "start", "end")
_FIGURE = re.compile(r"[\s\d.,%()–−-]*\d[\s\d.,%()–−-]*")
"""What a cell of data holds: 1,234.5"""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row."""

    element: etree._Element
    before: int = 0
    """Columns that the row leaves free before it."""
    span: int = 1
    """Columns that it is wide."""
    covered: bool = False
    """The cell above reaches over it: Word does not show what it holds."""

    @property
    def text(self) -> str:
        return "".join(run.text or "" for run in self.element.iter(f"{W}t")).strip()


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not deleted."""

    cells: tuple[Cell, ...]
    hidden: bool


def rows_of(table: etree._Element) -> list[Row]:
    """The rows of the table, with their cells."""
    rows: list[Row] = []
    for element in members(table, "tr"):
        given = child(element, "trPr")
        if child(given, "del") is None:
            rows.append(Row(_cells(element, given), switched_on(child(given, "hidden"))))
    return [row for row in rows if row.cells]


Layout = Literal["data", "blocks", "margin"]
"""Rows of data; blocks of text side by side; numbers or letters in a column of their own, beside their paragraphs."""


def layout_of(table: etree._Element, rows: list[Row], styles: Styles, body: list[Paragraph]) -> Layout:
    """What the table is for, behind what stands in the body. A frame, one row, a cover are text side by side."""
    if max((len(row.cells) for row in rows), default=0) <= 1:
        return "blocks"
    if _is_drawn(table, styles):
        return "blocks" if len(rows) == 1 else "data"
    if _numbers_in_margin(rows):
        return "margin"
    return "blocks" if len(rows) == 1 or (_is_cover(rows) and _on_cover(body)) else "data"


def _cells(row: etree._Element, properties: etree._Element | None) -> tuple[Cell, ...]:
    before = _count(child(properties, "gridBefore"), 0)
    cells: list[Cell] = []
    for element in members(row, "tc"):
        given = child(element, "tcPr")
        if child(given, "cellDel") is not None:
            continue
        merged, beside = child(given, "vMerge"), child(given, "hMerge")
        if beside is not None and value(beside) != "restart" and cells:
            last = cells[-1]
            cells[-1] = Cell(last.element, last.before, last.span + 1, last.covered)
            continue
        covered = merged is not None and value(merged) != "restart"
        cells.append(Cell(element, before, max(_count(child(given, "gridSpan"), 1), 1), covered))
        before = 0
    return tuple(cells)


def _count(element: etree._Element | None, missing: int) -> int:
    return missing if element is None else min(max(integer(value(element)), 0), _MOST_COLUMNS)


def _is_drawn(table: etree._Element, styles: Styles) -> bool:
    """Whether it looks like a table: lines between its columns, a style for its head, or a head that is repeated."""
    properties = child(table, "tblPr")
    chain = [style for _, style in styles.chain(value(child(properties, "tblStyle")))]
    stated = (properties, *(child(style, "tblPr") for style in chain))
    borders = next((found for found in (child(given, "tblBorders") for given in stated) if found is not None), None)
    if value(child(borders, "insideV")) not in _UNSEEN or any(
        child(style, "tblStylePr") is not None for style in chain
    ):
        return True
    drawn = (
        border
        for border in table.iter(f"{W}tcBorders")
        if any(value(child(border, side)) not in _UNSEEN for side in _UPRIGHT)
    )
    return len(list(islice(drawn, 2))) > 1 or any(switched_on(head) for head in table.iter(f"{W}tblHeader"))


def _is_cover(rows: list[Row]) -> bool:
    """Few rows, and no two figures in one of them: organ and symbol, emblem and date of distribution."""
    figures = (sum(_FIGURE.fullmatch(cell.text) is not None for cell in row.cells) for row in rows)
    return len(rows) <= _MOST_ROWS_OF_A_COVER and max(figures) < 2


def _numbers_in_margin(rows: list[Row]) -> bool:
    """Paragraphs whose numbers were set in a column of their own."""
    if any(len(row.cells) != 2 for row in rows):
        return False
    labels = [row.cells[0].text for row in rows]
    read = [labels_at(f"{label} ") for label in labels]
    bare = all(not label or (found and found[0].printed == label) for label, found in zip(labels, read, strict=True))
    return bare and any(labels)


def _on_cover(body: list[Paragraph]) -> bool:
    """Whether nothing but short lines stands before."""
    texts = ["".join(paragraph.runs).rstrip() for paragraph in body[:_MOST_OF_A_COVER]]
    return len(body) < _MOST_OF_A_COVER and all(
        paragraph.role == "" and len(text) < _LONGEST_ON_A_COVER and not text.endswith(_ENDS)
        for paragraph, text in zip(body, texts, strict=True)
    )
