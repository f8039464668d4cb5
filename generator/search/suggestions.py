"""What a box offers while someone types: names, titles and headings, in one file of bounded size.

The file is fetched when a box is first used, so the names come first, then titles, the latest first, then headings, as
far as there is room; everything else is found by the search itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from pypinyin import Style, lazy_pinyin

from generator.languages.scripts import HAN
from generator.model import Suggestion
from generator.search.shards import File, file_of

MOST = 300_000
"""Bytes of the file before it is deflated."""


def suggestions_of(suggestions: Iterable[Suggestion]) -> File:
    """The file: `kinds`, and rows [text, place of its kind, page, note, [other forms]]."""
    kinds: dict[str, int] = {}
    rows: list[Any] = []
    size = 0
    for said in suggestions:
        also = [*said.also, *_initials(said)]
        row = [said.text, kinds.setdefault(said.kind, len(kinds)), said.page, said.note, also]
        size += len(msgspec.json.encode(row)) + 1
        if size > MOST:
            break
        rows.append(row)
    return file_of(msgspec.json.encode({"kinds": list(kinds), "rows": rows}), "suggest")


def _initials(said: Suggestion) -> list[str]:
    """The first letters of a Chinese name: hab finds 核安保."""
    if not said.spelled or not HAN.search(said.text):
        return []
    spelled = "".join(lazy_pinyin(said.text, style=Style.FIRST_LETTER))
    return ["".join(letter for letter in spelled.lower() if letter.isalnum())]
