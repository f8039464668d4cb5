"""What can be cited whole or in part: documents by symbol or number, instruments by title, and words that point back.

A `Work` says where it stands, what it is, and where a part may be joined to it: at `head` from the left (paragraph 3 of
the *General Assembly resolution*), at `end` from the right (《条约》*第四条*).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.link.citations.context import Context
from generator.link.citations.finders import Finders
from generator.link.names import Hint
from generator.model import Mention


class Work(NamedTuple):
    head: int
    start: int
    end: int
    target: str | None
    rule: str
    is_title: bool = False
    """An instrument by title: it is one span with the part that it stands beside."""
    shown: bool = True
    """Whether it is a reference by itself, where no part is joined to it."""
    reason: str | None = None
    candidates: tuple[str, ...] = ()


def find_works(
    text: str, mentions: tuple[Mention, ...], hints: tuple[Hint, ...], finders: Finders, context: Context
) -> list[Work]:
    """Everything in a text, made alike, that a part could be a part of; in order."""
    found: list[Work] = []
    for symbol in finders.symbols.find(text):
        found.append(Work(symbol.start, symbol.start, symbol.end, symbol.spelled, "symbol"))
    for number in finders.resolutions.find(text, context.series, context.years, context.numbers):
        found.append(
            Work(number.head, number.start, number.end, number.target, "resolution-number", reason=number.reason)
        )
    taken = [(work.start, work.end) for work in found]
    titles = list(_titles(text, mentions, hints, finders, context))
    found += [work for work in titles if not any(start < work.end and work.start < end for start, end in taken)]
    found.sort(key=lambda work: work.start)
    if pointing := list(finders.same_document.finditer(text)):
        found += [work for one in pointing if (work := _same_document(text, one, found, finders, context)) is not None]
        found.sort(key=lambda work: work.start)
    return found


def _titles(
    text: str, mentions: tuple[Mention, ...], hints: tuple[Hint, ...], finders: Finders, context: Context
) -> list[Work]:
    """Instruments by their titles and short names."""
    knowledge = context.knowledge
    works: list[Work] = []
    for mention in mentions:
        if mention.entity in knowledge.instruments:
            start, end = _with_brackets(text, mention.start, mention.end)
            works.append(Work(start, start, end, mention.entity, "title", True))
            if finders.series and knowledge.entities[mention.entity].kind == "publication_series":
                works += _of_series(text, works.pop(), mention.entity, finders, context)
    known = [(work.start, work.end) for work in works]

    def free(start: int, end: int) -> bool:
        return not any(one < end and start < other for one, other in known)

    for short, entity in context.short_names:
        for found in short.finditer(text):
            if free(*found.span()):
                known.append(found.span())
                works.append(_short(found, entity))
    if not finders.may_name(text):
        return works
    for title in finders.title.finditer(text):
        if free(*title.span()):
            known.append(title.span())
            works.append(
                Work(title.start(), title.start(), title.end(), None, "title", True, False, "unknown-instrument")
            )
    for same in finders.same.finditer(text):
        if free(*same.span()):
            known.append(same.span())
            works.append(_pointing_back(same, works, context))
    for bare in finders.bare.finditer(text):
        if free(*bare.span()):
            known.append(bare.span())
            works.append(_bare(bare, works, context))
    for hint in hints:
        if free(hint.start, hint.end) and hint.entities:
            start, end = _with_brackets(text, hint.start, hint.end)
            if (entity := context.by_hint(hint, text)) is not None:
                works.append(Work(start, start, end, entity, "short-title", True, False))
    return works


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """With the title marks around a name."""
    if text[start - 1 : start] == "《" and text[end : end + 1] == "》":
        return start - 1, end + 1
    return start, end


def _of_series(text: str, series: Work, entity: str, finders: Finders, context: Context) -> list[Work]:
    """The numbers behind the name of a publication series, or the name itself."""
    assert finders.series is not None
    found = finders.series.match(text, series.end)
    if found is None:
        return [series]
    target = context.knowledge.numbered(entity, found["number"])
    reason = None if target else "unknown-number"
    return [Work(series.start, series.start, found.end(), target, "series-number", reason=reason)]


def _short(found: re.Match[str], entity: str | None) -> Work:
    start, end = found.span()
    if entity is None:
        return Work(start, start, end, None, "defined", True, False, "unknown-instrument")
    return Work(start, start, end, entity, "defined", True)


def _pointing_back(found: re.Match[str], before: list[Work], context: Context) -> Work:
    """该公约: the last instrument of that kind named in the block."""
    start, end = found.span()
    earlier = [work for work in before if work.end <= start and work.is_title]
    last = max(earlier, key=lambda work: work.start, default=None)
    if last is None:
        return Work(start, start, end, None, "same-instrument", True, False, "nothing-before")
    if last.target is None or not context.is_law(last.target, found["kind"]):
        return Work(start, start, end, None, "same-instrument", True, False, last.reason or "another-kind-before")
    return Work(start, start, end, last.target, "same-instrument", True)


def _bare(found: re.Match[str], before: list[Work], context: Context) -> Work:
    """《条约》: what the document calls so. Where another of its kind was named just before, only its articles are."""
    start, end = found.span()
    kind = found["kind"]
    own = context.default(kind)
    rivals = {
        work.target
        for work in before
        if work.end <= start and work.is_title and (work.target is None or context.is_law(work.target, kind))
    }
    if own is not None:
        return Work(start, start, end, own, "document-instrument", True, shown=not rivals - {own})
    named = {target for target in rivals if target is not None} or context.named_of_kind(kind)
    if len(named) == 1 and None not in rivals and kind.lower() not in context.taken_kinds | context.unknown_kinds:
        return Work(start, start, end, next(iter(named)), "only-instrument", True, shown=bool(rivals))
    candidates = tuple(sorted(named))
    return Work(
        start, start, end, None, "bare-title", True, False, "ambiguous" if candidates else "undefined", candidates
    )


def _same_document(
    text: str, found: re.Match[str], before: list[Work], finders: Finders, context: Context
) -> Work | None:
    """该决议: the last one that the block cites, unless it stands in a list."""
    mark = {"resolution": "/RES/", "decision": "/DEC/"}.get(found.lastgroup or "", "")
    start, end = found.span()
    earlier = [
        work
        for work in before
        if work.end <= start and work.target and (mark in work.target or _is_called(work, found, context))
    ]
    if not earlier:
        return None
    last = max(earlier, key=lambda work: work.start)
    if not mark and last.rule != "symbol":
        return None
    if any(work is not last and finders.resolutions.is_list(text, work.end, last.start) for work in earlier):
        return None  # which of them, nobody can tell
    return Work(start, start, end, last.target, "same-document", shown=True)


def _is_called(work: Work, found: re.Match[str], context: Context) -> bool:
    return work.is_title and context.knowledge.called(work.target or "", found[found.lastgroup or 0])
