"""Resolutions and decisions cited by number.

    第 69/39 号决议; 安全理事会第 1540(2004)和 1887(2009)号决议; its resolutions 2200 A (XXI) and 75/33

A number is taken for a resolution by its form and the noun it belongs to; whose it is, by the organ named before it in
the sentence, the year printed beside it, and what numbers that organ's series can hold. Where that leaves no organ, or
one whose series is not known, the number stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.languages.citing import Citing
from generator.languages.numbering import roman
from generator.link.citations.series import REPORTS, Number, security_council_year, spelled

_PART = r"(?:\s?{letter}(?:\s?(?:-|{also}|{to})\s?{letter})?(?![A-Za-z\u0400-\u06ff0-9./-]))"
_SESSION = r"(?P<session>(?:(?:E?S{marks})-)?\d{1,4})\s?/\s?(?P<number>\d{1,4})"
_RUNNING = (
    r"(?P<running>\d{1,4})(?P<part_before>\s?{letter}(?:\s?-\s?{letter})?)?\s?"
    r"\(\s?(?P<bracket>(?:19|20)\d\d|(?:(?:E?S{marks})-)?[IVXLХ]{1,7}|(?:د|دإ|دإط)\s?-\s?\d{1,2})\s?\)"
)
_LEFT = r"(?<![A-Za-z0-9/.(-])"
_RIGHT = r"(?![A-Za-z0-9/]|[.-]\d)"
FAR = 1200
"""Characters over which a noun or an organ still holds for the numbers of its list."""
_ARABIC_SESSION = re.compile(r"(?:د|(?P<kind>E?S))\s?-\s?(?P<number>\d+)")
_CYRILLIC = str.maketrans("АВСЕХ", "ABCEX")
_HAN_SENTENCE_END = re.compile(r"[。;]")
_SENTENCE_END = re.compile(r"(?:[^\W\d_]{5,}|[\d)»\"])\.\s+(?=[A-ZА-ЯÀ-Ý])")
"""A full stop behind a short word is one of sect. B or para. 3."""


class Resolution(NamedTuple):
    head: int
    """Where its noun or organ begins, if one stands before it."""
    start: int
    end: int
    target: str | None
    reason: str | None


class ResolutionFinder:
    """Finds the resolutions in the texts of one language."""

    def __init__(self, citing: Citing) -> None:
        self.citing = citing
        letters = "|".join(("[A-ZА-Я]", *(name for name, _ in citing.letters)))
        words = {
            "{letter}": f"(?:{letters})",
            "{marks}": "".join(f"|{mark}" for mark, _ in citing.sessions),
            "{also}": citing.also,
            "{to}": citing.to,
        }
        number = f"{_LEFT}(?:{_RUNNING}|{_SESSION}(?P<part>{_PART})?){_RIGHT}"
        for mark, form in words.items():
            number = number.replace(mark, form)
        self.number = re.compile(number)
        self.named = {**dict(citing.sessions), **dict(citing.letters)}
        """What is spelled in the language's own letters, with its Latin form."""
        self.sentence_end = _SENTENCE_END if citing.noun_first else _HAN_SENTENCE_END
        self.noun = re.compile(rf"(?P<RES>{citing.resolution})|(?P<DEC>{citing.decision})")
        self.organs = (*REPORTS, *citing.organs)
        self.organ = re.compile("|".join(f"(?P<o{at}>{form})" for at, (form, _) in enumerate(self.organs)))
        self.made_by = re.compile(citing.made_by)
        self.numbered = re.compile(rf"(?:{citing.numbered})$")
        self.numbered_only = re.compile(rf"\s*(?:{citing.numbered})?")
        self.count = re.compile(citing.count)
        self.date = re.compile(citing.date)
        pieces = (citing.date, citing.numbered, citing.count, citing.also, r"\d+|[/\s,()A-Z.-]")
        self.listed = re.compile("|".join(filter(None, pieces)))
        """A piece of a list of numbers: a date, a joint, a number. Such pieces are stepped over one by one, since an
        expression that repeats them would try every way to cut the text."""
        self.beside = re.compile(f"{citing.resolution}|{citing.decision}|{self.listed.pattern}")
        """What may stand between an organ whose series nobody knows and the numbers that are its own."""
        self.of_organ = re.compile(rf"(?:{citing.of_organ})$")
        self.plain = re.compile(r"(?<=第)\s?(\d{1,4})(?=\s?号)") if citing.code == "zh" else None

    def find(self, text: str, own: str, known: dict[int, str], cited: dict[str, str]) -> Iterator[Resolution]:
        """Every resolution of a text made alike. `own` is the series of the document itself; `known` has the years of
        the Security Council's resolutions that the document has cited with one, `cited` the targets of numbers that it
        has cited with their organ: both are added to."""
        numbers = list(self.number.finditer(text)) if "/" in text or "(" in text else []
        if not numbers and (self.plain is None or self.plain.search(text) is None):
            return
        nouns = list(self.noun.finditer(text))
        if not nouns and not any(found["bracket"] for found in numbers):
            return
        organs = list(self.organ.finditer(text))
        for found in numbers:
            yield from self._numbered(text, found, nouns, organs, own, known, cited)
        if self.plain is not None and nouns:
            yield from self._without_year(text, nouns, organs, known)

    def is_list(self, text: str, end: int, start: int) -> bool:
        """Whether two numbers are members of one list, with nothing but joints and dates between them."""
        return end <= start and _only(self.listed, text, end, start)

    def _numbered(
        self,
        text: str,
        found: re.Match[str],
        nouns: list[re.Match[str]],
        organs: list[re.Match[str]],
        own: str,
        known: dict[int, str],
        cited: dict[str, str],
    ) -> Iterator[Resolution]:
        noun = self._noun(text, found, nouns)
        number = _parsed(found, self.named)
        if noun is None and not number.bracket.isdecimal():
            return
        kind = noun.lastgroup if noun and noun.lastgroup else "RES"
        organ, organ_start = self._organ(text, found, organs)
        year = self._year(text, found)
        target, reason = self._target(number, kind, organ, own, year)
        if organ is None and (same := cited.get(found.group())) is not None:
            target, reason = same, None
        elif organ is not None and target is not None:
            cited[found.group()] = target
        if target is not None and number.bracket.isdecimal():
            known[number.number] = number.bracket
        if target is None and not (noun or organ):
            return  # a number and a bracket that nothing calls a resolution: 25 (XX)
        head = found.start()
        if noun is not None and noun.start() < head:
            near = self.organ.sub("", text[noun.end() : head]).strip()
            head = noun.start() if not near else head
            if organ_start is not None and organ_start < head:  # *General Assembly* resolution 76/36
                between = self.organ.sub("", text[organ_start:head], count=1)
                head = head if between.strip(" '’s") else organ_start
        yield Resolution(head, found.start(), found.end(), target, reason)

    def _noun(self, text: str, found: re.Match[str], nouns: list[re.Match[str]]) -> re.Match[str] | None:
        """The noun that the number belongs to: the next one where nouns follow their numbers, else the last."""
        if not self.citing.noun_first:
            shaped = self.numbered.search(text, max(0, found.start() - 3), found.start())
            counted = self.count.match(text, found.end())
            for noun in nouns:
                if noun.start() >= found.end():
                    between = text[found.end() : noun.start()]
                    if len(between) > FAR or self.sentence_end.search(between):
                        break
                    sure = shaped or counted or found["bracket"] or _only(self.listed, text, found.end(), noun.start())
                    return noun if sure else None
            return None
        last = None
        for noun in nouns:
            if noun.end() > found.start():
                break
            last = noun
        if (
            last is None
            or found.start() - last.end() > FAR
            or self.sentence_end.search(text, last.end(), found.start())
        ):
            return None
        return last

    def _organ(self, text: str, found: re.Match[str], organs: list[re.Match[str]]) -> tuple[str | None, int | None]:
        """The series of the organ that the sentence names last before the number, or right behind it."""
        named: re.Match[str] | None = None
        for organ in organs:
            if organ.start() >= found.end():
                behind = self.of_organ.search(text, max(found.end(), organ.start() - 20), organ.start())
                if behind and _only(self.listed, text, found.end(), behind.start()):
                    return self._series(organ), None
                break
            if found.start() - organ.end() > FAR or self.made_by.match(text, organ.end()):
                continue
            unknown = self._series(organ) == "?" and not self._of_report(organ)
            if unknown and self.citing.noun_first and not _only(self.beside, text, organ.end(), found.start()):
                continue
            named = organ
        if named is None or self.sentence_end.search(text, named.end(), found.start()):
            return None, None
        return self._series(named), named.start()

    def _of_report(self, organ: re.Match[str]) -> bool:
        return int((organ.lastgroup or "o0")[1:]) < len(REPORTS)

    def _series(self, organ: re.Match[str]) -> str:
        return self.organs[int((organ.lastgroup or "o0")[1:])][1]

    def _year(self, text: str, found: re.Match[str]) -> int | None:
        """The year of the date beside the number."""
        if self.citing.noun_first:
            dated = self.date.search(text, found.end(), min(len(text), found.end() + 24))
            return int(dated["year"]) if dated and not text[found.end() : dated.start()].strip(" ,") else None
        dates = list(self.date.finditer(text, max(0, found.start() - 30), found.start()))
        if not dates or not self.numbered_only.fullmatch(text, dates[-1].end(), found.start()):
            return None
        return int(dates[-1]["year"])

    def _target(
        self, number: Number, kind: str, organ: str | None, own: str, year: int | None
    ) -> tuple[str | None, str | None]:
        """The official spelling in the first series that the number fits, of those that the sentence allows."""
        if number.bracket.isdecimal():
            return _or_reason(spelled("S", number, kind))
        if organ == "?council":
            organ = "A/HRC" if not number.session.isdecimal() or int(number.session) < 1900 else "E"
        if organ == "?":
            return None, "unknown-series"
        series: tuple[str, ...]
        if number.bracket:
            series = ("E",) if organ == "E" else ("A",)
        elif number.session.isdecimal() and int(number.session) >= 1900:
            series = ("E/CN.4",) if organ == "E/CN.4" else ("E",)
        elif organ in (None, "S", "E", "E/CN.4"):
            series = (own,) if own in ("A", "A/HRC") else ("A",)
        else:
            series = (organ, "A") if year is None else (organ, "A", "A/HRC")
        if year is not None and series == ("A",):
            series = ("A", "A/HRC")  # 2020 年 6 月 22 日第 43/26 号 cannot be of the forty-third General Assembly
        possible = [(one, target) for one in series if (target := spelled(one, number, kind))]
        fitting = [target for one, target in possible if year is None or _of_that_year(one, number, year)]
        if fitting:
            return fitting[0], None
        return None, "no-such-year" if possible else "no-such-number"

    def _without_year(
        self, text: str, nouns: list[re.Match[str]], organs: list[re.Match[str]], known: dict[int, str]
    ) -> Iterator[Resolution]:
        """第 1373 号、第 1540 号决议 of the Security Council: its numbers run on, so each tells its year."""
        assert self.plain is not None
        for found in self.plain.finditer(text):
            noun = next((noun for noun in nouns if noun.start() >= found.end()), None)
            if noun is None or noun.lastgroup != "RES" or self.sentence_end.search(text, found.end(), noun.start()):
                continue
            if not _only(self.listed, text, found.end(), noun.start()):
                continue
            organ, _ = self._organ(text, found, organs)
            number = int(found[1])
            year = security_council_year(number)
            if number in known or (organ == "S" and year):
                target = f"S/RES/{number}({known.get(number) or year})"
                yield Resolution(found.start(1), found.start(1), found.end(1), target, None)


def _only(pieces: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Whether nothing but such pieces stands there."""
    while start < end:
        piece = pieces.match(text, start, end)
        if piece is None or piece.end() == start:
            return False
        start = piece.end()
    return True


def _parsed(found: re.Match[str], named: dict[str, str]) -> Number:
    def latin(group: str) -> str:
        printed = found[group] or ""
        for own, official in named.items():
            printed = printed.replace(own, official)
        return printed.translate(_CYRILLIC)

    letters = re.findall(r"[A-Z]", latin("part") or latin("part_before"))
    number = int(found["number"] or found["running"])
    bracket = latin("bracket")
    if session := _ARABIC_SESSION.fullmatch(bracket):  # 973 (د-10) is 973 (X)
        bracket = f"{session['kind'] or ''}{'-' if session['kind'] else ''}{roman(int(session['number']))}"
    return Number(latin("session"), number, bracket, "-".join(letters))


def _or_reason(target: str | None) -> tuple[str | None, str | None]:
    return target, None if target else "no-such-number"


def _of_that_year(series: str, number: Number, year: int) -> bool:
    """Whether a session can have sat in that year: the 76th of the General Assembly in 2021 and 2022."""
    session = number.session.rpartition("-")[2]
    if number.bracket or not session.isdecimal() or "-" in number.session:
        return True
    if series == "A":
        return int(session) + 1945 <= year <= int(session) + 1946
    if series == "A/HRC":
        return abs(2006 + int(session) / 3 - year) < 2
    return True
