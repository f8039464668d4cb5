"""What a registry file may say of one entry, and the place that messages about it name."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from generator.issues import Issue, Severity

SINGULAR = {
    "initiatives": "initiative",
    "instruments": "instrument",
    "organisations": "organisation",
    "states": "state",
    "places": "place",
    "events": "event",
    "themes": "theme",
    "terminology": "term",
    "verbs": "verb",
}
"""The families, and what messages call a member of each."""


class Variant(Struct, frozen=True, forbid_unknown_fields=True):
    """A form of the name, as an entry writes it."""

    text: str
    language: str = "zh"
    usage: str | None = None
    misprint: bool = False
    context_only: bool = False


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """An entity, as a registry file writes it; `Entity` says what the fields mean."""

    id: str
    kind: str
    names: dict[str, str] = {}
    abbreviations: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    since: str | None = None
    owner: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    url: str | None = None
    description: dict[str, str] = {}
    themes: tuple[str, ...] = ()
    confused_with: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    codes: dict[str, str] = {}
    articles: int = 0
    paragraphs: dict[str, int] = {}
    numerals: Literal["arabic", "roman"] = "arabic"
    preamble: int = 0
    actions: int = 0


class Place(Struct, frozen=True):
    """Where an entry stands."""

    file: str
    line: int
    label: str
    """As messages name the entry: initiative "pui"."""

    def issue(self, kind: str, message: str, remedy: str, severity: Severity = "error") -> Issue:
        """What is said of the entry."""
        return Issue(f"registry-{kind}", self.file, self.line, f"{self.label} {message}", remedy, severity)
