"""Pass 8: where in the text the footnotes are called. Markers are looked for in the order of their notes.

Before: "…取得进一步进展，1 " and a note 1    after: "…取得进一步进展，" with the marker 1 at its end
Guarantees: 1. a marker is taken only where a note has it; 2. each note is called at most once; 3. calls are in the
order of the notes; 4. a number that counts or numbers something (第1号, 3 月, Rev.1) is no marker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from generator.languages.scripts import is_han
from generator.languages.table import Language
from generator.model import Span
from generator.parse.notes import Parted, RawNote
from generator.parse.raw import Row

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BEFORE_NO_MARKER = "第/-–—.．(（$€#№~～<《〈"
_AFTER_NO_MARKER = "/%％℃)）"


class Call(Struct, frozen=True):
    """A marker in the text."""

    note: int
    """Index of its note."""
    at: int
    """Place in the source after which it is called."""
    span: Span


def calls_of(parted: Parted, source: str, language: Language) -> tuple[Call, ...]:
    """Where each note is called; a note that nothing calls has no call."""
    calls: list[Call] = []
    bare = {marker: (at, span) for at, marker, span in parted.marks}
    after = 0
    for index, note in enumerate(parted.notes):
        if note.marker in bare:
            at, span = bare[note.marker]
            calls.append(Call(index, at, span))
            after = at
            continue
        rows = [row for row in parted.rows if row.end > after and note.page - 1 <= row.page <= note.page]
        span_found = _best(rows, note, source, language, after)
        if span_found:
            calls.append(Call(index, span_found.start, span_found))
            after = span_found.end
    return tuple(calls)


def _best(rows: Sequence[Row], note: RawNote, source: str, language: Language, after: int) -> Span | None:
    """The likeliest place: a superscript, else glued to a word or its comma, else set off; first on its own page."""
    found: list[tuple[int, int, Span]] = []
    forms = {note.marker, note.marker.translate(_SUPERSCRIPTS)}
    form = re.compile("|".join(re.escape(text) for text in sorted(forms)))
    for row in rows:
        for match in form.finditer(source, max(row.start, after), row.end):
            rank = _rank(source, match, row, note.marker, language)
            if rank is not None:
                found.append((rank + (0 if row.page == note.page else 4), match.start(), Span(*match.span())))
    return min(found)[2] if found else None


def _rank(source: str, match: re.Match[str], row: Row, marker: str, language: Language) -> int | None:
    """How likely the match is a marker, 0 the likeliest; None where it is none."""
    if match.group() != marker and marker.isdigit():
        return 0
    start, end = match.span()
    if start == row.start:
        return None
    before, after = source[start - 1], source[end] if end < row.end else ""
    rest = source[end : row.end].lstrip()
    if not marker.isdigit():
        return 1 if not before.isspace() and after not in marker else None
    if before.isdigit() or after.isdigit() or before in _BEFORE_NO_MARKER or (after and after in _AFTER_NO_MARKER):
        return None
    if after in (".", ",", "．") and end + 1 < row.end and source[end + 1].isdigit():
        return None
    if rest and rest[0] in language.units:
        return None
    if after.isascii() and after.isalpha():
        return None
    if not before.isspace():
        return 1 if is_han(before) or not before.isalnum() else 2
    earlier = source[start - 2] if start - 2 >= row.start else ""
    return 3 if earlier and not earlier.isalnum() and not earlier.isspace() else None
