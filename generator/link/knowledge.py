"""What citations need to know of the registry, made once from its entries."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.addresses import GOALS, TERMS
from generator.languages.folding import fold
from generator.link.calls import Calling
from generator.link.names import Automaton, build_automaton, claim_of, find_mentions
from generator.model import Entity

INSTRUMENTS = "instruments"
AMENDMENT = "treaty_amendment"
NUMBERED_TEXTS = ("/RES/", "/DEC/")
"""A paragraph of a resolution is cited by its symbol, one of an agreement by the agreement's id."""


LAWS = frozenset(
    (
        "treaty", "nwfz_treaty", "treaty_protocol", AMENDMENT, "proposed_treaty", "constituent_instrument",
        "agreement_type", "model_agreement", "protocol", "model_protocol", "memorandum",
    )
)  # fmt: skip
"""Kinds of instruments that have articles, so that an article could be theirs."""
_LEAST_TITLE = 3
"""A title of so many characters or fewer is too short to be told in a longer name."""
_UN, _UNITED_NATIONS = "UN ", "United Nations "
LONGEST = 999
"""Paragraphs of an article of which nothing is known."""
GOAL_TARGETS = (
    (5, "b"), (5, "c"), (9, "d"), (7, "c"), (6, "c"), (6, "b"), (3, "b"), (10, "b"), (5, "c"),
    (7, "c"), (7, "c"), (8, "c"), (3, "b"), (7, "c"), (9, "c"), (10, "b"), (19, ""),
)  # fmt: skip
"""Of each goal in turn, the last numbered target and the last lettered one."""


def _is_goal(part: str) -> bool:
    goal, _, target = part.partition(".")
    if not goal.isdecimal() or not 0 < int(goal) <= len(GOAL_TARGETS):
        return False
    numbered, lettered = GOAL_TARGETS[int(goal) - 1]
    return not target or (0 < int(target) <= numbered if target.isdecimal() else "a" <= target <= lettered)


class Knowledge:
    """The registry as the resolver asks it."""

    def __init__(self, entities: dict[str, Entity]) -> None:
        self.entities = entities
        self.automaton: Automaton = build_automaton(entities)
        self.instruments = {entity.id for entity in entities.values() if entity.family == INSTRUMENTS}
        self.laws = {entity.id for entity in entities.values() if entity.family == INSTRUMENTS and entity.kind in LAWS}
        self.plans = tuple(entity for entity in entities.values() if entity.actions)
        self.by_symbol = {
            re.sub(r"\s", "", symbol): entity.id
            for entity in entities.values()
            if entity.family == INSTRUMENTS
            for symbol in entity.symbols
        }
        self.calling = Calling(entities)
        self._treaties: dict[str, frozenset[str]] = {}
        self.names = {entity.id: tuple(_names(entity)) for entity in entities.values() if entity.family == INSTRUMENTS}

    def whole(self, symbol: str) -> str:
        """What a part of the document with that symbol is a part of: itself, or the instrument that it is."""
        known = self.by_symbol.get(symbol)
        if known is None or any(mark in symbol for mark in NUMBERED_TEXTS):
            return symbol
        return known if len(self.entities[known].symbols) == 1 else symbol

    def holds(self, target: str) -> bool:
        """Whether what is known of the instrument allows the target: there is no article XII of the NPT."""
        base, _, part = target.partition("#")
        if base == GOALS:
            return _is_goal(part)
        entity = self.entities.get(base)
        if entity is None or not part:
            return True
        article = re.fullmatch(r"art-(\d+)(?:-(\d+))?(?:-.*)?", part)
        if article and entity.articles:
            paragraphs = entity.paragraphs.get(article[1], 1) if entity.paragraphs else LONGEST
            return int(article[1]) <= entity.articles and (article[2] is None or int(article[2]) <= paragraphs)
        preamble = re.fullmatch(r"preamble-(\d+)", part)
        if preamble and entity.preamble:
            return int(preamble[1]) <= entity.preamble
        action = re.fullmatch(r"action-(\d+)", part)
        if action:
            return 0 < int(action[1]) <= entity.actions
        return True

    def treaties_of(self, body: str) -> frozenset[str]:
        """The instruments that a body has its name from: 全面禁止核试验条约组织 is no body of another treaty."""
        if body not in self._treaties:
            entity = self.entities[body]
            called = [] if entity.family in (INSTRUMENTS, TERMS) else list(_names(entity))
            self._treaties[body] = frozenset(
                law
                for law in sorted(self.laws)
                if any(len(name) > _LEAST_TITLE and name in body for name in self.names[law] for body in called)
            )
        return self._treaties[body]

    def amended_by(self, amendment: str) -> frozenset[str]:
        """The treaties that an amendment has its name from."""
        return frozenset(
            law
            for law in self.laws
            if law != amendment
            and any(
                len(name) > _LEAST_TITLE and name in called
                for name in self.names[law]
                for called in self.names[amendment]
            )
        )

    def certain(self, name: str) -> str | None:
        """The entity that a name tells by itself."""
        word = self.automaton.get(claim_of(name, None)[0], None) if len(self.automaton) else None
        return word.only if word is not None else None

    def house(self, body: str | None) -> str | None:
        """The body of a document's metadata, if the registry has it so; “UN” may be written out or left out."""
        if not body:
            return None
        written = [body]
        if body.startswith(_UN):
            written += [_UNITED_NATIONS + body.removeprefix(_UN), body.removeprefix(_UN)]
        for name in written:
            named = find_mentions(name, self.automaton)
            if len(named) == 1 and named[0].text == name:
                return named[0].entity
        return None

    def called(self, entity: str, kind: str) -> bool:
        """Whether an instrument is of that kind by its name: the NPT is a Treaty."""
        kind = kind.lower()
        return any(kind in name for name in self.names.get(entity, ()))

    def numbered(self, series: str, number: str) -> str | None:
        """The publication with that number in a series: No. 20 of the Nuclear Security Series."""
        name = self.entities[series].names.get("en", "")
        return self.by_symbol.get(re.sub(r"\s", "", f"{name} No. {number}"))


def _names(entity: Entity) -> Iterable[str]:
    for name in (*entity.names.values(), *(variant.text for variant in entity.variants if not variant.context_only)):
        yield fold(name)[0].lower()
