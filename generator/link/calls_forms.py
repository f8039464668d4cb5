"""The verbs of the registry and the tables of a language, compiled: what opens a paragraph, what goes on in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from generator.addresses import VERBS
from generator.languages.calling import CALLING, Calling
from generator.languages.folding import alike
from generator.model import Entity

ADDRESSED = frozenset(("call", "request", "encouragement"))
"""Classes of verbs that somebody is called upon by."""


class Verb(NamedTuple):
    """A verb found in a text."""

    id: str
    kind: str
    start: int
    """Of the form itself, without adverbs."""
    end: int
    mood: str
    """finite, participle, plain or passive: verbs that go together are of one mood."""


class Forms:
    """Everything of one language."""

    def __init__(self, table: Calling, verbs: Iterable[Entity]) -> None:
        self.table = table
        forms: dict[str, tuple[str, str]] = {}
        for entity in verbs:
            for text in (variant.text for variant in entity.variants if variant.language == table.code):
                forms.setdefault(lowered(alike(text)), (entity.id, entity.kind))
        listed = sorted(forms, key=lambda text: (text[0], -len(text), text))
        self._verbs = [forms[text] for text in listed]
        # by their first letters, so that few forms are looked at anywhere
        union = "|".join(
            f"(?={self._pattern(letter)})(?:{'|'.join(f'({self._pattern(text)})' for text in alternatives)})"
            for letter, alternatives in groupby(listed, key=itemgetter(0))
        )
        union = union or r"(?!)"
        behind = rf"{table.edge}(?!{table.noun})"
        adverbs = rf"(?:{table.adverb}){{0,3}}?"
        self.opens = re.compile(rf"{table.prefix}{adverbs}(?:{union}){behind}")
        """A verb, with the adverbs before it."""
        self.goes_on = re.compile(rf"(?:{table.also}){adverbs}(?:{union}){behind}")
        """A further verb, with what joins it to the sentence."""
        self.surely = re.compile(table.sure)
        self.somebody = re.compile(rf"{table.somebody}|\s*:")
        """Behind a verb: it calls upon somebody, here or in the list that follows."""
        fronted = [text for text in listed if re.match(table.behind_fronted, text)]
        self._fronted = [forms[text] for text in fronted]
        ends = "|".join(f"({self._pattern(text)})" for text in fronted) or r"(?!)"
        self.fronted = re.compile(rf"{adverbs}{table.fronted}[^。;:]{{1,160}}?(?:{ends}){behind}")
        """An object and behind it the verb."""
        self.goes_on_fronted = re.compile(rf"(?:{table.sure}){self.fronted.pattern}")
        self.fronts = bool(fronted)
        self.stop = re.compile(table.stop)
        self.opening = re.compile(table.opening)
        self.phrase = re.compile(table.phrase)
        self.subject = re.compile(table.subject)
        self.behind_subject = re.compile(table.behind_subject)
        self.lead = re.compile(table.lead)
        self.chain = re.compile(table.chain)
        self.list = re.compile(table.list)
        self.fits = re.compile(table.fits)
        self._participle, self._plain, self._passive = map(re.compile, (table.participle, table.plain, table.passive))

    def verb(self, found: re.Match[str]) -> Verb:
        """The verb that `opens` or `goes_on` found."""
        number = found.lastindex or 1
        identity, kind = self._verbs[number - 1]
        start, end = found.span(number)
        return Verb(identity, kind, start, end, self._mood(found.string, start))

    def behind_its_object(self, found: re.Match[str]) -> Verb:
        """The verb that `fronted` found."""
        number = found.lastindex or 1
        return Verb(*self._fronted[number - 1], *found.span(number), "finite")

    def _mood(self, text: str, start: int) -> str:
        if self._passive.match(text, start):
            return "passive"
        if self._participle.match(text, start):
            return "participle"
        return "plain" if self._plain.match(text, start) else "finite"

    def _pattern(self, form: str) -> str:
        joint = self.table.joint or rf"(?:{self.table.adverb}){{0,2}}"
        first, rest = form[:1], form[1:]
        letters = dict(self.table.letters).get(first, re.escape(first))
        words = [*map(self._word, f"\0{rest}".split(" "))]
        return joint.join(words).replace("\0", letters, 1)

    def _word(self, word: str) -> str:
        return "".join(c if c == "\0" else re.escape(c) + self.table.marks for c in word)


def forms_of(entities: dict[str, Entity], language: str) -> Forms | None:
    """The forms of a language; none where it has no table or the registry no verbs."""
    verbs = [entity for entity in entities.values() if entity.family == VERBS]
    table = CALLING.get(language)
    return Forms(table, verbs) if table is not None and verbs else None


def lowered(text: str) -> str:
    """In small letters, every character in its place (İ has two)."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def sentences(forms: Forms, text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends."""
    begin = 0
    for stop in forms.stop.finditer(text):
        yield begin, stop.end()
        begin = stop.end()
    if begin < len(text):
        yield begin, len(text)
