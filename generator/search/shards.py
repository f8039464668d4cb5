"""Terms → files of bounded size. A term's own hash says whether a file may end before it, so that a list that grows
moves its neighbours at most."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.search.lists import Term

LEAST, MOST = 16_000, 48_000
"""Bytes of a file of terms before it is deflated; a single term may be longer."""
_ONE_IN = 8
_TEXT, _NUMBERS = 6, 3
"""How hard it is tried to deflate: lists of numbers hardly gain by more."""


class File(NamedTuple):
    """A file of the index."""

    name: str
    content: bytes

    @property
    def stem(self) -> str:
        """Its name without what kind of file it is."""
        return self.name.partition(".")[0]


class Shard(NamedTuple):
    """Terms that stand in one file, and their places in another of the same name."""

    first: str
    terms: File
    places: File


def edges(codes: NDArray[Any]) -> NDArray[np.int64]:
    """How many edges come before characters. Terms whose first characters are on two sides of one never share a file:
    each range of characters can be made by itself."""
    far = codes.astype(np.int64)
    return np.where(far < _FAR, far >> 3, (_FAR >> 3) + (far - _FAR >> 9))


def after(edges: int) -> int:
    """The first code point that has so many edges before it."""
    near = _FAR >> 3
    return edges << 3 if edges < near else _FAR + (edges - near << 9)


_FAR = 0x3000
"""From here on scripts have thousands of characters."""


def shards_of(terms: Iterable[Term]) -> Iterator[Shard]:
    """The terms, which are in order, cut into files."""
    held: list[Term] = []
    size, within = 0, -1
    for term in terms:
        own = len(term.list) + len(term.text) + 6
        first = ord(term.text[0])
        here = first >> 3 if first < _FAR else (_FAR >> 3) + (first - _FAR >> 9)
        may_end = size > LEAST and zlib.crc32(term.text.encode()) % _ONE_IN == 0
        if held and (here != within or size + own > MOST or may_end):
            yield _shard(held)
            held, size = [], 0
        held.append(term)
        size += own
        within = here
    if held:
        yield _shard(held)


def _shard(terms: list[Term]) -> Shard:
    directory = [varint(len(terms))]
    before = b""
    for text, units, listed, placed in terms:
        said = text.encode()
        shared = 0
        for one, other in zip(before, said, strict=False):
            if one != other:
                break
            shared += 1
        directory += (varint(shared), varint(len(said) - shared), said[shared:], varint(units))
        directory += (varint(len(listed)), varint(len(placed)))
        before = said
    lists = b"".join([*directory, *(term.list for term in terms)])
    places = b"".join([term.places for term in terms])
    packed, packed_places = _deflated(lists, _NUMBERS), _deflated(places, _NUMBERS)
    name = _name(packed, packed_places)
    return Shard(terms[0].text, File(f"{name}.terms", packed), File(f"{name}.places", packed_places))


def file_of(content: bytes, ending: str) -> File:
    """The file with that content, named after it."""
    packed = _deflated(content, _TEXT)
    return File(f"{_name(packed)}.{ending}", packed)


def _name(*contents: bytes) -> str:
    return sha256(b"".join(contents)).hexdigest()[:10]


def _deflated(content: bytes, level: int) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def _varint(value: int) -> bytes:
    made = bytearray()
    while value > 127:
        made.append(value & 127 | 128)
        value >>= 7
    made.append(value)
    return bytes(made)


_SHORT = [_varint(value) for value in range(1 << 14)]


def varint(value: int) -> bytes:
    """One number in 7 bits a byte, low first."""
    return _SHORT[value] if value < len(_SHORT) else _varint(value)
