"""Pass 4: rows → raw blocks. Decides, row by row, whether a row begins a block or goes on with the one before.

Before: "…三个相辅相成的支柱。", "概述", "1. 《不扩散…", "《条约》所有…"   after: three raw blocks, the second a heading
Guarantees: 1. every row is in exactly one raw block; 2. rows stay in their order; 3. a raw block has a label only where
its number goes on with, or opens, a list that the text around it can have.
"""

from __future__ import annotations

from collections import Counter

from generator.languages.numbering import TYPED_BULLETS, Label, labels_at
from generator.languages.scripts import width
from generator.languages.table import Language
from generator.parse.breaks import HEADING_SYSTEMS, Zone, begins_block, ends_sentence
from generator.parse.raw import Growing, Page, Raw, Row, readings_of, set_apart
from generator.parse.rows import is_short

_MOST_ROWS = 6
"""A heading has no more rows."""
_DASHES = "–—−"
"""A wrapped line can begin with one of these, and is no member of a list then."""
_GAP_IN_NUMBERS = 3
"""A number may be this much above the one due: the text in between can have been lost."""
_LIKE_WORDS = ("", "formula", "preamble")
"""Roles of rows that have numbers as others do."""
_MOST_NUMBERS = 999
_LONGEST_HEADING = 160
"""Columns."""


class _Numbers:
    """The arabic numbers met so far, innermost list last. A list opens after a colon or a heading."""

    def __init__(self) -> None:
        self.lists: list[int] = []

    def takes(self, label: Label, opens: bool, begins: bool) -> bool:
        """Whether the number goes on with a list, or opens one; what surely begins a block may leave out any."""
        value = label.value
        if value == 1 and (opens or not self.lists):
            return True
        if not self.lists:
            return opens
        if label.suffix:
            return value in self.lists
        most = _MOST_NUMBERS if begins else _GAP_IN_NUMBERS
        return any(0 < value - last <= most for last in self.lists)

    def note(self, value: int) -> None:
        if value in self.lists:
            return
        while self.lists and not 0 < value - self.lists[-1] <= _GAP_IN_NUMBERS:
            if value == 1:
                break
            self.lists.pop()
        if value == 1 or not self.lists:
            self.lists.append(value)
        else:
            self.lists[-1] = value


def blocks_of(rows: tuple[Row, ...], page: Page, language: Language) -> tuple[Raw, ...]:
    """The raw blocks of the text, title block included."""
    blocks: list[Raw] = []
    numbers = _Numbers()
    signs = Counter(row.text[0] for row in rows if row.text[1:2].isspace() and row.text[0] in TYPED_BULLETS)
    lone = tuple(sign for sign, count in signs.items() if count == 1)  # no list, whatever it is
    zone: Zone = "front"
    last: Growing | None = None
    for index, row in enumerate(rows):
        after = rows[index + 1] if index + 1 < len(rows) else None
        if last is not None and _told_to_go_on(row, last):
            last.rows.append(row)
            continue
        readings = readings_of(row) if row.role not in ("row", "cell") and not row.text.startswith(lone) else ()
        # What a label, a gap or a page's top means depends on whether the open block is a heading; nothing else does.
        asked = last is not None and bool(readings or (not row.begins and (row.gap or row.top)))
        heading = asked and last is not None and _is_heading(last, page, language)
        label = _label(row, readings, last, heading, numbers, page, language) if readings else None
        if label and label.system == "arabic":
            numbers.note(label.value)
            zone = "body"
        if row.role not in _LIKE_WORDS:
            follower: Growing | None = _told(row, readings)
            if row.role == "part" or (row.role == "heading" and language.annex.fullmatch(row.text)):
                numbers = _Numbers()
        elif last is None or label or row.begins:
            follower = Growing([row], label, heading=label is None and _is_told_heading(row, after, last, language))
        elif _is_heading_row(row, after, last, heading, page, language):
            follower = Growing([row], heading=True)
        elif begins_block(row, after, last, heading, page, language, zone):
            follower = Growing([row])
        else:
            follower = None
            last.rows.append(row)
        if follower:
            if last:
                blocks.append(_done(last, heading if asked else _is_heading(last, page, language)))
            last = follower
            if row.role == "formula" or language.formula.fullmatch(row.text):
                zone = "preamble"
    if last:
        blocks.append(_done(last, _is_heading(last, page, language)))
    return tuple(blocks)


def _told_to_go_on(row: Row, last: Growing) -> bool:
    """Whether the reader knew that the row belongs to the block before it."""
    return row.begins is False or (row.role in ("row", "cell") and last.table)


def _told(row: Row, readings: tuple[Label, ...]) -> Growing:
    """What the reader knew a row for; a heading has any number that opens it."""
    if row.role != "heading":
        return Growing([row], heading=row.role == "part", table=row.role in ("row", "cell"))
    return Growing([row], next((reading for reading in readings if reading.system != "bullet"), None), heading=True)


def _done(block: Growing, heading: bool) -> Raw:
    return Raw(tuple(block.rows), block.text, block.label, heading, block.table)


def _label(
    row: Row,
    readings: tuple[Label, ...],
    last: Growing | None,
    heading: bool,
    numbers: _Numbers,
    page: Page,
    language: Language,
) -> Label | None:
    """The label that opens the row, where one can stand there."""
    if told := set_apart(row):
        return told[0]
    label = readings[0]
    before = last.rows[-1] if last else None
    free = before is None or heading or bool(row.begins) or _closed(before, row, page, language)
    if label.system == "bullet":
        if label.printed not in _DASHES and label.printed not in TYPED_BULLETS:
            return label
        listed = last is not None and last.label is not None and last.label.printed == label.printed
        return label if free or listed else None
    if label.system == "arabic":
        opens = before is None or heading or row.lead > 1 or ends_sentence(before.text, language)
        return label if free and numbers.takes(label, opens, bool(row.begins)) else None
    if label.system == "decimal":
        fits = label.printed != row.text and len(label.path) < 5 and _spaced_label(row, label)
        return label if free and fits else None
    return label if free else None


def _spaced_label(row: Row, label: Label) -> bool:
    """1.1 opens a paragraph only with a blank behind it: "1.5 亿" counts something."""
    rest = row.text[len(label.printed) :]
    return rest.startswith((" ", "\t", "\u3000")) and rest.lstrip()[:1] not in "亿万千百个名%％"


def _closed(before: Row, row: Row, page: Page, language: Language) -> bool:
    """Whether what stands before the row can have come to its end."""
    if row.lead > before.lead or row.gap:
        return True
    return ends_sentence(before.text, language) or is_short(before, page)


def _is_heading_row(row: Row, after: Row | None, last: Growing, heading: bool, page: Page, language: Language) -> bool:
    """An unmarked heading: short, no stop at its end, between a closed sentence and a numbered paragraph."""
    before = last.rows[-1]
    closed = (ends_sentence(before.text, language) and before.text[-1] not in "，,、") or (heading and row.gap)
    if after is None or not closed or last.bare or ends_sentence(row.text, language):
        return False
    if width(row.text) > page.measure * (0.7 if page.spaced or not row.gap else 1.1):
        return False
    return any(label.system in ("arabic", *HEADING_SYSTEMS) for label in labels_at(after.text))


def _is_told_heading(row: Row, after: Row | None, last: Growing | None, language: Language) -> bool:
    """An unmarked heading that the reader knew for a paragraph: no stop at its end, a number behind it."""
    if not row.begins or after is None or last is None or last.table or width(row.text) > _LONGEST_HEADING:
        return False
    closed = last.heading or (ends_sentence(last.rows[-1].text, language) and last.rows[-1].text[-1] not in "，,、:：")
    if not closed or ends_sentence(row.text, language):
        return False
    return any(label.system == "arabic" for label in readings_of(after))


def _is_heading(block: Growing, page: Page, language: Language) -> bool:
    """Whether the block is a heading by its label and form, or by its place and form."""
    if block.heading:
        return True
    if block.table:
        return False
    if len(block.rows) > _MOST_ROWS:
        return False
    words = block.text[len(block.label.printed) :].lstrip() if block.label else block.text
    if not words:
        return False
    if language.dividing.fullmatch(words):
        return True
    if ends_sentence(words, language):
        return False
    if block.label:
        return block.label.system in HEADING_SYSTEMS and width(words) <= page.measure * 2.5
    return page.spaced and block.rows[0].lead >= 2
