"""Documents of a language → the files of its index; the languages together → the one file that leads to the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any, Protocol, TypeVar

import msgspec
import numpy as np
from msgspec import Struct

from generator.languages.scripts import HAN
from generator.languages.traditional import characters
from generator.model import Meaning, Searched, Suggestion
from generator.search.batches import Batch, batch_of, packed, runs
from generator.search.columns import Columns, column, joined, ranges
from generator.search.documents import Keyed, Row, facets_of, keyed, rows_of
from generator.search.lexicon import Chinese, chinese_words, lexicon_of
from generator.search.postings import Words, found_in, terms_of
from generator.search.shards import Shard, after, edges, file_of, shards_of
from generator.search.suggestions import suggestions_of
from generator.search.tokens import WORD

VERSION = 1
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
    batches: list[Batch] = list(each(batch_of, map(packed, runs(listed))))
    files = [file for batch in batches for file in batch.files]
    of_rows = rows_of(_rows(listed, batches))
    of_facets = facets_of(listed)
    counts = len(listed), sum(len(one.document.units) for one in listed)
    del listed  # the texts are done with
    columns, words = joined([batch.columns for batch in batches], [batch.words for batch in batches])
    del batches
    alphabet = _alphabet(columns)
    shards: list[Shard] = []
    pairs: list[str] = []
    for made in each(shards_in, _ranges(columns, words)):
        shards += made.shards
        pairs.append(made.pairs)
    del columns
    chinese = Chinese({}, 0)
    if language == "zh":
        chinese = next(iter(each(chinese_words, [(alphabet, "".join(pairs), tuple(names))])))
    manifest = file_of(
        msgspec.json.encode(
            {
                "shards": [[shard.first, shard.terms.stem] for shard in shards],
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
    for part in listed:
        for name, content in part.files:
            yield f"search/{part.language}/{name}", content
    for file in (*lexicon, said, offered):
        yield f"search/{file.name}", file.content
    yield INDEX, msgspec.json.encode(index)


class Range(Struct, frozen=True, array_like=True):
    """The terms that begin with characters of a range, and what they are found in."""

    columns: Columns
    characters: tuple[int, int]
    first: int
    """The number of the first word …"""
    words: tuple[str, ...]
    """… of these."""


class Shards(Struct, frozen=True, array_like=True):
    """What a range gives to the index."""

    shards: tuple[Shard, ...]
    pairs: str
    """All terms of two characters."""


def shards_in(one: Range) -> Shards:
    """The files of the terms of a range."""
    terms = terms_of(found_in(one.columns), Words(one.first, one.words), one.characters)
    pairs = "".join(term.text for term in terms if len(term.text) == 2 and HAN.match(term.text))
    return Shards(tuple(shards_of(terms)), pairs)


def _ranges(columns: Columns, words: list[str]) -> Iterator[Range]:
    """All terms in a few parts that take about as long each; an edge is between each two."""
    codes = column(columns.codes)
    of_words = edges(np.array([ord(word[0]) for word in words], np.int64))
    counts = np.zeros(int(edges(np.array([_LAST]))[0]) + 1, np.int64)
    for at in range(0, len(codes), _AT_ONCE):
        some = codes[at : at + _AT_ONCE]
        is_word = some >= WORD
        begins = np.r_[edges(some[~is_word]), of_words[some[is_word] - np.uint32(WORD)]]
        counts += np.bincount(begins, minlength=len(counts))
    done = np.cumsum(counts)
    cuts = np.searchsorted(done, done[-1] * np.arange(1, _RANGES) / _RANGES) + 1
    for low, high in pairwise([0, *sorted(set(cuts.tolist())), len(counts)]):
        first, end = np.searchsorted(of_words, [low, high]).tolist()
        yield Range(columns, (after(low), after(high)), first, tuple(words[first:end]))


def _alphabet(columns: Columns) -> str:
    """Every character that is a term."""
    codes = column(columns.codes)
    each = np.unique(np.concatenate([np.unique(codes[codes < WORD]), column(columns.marks)]))
    return "".join(map(chr, each.tolist()))


def _rows(listed: list[Keyed], batches: list[Batch]) -> list[Row]:
    parts = [parts for batch in batches for parts in batch.parts]
    return [Row(one.key, files, one.document.facets) for one, files in zip(listed, parts, strict=True)]
