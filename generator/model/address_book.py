"""Everything that an address can be typed for, as a browser gets it: data/addresses.json."""

from __future__ import annotations

from typing import Any

from msgspec import Struct


class Held(Struct, frozen=True, array_like=True):
    """A document of the corpus."""

    name: str
    """What targets call it: its symbol, else its slug."""
    slug: str
    titles: tuple[str, ...]
    pages: dict[str, str]
    """Page by language; the first is the one to show where the reader's language has none."""
    anchors: dict[str, str]
    """By language, in runs: `p1:66 p80-a:c`; a version that has the anchors of the first is left out."""
    aliases: tuple[str, ...] = ()
    moved: dict[str, str] = {}
    """Anchors of old, with the present ones."""


class Known(Struct, frozen=True, array_like=True, omit_defaults=True):
    """An entry of the registry."""

    id: str
    page: str
    """Its family where it is <family>/<id>/. Empty where it has none, and is here to be recognised: the conference that
    adopted a plan."""
    slug: str
    """Of the document of the corpus that it is, if it is one."""
    title: str
    """In the interface's language; empty where it is the first of the names."""
    names: tuple[str, ...]
    symbols: tuple[str, ...] = ()
    """Of an instrument; without blanks."""
    articles: int = 0
    """As in `Entity`, like what follows."""
    paragraphs: dict[str, int] = {}
    preamble: int = 0
    actions: int = 0
    near: tuple[str, ...] = ()
    """Of a plan: entries whose actions are its actions."""


class AddressBook(Struct, frozen=True, rename="camel"):
    """The documents and names of a site, and the words in which people ask for them."""

    language: str
    """Of the interface."""
    documents: tuple[Held, ...]
    cited: tuple[str, ...]
    """Symbols of documents that are cited and not in the corpus; each has a page."""
    entities: tuple[Known, ...]
    wholes: dict[str, str]
    """Symbols whose paragraphs are cited by the id of an instrument."""
    usual: dict[str, tuple[str, ...]]
    """What the documents of the corpus call 条约, the Treaty; "": what they take articles from without saying so."""
    goals: tuple[tuple[int, str], ...]
    """Of each Sustainable Development Goal, the last numbered target and the last lettered one."""
    plan_page: str
    goals_page: str
    forms: dict[str, dict[str, Any]]
    """By language, regular expressions that find parts and what stands around them."""
    numerals: dict[str, int]
    """Numbers in words, and the digits of Chinese: premier, الأول, 三."""
    letters: dict[str, int]
    """The letters of lists with their places: b, б, 乙 are the second."""
    said: dict[str, dict[str, str]]
    """How the site itself writes a citation: `cite` and `targets` of the interface's words."""
