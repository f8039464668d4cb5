"""Documents → names and terms that occur often and are not in the registry, and other forms of those that are.

    核燃料循环多边方案 (12 times, statistics)      →  a proposal, an entry to complete
    人畜共患疾综合行动 (a character dropped)       →  a variant of zodiac

Documents are added one by one and let go; `proposals` then looks at everything together.

1. `words`, `collected`: texts as words, those of the registry's names whole.
2. `sequences`: phrases by statistics; `marked`: what texts mark as names.
3. `proposals`: both together, in the order of their worth; `counting`: where they stand.
4. `alike`, `parallel`: forms that look like a registered name, or stand in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from generator.addresses import VERBS
from generator.languages import LANGUAGES
from generator.link.candidates.collected import Collection
from generator.link.candidates.counting import counted
from generator.link.candidates.marked import find_marked
from generator.link.candidates.parallel import Sentences
from generator.link.candidates.proposals import Marks, Proposal, propose
from generator.link.candidates.sequences import find_sequences
from generator.link.candidates.variants import Variants
from generator.link.candidates.words import Cutter, same
from generator.link.forms import certain_forms, forms_by_context
from generator.link.knowledge import Knowledge
from generator.model import Document

__all__ = ["Proposal", "TermFinder"]

_LEAST = ((1_000_000, 2), (3_000_000, 3), (8_000_000, 5))
"""Up to so many characters of a language, how often a phrase must occur."""
_LEAST_OF_MANY = 8
_SPARE = 40
"""Proposals that are counted beyond those asked for, since exact counts may drop some."""


class TermFinder:
    """Reads documents and proposes what the registry could have."""

    def __init__(self, knowledge: Knowledge, languages: Iterable[str] = LANGUAGES) -> None:
        self.languages = frozenset(languages)
        self._entities = knowledge.entities
        entities = knowledge.entities.values()
        forms = {form for entity in entities for form in certain_forms(entity) | forms_by_context(entity)}
        words = {word for entity in self._entities.values() for word in entity.not_in}
        self._known = frozenset(same(form.strip("《》")) for form in forms | words)
        verbs = [
            (variant.language, variant.text)
            for entity in self._entities.values()
            if entity.family == VERBS
            for variant in entity.variants
        ]
        verbs += [each for entity in self._entities.values() if entity.family == VERBS for each in entity.names.items()]
        self._cutter = Cutter(sorted(forms), verbs)
        self._collection = Collection(self._cutter, self.languages)
        self._marks: dict[str, Marks] = {}
        self._variants = Variants(knowledge, self._cutter, self._known)
        self._sentences: dict[str, Sentences] = {}

    def add(self, document: Document) -> None:
        """Read one document, if it is in one of the languages asked for."""
        language = document.language
        for text in self._collection.add(document):
            marks = self._marks.setdefault(language, Marks())
            for marked in find_marked(text, language, self._cutter):
                if marked.entity is not None:
                    self._variants.add_abbreviation(marked, language)
                elif marked.short is None or same(marked.short) not in self._known:
                    marks.add(marked)
            for sentence in self._sentences.setdefault(language, Sentences()).add(text):
                self._variants.look(sentence, language)

    @property
    def characters(self) -> int:
        """How much was read."""
        return sum(column.characters for column in self._collection.columns.values())

    def proposals(self, most: int, tell: Callable[[int, int], None] | None = None) -> tuple[Proposal, ...]:
        """New names and terms, at most so many, best first."""
        found: list[Proposal] = []
        columns = self._collection.columns
        for done, (language, column) in enumerate(sorted(columns.items())):
            if tell:
                tell(done, 2 * len(columns))
            least = next((least for size, least in _LEAST if column.characters <= size), _LEAST_OF_MANY)
            sequences = find_sequences(column, least)
            ranked = propose(language, sequences, self._marks.get(language, Marks()), self._known, least)
            best = [proposal for proposal, _ in zip(ranked, range(most + _SPARE), strict=False)]
            found += [one for one in counted(best, self._collection, language) if one.count]
        found = _joined_by_abbreviation(found)
        return tuple(sorted(found, key=lambda one: (-one.score, one.text))[:most])

    def variants(self, most: int, tell: Callable[[int, int], None] | None = None) -> tuple[Proposal, ...]:
        """Other forms of registered names, at most so many, the surest first."""
        for language, sentences in self._sentences.items():
            for pair in sentences.pairs():
                self._variants.add_parallel(pair, language)
        found: list[Proposal] = []
        columns = sorted(self._collection.columns)
        for done, language in enumerate(columns):
            if tell:
                tell(len(columns) + done, 2 * len(columns))
            best = self._variants.ranked(language)[: most + _SPARE]
            found += [one for one in counted(best, self._collection, language) if one.count]
        if tell:
            tell(2 * len(columns), 2 * len(columns))
        return tuple(sorted(found, key=lambda one: (-one.score, -one.count, one.text))[:most])


def _joined_by_abbreviation(found: list[Proposal]) -> list[Proposal]:
    """One proposal where two languages have a name with the same abbreviation, the better with both names."""
    by_short: dict[str, list[Proposal]] = {}
    for one in found:
        if one.abbreviation and one.abbreviation.isascii():
            by_short.setdefault(one.abbreviation, []).append(one)
    gone: set[int] = set()
    joined: dict[int, Proposal] = {}
    for several in by_short.values():
        languages = [one.language for one in several]
        if len(set(languages)) < 2 or len(languages) != len(set(languages)):
            continue
        first = max(several, key=lambda one: (one.language == "zh", one.score))
        names = {code: one.text for code in LANGUAGES for one in several if one.language == code}
        joined[id(first)] = replace(first, names=names)
        gone |= {id(one) for one in several if one is not first}
    return [joined.get(id(one), one) for one in found if id(one) not in gone]
