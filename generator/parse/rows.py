"""Pass 1: Source → rows. Finds how the lines are set and where pages begin.

Before: "…核武 \\n\\n器国家\\n 6. 审议大会"    after: rows "…核武", "器国家" and, on a new page, "6. 审议大会"
Guarantees: 1. every character that is not white space or a control character is in exactly one row; 2. rows are in
the order of the source; 3. a row has no white space at its ends.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import quantiles

from msgspec import Struct
from msgspec.structs import replace

from generator.languages import LANGUAGES
from generator.languages.numbering import labels_at
from generator.languages.scripts import width
from generator.languages.table import Language
from generator.model import Source
from generator.parse.forms import is_known
from generator.parse.raw import COLUMNS, Page, Row

_INSIDE = "\x1c\x1d\x1e\u2028"
"""No ends of rows, though Python ends lines at them: U+2028 parts lines in a paragraph, the others are not printed."""
_EDGES = "".join(map(chr, range(0x21))) + "\x7f\u00a0\u3000\ufeff\u200b\u200e\u200f\u2060"
"""White space and control characters that a row does not begin or end with."""
MARKER = re.compile(r"\d{1,3}|[*＊†‡]{1,3}")
"""A footnote marker that stands alone on its line."""
_OF_PAGE_END = re.compile(rf"{MARKER.pattern}|https?://\S+|第\s*\d+\s*页")
"""What the extraction sticks to the line before it, without the empty line that the others have."""
_FULL = 0.8
"""A line of this share of the measure runs on; a shorter one ended because its text did."""
_FEWEST = 2
_NEARLY_ALL = 0.85
_STOPS = "。；：！？.;:!?，,؛،؟"
_COMMAS = "，,،"
_BROKEN = 0.1
"""This share of lines that stop in mid-sentence before an empty line tells that the empty lines say nothing."""
_COVER = 40
"""Lines among which those of the cover are."""
_WIDEST = 110
"""Columns of the widest page."""
_EVEN, _MOST_EVEN = 0.85, 0.5
"""Lines that differ from the measure by no more than this share; the most that do so where nothing was wrapped."""
_INDENTED = 2
"""Blanks, at the least, by which a first line stands in; one may come from the letters' widths."""
_LONG, _TOO_LONG = 0.6, 1.15
"""Lines between these shares of the measure tell where the margin is; a longer one has columns."""
_FEW_LONG = 4
"""Of so few long lines, the one furthest out tells."""
_MIDST = 0.2
"""The most lines in mid-sentence that may be indented further than the line before, where indentation tells."""


class _Line(Struct):
    """A line that has something on it."""

    number: int
    start: int
    end: int
    text: str
    indent: int
    empty_before: int
    form_feed: bool


def rows_of(source: Source, language: str) -> tuple[tuple[Row, ...], Page]:
    """The rows of the source and how they are set."""
    lines = _lines(source.text)
    spaced = _spaced(lines, LANGUAGES[language])
    usual = 1 if spaced else 0
    rows: list[Row] = []
    page = 0
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        attached = spaced and before is not None and line.empty_before == 0
        top = before is None or line.form_feed
        if attached and line.indent and before is not None and not MARKER.fullmatch(before.text):
            top = True
        page += 1 if top and before is not None else 0
        indent = max(line.indent - 1, 0) if top and spaced else line.indent
        gap = max(line.empty_before - usual, 0)
        rows.append(Row(line.number, line.start, line.end, line.text, indent, gap, page, top, attached and not top))
    columns = measure([row.text for row in rows])
    han = LANGUAGES[language].code == "zh"
    if spaced:
        return tuple(rows), Page(spaced=True, gapped=False, measure=columns, han=han)
    rows = [piece for row in rows[:_COVER] for piece in _columns(row, LANGUAGES[language])] + rows[_COVER:]
    rows = _from_margins(rows, columns)
    indent, unwrapped = _first_line_indent(rows, columns), _unwrapped(rows, columns)
    return tuple(rows), Page(False, _gapped(rows, columns), columns, han, indent, unwrapped)


def measure(lines: list[str]) -> int:
    """Columns of a full line: what the longer lines have in common."""
    widths = [width(line) for line in lines]
    if len(widths) < 2:
        return max(widths, default=0)
    return int(quantiles(widths, n=20, method="inclusive")[16])


def _gapped(rows: list[Row], columns: int) -> bool:
    """Whether nearly every line that ended early, and with a stop, has an empty line behind it."""
    ended = [
        follower
        for row, follower in pairwise(rows)
        if width(row.text) < columns * _FULL and row.text[-1] in _STOPS and not follower.top
    ]
    return len(ended) >= _FEWEST and sum(1 for row in ended if row.gap) >= _NEARLY_ALL * len(ended)


def _columns(row: Row, language: Language) -> Iterator[Row]:
    """The columns of a cover's line, each a row, where each is known by itself: United Nations | A/RES/78/107"""
    if not COLUMNS.search(row.text):
        yield row
        return
    places = [0, *(end for gap in COLUMNS.finditer(row.text) for end in gap.span()), len(row.text)]
    pieces = [(start, end) for start, end in zip(places[::2], places[1::2], strict=True) if end > start]
    if len(pieces) < 2 or not all(is_known(row.text[start:end], language) for start, end in pieces):
        yield row
        return
    for start, end in pieces:
        first = start == 0
        place = {"start": row.start + start, "end": row.start + end, "text": row.text[start:end]}
        yield replace(row, **place, gap=row.gap if first else 0, top=row.top and first)


def _from_margins(rows: Sequence[Row], columns: int) -> list[Row]:
    """The rows with their lead counted from the margin of their page, which a layout shifts from page to page.

    The margin is where most of a page's long lines begin; what stands left of it has no lead.
    """
    found: list[Row] = []
    for _, page in groupby(rows, key=lambda row: row.page):
        of_page = list(page)
        long = [row.lead for row in of_page if _LONG * columns <= width(row.text) <= _TOO_LONG * columns]
        counts = Counter(long or [row.lead for row in of_page])
        margin = min(counts, key=lambda lead: (-counts[lead], lead)) if len(long) > _FEW_LONG else min(counts)
        for row in of_page:
            lead = row.lead - margin
            lead = lead if lead >= _INDENTED else 0
            found.append(row if lead == row.lead else replace(row, lead=lead))
    return found


def _unwrapped(rows: Sequence[Row], columns: int) -> bool:
    """Whether a line is as long as its paragraph: the longer lines are longer than any page, and end anywhere."""
    if columns <= _WIDEST:
        return False
    alike = sum(1 for row in rows if columns * _EVEN <= width(row.text) <= columns / _EVEN)
    return alike < len(rows) * _MOST_EVEN


def _first_line_indent(rows: Sequence[Row], columns: int) -> int:
    """By how much the first lines of paragraphs stand in, where nearly all do and no other line does; else 0."""
    firsts: Counter[int] = Counter()
    flush = midst = inside = 0
    for row, follower in pairwise(rows):
        if follower.top or follower.gap:
            continue
        if row.text[-1] not in _STOPS:
            inside += 1
            midst += follower.lead > row.lead
            continue
        ended = width(row.text) < columns * _FULL and row.text[-1] not in _COMMAS
        if (follower.lead or ended) and not MARKER.fullmatch(follower.text) and not labels_at(follower.text):
            firsts[follower.lead] += 1
            flush += follower.lead == 0
    total = firsts.total()
    if total - flush < max(_FEWEST, _NEARLY_ALL * total) or midst > _MIDST * inside:
        return 0
    return max((count, lead) for lead, count in firsts.items() if lead)[1]


def is_short(row: Row, page: Page) -> bool:
    """Whether the row ends well before the others do, so that its text ended there."""
    return width(row.text) < page.measure * _FULL


def _lines(text: str) -> list[_Line]:
    """Lines that have something on them."""
    found: list[_Line] = []
    empty, form_feed, position = 0, False, 0
    for number, raw in enumerate(_raw_lines(text), start=1):
        printed = raw.strip(_EDGES)
        if printed:
            lead = raw.index(printed)
            start = position + lead
            indent = _blank_columns(raw[:lead]) if lead else 0
            found.append(_Line(number, start, start + len(printed), printed, indent, empty, form_feed))
            empty, form_feed = 0, raw[-1] == "\f"
        else:
            empty += 1
            form_feed = form_feed or "\f" in raw
        position += len(raw)
    return found


def _raw_lines(text: str) -> Iterator[str]:
    """The lines with their ends."""
    held = ""
    for piece in text.splitlines(keepends=True):
        held += piece
        if piece[-1] not in _INSIDE:
            yield held
            held = ""
    if held:
        yield held


def _blank_columns(lead: str) -> int:
    return lead.count(" ") + lead.count("\u00a0") + 2 * lead.count("\u3000") + 4 * lead.count("\t")


def _spaced(lines: list[_Line], language: Language) -> bool:
    """Whether an empty line follows every line: nearly all have one before them, also full lines in mid-sentence.

    A line that stands by itself ends without a stop, and the line above it may too: neither tells of a torn sentence.
    """
    inner = lines[1:]
    followed = sum(1 for line in inner if line.empty_before)
    at_page_ends = sum(
        1 for line in inner if not line.empty_before and (line.indent or _OF_PAGE_END.fullmatch(line.text))
    )
    if len(inner) < _FEWEST or followed < 0.8 * (len(inner) - at_page_ends):
        return False
    full = measure([line.text for line in lines]) * _FULL
    broken = sum(
        1
        for line, follower in zip(lines, inner, strict=False)
        if follower.empty_before
        and width(line.text) >= full
        and _runs_on(line)
        and not follower.text[0].isupper()  # what stands above it can be a heading
        and not labels_at(follower.text)
        and not is_known(line.text, language)
        and not is_known(follower.text, language)
    )
    return broken >= _BROKEN * len(inner)


def _runs_on(line: _Line) -> bool:
    return bool(line.text) and line.text[-1] not in _STOPS
