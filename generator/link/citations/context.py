"""What a reader of a document knows when she comes to a citation: what it calls things, and what it numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from generator.languages.folding import fold
from generator.link.knowledge import AMENDMENT, Knowledge
from generator.link.names import Hint
from generator.model import Document, Mention

_OWN_SERIES = (("A/HRC/", "A/HRC"), ("E/", "E"), ("S/", "S"))


@lru_cache(maxsize=4096)
def _bare(word: str) -> str:
    """A general name without its title marks."""
    return fold(word)[0].strip("《》")


class Context:
    """One document, as its citations are read; short names and years are added on the way."""

    def __init__(self, document: Document, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        symbol = document.symbol or ""
        self.own = symbol or document.slug
        self.series = next((series for start, series in _OWN_SERIES if symbol.startswith(start)), "A")
        self.anchors = {anchor for anchor, _ in document.anchors()}
        self.named: Counter[str] = Counter()
        """How often the document names each instrument or event outright."""
        self.hinted: dict[str, set[str]] = {}
        """What a general name, without its title marks, can be."""
        self.short_names: list[tuple[re.Pattern[str], str | None]] = []
        self.taken_kinds: set[str] = set()
        """Words for treaties that the document has given, as a short name, to one that the registry does not know."""
        self.unknown_kinds: set[str] = set()
        """Words for treaties by which the document names one that the registry does not know."""
        self.years: dict[int, str] = {}
        """Of resolutions of the Security Council that were cited with their year."""
        self.numbers: dict[str, str] = {}
        """Of resolutions that were cited with their organ, by their printed numbers."""
        self.articles: set[str] = set()
        """What the last text that cited articles cited, for the next one's 该条."""
        self.last_document: str | None = None
        """What the note before cites, for the next one's ibid."""

    def hear(self, text: str, mentions: Iterable[Mention], hints: Iterable[Hint]) -> None:
        """Take in what a text names, before any of its citations is read."""
        self.named.update([mention.entity for mention in mentions])
        for hint in hints:
            word = _bare(text[hint.start : hint.end])
            self.hinted.setdefault(word, set()).update(hint.entities)

    def hear_unknown(
        self, text: str, mentions: Iterable[Mention], title: re.Pattern[str], kinds: re.Pattern[str]
    ) -> None:
        """Take in the words for treaties whose titles the text has and the registry has not: what the document calls
        by such a word alone may be any of them."""
        known = [(mention.start, mention.end) for mention in mentions]
        for found in title.finditer(text):
            if not any(start < found.end() and found.start() < end for start, end in known):
                self.unknown_kinds.update(word.lower() for word in kinds.findall(found.group()))

    def define(self, short: str, entity: str | None, kinds: re.Pattern[str]) -> None:
        """A short name that the text has just given to an instrument, or to one that the registry does not know."""
        short = short.strip()
        word = short.strip("《》\"' ")
        if len(word) < 2:
            return
        if entity is None and kinds.fullmatch(word):
            self.taken_kinds.add(word.lower())
        letters = re.escape(short).replace(r"\ ", r"\s+")
        bounded = letters if not word[0].isascii() else rf"(?<![A-Za-z]){letters}(?![A-Za-z])"
        self.short_names.insert(0, (re.compile(bounded), entity))

    def default(self, kind: str | None = None) -> str | None:
        """The instrument that the document calls by such a word alone; without a word, by any."""
        found: set[str] = set()
        for word, entities in self.hinted.items():
            if kind is None or word.lower().endswith(kind.lower()):
                found |= {entity for entity in entities if self.named[entity] and entity in self.knowledge.instruments}
        if kind is None:
            found = {entity for entity in found if self.knowledge.entities[entity].articles}
        if kind is not None and kind.lower() in self.taken_kinds:
            return None
        return found.pop() if len(found) == 1 else None

    def named_of_kind(self, kind: str) -> set[str]:
        """Every instrument of that kind that the document names outright."""
        return {one for one in self.named if self.is_law(one, kind)}

    def is_law(self, entity: str, kind: str) -> bool:
        """Whether an instrument has articles, and is called by that word."""
        return entity in self.knowledge.laws and self.knowledge.called(entity, kind)

    def is_amendment(self, entity: str | None) -> bool:
        return entity in self.knowledge.laws and self.knowledge.entities[entity].kind == AMENDMENT

    def by_hint(self, hint: Hint, text: str) -> str | None:
        """The one instrument that a general name means here: the document names it outright, or its year is beside."""
        possible = [entity for entity in hint.entities if entity in self.knowledge.instruments]
        beside = text[max(0, hint.start - 30) : hint.start]
        dated = [one for one in possible if (since := self.knowledge.entities[one].since) and since[:4] in beside]
        if len(dated) == 1:
            return dated[0]
        named = [one for one in possible if self.named[one]]
        return named[0] if len(named) == 1 and len(possible) == 1 else None

    def own_anchor(self, anchor: str, block: str) -> str | None:
        """The paragraph of this document that a block means: of its own list, annex or section first.

        In the list that paragraph 187 opens, paragraph 15 is p187-15.
        """
        number = anchor[1:] if anchor.startswith("p") else anchor
        steps = block.split("-")
        for length in range(len(steps) - 1, 0, -1):
            around = "-".join(steps[:length])
            for candidate in (f"{around}-{anchor}", f"{around}-{number}"):
                if candidate in self.anchors and not (
                    length == 1 and around.startswith("p") and not _counts(around, block)
                ):
                    return candidate
        return anchor if anchor in self.anchors else None


def _counts(around: str, block: str) -> bool:
    """Whether the block is a numbered member of the list around it, so that numbers there are members of that list."""
    step = block[len(around) + 1 :].partition("-")[0]
    return step.isdecimal()
