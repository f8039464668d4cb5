"""The YAML file beside a document → Overrides, checked: its addresses must be addresses, its dates dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from generator.addresses import ANCHOR, is_slug
from generator.issues import Issue
from generator.languages import LANGUAGES
from generator.model import Overrides, Vote
from generator.read.yaml_file import read_yaml

_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_TARGET = re.compile(r"[^\s#]+(?:#[^\s#]+)?")
_GOAL = re.compile(r"(?:[1-9]|1[0-7])(?:\.[0-9a-z]{1,2})?")
URL = re.compile(r"https?://[^\s<>\"]+")


def read_overrides(path: Path, shown_as: str) -> tuple[Overrides | None, tuple[Issue, ...]]:
    """What the editor says of a document; None, with errors, where that cannot be used."""
    overrides, issues = read_yaml(path, shown_as, Overrides)
    if overrides is None:
        return None, issues
    lines = path.read_text(encoding="utf-8").splitlines()
    found = tuple(
        Issue("bad-value", shown_as, _line(lines, key), message, remedy, "error")
        for key, message, remedy in _wrong(overrides)
    )
    return (None if found else overrides), (*issues, *found)


def _wrong(overrides: Overrides) -> Iterator[tuple[str, str, str]]:
    """Key, what is wrong, what to do."""
    for slug in filter(None, (overrides.slug, *overrides.aliases)):
        if not is_slug(slug):
            key = "slug" if slug == overrides.slug else "aliases"
            yield key, f'"{slug}" cannot be an address', "use a-z, 0-9, - and single dots, no strokes"
    for key in ("date", "date_end", "date_issued"):
        value = getattr(overrides, key)
        if value is not None and not _is_date(value):
            yield key, f'"{value}" is not a date', "write 2015-09-18, 2015-09 or 2015"
    if overrides.language is not None and overrides.language not in LANGUAGES:
        yield (
            "language",
            f'"{overrides.language}" is not a language of this program',
            f"use one of {', '.join(LANGUAGES)}",
        )
    if overrides.official_url is not None and not URL.fullmatch(overrides.official_url):
        yield "official_url", f'"{overrides.official_url}" is not an address', "begin it with https://"
    for key in ("draft", "report", "meeting_record"):
        value = getattr(overrides, key)
        if value is not None and not _TARGET.fullmatch(value):
            yield key, f'"{value}" is not a symbol', "write it without blanks, with a paragraph as A/75/470#p26"
    for goal in overrides.sdgs or ():
        if not _GOAL.fullmatch(goal):
            yield "sdgs", f'"{goal}" is no goal or target', "write 3, 16.9 or 2.a"
    if overrides.vote is not None:
        yield from _wrong_vote(overrides.vote)
    for old, new in overrides.moved.items():
        if not ANCHOR.fullmatch(old) or not ANCHOR.fullmatch(new):
            yield "moved", f'"{old}: {new}" does not name two addresses', "write p27: p28, as the lock file spells them"
    if isinstance(overrides.withdrawn, dict):
        for old in overrides.withdrawn:
            if not ANCHOR.fullmatch(old):
                yield "withdrawn", f'"{old}" is not an address', "write p27: the reason, as the lock file spells it"


def _wrong_vote(vote: Vote) -> Iterator[tuple[str, str, str]]:
    counts = [count for count in (vote.in_favour, vote.against, vote.abstaining) if count is not None]
    if any(count < 0 for count in counts):
        yield "vote", "a count below 0", "write how many voted so"
    if not vote.recorded and (counts or vote.voters):
        yield "vote", "it was not recorded, but is counted", "write recorded: true, or take the counts out"


def _is_date(value: str) -> bool:
    """Whether the calendar has such a day, month or year.

    >>> _is_date("2015-09"), _is_date("2016-02-29"), _is_date("2015-02-29"), _is_date("2015-9-1")
    (True, True, False, False)
    """
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return _DATE.fullmatch(value) is not None


def _line(lines: list[str], key: str) -> int:
    """The line on which the file gives the key."""
    return next((number for number, line in enumerate(lines, 1) if re.match(rf"\s*{re.escape(key)}\s*:", line)), 0)
