"""Text → words with their places, and what each may be in a name.

Chinese is cut by jieba with the registry in its dictionary, other languages at what is no letter. A name of the
registry is one word, whatever stands in it. What no name goes across is a break.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import jieba

from generator.languages.folding import alike
from generator.languages.naming import NAMING, Naming
from generator.languages.scripts import HAN
from generator.languages.segmenting import FREQUENCY, han_word
from generator.model import Mention

BREAK, EDGE, INNER, DULL, VERB, NAME = range(6)
"""What a word may be: no part of a name; any part; not its edge; an edge of little worth; a verb, which is the same; a
name of the registry."""

RUN = re.compile(r"[\u4e00-\u9fd5]+|[A-Za-z]+(?:-[A-Za-z]+)*|\S")
_HAN = re.compile(r"[\u4e00-\u9fd5]")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*|[^\s]")
_ELIDED = re.compile(r"(?i)(?:[cdjlmnst]|qu)['’]")
_BREAKING_TAGS = ("p", "c", "u", "y", "e", "o", "d", "ad", "r")
_WEAK_TAGS = ("m", "q", "f", "t", "a", "b", "z", "i", "l")
_MAY_BEGIN = frozenset(
    [
        "多边",
        "双边",
        "全面",
        "综合",
        "非",
        "反",
        "无",
        "联合",
        "全球",
        "共同",
        "单边",
        "诸边",
        "大规模",
        "大型",
        "小型",
        "高",
        "低",
        "中子",
        "绿色",
        "清洁",
        "蓝色",
        "先进",
        "独立",
        "特别",
        "常设",
        "可持续",
    ]
)
"""Words of weak tags that names begin with."""
_KEPT_CLAUSES = 200_000


class Word(NamedTuple):
    """A word in its text."""

    start: int
    end: int
    sort: int


class Cutter:
    """Cuts the texts of all languages."""

    def __init__(self, names: Iterable[str], verbs: Iterable[tuple[str, str]]) -> None:
        """`names` as the registry writes them; `verbs` with their languages."""
        self._names = tuple(sorted(names))
        self._verbs: dict[str, frozenset[str]] = {}
        for language, form in verbs:
            self._verbs[language] = self._verbs.get(language, frozenset()) | {form.lower()}
        self._tokenizer: jieba.Tokenizer | None = None
        self._tags: dict[str, str] = {}
        self.cut = lru_cache(maxsize=_KEPT_CLAUSES)(self._cut_clause)
        """A run of Chinese without blanks or signs, or one of Latin letters: the length and sort of each word."""

    def words(self, text: str, mentions: Sequence[Mention], language: str) -> Iterator[Word]:
        """The words of a text in their order, names of the registry among them."""
        place = 0
        for mention in mentions:
            yield from self._between(text, place, mention.start, language)
            yield Word(mention.start, mention.end, NAME)
            place = mention.end
        yield from self._between(text, place, len(text), language)

    def known(self, word: str) -> bool:
        """Whether jieba's own dictionary has the word."""
        self._load()
        return word in self._tags

    def _between(self, text: str, start: int, end: int, language: str) -> Iterator[Word]:
        if start >= end:
            return
        if language == "zh":
            for run in RUN.finditer(text, start, end):
                place = run.start()
                for length, sort in self.cut(run[0]):
                    yield Word(place, place + length, sort)
                    place += length
            return
        naming, verbs = NAMING[language], self._verbs.get(language, frozenset())
        for found in _WORD.finditer(text, start, end):
            first = found.start()
            elided = _ELIDED.match(text, first, found.end()) if language == "fr" else None
            if elided and elided.end() < found.end():
                yield Word(first, elided.end(), INNER if text[first] in "dlDL" else BREAK)
                first = elided.end()
            yield Word(first, found.end(), _sort(text[first : found.end()].lower(), naming, verbs))

    def _load(self) -> jieba.Tokenizer:
        if self._tokenizer is None:
            self._tokenizer, self._tags = _dictionary(self._names)
        return self._tokenizer

    def _cut_clause(self, clause: str) -> tuple[tuple[int, int], ...]:
        if not _HAN.match(clause):
            return ((len(clause), EDGE if clause[0].isalpha() and len(clause) > 1 else BREAK),)
        return tuple((len(word), self._sort_han(word)) for word in self._load().cut(clause, HMM=False))

    def _sort_han(self, word: str) -> int:
        naming = NAMING["zh"]
        if word in naming.joining:
            return INNER
        if word in naming.breaking or word in self._verbs.get("zh", ()):
            return BREAK
        if word in _MAY_BEGIN:
            return EDGE
        if word in naming.plain:
            return DULL
        tag = self._tags.get(word, "n")
        if tag.startswith(_BREAKING_TAGS):
            return BREAK
        if tag.startswith(_WEAK_TAGS):
            return DULL
        return VERB if tag == "v" or tag == "vd" else EDGE


@lru_cache(maxsize=1)
def _dictionary(names: tuple[str, ...]) -> tuple[jieba.Tokenizer, dict[str, str]]:
    """jieba's dictionary with these names in it, and the tags of its own words."""
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    tags: dict[str, str] = {}
    with tokenizer.get_dict_file() as file:
        for line in file:
            word, _, tag = line.decode("utf-8").strip().split(" ")
            tags[word] = tag
    for name in (*names, *NAMING["zh"].telling, *_MAY_BEGIN):
        word = han_word(name)
        if word:
            tokenizer.add_word(word, FREQUENCY)
    return tokenizer, tags


def _sort(word: str, naming: Naming, verbs: frozenset[str]) -> int:
    if not word[0].isalpha() or word in naming.breaking or word in verbs:
        return BREAK
    if word in naming.joining:
        return INNER
    if word in naming.plain:
        return DULL
    return EDGE if len(word) > 1 else BREAK


def same(text: str) -> str:
    """What two spellings of a phrase have in common: width, case, and in Chinese all blanks."""
    flat = alike(text).lower()
    return re.sub(r"\s+", "", flat) if HAN.search(flat) else " ".join(flat.split())
