"""What the passes of `parse` hand to each other: rows of the page, then raw blocks that have no address yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import Struct

from generator.languages.numbering import Label
from generator.languages.scripts import glue


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
    """What the reader told: heading, or row of a table."""


class Raw(Struct, frozen=True):
    """A run of rows that make one block."""

    rows: tuple[Row, ...]
    text: str
    """Its rows run together, good for telling what it is, not for showing."""
    label: Label | None = None
    heading: bool = False
    table: bool = False
    """Each row is a row of a table, its cells parted by tabs."""
    torn: bool = False
    """The end of its line stands before the beginning."""

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
    torn: bool = False

    @property
    def bare(self) -> bool:
        """Nothing but a label yet: the text stands on the next row."""
        return self.label is not None and len(self.rows) == 1 and self.rows[0].text == self.label.printed


def run_together(rows: Sequence[Row]) -> str:
    """The text of the rows, joined as their script joins wrapped lines."""
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
