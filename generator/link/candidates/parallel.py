"""The same place in two sentences that are equal but for one span: what stands there instead of a registered name.

欢迎人畜共患疾病综合行动取得的进展  |  欢迎人畜共患病行动取得的进展  →  人畜共患病行动 is a variant
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from generator.languages.folding import alike
from generator.languages.scripts import HAN
from generator.link.candidates.collected import Text
from generator.model import Mention

MOST_SENTENCES = 400_000
"""Different sentences of a language that are kept; a bound for memory."""
_LEAST_AROUND, _LEAST_AROUND_LETTERS = 14, 40
"""How much two sentences must share."""
_MOST_COMPARED = 300
_LEAST_HAN = 4
_LONGEST_SENTENCE = 600
_LAST = "\U0010ffff"
_SENTENCE = re.compile(r"[^。;；!?！？\n]{8,600}")
Names = tuple[tuple[int, int, str], ...]


class Parallel(NamedTuple):
    """What stands in the place of a name."""

    text: str
    entity: str
    name: str


class Sentences:
    """The different sentences of one language."""

    def __init__(self) -> None:
        self._names: dict[str, Names] = {}

    def add(self, text: Text) -> Iterator[Text]:
        """Keep the sentences of a text; those that are new."""
        for found in _SENTENCE.finditer(text.text):
            sentence = found[0]
            if sentence in self._names or len(self._names) >= MOST_SENTENCES:
                continue
            start, end = found.span()
            self._names[sentence] = tuple(
                (one.start - start, one.end - start, one.entity)
                for one in text.mentions
                if start <= one.start and one.end <= end
            )
            mentions = tuple(
                Mention(first, last, sentence[first:last], entity) for first, last, entity in self._names[sentence]
            )
            yield Text(text.slug, text.anchor, sentence, mentions)

    def pairs(self) -> Iterator[Parallel]:
        """What stands in the place of a name, once for each sentence with the name."""
        forward = sorted(self._names)
        backward = sorted(sentence[::-1] for sentence in forward)
        for sentence, names in self._names.items():
            for start, end, entity in names:
                left, right = sentence[:start], sentence[end:]
                least = _LEAST_AROUND if HAN.search(sentence) else _LEAST_AROUND_LETTERS
                if len(left) + len(right) < least:
                    continue
                whole, part, among = (
                    (left, right, forward) if len(left) >= len(right) else (right[::-1], left[::-1], backward)
                )
                first = bisect_left(among, whole)
                last = bisect_right(among, whole + _LAST, first)
                if last - first > _MOST_COMPARED:
                    continue
                name = sentence[start:end]
                for other in among[first:last]:
                    if len(other) <= len(whole) + len(part) + 1 or not other.endswith(part):
                        continue
                    span = other[len(whole) : len(other) - len(part)]
                    turned = among is backward
                    found = span[::-1] if turned else span
                    place = len(part) if turned else len(whole)
                    if found != name and self._may_be(found, name, place, other[::-1] if turned else other):
                        yield Parallel(found, entity, name)

    def _may_be(self, found: str, name: str, start: int, sentence: str) -> bool:
        """Whether it could name the same: it shares enough with the name, and has no name in it."""
        end = start + len(found)
        for first, last, _ in self._names.get(sentence, ()):
            if first < end and start < last and (first < start or end < last or last - first + 1 >= end - start):
                return False
        if not len(name) / 2 <= len(found) <= 2 * len(name) or not found[0].isalpha() or not found[-1].isalpha():
            return False
        if re.search(r"\d", found + name) or re.search(r"[,，、:：()（）]", found):
            return False
        if HAN.search(name):
            shared = sum((Counter(found) & Counter(name)).values())
            return (
                len(found) >= _LEAST_HAN
                and found not in name
                and name not in found
                and shared >= 2
                and shared * 3 >= 2 * min(len(found), len(name))
            )
        if found.lower() == name.lower():
            return False
        one, other = set(alike(found).lower().split()), set(alike(name).lower().split())
        return len(one & other) * 2 >= max(len(one), len(other)) and len(other) > 1
