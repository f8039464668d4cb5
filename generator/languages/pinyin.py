"""How Chinese is read, so that it sorts as dictionaries sort it and is found by who types its sounds.

Sounds are without tones but for sorting; what is not Han stays as it is, in lower case.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any
from unicodedata import normalize

from generator.languages.scripts import is_han

_RUNS = re.compile(r"(?P<han>[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+)|[^\W\u3400-\u9fff\uf900-\ufaff]+")
"""Han characters; words of other scripts. What stands between them has no sound."""
OTHER = "#"
"""The letter of what begins with none."""


@lru_cache(maxsize=8192)
def syllables(text: str) -> tuple[str, ...]:
    """The sounds of a name, one a Han character; what stands between them as a whole.

    >>> syllables("核安保"), syllables("重申"), syllables("ZODIAC 倡议")
    (('he', 'an', 'bao'), ('chong', 'shen'), ('zodiac', 'chang', 'yi'))
    """
    return tuple(sound.rstrip("012345") if is_han(mark) else sound for mark, sound in _read(text))


@lru_cache(maxsize=8192)
def pinyin_key(text: str) -> tuple[tuple[str, str, str], ...]:
    """For sorting as dictionaries do: by the sound of each character, then its tone, then the character.

    >>> sorted(["转用", "保障", "核武器", "核安全", "报告", "IAEA"], key=pinyin_key)
    ['保障', '报告', '核安全', '核武器', 'IAEA', '转用']
    """
    return tuple(
        (sound.rstrip("012345"), sound[-1:], mark) if is_han(mark) else (sound, "", mark) for mark, sound in _read(text)
    )


def letter(text: str) -> str:
    """The letter under which a name stands, in Chinese by its sound.

    >>> letter("核安保"), letter("élimination"), letter("2010 年")
    ('H', 'E', '#')
    """
    first = next(iter(syllables(text)), "")
    return first[0].upper() if first[:1].isascii() and first[:1].isalpha() else _plain(first[:1])


def _plain(character: str) -> str:
    """The letter below an accent."""
    base = normalize("NFD", character)[:1].upper()
    return base if "A" <= base <= "Z" else OTHER


def _apart(run: str) -> Any:
    """Characters that no dictionary reads, each by itself; pypinyin takes a list though its types do not say so."""
    return list(run)


def _read(text: str) -> list[tuple[str, str]]:
    """Each Han character with its sound and tone (he2), everything between them as a whole."""
    import pypinyin  # here, since its dictionaries take a fifth of a second to load and few commands need them

    made: list[tuple[str, str]] = []
    for run, is_run in ((found.group(), found.lastgroup == "han") for found in _RUNS.finditer(text)):
        if is_run:
            sounds = pypinyin.lazy_pinyin(run, style=pypinyin.Style.TONE3, neutral_tone_with_five=True, errors=_apart)
            made += zip(run, sounds, strict=True)
        else:
            made.append((" ", run.lower()))
    return made
