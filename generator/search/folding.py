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
from functools import cache

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
_BESIDE_HAN = re.compile(rf"(?<={HAN.pattern})\s+|\s+(?={HAN.pattern})")
_ELSEWHERE = re.compile(r"\s{2,}|[^\S ]")


_ALIKE = ALIKE | ARABIC_ALIKE | {"ё": "е"}


class _Each(dict[int, str]):
    """For `str.translate`: what each character is compared as, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _UNSEEN.sub("", _compatible(chr(code)))
        return folded


_EACH = _Each()


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


def _folded(text: str) -> str:
    if any(_joins(character) for character in set(text)):
        text = _UNSEEN.sub("", _compatible(text))  # an accent and its letter are one
    else:
        text = text.translate(_EACH)
    if HAN.search("".join(set(text))):
        text = _BESIDE_HAN.sub("", text)
    return _ELSEWHERE.sub(" ", text)
