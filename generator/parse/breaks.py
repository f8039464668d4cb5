"""Where, between two rows, a block ends: the evidence of the page, apart from labels.

Before: "…决心降低风险，" (short), "又回顾其决议…" after the opening formula    after: two preambular paragraphs
Guarantees: 1. what a rule sees is the two rows, the one after, and how the page is set; 2. no rule looks at a word that
is not in a table of the language.

Where an empty line follows every line, indents and short lines tell. Where none does (as `pdftotext` gives a page), a
line ends early when the next word would still have fitted on it.
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec.structs import replace

from generator.languages.scripts import width
from generator.languages.table import Language
from generator.parse.forms import PART, RESOLUTION_NUMBER, RESOLUTION_TITLE
from generator.parse.furniture import is_symbol
from generator.parse.raw import Growing, Page, Row
from generator.parse.rows import is_short

HEADING_SYSTEMS = frozenset({"han", "roman-dot", "upper-dot", "paren-han"})
"""Numbers that headings have, also short list items."""
_CLOSERS = "”’\"')）》」』]»"
_AFTER_END = _CLOSERS + "0123456789* \u00a0"
_COMMAS = "，,、،"
_GO_ON = "，,；;،؛"
"""What a preambular paragraph ends with."""
_SEMICOLONS = ";；؛"
"""A member of a list ends with one, and the next may open in lower case."""
_COLONS = ("：", ":")
_LONGEST_PART = 2
_UNIT = re.compile(r"[^\s\u2e80-\uffff]+|.[，。；：、》”）]*", re.DOTALL)
"""What cannot be parted at a line's end: a word, or a Han character with the stop behind it."""
_EARLY_AT_COMMA = 0.06
"""A line that leaves this share of the measure free, next word counted, ended because its text did."""
_EARLY_AT_STOP = 0.1
"""More is asked for where any sentence can end, not only a preambular paragraph."""
_EARLY_WHERE_INDENTED = 0.25
"""Still more, where first lines stand in and this one does not."""

_LAST_LATIN = "\u024f"
"""In Latin script a paragraph opens with a capital."""
_NEIGHBOURS = 20
"""Lines of a block that a line is compared with."""
Zone = Literal["front", "preamble", "body"]
"""Where in the document a row stands: before the opening formula, between it and the first number, or behind."""


def ends_sentence(text: str, language: Language) -> bool:
    """Whether the text ends as a paragraph or a list item can end."""
    stripped = text.rstrip(_AFTER_END)
    return bool(stripped) and stripped[-1] in language.terminal


def is_comma(text: str) -> bool:
    """Whether the text ends with a comma, behind which a line goes on as likely as not."""
    return text.rstrip(_AFTER_END).endswith(tuple(_COMMAS))


def free_share(before: Row, row: Row, page: Page) -> float:
    """How much of the line is free behind it, had the next word stood there too."""
    if not page.measure:
        return 0.0
    unit = _UNIT.match(row.text)
    return (page.measure - width(before.text) - (width(unit.group()) if unit else 0)) / page.measure


def begins_block(
    row: Row, after: Row | None, block: Growing, heading: bool, page: Page, language: Language, zone: Zone
) -> bool:
    """Whether an unlabelled row begins a block and does not go on with the open one, which may be a heading."""
    before, first = block.rows[-1], len(block.rows) == 1
    if first and (block.bare or RESOLUTION_NUMBER.fullmatch(before.text)):
        return False
    if page.unwrapped:
        return True
    if row.gap and not _runs_over_gap(row, block, heading, page, language):
        if not (row.top and is_comma(before.text)) or page.spaced or heading:
            return True
        return _begins_unspaced(row, block, after, replace(page, gapped=False), language, zone)  # a page end may be all
    if is_symbol(before.text) or is_symbol(row.text):
        return True
    if zone == "front" and not row.gap and row.text[0].islower() and language.adoption.fullmatch(before.text):
        return False  # Resolution adopted by the General Assembly / on 7 December 2023
    if first and stands_alone(before, language, zone):
        return True
    if not block.label and stands_alone(row, language, zone):
        return not _is_in_title(row, block, language)
    if zone != "front" and _closes_document(row, before, page, language):
        return True
    if _is_part(row, None if zone == "front" else before) or (first and _is_part(before, None)):
        return True
    if before.text.endswith(_COLONS) and is_short(before, page):
        return True
    if first and not page.spaced and _is_short_heading(row, block, page, language):
        return True
    if page.spaced:
        return _begins_spaced(row, before, block, page, language)
    return _begins_unspaced(row, block, after, page, language, zone)


def stands_alone(row: Row, language: Language, zone: Zone) -> bool:
    """Whether the row is, by itself, a line that the language knows: the formula, an annex, on the cover a session."""
    forms = language.alone_above if zone == "front" else language.alone
    return forms.fullmatch(row.text) is not None


def _is_in_title(row: Row, block: Growing, language: Language) -> bool:
    """Whether the row belongs to a numbered title, whatever it says alone: …session of the / General Assembly"""
    if row.gap or not RESOLUTION_TITLE.match(block.rows[0].text) or language.formula.fullmatch(row.text):
        return False
    return not ends_sentence(block.rows[-1].text, language)


def _closes_document(row: Row, before: Row, page: Page, language: Language) -> bool:
    """Whether the row is the meeting, directly below the last sentence."""
    if not ends_sentence(before.text, language) or is_comma(before.text) or not is_short(row, page):
        return False
    return language.meeting.fullmatch(row.text) is not None


def _is_part(row: Row, before: Row | None) -> bool:
    """Whether the row is the letter of a part; running text that breaks around one letter has no full stop above it."""
    if len(row.text) > _LONGEST_PART:
        return False
    return PART.fullmatch(row.text) is not None and (before is None or before.text[-1] in "。.]")


def _is_short_heading(row: Row, block: Growing, page: Page, language: Language) -> bool:
    """Whether the open block is a numbered heading on a line that ended early: 一. 标题"""
    if block.label is None or block.label.system not in HEADING_SYSTEMS:
        return False
    text = block.rows[0].text
    if row.text[0].islower():
        return False
    return not ends_sentence(text, language) and free_share(block.rows[0], row, page) > _EARLY_AT_STOP


def _begins_spaced(row: Row, before: Row, block: Growing, page: Page, language: Language) -> bool:
    if row.lead >= 2:
        return True
    if row.lead > (0 if block.label else before.lead) and not row.attached:
        return True
    if not ends_sentence(before.text, language):
        return False
    if is_short(before, page) and not _wraps_narrow(before, block):
        return True
    return _opens_preambular(row, before, block, language)


def _opens_preambular(row: Row, before: Row, block: Growing, language: Language) -> bool:
    """The words that open a preambular paragraph, where one can stand."""
    if block.label and block.label.system == "arabic":
        return False
    return before.text[-1] in "，,；;" and _is_preambular(row.text, language)


def _is_preambular(text: str, language: Language) -> bool:
    """Whether the text opens as a preambular paragraph does, however wide its blanks are set."""
    if text[0].islower() and text[0] < _LAST_LATIN:
        return False
    return language.preambular.match(" ".join(text.split())) is not None


def _begins_unspaced(row: Row, block: Growing, after: Row | None, page: Page, language: Language, zone: Zone) -> bool:
    before = block.rows[-1]
    end = before.text.rstrip(_AFTER_END)[-1:]
    if page.gapped or not end or end not in language.terminal:
        return False
    if page.indent:
        return _begins_indented(row, before, block, page)
    free = free_share(before, row, page)
    if zone == "preamble" and end in _GO_ON:
        if _is_preambular(f"{row.text} {after.text}" if after else row.text, language):
            return free > _EARLY_AT_COMMA or not language.clause.match(row.text)
        return free > _EARLY_AT_COMMA and not row.text[0].isdigit() and _opens_paragraph(row, after, page, language)
    if end in _COMMAS:
        return False
    if end in _SEMICOLONS and free > _EARLY_AT_STOP:
        return True
    return free > _EARLY_AT_STOP and _opens_paragraph(row, after, page, language)


def _begins_indented(row: Row, before: Row, block: Growing, page: Page) -> bool:
    """Where first lines stand in: whether this is one, or stands behind a line that ended early, as after a list."""
    if row.lead > before.lead:
        return True
    if row.lead:
        return is_short(before, page) or (len(block.rows) == 1 and row.lead >= page.indent - 1)
    return not is_comma(before.text) and free_share(before, row, page) > _EARLY_WHERE_INDENTED


def _opens_paragraph(row: Row, after: Row | None, page: Page, language: Language) -> bool:
    """A paragraph's first line is full or ends its sentence; else it is a piece of a line that was torn apart."""
    if row.text[0].islower() and not _is_preambular(row.text, language):
        return False
    if after is None or ends_sentence(row.text, language):
        return True
    return free_share(row, after, page) <= _EARLY_AT_STOP


def _runs_over_gap(row: Row, block: Growing, heading: bool, page: Page, language: Language) -> bool:
    """A page end leaves a gap in mid-paragraph; so does a first line that was set apart with its number.

    The line before is full and its sentence goes on: (l) / (empty) / 处理…进行追 / (empty) / 责；
    """
    before = block.rows[-1]
    if heading or row.lead or ends_sentence(before.text, language):
        return False
    if row.top:
        return True
    first = len(block.rows) == 2 and block.label is not None and block.rows[0].text == block.label.printed
    return first and not is_short(before, page) and is_short(row, page) and ends_sentence(row.text, language)


def _wraps_narrow(before: Row, block: Growing) -> bool:
    """Lists are set narrower than the text: a line is short only beside the other lines of its block."""
    if len(block.rows) < 2:
        return False
    return width(before.text) >= max(width(row.text) for row in block.rows[:-1][-_NEIGHBOURS:]) * 0.9
