"""What an unquoted query needs to know: how Chinese is cut, which words are forms of one, which names mean one thing.

A file holds what begins with some of the first characters: `words` of jieba's dictionary with their weights; by
language `stems` with the words that come to them, and `of`, the stem of a word that begins otherwise; `names` with what
they mean; and `meanings`, which lie where their own name says, with all names of each.

Stems are without accents, so that a word is found as quickly typed: securite, année and annee.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

import jieba
import msgspec
from Stemmer import Stemmer

from generator.languages.scripts import HAN
from generator.model import Meaning
from generator.search.folding import fold
from generator.search.shards import File, file_of

STEMMED = {"en": "english", "fr": "french", "es": "spanish", "ru": "russian", "ar": "arabic"}
IN_A_FILE = 400
"""Entries of one file, at most on the average."""
_BEGINNING = 2
"""Letters that tell the file of a word; of Chinese, one character."""


def lexicon_of(chinese: dict[str, int], vocabularies: dict[str, Iterable[str]], names: Iterable[Meaning]) -> list[File]:
    """`chinese`: words with their weights; `vocabularies`: every word of a language."""
    entries: list[tuple[str, str, Any, Any]] = []
    """What it begins with, of what sort it is, what it is and what is said of it."""
    entries += [(word[:1], "words", word, weight) for word, weight in sorted(chinese.items())]
    for language, words in sorted(vocabularies.items()):
        for stem, forms in sorted(_stems(language, words).items()):
            begin = stem[:_BEGINNING]
            entries.append((begin, f"stems-{language}", stem, forms))
            for form in forms:
                if (own := plain(form)[:_BEGINNING]) != begin:
                    entries.append((own, f"of-{language}", form, stem))
    for named in sorted(names, key=lambda named: named.entity):
        keys = dict.fromkeys(filter(None, map(fold, (*named.names, *named.also))))
        if len(keys) > 1:
            entries += [(_begin(key), "names", key, named.entity) for key in keys]
            entries.append((named.entity, "meanings", named.entity, named.names))
    count = 1
    while count * IN_A_FILE < len(entries):
        count *= 2
    parts: list[dict[str, dict[str, Any]]] = [{} for _ in range(count)]
    for begin, sort, key, value in entries:
        said = parts[zlib.crc32(begin.encode()) % count].setdefault(sort, {})
        if sort == "names":
            said.setdefault(key, []).append(value)
        else:
            said[key] = value
    return [file_of(msgspec.json.encode(part), "words") for part in parts]


_FEMININE = re.compile("ه$")
"""Folding made ة to this, which the stemmer takes for a pronoun."""
_AND = re.compile("^[وف](?=ال|لل)")
"""Words that are written together with the next one and its article."""
_ACCENT = re.compile("(?<=[a-z])[\u0300-\u0302\u0304-\u036f]+|(?<=[a-mo-z])\u0303")


def plain(word: str) -> str:
    """A word in Latin letters without its accents; ñ is a letter of its own.

    >>> plain("sécurité"), plain("año"), plain("мой")
    ('securite', 'año', 'мой')
    """
    bare = _ACCENT.sub("", unicodedata.normalize("NFD", word))
    return unicodedata.normalize("NFC", bare)


def _begin(key: str) -> str:
    return key[: 1 if key[0] >= "\u2e80" else _BEGINNING]


def _stems(language: str, words: Iterable[str]) -> dict[str, list[str]]:
    """Words of one stem, which is without accents, where there are several or the one is not its stem."""
    name = STEMMED.get(language)
    if name is None:
        return {}
    listed = sorted(word for word in words if len(word) > 2)
    found: dict[str, list[str]] = {}
    asked = [_FEMININE.sub("ة", _AND.sub("", word)) for word in listed] if language == "ar" else listed
    for word, stem in zip(listed, Stemmer(name).stemWords(asked), strict=True):
        found.setdefault(plain(stem) or word, []).append(word)
    return {stem: forms for stem, forms in found.items() if forms != [stem]}


class Chinese(NamedTuple):
    """With these a browser cuts what is in the texts as jieba does with all its words."""

    words: dict[str, int]
    """With their weights."""
    total: int
    """The weights of all words together."""


@cache
def _dictionary() -> tuple[dict[str, int], int]:
    """jieba's own words with their weights and these together; they take a second to load."""
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return tokenizer.FREQ, tokenizer.total


def chinese_words(asked: tuple[str, str, tuple[str, ...]]) -> Chinese:
    """Every word of jieba's dictionary and the registry of which all characters, and all pairs of them side by side,
    stand somewhere in the texts.

    `asked` are these characters, these pairs one after another, and the registry's names.
    """
    characters, paired, names = asked
    weights, total = _dictionary()
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = dict(weights), total, True
    for name in sorted({fold(name) for name in names}):
        if len(name) > 1 and all(HAN.match(character) for character in name):
            tokenizer.add_word(name)
    known = {*characters, *(paired[at : at + 2] for at in range(0, len(paired), 2))}
    words = {
        word: weight
        for word, weight in tokenizer.FREQ.items()
        if weight
        and word[:2] in known
        and HAN.match(word)
        and (len(word) < 3 or all(word[at : at + 2] in known for at in range(1, len(word) - 1)))
    }
    return Chinese(words, int(tokenizer.total))
