"""The words of the domain, as frozen types. Nothing of ours is imported here, and nothing here can draw itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

BlockKind = Literal["heading", "paragraph", "preamble", "item", "quote", "table", "text"]
FrontRole = Literal["cover", "session", "place", "title", "submitter", "adoption", "meeting"]


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
    role: Literal["", "heading", "note", "furniture", "row"] = ""
    """Note: belongs to the footnote `note`. Furniture: dropped by `rule`. Row: of a table, its cells parted by tabs."""
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
    known: dict[str, str | list[str]] = {}
    """Metadata that the file itself states: keys of Metadata, and symbol, title, language."""


class Note(Struct, frozen=True):
    """A footnote marker taken out of a block's text."""

    start: int
    """Where it stood, in the block's own text."""
    footnote: str
    """Anchor of the footnote."""
    span: Span | None = None
    """Where the marker stands in the source."""


class Reference(Struct, frozen=True):
    """A citation found in a text, and what it points at."""

    start: int
    end: int
    text: str
    target: str | None
    """As design.md writes targets; None where it could not be resolved."""
    href: str | None
    """Relative to the site's root."""
    rule: str
    """The rule that found it."""
    reason: str | None = None
    """Why it has no target."""
    candidates: tuple[str, ...] = ()
    """What it might have meant."""


class Mention(Struct, frozen=True):
    """A name of the registry found in a text."""

    start: int
    end: int
    text: str
    entity: str
    """Registry id."""


class Block(Struct, frozen=True):
    """One unit of a document that has an address."""

    kind: BlockKind
    anchor: str
    label: str | None
    """The number as printed, `66.` or `(a)`; a bullet counts as one."""
    text: str
    """Without label and note markers."""
    line: int
    """Line of the source where it begins."""
    spans: tuple[Span, ...] = ()
    """Slicing the source here, with the glue, gives `text`."""
    label_span: Span | None = None
    notes: tuple[Note, ...] = ()
    references: tuple[Reference, ...] = ()
    mentions: tuple[Mention, ...] = ()
    children: tuple[Block, ...] = ()
    level: int = 0
    """Of a heading, from 1; 0 for everything else."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Of a table."""

    def walk(self) -> Iterator[Block]:
        """This block and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Footnote(Struct, frozen=True):
    """A note at the foot of a page."""

    anchor: str
    marker: str
    """As printed."""
    text: str
    line: int
    spans: tuple[Span, ...] = ()
    marker_span: Span | None = None
    references: tuple[Reference, ...] = ()
    mentions: tuple[Mention, ...] = ()


class Matter(Struct, frozen=True):
    """A line of the title block, or of the lines that close a document."""

    role: FrontRole
    text: str
    line: int = 0
    spans: tuple[Span, ...] = ()


class Metadata(Struct, frozen=True, omit_defaults=True):
    """What a catalogue says of a document. None and empty mean: not known."""

    date: str | None = None
    """Of adoption or of the meeting's first day, ISO 8601, as exact as is known."""
    date_end: str | None = None
    """Last day of a meeting that took several."""
    date_issued: str | None = None
    body: str | None = None
    session: str | None = None
    place: str | None = None
    submitters: tuple[str, ...] = ()
    type: str | None = None
    agenda_item: str | None = None
    official_url: str | None = None
    """The official record, where it is known better than its symbol tells."""
    found: dict[str, str] = {}
    """For each field, where it comes from: `printed` in the text, stated by the `file`, or the `editor`."""


class Ledger(Struct, frozen=True):
    """Where every character of the source went."""

    total: int
    kept: int
    dropped: tuple[Drop, ...]
    lost: tuple[tuple[int, int], ...] = ()
    """Runs that no block holds and no rule dropped; a build with any fails."""
    doubled: tuple[tuple[int, int], ...] = ()
    """Runs that stand in the document twice, or are both kept and dropped."""

    @property
    def balanced(self) -> bool:
        return not self.lost and not self.doubled

    def by_rule(self) -> dict[str, int]:
        """Characters dropped, by rule."""
        counts: dict[str, int] = {}
        for drop in self.dropped:
            counts[drop.rule] = counts.get(drop.rule, 0) + drop.end - drop.start
        return counts


class Document(Struct, frozen=True):
    """An official document in one language."""

    slug: str
    language: str
    symbol: str | None
    """As printed, spelled as targets are; None where the source prints none and no editor gave one."""
    title: str
    metadata: Metadata
    file: str
    sha256: str
    front: tuple[Matter, ...]
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...]
    end: tuple[Matter, ...]
    ledger: Ledger
    aliases: tuple[str, ...] = ()
    moved: dict[str, str] = {}
    """Anchors that were published once, and where their text went."""
    withdrawn: dict[str, str] = {}
    """Anchors that were published once and have no successor, with the reason; "*" is the whole document."""

    def walk(self) -> Iterator[Block]:
        """Every block in reading order."""
        for block in self.blocks:
            yield from block.walk()

    def moved_to(self, anchor: str) -> str:
        """Where the text of a moved anchor is now; a text can move twice: {p27: p28, p28: p31}."""
        passed = {anchor}
        while (target := self.moved.get(anchor)) is not None and target not in passed:
            passed.add(target)
            anchor = target
        return anchor

    def anchors(self) -> Iterator[tuple[str, str]]:
        """Every address in the document with its text, footnotes last."""
        for block in self.walk():
            yield block.anchor, block.text
        for note in self.footnotes:
            yield note.anchor, note.text


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
    type: str | None = None
    agenda_item: str | None = None
    official_url: str | None = None
    aliases: tuple[str, ...] = ()
    """Former slugs; each leads the reader here."""
    moved: dict[str, str] = {}
    withdrawn: dict[str, str] | str | None = None
    """Anchors with the reason, or the reason for the whole document."""


class Name(Struct, frozen=True):
    """One way to write the name of an entity."""

    text: str
    language: str
    usage: str | None = None
    """Who writes it so: UN, IAEA, CN, …"""
    misprint: bool = False
    """Found printed so; recognised, never offered as a name."""
    context_only: bool = False
    """Too general to be recognised without its context."""


class Entity(Struct, frozen=True):
    """Anything that has a name and a page: an initiative, an instrument, an organisation, a term …"""

    id: str
    family: str
    """The registry file it stands in: initiatives, instruments, organisations, events, terms, …"""
    kind: str
    names: dict[str, str]
    """Preferred name by language."""
    abbreviations: tuple[str, ...] = ()
    variants: tuple[Name, ...] = ()
    since: str | None = None
    """Year or date of establishment, adoption or signature."""
    owner: tuple[str, ...] = ()
    """Registry ids, or states by lower-case ISO 3166 codes."""
    symbols: tuple[str, ...] = ()
    url: str | None = None
    description: dict[str, str] = {}
    """By language."""
    themes: tuple[str, ...] = ()
    confused_with: tuple[str, ...] = ()
    """Registry ids of what it is taken for."""


class LockedAnchor(Struct, frozen=True):
    """An address that was published once, and so must lead somewhere for ever."""

    language: str
    anchor: str
    checksum: str
    """Of its text without white space: first 12 hex digits of the SHA-256."""


class Lock(Struct, frozen=True):
    """corpus/anchors/<slug>.lock: every address of a document ever published."""

    slug: str
    file: str
    """Path of the lock file, as messages name it."""
    pages: dict[str, str] = {}
    """Page address by language; the first has the address without a language."""
    anchors: tuple[LockedAnchor, ...] = ()


class Changes(Struct, frozen=True):
    """What a build changed in the addresses of one document and language, in the words of the report."""

    slug: str
    language: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    text_changed: tuple[str, ...] = ()
    renumbered: tuple[tuple[str, str], ...] = ()
    """(old anchor, new anchor) of a text that moved unchanged."""


class Library(Struct, frozen=True):
    """All documents, linked, with what the site knows of names."""

    documents: tuple[Document, ...]
    entities: dict[str, Entity]
    pages: dict[str, dict[str, str]]
    """Address of each language version, by slug and language."""
    former: dict[str, str] = {}
    """Slugs that documents had once, each with the present one."""

    def page(self, document: Document) -> str:
        """Address of the document's page below the site's root."""
        return self.pages[document.slug][document.language]


class Heading(Struct, frozen=True):
    """A heading of a finished page, for its outline."""

    level: int
    anchor: str
    text: str


class Output(Struct, frozen=True):
    """A file to publish below docs/."""

    path: str
    """Relative to docs/."""
    content: bytes = b""
    copy_of: str | None = None
    """A file of the project to copy instead."""
    html: str | None = None
    """Of a page: the same content, ready made, so that no Markdown has to be read again."""
    headings: tuple[Heading, ...] = ()
    """Of a page with `html`: its outline."""
