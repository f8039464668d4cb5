"""Pass 1: Source → rows. Finds how the lines are set and where pages begin.

Before: "…核武 \\n\\n器国家\\n 6. 审议大会"    after: rows "…核武", "器国家" and, on a new page, "6. 审议大会"
Guarantees: 1. every character that is not white space or a control character is in exactly one row; 2. rows are in
the order of the source; 3. a row has no white space at its ends.
"""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import quantiles

from generator.languages import LANGUAGES
from generator.languages.numbering import labels_at
from generator.languages.scripts import width
from generator.languages.table import Language
from generator.model import Source
from generator.parse.forms import is_known
from generator.parse.raw import Page, Row

_LINE = re.compile(r"[^\n\r\f\v\u2029\x85]*(?:\r\n|[\n\r\f\v\u2029\x85]|$)")
"""U+2028 parts lines inside a paragraph: it is a blank of the text, no end of a row."""
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
_BROKEN = 0.1
"""This share of lines that stop in mid-sentence before an empty line tells that the empty lines say nothing."""


class _Line:
    __slots__ = ("empty_before", "end", "form_feed", "indent", "number", "start", "text")

    def __init__(self, number: int, start: int, raw: str, empty_before: int, form_feed: bool) -> None:
        self.number = number
        self.text = raw.strip(_EDGES)
        lead = len(raw) - len(raw.lstrip(_EDGES))
        self.start, self.end = start + lead, start + lead + len(self.text)
        self.indent = sum(2 if c == "\u3000" else 4 if c == "\t" else 1 for c in raw[:lead] if c in " \t\u3000\u00a0")
        self.empty_before, self.form_feed = empty_before, form_feed


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
    return tuple(rows), Page(spaced, not spaced and _gapped(rows, columns), columns, LANGUAGES[language].code == "zh")


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


def is_short(row: Row, page: Page) -> bool:
    """Whether the row ends well before the others do, so that its text ended there."""
    return width(row.text) < page.measure * _FULL


def _lines(text: str) -> list[_Line]:
    """Lines that have something on them."""
    found: list[_Line] = []
    empty, form_feed, position = 0, False, 0
    for number, match in enumerate(_LINE.finditer(text), start=1):
        raw = match.group()
        line = _Line(number, position, raw, empty, form_feed or "\f" in raw[: len(raw) - len(raw.lstrip(_EDGES))])
        position += len(raw)
        if line.text:
            found.append(line)
            empty, form_feed = 0, raw.endswith("\f")
        else:
            empty += 1
            form_feed = form_feed or "\f" in raw
        if match.end() >= len(text):
            break
    return found


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
        and not labels_at(follower.text)
        and not is_known(line.text, language)
        and not is_known(follower.text, language)
    )
    return broken >= _BROKEN * len(inner)


def _runs_on(line: _Line) -> bool:
    return bool(line.text) and line.text[-1] not in _STOPS
