"""Pass 4: rows → raw blocks. Decides, row by row, whether a row begins a block or goes on with the one before.

Before: "…三个相辅相成的支柱。", "概述", "1. 《不扩散…", "《条约》所有…"   after: three raw blocks, the second a heading
Guarantees: 1. every row is in exactly one raw block; 2. rows stay in their order; 3. a raw block has a label only where
its number goes on with, or opens, a list that the text around it can have.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from generator.languages.numbering import Label, labels_at
from generator.languages.scripts import width
from generator.languages.table import Language
from generator.parse.furniture import is_symbol
from generator.parse.raw import Page, Raw, Row
from generator.parse.rows import is_short

_CLOSERS = "”’\"')）》」』]"
_HEADING_SYSTEMS = frozenset({"han", "roman-dot", "upper-dot", "paren-han"})
_GAP_IN_NUMBERS = 3
"""A number may be this much above the one due: the text in between can have been lost."""


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
    for index, row in enumerate(rows):
        before = rows[index - 1] if index else None
        last = _as_heading(blocks[-1], page, language) if blocks else None
        label = _label(row, before, last, numbers, page, language)
        if label and label.system == "arabic":
            numbers.note(label.value)
        if last is None or before is None:
            blocks.append(Raw((row,), label))
        elif label:
            blocks[-1:] = [last, Raw((row,), label)]
        elif _is_heading_row(row, before, last, rows[index + 1 : index + 2], page, language):
            blocks[-1:] = [last, Raw((row,), heading=True)]
        elif _begins(row, before, blocks[-1], page, language):
            blocks[-1:] = [last, Raw((row,))]
        else:
            blocks[-1] = replace(blocks[-1], rows=(*blocks[-1].rows, row))
    return tuple(_as_heading(block, page, language) for block in blocks)


def ends_sentence(text: str, language: Language) -> bool:
    """Whether the text ends as a paragraph or a list item can end."""
    stripped = text.rstrip(_CLOSERS + "0123456789 ")
    return bool(stripped) and stripped[-1] in language.terminal


def _label(
    row: Row, before: Row | None, last: Raw | None, numbers: _Numbers, page: Page, language: Language
) -> Label | None:
    """The label that opens the row, where one can stand there."""
    readings = labels_at(row.text)
    if not readings:
        return None
    label = readings[0]
    free = before is None or last is None or _closed(before, last, row, page, language)
    if label.system == "bullet":
        return label
    if label.system == "arabic":
        opens = last is None or last.heading or row.lead > 1 or ends_sentence(before.text if before else "", language)
        return label if free and numbers.takes(label, opens) else None
    if label.system == "decimal":
        return (
            label if free and label.printed != row.text and len(label.path) < 5 and _spaced_label(row, label) else None
        )
    return label if free else None


def _spaced_label(row: Row, label: Label) -> bool:
    """1.1 opens a paragraph only with a blank behind it: "1.5 亿" counts something."""
    rest = row.text[len(label.printed) :]
    return rest.startswith((" ", "\t", "\u3000")) and rest.lstrip()[:1] not in "亿万千百个名%％"


def _closed(before: Row, block: Raw, row: Row, page: Page, language: Language) -> bool:
    """Whether what stands before the row can have come to its end."""
    if row.lead > before.lead or row.gap or block.heading:
        return True
    return ends_sentence(before.text, language) or is_short(before, page)


def _begins(row: Row, before: Row, block: Raw, page: Page, language: Language) -> bool:
    """Whether a row without a label begins a block."""
    if row.gap and not _runs_over_gap(row, before, block, language):
        return True
    if page.spaced and row.lead > 0 and not row.attached and row.lead > (before.lead if not block.label else 0):
        return True
    if page.spaced and row.lead >= 2:
        return True
    if is_symbol(before.text) or is_symbol(row.text):
        return True
    for form in (
        language.session,
        language.place,
        language.adoption,
        language.formula,
        language.cover,
        language.annex,
    ):
        if (form.fullmatch(before.text) and len(block.rows) == 1) or (form.fullmatch(row.text) and not block.label):
            return True
    short = is_short(before, page)
    if short and before.text[-1] in "：:":
        return True
    if short and ends_sentence(before.text, language) and not _wraps_narrow(before, block):
        return True
    opens = row.text.startswith(language.preambular)
    return opens and before.text[-1] in "，,；;" and not (block.label and block.label.system == "arabic")


def _divides(text: str, language: Language) -> bool:
    """Whether the line is a heading by its words alone: an annex, a part, an article."""
    return any(form.fullmatch(text) for form in (language.annex, language.division, language.article))


def _runs_over_gap(row: Row, before: Row, block: Raw, language: Language) -> bool:
    """A page end leaves a gap in mid-paragraph: the line before is full and its sentence goes on."""
    return row.top and not ends_sentence(before.text, language) and not row.lead and not block.heading


def _wraps_narrow(before: Row, block: Raw) -> bool:
    """Lists are set narrower than the text: a line is short only beside the other lines of its block."""
    if len(block.rows) < 2:
        return False
    return width(before.text) >= max(width(row.text) for row in block.rows[:-1]) * 0.9


def _is_heading_row(row: Row, before: Row, last: Raw, after: Sequence[Row], page: Page, language: Language) -> bool:
    """An unmarked heading: short, no stop at its end, between a closed sentence and a numbered paragraph."""
    closed = (ends_sentence(before.text, language) and before.text[-1] not in "，,、") or (last.heading and row.gap)
    if not after or not closed or ends_sentence(row.text, language):
        return False
    if width(row.text) > page.measure * 0.7:
        return False
    return any(label.system in ("arabic", *_HEADING_SYSTEMS) for label in labels_at(after[0].text))


def _as_heading(block: Raw, page: Page, language: Language) -> Raw:
    """Mark the blocks that are headings by their label and form, or by their place and form."""
    if block.heading:
        return block
    words = block.body
    if not words:
        return block
    if _divides(words, language):
        return replace(block, heading=True)
    open_end = not ends_sentence(words, language)
    if block.label:
        wide = width(words) > page.measure * 2.5
        return replace(block, heading=block.label.system in _HEADING_SYSTEMS and open_end and not wide)
    indented = page.spaced and block.first.lead >= 2
    return replace(block, heading=indented and open_end)
