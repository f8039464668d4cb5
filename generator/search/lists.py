"""Occurrences of terms → the lists that are stored, as bytes: in which units each stands, and where in these."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.search.columns import Columns, column
from generator.search.tokens import Column

FREQUENT = 10_000
"""A term that occurs more often is extended."""
LONGEST = 6
"""Characters of the longest term that is no word."""
_AT_ONCE = 300_000
"""Occurrences that are written at once."""
Numbers = NDArray[Any]


class Found(NamedTuple):
    """The tokens of a language with what lists say of its units."""

    codes: Column
    units: Column
    """Which unit each stands in, counted through."""
    steps: NDArray[np.uint8]
    """How far each is from the one before."""
    places: Column
    """From anywhere before the unit on."""
    begins: Column
    """Of each unit, from where its places count."""
    marks: Column
    mark_units: Column
    documents: Column
    """Of each unit the key of its document, ascending."""
    ordinals: Column
    """Of each unit its place in its document."""
    norms: NDArray[np.float32]
    """Of each unit what its length takes from a term …"""
    raised: NDArray[np.float32]
    """… and how much more one counts in a heading than in a paragraph."""


class Term(NamedTuple):
    """A term with its lists as they are stored."""

    text: str
    units: int
    """How many have it."""
    list: memoryview
    places: memoryview


def found_in(columns: Columns) -> Found:
    """The columns as they were before they were handed over."""
    counts = column(columns.counts)
    units = np.repeat(np.arange(len(counts), dtype=np.uint32), counts)
    steps = np.frombuffer(columns.steps, np.uint8)
    places = np.cumsum(steps, dtype=np.uint32)
    first = np.cumsum(counts) - counts
    begins = np.zeros(len(counts), np.uint32)
    begins[counts > 0] = places[first[counts > 0]]
    return Found(
        codes=column(columns.codes),
        units=units,
        steps=steps,
        places=places,
        begins=begins,
        marks=column(columns.marks),
        mark_units=column(columns.mark_units),
        documents=column(columns.keys),
        ordinals=column(columns.ordinals),
        norms=(_K * (1 - _B + _B * counts / MEAN_LENGTH)).astype(np.float32),
        raised=np.frombuffer(columns.raised, np.uint8).astype(np.float32) / np.float32(10),
    )


def places_of(found: Found, where: Numbers) -> Column:
    """The places of these tokens in their units."""
    places: Column = found.places[where] - found.begins[found.units[where]]
    return places


def encoded(
    numbers: Numbers,
    where: Column,
    places: Column | None,
    names: Sequence[str],
    found: Found,
    told: Column | None = None,
) -> list[Term]:
    """The terms of occurrences in the order of the terms' numbers, of units and of places: some terms at a time."""
    last = np.flatnonzero(np.r_[numbers[1:] != numbers[:-1], True]) + 1 if len(numbers) else np.zeros(0, np.int64)
    ends = last[np.searchsorted(last, np.arange(_AT_ONCE, len(numbers), _AT_ONCE))].tolist()
    terms: list[Term] = []
    for begin, end in pairwise(sorted({0, *ends, len(numbers)})):
        some = slice(begin, end)
        placed, said = (None if column is None else column[some] for column in (places, told))
        terms += _lists(numbers[some], where[some], placed, said, names, found)
    return terms


def _lists(
    numbers: Numbers, where: Column, places: Column | None, told: Column | None, names: Sequence[str], found: Found
) -> list[Term]:
    """The terms of occurrences that are in the order of the terms' numbers, of units and of places."""
    new_term = np.r_[True, numbers[1:] != numbers[:-1]]
    new_entry = new_term | np.r_[True, where[1:] != where[:-1]]
    entries = np.flatnonzero(new_entry)
    times = np.diff(np.r_[entries, len(numbers)])
    unit, begins_term = where[entries], new_term[entries]
    document, ordinal = found.documents[unit], found.ordinals[unit]
    begins_document = begins_term | np.r_[True, document[1:] != document[:-1]]

    # Of each document the step from the last one and the number of its units, then the units.
    documents = np.flatnonzero(begins_document)
    step = np.diff(ordinal.astype(np.int32), prepend=0)
    step[begins_document] = ordinal[begins_document]
    values = np.empty(len(entries) + 2 * len(documents), np.uint32)
    at = np.arange(len(entries)) + 2 * np.cumsum(begins_document)
    values[at] = step.astype(np.uint32) << np.uint32(3) | _weights(times, unit, found)
    keys = document[documents].astype(np.int64)
    key_step = np.diff(keys, prepend=0)
    key_step[begins_term[documents]] = keys[begins_term[documents]]
    values[at[documents] - 2] = key_step
    values[at[documents] - 1] = np.diff(np.r_[documents, len(entries)])
    lists, ends = varints(values)
    firsts = at[np.flatnonzero(begins_term)] - 2
    list_at = np.r_[0, ends][np.r_[firsts, len(values)]].tolist()

    place_at, place_bytes = [0] * (len(firsts) + 1), memoryview(b"")
    if places is not None:
        # Of each unit how many, then the steps, behind each what is told of the place.
        each = 1 if told is None else 2
        values = np.empty(each * len(numbers) + len(entries), np.uint32)
        at = np.arange(0, each * len(numbers), each) + np.cumsum(new_entry)
        step = np.diff(places.astype(np.int32), prepend=0)
        step[new_entry] = places[new_entry]
        values[at] = step
        if told is not None:
            values[at + 1] = told
        values[at[entries] - 1] = times
        place_bytes, ends = varints(values)
        firsts_of_places = at[np.flatnonzero(new_term)] - 1
        place_at = np.r_[0, ends][np.r_[firsts_of_places, len(values)]].tolist()

    which = numbers[np.flatnonzero(new_term)].tolist()
    of_term = np.diff(np.r_[np.flatnonzero(begins_term), len(entries)]).tolist()
    return list(
        map(
            Term,
            (names[number] for number in which),
            of_term,
            (lists[begin:end] for begin, end in pairwise(list_at)),
            (place_bytes[begin:end] for begin, end in pairwise(place_at)),
        )
    )


MEAN_LENGTH = 60
"""Tokens of a usual paragraph. A fixed figure: the true one moves with each document, and every list with it."""
_K, _B = 1.2, 0.5
_MOST = 7


def _weights(times: Numbers, unit: Column, found: Found) -> Column:
    """How much the term counts in the unit, as BM25 has it, in eight steps."""
    often = times.astype(np.float32)
    impact = often * np.float32(2.5 * (_K + 1)) / (often + found.norms[unit]) * found.raised[unit]
    return np.minimum(np.round(impact), _MOST).astype(np.uint32)


def varints(values: Column) -> tuple[memoryview, Numbers]:
    """The values in 7 bits a byte, low first, all but the last of a value with the high bit; and where each ends."""
    sizes = np.ones(len(values), np.int8)
    for bits in (7, 14, 21, 28):
        sizes += values >= np.uint32(1 << bits)
    ends = np.cumsum(sizes, dtype=np.int64)
    begins = ends - sizes
    made = np.zeros(int(ends[-1]) if len(ends) else 0, np.uint8)
    for byte in range(5):
        has = np.flatnonzero(sizes > byte)
        if not len(has):
            break
        part = (values[has] >> np.uint32(7 * byte)) & np.uint32(127)
        part |= np.where(sizes[has] > byte + 1, np.uint32(128), np.uint32(0))
        made[begins[has] + byte] = part.astype(np.uint8)
    return memoryview(made.tobytes()), ends
