"""The documents that are searched, the questions that are asked of them, and what a linear scan answers."""

from __future__ import annotations

import re
import sys
import tarfile
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import msgspec

from bench.corpora import UNXML
from generator.model import Entity, Searched, SearchedUnit
from generator.parse import parse
from generator.read import read_document
from generator.render.data import units
from generator.search.documents import keyed
from generator.search.folding import BOUNDARY, fold, fold_all
from generator.search.tokens import SINGLE

FOLDERS = {"zh": "Chinese", "en": "English", "ar": "Arabic", "ru": "Russian", "fr": "French", "es": "Spanish"}
SEED = 6
LENGTHS = (1, 2, 4, 8)
"""Characters of a random piece of Chinese."""
Place = tuple[str, int, int]
"""A unit: language, key of the document, place in it; the title has place 0."""


_SINGLE = re.compile(f"[{SINGLE}]")


def letters(character: str) -> bool:
    """Whether words are made of such characters."""
    return unicodedata.category(character)[0] in "LM" and not _SINGLE.match(character)


def say(text: str) -> None:
    print(f"  {text}", file=sys.stderr, flush=True)


def documents(folder: Path, languages: tuple[str, ...]) -> dict[str, list[Searched]]:
    """The resolutions of the archive by language, each once; read once and kept in the folder."""
    missing = [code for code in languages if not (folder / f"{code}.msgpack").exists()]
    if missing:
        folder.mkdir(parents=True, exist_ok=True)
        with tarfile.open(UNXML) as files:
            wanted = [one for one in files if any(f"/{FOLDERS[code]}/" in one.name for code in missing)]
            files.extractall(folder / "xml", wanted, filter="data")
    for code in missing:
        say(f"reading {FOLDERS[code]}")
        made: dict[str, Searched] = {}
        for path in sorted((folder / "xml").glob(f"*/{FOLDERS[code]}/*.xml")):
            source, _ = read_document(path, path.name)
            if source is None:
                continue
            document, _ = parse(source)
            if document.language == code:
                found = tuple(SearchedUnit(anchor, anchor, kind, text) for anchor, kind, text, _ in units(document))
                known = document.metadata
                made.setdefault(
                    document.slug,
                    Searched(
                        document.slug, code, f"documents/{document.slug}/", document.title, document.symbol, known.date,
                        found, (f"body:{known.body}", f"type:{known.type}"),
                    ),
                )  # fmt: skip
        (folder / f"{code}.msgpack").write_bytes(msgspec.msgpack.encode(list(made.values())))
    return {
        code: msgspec.msgpack.decode((folder / f"{code}.msgpack").read_bytes(), type=list[Searched])
        for code in languages
    }


class Scan:
    """All texts of a language, folded, read from the first to the last for each phrase."""

    def __init__(self, language: str, listed: list[Searched]) -> None:
        self.places: list[Place] = []
        self.ends: list[int] = []
        """Where the text of each unit ends."""
        texts: list[str] = []
        end = 0
        for one in keyed(listed):
            folded = fold_all([one.document.title, *(unit.text for unit in one.document.units)]).split(BOUNDARY)
            for ordinal, text in enumerate(folded):
                texts.append(text)
                self.places.append((language, one.key, ordinal))
                end += len(text) + 1
                self.ends.append(end)
        self.text = BOUNDARY.join(texts)

    def find(self, phrase: str) -> set[Place]:
        """Every unit, and title, that has it: whole words, the last at least its beginning."""
        folded = fold(phrase)
        found: set[Place] = set()
        at = self.text.find(folded)
        while at >= 0:
            if not (at and letters(folded[0]) and letters(self.text[at - 1])):
                unit = bisect_right(self.ends, at)
                found.add(self.places[unit])
                at = self.ends[unit] - 1  # one place a unit is enough
            at = self.text.find(folded, at + 1)
        return found


class Query(NamedTuple):
    """What is asked: phrases all of which a paragraph has."""

    kind: str
    language: str
    phrases: tuple[str, ...]

    @property
    def quoted(self) -> str:
        return " ".join(f'"{phrase}"' for phrase in self.phrases)

    @property
    def plain(self) -> str:
        return " ".join(self.phrases)


def queries(by_language: dict[str, list[Searched]], entities: dict[str, Entity]) -> list[Query]:
    """Four hundred, always the same: names, pieces of Chinese, phrases of the other languages, two words."""
    random = Random(SEED)
    others = sorted(set(by_language) - {"zh"})
    found = [Query("name", *name) for name in random.sample(sorted(_names(entities, set(by_language))), 100)]
    chinese = _texts(by_language["zh"])
    for length in LENGTHS:
        pieces = _distinct(_piece(random.choice(chinese), length, random) for _ in iter(int, 1))
        found += [Query(f"{length} in Chinese", "zh", (next(pieces),)) for _ in range(50)]
    texts = {code: _texts(by_language[code]) for code in others}
    for number in range(60 if others else 0):
        code = others[number % len(others)]
        phrases = _distinct(
            _words(random.choice(texts[code]), number // len(others) % 5 + 1, random) for _ in iter(int, 1)
        )
        found.append(Query("phrase", code, (next(phrases),)))
    while len(found) < 400:
        code = random.choice(["zh", *others])
        text = random.choice(chinese if code == "zh" else texts[code])
        two = [_piece(text, 2, random) if code == "zh" else _words(text, 1, random) for _ in range(2)]
        if all(two) and two[0] != two[1]:
            found.append(Query("two words", code, tuple(two)))
    return found


def _names(entities: dict[str, Entity], languages: set[str]) -> set[tuple[str, tuple[str, ...]]]:
    return {
        (code, (name,))
        for entity in entities.values()
        for code, name in entity.names.items()
        if code in languages and '"' not in name
    }


def _texts(listed: list[Searched]) -> list[str]:
    return [unit.text for one in listed for unit in one.units if len(unit.text) > 30]


def _distinct(made: Iterator[str]) -> Iterator[str]:
    return (text for text in dict.fromkeys(_some(made)) if text)


def _some(made: Iterator[str]) -> Iterator[str]:
    for _ in range(2000):
        yield next(made)


def _piece(text: str, length: int, random: Random) -> str:
    start = random.randrange(max(1, len(text) - length))
    piece = text[start : start + length]
    return piece if len(fold(piece)) == length and not set(piece) & set(' "“”„«»') else ""


def _words(text: str, count: int, random: Random) -> str:
    words = text.split()
    start = random.randrange(max(1, len(words) - count))
    phrase = " ".join(words[start : start + count]).strip(".,;:()[]«»“”\"'،؛")
    clean = len(phrase.split()) == count and not set(phrase) & set('"“”„«»') and letters(phrase[:1] or " ")
    return phrase if clean else ""
