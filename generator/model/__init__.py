"""The words of the domain, as frozen types. Nothing of ours is imported here, and nothing here can draw itself."""

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
from generator.model.library import Changes, Entity, Heading, Library, Lock, LockedAnchor, Name, Output
from generator.model.sources import CallPlace, Correction, Drop, Line, Overrides, Source, Span

__all__ = [
    "Block",
    "BlockKind",
    "CallPlace",
    "Changes",
    "Correction",
    "Document",
    "Drop",
    "Entity",
    "Footnote",
    "FrontRole",
    "Heading",
    "Ledger",
    "Library",
    "Line",
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
]
