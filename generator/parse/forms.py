"""Lines that are known by themselves, whatever stands around them: a symbol, a session, an adoption, an annex.

Before: "第九十一届会议", "2036 年 12 月 10 日大会决议", "B", "又回顾其决议，"    after: all known but the last
Guarantees: 1. only the line is looked at; 2. every word that is looked for stands in a table of the language.
"""

from __future__ import annotations

import re

from generator.languages.table import Language
from generator.parse.furniture import is_symbol

PART = re.compile(r"([A-Z])\.?")
"""The letter that heads one of several resolutions in a document."""
RESOLUTION_TITLE = re.compile(
    r"(?P<number>(?:[A-Z]{1,2}-)?\d{1,4}/\d{1,4}(?:\s?[A-Z](?:\s?(?:,|-|and)\s?[A-Z])?)?|\d{1,4}\s?\((?:\d{4}|[IVXL]+)\))"
    r"\s?[.．]\s*(?=\D|\d+\s)"
)
"""75/193. 阿拉伯叙利亚共和国人权状况; ES-11/1. …; 1540 (2004). …; 2625 (XXV). …"""


def is_known(text: str, language: Language) -> bool:
    """Whether the whole line is of a form that stands on a line of its own, or opens as a resolution's title does."""
    if is_symbol(text) or PART.fullmatch(text) or RESOLUTION_TITLE.match(text):
        return True
    forms = (
        language.cover, language.session, language.place, language.adoption, language.meeting, language.formula,
        language.annex, language.division, language.article,
    )  # fmt: skip
    return any(form.fullmatch(text) for form in forms)
