"""corpus/registry/*.yml → everything that has a name and a page, by id.

    - id: pui
      kind: funding_initiative
      names: {zh: 和平利用核能倡议, en: Peaceful Uses Initiative}

The file tells the family: what stands in `initiatives.yml` is an initiative. An entry with an error is left out of the
value, and every error names its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct

from generator.issues import Issue, Severity
from generator.languages.folding import fold
from generator.model import Entity, Name
from generator.read.overrides import URL
from generator.read.yaml_file import read_yaml_items

ID = re.compile(r"[a-z0-9][a-z0-9-]*")
COUNTRY = re.compile(r"[a-z]{2,3}")

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
"""What messages call a member of a family; of others, an entry."""


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


class _Place(Struct, frozen=True):
    file: str
    line: int
    label: str
    """As messages name the entry: initiative "pui"."""

    def issue(self, kind: str, message: str, remedy: str, severity: Severity = "error") -> Issue:
        return Issue(f"registry-{kind}", self.file, self.line, f"{self.label} {message}", remedy, severity)


def read_registry(folder: Path, shown_as: str) -> tuple[dict[str, Entity], tuple[Issue, ...]]:
    """All entities of a folder of registry files, which messages call `shown_as`."""
    issues: list[Issue] = []
    entities: dict[str, Entity] = {}
    places: dict[str, _Place] = {}
    for path in sorted(folder.glob("*.yml")):
        file = f"{shown_as}/{path.name}"
        entries, wrong = read_yaml_items(path, file, Entry)
        issues += wrong
        for line, entry in entries:
            place = _Place(file, line, f'{SINGULAR.get(path.stem, "entry")} "{entry.id}"')
            problem = _entry_problem(entry, place, places.get(entry.id))
            if problem:
                issues.append(problem)
                continue
            places[entry.id] = place
            entities[entry.id] = _entity(entry, path.stem)
    issues += _unknown_ids(entities, places)
    issues += _shared_names(entities, places)
    return entities, tuple(issues)


def _entry_problem(entry: Entry, place: _Place, earlier: _Place | None) -> Issue | None:
    """What makes an entry useless by itself."""
    if not ID.fullmatch(entry.id):
        return place.issue(
            "bad-id", "has an id that cannot be an address", "use a-z, 0-9 and - only, as in code-of-conduct"
        )
    if earlier:
        message = f"has the id of the entry in {earlier.file}:{earlier.line}"
        return place.issue("duplicate-id", message, "give one of them another id, or delete it")
    if not any(name.strip() for name in entry.names.values()):
        return place.issue("no-name", "has no name in any language", "give it names: {zh: …}")
    if entry.url is not None and not URL.fullmatch(entry.url):
        return place.issue("bad-url", f'has the url "{entry.url}", which is no address', "begin it with https://")
    return None


def _entity(entry: Entry, family: str) -> Entity:
    return Entity(
        id=entry.id,
        family=family,
        kind=entry.kind,
        names=entry.names,
        abbreviations=entry.abbreviations,
        variants=tuple(
            Name(variant.text, variant.language, variant.usage, variant.misprint, variant.context_only)
            for variant in entry.variants
        ),
        since=entry.since,
        owner=entry.owner,
        symbols=entry.symbols,
        url=entry.url,
        description=entry.description,
        themes=entry.themes,
        confused_with=entry.confused_with,
        not_in=entry.not_in,
        codes=entry.codes,
        articles=entry.articles,
        paragraphs=entry.paragraphs,
        numerals=entry.numerals,
        preamble=entry.preamble,
        actions=entry.actions,
    )


def _unknown_ids(entities: dict[str, Entity], places: dict[str, _Place]) -> Iterator[Issue]:
    """Ids that entries point at and that nobody has."""
    for entity in entities.values():
        for other in entity.confused_with:
            if other not in entities:
                message = f'names "{other}" in confused_with, which no entry has as its id'
                yield places[entity.id].issue("unknown-id", message, "correct it, or add that entry")
        for owner in entity.owner:
            if owner not in entities and not COUNTRY.fullmatch(owner):
                message = f'has the owner "{owner}", which is neither the id of an entry nor a country'
                remedy = "correct it, add that entry, or write a country as in fra"
                yield places[entity.id].issue("unknown-id", message, remedy)


def _shared_names(entities: dict[str, Entity], places: dict[str, _Place]) -> Iterator[Issue]:
    """Names that two entities claim, so that neither would be found by them."""
    claimed: dict[str, str] = {}
    for entity in entities.values():
        by_context = {_same(name.text) for name in entity.variants if name.context_only}
        texts = (*entity.names.values(), *entity.abbreviations, *(name.text for name in entity.variants))
        for text in dict.fromkeys(texts):
            if _same(text) in by_context:
                continue
            other = claimed.setdefault(_same(text), entity.id)
            if other != entity.id:
                place = places[other]
                message = f'has the name "{text}", and so has "{other}" ({place.file}:{place.line})'
                remedy = "take it from one of them, or mark it context_only: true"
                yield places[entity.id].issue("shared-name", message, remedy, "warning")


def _same(name: str) -> str:
    """What two spellings of a name have in common."""
    return fold(name)[0].strip().lower()
