"""Words as terms; frequent ones are told beside the places of the words that follow them.

A phrase has words that stand everywhere: `organización de la unidad africana`. So that it takes neither the list of
`de` nor that of `la`, each place of `unidad` says that `de la ` comes before it. And `in*` stands for all words that
begin so where these would be several files.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.search.lists import FREQUENT, Found, Term, encoded, places_of
from generator.search.tokens import OPAQUE, STEPS, WORD, Column

WIDE = 64_000
"""Bytes of the lists of words with one beginning from which on they have a list together."""
_AFTER_ALL = "\U0010ffff"
LONGEST_ROW = 4
"""Words of a row of frequent words that is told."""
_MOST = 32
"""Frequent words of a language."""
_ONE = 8
"""Bits of a word of a row: five of the word, three of what stands behind it."""
_NEAREST = min(STEPS.values()) - 1


class Words(NamedTuple):
    """Words of a language, of which some are looked at."""

    listed: Sequence[str]
    """Those, in the order of code points."""
    first: int
    """The number of the first."""
    frequent: Sequence[int]
    """Numbers of the words that are told beside those behind them, ascending."""


def frequent_words(codes: Column, count: int) -> list[int]:
    """The numbers of the words that stand everywhere, in a language of so many words.

    Their order, and with it what is told of a place, changes only with a document that makes one more word frequent.
    """
    counts = np.bincount(codes[codes >= WORD] - np.uint32(WORD), minlength=count)
    often = np.argsort(-counts, kind="stable")[:_MOST]
    return sorted(often[counts[often] > FREQUENT].tolist())


def _rows_before(found: Found, where: Column, frequent: Sequence[int]) -> Column:
    """Of each token the row of frequent words that comes right before it: the last is the lowest bits, 0 is none."""
    rows = np.zeros(len(where), np.uint32)
    if not frequent:
        return rows
    number_of = np.full(int(found.codes.max()) - WORD + 1, _MOST, np.uint32)
    number_of[list(frequent)] = np.arange(len(frequent), dtype=np.uint32)
    on = np.arange(len(where), dtype=np.uint32)
    for length in range(LONGEST_ROW):
        at = where[on] - np.uint32(length)
        steps = found.steps[at]  # 0 for the first token of a unit
        goes_on = np.flatnonzero((steps > _NEAREST) & (steps < OPAQUE))
        goes_on = goes_on[found.codes[at[goes_on] - np.uint32(1)] >= WORD]
        on, at, steps = on[goes_on], at[goes_on], steps[goes_on]
        number = number_of[found.codes[at - np.uint32(1)] - np.uint32(WORD)]
        goes_on = np.flatnonzero(number < _MOST)
        on, number, steps = on[goes_on], number[goes_on], steps[goes_on]
        one = number << np.uint32(3) | (steps - np.uint8(_NEAREST)).astype(np.uint32)
        rows[on] |= one << np.uint32(_ONE * length)
    return rows


def word_terms(found: Found, words: Words) -> tuple[list[Term], list[str]]:
    """The words as terms, and the beginnings that have a list of their own."""
    first, names = WORD + words.first, words.listed
    where = np.flatnonzero((found.codes >= first) & (found.codes < first + len(names))).astype(np.uint32)
    numbers = found.codes[where] - np.uint32(first)
    order = np.argsort(numbers.astype(np.uint16) if len(names) < 1 << 16 else numbers, kind="stable")
    numbers, where = numbers[order], where[order]
    told = _rows_before(found, where, words.frequent)
    terms = encoded(numbers, found.units[where], places_of(found, where), names, found, told)
    wide: list[str] = []
    for beginning, low, high in _wide(names, [len(term.list) for term in terms]):
        begin, end = np.searchsorted(numbers, [low, high]).tolist()
        units = np.sort(found.units[where[begin:end]])
        wide.append(beginning)
        terms += encoded(np.zeros(len(units), np.uint32), units, None, [beginning + "*"], found)
    return terms, wide


def _wide(names: Sequence[str], sizes: list[int]) -> Iterator[tuple[str, int, int]]:
    """Beginnings for which there is too much to fetch, and the first and the end of the words that begin so."""
    sums: NDArray[np.int64] = np.array([0, *accumulate(sizes)])
    left = [(0, len(names), 1)]
    while left:
        low, high, length = left.pop()
        while low < high:
            beginning = names[low][:length]
            to = bisect_left(names, beginning + _AFTER_ALL, low, high)
            if len(beginning) < length:
                to = low + 1
            elif sums[to] - sums[low] > WIDE:
                yield beginning, low, to
                left.append((low, to, length + 1))
            low = to
