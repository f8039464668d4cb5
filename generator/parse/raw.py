"""What the passes of `parse` hand to each other: rows of the page, then raw blocks that have no address yet."""

from __future__ import annotations

from msgspec import Struct

from generator.languages.numbering import Label


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


class Raw(Struct, frozen=True):
    """A run of rows that make one block."""

    rows: tuple[Row, ...]
    label: Label | None = None
    heading: bool = False
    marks: tuple[tuple[int, str], ...] = ()
    """Footnote markers that stood on lines of their own: (place in the source after which they stand, marker)."""

    @property
    def first(self) -> Row:
        return self.rows[0]

    @property
    def text(self) -> str:
        """Its rows run together, good for telling what it is, not for showing."""
        return "".join(row.text for row in self.rows)

    @property
    def body(self) -> str:
        """The text without the label."""
        text = self.text
        return text[len(self.label.printed) :].lstrip() if self.label else text


class Page(Struct, frozen=True):
    """How the lines of a document are set."""

    spaced: bool
    """An empty line after every line: the empty lines say nothing."""
    measure: int
    """Columns of a full line."""
    han: bool
    """Whether the text is Chinese, for joining lines."""
