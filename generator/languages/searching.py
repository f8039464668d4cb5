"""A text made ready to search for names: folded, in lower case and without vowel signs, with the way back to it.

It is `fold` (folding.py) and more, made quick: 1. every letter is lower case; 2. Arabic letters are alike whose hamza,
dots or vowel signs writers leave out (إيران and ايران, الأولى and الاولي); 3. the way back is kept only for the places
where characters come or go, since most texts have few.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

from generator.languages.folding import ALIKE, INVISIBLE, irregular, is_mark
from generator.languages.scripts import HAN

ARABIC_MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670"
"""Vowel signs, and the stroke that stretches a word; as a regex class."""
ARABIC_ALIKE = {**dict.fromkeys("أإآٱ", "ا"), "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك"}

_FIRST_HAN = "\u2e80"
_ALIKE = str.maketrans(ALIKE | ARABIC_ALIKE)
_UNSEEN = re.compile(f"[{INVISIBLE}{ARABIC_MARKS}]")


class Searchable:
    """The text to search in, and where each of its characters came from."""

    __slots__ = ("_before", "_starts", "text")

    def __init__(self, text: str, starts: list[int], before: list[int]) -> None:
        self.text = text
        self._starts, self._before = starts, before

    @property
    def moved(self) -> bool:
        """Whether any character came or went, so that places differ."""
        return bool(self._starts)

    def origin(self, place: int) -> int:
        """The place in the source of the character at that place."""
        if not self._starts:
            return place
        at = bisect_right(self._starts, place) - 1
        if at < 0:
            return place
        moved = self._before[at]
        # What several characters stand for came from one place, which is kept as ~place.
        return ~moved if moved < 0 else place - self._starts[at] + moved


def searchable(text: str) -> Searchable:
    """The text as names are looked for in it.

    >>> found = searchable("《 核安全公约》 （ＣＮＳ）… إِيران")
    >>> found.text, found.origin(1)
    ('《核安全公约》(cns)... ايران', 2)
    """
    flat = text.translate(_FLAT)
    alphabet = set(text)
    longer = "".join(sorted(alphabet & _FLAT.longer))
    marks = "".join(sorted(alphabet & _FLAT.marks))
    gone = not alphabet.isdisjoint(_FLAT.gone)
    han = max(alphabet, default="") >= _FIRST_HAN and HAN.search(text) is not None
    if not (han or longer or marks or gone or "  " in text):
        return Searchable(flat, [], [])

    pieces: list[str] = []
    starts: list[int] = []
    before: list[int] = []
    done = length = 0
    for found in irregular(longer, marks, han).finditer(text):
        start, end = found.span()
        length += start - done
        pieces.append(flat[done:start])
        if found.lastgroup:
            beside_han = han and (
                (start and HAN.match(text, start - 1) is not None)
                or (end < len(text) and HAN.match(text, end) is not None)
            )
            piece = "" if beside_han or not any(map(str.isspace, text[start:end])) else " "
        else:
            piece = _compatible(text[start:end])
        if piece:
            if end - start == 1 == len(piece):
                pieces.append(piece)
                length += 1
                done = end
                continue
            pieces.append(piece)
            starts.append(length)
            before.append(~start)
            length += len(piece)
        starts.append(length)
        before.append(end)
        done = end
    pieces.append(flat[done:])
    return Searchable("".join(pieces), starts, before)


class _Flat(dict[int, int]):
    """For `str.translate`: every character with the one it is searched as, worked out when it is first met."""

    def __init__(self) -> None:
        self.longer: set[str] = set()
        """Those met that several characters stand for, or none."""
        self.marks: set[str] = set()
        """Those met that join the character before."""
        self.gone: set[str] = set()
        """Those met that are blanks of a kind of their own, or not seen at all."""

    def __missing__(self, code: int) -> int:
        character = chr(code)
        if character.isspace() or _UNSEEN.match(character):
            if character != " ":
                self.gone.add(character)
            if is_mark(character):
                self.marks.add(character)
            elif not character.isspace() and not re.match(f"[{INVISIBLE}]", character):
                self.longer.add(character)
            plain = character
        else:
            plain = _compatible(character)
            if is_mark(character):
                self.marks.add(character)
            if len(plain) != 1:
                self.longer.add(character)
                plain = character
        self[code] = ord(plain)
        return ord(plain)


_FLAT = _Flat()


@lru_cache(maxsize=65536)
def _compatible(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    # A spacing accent (´) would become a blank and an accent: a blank that nobody printed.
    plain = text if plain.startswith(" ") else plain
    plain = _UNSEEN.sub("", plain.translate(_ALIKE))
    return "".join(low if len(low := character.lower()) == 1 else character for character in plain)
