"""The one place where width, brackets and white space are made alike, with the way back to the source.

Two texts that a reader takes for the same are the same once folded, whichever keyboard, typesetter or line wrap they
went through. What is folded:

1. Compatibility forms (NFKC): `（ＩＡＥＡ）` → `(IAEA)`, `Ⅳ` → `IV`, a letter and its combining accent → one letter.
2. Title marks `〈〉<>` → `《》`; curly quotes → straight ones; hyphens and en dashes → `-`; middle dots → `·`.
3. White space: none beside Han, one blank elsewhere. Soft hyphens and zero-width characters go.

Letter case stays. A folded text is for comparing and finding, never for showing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from generator.languages.scripts import HAN

INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
"""Soft hyphen, zero-width blanks and joiners, direction marks, byte order mark; as a regex class."""

ALIKE = {
    **dict.fromkeys("〈<", "《"),  # 《〈曼谷条约〉议定书》 and 《<曼谷条约>议定书》
    **dict.fromkeys("〉>", "》"),
    **dict.fromkeys("“”„‟", '"'),
    **dict.fromkeys("‘’‚‛ʼ", "'"),
    **dict.fromkeys("‐‑‒–−", "-"),  # 2014–2017; an em dash is punctuation in Chinese and stays
    **dict.fromkeys("•‧∙⋅・", "·"),  # 玛丽・居里
}
_ALIKE = str.maketrans(ALIKE)

BLANK = rf"[\s{INVISIBLE}]"
# Two forms, since a search that can start at a blank is many times faster than one that looks behind it.
BLANKS_IN_HAN = rf"{BLANK}+"
BLANKS_ELSEWHERE = rf"{BLANK}{{2,}}|[^\S\x20]|[{INVISIBLE}]"  # a single blank stays


def fold(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place in `text` of the one that it came from.

    >>> fold("《 核安全公约》 （ＣＮＳ）")
    ('《核安全公约》(CNS)', [0, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13])
    """
    flat = text.translate(_FLAT)
    longer = marks = ""
    if not text.isascii():
        alphabet = set(text)
        longer = "".join(sorted(alphabet & _FLAT.longer))
        marks = "".join(sorted(alphabet & _FLAT.marks))

    pieces: list[str] = []
    origin: list[int] = []
    done = 0
    for found in irregular(longer, marks, HAN.search(text) is not None).finditer(text):
        start, end = found.span()
        piece = _blank(text, start, end) if found.lastgroup else _compatible(text[start:end])
        pieces += (flat[done:start], piece)
        origin.extend(range(done, start))
        origin.extend([start] * len(piece))
        done = end
    pieces.append(flat[done:])
    origin.extend(range(done, len(text)))
    return "".join(pieces), origin


@lru_cache(maxsize=2048)
def alike(text: str) -> str:
    """The text with each character folded by itself, so that every place stays where it is.

    >>> alike("第１５４０（２００４）号，٣–٥")
    '第1540(2004)号,3-5'
    """
    return text.translate(_EACH)


class _Flat(dict[int, int]):
    """For `str.translate`: every character with the one it folds to, worked out when it is first met."""

    def __init__(self) -> None:
        self.longer: set[str] = set()
        """Those met that fold to several characters."""
        self.marks: set[str] = set()
        """Those met that join the character before."""

    def __missing__(self, code: int) -> int:
        character = chr(code)
        folded = character if character.isspace() else _compatible(character)  # white space has rules of its own
        if is_mark(character):
            self.marks.add(character)
        if len(folded) != 1:
            self.longer.add(character)
            folded = character
        self[code] = ord(folded)
        return ord(folded)


class _Each(_Flat):
    """The same with blanks and digits of every kind made alike too."""

    def __missing__(self, code: int) -> int:
        folded = chr(super().__missing__(code))
        if folded.isspace():
            folded = " "
        elif folded.isdecimal():
            folded = str(unicodedata.decimal(folded))
        self[code] = ord(folded)
        return ord(folded)


_FLAT, _EACH = _Flat(), _Each()


@lru_cache(maxsize=4096)
def is_mark(character: str) -> bool:
    """Whether the character joins the one before it: a combining accent, a vowel sign, a Hangul medial or final."""
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"


@lru_cache(maxsize=4096)
def irregular(longer: str, marks: str, han: bool) -> re.Pattern[str]:
    """Finds what does not fold to one character each: characters that fold to several, clusters, white space."""
    forms = [f"(?P<blank>{BLANKS_IN_HAN if han else BLANKS_ELSEWHERE})"]
    if longer:
        forms.append(f"[{re.escape(longer)}]")
    if marks:
        mark = f"[{re.escape(marks)}]"
        forms.insert(0, rf"[^\s{re.escape(marks)}]{mark}+")
    return re.compile("|".join(forms))


def _compatible(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).translate(_ALIKE)
    # A spacing accent (´) would become a blank and an accent: a blank that nobody printed.
    return text if plain.startswith(" ") else plain


def _blank(text: str, start: int, end: int) -> str:
    """What stands for the white space between two places."""
    beside_han = (start > 0 and HAN.match(text, start - 1)) or (end < len(text) and HAN.match(text, end))
    return "" if beside_han or not any(map(str.isspace, text[start:end])) else " "
