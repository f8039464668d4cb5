"""Rows of a sheet that belong to the page and not to the text: running heads, page numbers, bar codes, feet.

Guarantees: 1. a row is taken whole, and only at the page's top or foot; 2. the masthead of a cover is not taken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from generator.read.pdf_lines import Piece, piece_of
from generator.read.pdf_pages import Sheet, Strip

_TOP = 0.86
"""Running heads stand above this share of the page's height."""
_FOOT = 0.09
_SAME_PLACE = 3.0
"""Points by which the place of a running head may differ from page to page."""
_JOB = r"\d{2}-\d{5}(?:\s?\([A-Z]\))?(?:\s+\d{6})?\*{0,2}"
_COUNT = r"\d{1,4}\s?/\s?\d{1,4}"
_NUMBER = (
    r"(?:[Pp]age|PAGE|[Pp]ágina|[Сс]тр\.?|صفحة)?\s*\d{1,4}(?:\s*(?:of|de|из|/)\s*\d{1,4})?"
    r"|第\s*\d{1,4}\s*页(?:\s*[，,]?\s*共\s*\d{1,4}\s*页)?|[-–—]\s*\d{1,4}\s*[-–—]|[ivxlc]{1,6}"
)
_PAGE_NUMBER = re.compile(rf"(?:{_NUMBER}|{_COUNT}|{_JOB})(?:\s+(?:{_NUMBER}|{_COUNT}|{_JOB}))?")
_SYMBOL = re.compile(r"[A-Z][A-Za-z0-9.\-]*(?:\([A-Za-z0-9.]+\))*(?:/[A-Za-z0-9.\-]+(?:\([A-Za-z0-9.]+\))*)+\*{0,3}")
_BAR_CODE = re.compile(r"\*\d{5,10}\*")
RULE_LINE = re.compile(r"[_＿\-—–─]{5,}")
"""The line above the notes of a page, where it is made of characters."""
_DIGITS = re.compile(r"\d+")
Namer = Callable[[Sequence[Strip]], str]
"""What of a row must be the same for it to be repeated."""


def furniture(sheets: Sequence[Sheet]) -> list[dict[int, Piece]]:
    """For each sheet, the rows that are furniture, by their index."""
    heads, feet = _repeated(sheets, _pattern, top=True), _repeated(sheets, _text, top=False)
    return [
        {
            n: piece
            for n, piece in (_heads(sheet, page, heads) | _feet(sheet, page, feet)).items()
            if not in_grid(sheet, n)
        }
        for page, sheet in enumerate(sheets)
    ]


def in_grid(sheet: Sheet, number: int) -> bool:
    """Whether the row stands in a table that lines are drawn around: its head may be printed on every page."""
    return any(all(grid.holds(strip) for strip in sheet.rows[number]) for grid in sheet.grids)


def _text(row: Sequence[Strip]) -> str:
    return " ".join(strip.text for strip in row)


def _pattern(row: Sequence[Strip]) -> str:
    return _DIGITS.sub("#", _text(row))


def _zone(sheet: Sheet, top: bool) -> list[int]:
    """Rows at the page's top from the top, or at its foot from the foot."""
    order = range(len(sheet.rows)) if top else range(len(sheet.rows) - 1, -1, -1)
    height = sheet.height
    return [
        number
        for number in order
        if (sheet.rows[number][0].base > _TOP * height if top else sheet.rows[number][0].base < _FOOT * height)
    ][:4]


def _repeated(sheets: Sequence[Sheet], name: Namer, *, top: bool) -> set[tuple[str, int]]:
    """Texts (at the top without their digits) that stand at the same place of two pages or more."""
    seen: Counter[tuple[str, int]] = Counter()
    for sheet in sheets:
        places = {(name(sheet.rows[n]), round(sheet.rows[n][0].base / _SAME_PLACE)) for n in _zone(sheet, top)}
        seen.update(places | {(text, place + 1) for text, place in places})
    return {key for key, count in seen.items() if count > 1}


def _is_repeated(row: Sequence[Strip], name: Namer, seen: set[tuple[str, int]]) -> bool:
    place = round(row[0].base / _SAME_PLACE)
    return any((name(row), place + shift) in seen for shift in (0, 1))


def _take(row: Sequence[Strip], page: int, rule: str) -> Piece:
    piece = piece_of(row, page)
    piece.role, piece.rule = "furniture", rule
    return piece


def _heads(sheet: Sheet, page: int, repeated: set[tuple[str, int]]) -> dict[int, Piece]:
    zone = _zone(sheet, top=True)
    heads: list[int] = []
    for place, number in enumerate(zone):
        row = sheet.rows[number]
        follows = page > 0 and heads[-1:] == [number - 1] and _goes_on(sheet.rows[number - 1], row)
        if follows or _is_head(row, page, repeated) or (page == 0 and _is_doubled(sheet, zone[place:])):
            heads = list(zone[: place + 1]) if page else [*heads, number]
    while heads and not _is_aloof(sheet, heads[-1]):
        heads.pop()
    taken: dict[int, Piece] = {}
    for number in heads:
        row = sheet.rows[number]
        rule = "page-number" if _PAGE_NUMBER.fullmatch(_text(row)) else "running-head"
        taken[number] = _take(row, page, rule)
    return taken


def _is_aloof(sheet: Sheet, number: int) -> bool:
    """Whether there is space between the head and the text below it."""
    if number + 1 == len(sheet.rows):
        return True
    row, below = sheet.rows[number], sheet.rows[number + 1]
    return row[0].base - below[0].base > 1.5 * max(row[0].size, below[0].size)


def _is_head(row: Sequence[Strip], page: int, repeated: set[tuple[str, int]]) -> bool:
    text = _text(row)
    if _is_repeated(row, _pattern, repeated) or (page and _PAGE_NUMBER.fullmatch(text)):
        return True
    return page > 0 and any(_SYMBOL.fullmatch(strip.text) for strip in row)


def _is_doubled(sheet: Sheet, zone: Sequence[int]) -> bool:
    """A symbol above the same symbol: the first is the running head, the second the cover's."""
    texts = [_text(sheet.rows[number]) for number in zone]
    return len(texts) > 1 and texts[0] in texts[1:] and _SYMBOL.fullmatch(texts[0]) is not None


def _goes_on(above: Sequence[Strip], row: Sequence[Strip]) -> bool:
    """The second line of a long title in the running head."""
    head, line = above[-1], row[-1]
    near = head.base - line.base < 1.7 * head.size
    return near and abs(head.size - line.size) < 0.5 and head.bold == line.bold and abs(head.right - line.right) < 3


def _feet(sheet: Sheet, page: int, repeated: set[tuple[str, int]]) -> dict[int, Piece]:
    taken: dict[int, Piece] = {}
    zone = _zone(sheet, top=False)
    last = -1
    for place, number in enumerate(zone):
        row = sheet.rows[number]
        if (_foot_rule(row) and _apart(sheet, number)) or _is_repeated(row, _text, repeated):
            last = place
    for number in zone[: last + 1]:
        row = sheet.rows[number]
        taken[number] = _take(row, page, _foot_rule(row) or "page-foot")
    return taken


def _apart(sheet: Sheet, number: int) -> bool:
    """A number that a line was broken before stands close below the line above it."""
    row, above = sheet.rows[number], sheet.rows[number - 1] if number else None
    return above is None or above[0].base - row[0].base > 1.5 * above[0].size or abs(above[0].base - row[0].base) < 4


def _foot_rule(row: Sequence[Strip]) -> str:
    text = _text(row)
    if _BAR_CODE.fullmatch(text):
        return "bar-code"
    known = _PAGE_NUMBER.fullmatch(text) or all(
        _PAGE_NUMBER.fullmatch(strip.text) or _BAR_CODE.fullmatch(strip.text) or _SYMBOL.fullmatch(strip.text)
        for strip in row
    )
    return "page-number" if known else ""
