"""What the cover and the closing lines of a document print, field by field of a catalogue.

Before: "Agenda item 25 (b)", "Resolution adopted … on 19 December 2023", "[on the report of … (A/78/473, para. 24)]"
after: agenda_item 25 (b), date 2023-12-19, report A/78/473#p24
Guarantees: 1. every value is printed in a line; 2. a day that no calendar has dates nothing; 3. days of adoption that
differ, or cannot be, are told.
"""

from __future__ import annotations

import re
from calendar import monthrange, timegm
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from generator.issues import Issue
from generator.languages import LANGUAGES
from generator.languages.lists import names_of
from generator.languages.scripts import glue
from generator.languages.table import Language
from generator.model import Matter
from generator.parse.forms import symbol_of, without_number
from generator.parse.furniture import SYMBOL
from generator.parse.raw import Row

_BRACKETED = re.compile(r"[(（](?P<inside>[^()（）]*)[)）]$")
_SEVERAL = re.compile(r"、|,|，|\s+and\s+|(?<=[\u4e00-\u9fff])和(?=[\u4e00-\u9fff])|以及")
_BASIS = re.compile(
    rf"[(（]\s?(?P<symbol>{SYMBOL.pattern})(?:\s?[,，،]\s?[^\d,，،()]{{0,15}}(?P<paragraph>\d{{1,4}}))?[^()（）]*[)）]"
)
"""What a text was adopted on: (A/78/473, para. 24)"""
_DRAFT = re.compile(r"/L\.\d")
_HYPHEN = re.compile(r"[-\u2010\u2011]")
_WORD = re.compile(r"[^\W\d_]{4,}")
_IN_WORD = re.compile(r"-(?<=[^\W\d_]{2}-)(?=[^\W\d_]{2})")
_PART_BEFORE = re.compile(r"[^\W\d_]+$")
_PART_BEHIND = re.compile(r"[^\W\d_]+")
_LONGEST_PART = 200
_HYPHENS = re.compile(r"[-\u00ad\u2010\u2011\s]")
_MONTHS = 12
_LONG_AGO = 13
"""Months before its issue that a text can have been adopted; more is a misprint."""


def printed_title(front: Sequence[Matter], text: str = "") -> str:
    """The title without its number. Hyphens that extraction lost at its lines' ends are found in `text`, the rest of
    the source: the agenda item often bears the same title, and the paragraphs its words.
    """
    title = ""
    for line in front:
        if line.role == "title":
            title += glue(title, line.text, False) + line.text
    title = without_number(title, printed_symbol(front, ()))
    letters = _HYPHENS.sub("", title)
    alike = [line.text for line in front if line.role == "cover" and _HYPHENS.sub("", line.text) == letters]
    return _with_hyphens(max((title, *alike), key=lambda words: len(_HYPHEN.findall(words))), text)


def _with_hyphens(title: str, text: str) -> str:
    """The title with each word that the text has nowhere else, written as the text writes it with a hyphen.

    >>> _with_hyphens("y compris JérusalemEst", "… JérusalemEst … occupé, y compris Jérusalem-Est, …")
    'y compris Jérusalem-Est'
    """
    if not text:
        return title
    hyphened = {_HYPHENS.sub("", word): word for word in _hyphened(text)}
    words = (word for word in _WORD.findall(title) if word in hyphened and len(re.findall(rf"\b{word}\b", text)) == 1)
    for word in words:
        title = title.replace(word, hyphened[word])
    return title


def _hyphened(text: str) -> Iterator[str]:
    """The words of two parts, found by their hyphens: there are few of them.

    >>> list(_hyphened("the non-nuclear-weapon States, 1-2, sub-regional"))
    ['non-nuclear', 'sub-regional']
    """
    end = 0
    for hyphen in _IN_WORD.finditer(text.replace("\u2010", "-").replace("\u2011", "-")):
        at = hyphen.start()
        before = _PART_BEFORE.search(text, max(end, at - _LONGEST_PART), at)
        behind = _PART_BEHIND.match(text, at + 1)
        if before and behind and before.end() - before.start() > 1:
            end = behind.end()
            yield text[before.start() : end]


def printed_symbol(front: Sequence[Matter], furniture: Sequence[Row]) -> str | None:
    """The symbol that the source prints: on the cover, else as its running head."""
    for line in front:
        if line.role == "cover" and (symbol := symbol_of(line.text)):
            return symbol
    heads = Counter(symbol for row in furniture if (symbol := symbol_of(row.text)))
    return heads.most_common(1)[0][0] if heads else None


def printed_fields(front: Sequence[Matter], end: Sequence[Matter], language: Language) -> dict[str, Any]:
    """What the title block and the closing lines print, by the names of `Metadata`."""
    printed: dict[str, Any] = {}
    for line in (*front, *end):
        for key, value in _fields(line, language).items():
            if value:
                printed.setdefault(key, value)
    if body := _named(" ".join(_organs(front, language)), language.bodies):
        printed["body"] = body
    days = [day for day, _ in adoption_days(front, end, language)]
    if days:
        printed.setdefault("date", _likeliest(days, printed.get("date_issued")))
    if "agenda_item" in printed and (title := _agenda_title(front, language)):
        printed["agenda_title"] = title
    return printed


def _fields(line: Matter, language: Language) -> dict[str, Any]:
    """What one line prints, but for the day of adoption."""
    text = line.text
    if line.role == "session":
        return {"session": text}
    if line.role == "place" and (match := language.place.fullmatch(text)):
        groups = match.groupdict()
        return {"place": (groups.get("city") or "").strip(), **_dates(groups, language)}
    if line.role == "cover" and (match := language.cover.fullmatch(text)):
        return _on_cover(match, language)
    if line.role == "submitter" and (match := language.submitter.fullmatch(text)):
        return {"submitters": submitters(match["who"]), "type": _named(text, language.types)}
    if line.role == "adoption":
        return {"type": _named(text, language.types), **_basis(text)}
    if line.role == "meeting" and not language.date.fullmatch(text):
        return {"meeting": text}
    return {}


def _organs(front: Sequence[Matter], language: Language) -> Iterator[str]:
    """What the cover says of whose the document is: the organs named on it, then the line of adoption."""
    yield from (line.text for line in front if line.role == "cover" and language.organs.fullmatch(line.text))
    yield from (line.text for line in front if line.role == "adoption" and line.text[0] not in "[［")


def _named(text: str, names: Sequence[tuple[str, str]]) -> str | None:
    """What the first of the words that stand in the text names."""
    words = text.lower()
    return next((name for form, name in names if form in words), None)


def _on_cover(match: re.Match[str], language: Language) -> dict[str, str]:
    """The agenda item, or the day of issue: one without a month that is known is none."""
    groups = match.groupdict()
    if groups.get("item"):
        return {"agenda_item": groups["item"]}
    if groups.get("day") and _month(groups.get("month"), language):
        return {"date_issued": day} if (day := _dates(groups, language).get("date")) else {}
    return {}


def _agenda_title(front: Sequence[Matter], language: Language) -> str:
    """The words between the number of the agenda item and the next line that has a form: its title, or theirs."""
    titles: list[str] = []
    below = False
    for line in front:
        match = language.cover.fullmatch(line.text) if line.role == "cover" else None
        if match and match.groupdict().get("item"):
            below = True
        elif below and (match or line.role != "cover" or symbol_of(line.text)):
            break
        elif below:
            titles.append(line.text)
    joined = ""
    for title in titles:
        joined += ("" if not joined else " " if joined.endswith((":", "：")) else "; ") + title
    return joined


def _basis(text: str) -> dict[str, str]:
    """The report on which a text was adopted, with its paragraph, or the draft.

    >>> _basis("[on the report of the Third Committee (A/78/473, para. 24)]")
    {'report': 'A/78/473#p24'}
    >>> _basis("[未经发交主要委员会而通过(A/77/L.70)]")
    {'draft': 'A/77/L.70'}
    """
    match = _BASIS.search(text)
    if not match:
        return {}
    symbol, paragraph = match["symbol"].replace(" ", ""), match["paragraph"]
    if _DRAFT.search(symbol):
        return {"draft": symbol}
    return {"report": f"{symbol}#p{int(paragraph)}" if paragraph else symbol}


def adoption_days(front: Sequence[Matter], end: Sequence[Matter], language: Language) -> tuple[tuple[str, int], ...]:
    """Every day on which the text says that it was adopted, with the line of the source."""
    found: dict[str, int] = {}
    for line in (*front, *end):
        if line.role in ("adoption", "meeting") and (match := language.date.search(line.text)):
            day = _dates(match.groupdict(), language).get("date")
            if day:
                found.setdefault(day, line.line)
    return tuple(found.items())


def _likeliest(days: Sequence[str], issued: str | None) -> str:
    """Of days that differ, the last on which the text can have been adopted: a cover is often made from another's.

    >>> _likeliest(["2021-02-09", "2021-09-02"], "2021-09-07"), _likeliest(["2022-12-16", "2022-12-06"], None)
    ('2021-09-02', '2022-12-16')
    """
    possible = [day for day in days if issued and day <= issued]
    return max(possible) if possible else days[0]


def doubtful_days(days: Sequence[tuple[str, int]], issued: str | None, file: str) -> Iterator[Issue]:
    """Days of adoption that differ, or that lie behind the day of issue or long before it."""
    remedy = "give date: in the YAML file beside it"
    if len(days) > 1:
        said = " and ".join(day for day, _ in days)
        yield Issue("dates-differ", file, days[1][1], f"two days of adoption are printed, {said}", remedy)
    elif days and issued and _is_impossible(days[0][0], issued):
        message = f"it is said to be adopted on {days[0][0]} and issued on {issued}"
        yield Issue("date-doubtful", file, days[0][1], message, remedy)


def _days(day: str) -> int:
    """A day as a number of days, to count between two."""
    year, month, number = map(int, day.split("-"))
    return timegm((year, month, number, 0, 0, 0)) // 86_400


def _is_impossible(adopted: str, issued: str) -> bool:
    """Whether a text cannot have been adopted on the one day and issued on the other, each as exact as is printed."""
    exact = min(len(adopted), len(issued))
    return adopted[:exact] > issued[:exact] or _months(issued) - _months(adopted) > _LONG_AGO


def _months(day: str) -> int:
    year, _, rest = day.partition("-")
    return int(year) * _MONTHS + int(rest[:2] or _MONTHS)


def submitters(who: str) -> tuple[str, ...]:
    """The submitters one by one; a group that names its members in brackets gives the group and its members.

    >>> submitters("摩洛哥、荷兰和西班牙")
    ('摩洛哥', '荷兰', '西班牙')
    >>> submitters("不扩散与裁军倡议组织成员(澳大利亚和加拿大)")
    ('不扩散与裁军倡议组织', '澳大利亚', '加拿大')
    """
    bracketed = _BRACKETED.search(who)
    if bracketed and _SEVERAL.search(bracketed["inside"]):
        group = who[: bracketed.start()].strip().removesuffix("成员").removesuffix("成员国")
        return tuple(name for name in (group, *names_of(bracketed["inside"])) if name)
    return names_of(who)


def _dates(groups: dict[str, str | None], language: Language) -> dict[str, str]:
    """First and last day, ISO 8601, as exact as printed."""
    year = groups.get("year") or groups.get("year_only")
    if not year:
        return {}
    month, day = _month(groups.get("month") or groups.get("month_only"), language), groups.get("day")
    start = _month(groups.get("start_month"), language) or month
    last_month = _month(groups.get("end_month"), language) or month
    dates = {"date": _iso(year, start, day)}
    if groups.get("end_day"):
        dates["date_end"] = _iso(year, last_month, groups["end_day"])
    return {key: date for key, date in dates.items() if date}


def _month(name: str | None, language: Language) -> int | None:
    """The number of a month; covers in every language also date in English."""
    if not name:
        return None
    if name.isdecimal():
        return int(name)
    tables = (language.months, LANGUAGES["en"].months)
    return next((months.index(name.lower()) + 1 for months in tables if name.lower() in months), None)


def _iso(year: str, month: int | None, day: str | None) -> str | None:
    """As exact as is known; None where no calendar has such a day: it is a misprint, and dates nothing.

    >>> _iso("2015", 9, "18"), _iso("2015", 9, None), _iso("2015", None, None), _iso("2015", 2, "31")
    ('2015-09-18', '2015-09', '2015', None)
    """
    if not month:
        return f"{int(year):04d}"
    if not 1 <= month <= _MONTHS or (day and not 1 <= int(day) <= monthrange(max(int(year), 1), month)[1]):
        return None
    return f"{int(year):04d}-{month:02d}-{int(day):02d}" if day else f"{int(year):04d}-{month:02d}"
