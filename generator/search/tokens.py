"""A folded text → its tokens, each with its place; `scripts/search/tokens.js` does it the same way.

A word is a run of letters; of a run of anything else that is no blank, each character is a token if one of them is a
digit or of a script without blanks, and the run is a separator if not. What stands between two tokens makes the step
from the place of the one to that of the other.

    non-proliferation of 核 武 器, 1540(2004)
    0   10            19 28 36 44 56 …
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.search.folding import BOUNDARY, fold_all

Column = NDArray[np.uint32]
BESIDE = 8
STEPS = {" ": 9, "-": 10, "'": 11, ", ": 12, "/": 13, " (": 14}
OPAQUE = 15
"""How far the places of two tokens are apart, by what stands between: nothing, one of these, or anything else, so that
a phrase across it must be read to be sure. Two steps are longer than any one: no token hides between two others."""
SINGLE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\ua000-\ua4cf\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts without blanks, or in which a character is a syllable: each character is a token."""
WORD = 1 << 24
"""Above all code points."""

_MARK, _LETTER, _BLANK, _BOUNDARY, _DIGIT, _CHARACTER = range(6)


class Tokens(NamedTuple):
    """The tokens of some texts in reading order, a column each."""

    codes: Column
    """A character's code point, or `WORD` and the number of the word."""
    units: Column
    """Which text it stands in, counted through."""
    places: Column
    marks: Column
    """Code points of the characters of separators …"""
    mark_units: Column
    """… and where they stand; they have no places."""


class Vocabulary(dict[str, int]):
    """Words with their numbers, in the order in which they are met."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


@cache
def _classes() -> NDArray[np.uint8]:
    """What each code point is."""
    kinds = np.zeros(0x110000, np.uint8)
    for begin, end in zip(SINGLE[::3], SINGLE[2::3], strict=True):
        kinds[ord(begin) : ord(end) + 1] = _CHARACTER
    for code in (*np.flatnonzero(kinds[:0x20000] == _MARK).tolist(), *range(0xE0000, 0xE0200)):  # nothing elsewhere
        category = unicodedata.category(chr(code))
        if category[0] in "LM":
            kinds[code] = _LETTER
        elif category == "Nd":
            kinds[code] = _DIGIT
    kinds[ord(" ")], kinds[ord(BOUNDARY)] = _BLANK, _BOUNDARY
    return kinds


def tokens_of(texts: list[str], first: int, vocabulary: Vocabulary) -> Tokens:
    """The tokens of the texts; the first of them is unit `first`."""
    text = fold_all(texts)
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    kinds = _classes()[codes]
    unit = np.cumsum(kinds == _BOUNDARY, dtype=np.uint32) + np.uint32(first)

    # Runs of anything but letters, blanks and boundaries, and whether they are tokens or separate tokens.
    in_run = (kinds == _MARK) | (kinds >= _DIGIT)
    starts = in_run & ~np.r_[False, in_run[:-1]]
    run = np.cumsum(starts) - 1
    speaking = np.zeros(int(starts.sum()), bool)
    speaking[run[kinds >= _DIGIT]] = True
    spoken = in_run.copy()
    spoken[in_run] = speaking[run[in_run]]

    letter = kinds == _LETTER
    word_start = letter & ~np.r_[False, letter[:-1]]
    word_end = letter & ~np.r_[letter[1:], False]
    begins = np.flatnonzero(word_start | spoken)
    ends = np.flatnonzero(word_end | spoken) + 1
    token = codes[begins].copy()
    spans = zip(np.flatnonzero(word_start).tolist(), (np.flatnonzero(word_end) + 1).tolist(), strict=True)
    numbers = [vocabulary[text[begin:end]] for begin, end in spans]
    token[letter[begins]] = np.array(numbers, np.uint32) | WORD
    units = unit[begins]
    silent = in_run & ~spoken
    return Tokens(token, units, _places(codes, begins, ends, units), codes[silent], unit[silent])


def _places(codes: Column, begins: NDArray[Any], ends: NDArray[Any], units: Column) -> Column:
    """The place of each token: 0 for the first of a unit, then a step further from one to the next."""
    if not len(begins):
        return np.zeros(0, np.uint32)
    gaps = begins[1:] - ends[:-1]
    steps = np.full(len(gaps), OPAQUE, np.uint32)
    steps[gaps == 0] = BESIDE
    for separator, step in STEPS.items():
        where = np.flatnonzero(gaps == len(separator))
        for offset, character in enumerate(separator):
            where = where[codes[ends[where] + offset] == ord(character)]
        steps[where] = step
    places = np.r_[np.uint32(0), np.cumsum(steps, dtype=np.uint32)]
    fresh = np.flatnonzero(np.r_[True, units[1:] != units[:-1]])
    lengths = np.diff(np.r_[fresh, len(places)])
    since: Column = places - np.repeat(places[fresh], lengths)
    return since
