"""The form of a language table. A language is data: adding one is adding a file with one `Language`."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from msgspec import Struct

_UNSEEN = "\u00ad\u0640\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
"""Soft hyphens, marks of direction, and the strokes that stretch an Arabic word."""
_ALIKE = {**dict.fromkeys("\u00a0\u202f\u2009\u3000", " "), **dict.fromkeys("\u2010\u2011", "-")}
"""A form is one whether its blanks and hyphens may be broken at or not, and however wide its words are set."""
_ODD = re.compile(f"[{_UNSEEN}{''.join(_ALIKE)}]")
_GROUP_NAME = re.compile(r"\(\?P<\w+>")
_NOTHING = r"(?!)"


@lru_cache(maxsize=1024)  # a line is asked for one form after another
def _plain(text: str) -> str:
    return text if text.isascii() else _ODD.sub(lambda found: _ALIKE.get(found[0], ""), text)


@lru_cache(maxsize=1024)
def _plain_line(text: str) -> str:
    text = _plain(text)
    return " ".join(text.split()) if "  " in text else text  # a justified line


class Forms(Struct, frozen=True, dict=True):
    """Several forms of one thing, tried in their order; group names may recur from form to form.

    They are compiled when they are first asked for: a run meets one or two of the languages.
    """

    forms: tuple[str, ...] = ()
    """As regular expressions."""

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """Each form."""
        return tuple(re.compile(form) for form in self.forms)

    @cached_property
    def any(self) -> re.Pattern[str]:
        """All of them as one, without names: nearly every line is of no form at all, and one look tells."""
        return re.compile("|".join(f"(?:{_GROUP_NAME.sub('(?:', form)})" for form in self.forms) or _NOTHING)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        text = _plain_line(text)
        if not self.any.fullmatch(text):
            return None
        return next((found for form in self.patterns if (found := form.fullmatch(text))), None)

    def match(self, text: str) -> re.Match[str] | None:
        text = _plain(text)
        if not self.any.match(text):
            return None
        return next((found for form in self.patterns if (found := form.match(text))), None)

    def search(self, text: str) -> re.Match[str] | None:
        text = _plain(text)
        if not self.any.search(text):
            return None
        return next((found for form in self.patterns if (found := form.search(text))), None)


def forms(*patterns: str) -> Forms:
    """The forms of something, as regular expressions."""
    return Forms(patterns)


def either(*several: Forms) -> Forms:
    """The forms of several things, for where it does not matter which of them a line is."""
    return Forms(tuple(form for each in several for form in each.forms))


def agenda_items(joints: str) -> str:
    """The numbers of agenda items in the group `item`, as every language prints them: 72 (c); 18 a) et b).

    >>> re.compile(agenda_items("and")).match("68 (a) and (b) of the agenda")["item"]
    '68 (a) and (b)'
    """
    letter = r"\(?[^\W\d_]{1,4}(?:\s[^\W\d_])?\)"  # (c), c), (د د)
    number = rf"\d{{1,3}}(?:\s?{letter})*"
    return rf"(?P<item>{number}(?:\s?(?:{joints})\s?(?:{number}|{letter}))*)"


NEVER = Forms()
"""Matches nothing: for what a language does not print."""


class Language(Struct, frozen=True, dict=True):
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
    organs: Forms = NEVER
    """Names of organs and conferences, a part of `cover`; any of them can also be the last words of a title."""
    cover: Forms = NEVER
    """Organ names, distribution, agenda items and what else stands on a cover; the numbers of agenda items in the
    group `item`, the date of issue in the groups day, month, year."""
    meeting: Forms = NEVER
    """The meeting at which a text was adopted, where it closes the document."""
    # --- the body ------------------------------------------------------------------------------------------
    formula: Forms = NEVER
    """The words that open a resolution: 大会，"""
    bare_formula: Forms = NEVER
    """The same without a comma, where no preamble follows; known only behind a resolution's title."""
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
    clause: Forms = NEVER
    """How a clause opens more often than a preambular paragraph does, though either can, matched at its start."""
    numbered: tuple[str, ...] = ()
    """Words, lower case, that a number follows as its own: paragraph 3, vol. 2; such a number is no footnote marker."""
    counted: Forms = NEVER
    """What follows a number that counts or dates: 3 段, 12 May, 5 per cent; matched at the start of what follows."""
    date: Forms = NEVER
    """A date, with groups year, month, day, and the last day of several in end_month, end_day."""
    bodies: tuple[tuple[str, str], ...] = ()
    """Words, lower case, that name the body on a cover or in the line of adoption, with the body; the first holds."""
    types: tuple[tuple[str, str], ...] = ()
    """Words that name the type of a document, with the type."""

    @cached_property
    def dividing(self) -> Forms:
        """A heading by its words alone: an annex, a part, an article."""
        return either(self.annex, self.division, self.article)

    @cached_property
    def alone(self) -> Forms:
        """A line that stands by itself wherever it stands."""
        return either(self.formula, self.annex)

    @cached_property
    def alone_above(self) -> Forms:
        """A line that stands by itself above the body."""
        return either(self.alone, self.session, self.place, self.adoption, self.cover)

    @cached_property
    def known(self) -> Forms:
        """A line of any form that is a line of its own somewhere."""
        return either(self.alone_above, self.meeting, self.division, self.article)
