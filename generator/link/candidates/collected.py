"""Documents → what is kept of them to propose names from: packed texts, and numbers in place of words.

A document is looked at once and let go; its texts stay compressed (a fifth of their size), its words as numbers.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterator
from typing import NamedTuple

import msgspec
from Stemmer import Stemmer

from generator.link.candidates.words import BREAK, NAME, RUN, Cutter
from generator.model import Block, Document, Footnote, Mention

STEMMED = {"en": "english", "fr": "french", "es": "spanish", "ru": "russian", "ar": "arabic"}
_MOST_RUNS = 300_000
_LEVEL = 1
"""Of compression: the quickest."""


class Text(NamedTuple):
    """A text with an address, and the names in it."""

    slug: str
    anchor: str
    text: str
    mentions: tuple[Mention, ...]


class Column:
    """The words of one language, one text after another with a break between them."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.forms: list[str] = [""]
        """Each form as printed, by its number; 0 is a break."""
        self.stems: list[int] = [0]
        """Of each form, the number of its stem."""
        self.sorts: list[int] = [BREAK]
        """Of each form."""
        self.words = array("I", [0])
        """Numbers of forms."""
        self.documents = array("I", [0])
        """Where each document begins in `words`, less one."""
        self.characters = 0
        self.runs: dict[str, tuple[int, ...]] = {}
        """The words of each run of Chinese."""
        self._numbers: dict[tuple[str, int], int] = {}
        self._stem_numbers: dict[str, int] = {}
        self._stemmer = Stemmer(STEMMED[language]) if language in STEMMED else None

    def number(self, form: str, sort: int) -> int:
        """The number of a word; that of a break is 0."""
        if sort == BREAK:
            return 0
        key = (form, sort)
        found = self._numbers.get(key)
        if found is None:
            found = self._numbers[key] = len(self.forms)
            self.forms.append(form)
            self.sorts.append(sort)
            stem = form if sort == NAME or self._stemmer is None else self._stemmer.stemWord(form.lower())
            self.stems.append(self._stem_numbers.setdefault(stem.lower(), len(self._stem_numbers) + 1))
        return found


class Collection:
    """Everything that proposals are made from."""

    def __init__(self, cutter: Cutter, languages: frozenset[str]) -> None:
        self.cutter = cutter
        self.languages = languages
        self.columns: dict[str, Column] = {}
        self._packed: dict[str, list[tuple[str, bytes]]] = {}

    def add(self, document: Document) -> tuple[Text, ...]:
        """Take in a document, if its language is one of those asked for; its texts."""
        language = document.language
        if language not in self.languages:
            return ()
        column = self.columns.setdefault(language, Column(language))
        kept: list[tuple[str, str, tuple[tuple[int, int, str], ...]]] = []
        texts: list[Text] = []
        for unit in document.units():
            if not unit.text:
                continue
            mentions = unit.mentions
            texts.append(Text(document.slug, unit.anchor, unit.text, mentions))
            kept.append((unit.anchor, unit.text, tuple((one.start, one.end, one.entity) for one in mentions)))
            self._count(unit, column)
        column.documents.append(len(column.words))
        packed = zlib.compress(msgspec.msgpack.encode(kept), _LEVEL)
        self._packed.setdefault(language, []).append((document.slug, packed))
        return tuple(texts)

    def texts(self, language: str) -> Iterator[tuple[int, Text]]:
        """Every text of a language again, with the number of its document."""
        form = list[tuple[str, str, tuple[tuple[int, int, str], ...]]]
        for number, (slug, packed) in enumerate(self._packed.get(language, ())):
            for anchor, text, spans in msgspec.msgpack.decode(zlib.decompress(packed), type=form):
                mentions = tuple(Mention(start, end, text[start:end], entity) for start, end, entity in spans)
                yield number, Text(slug, anchor, text, mentions)

    def _count(self, unit: Block | Footnote, column: Column) -> None:
        text, words = unit.text, column.words
        if column.language == "zh":
            self._count_han(unit, column)
        else:
            for word in self.cutter.words(text, unit.mentions, column.language):
                words.append(column.number(text[word.start : word.end], word.sort))
        words.append(0)
        column.characters += len(text)

    def _count_han(self, unit: Block | Footnote, column: Column) -> None:
        """The same for Chinese, run by run, since texts repeat themselves."""
        text, words, known = unit.text, column.words, column.runs
        place = 0
        for start, end in (*((one.start, one.end) for one in unit.mentions), (len(text), len(text))):
            for run in RUN.findall(text, place, start) if place < start else ():
                numbers = known.get(run)
                if numbers is None:
                    numbers = self._numbers(run, column)
                words.extend(numbers)
            if start < end:
                words.append(column.number("".join(text[start:end].split()), NAME))
            place = end

    def _numbers(self, run: str, column: Column) -> tuple[int, ...]:
        made: list[int] = []
        place = 0
        for length, sort in self.cutter.cut(run):
            made.append(column.number(run[place : place + length], sort))
            place += length
        if len(column.runs) < _MOST_RUNS:
            column.runs[run] = tuple(made)
        return tuple(made)
