"""The words around a citation or a name: its sentence, cut where that is long."""

from __future__ import annotations

import re

from msgspec import Struct

_AROUND_HAN, _AROUND = 60, 150
"""Characters shown on either side at most; a Han character says more than a letter."""
_STOP = re.compile(r"[。；！？؟؛][”’」』）)]*|[.;!?][”’»\"')\]]*(?=\s+[^\W\d_a-zа-яà-ÿ])")
"""Where a sentence ends: behind a point comes a blank and no small letter."""
_ABBREVIATED = re.compile(
    r"\b(?:[Nn]os?|[Aa]rts?|[Pp]aras?|[Vv]ols?|[Rr]ev|[Aa]dd|[Cc]orr|[Pp]p?|[Mm]rs?|Dr|St|[A-Z])$"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_BLANK = re.compile(r"\s")


class Excerpt(Struct, frozen=True, array_like=True):
    """A passage in its own words."""

    before: str
    found: str
    after: str


def excerpt(text: str, start: int, end: int) -> Excerpt:
    """What is found at a place of the text, with what stands around it in its sentence.

    >>> excerpt("甲。乙根据第 3 段执行。丙。", 5, 10)
    Excerpt(before='乙根据', found='第 3 段', after='执行。')
    >>> excerpt("One. See No. 5 of para. 3, above. Two.", 18, 25)
    Excerpt(before='See No. 5 of ', found='para. 3', after=', above.')
    """
    most = _AROUND_HAN if _HAN.search(text) else _AROUND
    low, high = max(0, start - most), min(len(text), end + most)
    begin = max((stop.end() for stop in _stops(text, low, start)), default=0 if low == 0 else -1)
    finish = min((stop.end() for stop in _stops(text, end, high)), default=len(text) if high == len(text) else -1)
    before = text[begin:start].lstrip() if begin >= 0 else "…" + text[_word_start(text, low, start) : start]
    after = text[end:finish].rstrip() if finish >= 0 else text[end : _word_end(text, end, high)] + "…"
    return Excerpt(before, text[start:end], after)


def _stops(text: str, low: int, high: int) -> list[re.Match[str]]:
    """Ends of sentences in a part of the text."""
    return [
        stop
        for stop in _STOP.finditer(text, low, min(high + 2, len(text)))  # what stands behind a point is looked at too
        if stop.end() <= high
        and (stop.group() != "." or not _ABBREVIATED.search(text, max(0, stop.start() - 6), stop.start()))
    ]


def _word_start(text: str, low: int, high: int) -> int:
    """The next begin of a word; Chinese is cut anywhere."""
    if _HAN.match(text[low]):
        return low
    blank = _BLANK.search(text, low, high)
    return blank.end() if blank else low


def _word_end(text: str, low: int, high: int) -> int:
    if _HAN.match(text[high - 1]):
        return high
    blanks = [blank.start() for blank in _BLANK.finditer(text, low, high)]
    return blanks[-1] if blanks else high
