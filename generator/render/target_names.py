"""What a citation points at, in words: `npt#art-3-2` is 《不扩散核武器条约》第三条第2款.

A paragraph of the corpus is cited as its document prints it (citations.py); here are those of documents and instruments
that only their targets tell about.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from generator.addresses import GOALS
from generator.languages.numbering import HAN_DIGITS, letter_value, roman
from generator.model import Entity

_LAWS = ("art", "rule", "principle")
_REGIONS = ("annex", "part", "sec", *_LAWS)


class TargetNames:
    """The names of what is cited, in the words of the interface."""

    def __init__(self, entities: dict[str, Entity], words: dict[str, Any], language: str) -> None:
        self.entities, self.language = entities, language
        self.cite: dict[str, str] = words["cite"]
        self.targets: dict[str, str] = words["targets"]
        self.separator: str = words["separator"]
        self.name = cache(self._name)

    def whole(self, base: str) -> str:
        """The document or the instrument: A/RES/76/36, 《不扩散核武器条约》."""
        if base == GOALS:
            return self.targets["goals"]
        entity = self.entities.get(base)
        if entity is None:
            return base
        said = entity.names.get(self.language) or next(iter(entity.names.values()), entity.id)
        return self.targets["instrument"].format(name=self._inner(said))

    def _inner(self, title: str) -> str:
        """A title inside a title has the smaller marks."""
        outer = self.targets["instrument"].partition("{name}")
        small = {"《": "〈", "》": "〉"} if outer[0] else {}
        return "".join(small.get(mark, mark) for mark in title)

    def part(self, part: str, base: str = "") -> str:
        """What a target's fragment means: 第三条第2款, 第4段(c), 行动5. Articles are counted as the base does."""
        kind, _, number = part.partition("-")
        if part[:1].isdecimal():
            return self.targets["target_alone" if "." in part else "goal_alone"].format(n=part)
        if kind in ("preamble", "action"):
            return self.targets[kind].format(n=number)
        if kind == "fn":
            return self.cite["footnote"].format(n=number)
        steps = part.split("-")
        said: list[str] = []
        while len(steps) > 1 and steps[0] in _REGIONS:
            said.append(self._region(steps[0], steps[1], base))
            kind, steps = steps[0], steps[2:]
        if kind in _LAWS and steps and not steps[0][0].isdigit():
            said[-1] += self._items(steps)  # 第十二条(c)
        elif kind in _LAWS and steps:
            said.append(self.targets["clause"].format(n=steps[0]) + self._items(steps[1:]))
        elif steps:
            said.append(self._paragraph(steps))
        return self.cite["joint"].join(said)

    def _name(self, target: str) -> str:
        base, _, part = target.partition("#")
        if not part:
            return self.whole(base)
        if base == GOALS:
            return self.targets["target" if "." in part else "goal"].format(n=part)
        joint = self.separator if base not in self.entities else self.targets["joint"]
        return self.whole(base) + joint + self.part(part, base)

    def article(self, number: str, base: str) -> str:
        """The number of an article: 三, III or 3."""
        entity = self.entities.get(base)
        if not number.isdecimal():
            return number
        if self.targets["numerals"] == "han":
            return han_number(int(number))
        return roman(int(number)) if entity and entity.numerals == "roman" else number

    def _region(self, kind: str, number: str, base: str) -> str:
        """附件1, 第三条."""
        if kind == "art":
            return self.targets["article"].format(n=self.article(number, base))
        return self.cite[{"sec": "section"}.get(kind, kind)].format(n=number.upper())

    def _paragraph(self, steps: list[str]) -> str:
        """第4段(c)(ii), 第187段第15项, 序言部分第6段."""
        first, *below = steps
        if first == "pp" and below:
            lettered = below[0].isalpha()
            key, number = ("preamble", f"({below[0]})") if lettered else ("preamble_ordinal", below[0])
            return self.cite[key].format(n=number) + self._items(below[1:])
        if re.fullmatch(r"p\d[\d.]*", first):
            mark = f" {below.pop(0)}" if below and below[0] in ("bis", "ter", "quater") else ""
            return self.cite["paragraph"].format(n=first[1:] + mark) + self._items(below)
        return "-".join(steps)

    def _items(self, steps: list[str]) -> str:
        """(c), (ii) below a letter; 第15项 right below a paragraph."""
        said = ""
        blank = " " if self.cite["joint"].strip() else ""
        for place, step in enumerate(steps):
            if step.isdecimal() and place == 0:
                said += self.cite["joint"] + self.cite["numbered_item"].format(n=step)
            elif step.isdecimal():
                said += f"{blank}({roman(int(step)).lower()})"
            else:
                said += f"{blank}({step})" if letter_value(step) is not None else f" {step}"
        return said


def han_number(value: int) -> str:
    """A Chinese numeral up to 999, as articles print it.

    >>> [han_number(value) for value in (3, 10, 12, 20, 102, 111)]
    ['三', '十', '十二', '二十', '一百零二', '一百一十一']
    """
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    said = f"{HAN_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        said += ("" if tens == 1 and not hundreds else HAN_DIGITS[tens]) + "十"
    elif hundreds and ones:
        said += "零"
    return said + (HAN_DIGITS[ones] if ones else "")
