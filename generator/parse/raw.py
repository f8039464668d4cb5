"""What the passes of `parse` hand to each other: rows of the page, then raw blocks that have no address yet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import Struct

from generator.languages.numbering import Label, bare_labels, labels_at
from generator.languages.scripts import glue

_STOPS = (".", "．", "、", "-", "–", ")", "）")
_HEADING_NUMBER = re.compile(r"[IVX]{1,6}|[一二三四五六七八九十]{1,3}")
"""What no heading begins with as a word."""
_BLANK = r"[ \t\u00a0\u3000]"
COLUMNS = re.compile(rf"{_BLANK}(?:(?<=\t)|{_BLANK}(?:(?<=\t)|{_BLANK})){_BLANK}*")
"""What stands between two columns of a line: three blanks, or a tab, with more blanks around it."""


class Row(Struct, frozen=True):
    """A line that has something on it, without the white space around."""

    number: int
    start: int
    end: int
    text: str
    lead: int
    """Blanks before it, less the one that marks a page top."""
    gap: int
    """Empty lines before it beyond those that every line has."""
    page: int
    top: bool = False
    """First row of its page."""
    attached: bool = False
    """No empty line before it although every line has one: what the extraction stuck together."""
    begins: bool | None = None
    """What the reader told: a block begins here, or goes on; None where only the words can tell."""
    role: str = ""
    """What the reader told: heading, or row of a table; of a table in plain text, a further cell of the row before."""
    joint: str = ""
    """What joins it to the row before, where a pass knows: the tabs and line ends between the cells of a table."""


def set_apart(row: Row) -> tuple[Label, ...]:
    """Every reading of a number that the reader knew for one: a tab stands behind it, or nothing at all."""
    if not row.begins or row.role not in ("", "heading", "preamble"):
        return ()
    number, tab, _ = row.text.partition("\t")
    return bare_labels(number) if tab or number.endswith(_STOPS) else ()


def readings_of(row: Row) -> tuple[Label, ...]:
    """Every reading of the number that opens the row, as it was told or as its words have it."""
    readings = set_apart(row) or labels_at(row.text)
    if not readings and row.role == "heading":
        number = row.text.partition(" ")[0]
        if _HEADING_NUMBER.fullmatch(number):
            return bare_labels(number)
    return readings


class Raw(Struct, frozen=True):
    """A run of rows that make one block."""

    rows: tuple[Row, ...]
    text: str
    """Its rows run together, good for telling what it is, not for showing."""
    label: Label | None = None
    heading: bool = False
    table: bool = False
    """Each row is a row of a table, its cells parted by tabs."""

    @property
    def first(self) -> Row:
        return self.rows[0]

    @property
    def body(self) -> str:
        """The text without the label."""
        return self.text[len(self.label.printed) :].lstrip() if self.label else self.text


@dataclass
class Growing:
    """A block whose end is not yet found."""

    rows: list[Row]
    label: Label | None = None
    heading: bool = False
    table: bool = False
    joined: tuple[int, str] = (0, "")
    """How many rows were run together, and what they gave."""

    @property
    def text(self) -> str:
        """Its rows run together."""
        if self.joined[0] != len(self.rows):
            self.joined = len(self.rows), run_together(self.rows)
        return self.joined[1]

    @property
    def bare(self) -> bool:
        """Nothing but a label yet: the text stands on the next row."""
        return self.label is not None and len(self.rows) == 1 and self.rows[0].text == self.label.printed


def run_together(rows: Sequence[Row]) -> str:
    """The text of the rows, joined as their script joins wrapped lines."""
    if len(rows) == 1:
        return rows[0].text
    text = ""
    pieces: list[str] = []
    for row in rows:
        pieces += (glue(text, row.text, False), row.text)
        text = row.text
    return "".join(pieces)


class Page(Struct, frozen=True):
    """How the lines of a document are set."""

    spaced: bool
    """An empty line after every line: the empty lines say nothing."""
    gapped: bool
    """An empty line between blocks, and only there."""
    measure: int
    """Columns of a full line."""
    han: bool
    """Whether the text is Chinese, for joining lines."""
    indent: int = 0
    """Columns by which the first line of a paragraph stands in, and no other line does; 0 where that tells nothing."""
    unwrapped: bool = False
    """Each line is a paragraph."""
