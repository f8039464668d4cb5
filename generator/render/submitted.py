"""Documents by whom they come from: those a State or group submitted or joined, those a body adopted, and how States
voted. Documents print names; the registry tells whose they are, also where several names stand in one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from generator.languages.folding import fold
from generator.model import Document, Entity, Library
from generator.render.naming import Named

GROUPS = ("in_favour", "against", "abstaining")
_SUBMITTERS = ("states", "organisations")
_JOINT = re.compile(r"[、，,;；]|和|以及|\band\b|\bet\b|\by\b|\bи\b|\sو(?=\S)")
"""What stands between the names of those who submit together."""


class Share(Struct):
    """What came from a State, a group or a body."""

    submitted: list[Document] = []
    sponsored: list[Document] = []
    adopted: list[Document] = []
    votes: dict[str, list[Document]] = {}
    """By group: in favour, against, abstaining."""


def shares_of(named: Named) -> dict[str, Share]:
    """By entry of the registry; each work once, in its preferred language, the latest first."""
    whose = Whose(named.library, named.words)
    shares: dict[str, Share] = {}
    for document in _works(named):
        known = document.metadata
        for key, printed in (("submitted", known.submitters), ("sponsored", known.sponsors)):
            for entity in whose.all(printed):
                getattr(shares.setdefault(entity, Share()), key).append(document)
        if body := whose.body(known.body):
            shares.setdefault(body, Share()).adopted.append(document)
        voters = known.vote.voters if known.vote else None
        for group in GROUPS if voters else ():
            for entity in whose.all(getattr(voters, group)):
                shares.setdefault(entity, Share()).votes.setdefault(group, []).append(document)
    return shares


def _works(named: Named) -> Iterator[Document]:
    documents = named.texts.documents
    works = [documents[slug, named.texts.preferred(slug)[0]] for slug in named.library.pages]
    yield from sorted(works, key=lambda each: (each.metadata.date or "", each.slug), reverse=True)


class Whose:
    """Names as printed, and whose they are."""

    def __init__(self, library: Library, words: dict[str, Any]) -> None:
        self.words = words
        self.submitters = _names(entity for entity in library.entities.values() if entity.family in _SUBMITTERS)

    def all(self, printed: Iterable[str]) -> list[str]:
        """Everyone whom the names mean, each once; a name that the registry does not know means nobody."""
        return list(dict.fromkeys(entity for name in printed for entity in self._of(name)))

    def _of(self, name: str) -> Iterator[str]:
        whole = self.submitters.get(_same(name))
        if whole:
            yield whole
            return
        for part in _JOINT.split(name):
            if known := self.submitters.get(_same(part)):
                yield known

    def body(self, body: str | None) -> str:
        """The organisation that a body is, by its name in English or as the interface names it."""
        names = [body, self.words["bodies"].get(body)] if body else []
        return next((known for name in names if (known := self.submitters.get(_same(name or "")))), "")


def _names(entities: Iterable[Entity]) -> dict[str, str]:
    """Ids by name; a name that two entries have tells neither."""
    found: dict[str, str | None] = {}
    for entity in entities:
        texts = {*entity.names.values(), *entity.abbreviations}
        texts |= {name.text for name in entity.variants if not name.context_only}
        for key in set(map(_same, texts)):
            found[key] = entity.id if found.get(key, entity.id) == entity.id else None
    return {key: entity for key, entity in found.items() if entity and key}


def _same(name: str) -> str:
    """Case, white space and width do not tell names apart; nor does “UN” written out, which is how bodies are named."""
    said = fold(name)[0].lower()
    return re.sub(r"^united nations\b", "un", re.sub(r"^the\s", "", said.strip())).replace(" ", "")
