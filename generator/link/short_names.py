"""Short names that a document gives: 国际原子能机构(以下简称“机构”), International Atomic Energy Agency (IAEA).

They hold from the bracket on, in that document; of two definitions of one short name the later holds from there on. A
bracket behind a name is no short name by itself, 维也纳 and 1968年 stand there too: unless words introduce it
(以下简称, hereinafter), it must be made of the name's own characters or initials, in their order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from generator.languages.defining import DEFINING, Defining
from generator.languages.folding import alike, fold
from generator.languages.scripts import is_han
from generator.languages.searching import Searchable, searchable
from generator.link.knowledge import Knowledge
from generator.link.names import Automaton, Candidate, Hint, automaton_of, choose, claim_of, find_candidates
from generator.model import Mention

_TITLE_MARKS = "《》〈〉"
_SHORT = 3
"""A Chinese short name up to this length is the end of many longer names."""


class ShortName(NamedTuple):
    """A bracket that may give a short name."""

    name: str
    start: int
    introduced: bool
    """Whether words or quotation marks say that it does."""


class _Definition(NamedTuple):
    text: int
    """The how-many-th text of the document gives it."""
    place: int
    entity: str | None
    """None: something that the registry does not know."""


def short_name_at(plain: str, end: int, defining: Defining) -> ShortName | None:
    """The short name in the bracket right behind a name that ends there."""
    found = defining.bracket.match(plain, end)
    if found is None:
        return None
    quoted = found["quote"] is not None and not is_han(found["name"][-1])
    return ShortName(found["name"].strip(), found.start("name"), found["said"] is not None or quoted)


def is_made_of(short: str, names: Iterable[str]) -> bool:
    """Whether a short name is made of one of these names, in their order.

    >>> is_made_of("禁核试条约组织", ["全面禁止核试验条约组织"]), is_made_of("维也纳", ["国际原子能机构"])
    (True, False)
    >>> is_made_of("AIEA", ["Agence internationale de l’énergie atomique"]), is_made_of("Vienna", ["Vienna Group"])
    (True, False)
    """
    short = fold(short)[0].strip(_TITLE_MARKS)
    if is_han(short[:1] or " "):
        return any(len(short) < len(name.strip(_TITLE_MARKS)) and _in_order(short, name) for name in names)
    capitals = [letter for letter in short if letter.isupper()]
    if len(capitals) < 2 or " " in short or len(capitals) * 2 < len(short):
        return False
    return any(_in_order("".join(capitals), _initials(name)) and len(name) > len(short) for name in names)


def _in_order(short: str, name: str) -> bool:
    characters = iter(name)
    return all(character in characters for character in short)


def _initials(name: str) -> str:
    plain = "".join(one for one in unicodedata.normalize("NFD", fold(name)[0]) if not unicodedata.combining(one))
    return "".join(word[0] for word in re.split(r"[\W_]+", plain) if word).upper()


class NameReader:
    """Reads the texts of one document in their order, with the short names that it gives on the way."""

    def __init__(self, knowledge: Knowledge, language: str) -> None:
        self._knowledge = knowledge
        self._defining = DEFINING.get(language)
        self._given: dict[str, list[_Definition]] = {}
        """What each short name, as it is searched, was given to."""
        self._spelled: dict[str, str] = {}
        self._automaton: Automaton | None = None
        self._texts = 0

    def read(self, text: str) -> tuple[tuple[Mention, ...], tuple[Hint, ...]]:
        """The names in the next text, and what may be one."""
        self._texts += 1
        searched = searchable(text)
        known = find_candidates(searched, text, self._knowledge.automaton)
        if self._defining is None:
            return choose(text, known)
        found = self._with_given(known, searched, text)
        names = choose(text, found)
        if ("(" in searched.text or self._defining.introduced.search(text)) and self._define(text, names[0]):
            names = choose(text, self._with_given(known, searched, text))
        return names

    def _define(self, text: str, mentions: tuple[Mention, ...]) -> bool:
        """Take in the short names that a text gives; whether it gave any that was not known."""
        assert self._defining is not None
        plain = alike(text)
        if "(" not in plain and self._defining.introduced.search(plain) is None:
            return False
        before = len(self._spelled), sum(map(len, self._given.values()))
        told: set[int] = set()
        for mention in mentions:
            short = short_name_at(plain, mention.end, self._defining)
            if short is not None:
                told.add(short.start)
                if short.introduced or self._is_derived(short.name, mention):
                    self._give(short, mention.entity)
        for found in self._defining.introduced.finditer(plain):
            short = short_name_at(plain, found.start(), self._defining)
            if short is not None and short.introduced and short.start not in told:
                self._give(short, None)
        if before == (len(self._spelled), sum(map(len, self._given.values()))):
            return False
        claims = {key: {claim} for key, claim in (claim_of(name, key) for key, name in self._spelled.items())}
        self._automaton = automaton_of(claims)
        return True

    def _is_derived(self, short: str, mention: Mention) -> bool:
        entity = self._knowledge.entities[mention.entity]
        names = [fold(mention.text)[0], *(fold(name)[0] for name in entity.names.values())]
        if not is_made_of(short, names):
            return False
        other = self._knowledge.certain(short)
        return other is None or other == entity.id or not any(fold(short)[0] in name for name in names)

    def _give(self, short: ShortName, entity: str | None) -> None:
        key, _ = claim_of(short.name, None)
        if len(key.strip(_TITLE_MARKS)) < 2:
            return
        if key not in self._given and entity is not None and self._knowledge.certain(short.name) == entity:
            return  # known as its name anyway
        definition = _Definition(self._texts, short.start, entity)
        given = self._given.setdefault(key, [])
        if definition not in given and (not given or given[-1].entity != entity):
            given.append(definition)
            self._spelled[key] = short.name

    def _with_given(self, known: list[Candidate], searched: Searchable, text: str) -> list[Candidate]:
        """What the registry knows, and the short names given before each place."""
        if self._automaton is None:
            return known
        given: list[Candidate] = []
        unknown: set[tuple[int, int]] = set()
        for found in find_candidates(searched, text, self._automaton):
            entity = self._meant(found, text)
            if entity == "":
                continue
            if entity is None:
                unknown.add((found.start, found.end))
                continue
            inner = (
                1 if found.entity and found.entity[0] in _TITLE_MARKS else 0
            )  # a name stands without its title marks
            given.append(Candidate(found.start + inner, found.end - inner, found.length, entity))
        spans = {(found.start, found.end) for found in given}
        spans |= {(found.start - 1, found.end + 1) for found in given}
        kept = [
            found
            for found in known
            if (found.start, found.end) not in spans and not (found.hinted and (found.start, found.end) in unknown)
        ]
        return kept + given

    def _meant(self, found: Candidate, text: str) -> str | None:
        """What a short name was given to before that place; None: to something unknown; empty: to nothing yet."""
        assert self._defining is not None
        short = found.entity or ""
        last = next(
            (one for one in reversed(self._given[short]) if (one.text, one.place) <= (self._texts, found.start)), None
        )
        if last is None:
            return ""
        general = (
            len(short) <= _SHORT
            if is_han(short[0])
            else " " not in short and not text[found.start : found.end].isupper()
        )
        inside_bracket = (last.text, last.place) == (self._texts, found.start)
        if general and not inside_bracket and not self._defining.alone(text, found.start, found.end):
            return ""
        return last.entity
