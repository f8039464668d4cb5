"""The form of a language table. A language is data: adding one is adding a file with one `Language`."""

from __future__ import annotations

import re

from msgspec import Struct

_BLANKS = str.maketrans("\u00a0\u202f\u2009\u3000", "    ")
"""A form is one whether its blanks may be broken at or not."""


class Forms(Struct, frozen=True):
    """Several forms of one thing, tried in their order; group names may recur from form to form."""

    patterns: tuple[re.Pattern[str], ...] = ()

    def fullmatch(self, text: str) -> re.Match[str] | None:
        text = text.translate(_BLANKS)
        return next((found for form in self.patterns if (found := form.fullmatch(text))), None)

    def match(self, text: str) -> re.Match[str] | None:
        text = text.translate(_BLANKS)
        return next((found for form in self.patterns if (found := form.match(text))), None)

    def search(self, text: str) -> re.Match[str] | None:
        text = text.translate(_BLANKS)
        return next((found for form in self.patterns if (found := form.search(text))), None)


def forms(*patterns: str) -> Forms:
    """The forms of something, as regular expressions."""
    return Forms(tuple(re.compile(pattern) for pattern in patterns))


def agenda_items(joints: str) -> str:
    """The numbers of agenda items in the group `item`, as every language prints them: 72 (c); 18 a) et b).

    >>> re.compile(agenda_items("and")).match("68 (a) and (b) of the agenda")["item"]
    '68 (a) and (b)'
    """
    letter = r"\(?[^\W\d_]{1,4}\)"
    number = rf"\d{{1,3}}(?:\s?{letter})*"
    return rf"(?P<item>{number}(?:\s?(?:{joints})\s?(?:{number}|{letter}))*)"


NEVER = Forms()
"""Matches nothing: for what a language does not print."""


class Language(Struct, frozen=True):
    """What `parse` must know of a language. Every form is matched against one whole line or block."""

    code: str
    """ISO 639-1."""
    stopwords: tuple[str, ...]
    """Frequent words that tell this language from the others of its script."""
    months: tuple[str, ...] = ()
    """Month names in their order, lower case; empty where months are numbered."""
    direction: str = "ltr"
    terminal: str = ".;:!?"
    """What a paragraph can end with; a heading ends with none of them."""
    # --- the title block, as fullmatch patterns -----------------------------------------------------------
    session: Forms = NEVER
    place: Forms = NEVER
    """Days of a meeting, and its city in the group `city`."""
    submitter: Forms = NEVER
    """The submitters in the group `who`, the kind of document in the group `type` where it is printed."""
    adoption: Forms = NEVER
    cover: Forms = NEVER
    """Organ names, distribution, agenda items and what else stands on a cover; the numbers of agenda items in the
    group `item`, the date of issue in the groups day, month, year."""
    meeting: Forms = NEVER
    """The meeting at which a text was adopted, where it closes the document."""
    # --- the body ------------------------------------------------------------------------------------------
    formula: Forms = NEVER
    """The words that open a resolution: 大会，"""
    quoting: Forms = NEVER
    """How a sentence ends that a quotation follows: 规定："""
    annex: Forms = NEVER
    """A heading that opens an annex, its number in the group `number`."""
    division: Forms = NEVER
    """A heading that numbers itself in words: 第一部分, Part One; it stands above the headings that follow it."""
    article: Forms = NEVER
    """Article 3, Rule 3, Principle 3: the group named after the anchor word (art, rule, principle) holds the number."""
    preambular: Forms = NEVER
    """How a preambular paragraph opens, matched at its start."""
    numbered: tuple[str, ...] = ()
    """Words, lower case, that a number follows as its own: paragraph 3, vol. 2; such a number is no footnote marker."""
    counted: Forms = NEVER
    """What follows a number that counts or dates: 3 段, 12 May, 5 per cent; matched at the start of what follows."""
    date: Forms = NEVER
    """A date, with groups year, month, day, and the last day of several in end_month, end_day."""
    types: tuple[tuple[str, str], ...] = ()
    """Words that name the type of a document, with the type."""
