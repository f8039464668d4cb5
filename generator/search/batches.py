"""Documents → their texts as files, and their tokens as columns of bytes: the part of the work that needs the texts.

It is done a batch at a time, wherever there is a process to do it. Which documents make a batch is told by their own
keys, so that one more document changes one batch, and the others need not be read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
import numpy as np
from msgspec import Struct

from generator.model import Searched
from generator.search.columns import Columns
from generator.search.documents import Keyed, texts_of
from generator.search.folding import BOUNDARY
from generator.search.shards import File
from generator.search.tokens import Vocabulary, tokens_of

RAISED = {"title": 20, "heading": 16}
"""Tenths: how much more a term counts there than in a paragraph."""
_ONE_IN = 16
"""So many documents make a batch, on the average …"""
_MOST = 400_000
"""… unless they have more characters."""


class Batch(Struct, frozen=True, array_like=True):
    """What a batch of documents gives to the index."""

    files: tuple[File, ...]
    """Their texts."""
    parts: tuple[tuple[tuple[int, str], ...], ...]
    """Of each document the first unit of each file, and its name."""
    columns: Columns
    words: tuple[str, ...]
    """By their numbers."""


def runs(listed: Iterable[Keyed]) -> Iterator[list[Keyed]]:
    """The documents in batches; one begins with a document whose key says so."""
    held: list[Keyed] = []
    size = 0
    for one in listed:
        if held and (size > _MOST or one.key % _ONE_IN == 0):
            yield held
            held, size = [], 0
        held.append(one)
        size += sum(len(unit.text) for unit in one.document.units)
    if held:
        yield held


def packed(run: list[Keyed]) -> bytes:
    """A batch as it is handed over: what a process is given, and what a cache knows it by."""
    return msgspec.msgpack.encode(run)


def batch_of(run: bytes) -> Batch:
    """The texts and tokens of a batch of documents."""
    listed = [Keyed(key, document) for key, document in msgspec.msgpack.decode(run, type=list[tuple[int, Searched]])]
    files: list[File] = []
    parts: list[tuple[tuple[int, str], ...]] = []
    for one in listed:
        texts = list(texts_of(one))
        files += [file for _, file in texts]
        parts.append(tuple((first, file.stem) for first, file in texts))
    vocabulary = Vocabulary()
    columns = _columns(listed, vocabulary)
    return Batch(tuple(files), tuple(parts), columns, tuple(vocabulary))


def _columns(listed: list[Keyed], vocabulary: Vocabulary) -> Columns:
    texts = [text.replace(BOUNDARY, " ") for one in listed for text in _texts(one.document)]
    tokens = tokens_of(texts, 0, vocabulary)
    steps = np.diff(tokens.places.astype(np.int32), prepend=0)
    if len(steps):
        steps[np.r_[True, tokens.units[1:] != tokens.units[:-1]]] = 0
    sizes = [len(one.document.units) + 1 for one in listed]
    kinds = [kind for one in listed for kind in ("title", *(unit.kind for unit in one.document.units))]
    return Columns(
        codes=tokens.codes.astype(np.uint32).tobytes(),
        steps=steps.astype(np.uint8).tobytes(),
        counts=np.bincount(tokens.units, minlength=len(texts)).astype(np.uint32).tobytes(),
        marks=tokens.marks.astype(np.uint32).tobytes(),
        mark_units=tokens.mark_units.astype(np.uint32).tobytes(),
        keys=np.repeat(np.array([one.key for one in listed], np.uint32), sizes).tobytes(),
        ordinals=np.concatenate([np.arange(size, dtype=np.uint32) for size in sizes]).tobytes(),
        raised=bytes(RAISED.get(kind, 10) for kind in kinds),
    )


def _texts(document: Searched) -> Iterable[str]:
    yield document.title
    for unit in document.units:
        yield unit.text
