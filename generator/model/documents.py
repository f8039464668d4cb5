"""A document and its parts, in the documents' own words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from generator.model.sources import Drop, Span, Vote

BlockKind = Literal["heading", "paragraph", "preamble", "item", "quote", "table", "text"]
FrontRole = Literal["cover", "session", "place", "title", "submitter", "adoption", "meeting"]


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
    """Of the document; of the draft, where it was adopted."""
    sponsors: tuple[str, ...] = ()
    """Who joined the submitters of the draft later."""
    type: str | None = None
    agenda_item: str | None = None
    agenda_title: str | None = None
    """Of the agenda item."""
    meeting: str | None = None
    """At which a text was adopted: 47th plenary meeting."""
    vote: Vote | None = None
    draft: str | None = None
    """Symbol of the draft that was adopted."""
    report: str | None = None
    """On whose report, as a target: A/75/470#p26."""
    meeting_record: str | None = None
    """Symbol of the record of the meeting."""
    subjects: tuple[str, ...] = ()
    """As a library's catalogue words them."""
    sdgs: tuple[str, ...] = ()
    """Sustainable Development Goals and targets: 3, 16.9, 2.a."""
    official_url: str | None = None
    """The official record, where it is known better than its symbol tells."""
    found: dict[str, str] = {}
    """Where each field comes from: `printed`, told by the `symbol`, stated by the `file`, or the `editor`."""


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


class Addressee(Struct, frozen=True):
    """Of whom something is called for."""

    entity: str
    """Registry id."""
    anchor: str
    """Of the block that has the words; an item may be called upon by the words above it."""
    start: int
    end: int


class Call(Struct, frozen=True):
    """What a paragraph does: urge, welcome, recall."""

    anchor: str
    """Of the block that does it."""
    verb: str
    """Registry id."""
    said: str
    """Anchor of the block that has the verb: its own, or the one whose words lead to it."""
    start: int
    end: int
    by: str | None = None
    """Registry id of who does it; None where it is the text's own voice, or nobody the registry knows."""
    of: tuple[Addressee, ...] = ()


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
    calls: tuple[Call, ...] = ()
    """What its paragraphs do and call for, in reading order."""
    aliases: tuple[str, ...] = ()
    moved: dict[str, str] = {}
    """Anchors that were published once, and where their text went."""
    withdrawn: dict[str, str] = {}
    """Anchors that were published once and have no successor, with the reason; "*" is the whole document."""

    def walk(self) -> Iterator[Block]:
        """Every block in reading order."""
        for block in self.blocks:
            yield from block.walk()

    def units(self) -> Iterator[Block | Footnote]:
        """Everything that has an address and a text: blocks in reading order, then footnotes."""
        yield from self.walk()
        yield from self.footnotes

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
