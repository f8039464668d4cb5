"""Numbers that Arabic documents print in words: the ordinals and the letters that number headings, and the ordinals of
annexes and articles."""

from __future__ import annotations

import re

_UNITS = ("أول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر")
_FIRST_OF_TEN = ("حادي", *_UNITS[1:9])
_TENS = (("عشرون", "عشرين"), ("ثلاثون", "ثلاثين"), ("أربعون", "أربعين"))
LETTERS = (
    "ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء", "طاء", "ياء", "كاف", "لام", "ميم", "نون", "سين", "عين",
    "فاء", "صاد",
)  # fmt: skip
"""The names of the letters, in the order of abjad: they stand for A, B, C."""

ORDINALS: dict[str, int] = {f"{unit}ا": value for value, unit in enumerate(_UNITS, 1)}
"""What numbers a heading as roman numerals do: أولا I, ثاني عشر XII, رابع وعشرون or رابعا وعشرين XXIV."""
ORDINALS |= {f"{unit} عشر": value for value, unit in enumerate(_FIRST_OF_TEN, 11)}
for _count, _tens in enumerate(_TENS, 2):
    for _ten in _tens:
        ORDINALS[_ten] = _count * 10
        for _value, _unit in enumerate(_FIRST_OF_TEN, _count * 10 + 1):
            ORDINALS |= {f"{_unit} و{_ten}": _value, f"{_unit}ا و{_ten}": _value}

IN_WORDS = {f"ال{unit}": value for value, unit in enumerate(_UNITS, 1)}
"""What numbers an annex, an article or a part: الأول, الثاني."""
IN_WORDS |= {f"ال{unit} عشر": value for value, unit in enumerate(_FIRST_OF_TEN, 11)}
IN_WORDS |= {"الأولى": 1, **{f"ال{unit}ة": value for value, unit in enumerate(_UNITS[1:], 2)}}
IN_WORDS |= {f"ال{unit}ة عشرة": value for value, unit in enumerate(_FIRST_OF_TEN, 11)}

_MARKS = re.compile("[\u064b-\u0652\u0640]")
"""Vowel signs and the stroke that lengthens a word."""
WORD = r"(?:[\u0621-\u0652]+(?: و?[\u0621-\u0652]+)?)"
"""One word or two, as these numbers are."""


def plain(words: str) -> str:
    """The words without their signs.

    >>> plain("أولاً"), plain("ثاني  عشر")
    ('أولا', 'ثاني عشر')
    """
    return " ".join(_MARKS.sub("", words).split())


def ordinal_value(words: str) -> int | None:
    """What a heading's number in words is worth.

    >>> [ordinal_value(words) for words in ("أولاً", "ثاني عشر", "رابع وعشرون", "ألف")]
    [1, 12, 24, None]
    """
    return ORDINALS.get(plain(words))


def letter_value(words: str) -> int | None:
    """The place of the letter that is named.

    >>> [letter_value(words) for words in ("ألف", "ياء", "أولا")]
    [1, 10, None]
    """
    word = plain(words)
    return LETTERS.index(word) + 1 if word in LETTERS else None
