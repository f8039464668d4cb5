"""Pass 2: rows → rows and drops. Takes out what belongs to the page and not to the text.

Before: "…并鼓励所有国", "GC(59)/RES/10", "第6页", "家执行这些文书"   after: "…并鼓励所有国", "家执行这些文书"
Guarantees: 1. a row is kept whole or dropped whole, by a named rule; 2. the row after furniture that stood between
pages begins a page.

The rules are the rows of `RULES`: a name, and a function that says of each row whether the rule takes it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.model import Drop
from generator.parse.raw import Row

# A document symbol: INFCIRC/153, A/RES/75/171, NPT/CONF.2020/WP.77, GC(59)/RES/10, E/CN.4/2005/L.10/Add.17
_PART = r"[A-Za-z0-9][A-Za-z0-9.\-]*(?:\([A-Za-z0-9.]+\))*"
_VOLUME = r"(?:\s?\((?:Vol\.\s?[IVX]+|Part\s[IVX]+|Corrected)\))?"
SYMBOL = re.compile(rf"[A-Z][A-Za-z0-9.\-]*(?:\([A-Za-z0-9.]+\))*(?:/{_PART})+{_VOLUME}")
_SYMBOL_LINE = re.compile(rf"(?:{SYMBOL.pattern})(?:\s[A-Z](?:\s?[-–]\s?[A-Z])?)?")
"""A line of its own also has the letters of the parts: A/RES/75/101 A-B"""
_JOB = r"\d{2}-\d{5}(?:\s?\([A-Z]\))?(?:\*+)?"
"""The number of a translation job: 22-13460."""
_COUNT = r"\d{1,4}\s?/\s?\d{1,4}"
"""A page of so many: 11/30."""
_PAGE_NUMBERS = (
    re.compile(rf"{_COUNT}\s+{_JOB}|{_JOB}\s+{_COUNT}"),  # 11/30 22-13460, or reversed
    re.compile(rf"{_JOB}(?:\s+\d{{1,4}})?|\d{{1,4}}\s+{_JOB}"),  # 22-13460 (C)
    re.compile(_COUNT),  # 11/30
    re.compile(r"第\s*\d{1,4}\s*页(?:\s*[，,]?\s*共\s*\d{1,4}\s*页)?"),  # 第6页
    re.compile(r"(?:[Pp]age|PAGE|[Pp]ágina|[Сс]тр\.?|صفحة)\s*\d{1,4}(?:\s*(?:of|de|из|/)\s*\d{1,4})?"),  # Page 6
    re.compile(r"[-–—]\s*\d{1,4}\s*[-–—]"),  # - 6 -
)
_PAGE_NUMBER = re.compile("|".join(form.pattern for form in _PAGE_NUMBERS))
_BARE_NUMBER = re.compile(r"\d{1,4}")
_URL = re.compile(r"(?:https?://|www\.)\S+")
_BAR_CODE = re.compile(r"\*\d{5,10}\*")
_FOOT_RULE = re.compile(r"[_＿\-—–─]{5,}")
_HAS_DIGIT = re.compile(r"\d")
_MOST_LINKS = 100
_NEAR = 2
"""A symbol this many rows from a page number is a running head, also when it stands once."""


class Sheet(Struct, frozen=True):
    """The rows of a document, and which symbols stand alone on several of them."""

    rows: Sequence[Row]
    repeated: frozenset[str]


Rule = Callable[[Sheet, int], bool]


def is_symbol(text: str) -> bool:
    """Whether the whole line is a document symbol."""
    return "/" in text and _SYMBOL_LINE.fullmatch(text) is not None


def is_foot_rule(row: Row) -> bool:
    """The line that stands above the footnotes of a page."""
    return _FOOT_RULE.fullmatch(row.text) is not None


def page_number(sheet: Sheet, index: int) -> bool:
    """A page number in one of the forms that nothing else has, or a bare number between two pages."""
    rows, row = sheet.rows, sheet.rows[index]
    if not _HAS_DIGIT.search(row.text):
        return False
    if _PAGE_NUMBER.fullmatch(row.text):
        return not _counts_something(rows, index)
    if not _BARE_NUMBER.fullmatch(row.text):
        return False
    follower = rows[index + 1] if index + 1 < len(rows) else None
    return bool(row.top or follower is None or follower.top) and not row.attached and bool(row.gap or row.top)


def running_head(sheet: Sheet, index: int) -> bool:
    """A symbol alone on its line, repeated or beside a page number."""
    text = sheet.rows[index].text
    if not is_symbol(text):
        return False
    near = [i for i in range(index - _NEAR, index + _NEAR + 1) if i != index and 0 <= i < len(sheet.rows)]
    return text in sheet.repeated or any(page_number(sheet, i) for i in near)


def link_annotation(sheet: Sheet, index: int) -> bool:
    """The address of a link on the page, which the extraction wrote at the page's end."""
    if not _URL.fullmatch(sheet.rows[index].text):
        return False
    follower = _beside(sheet.rows, index, 1)
    before = _beside(sheet.rows, index, -1)
    at_page_end = follower is None or follower.top or is_symbol(follower.text)
    in_sentence = before is not None and before.text[-1] not in "。.;；:：!！?？"
    return at_page_end or (in_sentence and follower is not None)


def _beside(rows: Sequence[Row], index: int, step: int) -> Row | None:
    """The next row, in one direction, that is no address itself; a page has no more than so many addresses."""
    for distance in range(1, _MOST_LINKS):
        place = index + distance * step
        if not 0 <= place < len(rows):
            return None
        if not _URL.fullmatch(rows[place].text):
            return rows[place]
    return None


def bar_code(sheet: Sheet, index: int) -> bool:
    """The number under the bar code of a cover: *2213460*."""
    return _BAR_CODE.fullmatch(sheet.rows[index].text) is not None


RULES: tuple[tuple[str, Rule], ...] = (
    ("page-number", page_number),
    ("running-head", running_head),
    ("link-annotation", link_annotation),
    ("bar-code", bar_code),
)


def take_furniture(rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], tuple[Drop, ...], tuple[Row, ...]]:
    """The rows of the text, what was dropped, and the dropped rows (a running head prints the symbol)."""
    symbols = Counter(row.text for row in rows if is_symbol(row.text))
    sheet = Sheet(rows, frozenset(text for text, count in symbols.items() if count > 1))
    kept: list[Row] = []
    drops: list[Drop] = []
    furniture: list[Row] = []
    pages, pending = 0, False
    for index, row in enumerate(rows):
        known = row.role or row.begins is not None  # the editor said what it is
        name = None if known else next((name for name, rule in RULES if rule(sheet, index)), None)
        if name:
            drops.append(Drop(row.start, row.end, name))
            furniture.append(row)
            pending = pending or (name in ("page-number", "running-head") and bool(kept))
            continue
        pages += 1 if (row.top and kept) or pending else 0
        kept.append(replace(row, page=pages, top=row.top or pending))
        pending = False
    return tuple(kept), tuple(drops), tuple(furniture)


def _counts_something(rows: Sequence[Row], index: int) -> bool:
    """A wrapped line may hold nothing but 66/176: then its neighbours run on around it without a gap."""
    row = rows[index]
    if not re.fullmatch(_COUNT, row.text):
        return False
    follower = rows[index + 1] if index + 1 < len(rows) else None
    return not (row.gap or row.top or follower is None or follower.gap or follower.top or is_symbol(follower.text))
