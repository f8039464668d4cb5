"""Pass 3: rows → rows, footnotes and drops. Takes the notes at page ends out of the run of the text.

Before: "…和运输。", "1", "9. …", "____", "1", "修正案须有…"   after: "…和运输。" marked 1, "9. …"; note 1 "修正案须有…"
Guarantees: 1. every row is in the text, in a note, or dropped by a named rule; 2. notes are in the order of their
markers' first print; 3. a bare marker on a line of its own is taken only where a note with that marker exists.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from generator.model import Drop, Span
from generator.parse.furniture import is_foot_rule
from generator.parse.raw import Row
from generator.parse.rows import MARKER
from generator.parse.torn_notes import freed, paired

_NOTE_START = re.compile(r"(?P<marker>\d{1,3}(?!\d)|[*＊†‡]{1,3}|[a-z])(?P<gap>\s*)(?=\S)")
_GLUED = re.compile(r"(\d{1,3})(?!(?:er|re|e|st|nd|rd|th)\s)(?=[^\d\s.．、,，)）/年月日%:：°º-])")
"""1See …; but 1er septembre, 2nd edition"""
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_OF_TEXT = re.compile(r"\d{1,3}[.．、]\s|\([a-z]\)\s|[•]")
"""A row that opens so is no part of a note."""
_MOST_FOOT = 2
"""Rows below the notes that can be the foot of the page, a motto or an imprint; more are text."""
_ENDS = "。.；;!！?？)）"
"""What a note can end with."""


class RawNote(Struct, frozen=True):
    """A footnote as its rows, its marker's place, and the page it stands on."""

    marker: str
    marker_span: Span | None
    rows: tuple[tuple[int, int, int], ...]
    """(line, start, end) of what belongs to its text."""
    page: int


class Parted(Struct, frozen=True):
    """The rows of the text, and what was taken out of them."""

    rows: tuple[Row, ...]
    notes: tuple[RawNote, ...]
    marks: tuple[tuple[int, Row], ...]
    """Bare markers: (end of the row after which they stand, their own row)."""
    drops: tuple[Drop, ...]


def part_notes(rows: tuple[Row, ...]) -> Parted:
    """Take the notes out. A note zone opens with a rule of dashes, or with the marker that is due, at a page's end."""
    text: list[Row] = []
    drops: list[Drop] = []
    notes: list[RawNote] = []
    due = 1
    last = ""
    pages = [(number, list(page)) for number, page in groupby(rows, key=lambda row: row.page)]
    for index, (number, page) in enumerate(pages):
        of_page: Sequence[Row] = page
        follower = pages[index + 1][1][0] if index + 1 < len(pages) else None
        while of_page:
            cut = _zone_start(of_page, due)
            if cut == len(of_page):
                of_page = freed(of_page, due, follower)
                cut = _zone_start(of_page, due)
            if cut < len(of_page) and notes and _runs_on(last) and _is_rest(of_page, cut):
                cut -= 1
                notes[-1] = _longer(notes[-1], of_page[cut])
                zone = of_page[cut + 1 :]
            else:
                zone = of_page[cut:]
            text += of_page[:cut]
            if zone and is_foot_rule(zone[0]):
                drops.append(Drop(zone[0].start, zone[0].end, "footnote-rule"))
                zone = zone[1:]
            if zone and _marker_of(zone[0], 1) == "1" and not _marker_of(zone[0], due):
                due = 1
            zone = paired(zone, due)
            found, foot, behind, due = _notes_of(zone, number, due)
            notes += found
            last = zone[-1].text if found and not behind else ""
            drops += [Drop(row.start, row.end, "page-foot") for row in foot]
            text += () if found else behind
            of_page = behind if found else ()  # where no page is marked, text with notes of its own stands behind
    text, marks = _bare_marks(text, {note.marker for note in notes})
    return Parted(tuple(text), tuple(notes), tuple(marks), tuple(drops))


def _zone_start(rows: Sequence[Row], due: int) -> int:
    """Index of the first row of the page's notes."""
    for index, row in enumerate(rows):
        if is_foot_rule(row) and _has_notes(rows[index + 1 :], due):
            return index
    for wanted in dict.fromkeys((due, 1)):  # in an annex the notes may start again
        for index in range(len(rows) - 1, -1, -1):
            if not rows[index].role and _opens(rows[index], wanted) and _is_zone(rows[index:], wanted):
                return index
    return len(rows)


def _has_notes(rows: Sequence[Row], due: int) -> bool:
    """Whether notes stand below the rule: one opens there, or the marker that is due stands alone further down."""
    return bool(rows) and (_may_be_note(rows[0]) or any(row.text == str(due) for row in rows))


def _may_be_note(row: Row) -> bool:
    return bool(MARKER.fullmatch(row.text) or _NOTE_START.match(row.text))


def _glued_marker(row: Row) -> int | None:
    """The number that is glued to the row's first word, as `pdftotext` writes notes; "1. " and "1 月" open none."""
    match = _GLUED.match(row.text)
    return int(match.group(1)) if match and not row.attached else None


def _opens(row: Row, due: int) -> bool:
    """Whether the row opens the note that is due; its text may begin with a year: 51954 年, 172018 y 2019."""
    if not row.text[0].isdigit():
        return False
    if _glued_marker(row) == due:
        return True
    rest = row.text.removeprefix(str(due))
    return rest != row.text and not row.attached and _YEAR.match(rest) is not None


def _is_zone(rows: Sequence[Row], first: int) -> bool:
    """Whether the rows are notes to the page's end: the markers that occur count up from the first, none missing."""
    expected = first
    for row in rows:
        marker = _glued_marker(row)
        skips = marker is not None and expected < marker <= expected + 30 and row.lead == rows[0].lead
        if _opens(row, expected):
            expected += 1
        elif skips or _OF_TEXT.match(row.text):
            return False
    return expected > first


def _runs_on(text: str) -> bool:
    """Whether the last note of a page goes on with the next page's notes."""
    return bool(text) and (text[-1] in "，,、；;-–(（" or text[-1].islower())


def _is_rest(rows: Sequence[Row], cut: int) -> bool:
    """Whether the row above the notes ends the last page's note: it stands under a line that breaks off."""
    return cut >= 2 and rows[cut - 1].text[-1] in "。." and rows[cut - 2].text[-1] not in "。.;；:：,，!?！？"


def _longer(note: RawNote, row: Row) -> RawNote:
    return RawNote(note.marker, note.marker_span, (*note.rows, (row.number, row.start, row.end)), note.page)


def _notes_of(zone: Sequence[Row], page: int, due: int) -> tuple[list[RawNote], list[Row], Sequence[Row], int]:
    """The notes of a zone, the rows below them that belong to the page's foot, the text behind, the number due next.

    Text stands behind notes where the extraction did not say that a page ended.
    """
    notes: list[RawNote] = []
    foot: list[Row] = []
    pending: Row | None = None
    for index, row in enumerate(zone):
        marker = _marker_of(row, due)
        if MARKER.fullmatch(row.text):
            foot += [pending] if pending else []
            pending = row
        elif pending:
            span = Span(pending.start, pending.end)
            notes.append(RawNote(pending.text, span, ((row.number, row.start, row.end),), page))
            due = int(pending.text) + 1 if pending.text.isdigit() else due
            pending = None
        elif marker:
            span = Span(row.start, row.start + len(marker))
            rest = row.end - len(row.text[len(marker) :].lstrip())
            notes.append(RawNote(marker, span, ((row.number, rest, row.end),), page))
            due = int(marker) + 1 if marker.isdigit() else due
        elif not notes or foot or (row.gap and index and zone[index - 1].text[-1] in _ENDS):
            if len(zone) - index > _MOST_FOOT or _OF_TEXT.match(row.text):
                return notes, foot, zone[index:], due
            foot.append(row)
        else:
            notes[-1] = _longer(notes[-1], row)
    if pending:
        # A marker that nothing follows is no note: the page was cut.
        foot.append(pending)
    return notes, foot, (), due


def _marker_of(row: Row, due: int) -> str | None:
    """The marker that the row opens with: the number due, or a sign that is no number."""
    if _opens(row, due):
        return str(due)
    match = _NOTE_START.match(row.text)
    if match and (match["marker"] == str(due) or not match["marker"].isalnum()):
        return match["marker"]
    return None


def with_unused(parted: Parted, used: Container[int]) -> tuple[Row, ...]:
    """The rows of the text, and in their places the bare markers by which no note is called."""
    unused = [row for _, row in parted.marks if row.start not in used]
    return tuple(sorted((*parted.rows, *unused), key=lambda row: row.start)) if unused else parted.rows


def _bare_marks(rows: list[Row], markers: set[str]) -> tuple[list[Row], list[tuple[int, Row]]]:
    """Markers alone on the line under the words that they belong to."""
    kept: list[Row] = []
    marks: list[tuple[int, Row]] = []
    for row in rows:
        alone = row.text in markers and not row.role and (row.attached or row.gap == 0)
        if alone and kept and MARKER.fullmatch(row.text):
            marks.append((kept[-1].end, row))
        elif marks and marks[-1][1].lead and marks[-1][1].start > kept[-1].start:
            kept.append(replace(row, gap=0))  # the empty line was made for the marker, set under its word
        else:
            kept.append(row)
    return kept, marks
