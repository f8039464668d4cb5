"""What a quoted query finds, straight from its definition and as slowly: every text is read for every query.

Texts and queries are alike where a reader takes them for the same; then a text is found that has the query, not
within a word at its beginning. Nothing of the search is used, so that it can be held against this.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from opencc import OpenCC

SAME = [
    ("《", "〈<"), ("》", "〉>"), ('"', "“”„‟"), ("'", "‘’‚‛ʼ"), ("-", "‐‑‒–−"), ("·", "•‧∙⋅・"), ("σ", "ς"),
    ("ا", "أإآٱ"), ("ي", "ىی"), ("ه", "ة"), ("ك", "ک"), ("е", "ё"),
]  # fmt: skip
"""Characters that are taken for one: title marks, quotes, hyphens, dots; letters that are written either way."""
UNSEEN = [
    (0xAD, 0xAD), (0x34F, 0x34F), (0x610, 0x61A), (0x61C, 0x61C), (0x640, 0x640), (0x64B, 0x65F), (0x670, 0x670),
    (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0xE0100, 0xE01EF),
]  # fmt: skip
"""Soft hyphens, joiners, marks of direction and of shape, Arabic vowel signs."""
SET_WITHOUT_BLANKS = [
    (0x2E80, 0x2FFF), (0x3001, 0x30FF), (0x3105, 0x312F), (0x3220, 0x9FFF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F),
    (0xFF01, 0xFF60), (0xFFE0, 0xFFE6), (0x20000, 0x3134F),
]  # fmt: skip
"""Han, kana and their punctuation: white space beside them says nothing."""
ONE_BY_ONE = [
    (0xE00, 0xEFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0x9FFF), (0xA000, 0xA4CF), (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
]  # fmt: skip
"""Scripts that have no words between blanks, or whose characters are syllables."""
_SAME = {ord(other): one for one, others in SAME for other in others}
_converter = OpenCC("t2s")


def within(character: str, ranges: list[tuple[int, int]]) -> bool:
    """Whether the character is in one of the ranges."""
    return any(first <= ord(character) <= last for first, last in ranges)


@cache
def simple(character: str) -> str:
    """The simplified character, where one becomes one."""
    if not within(character, [(0x3400, 0x9FFF), (0xF900, 0xFAFF)]):
        return character
    converted: str = _converter.convert(character)
    return converted if len(converted) == 1 else character


def alike(text: str) -> str:
    """The text, the same for all that a reader takes for the same."""
    text = unicodedata.normalize("NFKC", text.replace("\ue000", " ")).lower()
    text = unicodedata.normalize("NFKC", text).replace("i\u0307", "i").translate(_SAME)
    text = "".join(simple(character) for character in text if not within(character, UNSEEN))
    made = ""
    blank = False
    for character in text:
        if character.isspace():
            blank = True
            continue
        beside = within(character, SET_WITHOUT_BLANKS) or (made and within(made[-1], SET_WITHOUT_BLANKS))
        made += character if beside or not blank else f" {character}"
        blank = False
    return made + " " if blank and not (made and within(made[-1], SET_WITHOUT_BLANKS)) else made


@cache
def is_letter(character: str) -> bool:
    """Whether words of such characters stand between blanks."""
    return unicodedata.category(character)[0] in "LM" and not within(character, ONE_BY_ONE)


def has(text: str, query: str) -> bool:
    """Whether the text has the query, both alike already: no part of a word, but the last may be a beginning."""
    at = text.find(query)
    while at >= 0:
        if not (at and is_letter(query[0]) and is_letter(text[at - 1])):
            return True
        at = text.find(query, at + 1)
    return False
