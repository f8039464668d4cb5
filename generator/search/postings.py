"""The tokens of a language → every term with where it stands, as bytes.

A term is a word, a character, or two and more characters side by side. Where a term of n characters occurs more than
`FREQUENT` times, those of n + 1 that begin with it are terms too: a frequent phrase is one term, and takes one list.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.search.lists import FREQUENT, LONGEST, Found, Term, encoded, places_of
from generator.search.tokens import BESIDE, WORD, Column
from generator.search.words import Words, word_terms

_AT_ONCE = 300_000
"""Occurrences that are sorted at once."""
_CODE = 18
"""Bits of a code point."""


class Terms(NamedTuple):
    """Terms with what a query has to know of them before it fetches any."""

    terms: list[Term]
    """In the order of code points."""
    extended: list[str]
    """Rows of characters that occur often: what begins with one is a term by itself."""
    wide: list[str]
    """Beginnings of words that have a list of their own."""


def terms_of(found: Found, words: Words, characters: tuple[int, int]) -> Terms:
    """All terms whose first character is in the range."""
    of_words, wide = word_terms(found, words)
    grams, extended = _grams(found, characters)
    terms = [*of_words, *_characters(found, characters), *grams]
    terms.sort(key=lambda term: term.text)
    return Terms(terms, extended, wide)


def _characters(found: Found, characters: tuple[int, int]) -> list[Term]:
    """Single ones: in which units each stands, separators too."""
    pairs = np.concatenate(
        [
            codes[within].astype(np.uint64) << np.uint64(32) | units[within]
            for codes, units in ((found.codes, found.units), (found.marks, found.mark_units))
            for within in ((codes >= characters[0]) & (codes < characters[1]),)
        ]
    )
    pairs.sort()
    numbers = (pairs >> np.uint64(32)).astype(np.uint32)
    where = pairs.astype(np.uint32)  # the lower half
    del pairs
    new = np.r_[True, numbers[1:] != numbers[:-1]] if len(numbers) else np.zeros(0, bool)
    names = [chr(code) for code in numbers[new].tolist()]
    numbers = (np.cumsum(new, dtype=np.uint32) - np.uint32(1)).astype(np.uint32)
    return encoded(numbers, where, None, names, found)


def _grams(found: Found, characters: tuple[int, int]) -> tuple[list[Term], list[str]]:
    """Two and more characters side by side, and those of them that are extended; a part of the first characters at a
    time, for the memory's sake."""
    spoken = found.codes < WORD
    beside = np.zeros(len(spoken), bool)
    beside[:-1] = spoken[:-1] & spoken[1:]
    beside[:-1] &= found.units[:-1] == found.units[1:]
    beside[:-1] &= found.steps[1:] == BESIDE
    begins = np.flatnonzero(beside & (found.codes >= characters[0]) & (found.codes < characters[1])).astype(np.uint32)
    part = found.codes[begins] % np.uint32(max(1, len(begins) // _AT_ONCE))
    terms: list[Term] = []
    extended: list[str] = []
    for number in range(int(part.max(initial=0)) + 1):
        _grams_from(begins[part == number], found, beside, terms, extended)
    return terms, extended


def _grams_from(
    begins: Column, found: Found, beside: NDArray[np.bool_], terms: list[Term], extended: list[str]
) -> None:
    codes = found.codes
    before = codes[begins]
    prefixes: list[str] | None = None
    for length in range(2, LONGEST + 1):
        goes_on = beside[begins + np.uint32(length - 2)]
        begins, before = begins[goes_on], before[goes_on]
        if not len(begins):
            break
        keys = before.astype(np.uint64) << np.uint64(_CODE) | codes[begins + np.uint32(length - 1)]
        order = np.argsort(keys, kind="stable").astype(np.uint32)
        keys = keys[order]
        new = np.r_[True, keys[1:] != keys[:-1]]
        numbers = (np.cumsum(new, dtype=np.uint32) - np.uint32(1)).astype(np.uint32)
        each, counts = keys[new], np.bincount(numbers)
        del keys
        lasts, firsts = (each & np.uint64((1 << _CODE) - 1)).tolist(), (each >> np.uint64(_CODE)).tolist()
        names = [
            (chr(first) if prefixes is None else prefixes[first]) + chr(last)
            for first, last in zip(firsts, lasts, strict=True)
        ]
        where = begins[order]
        terms += encoded(numbers, found.units[where], places_of(found, where), names, found)
        if length == LONGEST:
            break
        often = counts > FREQUENT
        extended += [names[number] for number in np.flatnonzero(often).tolist()]
        frequent = often[numbers]
        begins, before, prefixes = where[frequent], numbers[frequent], names
