"""Document symbols as they are printed, and their official spelling.

    INFCIRC/ 225/Rev.4(校正版)  →  INFCIRC/225/Rev.4(Corrected)
    GC(57)/19 号和 Corr.1       →  GC(57)/19, GC(57)/19/Corr.1

Guarantee: what is found has a capital organ, a stroke, and a number of its own; HIV/AIDS and A/H1N1 are no symbols.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.languages.citing import Citing

_PIECE = r"[A-Z0-9][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*(?:\([A-Za-z0-9]+\))?"
_QUALIFIER = (
    r"\s?\((?:(?i:vol)\.?\s?[IVX\d]+|(?i:parts?)\s?[IVX\d]+(?:\s?(?:and|-|和|及|et|y|и)\s?[IVX\d]+)?|Introduction|Sect\.?\s?\d+[A-Z]?|Suppl?\.?\s?\d*|"
    r"(?:19|20)\d\d|(?:E?S-)?[IVXL]+|{words})\)"
)
_LEFT = r"(?<![A-Za-z0-9/.:@_-])"
_REVISION = re.compile(r"/\s?Rev(?:ision|\.)?\s?(?=\d)")
_CAPITAL = re.compile(r"(?<=\()(?:parts?|vol)\b", re.IGNORECASE)
_BOTH = re.compile(r"(?<=[IVX\d])\s?(?:和|et|y|и)\s?(?=[IVX\d]+\))")
_OWN_NUMBER = re.compile(r"(?:^|[/-])(?:\d+|[A-Za-z]+\.\d+)(?:[A-Za-z]|\(|/|-|$)")
_JOINT = re.compile(r"-(?=[A-Z]+(?:\(\d+\))?/)")
_ALSO = r"\s*号?\s*(?:{also}|,)\s*(?P<piece>(?:Add|Corr|Rev|Amend)\.\s?\d+(?:/(?:Add|Corr|Rev)\.\d+)*)"
_NAMED_PIECE = re.compile(r"(Add|Corr|Rev|Amend)\.\d+$")
_LETTER_PART = r"\s?[A-Z](?:\s?-\s?[A-Z])?(?![A-Za-z0-9/.-])"
UNITED_NATIONS = ("A", "S", "E", "ST", "T")
"""Organs of the United Nations: a document with two symbols (A/50/60-S/1995/1) is known by the first. Elsewhere the
two are one: GOV/2006/46-GC(50)/13."""


class Symbol(NamedTuple):
    start: int
    end: int
    spelled: str


class SymbolFinder:
    """Finds the symbols in the texts of one language."""

    def __init__(self, citing: Citing) -> None:
        words = "|".join(form for form, _ in citing.qualifiers) or "Corrected"
        piece_or_qualifier = rf"(?:/\s?Revision\s\d+|/\s?{_PIECE}|{_QUALIFIER.replace('{words}', words)})"
        self.form = re.compile(rf"{_LEFT}[AА]?[A-Z]{{0,11}}(?:\.\d+|\([A-Z\d]+\))?{piece_or_qualifier}+")
        self.also = re.compile(_ALSO.replace("{also}", citing.also))
        self.letter_part = re.compile(_LETTER_PART)
        self.qualifiers = tuple(
            (re.compile(rf"\((?:{form})\)"), f"({official})") for form, official in citing.qualifiers
        )

    def find(self, text: str) -> Iterator[Symbol]:
        """Every symbol of a text made alike, in order."""
        if "/" not in text:
            return
        for found in self.form.finditer(text):
            start, end = found.span()
            printed = found.group()
            if "/" not in printed or not _is_symbol(printed):
                continue
            if "/RES/" in printed and (part := self.letter_part.match(text, end)):
                end = part.end()
                printed = text[start:end]
            spelled = self.spelled(printed)
            yield Symbol(start, end, spelled)
            last = spelled
            while more := self.also.match(text, end):
                last = _with_piece(last, more["piece"].replace(" ", ""))
                yield Symbol(more.start("piece"), more.end("piece"), last)
                end = more.end()

    def spelled(self, printed: str) -> str:
        """The official spelling: no blanks, revisions and qualifiers in their short forms."""
        symbol = _REVISION.sub("/Rev.", printed.replace("А", "A"))
        for form, official in self.qualifiers:
            symbol = form.sub(official, symbol)
        symbol = _CAPITAL.sub(lambda word: word.group().capitalize(), symbol)
        symbol = re.sub(r"\s", "", _BOTH.sub("and", symbol))
        first, *second = _JOINT.split(symbol)
        return first if second and first.split("/")[0] in UNITED_NATIONS else symbol


def _is_symbol(printed: str) -> bool:
    """Whether a piece is a number of its own: A/76/36, NPT/CONF.2020/WP.77, but not A/H1N1."""
    head = printed.partition("/")[0].partition("(")[0]
    if not head or (not set(head) - set("IVXL") and printed.count("/") == 1):
        return False  # decision X/2
    return _OWN_NUMBER.search(printed[len(head) :]) is not None


def _with_piece(symbol: str, piece: str) -> str:
    """The symbol of an addendum or corrigendum named after its document.

    >>> _with_piece("GC(57)/19", "Corr.1"), _with_piece("A/63/1/Add.1", "Add.2"), _with_piece("A/71/53/Add.1", "Corr.1")
    ('GC(57)/19/Corr.1', 'A/63/1/Add.2', 'A/71/53/Add.1/Corr.1')
    """
    last = _NAMED_PIECE.search(symbol)
    if last and last[1] == piece.partition(".")[0]:
        symbol = symbol[: last.start() - 1]
    return f"{symbol}/{piece}"
