"""Forms that may be of registered names, with what speaks for each, the surest first."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from math import log2

from generator.languages.naming import NAMING
from generator.languages.scripts import HAN
from generator.link.candidates.alike import ADDED, CHANGED, DROPPED, SWAPPED, TRADITIONAL, Alike, Lookalikes
from generator.link.candidates.collected import Text
from generator.link.candidates.marked import ABBREVIATED, Marked
from generator.link.candidates.parallel import Parallel
from generator.link.candidates.proposals import Proposal
from generator.link.candidates.words import Cutter, same
from generator.link.knowledge import Knowledge
from generator.model import Entity

PARALLEL = "parallel"
_WORTH = {TRADITIONAL: 4.0, SWAPPED: 3.0, DROPPED: 2.5, ADDED: 2.0, CHANGED: 2.0, PARALLEL: 3.0, ABBREVIATED: 2.5}
_OTHER_WORD, _OTHER_CHARACTER, _EVERYDAY = 0.15, 0.6, 0.35
"""How much less sure: another word of the dictionary (双边方案, 多边方案), in a long name another character that makes
another word (减轻灾害风险, 减少灾害风险), everyday words only (和平活动, 和平核活动)."""
_TELLING_LENGTH = 6
_SECOND_CHANGE = 0.6
_LEAST = 1.0
_BY_PLACE = (PARALLEL, ABBREVIATED)
_MOST = 50_000
_Key = tuple[str, str]


class Variants:
    """What was found, by language, form and entity."""

    def __init__(self, knowledge: Knowledge, cutter: Cutter, known: frozenset[str]) -> None:
        self._knowledge, self._cutter, self._known = knowledge, cutter, known
        self._lookalikes: dict[str, Lookalikes] = {}
        self._found: dict[str, dict[_Key, Counter[str]]] = {}
        self._names: dict[_Key, str] = {}

    def look(self, text: Text, language: str) -> None:
        """Take what looks like a name in a text."""
        finder = self._lookalikes.get(language)
        if finder is None:
            names = [
                (name, entity.id) for entity in self._knowledge.entities.values() for name in _names(entity, language)
            ]
            finder = self._lookalikes[language] = Lookalikes(names, language, self._knowledge.automaton, self._cutter)
        for alike in finder.find(text):
            self._add(language, alike.text, alike.entity, alike.name, _how(alike))

    def add_abbreviation(self, marked: Marked, language: str) -> None:
        """Take an abbreviation of a registered name that the registry does not have."""
        if marked.short and marked.entity:
            self._add(language, marked.short, marked.entity, marked.text, ABBREVIATED)

    def add_parallel(self, pair: Parallel, language: str) -> None:
        """Take what stands in the place of a name."""
        self._add(language, pair.text, pair.entity, pair.name, PARALLEL)

    def ranked(self, language: str) -> list[Proposal]:
        """All of a language, the surest first; of several names that a form is like, the nearest."""
        best: dict[str, Proposal] = {}
        for (text, entity), ways in self._found.get(language, {}).items():
            name = self._names[text, entity]
            score = self._score(text, name, ways)
            target = self._knowledge.entities[entity]
            proposal = Proposal(
                text, language, round(score, 2), tuple(sorted({way.split("+")[0] for way in ways})), target.family,
                target.kind, abbreviation=text if ABBREVIATED in ways else None, variant_of=entity, like=name,
            )  # fmt: skip
            if score < _LEAST:
                continue
            if text not in best or best[text].score < proposal.score:
                best[text] = proposal
        return sorted(best.values(), key=lambda one: (-one.score, one.text))

    def _score(self, text: str, name: str, ways: Counter[str]) -> float:
        score = 0.0
        for way, times in ways.items():
            score = max(score, _worth(way)) + 0.1 * log2(times)
        if set(ways) & {ABBREVIATED, TRADITIONAL}:
            return score + 1
        if HAN.search(text):
            score *= self._doubt(text, name, PARALLEL in ways)
        return score * min(1.0, 0.4 + 0.1 * len(name))

    def _doubt(self, text: str, name: str, parallel: bool) -> float:
        """1 where only the name can be meant; less where words of the dictionary make another thing of the form."""
        known = self._cutter.known
        doubt = 1.0
        for how, start, end, first, last in SequenceMatcher(None, name, text, autojunk=False).get_opcodes():
            less, more = name[start:end], text[first:last]
            if how == "replace" and len(more) > 1 and (parallel or known(more)):
                return _OTHER_WORD
            if not parallel and how in ("delete", "insert") and len(less or more) > 1 and known(less or more):
                return _OTHER_WORD
            if how == "replace" and self._in_word(text, first, last) and self._in_word(name, start, end):
                doubt = min(doubt, _OTHER_CHARACTER if len(name) >= _TELLING_LENGTH else _OTHER_WORD)
        if not parallel and doubt == 1.0:
            words = [text[word.start : word.end] for word in self._cutter.words(text, (), "zh")]
            if all(known(word) and (len(word) > 1 or word in NAMING["zh"].joining) for word in words):
                doubt = _EVERYDAY
        return doubt

    def _in_word(self, text: str, start: int, end: int) -> bool:
        """Whether the place is in a word of the dictionary of two characters or three."""
        return any(
            self._cutter.known(text[first : first + size])
            for size in (2, 3)
            for first in range(max(0, end - size), start + 1)
            if first + size <= len(text)
        )

    def _add(self, language: str, text: str, entity: str, name: str, how: str) -> None:
        if same(text) in self._known:
            return
        found = self._found.setdefault(language, {})
        key = (text, entity)
        if key not in found and len(found) >= _MOST:
            return
        ways = found.setdefault(key, Counter())
        if how not in _BY_PLACE:  # of several names that it looks like, the nearest
            other = next((way for way in ways if way not in _BY_PLACE), None)
            if other is not None and other != how:
                if _worth(other) >= _worth(how):
                    return
                del ways[other]
                self._names[key] = name
        ways[how] += 1
        self._names.setdefault(key, name)


def _worth(how: str) -> float:
    first, *more = how.split("+")
    return _WORTH[first] * _SECOND_CHANGE ** len(more)


def _how(alike: Alike) -> str:
    return "+".join(sorted(alike.how, key=lambda how: (-_WORTH[how], how)))


def _names(entity: Entity, language: str) -> list[str]:
    """Names of an entry in a language, without those of verbs and the misprints."""
    if entity.family == "verbs":
        return []
    written = [entity.names[language]] if language in entity.names else []
    written += [
        name.text
        for name in entity.variants
        if name.language == language and not name.context_only and not name.misprint
    ]
    return written
