"""Words that stand together more often than chance has them, as one phrase: 核燃料循环|多边|方案, not 多边|方案.

Sequences of up to `LONGEST` words are counted exactly, length by length: a sequence is looked at only where both of the
two one word shorter that it consists of are frequent. What is worth proposing has many different neighbours on both
sides (left and right entropy) and holds together (pointwise mutual information at its weakest joint).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.link.candidates.collected import Column
from generator.link.candidates.words import DULL, EDGE, INNER, NAME, VERB

LONGEST = 8
_LEAST_FREEDOM = 0.4
"""Entropy of the neighbours on the poorer side, below which a sequence is a part of a longer one."""
_LEAST_UNION = 0.3
_MOST_FORMS = 200
"""Occurrences of a phrase that are looked at for how it is printed."""
_MOST_OF_A_LENGTH = 30_000
Numbers = NDArray[np.int64]


class Sequence(NamedTuple):
    """A phrase with its figures."""

    text: str
    """As it is printed most often."""
    forms: tuple[str, ...]
    """All ways in which it was met."""
    words: int
    times: int
    documents: int
    freedom: float
    union: float
    first: int
    """What its first word may be in a name, as `last` its last."""
    last: int
    names: int
    """How many of its words are names of the registry."""
    part_of: float
    """How much of it stands in one longer phrase, from 0 to 1."""


def find_sequences(column: Column, least: int) -> Iterator[Sequence]:
    """Every phrase that occurs at least so often and can be a name."""
    forms = np.frombuffer(column.words, np.uint32).astype(np.int64)
    stems = np.asarray(column.stems, np.int64)[forms]
    sorts = np.asarray(column.sorts, np.int64)[forms]
    total = max(1, int((stems > 0).sum()))
    starts = np.asarray(column.documents, np.int64)
    places = np.flatnonzero(stems > 0)
    ids, counts = _compact(stems[places], least)
    places, ids = places[ids >= 0], ids[ids >= 0]
    single = np.zeros(len(stems), np.int64)
    _, back, each = np.unique(stems, return_inverse=True, return_counts=True)
    single = each[back]
    made = _Length(1, places, ids, counts)
    while len(made.places) and made.length < LONGEST:
        longer = _lengthen(made, stems, least)
        yield from _worth(made, longer, stems, sorts, single, forms, starts, total, column)
        made = longer


class _Length(NamedTuple):
    """All frequent sequences of one length."""

    length: int
    places: Numbers
    """Where each occurrence begins."""
    ids: Numbers
    """Which sequence it is."""
    counts: Numbers
    """Of each sequence."""


def _compact(keys: Numbers, least: int) -> tuple[Numbers, Numbers]:
    """Of each key, the number of the frequent one that it is or -1; and the counts."""
    if not len(keys):
        return keys, keys
    _, back, counts = np.unique(keys, return_inverse=True, return_counts=True)
    frequent = counts >= least
    numbers = np.where(frequent, np.cumsum(frequent) - 1, -1)
    return numbers[back].astype(np.int64), counts[frequent].astype(np.int64)


def _lengthen(made: _Length, stems: Numbers, least: int) -> _Length:
    nowhere = np.full(len(stems) + 1, -1, np.int64)
    nowhere[made.places] = made.ids
    following = nowhere[made.places + 1]
    going_on = following >= 0
    places = made.places[going_on]
    keys = made.ids[going_on] * (int(made.ids.max(initial=0)) + 1) + following[going_on]
    ids, counts = _compact(keys, least)
    return _Length(made.length + 1, places[ids >= 0], ids[ids >= 0], counts)


def _worth(
    made: _Length, longer: _Length, stems: Numbers, sorts: Numbers, single: Numbers, forms: Numbers,
    starts: Numbers, total: int, column: Column,
) -> Iterator[Sequence]:  # fmt: skip
    """What of one length can be a name."""
    length, places, ids, counts = made
    count = len(counts)
    first = np.zeros(count, np.int64)
    first[ids[::-1]] = places[::-1]
    head, tail = sorts[first], sorts[first + length - 1]
    good = (head != INNER) & (tail != INNER)
    if length == 1:
        good &= head == EDGE
    names = sum((sorts[first + at] == NAME).astype(np.int64) for at in range(length))
    good &= names < length
    behind = stems[np.minimum(places + length, len(stems) - 1)]
    freedom = np.minimum(_entropy(ids, stems[places - 1], counts), _entropy(ids, behind, counts))
    good &= freedom >= _LEAST_FREEDOM
    union = np.full(count, 9.0) if length == 1 else _union(first, length, counts, single, total)
    good &= union >= _LEAST_UNION
    within = np.searchsorted(starts, places, side="right")
    documents = np.bincount(np.unique(np.stack([ids, within]), axis=1)[0], minlength=count)
    part = _share_of_longest(made, longer)
    order = np.argsort(ids, kind="stable")
    ends = np.cumsum(counts)
    chosen = np.flatnonzero(good)
    if len(chosen) > _MOST_OF_A_LENGTH:
        chosen = chosen[np.argsort(-counts[chosen], kind="stable")[:_MOST_OF_A_LENGTH]]
    for one in chosen.tolist():
        where = places[order[ends[one] - counts[one] : ends[one]][:_MOST_FORMS]]
        printed = _printed(column, forms, where, length)
        yield Sequence(
            printed[0], printed, length, int(counts[one]), int(documents[one]), float(freedom[one]), float(union[one]),
            int(head[one]), int(tail[one]), int(names[one]), float(part[one]),
        )  # fmt: skip


def _printed(column: Column, forms: Numbers, where: Numbers, length: int) -> tuple[str, ...]:
    """How a phrase is printed, most often first."""
    glue = "" if column.language == "zh" else " "
    met: Counter[str] = Counter()
    for place in where.tolist():
        words = [column.forms[number] for number in forms[place : place + length].tolist()]
        text = glue.join(words).replace("’ ", "’").replace("' ", "'")
        met[text] += 1
    return tuple(text for text, _ in met.most_common())


def _entropy(ids: Numbers, beside: Numbers, counts: Numbers) -> NDArray[Any]:
    """How unforeseeable the neighbour is; a break is a new one each time."""
    width = int(beside.max(initial=0)) + 1
    pairs, each = np.unique(ids * width + beside, return_counts=True)
    whose, neighbour = pairs // width, pairs % width
    all_of = counts[whose]
    terms = np.where(neighbour == 0, each * np.log(all_of), each * np.log(all_of / each))
    result: NDArray[Any] = np.bincount(whose, weights=terms, minlength=len(counts)) / counts
    return result


def _union(first: Numbers, length: int, counts: Numbers, single: Numbers, total: int) -> NDArray[Any]:
    """How much oftener than by chance the words meet, a joint: the geometric mean over the joints."""
    logs = np.log(counts * 1.0)
    for at in range(length):
        logs = logs - np.log(single[first + at] * 1.0)
    result: NDArray[Any] = (logs + (length - 1) * np.log(total)) / (length - 1)
    return result


def _share_of_longest(made: _Length, longer: _Length) -> NDArray[Any]:
    """How much of each sequence stands in its most frequent longer one."""
    share = np.zeros(len(made.counts))
    if not len(longer.places):
        return share
    by_place = np.full(int(made.places.max()) + 2, -1, np.int64)
    by_place[made.places] = made.ids
    for shift in (0, 1):
        inner = by_place[longer.places + shift]
        np.maximum.at(share, inner, longer.counts[longer.ids] / made.counts[inner])
    return share


__all__ = ["DULL", "EDGE", "NAME", "VERB", "Sequence", "find_sequences"]
