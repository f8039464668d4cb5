"""Parts of a text as they are cited: articles, paragraphs, actions and goals, each list with its members.

    第三条第 1款                 →  article art-3-1
    行动 16、17 和 18            →  actions action-16, action-17, action-18
    paras. 9-13 and 17 (b)      →  paragraphs p9 … p13, p17-b

What they are parts of is not looked at here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple, cast

from generator.addresses import item_anchor
from generator.languages.citing import Citing, Wording
from generator.languages.numbering import Label, labels_at, number_value

Kind = Literal["article", "within", "preamble", "paragraph", "action", "goal", "target"]
KINDS: tuple[Kind, ...] = ("article", "preamble", "paragraph", "action", "target", "goal", "within")
LONGEST_RANGE = 200
"""Members; a longer range is a misread number."""
LONGEST_LIST = 60
"""Members; longer ones are cut, so that no text takes long."""
LOOK_AHEAD = 60
"""Characters behind a number that the word before it may depend on."""
_BLANK = r"\s{0,4}"
_PREFIX: dict[Kind, str] = {
    "article": "art-",
    "within": "",
    "preamble": "preamble-",
    "paragraph": "p",
    "action": "action-",
}


class Member(NamedTuple):
    start: int
    end: int
    anchors: tuple[str, ...]
    """Several where it is a range."""


class Part(NamedTuple):
    kind: Kind
    start: int
    end: int
    members: tuple[Member, ...]


class PartFinder:
    """Finds the parts named in the texts of one language."""

    def __init__(self, citing: Citing) -> None:
        self.also = citing.also
        self.to = re.compile(rf"\s*(?:{citing.to}|-)\s*")
        self.number = f"{citing.number}(?:{citing.sub})*"
        self.item = re.compile(rf"(?P<number>{citing.number})(?P<subs>(?:{citing.sub})*)|(?P<only>(?:{citing.sub})+)")
        self.sub = re.compile(r"[^\s()]+")
        goal = r"\d{1,2}"
        target = r"\d{1,2}\.(?:\d{1,2}|[a-z])(?![a-z\d])"
        self.wordings: dict[Kind, tuple[Wording, str]] = {
            "article": (citing.article, self.number),
            "preamble": (citing.preamble, self.number),
            "paragraph": (citing.paragraph, self.number),
            "within": (citing.within, self.number),
            "action": (citing.action, r"\d{1,3}"),
            "target": (citing.target, target),
            "goal": (citing.goal, goal),
        }
        self.before = {kind: re.compile(rf"(?:{w.one}|{w.many})\s*") for kind, (w, _) in self.wordings.items()}
        self.behind = {kind: re.compile(rf"\s*(?:{w.after})") for kind, (w, _) in self.wordings.items()}
        self.items = dict.fromkeys(KINDS, self.item)
        self.items["goal"] = self.items["action"] = re.compile(r"(?P<number>\d{1,3})(?P<subs>)(?P<only>(?!))?")
        self.items["target"] = re.compile(rf"(?P<number>{target})(?P<subs>)(?P<only>(?!))?")
        article = self._list("article", citing)
        lettered = rf"(?:{citing.sub})+\s*(?:{citing.within.after})" if citing.within.after else r"(?!)"
        clauses = rf"(?:\s*,?\s*(?P<clauses>{self._list('within', citing)}|{lettered}))?"
        forms = [f"(?P<article>{article}{clauses})"]
        forms += [f"(?P<{kind}>{self._list(kind, citing)})" for kind in KINDS[1:]]
        self.form = re.compile("|".join(forms))

    def _list(self, kind: Kind, citing: Citing) -> str:
        wording, number = self.wordings[kind]
        item = rf"(?:{number}|(?:{citing.sub})+)" if kind not in ("action", "goal", "target") else number
        after, again, unless = wording.after, rf"(?>{wording.one}|{wording.many})", rf"(?!{wording.unless})"
        comma = (
            rf",(?={_BLANK}{again}?{_BLANK}{item}{_BLANK}(?:,|{citing.also}|{citing.to}|-|{after}))"
            if after
            else (rf",(?={_BLANK}{again}?{_BLANK}{item}{_BLANK}(?:,|{citing.also}))")
        )
        joint = rf"{_BLANK}(?:{comma}{_BLANK}(?:{citing.also})?|{citing.also}|{citing.to}|-){_BLANK}"
        # Atomic groups: two ways to read one word would be two for each member, and so 2ⁿ for a list.
        perhaps = f"(?>{after})" if re.match(after, "") else f"(?>{after})?"
        more = rf"(?:{_BLANK}{perhaps if after else ''}{joint}{again}?{_BLANK}{item})"
        many = f"{{0,{LONGEST_LIST}}}"
        if wording.one == wording.many or wording.after:
            return rf"(?:{wording.one}){_BLANK}{number}{more}{many}{_BLANK}(?:{after}){unless}"
        lettered = rf"(?:{_BLANK}(?:{citing.also}|{citing.to}|-){_BLANK}(?:{citing.sub})+)*"
        subs = lettered if kind in ("article", "paragraph") else ""
        return rf"(?:(?:{wording.many}){_BLANK}{number}{more}{many}|(?:{wording.one}){_BLANK}{number}{subs}){unless}"

    def find(self, text: str) -> Iterator[Part]:
        """Every part that a text made alike names, in order."""
        for found in self.form.finditer(text):
            kind = cast(Kind, found.lastgroup)
            if kind != "article" or found["clauses"] is None:
                members = tuple(self._members(text, kind, found.start(), found.end()))
                if members:
                    yield Part(kind, found.start(), found.end(), members)
                continue
            *articles, last = self._members(text, kind, found.start(), found.start("clauses"))
            clauses = self._members(text, "within", found.start("clauses"), found.end())
            joined = [
                Member(
                    last.start if at == 0 else one.start, one.end, tuple(f"{last.anchors[0]}-{a}" for a in one.anchors)
                )
                for at, one in enumerate(clauses)
            ]
            yield Part(kind, found.start(), found.end(), (*articles, *joined))

    def _members(self, text: str, kind: Kind, start: int, end: int) -> Iterator[Member]:
        """The members of the list that stands there; a range is one."""
        made: list[Member] = []
        main = ""
        for item in self.items[kind].finditer(text, start, end):
            done = made[-1].end if made else start
            words = self.before[kind].finditer(text, done, min(len(text), item.end() + LOOK_AHEAD))
            word = next((word for word in words if word.end() >= item.start()), None)
            first = word.start() if word and word.end() == item.start() else item.start()
            first += len(text[first : item.end()]) - len(text[first : item.end()].lstrip())
            suffix = self.behind[kind].match(text, item.end(), end)
            last = suffix.end() if suffix and suffix.group().strip() else item.end()
            main = item["number"] or main
            anchor = _anchor(kind, main, (item["subs"] if item["number"] else item["only"]) or "")
            if not anchor:
                continue
            through = made and self.to.fullmatch(text, done, first)
            if through and (anchors := _range(made[-1].anchors[-1], anchor)):
                made[-1] = Member(made[-1].start, last, (*made[-1].anchors[:-1], *anchors))
            else:
                made.append(Member(first, last, (anchor,)))
        yield from made


@lru_cache(maxsize=4096)
def _anchor(kind: Kind, number: str, subs: str) -> str | None:
    """The last part of the target: art-4-2, p4-c, action-5, 3.8."""
    if kind in ("goal", "target"):
        return number
    if not number:
        return "-".join(_step(step, 0) for step in re.findall(r"[^\s()]+", subs)) if kind == "within" else None
    main, _, letter = number.partition(".")
    if not letter.isdecimal():
        value = _value(main)
        made = None if value is None else f"{value[0]}{value[1]}"
        letters = [letter] if letter else []
    else:
        made, letters = number, []
    if made is None:
        return None
    steps = [*(one.lower() for one in letters), *re.findall(r"[^\s()]+", subs)]
    anchors = [_PREFIX[kind] + made]
    for depth, step in enumerate(steps):
        anchors.append(_step(step, depth))
    return "-".join(anchors)


def _value(printed: str) -> tuple[int, str] | None:
    """The worth of a number, and the mark behind it: 12 bis, 十二之二."""
    found = re.fullmatch(r"(?P<main>.*?)\s?(?P<mark>bis|ter|之[一二三四])?", printed)
    assert found is not None
    value = number_value(found["main"])
    mark = {"bis": "-bis", "ter": "-ter", "之二": "-bis", "之三": "-ter"}.get(found["mark"] or "", "")
    return None if not value else (value, mark)


def _step(printed: str, depth: int) -> str:
    """What stands in brackets behind a number: the first is a letter where it can be one, the next a number."""
    readings = labels_at(f"({printed}) ") or labels_at(f"{printed}) ")
    if not readings:
        return printed
    return item_anchor(_chosen(readings, depth), depth, 0)


def _chosen(readings: tuple[Label, ...], depth: int) -> Label:
    roman = next((label for label in readings if label.system == "roman"), None)
    letter = next((label for label in readings if label.system == "letter"), None)
    if roman and (depth > 0 or letter is None or roman.value in (1, 5, 10)):
        return roman
    return letter or readings[0]


def _range(first: str, last: str) -> tuple[str, ...]:
    """The members from one anchor to another, or nothing where they are no range.

    >>> _range("p9", "p12"), _range("p3-a", "p3-c"), _range("p9", "p5")
    (('p9', 'p10', 'p11', 'p12'), ('p3-a', 'p3-b', 'p3-c'), ())
    """
    stem = re.compile(r"(.*?)(\d+|(?<=-)[a-z])$")
    one, other = stem.match(first), stem.match(last)
    if not one or not other or one[1] != other[1] or one[2].isdecimal() != other[2].isdecimal():
        return ()
    if one[2].isdecimal():
        low, high = int(one[2]), int(other[2])
        names = [str(value) for value in range(low, high + 1)]
    else:
        low, high = ord(one[2]), ord(other[2])
        names = [chr(value) for value in range(low, high + 1)]
    return tuple(one[1] + name for name in names) if 0 < high - low <= LONGEST_RANGE else ()
