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
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from generator.languages.numbering import labels_at
from generator.model import Drop
from generator.parse.raw import COLUMNS, Row

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
    re.compile(rf"{_JOB}(?:\s+\d{{1,4}}|\s+\d{{6}})?|\d{{1,4}}\s+{_JOB}"),  # 22-13460 (C); with its day: 201223
    re.compile(_COUNT),  # 11/30
    re.compile(r"第\s*\d{1,4}\s*页(?:\s*[，,]?\s*共\s*\d{1,4}\s*页)?"),  # 第6页
    re.compile(r"(?:[Pp]age|PAGE|[Pp]ágina|[Сс]тр\.?|صفحة)\s*\d{1,4}(?:\s*(?:of|de|из|/)\s*\d{1,4})?"),  # Page 6
    re.compile(r"[-–—]\s*\d{1,4}\s*[-–—]"),  # - 6 -
)
_PAGE_NUMBER = re.compile("|".join(form.pattern for form in _PAGE_NUMBERS))
_BARE_NUMBER = re.compile(r"\d{1,4}")
_JOB_LINE = re.compile(_JOB)
_DAY = re.compile(r"\d{6}")
_NEAR_JOB = 4
"""The day of a translation job, so many rows from its number."""
_URL = re.compile(r"(?:https?://|www\.)\S+")
_BAR_CODE = re.compile(r"\*\d{5,10}\*")
_FOOT_RULE = re.compile(r"[_＿\-—–─]{5,}")
_HAS_DIGIT = re.compile(r"\d")
_SIGNS = "*w"
"""How bar codes begin, and addresses that have no stroke."""
_MOST_LINKS = 100
_NEAR = 2
"""A symbol this many rows from a page number is a running head, also when it stands once."""
_NUMBERS_A_PAGE = 4
"""Rows of one page that can be page numbers: 2/5 and 23-24966 at its foot."""
_MOST_HEAD = 6
"""Rows at the top of a page among which its head is looked for."""
_COVER = 25
"""Rows of the first page that can have the title."""
_FEWEST_HEAD = 4
"""Characters of a head that is no symbol and no number."""


class Sheet(Struct, frozen=True):
    """The rows of a document, and what is known of them all."""

    rows: Sequence[Row]
    repeated: frozenset[str]
    """Symbols that stand alone on several of them."""
    numbers: frozenset[int] = frozenset()
    """Rows that are page numbers."""
    fed: bool = False
    """Whether form feeds say where pages end; else page numbers do."""
    heads: frozenset[int] = frozenset()
    """Rows at the tops of pages that say what other pages say there, or what the cover says, beside a symbol."""


Rule = Callable[[Sheet, int], bool]


def is_symbol(text: str) -> bool:
    """Whether the whole line is a document symbol; Telecommunication/Information is none, and "A/78/91." is a note."""
    if "/" not in text or text.endswith(".") or not _HAS_DIGIT.search(text):
        return False
    return _SYMBOL_LINE.fullmatch(text) is not None


def is_foot_rule(row: Row) -> bool:
    """The line that stands above the footnotes of a page."""
    return not row.text[0].isalnum() and _FOOT_RULE.fullmatch(row.text) is not None


def page_number(sheet: Sheet, index: int) -> bool:
    """One of the page numbers of the document."""
    return index in sheet.numbers


def _is_page_number(sheet: Sheet, index: int) -> bool:
    """A page number in one of the forms that nothing else has, or a bare number between two pages."""
    rows, row = sheet.rows, sheet.rows[index]
    if _PAGE_NUMBER.fullmatch(row.text):
        return not _counts_something(rows, index)
    if not row.text.isdecimal():
        return False
    if _DAY.fullmatch(row.text):
        return any(_JOB_LINE.fullmatch(near.text) for near in rows[max(index - _NEAR_JOB, 0) : index + _NEAR_JOB + 1])
    if not _BARE_NUMBER.fullmatch(row.text):
        return False
    follower = rows[index + 1] if index + 1 < len(rows) else None
    if not (row.top or follower is None or follower.top) or row.attached:
        return False
    return bool(row.gap or row.top) or (row.text == str(row.page + 1) and not _under_rule(rows, index))


def _under_rule(rows: Sequence[Row], index: int) -> bool:
    """Whether the row stands among the notes of its page: the number may be a marker that was torn off."""
    for place in range(index - 1, -1, -1):
        if rows[place].page != rows[index].page:
            return False
        if is_foot_rule(rows[place]):
            return True
    return False


def running_head(sheet: Sheet, index: int) -> bool:
    """A symbol alone on its line, repeated or beside a page number; a title that pages repeat at their tops."""
    if index in sheet.heads:
        return True
    text = sheet.rows[index].text
    if not is_symbol(text):
        return False
    near = [i for i in range(index - _NEAR, index + _NEAR + 1) if i != index and 0 <= i < len(sheet.rows)]
    return text in sheet.repeated or not sheet.numbers.isdisjoint(near)


def _heads(sheet: Sheet) -> frozenset[int]:
    """The rows that head the pages behind the first, by what other pages and the cover say."""
    rows = sheet.rows
    numbers = () if sheet.fed else sheet.numbers
    starts = [i for i in range(1, len(rows)) if rows[i].top or (i - 1 in numbers and i not in numbers)]
    if not starts:
        return frozenset()
    tops = [range(start, min(start + _MOST_HEAD, end)) for start, end in pairwise((*starts, len(rows)))]
    said = Counter(piece for top in tops for piece in {_squeezed(piece) for i in top for piece in _pieces(rows[i])})
    cover = "".join(_squeezed(row.text) for row in rows[: min(starts[0], _COVER)])
    found: set[int] = set()
    for top in tops:
        head: list[int] = []
        named = quotes = False  # has a symbol; says what only the cover says
        for index in top:
            words = [_squeezed(p) for p in _pieces(rows[index]) if not (is_symbol(p) or _PAGE_NUMBER.fullmatch(p))]
            alone = [p for p in words if said[p] == 1]
            if labels_at(rows[index].text) or any(len(p) < _FEWEST_HEAD for p in words):
                break
            if any(p not in cover for p in alone) or (alone and not quotes and not alone[0][0].isupper()):
                break  # a line of a paragraph can repeat a part of the title: it does not begin with a capital
            named = named or len(words) < len(_pieces(rows[index]))
            quotes = quotes or bool(alone)
            head.append(index)
        if named or not quotes:
            found.update(head)
    return frozenset(found)


def _pieces(row: Row) -> list[str]:
    """The columns of a row."""
    return [piece for piece in COLUMNS.split(row.text) if piece]


def _squeezed(text: str) -> str:
    """The text without blanks: how it is set differs from page to page."""
    return "".join(text.split())


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


def _may_be(sheet: Sheet, index: int) -> bool:
    """Whether any rule could take the row: most rows need no closer look."""
    text = sheet.rows[index].text
    return "/" in text or text[0] in _SIGNS or index in sheet.numbers or index in sheet.heads


def take_furniture(rows: tuple[Row, ...], feeds: int) -> tuple[tuple[Row, ...], tuple[Drop, ...], tuple[Row, ...]]:
    """The rows of the text, what was dropped, and the dropped rows (a running head prints the symbol).

    `feeds` is the number of form feeds in the source: where there are none, page numbers part the pages.
    """
    symbols = Counter(row.text for row in rows if is_symbol(row.text))
    sheet = Sheet(rows, frozenset(text for text, count in symbols.items() if count > 1))
    numbers = frozenset(index for index in range(len(rows)) if _is_page_number(sheet, index))
    sheet = replace(sheet, numbers=numbers, fed=feeds * _NUMBERS_A_PAGE >= max(len(numbers), 1))
    sheet = replace(sheet, heads=_heads(sheet))
    kept: list[Row] = []
    drops: list[Drop] = []
    furniture: list[Row] = []
    pages, pending = 0, False
    for index, row in enumerate(rows):
        name = None
        if not row.role and row.begins is None and _may_be(sheet, index):
            name = next((name for name, rule in RULES if rule(sheet, index)), None)  # unless the editor said what it is
        if name:
            drops.append(Drop(row.start, row.end, name))
            furniture.append(row)
            parts = row.top if sheet.fed else name in ("page-number", "running-head")
            pending = pending or (parts and bool(kept))
            continue
        pages += 1 if (row.top and kept) or pending else 0
        top = row.top or pending
        kept.append(row if (pages, top) == (row.page, row.top) else replace(row, page=pages, top=top))
        pending = False
    return tuple(kept), tuple(drops), tuple(furniture)


def _counts_something(rows: Sequence[Row], index: int) -> bool:
    """A wrapped line may hold nothing but 66/176: then its neighbours run on around it without a gap."""
    row = rows[index]
    if not re.fullmatch(_COUNT, row.text):
        return False
    follower = rows[index + 1] if index + 1 < len(rows) else None
    return not (row.gap or row.top or follower is None or follower.gap or follower.top or is_symbol(follower.text))
