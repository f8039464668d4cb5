"""Pass 4: rows → raw blocks. Decides, row by row, whether a row begins a block or goes on with the one before.

Before: "…三个相辅相成的支柱。", "概述", "1. 《不扩散…", "《条约》所有…"   after: three raw blocks, the second a heading
Guarantees: 1. every row is in exactly one raw block; 2. rows stay in their order; 3. a raw block has a label only where
its number goes on with, or opens, a list that the text around it can have.
"""

from __future__ import annotations

from generator.languages.numbering import Label, labels_at
from generator.languages.scripts import width
from generator.languages.table import Language
from generator.parse.breaks import HEADING_SYSTEMS, Zone, begins_block, ends_sentence
from generator.parse.forms import is_known
from generator.parse.raw import Growing, Page, Raw, Row, run_together
from generator.parse.rows import is_short

_MOST_ROWS = 6
"""A heading has no more rows."""
_GAP_IN_NUMBERS = 3
"""A number may be this much above the one due: the text in between can have been lost."""
_STUB = 0.15
_MOST_OF_A_LINE = 0.5
"""A row of no more than the one share of the measure, alone behind a bare number, is the end of a torn line; what is
left of the line has at least the other share."""


class _Numbers:
    """The arabic numbers met so far, innermost list last. A list opens after a colon or a heading."""

    def __init__(self) -> None:
        self.lists: list[int] = []

    def takes(self, label: Label, opens: bool) -> bool:
        value = label.value
        if value == 1 and (opens or not self.lists):
            return True
        if not self.lists:
            return opens
        if label.suffix:
            return value in self.lists
        return any(0 < value - last <= _GAP_IN_NUMBERS for last in self.lists)

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
    zone: Zone = "front"
    last: Growing | None = None
    for index, row in enumerate(rows):
        after = rows[index + 1] if index + 1 < len(rows) else None
        if last is not None and _told_to_go_on(row, last):
            last.rows.append(row)
            continue
        readings = labels_at(row.text) if row.role != "row" else ()
        asked = last is not None and (readings or row.gap or row.top)  # nothing else depends on it
        heading = bool(asked) and last is not None and _is_heading(last, page, language)
        label = _label(row, readings, last, heading, numbers, page, language)
        if label and label.system == "arabic":
            numbers.note(label.value)
            zone = "body"
        if row.role:
            follower: Growing | None = _told(row, readings)
        elif last is None or label or row.begins:
            follower = Growing([row], label)
        elif _is_torn(row, last, page, language):
            follower, last.torn = None, True
            last.rows.append(row)
        elif _is_heading_row(row, after, last, heading, page, language):
            follower = Growing([row], heading=True)
        elif begins_block(row, after, last, heading, page, language, zone):
            follower = Growing([row])
        else:
            follower = None
            last.rows.append(row)
        if follower:
            if last:
                blocks.append(_done(last, page, language))
            last = follower
            if language.formula.fullmatch(row.text):
                zone = "preamble"
    if last:
        blocks.append(_done(last, page, language))
    return tuple(blocks)


def _told_to_go_on(row: Row, last: Growing) -> bool:
    """Whether the reader knew that the row belongs to the block before it."""
    return row.begins is False or (row.role == "row" and last.table)


def _told(row: Row, readings: tuple[Label, ...]) -> Growing:
    """A heading or a table that the reader knew for one."""
    if row.role == "row":
        return Growing([row], table=True)
    label = next((reading for reading in readings if reading.system in HEADING_SYSTEMS), None)
    return Growing([row], label, heading=True)


def _done(block: Growing, page: Page, language: Language) -> Raw:
    heading = not block.table and _is_heading(block, page, language)
    return Raw(tuple(block.rows), run_together(block.rows), block.label, heading, block.table, block.torn)


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
    if not readings:
        return None
    label = readings[0]
    before = last.rows[-1] if last else None
    free = (
        before is None
        or heading
        or bool(row.begins)
        or (last is not None and last.torn)
        or _closed(before, row, page, language)
    )
    if label.system == "bullet":
        return label
    if label.system == "arabic":
        opens = before is None or heading or row.lead > 1 or ends_sentence(before.text, language)
        return label if free and numbers.takes(label, opens) else None
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


def _divides(text: str, language: Language) -> bool:
    """Whether the line is a heading by its words alone: an annex, a part, an article."""
    return any(form.fullmatch(text) for form in (language.annex, language.division, language.article))


def _is_heading_row(row: Row, after: Row | None, last: Growing, heading: bool, page: Page, language: Language) -> bool:
    """An unmarked heading: short, no stop at its end, between a closed sentence and a numbered paragraph."""
    before = last.rows[-1]
    closed = (ends_sentence(before.text, language) and before.text[-1] not in "，,、") or (heading and row.gap)
    if after is None or not closed or last.bare or ends_sentence(row.text, language):
        return False
    if width(row.text) > page.measure * (0.7 if page.spaced or not row.gap else 1.1):
        return False
    return any(label.system in ("arabic", *HEADING_SYSTEMS) for label in labels_at(after.text))


def _is_torn(row: Row, last: Growing, page: Page, language: Language) -> bool:
    """Whether the open block is a bare number and the end of a line whose beginning the row is: 4. 务； 着重…财政义"""
    if last.label is None or len(last.rows) != 2 or last.rows[0].text != last.label.printed:
        return False
    stub = last.rows[1].text
    if width(stub) > page.measure * _STUB or not ends_sentence(stub, language):
        return False
    whole = width(row.text) >= page.measure * _MOST_OF_A_LINE and not ends_sentence(row.text, language)
    return whole and not is_known(row.text, language)


def _is_heading(block: Growing, page: Page, language: Language) -> bool:
    """Whether the block is a heading by its label and form, or by its place and form."""
    if block.heading:
        return True
    if block.table:
        return False
    if len(block.rows) > _MOST_ROWS:
        return False
    text = run_together(block.rows)
    words = text[len(block.label.printed) :].lstrip() if block.label else text
    if not words:
        return False
    if _divides(words, language):
        return True
    if ends_sentence(words, language):
        return False
    if block.label:
        return block.label.system in HEADING_SYSTEMS and width(words) <= page.measure * 2.5
    return page.spaced and block.rows[0].lead >= 2
