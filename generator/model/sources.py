"""What readers hand to `parse`: a file as text, what is known of its lines, and what its editor says of it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Span(Struct, frozen=True, array_like=True, order=True):
    """A run of source text, kept unchanged, and what joins it to the run before."""

    start: int
    """First code point, counted in the source's text."""
    end: int
    """One past the last code point."""
    glue: str = ""
    """What stands between this run and the one before it: nothing, or a blank where a line was wrapped."""


class Drop(Struct, frozen=True, array_like=True, order=True):
    """A run of source text that is not in the document, and the rule that says why."""

    start: int
    end: int
    rule: str
    """Name of a rule: running-head, page-number, link-annotation, line-wrap, … (parse/ledger.py lists them)."""


LineRole = Literal[
    "", "heading", "note", "furniture", "row", "cover", "title", "formula", "preamble", "part", "end",
]  # fmt: skip
"""Heading: with a tab between its number and its title where they are known apart. Note: belongs to the footnote
`note`. Furniture: dropped by `rule`. Row: of a table, its cells parted by tabs. Cover: stands before the title.
Formula: the words that open a resolution; preamble: what follows them up to the numbers. Part: the letter of one of
several resolutions. End: names the meeting or the day, wherever it stands."""


class Line(Struct, frozen=True):
    """A line or paragraph that a reader found, with what it knows of it beyond the words.

    A reader of plain text knows nothing more than the words, and gives no lines; one of PDF, Word or XML does.
    """

    start: int
    """Place in Source.text of its first code point that is no white space."""
    end: int
    """One past the last code point that is no white space."""
    number: int
    """How messages name the place: the page of a PDF, the line of an XML file, the paragraph of a Word file."""
    page: int = 0
    """Counted from 0; all on page 0 where the format has no pages."""
    lead: int = 0
    """Indentation, in columns of a Latin letter."""
    gap: int = 0
    """Empty lines' worth of space before it, beyond the usual."""
    begins: bool | None = None
    """True: begins a block; False: goes on with the line before; None: the words must tell."""
    role: LineRole = ""
    note: str = ""
    """Marker of the footnote that the line belongs to, not part of the line's text."""
    rule: str = ""
    """Name of the rule that drops a piece of furniture: running-head, page-number, …"""


class CallPlace(Struct, frozen=True):
    """A footnote's marker in the running text, where a reader knows it for one."""

    start: int
    end: int
    """Place of the marker in Source.text; start == end where the format prints none there."""
    marker: str


class Correction(Struct, frozen=True, forbid_unknown_fields=True, rename={"kind": "as"}):
    """What one line of the source is, where it was misread. The text itself cannot be changed."""

    kind: Literal["heading", "furniture", "note", "joined", "block"]
    """`as:` in the file. Joined: belongs to the block before. Block: begins one."""
    line: int = 0
    """Of a text or XML file."""
    page: int = 0
    """Of a PDF; the paragraph of a Word file."""
    text: str = ""
    """How the line begins, where a page has several."""


class Voters(Struct, frozen=True, forbid_unknown_fields=True):
    """Who voted how, each named as the source does."""

    in_favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    abstaining: tuple[str, ...] = ()


class Vote(Struct, frozen=True, forbid_unknown_fields=True):
    """How a text was adopted."""

    recorded: bool
    """False: adopted without a vote."""
    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None
    voters: Voters | None = None
    """Where the source names them."""


class Overrides(Struct, frozen=True, forbid_unknown_fields=True):
    """What an editor says of a document in the YAML file beside it; each field wins over what was found."""

    slug: str | None = None
    symbol: str | None = None
    language: str | None = None
    title: str | None = None
    date: str | None = None
    date_end: str | None = None
    date_issued: str | None = None
    body: str | None = None
    session: str | None = None
    place: str | None = None
    submitters: tuple[str, ...] | None = None
    sponsors: tuple[str, ...] | None = None
    type: str | None = None
    agenda_item: str | None = None
    agenda_title: str | None = None
    meeting: str | None = None
    vote: Vote | None = None
    draft: str | None = None
    report: str | None = None
    meeting_record: str | None = None
    subjects: tuple[str, ...] | None = None
    sdgs: tuple[str, ...] | None = None
    official_url: str | None = None
    aliases: tuple[str, ...] = ()
    """Former slugs; each leads the reader here."""
    moved: dict[str, str] = {}
    withdrawn: dict[str, str] | str | None = None
    """Anchors with the reason, or the reason for the whole document."""
    corrections: tuple[Correction, ...] = ()
    """What single lines are, where they were misread."""


class Source(Struct, frozen=True):
    """A file, read. `parse` sees nothing else of the outside world."""

    file: str
    """Its path as messages and pages name it."""
    sha256: str
    """Of the bytes as they came."""
    text: str
    """Everything in the file, as code points."""
    encoding: str = "utf-8"
    """What the bytes were decoded from."""
    overrides: Overrides | None = None
    """The editor's YAML beside it."""
    lines: tuple[Line, ...] = ()
    """What the reader knows of each line, in reading order; empty where it knows only the text."""
    calls: tuple[CallPlace, ...] = ()
    """Where footnotes are called, in order; `lines` says which notes there are."""
    known: dict[str, str | list[str] | Vote] = {}
    """Metadata that the file itself states: keys of Metadata, and symbol, title, language."""
