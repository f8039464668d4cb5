"""Pass 8: where in the text the footnotes are called. All notes are placed together, so that their order helps.

Before: "…取得进一步进展，1 " and a note 1    after: "…取得进一步进展，" with the marker 1 at its end
Guarantees: 1. a marker is taken only where a note has it; 2. each note is called at most once; 3. calls are in the
order of the notes; 4. a number that counts or numbers something (第1号, 3 月, Rev.1) is no marker.

Every place that could be a marker has a doubt, by how it is set. Of all ways to place the notes in their order, the one
with the least doubt holds; a note for which only doubtful places are left stays uncalled.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from msgspec import Struct

from generator.languages.scripts import is_han
from generator.languages.table import Language
from generator.model import Span
from generator.parse.notes import Parted, RawNote
from generator.parse.raw import Row

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BEFORE_NO_MARKER = "第/-–—．(（$€£#№~～<《〈+×=‑"
_AFTER_NO_MARKER = "/%％℃)）"
_STOPS = ".,．:"
"""After these a digit is a part of a number (1.5, 3,000), and glued to these it is no marker (Rev.1)."""
_LAST_WORD = re.compile(r"(\S+)\s*$")
_WHOLE_WORD = re.compile(r"[^\W\d_]{5,}$")
"""Longer than what is shortened with a full stop: Corr. 1."""
_APOSTROPHE = re.compile(r"[’'(\[«“\"]")
_FULL_NUMBER = re.compile(r"(?:\d{1,2}/\d{3}|(?:^|[^\d.,/])(?:19|20)\d\d)$")
"""71/205 and 2013 have all the digits that they can have: a digit more is a marker."""
_DECIMAL = re.compile(r"(?<![\d.,])\d{1,3}[.,]$")
"""6, before 5: a decimal; 2010, before 5 is none."""

CERTAIN, GLUED, BEHIND_WORD, SET_OFF, LOOSE, FAR = 0, 1, 2, 3, 5, 4
"""Doubts: superscript or alone on its line; glued behind a stop or Han; glued to a word; between blanks behind a stop;
between blanks elsewhere; and what is added where it stands on the page before its note."""
_HOPELESS = 90
"""A way with so much more doubt than another does not catch up."""
_UNCALLED = 9
"""The doubt of leaving a note without a call."""
_MOST_PLACES = 400
"""Places of one marker that are looked at; more would only be numbers of a table."""


class Call(Struct, frozen=True):
    """A marker in the text."""

    note: int
    """Index of its note."""
    at: int
    """Place in the source after which it is called."""
    span: Span


class _Place(Struct, frozen=True):
    """Where a note may be called, and how doubtful that is."""

    at: int
    span: Span
    doubt: int


def calls_of(parted: Parted, source: str, language: Language) -> tuple[Call, ...]:
    """Where each note is called; a note that nothing calls has no call."""
    bare: dict[str, list[tuple[int, Span]]] = {}
    for at, row in parted.marks:
        bare.setdefault(row.text, []).append((at, Span(row.start, row.end)))
    pages = [row.page for row in parted.rows]
    endnotes = _are_endnotes(parted)
    places: list[list[_Place]] = []
    for note in parted.notes:
        first = 0 if endnotes else bisect_left(pages, note.page - 1)
        rows = parted.rows[first : bisect_right(pages, note.page)]
        found = [_Place(at, span, CERTAIN) for at, span in bare.get(note.marker, ()) if _within(at, rows)]
        if not found:
            far = {} if endnotes else {note.page - 1: FAR}
            found = list(islice(_places(rows, note, source, language, far), _MOST_PLACES))
        places.append(found)
    return tuple(
        Call(index, place.at, place.span) for index, place in enumerate(_least_doubt(places)) if place is not None
    )


def _within(at: int, rows: Sequence[Row]) -> bool:
    return bool(rows) and rows[0].start <= at <= rows[-1].end


def _are_endnotes(parted: Parted) -> bool:
    """Notes that stand together behind the whole text are called anywhere in it."""
    pages = {note.page for note in parted.notes}
    return len(pages) == 1 and bool(parted.rows) and parted.rows[0].page < min(pages) - 1


def _least_doubt(places: Sequence[Sequence[_Place]]) -> list[_Place | None]:
    """One place, or none, for each note, in the order of the notes, with the least doubt in all.

    `best` holds, for each place at which the notes so far could end, the doubt up to there and the way that led to it.
    """
    best: list[tuple[int, int, _Way]] = [
        (0, 0, None)
    ]  # (end of the last call, doubt, way), ends rising, doubts falling
    for index, candidates in enumerate(places):
        reached = [(end, doubt + _UNCALLED, way) for end, doubt, way in best]
        ends = [end for end, _, _ in best]
        for place in candidates:
            before = bisect_right(ends, place.span.start) - 1
            if before >= 0:
                _, doubt, way = best[before]
                reached.append((place.span.end, doubt + place.doubt, (index, place, way)))
        best = _undominated(reached)
        best = [state for state in best if state[1] <= best[-1][1] + _HOPELESS]
    chosen: list[_Place | None] = [None] * len(places)
    way = best[-1][2]
    while way:
        index, place, way = way
        chosen[index] = place
    return chosen


_Way = tuple[int, _Place, "_Way"] | None


def _undominated(reached: list[tuple[int, int, _Way]]) -> list[tuple[int, int, _Way]]:
    """Without the ends that another reaches earlier and with no more doubt."""
    kept: list[tuple[int, int, _Way]] = []
    for end, doubt, way in sorted(reached, key=lambda item: (item[0], item[1])):
        if not kept or doubt < kept[-1][1]:
            kept.append((end, doubt, way))
    return kept


def _places(
    rows: Sequence[Row], note: RawNote, source: str, language: Language, far: dict[int, int]
) -> Iterator[_Place]:
    """Every place that the note's marker could stand at."""
    raised = note.marker.translate(_SUPERSCRIPTS)
    printed = (note.marker, raised) if raised != note.marker and raised in source else (note.marker,)
    form = _form_of(printed)
    starts = [row.start for row in rows]
    for match in form.finditer(source, starts[0], rows[-1].end) if rows else ():
        if match.group().isdecimal() and source[match.end() : match.end() + 1].isdigit():
            continue  # figures of a longer number
        index = bisect_right(starts, match.start()) - 1
        row = rows[index]
        if match.end() > row.end:
            continue  # in a line that is no row of the text
        follower = rows[index + 1].text if match.end() == row.end and index + 1 < len(rows) else ""
        doubt = _doubt(source, match, row, note.marker, follower, language)
        if doubt is not None and (row.page not in far or doubt < SET_OFF):
            yield _Place(match.start(), Span(*match.span()), doubt + far.get(row.page, 0))


@lru_cache(maxsize=1024)
def _form_of(markers: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, markers)))


def _doubt(source: str, match: re.Match[str], row: Row, marker: str, follower: str, language: Language) -> int | None:
    """How doubtful it is that the match is a marker; None where it is none."""
    start, end = match.span()
    if match.group() != marker:
        return CERTAIN  # a superscript digit
    before, after = source[start - 1] if start > row.start else " ", source[end] if end < row.end else ""
    if not marker.isdigit():
        return _doubt_of_sign(before, after, marker)
    if after.isdigit() or (after and after in _AFTER_NO_MARKER):
        return None
    if after and after in _STOPS and source[end + 1 : end + 2].isdigit():
        return None
    if before.isdigit():
        doubt = SET_OFF if _FULL_NUMBER.search(source[max(row.start, start - 7) : start]) else None
    elif before in _BEFORE_NO_MARKER or (after.isascii() and after.isalpha()):
        return None
    else:
        doubt = _doubt_by_setting(source, row, start, before, language)
    if doubt is None:
        return None
    rest = " ".join((source[end : row.end].lstrip(), follower)).lstrip()
    return None if language.counted.match(rest) else doubt


def _doubt_of_sign(before: str, after: str, marker: str) -> int | None:
    """Of an asterisk or a dagger: between blanks it multiplies or parts; beside another it belongs to that one."""
    if before in marker or (after and after in marker) or before.isdigit():
        return None
    if before.isspace():
        return None if after else SET_OFF
    return GLUED


def _doubt_by_setting(source: str, row: Row, start: int, before: str, language: Language) -> int | None:
    """By what stands before the number, and whether a blank stands between."""
    if not before.isspace():
        if before in ".," and _DECIMAL.search(source[max(row.start, start - 6) : start]):
            return None
        if before == ".":
            return BEHIND_WORD if _ends_sentence(source, row, start - 1) else None
        if is_han(before) or not before.isalnum():
            return GLUED
        return BEHIND_WORD if before.islower() else SET_OFF
    word = _LAST_WORD.search(source, row.start, start)
    last = word.group(1) if word else ""
    if not last or last[-1] in "–-—/第" or _APOSTROPHE.split(last.lower())[-1] in language.numbered:
        return None
    return SET_OFF if not last[-1].isalnum() and last[-1] not in "№#" else LOOSE


def _ends_sentence(source: str, row: Row, end: int) -> bool:
    """Whether a whole word stands before the full stop, so that it ends a sentence: not Rev.1 or No.1."""
    return _WHOLE_WORD.search(source[max(row.start, end - 20) : end]) is not None
