"""What an AKN4UN file states of how its text was adopted, and what it is about.

Guarantees: 1. nothing is counted or inferred but a group that nobody voted in, which the files leave out; 2. symbols
are spelled as targets are, without blanks; 3. subjects and names keep the words of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree

from generator.languages.lists import names_of
from generator.model import Vote, Voters

Known = dict[str, str | list[str] | Vote]

_STEPS = {"draftResolution": "draft", "recommendedForAdoption": "report", "adopted": "meeting_record"}
"""Steps of the workflow, and whose symbol each names."""
_SPONSORS = {"draftResolution": "submitters", "draftResolutionAdditionalSponsors": "sponsors"}
_GROUPS = {"inFavour": "in_favour", "against": "against", "abstaining": "abstaining"}
_SYMBOL = re.compile(r"[A-Z]+/\S+")
_GOALS = "SDGO"
"""The dictionary of the Sustainable Development Goals."""
_GOAL = re.compile(r"(\d{1,2})(?:\.(\w+))?")


def adoption(meta: etree._Element) -> Known:
    """The vote, the draft with its submitters and sponsors, the report, the record of the meeting."""
    found: Known = {}
    for step in meta.iter("{*}step"):
        outcome = step.get("outcome") or ""
        symbol = "".join((step.get("as") or "").split())
        if outcome in _STEPS and _SYMBOL.fullmatch(symbol):
            paragraph = (step.get("refersTo") or "").strip() if outcome == "recommendedForAdoption" else ""
            found.setdefault(_STEPS[outcome], f"{symbol}#p{int(paragraph)}" if paragraph.isdecimal() else symbol)
        if outcome in _SPONSORS and (names := names_of(step.get("by") or "")):
            found.setdefault(_SPONSORS[outcome], list(names))
    voting = next(meta.iter("{*}voting"), None)
    if voting is not None and (vote := _vote(voting)) is not None:
        found["vote"] = vote
    return found


def _vote(voting: etree._Element) -> Vote | None:
    """None where the file does not say how."""
    counts: dict[str, int] = {}
    voters: dict[str, tuple[str, ...]] = {}
    for count in voting.iter("{*}count"):
        group, value = _GROUPS.get((count.get("refersTo") or "").lstrip("#")), (count.get("value") or "").strip()
        if group and value.isdecimal():
            counts[group] = int(value)
            names = (" ".join((each.text or "").split()) for each in count.iter("{*}organization"))
            voters[group] = tuple(name for name in names if name)
    if counts:
        counts = {group: counts.get(group, 0) for group in _GROUPS.values()}
        return Vote(recorded=True, **counts, voters=Voters(**voters) if any(voters.values()) else None)
    outcome = (voting.get("outcome") or "").replace(" ", "").lower()
    if outcome.startswith(("adoptedwithoutvote", "adoptedrecordedvote")):
        return Vote(recorded=outcome.startswith("adoptedrecordedvote"))
    return None


def subjects(meta: etree._Element) -> Known:
    """Subjects in the order of the file, and Goals and targets in that of their numbers."""
    words: dict[str, str] = {}
    goals: set[str] = set()
    for keyword in meta.iter("{*}keyword"):
        if keyword.get("dictionary") == _GOALS:
            goals.add((keyword.get("value") or "").strip())
        else:
            for term in _terms(keyword):
                words.setdefault(term.casefold(), term)
    found = [goal for goal in goals if _GOAL.fullmatch(goal)]
    return {"subjects": list(words.values()), "sdgs": sorted(found, key=_goal_order)}


def _terms(keyword: etree._Element) -> Iterator[str]:
    """The heading of a keyword. An item of an agenda has its title beside it, which the cover prints."""
    shown = keyword.get("shortForm") or keyword.get("showAs") or ""
    if keyword.get("refersTo") == "agenda" and not shown.isupper():
        return
    term = " ".join(unescape(unescape(shown)).replace("_", " ").split())
    if term:
        yield term


def _goal_order(goal: str) -> tuple[int, int, str]:
    """1, 2, 2.1, 2.10, 2.a: a letter stands behind the numbers.

    >>> sorted(["2.a", "10", "2.10", "2", "2.9"], key=_goal_order)
    ['2', '2.9', '2.10', '2.a', '10']
    """
    number, _, target = goal.partition(".")
    return int(number), int(target) if target.isdecimal() else 999 if target else 0, target
