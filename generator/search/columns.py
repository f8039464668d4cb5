"""The tokens of documents as columns of bytes, which go from process to process and into the cache."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate, pairwise

import numpy as np
from msgspec import Struct

from generator.search.tokens import WORD, Column, Vocabulary

_GAPS = {0: 32, 0x3000: 1024}
"""So far apart two characters are still told as one row, from a code point on."""


class Columns(Struct, frozen=True, array_like=True):
    """The tokens of units in a row, a column each, as bytes: they are handed from process to process."""

    codes: bytes
    """uint32: a code point, or `WORD` and the number of the word."""
    steps: bytes
    """uint8: how far each is from the one before; 0 for the first of a unit."""
    counts: bytes
    """uint32: tokens of each unit."""
    marks: bytes
    """uint32: code points of the characters of separators …"""
    mark_units: bytes
    """uint32: … and the units in which they stand."""
    keys: bytes
    """uint32: of each unit the key of its document …"""
    ordinals: bytes
    """uint32: … and its place in it."""
    raised: bytes
    """uint8: tenths, how much more a term counts in it than in a paragraph."""


class Gathered:
    """The columns of parts, one after another; a word that several parts have is held once."""

    def __init__(self) -> None:
        self.parts: list[Columns] = []
        self.numbers: list[Column] = []
        """Of each part the numbers of its words."""
        self.vocabulary = Vocabulary()

    def add(self, part: Columns, words: Iterable[str]) -> None:
        """The next part, with its words by their numbers."""
        self.parts.append(part)
        self.numbers.append(np.array([self.vocabulary[word] for word in words], np.uint32))

    def done(self) -> tuple[Columns, list[str]]:
        """The columns of all parts as one, the words numbered in the order of code points."""
        words = sorted(self.vocabulary)
        places = np.zeros(len(words), np.uint32)
        places[[self.vocabulary[word] for word in words]] = np.arange(len(words), dtype=np.uint32)
        self.vocabulary.clear()
        parts, self.parts = self.parts, []
        firsts = [0, *accumulate(len(part.raised) for part in parts[:-1])]
        made = Columns(
            codes=b"".join(_renumbered(part, places[own]) for part, own in zip(parts, self.numbers, strict=True)),
            steps=b"".join(part.steps for part in parts),
            counts=b"".join(part.counts for part in parts),
            marks=b"".join(part.marks for part in parts),
            mark_units=b"".join(
                (column(part.mark_units) + np.uint32(first)).tobytes()
                for part, first in zip(parts, firsts, strict=True)
            ),
            keys=b"".join(part.keys for part in parts),
            ordinals=b"".join(part.ordinals for part in parts),
            raised=b"".join(part.raised for part in parts),
        )
        return made, words


def _renumbered(part: Columns, numbers: Column) -> bytes:
    codes = column(part.codes).copy()
    is_word = codes >= WORD
    codes[is_word] = numbers[codes[is_word] - np.uint32(WORD)] | np.uint32(WORD)
    return codes.tobytes()


def column(content: bytes) -> Column:
    """A column of numbers as it was before it was handed over."""
    return np.frombuffer(content, np.uint32)


def ranges(characters: Iterable[int]) -> str:
    """Characters as pairs of the first and the last of a row in which hardly one is missing.

    >>> ranges(map(ord, "abcdz核"))
    'az核核'
    """
    listed = sorted(characters)
    ends = [(one, other) for one, other in pairwise(listed) if other - one > _GAPS[0x3000 if one >= 0x3000 else 0]]
    edges = [*listed[:1], *(edge for pair in ends for edge in pair), *listed[-1:]]
    return "".join(map(chr, edges))
