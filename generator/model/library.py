"""All documents together: the registry of names, the addresses ever published, and what a build makes of them."""

from __future__ import annotations

from msgspec import Struct

from generator.model.documents import Document


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
    not_in: tuple[str, ...] = ()
    """Longer words in which its names do not count: 中国 in 发展中国家."""
    codes: dict[str, str] = {}
    """Of a state, its codes of ISO 3166: alpha2, alpha3, numeric."""
    articles: int = 0
    """Of a treaty, how many it has; 0: not known. A citation of another one is refused."""
    paragraphs: dict[str, int] = {}
    """Of a treaty, how many paragraphs each article has that is divided; empty: not known of any."""
    numerals: str = "arabic"
    """How a treaty counts its articles, in languages that have the choice: arabic or roman."""
    preamble: int = 0
    """Of a treaty, how many preambular paragraphs it has; 0: not known."""
    actions: int = 0
    """Of a plan, how many numbered actions it has."""


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


class Citation(Struct, frozen=True):
    """A reference with a target, seen from the whole: which text cites what."""

    slug: str
    language: str
    anchor: str
    """Of the block or note that cites."""
    start: int
    end: int
    target: str
    href: str
    """Where it leads, below the site's root."""


class Library(Struct, frozen=True):
    """All documents, linked, with what the site knows of names."""

    documents: tuple[Document, ...]
    entities: dict[str, Entity]
    pages: dict[str, dict[str, str]]
    """Address of each language version, by slug and language."""
    former: dict[str, str] = {}
    """Slugs that documents had once, each with the present one."""
    citations: tuple[Citation, ...] = ()
    """Every reference that leads somewhere, in the order of the citing documents' dates and of their texts."""

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
    span: tuple[int, int] | None = None
    """Of that file only these bytes, from the first to before the last."""
    html: str | None = None
    """Of a page: the same content, ready made, so that no Markdown has to be read again."""
    headings: tuple[Heading, ...] = ()
    """Of a page with `html`: its outline."""
