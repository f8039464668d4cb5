"""What the index is made of: documents as the search sees them. `pipeline.py` makes them of the library."""

from __future__ import annotations

from msgspec import Struct


class SearchedUnit(Struct, frozen=True, array_like=True):
    """A row of data/paragraphs.jsonl."""

    anchor: str
    cited: str
    """How a reader cites it: 第66段"""
    kind: str
    text: str
    facets: tuple[str, ...] = ()
    """What is said of it, as `facet:value`: initiative:pui, verb:urge."""


class Searched(Struct, frozen=True, array_like=True):
    """A document in one language."""

    slug: str
    language: str
    page: str
    title: str
    symbol: str | None
    date: str | None
    units: tuple[SearchedUnit, ...]
    facets: tuple[str, ...] = ()
    """body:UN General Assembly, type:resolution, submitter:jpn"""


class Meaning(Struct, frozen=True, array_like=True):
    """Names that mean one thing, so that one finds the others."""

    entity: str
    names: tuple[str, ...]
    """As they are shown; misprints only lead to them."""
    also: tuple[str, ...] = ()
    """Misprints."""


class Suggestion(Struct, frozen=True, array_like=True):
    """What a box offers while someone types."""

    text: str
    kind: str
    """What it is, in the interface's words."""
    page: str
    """Where it leads."""
    note: str = ""
    """What tells it from others of that text: the symbol of a document."""
    also: tuple[str, ...] = ()
    """Other forms that lead to it."""
    spelled: bool = False
    """Whether the first letters of its pinyin lead to it too."""
