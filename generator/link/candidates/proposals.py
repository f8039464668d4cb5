"""What speaks for a phrase → proposals in the order of their worth, none a part of a better one.

The score is the sum of what speaks for it: how often it stands and in how many documents, how freely and how firmly
together, whether its words tell a kind, how texts mark it; less where it begins or ends as names do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from math import log2

from msgspec import Struct

from generator.languages.naming import NAMING, TERMS
from generator.languages.scripts import HAN
from generator.link.candidates.marked import ABBREVIATED, CAPITALS, QUOTED, TITLE, Marked
from generator.link.candidates.sequences import Sequence
from generator.link.candidates.words import DULL, NAME, VERB, same

STATISTICS = "statistics"
_COUNT, _DOCUMENTS, _FREEDOM, _UNION, _LENGTH = 0.2, 0.25, 0.6, 0.3, -0.15
"""What each figure adds: of the first two each doubling, of the last each word."""
_KIND_TOLD, _TERM_TOLD, _HAS_NAME, _ONE_WORD, _UNMARKED = 2.0, 1.2, 0.5, -1.1, -2.0
_MARKED = {TITLE: 0.9, ABBREVIATED: 1.3, QUOTED: 0.6, CAPITALS: 0.6}
"""What each doubling of the times adds that a text marks it so."""
_FIRST = {VERB: -1.1, DULL: -0.5, NAME: -0.1}
_LAST = {VERB: -0.4, DULL: -0.5, NAME: -1.6}
_MOST_FREE, _MOST_UNITED = 3.0, 10.0
_MOST_PART = 0.75
"""What stands so often in one longer phrase is a part of it."""
_SHORTEST_WORD = 3
"""Han characters of a proposal that jieba holds for one word; shorter ones are everyday words."""


class Context(Struct, frozen=True):
    """A place where it stands."""

    slug: str
    anchor: str
    before: str
    text: str
    after: str


class Proposal(Struct, frozen=True):
    """A name or term that the registry could have."""

    text: str
    language: str
    score: float
    why: tuple[str, ...]
    """What speaks for it: title, quotes, abbreviation, capitals, statistics; of a variant, how it differs."""
    family: str
    kind: str
    forms: tuple[str, ...] = ()
    """All ways in which it is printed."""
    abbreviation: str | None = None
    names: dict[str, str] = {}
    """By language, as far as its abbreviation tells them."""
    count: int = 0
    documents: int = 0
    contexts: tuple[Context, ...] = ()
    variant_of: str | None = None
    """Registry id, where it is only another form of a name."""
    like: str | None = None
    """The registered form that it is a variant of."""


class _Evidence:
    """What was found out about one phrase."""

    __slots__ = ("forms", "marks", "sequence", "shorts")

    def __init__(self) -> None:
        self.forms: Counter[str] = Counter()
        self.marks: Counter[str] = Counter()
        self.shorts: Counter[str] = Counter()
        self.sequence: Sequence | None = None


class Marks:
    """What texts mark in one language, counted; what was met once is let go when there is too much."""

    MOST = 150_000

    def __init__(self) -> None:
        self.found: dict[str, _Evidence] = {}

    def add(self, marked: Marked) -> None:
        key = same(marked.text)
        evidence = self.found.get(key)
        if evidence is None:
            if len(self.found) >= self.MOST:
                self.found = {key: one for key, one in self.found.items() if one.marks.total() > 1}
            evidence = self.found[key] = _Evidence()
        evidence.forms[marked.text] += 1
        evidence.marks[marked.how] += 1
        if marked.short:
            evidence.shorts[marked.short] += 1


def propose(
    language: str, sequences: Iterable[Sequence], marks: Marks, known: frozenset[str], least: int
) -> Iterator[Proposal]:
    """Proposals of one language, best first."""
    evidence = dict(marks.found)
    for sequence in sequences:
        key = same(sequence.text)
        one = evidence.get(key)
        if one is None:
            if sequence.part_of > _MOST_PART or (sequence.words == 1 and not _speaks_alone(sequence.text)):
                continue
            one = evidence[key] = _Evidence()
        one.sequence = sequence
        for form in sequence.forms:
            one.forms[form] += 1
    made: list[tuple[float, int, Proposal]] = []
    for key, one in evidence.items():
        count = max(one.sequence.times if one.sequence else 0, one.marks.total())
        if key in known or (count < least and not (one.marks[TITLE] or one.marks[ABBREVIATED])):
            continue
        text = one.forms.most_common(1)[0][0]
        if _is_bare(text, language):
            continue
        told = NAMING[language].kind_of(text, HAN.search(text) is not None)
        score = _score(one, count, 0 if told is None else _TERM_TOLD if told[0] == TERMS else _KIND_TOLD)
        why = (*(how for how in _MARKED if one.marks[how]), *((STATISTICS,) if one.sequence else ()))
        family, kind = told or (TERMS, "term")
        short = one.shorts.most_common(1)[0][0] if one.shorts else None
        made.append((score, count, Proposal(
            text, language, round(score, 2), why, family, kind, tuple(one.forms), short, {language: text},
        )))  # fmt: skip
    made.sort(key=lambda row: (-row[0], row[2].text))
    yield from _apart(made)


def _is_bare(text: str, language: str) -> bool:
    """Whether it says what kind of thing it is and no more: 《公约》."""
    naming = NAMING[language]
    words = text.lower().split()
    if HAN.search(text):
        return text in naming.telling or text in naming.plain or len(text) < 3
    return all(word in naming.telling or word in naming.plain or word in naming.joining for word in words)


def _speaks_alone(text: str) -> bool:
    return HAN.search(text) is not None and len(text) >= _SHORTEST_WORD


def _score(one: _Evidence, count: int, told: float) -> float:
    """The weights are those of a logistic regression: two fifths of the registry taken out, which of the phrases of 205
    documents were among the missing names."""
    sequence = one.sequence
    score = _COUNT * log2(1 + count) + told
    score += sum(_MARKED[how] * log2(1 + times) for how, times in one.marks.items())
    if sequence is None:
        return score
    score += _UNMARKED + _DOCUMENTS * log2(1 + sequence.documents)
    score += _FREEDOM * min(sequence.freedom, _MOST_FREE) + _UNION * min(sequence.union, _MOST_UNITED)
    score += _FIRST.get(sequence.first, 0) + _LAST.get(sequence.last, 0) + _LENGTH * sequence.words
    return score + _HAS_NAME * (sequence.names > 0) + (_ONE_WORD if sequence.words == 1 else 0)


def _apart(made: list[tuple[float, int, Proposal]]) -> Iterator[Proposal]:
    """Without those that are a part of a better one, or only a better one with something more."""
    kept: list[tuple[str, int]] = []
    by_part: dict[str, list[int]] = {}
    for _, count, proposal in made:
        key = same(proposal.text)
        near = {at for gram in _grams(key) for at in by_part.get(gram, ())}
        strong = proposal.why[0] in (TITLE, ABBREVIATED)
        if any(
            (key in kept[at][0] and count <= 1.4 * kept[at][1])
            or (kept[at][0] in key and not strong and count * 3 < kept[at][1])
            for at in near
        ):
            continue
        for gram in _grams(key):
            by_part.setdefault(gram, []).append(len(kept))
        kept.append((key, count))
        yield proposal


def _grams(key: str) -> set[str]:
    if HAN.search(key):
        return {key[at : at + 2] for at in range(len(key) - 1)}
    return set(key.split())
