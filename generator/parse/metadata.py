"""Pass 11: what a catalogue says of the document, from what it prints; the editor's YAML wins, nothing is invented.

Guarantees: 1. a symbol, title or date is printed in the source or given by the editor; 2. `found` says which, field by
field: printed, stated by the file, told by the symbol alone, or the editor.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct

from generator.addresses import is_slug, slug_of
from generator.issues import Issue
from generator.languages import LANGUAGES
from generator.languages.scripts import glue
from generator.languages.table import Language
from generator.model import Matter, Metadata, Overrides, Source
from generator.parse.front import without_number
from generator.parse.furniture import is_symbol
from generator.parse.raw import Row

_SPLIT_WHO = re.compile(r"、|,\s*|，|\s+and\s+|(?<=[\u4e00-\u9fff])和(?=[\u4e00-\u9fff])|以及")
_BRACKETED = re.compile(r"[(（](?P<inside>[^()（）]*)[)）]$")
_BODIES = (
    (re.compile(r"A/(?:RES|C\.\d)?"), "UN General Assembly"),
    (re.compile(r"S/"), "UN Security Council"),
    (re.compile(r"E/"), "UN Economic and Social Council"),
    (re.compile(r"GC\("), "IAEA General Conference"),
    (re.compile(r"GOV/"), "IAEA Board of Governors"),
    (re.compile(r"INFCIRC/"), "IAEA"),
    (re.compile(r"NPT/CONF\.\d{4}/PC"), "NPT Preparatory Committee"),
    (re.compile(r"NPT/CONF"), "NPT Review Conference"),
    (re.compile(r"CD/"), "Conference on Disarmament"),
)
"""What body a symbol belongs to. First match holds."""
_TYPES_BY_SYMBOL = (
    (re.compile(r"/RES/"), "resolution"),
    (re.compile(r"/DEC/"), "decision"),
    (re.compile(r"/WP\."), "working-paper"),
    (re.compile(r"/L\.\d"), "draft-resolution"),
)
_MONTHS = 12
_KEYS = tuple(field for field in Metadata.__struct_fields__ if field != "found")


class Catalogue(Struct, frozen=True):
    """What the document is called and what is known of it."""

    slug: str
    symbol: str | None
    title: str
    metadata: Metadata


def catalogue(
    source: Source,
    front: Sequence[Matter],
    end: Sequence[Matter],
    furniture: Sequence[Row],
    language: Language,
) -> tuple[Catalogue, tuple[Issue, ...]]:
    """The catalogue entry of the document."""
    editor = source.overrides or Overrides()
    issues: list[Issue] = []
    printed = _printed(front, end, language)
    symbol_printed = printed_symbol(front, furniture)
    stated = source.known
    symbol = editor.symbol or str(stated.get("symbol") or "") or symbol_printed
    implied = _by_symbol(symbol)
    fields: dict[str, Any] = {}
    found: dict[str, str] = {}
    for key in _KEYS:
        given = getattr(editor, key)
        value = given if given is not None else stated.get(key) or implied.get(key) or printed.get(key)
        if value:
            fields[key] = tuple(value) if key == "submitters" else value
            told = "printed" if value == printed.get(key) else "symbol"
            found[key] = "editor" if given is not None else "file" if stated.get(key) else told
    title = (
        editor.title
        or str(stated.get("title") or "")
        or without_number(_joined([line.text for line in front if line.role == "title"]))
    )
    stem = PurePosixPath(source.file).stem
    for key, value, given in (("symbol", symbol, editor.symbol), ("title", title, editor.title)):
        if value:
            found[key] = "editor" if given else "file" if stated.get(key) else "printed"
    if not title:
        issues.append(Issue("no-title", source.file, 1, "no title was found", "give title: in the YAML file beside it"))
        title = symbol or stem
    slug = editor.slug or (slug_of(symbol) if symbol else slug_of(stem))
    if not is_slug(slug):
        issues.append(
            Issue(
                "bad-slug", source.file, 0, f'"{slug}" cannot be an address',
                "give slug: in the YAML file beside it, of a-z, 0-9, - and single dots", "error",
            )
        )  # fmt: skip
        slug = re.sub(r"[^a-z0-9]+", "-", slug.lower()).strip("-") or source.sha256[:12]
    return Catalogue(slug, symbol, title, Metadata(**fields, found=dict(sorted(found.items())))), tuple(issues)


def _joined(lines: Sequence[str]) -> str:
    """Lines of one title run together as their script is."""
    text = ""
    for line in lines:
        text += glue(text, line, False) + line
    return text


def printed_symbol(front: Sequence[Matter], furniture: Sequence[Row]) -> str | None:
    """The symbol that the source prints: on the cover, else as its running head."""
    for line in front:
        if line.role == "cover" and is_symbol(line.text):
            return line.text.replace(" ", "")
    heads = Counter(row.text.replace(" ", "") for row in furniture if is_symbol(row.text))
    return heads.most_common(1)[0][0] if heads else None


def _printed(front: Sequence[Matter], end: Sequence[Matter], language: Language) -> dict[str, Any]:
    """What the title block and the closing lines print."""
    printed: dict[str, Any] = {}
    for line in (*front, *end):
        if line.role == "session":
            printed.setdefault("session", line.text)
        elif line.role == "place" and (match := language.place.fullmatch(line.text)):
            groups = match.groupdict()
            printed.setdefault("place", (groups.get("city") or "").strip())
            printed.update({k: v for k, v in _dates(groups, language).items() if k not in printed})
        elif line.role == "cover" and (match := language.cover.fullmatch(line.text)):
            printed.update({k: v for k, v in _on_cover(match, language).items() if k not in printed})
        elif line.role in ("adoption", "meeting"):
            match = language.date.search(line.text)
            if match:
                first = _dates(match.groupdict(), language).get("date")
                if first and "date" not in printed:
                    printed["date"] = first
        elif line.role == "submitter" and (match := language.submitter.fullmatch(line.text)):
            printed["submitters"] = submitters(match["who"])
        if "type" not in printed and line.role in ("submitter", "adoption"):
            words = line.text.lower()
            kind = next((name for form, name in language.types if form in words), None)
            if kind:
                printed["type"] = kind
    return printed


def _on_cover(match: re.Match[str], language: Language) -> dict[str, str]:
    """The agenda item, or the day of issue: one without a month that is known is none."""
    groups = match.groupdict()
    if groups.get("item"):
        return {"agenda_item": groups["item"]}
    if groups.get("day") and _month(groups.get("month"), language):
        return {"date_issued": date} if (date := _dates(groups, language).get("date")) else {}
    return {}


def submitters(who: str) -> tuple[str, ...]:
    """The submitters one by one; a group that names its members in brackets gives the group and its members.

    >>> submitters("摩洛哥、荷兰和西班牙")
    ('摩洛哥', '荷兰', '西班牙')
    >>> submitters("不扩散与裁军倡议组织成员(澳大利亚和加拿大)")
    ('不扩散与裁军倡议组织', '澳大利亚', '加拿大')
    """
    bracketed = _BRACKETED.search(who)
    if bracketed and _SPLIT_WHO.search(bracketed["inside"]):
        group = who[: bracketed.start()].strip().removesuffix("成员").removesuffix("成员国")
        return tuple(name for name in (group, *_split_names(bracketed["inside"])) if name)
    return _split_names(who)


def _split_names(who: str) -> tuple[str, ...]:
    """Split a list of names; what 和 joins is split only at the end of the list, since names have 和 in them."""
    parts = [part.strip() for part in re.split(r"、|,\s*|，", who) if part.strip()]
    if not parts:
        return ()
    last = parts.pop()
    ends = re.split(r"\s+and\s+|(?:以及|和)(?!国|平|约)", last)
    return tuple(part.removeprefix("and ").strip() for part in (*parts, *ends) if part.strip())


def _by_symbol(symbol: str | None) -> dict[str, str]:
    """What the symbol alone tells; it wins over the words of the title block."""
    rows = (
        ("body", next((name for form, name in _BODIES if symbol and form.match(symbol)), None)),
        ("type", next((name for form, name in _TYPES_BY_SYMBOL if symbol and form.search(symbol)), None)),
    )
    return {key: value for key, value in rows if value}


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
