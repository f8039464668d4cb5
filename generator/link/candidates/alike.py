"""Spans of a text that look like a name of the registry and are none: 人畜共患疾综合行动, 人畜共患疾病综合行动.

1. Characters dropped, added, changed or swapped: up to one in a name of four, two in one of eight. Of the pieces that a
   name falls into, one more than the changes allowed, one must stand in the text as it is; from there it is compared.
2. Two neighbours swapped in a name of three (核安保, 核保安).
3. Traditional characters.

The first and the last character stay, unless they are swapped: what stands beside a name is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import ahocorasick

from generator.languages.folding import alike
from generator.languages.scripts import HAN
from generator.languages.traditional import characters, simplified
from generator.link.candidates.collected import Text
from generator.link.candidates.words import BREAK, INNER, Cutter
from generator.link.names import Automaton, find_names

SWAPPED, DROPPED, ADDED, CHANGED, TRADITIONAL = "swapped", "dropped", "added", "changed", "traditional"
_LEAST_HAN, _LEAST_SWAPPED, _LEAST_LETTERS = 4, 3, 10
_TWO_CHANGES_HAN, _TWO_CHANGES_LETTERS = 8, 24
_TELLING = frozenset(
    "不非无未反第前后上下东西南北左右大小高低内外其为向中届次条号段年月会议男女甲乙丙丁一二三四五六七八九十百千"
    "0123456789的和与及或、，,()（）《》各是在 -"
)
"""Characters that make another name by being changed, dropped or added."""


class Alike(NamedTuple):
    """What looks like a name."""

    text: str
    entity: str
    name: str
    """The name of the registry."""
    how: tuple[str, ...]


class _Edits(NamedTuple):
    end: int
    how: tuple[str, ...]


class Lookalikes:
    """The names of one language, with everything to find what looks like them."""

    def __init__(self, names: Iterable[tuple[str, str]], language: str, automaton: Automaton, cutter: Cutter) -> None:
        """Names with their entities; `automaton` finds them all."""
        self._han = language == "zh"
        self._cutter = cutter
        self._known = automaton
        self._names: list[tuple[str, str]] = []
        pieces: dict[str, list[tuple[int, int]]] = {}
        all_names = [(alike(name).lower().strip("《》"), entity) for name, entity in names]
        taken = {name for name, _ in all_names}
        for name, entity in dict.fromkeys(all_names):
            if self._han != all(HAN.match(character) for character in name):
                continue
            number = len(self._names)
            self._names.append((name, entity))
            changes = self._changes(name)
            if changes:
                size, rest = divmod(len(name), changes + 1)
                start = 0
                for at in range(changes + 1):
                    length = size + (at < rest)
                    pieces.setdefault(name[start : start + length], []).append((number, start))
                    start += length
            elif self._han and len(name) >= _LEAST_SWAPPED:
                for at in range(len(name) - 1):
                    swapped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
                    if swapped != name and swapped not in taken:
                        pieces.setdefault(swapped, []).append((number, -1))
        self._pieces: Any = ahocorasick.Automaton()
        for piece, where in pieces.items():
            self._pieces.add_word(
                piece, (len(piece), tuple(self._prepared(number, at, len(piece)) for number, at in where))
            )
        self._pieces.make_automaton()

    def find(self, text: Text) -> Iterator[Alike]:
        """What looks like a name in a text."""
        if not len(self._pieces):
            return
        plain = alike(text.text).lower()
        if len(plain) != len(text.text):
            return
        if self._han:
            yield from self._in_traditional(text)
        seen: set[tuple[int, int, int]] = set()
        size = len(plain)
        for last, (length, names) in self._pieces.iter(plain):
            begin = last + 1 - length
            for number, at, first, closing, left, right, budget in names:
                if at < 0:
                    found: tuple[int, int, tuple[str, ...]] | None = (begin, last + 1, (SWAPPED,))
                else:
                    # The ends of the name must be near where they belong; that spares nearly all comparisons.
                    expected = begin - at
                    if (
                        left
                        and plain.find(first, expected - budget if expected > budget else 0, expected + budget + 1) < 0
                    ):
                        continue
                    if right:
                        closes = last + len(right)
                        if closes - budget >= size or plain.find(closing, closes - budget, closes + budget + 1) < 0:
                            continue
                    found = _compared(plain, begin, last + 1, left, right, budget)
                if found is None:
                    continue
                key = (found[0], found[1], number)
                if key not in seen:
                    seen.add(key)
                    yield from self._told(text, plain, number, *found)

    def _prepared(self, number: int, at: int, length: int) -> tuple[int, int, str, str, str, str, int]:
        name = self._names[number][0]
        left, right = name[: max(0, at)][::-1], name[at + length :] if at >= 0 else ""
        return number, at, name[0], name[-1], left, right, self._changes(name)

    def _changes(self, name: str) -> int:
        """How many changes leave it recognisable."""
        length = len(name)
        if self._han:
            return 0 if length < _LEAST_HAN else 1 if length < _TWO_CHANGES_HAN else 2
        return 0 if length < _LEAST_LETTERS else 1 if length < _TWO_CHANGES_LETTERS else 2

    def _told(self, text: Text, plain: str, number: int, start: int, end: int, how: tuple[str, ...]) -> Iterator[Alike]:
        name, entity = self._names[number]
        found = plain[start:end]
        if not how or ((found[0] != name[0] or found[-1] != name[-1]) and how != (SWAPPED,)):
            return
        if self._han and how != (SWAPPED,) and (len(found) < _LEAST_HAN or not self._apart(text, start, end)):
            return
        if not self._han and not (_edge(plain, start - 1) and _edge(plain, end) and _within(found, name)):
            return
        if sorted(found) != sorted(name) and not _TELLING.isdisjoint(_difference(found, name)):
            return
        for one in text.mentions:
            if one.start < end and start < one.end:
                crossing = one.start < start or end < one.end
                # What another name within it is changed to is another thing: 巴基斯坦人民, 巴勒斯坦人民.
                other = CHANGED in how and one.text.lower() not in name
                if crossing or other or one.entity == entity or (one.start, one.end) == (start, end):
                    return
        yield Alike(text.text[start:end], entity, name, how)

    def _apart(self, text: Text, start: int, end: int) -> bool:
        """Whether words of names begin and end where it does."""
        words = [
            word for word in self._cutter.words(text.text, text.mentions, "zh") if word.start < end and start < word.end
        ]
        if words[0].start < start or end < words[-1].end:
            return False
        # 和 begins 和平利用 as it is printed, but in 和使用核能 it is a word of its own.
        return words[0].sort not in (BREAK, INNER) and words[-1].sort not in (BREAK, INNER)

    def _in_traditional(self, text: Text) -> Iterator[Alike]:
        if characters().keys().isdisjoint(text.text):
            return
        plain = simplified(text.text)
        taken = [(one.start, one.end) for one in text.mentions]
        for one in find_names(plain, self._known)[0]:
            printed = text.text[one.start : one.end]
            if printed != one.text and not any(start < one.end and one.start < end for start, end in taken):
                yield Alike(printed, one.entity, one.text, (TRADITIONAL,))


def _compared(
    plain: str, begin: int, end: int, left: str, right: str, budget: int
) -> tuple[int, int, tuple[str, ...]] | None:
    """Where a name around a piece of it begins and ends, and what is changed; None where it is none."""
    before = _Edits(0, ())
    if left:
        window = plain[max(0, begin - len(left) - budget) : begin][::-1]
        compared = _match(left, window, budget)
        if compared is None:
            return None
        before = compared
    behind = _Edits(0, ())
    if right:
        compared = _match(right, plain[end : end + len(right) + budget], budget - len(before.how))
        if compared is None:
            return None
        behind = compared
    return begin - before.end, end + behind.end, (*before.how, *behind.how)


def _match(name: str, text: str, budget: int) -> _Edits | None:
    """The shortest way from the rest of a name to the beginning of a text."""
    same = 0
    for one, other in zip(name, text, strict=False):
        if one != other:
            break
        same += 1
    if same == len(name):
        return _Edits(same, ())
    if not budget:
        return None
    rest, behind = name[same:], text[same:]
    ways = [(CHANGED, 1, 1), (DROPPED, 1, 0), (ADDED, 0, 1)]
    if len(rest) > 1 and len(behind) > 1 and rest[0] == behind[1] and rest[1] == behind[0]:
        ways.insert(0, (SWAPPED, 2, 2))
    best: _Edits | None = None
    for how, of_name, of_text in ways:
        if len(behind) < of_text:
            continue
        found = _match(rest[of_name:], behind[of_text:], budget - 1 if best is None else len(best.how) - 2)
        if found is not None and (best is None or len(found.how) + 1 < len(best.how)):
            best = _Edits(same + of_text + found.end, (how, *found.how))
        if best is not None and len(best.how) == 1:
            break
    return best


def _difference(found: str, name: str) -> set[str]:
    """Characters that one has and the other has not, from where they part to where they meet again."""
    first = 0
    while first < min(len(found), len(name)) and found[first] == name[first]:
        first += 1
    last = 0
    while last < min(len(found), len(name)) - first and found[-1 - last] == name[-1 - last]:
        last += 1
    one, other = found[first : len(found) - last], name[first : len(name) - last]
    return set(one) ^ set(other)


def _edge(plain: str, place: int) -> bool:
    return not 0 <= place < len(plain) or not plain[place].isalnum()


def _within(found: str, name: str) -> bool:
    """Whether they differ inside a word, and not in its ending, which grammar changes."""
    one, other = found.split(), name.split()
    if len(one) != len(other):
        return len("".join(one)) == len("".join(other)) and "".join(one) == "".join(other)
    return all(a == b or (a[-2:] == b[-2:] and len(b) > 4) for a, b in zip(one, other, strict=True))


__all__ = ["Alike", "Lookalikes"]
