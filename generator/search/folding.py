"""What a reader takes for the same text is the same once folded; `scripts/search/fold.js` does it the same way.

1. Compatibility forms (NFKC), lower case; title marks, quotes, hyphens and dots alike (`folding.ALIKE`).
2. Traditional characters are the simplified ones, each by itself; Arabic letters are alike whose hamza or dots writers
   leave out (`searching.ARABIC_ALIKE`), and Russian ё is е.
3. What is not seen is not there, Arabic vowel signs among it; white space beside Han is not there, elsewhere it is one
   blank.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

import numpy as np

from generator.languages.folding import ALIKE, INVISIBLE, is_mark
from generator.languages.scripts import HAN
from generator.languages.searching import ARABIC_ALIKE, ARABIC_MARKS
from generator.languages.traditional import characters

BOUNDARY = "\ue000"
"""Stands between the texts of units that are folded in one go; a text that has it keeps a blank there."""
UNSEEN = (
    f"{INVISIBLE}{ARABIC_MARKS}\u034f\u061c\u180b-\u180f\u202a-\u202e\u2061-\u2069\ufe00-\ufe0f\U000e0100-\U000e01ef"
)
"""Also the marks that steer direction, and those that choose between shapes of a character; as a regex class."""
_UNSEEN = re.compile(f"[{UNSEEN}]")
_HAN_FROM = ord("\u2e80")
_BESIDE_HAN = re.compile(rf" (?:(?<={HAN.pattern} )|(?={HAN.pattern}))")
_BLANKS = re.compile("  +")


_ALIKE = ALIKE | ARABIC_ALIKE | {"ё": "е"}


@cache
def _joins(character: str) -> bool:
    """Whether it is one with the character before: an accent, a Hangul vowel, a half-width sound mark."""
    return is_mark(character) or is_mark(unicodedata.normalize("NFKC", character)[0])


def _compatible(text: str) -> str:
    lower = unicodedata.normalize("NFKC", text).lower()
    plain = unicodedata.normalize("NFKC", lower).replace("ς", "σ").replace("i\u0307", "i")  # İ is no i with a dot
    return plain.translate(_same())


@cache
def _same() -> dict[int, str]:
    """What one character is compared as, where that is another one."""
    simple = characters()
    return {ord(one): simple.get(each := _ALIKE.get(one, one), each) for one in {*simple, *_ALIKE}}


def fold(text: str) -> str:
    """The text as it is compared.

    >>> fold("《 核　裁軍》 ＣＯＶＩＤ–19 大流行 the\\n Agency’s")
    "《核裁军》covid-19大流行the agency's"
    """
    return _folded(text.replace(BOUNDARY, " "))


def fold_all(texts: list[str]) -> str:
    """Several texts folded in one go, a boundary between each two."""
    return _folded(BOUNDARY.join(text.replace(BOUNDARY, " ") for text in texts))


_UNKNOWN, _ONE, _OTHER, _JOINS = range(4)


class _Characters:
    """What each character is compared as, worked out when it is first met. Most become one, which a table tells."""

    def __init__(self) -> None:
        self.kinds = np.full(0x110000, _UNKNOWN, np.uint8)
        self.one = np.arange(0x110000, dtype=np.uint32)
        self.other: dict[int, str] = {}
        """Those that become several, or none."""

    def meet(self, codes: Iterable[int]) -> None:
        for code in codes:
            folded = _UNSEEN.sub("", _compatible(chr(code)))
            if _joins(chr(code)):
                self.kinds[code] = _JOINS
            elif len(folded) == 1:
                self.one[code] = ord(" " if folded.isspace() else folded)
                self.kinds[code] = _ONE
            else:
                self.other[code] = folded
                self.kinds[code] = _OTHER


_KNOWN = _Characters()


def _folded(text: str) -> str:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _KNOWN.kinds[codes]
    if (kinds == _UNKNOWN).any():
        _KNOWN.meet(set(codes[kinds == _UNKNOWN].tolist()))
        kinds = _KNOWN.kinds[codes]
    each = _KNOWN.one[codes]
    has_han = bool(((each >= _HAN_FROM) & (each != ord(BOUNDARY))).any())
    joined = np.flatnonzero(kinds == _JOINS)
    before = joined[joined > 0] - 1
    each[before] = codes[before]  # it is folded with what joins it
    text = each.tobytes().decode("utf-32-le", "surrogatepass")
    if len(joined):
        joining = "".join(map(chr, sorted(set(codes[joined].tolist()))))
        text = _clusters(joining).sub(lambda found: _cluster(found[0]), text)
    for code in set(codes[kinds == _OTHER].tolist()):
        text = text.replace(chr(code), _KNOWN.other[code])
    if "  " in text:
        text = _BLANKS.sub(" ", text)
    return _BESIDE_HAN.sub("", text) if has_han else text


@lru_cache(maxsize=64)
def _clusters(joining: str) -> re.Pattern[str]:
    """A character with those that are one with it."""
    return re.compile(f"[^{joining}]?[{joining}]+")


@lru_cache(maxsize=4096)
def _cluster(text: str) -> str:
    return re.sub(r"\s", " ", _UNSEEN.sub("", _compatible(text)))
