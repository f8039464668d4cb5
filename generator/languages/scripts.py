"""What is true of a script, whatever the language: which characters need no blank between them."""

from __future__ import annotations

import re
from functools import lru_cache

# Han, kana, Bopomofo and their compatibility forms, CJK punctuation and full-width forms: text in them is
# set without blanks, so a wrapped line is joined with nothing.
_HAN = (
    "\u2e80-\u2fff\u3001-\u303f\u3040-\u30ff\u3105-\u312f\u3220-\u33ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003134f"
)
HAN = re.compile(f"[{_HAN}]")
_FIRST_HAN = _HAN[0]
_HAN_RUN = re.compile(f"[{_HAN}]+")
# Quotation marks and dashes that Chinese shares with Latin text; they take the side of their neighbour.
_SHARED = "“”‘’—…·－–"

SOFT_HYPHEN = "\u00ad"
_LETTER_OR_DIGIT = re.compile(r"\w")
_SYMBOL_TAIL = re.compile(r"\S*/\S*$")
"""The last word has a stroke in it: INFCIRC/153, A/RES/75"""
_LATIN_BRACKET = re.compile(r"\([A-Za-z0-9]")


def is_han(character: str) -> bool:
    """Whether the character is set without blanks around it."""
    return character >= _FIRST_HAN and HAN.match(character) is not None


def glue(before: str, after: str, han: bool) -> str:
    """What joins a wrapped line to the next one; `han` says that the text around is Chinese.

    >>> glue("核不扩散", "制度", True), glue("the review", "cycle", False)
    ('', ' ')
    >>> glue("INFCIRC/", "225/Rev.4", True), glue("INFCIRC/153", "(Corrected)", True), glue("sub-", "regional", False)
    ('', '', '')
    >>> glue("第 1540", "(2004)号", True), glue("目标 9", "(产业", True)
    ('', ' ')
    """
    if not before or not after:
        return ""
    last, first = before[-1], after[0]
    if is_han(last) or is_han(first):
        return ""
    if han and (last in _SHARED or first in _SHARED):
        return ""
    if last == SOFT_HYPHEN:
        return ""
    if last in "-‐‑/" and _LETTER_OR_DIGIT.match(first):
        return ""
    if first == "/" or (first == "(" and _SYMBOL_TAIL.search(before)):
        return ""
    if first == "(" and han and not _set_off(last, after):
        return ""
    return " "


def _set_off(last: str, after: str) -> bool:
    """In Chinese a bracket stands close to its word; behind a figure only one that goes on with it: 1540(2004)."""
    return last.isascii() and last.isalnum() and _LATIN_BRACKET.match(after) is None


@lru_cache(maxsize=4096)
def width(text: str) -> int:
    """Columns that the text takes when a Han character takes two.

    >>> width("第6页")
    5
    """
    if text.isascii():
        return len(text)
    return len(text) + sum(map(len, _HAN_RUN.findall(text)))
