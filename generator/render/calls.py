"""What is called for, by whom, of whom: the rows of `calls/`, one for each verb of a paragraph.

A work in several languages is one work: a paragraph's calls are those of the first version that has any, the language
of the interface before the others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from generator.addresses import CALLS_PAGE, VERBS
from generator.languages.scripts import is_han
from generator.model import Block, Call, Document, Entity, Library
from generator.render.excerpts import excerpt
from generator.render.naming import name_of
from generator.render.passages import Texts

CLASSES = (
    "call", "request", "encouragement", "commitment", "decision", "welcome", "support", "affirmation", "recognition",
    "recall", "note", "concern",
)  # fmt: skip
"""Classes of verbs in the order of the page; others that a registry has come behind them."""
ADDRESSED = frozenset(("call", "request", "encouragement"))
"""Classes by which somebody is called upon."""
LISTED = "listed"
"""Where on the page its rows begin."""
_HAN, _LETTERS = 160, 400
"""Characters shown behind a verb at most; a Han character says more than a letter."""
_STOP = re.compile(r"[。；！？؟؛](?=.)|[.;!?](?=\s+[^\W\d_a-zа-яà-ÿ])")
_ADOPTED = ("/RES/", "/DEC/")


class Asked(Struct, frozen=True):
    """A row: what a paragraph does with one verb."""

    verb: Entity
    document: Document
    page: str
    anchor: str
    cited: str
    """第66段"""
    by: str
    of: tuple[Entity, ...]
    themes: tuple[str, ...]
    said: tuple[tuple[str, bool], ...]
    """The sentence, each run with whether it is the verb or one who is called upon."""


class Left(Struct, frozen=True):
    """What the rules cannot tell."""

    paragraphs: int
    """Numbered paragraphs."""
    silent: int
    """Those of them in which no verb is found."""
    calls: int
    """Verbs that call upon somebody."""
    nobody: int
    """Those of them of which nobody is found."""


class Calls:
    """Every call of the library, found once for the page and for the entries that are called upon."""

    def __init__(self, library: Library, texts: Texts, words: dict[str, Any], language: str) -> None:
        self.library, self.texts, self.words, self.language = library, texts, words, language
        self.said: dict[str, Any] = words["calls"]
        verbs = [entity for entity in library.entities.values() if entity.family == VERBS]
        order = {kind: number for number, kind in enumerate(dict.fromkeys((*CLASSES, *(verb.kind for verb in verbs))))}
        self.verbs = sorted(verbs, key=lambda verb: order[verb.kind])
        self.rows: list[Asked] = []
        self._silent = self._numbered = 0
        for slug in sorted(library.pages, key=self._dated):
            self.rows += self._of_work(slug)
        self._of = Counter(entity.id for row in self.rows for entity in row.of)

    def of(self, entity: str) -> tuple[int, str]:
        """How many calls are made upon an entry, and the address of the page that shows them."""
        return self._of[entity], f"{CALLS_PAGE}?of={entity}#{LISTED}"

    def left(self) -> Left:
        """How much is left out."""
        calling = [row for row in self.rows if row.verb.kind in ADDRESSED]
        return Left(self._numbered, self._silent, len(calling), sum(not row.of for row in calling))

    def name(self, entity: Entity) -> str:
        return name_of(entity, self.language)

    def class_name(self, kind: str) -> str:
        name: str = self.said["classes"].get(kind, kind)
        return name

    def classes(self) -> Iterator[tuple[str, list[Entity]]]:
        """The verbs by class."""
        for kind in dict.fromkeys(verb.kind for verb in self.verbs):
            yield kind, [verb for verb in self.verbs if verb.kind == kind]

    def addressees(self) -> list[tuple[Entity, Counter[str]]]:
        """All who are called upon, the most frequent first, with how often by class."""
        found: dict[str, Counter[str]] = {}
        for row in self.rows:
            for entity in row.of:
                found.setdefault(entity.id, Counter())[row.verb.kind] += 1
        entities = self.library.entities
        return sorted(
            ((entities[key], counts) for key, counts in found.items()),
            key=lambda item: (-item[1].total(), item[0].id),
        )

    def _dated(self, slug: str) -> tuple[str, str]:
        document = self.texts.documents[slug, self.texts.preferred(slug)[0]]
        return document.metadata.date or "9999", slug

    def _of_work(self, slug: str) -> Iterator[Asked]:
        told: set[str] = set()
        numbered: set[str] = set()
        for language in self.texts.preferred(slug):
            document = self.texts.documents[slug, language]
            blocks = {block.anchor: block for block in document.walk()}
            numbered.update(anchor for anchor, block in blocks.items() if block.kind == "paragraph")
            new = [call for call in document.calls if call.anchor not in told and call.verb in self.library.entities]
            told.update(call.anchor for call in new)
            yield from (self._row(document, blocks, call) for call in new)
        self._numbered += len(numbered)
        self._silent += len(numbered - told)

    def _row(self, document: Document, blocks: dict[str, Block], call: Call) -> Asked:
        entities = self.library.entities
        by = self.name(entities[call.by]) if call.by in entities else self._voice(document)
        of = dict.fromkeys(one.entity for one in call.of if one.entity in entities)
        block = blocks[call.anchor]
        return Asked(
            entities[call.verb],
            document,
            self.library.page(document),
            call.anchor,
            self.texts.units(document.slug, document.language)[call.anchor].cited,
            by,
            tuple(entities[key] for key in of),
            tuple(dict.fromkeys(self._themes(block))),
            tuple(_said(block.text, call)),
        )

    def _voice(self, document: Document) -> str:
        """Who speaks where nobody is named: the body that adopted the text, else those who submitted it."""
        known = document.metadata
        adopted = any(mark in (document.symbol or "") for mark in _ADOPTED)
        if known.submitters and not adopted:
            first, *others = known.submitters
            every: str = self.said["and_others"].format(first=first, n=len(known.submitters))
            return every if others else first
        return self.words["bodies"].get(known.body, known.body) if known.body else ""

    def _themes(self, block: Block) -> Iterator[str]:
        """Of the entries and terms that the paragraph names."""
        for mention in block.mentions:
            entity = self.library.entities.get(mention.entity)
            if entity is not None:
                for theme in (entity.id, *entity.themes) if entity.family == "themes" else entity.themes:
                    if theme in self.library.entities:
                        yield theme


def _said(text: str, call: Call) -> Iterator[tuple[str, bool]]:
    """The words of a call, cut to its sentence, with what is marked."""
    marked = [(one.start, one.end) for one in call.of if one.anchor == call.anchor]
    begin, behind = 0, 0
    if call.said == call.anchor:
        marked.append((call.start, call.end))
        before = excerpt(text, call.start, call.end).before
        begin = call.start - len(before)
        if begin < 0 or not text.startswith(before, begin):
            begin += 1  # dots that mark a cut are not the text's own
        behind = call.end
    finish = _end(text, behind)
    if begin:
        yield "…", False
    position = begin
    for start, end in sorted(marked):
        if position <= start and end <= finish:
            yield text[position:start], False
            yield text[start:end], True
            position = end
    yield text[position:finish], False
    if finish < len(text.rstrip()):
        yield "…", False


def _end(text: str, start: int) -> int:
    """Where the sentence ends that goes on at a place, or a long one is cut."""
    most = _HAN if is_han(text[start : start + 1] or " ") else _LETTERS
    stop = _STOP.search(text, start, min(start + most, len(text)))
    if stop is not None:
        return stop.end()
    if len(text) - start <= most:
        return len(text)
    return start + most if most == _HAN else (text.rfind(" ", start, start + most) + 1 or start + most)


def pages_of(rows: Sequence[Asked], most: int) -> Iterator[Sequence[Asked]]:
    """The rows in as few pages as hold so many each."""
    for first in range(0, len(rows), most):
        yield rows[first : first + most]
