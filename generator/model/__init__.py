"""The words of the domain, as frozen types. Nothing of ours is imported here, and nothing here can draw itself."""

from generator.model.address_book import AddressBook, Held, Known
from generator.model.documents import (
    Block,
    BlockKind,
    Document,
    Footnote,
    FrontRole,
    Ledger,
    Matter,
    Mention,
    Metadata,
    Note,
    Reference,
)
from generator.model.library import Changes, Citation, Entity, Heading, Library, Lock, LockedAnchor, Name, Output
from generator.model.sources import CallPlace, Correction, Drop, Line, LineRole, Overrides, Source, Span, Vote, Voters

__all__ = [
    "AddressBook",
    "Block",
    "BlockKind",
    "CallPlace",
    "Changes",
    "Citation",
    "Correction",
    "Document",
    "Drop",
    "Entity",
    "Footnote",
    "FrontRole",
    "Heading",
    "Held",
    "Known",
    "Ledger",
    "Library",
    "Line",
    "LineRole",
    "Lock",
    "LockedAnchor",
    "Matter",
    "Mention",
    "Metadata",
    "Name",
    "Note",
    "Output",
    "Overrides",
    "Reference",
    "Source",
    "Span",
    "Vote",
    "Voters",
]
