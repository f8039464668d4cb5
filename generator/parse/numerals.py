"""After pass 3: rows → rows, a number alone above the title of its section as the heading that the two make.

Before: "…to it.", "", "II", "Activities of the Committee", "Recalling…"    after: the same, with a heading
Guarantees: 1. the rows and their order stay; 2. only numbers that count up from one, at least two of them, are taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from generator.languages.numbering import labels_at, number_value
from generator.languages.table import Language
from generator.parse.breaks import ends_sentence
from generator.parse.raw import Page, Row
from generator.parse.rows import is_short

_NUMBER = re.compile(r"[IVX]{1,5}|[一二三四五六七八九十]{1,3}")
_FEWEST = 2


def with_sections(rows: tuple[Row, ...], page: Page, language: Language) -> tuple[Row, ...]:
    """The rows, with what was found of sections: the number is a heading, its title goes on, what follows begins."""
    found: list[int] = []
    for index in range(len(rows) - 2):
        text = rows[index].text
        if not _NUMBER.fullmatch(text) or number_value(text) != len(found) + 1:
            continue
        if _is_section(rows, index, page, language):
            found.append(index)
    if len(found) < _FEWEST:
        return rows
    made = list(rows)
    for index in found:
        made[index] = replace(rows[index], role="heading", begins=True)
        made[index + 1] = replace(rows[index + 1], begins=False)
        made[index + 2] = replace(rows[index + 2], begins=True)
    return tuple(made)


def _is_section(rows: Sequence[Row], index: int, page: Page, language: Language) -> bool:
    """Whether the number stands apart, behind a closed sentence, and a title that is one short line stands below."""
    number, title, follower = rows[index : index + 3]
    if not (number.gap or number.top or number.lead):
        return False
    if any(row.role or row.begins is not None for row in (number, title, follower)):
        return False
    closed = index == 0 or ends_sentence(rows[index - 1].text, language)
    words = not labels_at(title.text) and not ends_sentence(title.text, language) and not title.text[0].islower()
    return closed and words and is_short(title, page) and not title.top and not follower.text[0].islower()
