"""Lines that are known by themselves, whatever stands around them: a symbol, a session, an adoption, an annex.

Before: "第九十一届会议", "2036 年 12 月 10 日大会决议", "B", "又回顾其决议，"    after: all known but the last
Guarantees: 1. only the line is looked at; 2. every word that is looked for stands in a table of the language.
"""

from __future__ import annotations

import re

from generator.languages.table import Language
from generator.parse.furniture import is_symbol

PART = re.compile(r"([A-Z])\.?")
"""The letter that heads one of several resolutions in a document."""
_NUMBER = (
    r"(?P<number>(?:[A-Z]{1,2}-)?\d{1,4}/\d{1,4}(?:\s?[A-Z](?:\s?(?:,|-|and)\s?[A-Z])?)?"
    r"|\d{1,4}\s?\((?:\d{4}|[IVXL]+)\))"
)
RESOLUTION_TITLE = re.compile(_NUMBER + r"(?:\s?[.．]\s*(?:[-–—]\s+)?|\s?[-–—]\s+)(?=\D|\d+\s)")
"""75/193. 阿拉伯叙利亚共和国人权状况; ES-11/1. …; 1540 (2004). …; 2625 (XXV). …; in Arabic 75/193 - …"""
RESOLUTION_NUMBER = re.compile(_NUMBER + r"\s?[.．]")
"""The number alone on its line, above its title: 75/193."""
_YEAR_APART = re.compile(r"\s(?=\(\d{4}\)$)")
"""S/RES/1540 (2004)"""
_PART_LETTERS = re.compile(r"(?<=\d)[A-Z](?:-[A-Z])?$")
_NUMBER_BEHIND = re.compile(_NUMBER + r"\s?[.．]$")
_ANY_NUMBER = re.compile(_NUMBER + r"\s?[.．]?(?:\s+[-–—])?(?:\s+|$)")


def titles(text: str, symbol: str | None) -> bool:
    """Whether the line opens with the number of the symbol, with whatever behind it.

    >>> titles("77/104 Protection of the environment", "A/RES/77/104"), titles("77/104 of 7 December", "A/RES/78/1")
    (True, False)
    """
    match = _ANY_NUMBER.match(text)
    if match is None or symbol is None:
        return False
    return symbol.removesuffix(_part_of(symbol)).endswith("/" + match["number"].replace(" ", ""))


def _part_of(symbol: str) -> str:
    """The letters at a symbol's end, which name a part: B of A/RES/75/245B."""
    match = _PART_LETTERS.search(symbol)
    return match.group() if match else ""


def without_number(title: str, symbol: str | None = None) -> str:
    """The title of a resolution without the number that it opens with, and without the letter of a part behind it.

    >>> without_number("75/193. 人权状况"), without_number("3. Disarmament"), without_number("75/193.")
    ('人权状况', '3. Disarmament', '')
    >>> without_number("人权状况 75/193.", "A/RES/75/193"), without_number("75/245. Common system B", "A/RES/75/245B")
    ('人权状况', 'Common system')
    """
    match = RESOLUTION_TITLE.match(title) or RESOLUTION_NUMBER.fullmatch(title)
    if match is None and titles(title, symbol):
        match = _ANY_NUMBER.match(title)
    if match:
        letter = _part_of(symbol or "")
        return title[match.end() :].removesuffix(f" {letter}" if letter else "")
    behind = _NUMBER_BEHIND.search(title)
    return title[: behind.start()].rstrip() if behind and titles(behind.group(), symbol) else title


def symbol_of(text: str) -> str | None:
    """The symbol that is the whole line, without blanks and the asterisk of a document that was issued anew.

    >>> symbol_of("A/RES/76/34*"), symbol_of("A/RES/75/101 A-B"), symbol_of("S/RES/1540 (2004)"), symbol_of("75/101")
    ('A/RES/76/34', 'A/RES/75/101A-B', 'S/RES/1540(2004)', None)
    """
    bare = _YEAR_APART.sub("", text.rstrip("*＊ "))
    return bare.replace(" ", "") if is_symbol(bare) else None


def is_known(text: str, language: Language) -> bool:
    """Whether the whole line is of a form that stands on a line of its own, or opens as a resolution's title does."""
    if symbol_of(text) or PART.fullmatch(text) or RESOLUTION_TITLE.match(text):
        return True
    return language.known.fullmatch(text) is not None
