"""Documents of a language → the files of its index; the languages together → the one file that leads to the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import pairwise
from typing import Any, Protocol, TypeVar

import msgspec
import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from generator.languages.scripts import HAN
from generator.languages.traditional import characters
from generator.model import Meaning, Searched, Suggestion
from generator.search.batches import batch_of, packed, runs
from generator.search.columns import Gathered, ranges
from generator.search.documents import Keyed, Row, facets_of, keyed, rows_of
from generator.search.lexicon import Chinese, chinese_words, lexicon_of
from generator.search.lists import Found, found_in
from generator.search.postings import terms_of
from generator.search.shards import File, Shard, after, edges, file_of, shards_of
from generator.search.suggestions import suggestions_of
from generator.search.tokens import WORD, Column
from generator.search.words import Words, frequent_words

VERSION = 2
"""Of the format: a page that knows another one asks to be loaded anew."""
INDEX = "search/index.json"
_RANGES = 6
"""Parts in which the terms of a language are made."""
_AT_ONCE = 500_000
"""Tokens that are counted at once."""
_LAST = 0x10FFFF
Item = TypeVar("Item")
Done = TypeVar("Done")


class Each(Protocol):
    """Does the same work on all items, and gives the results in their order: `map`, or one that does so elsewhere."""

    def __call__(self, work: Callable[[Item], Done], items: Iterable[Item], /) -> Iterable[Done]: ...


class Part(Struct, frozen=True):
    """The index of one language."""

    language: str
    files: tuple[tuple[str, bytes], ...]
    """Names below search/<language>/, and contents."""
    manifest: str
    """Name of the file that lists the others."""
    documents: int
    units: int
    words: tuple[str, ...]
    """Every word in letters, for its stem."""
    chinese: dict[str, int]
    """Every word of jieba's dictionary that occurs, with its weight."""
    total: int
    """The weights of all words together."""
    traditional: str
    """Pairs of a traditional character and the simplified one that occurs in the texts."""
    begins: str
    """Pairs of the first and the last character of rows of characters with which terms begin."""


def index_of(language: str, documents: Iterable[Searched], names: Iterable[str], each: Each = map) -> Part:
    """The index of the documents, all in that language; `names` are the registry's, by which Chinese is cut too.

    `each` does the parts of the work, wherever and however it likes: it is `map` for several processes, and what is a
    batch's own can be kept for the next time.
    """
    listed = keyed(documents)
    counts = len(listed), sum(len(one.document.units) for one in listed)
    heads = [(one.key, one.document.facets) for one in listed]
    of_facets = facets_of(listed)
    files: list[File] = []
    rows: list[Row] = []
    gathered = Gathered()
    for batch in each(batch_of, map(packed, runs(_let_go(listed)))):
        files += batch.files
        rows += [Row(heads[at][0], texts, heads[at][1]) for at, texts in enumerate(batch.parts, len(rows))]
        gathered.add(batch.columns, batch.words)
    text = sum(len(file.content) for file in files) / 1024 / max(1, len(files))
    of_rows = rows_of(rows)
    columns, words = gathered.done()
    found = found_in(columns)
    del columns
    alphabet = _alphabet(found)
    frequent = frequent_words(found.codes, len(words))
    shards: list[Shard] = []
    pairs: list[str] = []
    extended: list[str] = []
    wide: list[str] = []
    ready = each(partial(shards_in, found), _ranges(found.codes, words, frequent))
    del found  # whoever does the work may lay it aside
    for made in ready:
        shards += made.shards
        pairs.append(made.pairs)
        extended += made.extended
        wide += made.wide
    chinese = Chinese({}, 0)
    if language == "zh":
        chinese = next(iter(each(chinese_words, [(alphabet, "".join(pairs), tuple(names))])))
    manifest = file_of(
        msgspec.json.encode(
            {
                "shards": [
                    [
                        shard.first,
                        shard.terms.stem,
                        *(len(file.content) + 512 >> 10 for file in (shard.terms, shard.places)),
                    ]
                    for shard in shards
                ],
                "extended": sorted(extended),
                "wide": sorted(wide),
                "text": round(text, 1),
                "frequent": [words[number] for number in frequent],
                "docs": [file.stem for file in of_rows],
                "facets": [file.stem for file in of_facets],
            }
        ),
        "manifest",
    )
    files += [file for shard in shards for file in (shard.terms, shard.places)]
    files += [*of_rows, *of_facets, manifest]
    return Part(
        language=language,
        files=tuple({file.name: file.content for file in files}.items()),
        manifest=manifest.stem,
        documents=counts[0],
        units=counts[1],
        words=tuple(words),
        chinese=chinese.words,
        total=chinese.total,
        traditional="".join(old + new for old, new in sorted(characters().items()) if new in alphabet),
        begins=ranges({*map(ord, alphabet), *(ord(word[0]) for word in words)}),
    )


def whole_of(
    parts: Iterable[Part], names: Iterable[Meaning], labels: dict[str, Any], suggestions: Iterable[Suggestion] = ()
) -> Iterator[tuple[str, bytes]]:
    """Paths and contents of everything: what the languages share, and the file that leads to all others.

    `labels` are what the pages say: of facets and their values, in the interface's language; `suggestions` what
    its boxes offer, the most wanted first.
    """
    listed = list(parts)
    chinese: dict[str, int] = {}
    for part in listed:
        yield from files_of(part)
        chinese.update(part.chinese)
    lexicon = lexicon_of(chinese, {part.language: part.words for part in listed}, names)
    pairs = {part.traditional[at : at + 2] for part in listed for at in range(0, len(part.traditional), 2)}
    said = file_of(msgspec.json.encode(labels), "labels")
    offered = suggestions_of(suggestions)
    index = {
        "version": VERSION,
        "traditional": "".join(sorted(pairs)),
        "total": max((part.total for part in listed), default=0),
        "lexicon": [file.stem for file in lexicon],
        "labels": said.stem,
        "suggestions": offered.stem,
        "languages": {
            part.language: {
                "manifest": part.manifest,
                "documents": part.documents,
                "units": part.units,
                "begins": part.begins,
            }
            for part in sorted(listed, key=lambda part: part.language)
        },
    }
    for file in (*lexicon, said, offered):
        yield f"search/{file.name}", file.content
    yield INDEX, msgspec.json.encode(index)


def files_of(part: Part) -> Iterator[tuple[str, bytes]]:
    """Paths and contents of what is a language's own."""
    for name, content in part.files:
        yield f"search/{part.language}/{name}", content


def without_files(part: Part) -> Part:
    """What the others need of it, once its files lie elsewhere."""
    return replace(part, files=())


class Range(Struct, frozen=True, array_like=True):
    """The terms that begin with characters of a range."""

    characters: tuple[int, int]
    first: int
    """The number of the first word …"""
    words: tuple[str, ...]
    """… of these."""
    frequent: tuple[int, ...]
    """Numbers of the words that are told beside those behind them."""


class Shards(Struct, frozen=True, array_like=True):
    """What a range gives to the index."""

    shards: tuple[Shard, ...]
    pairs: str
    """All terms of two characters."""
    extended: tuple[str, ...]
    wide: tuple[str, ...]


def shards_in(found: Found, one: Range) -> Shards:
    """The files of the terms of a range."""
    terms, extended, wide = terms_of(found, Words(one.words, one.first, one.frequent), one.characters)
    pairs = "".join(text for text, *_ in terms if len(text) == 2 and HAN.match(text))
    return Shards(tuple(shards_of(terms)), pairs, tuple(extended), tuple(wide))


def _ranges(codes: Column, words: list[str], frequent: list[int]) -> list[Range]:
    """All terms in a few parts that take about as long each; an edge is between each two."""
    of_words = edges(np.array([ord(word[0]) for word in words], np.int64))
    counts = np.zeros(int(edges(np.array([_LAST]))[0]) + 1, np.int64)
    for at in range(0, len(codes), _AT_ONCE):
        some = codes[at : at + _AT_ONCE]
        is_word = some >= WORD
        begins = np.r_[edges(some[~is_word]), of_words[some[is_word] - np.uint32(WORD)]]
        counts += np.bincount(begins, minlength=len(counts))
    done = np.cumsum(counts)
    cuts = np.searchsorted(done, done[-1] * np.arange(1, _RANGES) / _RANGES) + 1
    made: list[Range] = []
    for low, high in pairwise([0, *sorted(set(cuts.tolist())), len(counts)]):
        first, end = np.searchsorted(of_words, [low, high]).tolist()
        made.append(Range((after(low), after(high)), first, tuple(words[first:end]), tuple(frequent)))
    return made


def _alphabet(found: Found) -> str:
    """Every character that is a term."""
    stands = np.zeros(_LAST + 1, bool)
    stands[found.marks] = True
    for at in range(0, len(found.codes), _AT_ONCE):
        some = found.codes[at : at + _AT_ONCE]
        stands[some[some < WORD]] = True
    return "".join(map(chr, np.flatnonzero(stands).tolist()))


def _let_go(listed: list[Keyed]) -> Iterator[Keyed]:
    """The documents in their order; who reads them is the last to have them."""
    listed.reverse()
    while listed:
        yield listed.pop()
