"""The index of each family of the registry: those that documents name in a table, the others below it, and the way from
each index to all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from generator.addresses import GLOSSARY_PAGE, PAGED, TERMS, between, entity_page
from generator.languages.pinyin import pinyin_key
from generator.model import Entity, Output
from generator.render.heat import INDEX, Columns, Heat, Row, heat_of
from generator.render.inline import attribute
from generator.render.naming import Named, Seen, owners
from generator.render.pages import make_page
from generator.render.submitted import Share
from generator.render.timeline import Happening, timeline_of

EVENTS, STATES, THEMES = "events", "states", "themes"
_COLUMNS: dict[str, tuple[str, ...]] = {
    "initiatives": ("abbreviation", "owner", "since"),
    "instruments": ("abbreviation", "kind", "owner", "since"),
    "organisations": ("abbreviation", "kind"),
    STATES: ("codes", "submitted"),
    "places": ("kind",),
    EVENTS: ("since", "kind"),
    THEMES: ("entries", "paragraphs"),
}
"""What an index tells of each entry beside its names, how often it is named, where first and where last."""
OWN_HEADS = {EVENTS: "event_heads", STATES: "state_heads", "instruments": "instrument_heads"}
"""Families whose facts have other words than the usual ones."""


class Line(Struct, frozen=True):
    """An entry in the index."""

    entity: Entity
    name: str
    order: str
    """Its place by name."""
    seen: Seen
    facts: tuple[tuple[str, str, str], ...]
    """Column, value, sort key."""


class Families:
    """All indexes."""

    def __init__(self, named: Named, seen: dict[str, Seen], shares: dict[str, Share]) -> None:
        self.named, self.seen, self.shares = named, seen, shares
        self.said = named.said

    def pages(self) -> Iterator[Output]:
        """The index of each family."""
        for family in PAGED:
            yield self._page(family)

    def _page(self, family: str) -> Output:
        words = self.named.words
        here = f"{family}/"
        lines = self._lines(family)
        listed = [line for line in lines if line.seen.times or self._shared(line.entity)]
        listed.sort(key=lambda line: (-line.seen.times, line.order))
        unnamed = sorted((line for line in lines if line not in listed), key=lambda line: line.order)
        title = words["index"][f"{family}_title"]
        own = self.said[OWN_HEADS[family]] if family in OWN_HEADS else {}
        context = {
            "family": family,
            "title": title,
            "lead": words["index"][f"{family}_lead"],
            "switcher": self._switcher(here),
            "columns": _COLUMNS[family],
            "heads": {**words["index"], **self.said["heads"], **own},
            "lines": listed,
            "unnamed": unnamed,
            "page": lambda entity: entity_page(family, entity.id),
            "heat": self._heat(family, listed) if family != EVENTS else None,
            "timeline": self._timeline(lines) if family == EVENTS else None,
        }
        meta = {"title": title, "hide": ["navigation", "toc"]}
        return make_page(f"{here}index.md", "family.md", meta, context, words, ())

    def _lines(self, family: str) -> list[Line]:
        entities = self.named.family(family)
        named = {entity.id: self.named.name(entity) for entity in entities}
        chinese = self.named.language == "zh"
        in_order = sorted(
            named, key=lambda each: (pinyin_key(named[each]) if chinese else named[each].casefold(), each)
        )
        place = {each: f"{number:05}" for number, each in enumerate(in_order)}
        return [
            Line(entity, named[entity.id], place[entity.id], self.seen[entity.id], tuple(self._facts(entity, family)))
            for entity in entities
        ]

    def _facts(self, entity: Entity, family: str) -> Iterator[tuple[str, str, str]]:
        for column in _COLUMNS[family]:
            value, key = self._fact(entity, column)
            yield column, value, key

    def _fact(self, entity: Entity, column: str) -> tuple[str, str]:
        """What stands in a column, and what it is sorted by."""
        if column == "since":
            return entity.since or "", entity.since or ""
        if column == "submitted":
            number = self._shared(entity)
            return str(number), str(number)
        if column == "entries":
            number = sum(1 for each in self.named.library.entities.values() if entity.id in each.themes)
            return str(number), str(number)
        if column == "paragraphs":
            number = self.seen[entity.id].paragraphs
            return str(number), str(number)
        value = {
            "abbreviation": lambda: ", ".join(entity.abbreviations),
            "kind": lambda: kind_of(entity, self.named.words),
            "owner": lambda: ", ".join(name for name, _ in owners(self.named.library, entity, self.named.language)),
            "codes": lambda: " · ".join(entity.codes[code] for code in ("alpha3", "alpha2") if code in entity.codes),
        }[column]()
        return value, value

    def _shared(self, entity: Entity) -> int:
        """Documents that it submitted."""
        share = self.shares.get(entity.id)
        return len(share.submitted) + len(share.sponsored) if share else 0

    def _switcher(self, here: str) -> list[tuple[str, str, int, str, bool]]:
        """All families: name, address, how many of it are named, what that means, whether it is this one."""
        ways = []
        for family, name in self.said["families"].items():
            page = GLOSSARY_PAGE if family == TERMS else f"{family}/"
            entities = self.named.family(family)
            number = sum(1 for entity in entities if self.seen[entity.id].times or self._shared(entity))
            said = self.said["switched"].format(named=number, all=len(entities))
            ways.append((name, attribute(between(here, page)), number, said, page == here))
        return ways

    def _heat(self, family: str, listed: list[Line]) -> Heat | None:
        """Mentions over documents or years, where there are enough for a picture."""
        lines = [line for line in listed if line.seen.times]
        columns = columns_for(self.named, {slug for line in lines for slug in line.seen.works})
        if not columns.tell or len(lines) < 2:
            return None
        rows = [
            Row(_short(line), attribute(between(f"{family}/", entity_page(family, line.entity.id))),
                columns.counted(line.seen.works))
            for line in lines
        ]  # fmt: skip
        return heat_of(rows, columns, INDEX, self.said["heat"], self.said)

    def _timeline(self, lines: list[Line]) -> Any:
        events = [
            Happening(
                line.name,
                _short(line),
                line.entity.since or "",
                kind_of(line.entity, self.named.words) or self.said["other_kind"],
                attribute(between(f"{EVENTS}/", entity_page(EVENTS, line.entity.id))),
                line.seen.times,
            )
            for line in lines
        ]
        return timeline_of(events, self.said["timeline"], self.said)


def kind_of(entity: Entity, words: dict[str, Any]) -> str:
    """Its kind in words, where there are any."""
    return str(words["kinds"].get(entity.kind, ""))


def columns_for(named: Named, slugs: set[str]) -> Columns:
    """The columns of a picture of these works."""
    texts = named.texts
    return Columns([texts.documents[slug, texts.preferred(slug)[0]] for slug in slugs], named.said)


def _short(line: Line) -> str:
    """An abbreviation where it is shorter by far, else the name."""
    shortest = min(line.entity.abbreviations, key=len, default="")
    return shortest if shortest and len(line.name) > 14 else line.name
