"""Glyphs as they stand on a line → in the order in which they are read, where Arabic is among them.

Before, from left to right: ".)93 ةرقفلا ،A/76/444("    after: "(A/76/444، الفقرة 93)."
Guarantees: 1. the glyphs are the same, but for brackets, which face as the text runs and have no blank inside;
2. figures, symbols and words in Latin letters keep their order in a line from right to left.

A PDF does not say which way it runs: programs write an Arabic word forwards or backwards, and pdfium guesses. The
places of the glyphs are sure, so the order is found from them alone, by the Unicode Bidirectional Algorithm (UAX 9)
turned round.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import bidirectional, category

Glyph = tuple[str, float, float, float, float]
"""A character with its left and right, its line's height on the page and its size, in points, as the page is shown."""

_OPENING = "([{«‹（［"
_CLOSING = ")]}»›）］"
_FACING = dict(zip(_OPENING + _CLOSING, _CLOSING + _OPENING, strict=True))
_QUOTES = {"“": "”", "”": "“", "‘": "’", "’": "‘"}
"""Unicode has them not turn with the text; pdfium turns them, and they are turned back."""
_IN_NUMBERS = "/.,:٫٬،\u00a0"
"""What stands between two figures of one number, date or symbol: 70/47, 1,250.5"""
_IN_LATIN_NUMBERS = _IN_NUMBERS + "-–+"
"""The same in a line without an Arabic letter; 2010-2015 in an Arabic one runs from right to left."""
_WITH_LATIN_NUMBERS = "%$€£°"
_CHAIN = re.compile(r"\d+(?:\s\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:\s\d{3})+")
_EQUAL = 0.02
"""Points by which two parts of one box differ."""


def is_rtl(character: str) -> bool:
    """Whether the character belongs to a script that runs from right to left; its figures do not."""
    return "\u0590" <= character <= "\u08ff" or "\ufb1d" <= character <= "\ufefc"


def mostly_rtl(text: str) -> bool:
    """Whether most letters of the text run from right to left."""
    letters = [character for character in text if character.isalpha()]
    return sum(map(is_rtl, letters)) * 2 > len(letters)


def by_place(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """From left to right; a vowel sign or another mark on that side of its letter where the letter is read first."""
    placed = sorted(glyphs, key=_middle)
    for index in range(len(placed) - 1):
        first, second = placed[index : index + 2]
        mark, letter = (first, second) if is_mark(first[0]) else (second, first)
        if not is_mark(mark[0]) or is_mark(letter[0]):
            continue
        upon = letter[1] < _middle(mark) < letter[2]
        if (upon or _share_a_box(mark, letter)) and is_rtl(letter[0]) == (mark is second):
            placed[index : index + 2] = second, first
    return placed


def _share_a_box(mark: Glyph, letter: Glyph) -> bool:
    """Whether one glyph is both, its box having been cut in two."""
    same = abs((mark[2] - mark[1]) - (letter[2] - letter[1])) < _EQUAL
    return same and min(abs(mark[1] - letter[2]), abs(mark[2] - letter[1])) < _EQUAL


def in_order(glyphs: Sequence[Glyph], rtl: bool) -> list[Glyph]:
    """Glyphs from left to right → as they are read. `rtl`: the line as a whole runs from right to left."""
    kinds = [_kind(glyph[0]) for glyph in glyphs]
    if rtl:
        return _turned(glyphs, kinds)
    ordered: list[Glyph] = []
    start = 0
    while start < len(glyphs):  # a line from left to right, with a passage in it that runs the other way
        stop = start + 1
        if kinds[start] == "R":
            latin = next((place for place in range(start, len(kinds)) if kinds[place] == "L"), len(kinds))
            stop = max(place for place in range(start, latin) if kinds[place] == "R") + 1
        ordered += _turned(glyphs[start:stop], kinds[start:stop]) if kinds[start] == "R" else glyphs[start:stop]
        start = stop
    return ordered


def _turned(glyphs: Sequence[Glyph], kinds: Sequence[str]) -> list[Glyph]:
    """A line from right to left: all is turned round but the runs that keep their order."""
    ordered: list[Glyph] = []
    turned: list[bool] = []
    end = len(glyphs)
    for start, stop in (*reversed(_straight(glyphs, kinds)), (0, 0)):
        ordered += (*reversed(glyphs[stop:end]), *glyphs[start:stop])
        turned += [True] * (end - stop) + [False] * (stop - start)
        end = start
    return _without_air(_facing(ordered, turned))


def _without_air(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Without the blanks inside of brackets: a bracket's own air, and not typed."""
    kept: list[Glyph] = []
    for index, glyph in enumerate(glyphs):
        follower = glyphs[index + 1][0] if index + 1 < len(glyphs) else ""
        inside = bool(kept) and (kept[-1][0] in _OPENING or (follower and follower in _CLOSING))
        if glyph[0] != " " or not inside:
            kept.append(glyph)
    return kept


def _straight(glyphs: Sequence[Glyph], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Runs that keep their order in a line from right to left: the figures of a number; Latin words, with the figures
    beside them and all that stands between.
    """
    latin_line = "R" not in kinds
    inside, beside = (_IN_LATIN_NUMBERS, _WITH_LATIN_NUMBERS) if latin_line else (_IN_NUMBERS, "")
    runs: list[tuple[int, int]] = []
    place = 0
    while place < len(glyphs):
        start = place
        place += 1
        if kinds[start] not in "LN":
            continue
        stop, latin = place, kinds[start] == "L"
        while place < len(glyphs) and kinds[place] != "R":
            latin = latin or kinds[place] == "L"
            if kinds[place] in "LN":
                between = "".join(glyph[0] for glyph in glyphs[stop:place])
                joins = not between or (len(between) == 1 and between in inside) or _goes_on(glyphs, start, stop, place)
                if not latin and not joins:
                    break
                stop = place + 1
            place += 1
        if start and glyphs[start - 1][0] in beside:
            start -= 1
        stop = _end(glyphs, start, stop, beside)
        runs.append((start, stop))
        place = stop
    return runs


def _goes_on(glyphs: Sequence[Glyph], start: int, stop: int, place: int) -> bool:
    """Whether the three figures behind a blank go on with a number: 3 003 447; 447 003 3 are three numbers."""
    chain = _CHAIN.match("".join(glyph[0] for glyph in glyphs[start:]))
    return stop + 1 == place and chain is not None and _THOUSANDS.fullmatch(chain.group()) is not None


def _end(glyphs: Sequence[Glyph], start: int, stop: int, beside: str) -> int:
    """Behind the percent sign of a number, or the bracket that closes one in the run: INFCIRC/153(Corrected)"""
    if stop == len(glyphs):
        return stop
    inside = [glyph[0] for glyph in glyphs[start:stop]]
    opened = sum(character in _OPENING for character in inside) - sum(character in _CLOSING for character in inside)
    return stop + (glyphs[stop][0] in (_CLOSING if opened > 0 else beside))


def _facing(glyphs: Sequence[Glyph], turned: Sequence[bool]) -> list[Glyph]:
    """The brackets as they are read: PDFs name them as they look, or as they were written.

    An opening one has a blank before it or another that opens, a closing one has no letter behind it.
    """
    ordered: list[Glyph] = []
    opened = 0
    for index, glyph in enumerate(glyphs):
        character = _QUOTES.get(glyph[0], glyph[0]) if turned[index] else glyph[0]
        if turned[index] and character in _FACING:
            before = ordered[-1][0] if ordered else " "
            after = glyphs[index + 1][0] if index + 1 < len(glyphs) else " "
            may_open, may_close = before.isspace() or before in _OPENING, not after.isalnum()
            opens = may_open if may_open != may_close else not opened
            opened = max(opened + (1 if opens else -1), 0)
            character = character if character in (_OPENING if opens else _CLOSING) else _FACING[character]
        ordered.append((character, *glyph[1:]))
    return ordered


def _kind(character: str) -> str:
    """R: runs from right to left; L: from left to right; N: a figure; O: has no direction of its own."""
    if category(character) == "Nd":
        return "N"
    direction = bidirectional(character)
    if direction == "NSM" and is_rtl(character):
        return "R"
    return "R" if direction in ("R", "AL") else "L" if direction == "L" else "O"


def is_mark(character: str) -> bool:
    """Whether it stands above or below a letter and takes no room of its own."""
    return category(character)[0] == "M"


def _middle(glyph: Glyph) -> float:
    return (glyph[1] + glyph[2]) / 2
