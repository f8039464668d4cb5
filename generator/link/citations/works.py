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

_MARKS = "《》〈〉"
_BRACKETED = re.compile(r"\([^()]*\)")
_SENTENCE_END = re.compile(r"[。;!?]|\.\s")


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
    instead: str | None = None
    """What a short title alone names, where it is no reference, since typed alone it leads elsewhere."""


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
            works.append(_in_a_name(title, context))
    for same in finders.same.finditer(text):
        if free(*same.span()):
            known.append(same.span())
            works.append(_pointing_back(same, works, context))
    for bare in finders.bare.finditer(text):
        if free(*bare.span()):
            known.append(bare.span())
            works.append(_bare(bare, works, mentions, context))
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


def _in_a_name(found: re.Match[str], context: Context) -> Work:
    """A title that is no name by itself: of what nobody knows, or in a longer name: 《气候公约》缔约方会议."""
    start, end = found.span()
    entity = context.knowledge.certain(found.group().strip(_MARKS))
    if entity in context.knowledge.instruments:
        return Work(start, start, end, entity, "title", True, False)
    return Work(start, start, end, None, "title", True, False, "unknown-instrument")


def _short(found: re.Match[str], entity: str | None) -> Work:
    start, end = found.span()
    if entity is None:
        return Work(start, start, end, None, "defined", True, False, "unknown-instrument")
    return Work(start, start, end, entity, "defined", True)


def _pointing_back(found: re.Match[str], before: list[Work], context: Context) -> Work:
    """该公约: the last instrument of that kind named in the block; no amendment, though it has the word in its name."""
    start, end = found.span()
    earlier = [work for work in before if work.end <= start and work.is_title and not context.is_amendment(work.target)]
    last = max(earlier, key=lambda work: work.start, default=None)
    if last is None:
        return Work(start, start, end, None, "same-instrument", True, False, "nothing-before")
    if last.target is None or not context.is_law(last.target, found["kind"]):
        return Work(start, start, end, None, "same-instrument", True, False, last.reason or "another-kind-before")
    return Work(start, start, end, last.target, "same-instrument", True)


def _bare(found: re.Match[str], before: list[Work], mentions: tuple[Mention, ...], context: Context) -> Work:
    """《条约》: what the document calls so. Where another of its kind was named just before, only its articles are; by
    itself it is that other, if the sentence names no third: 《禁止核武器条约》… 《条约》生效."""
    start, end = found.span()
    kind = found["kind"]
    own = context.default(kind)
    earlier = [
        (work.start, work.target)
        for work in before
        if work.end <= start and work.is_title and (work.target is None or context.is_law(work.target, kind))
    ]
    rivals = {target for _, target in earlier}
    if own is not None:
        earlier += [
            (mention.start, law)
            for mention in mentions
            if mention.end <= start
            for law in context.knowledge.treaties_of(mention.entity)
        ]
        others = {target for _, target in earlier} - {own}
        near = (
            {target for place, target in earlier if not _ends_between(found.string, place, start)} if others else set()
        )
        instead = next(iter(near)) if len(near) == 1 and near == others else None
        return Work(start, start, end, own, "document-instrument", True, shown=not others, instead=instead)
    named = {target for target in rivals if target is not None} or context.named_of_kind(kind)
    if len(named) == 1 and None not in rivals and kind.lower() not in context.taken_kinds | context.unknown_kinds:
        return Work(start, start, end, next(iter(named)), "only-instrument", True, shown=bool(rivals))
    candidates = tuple(sorted(named))
    return Work(
        start, start, end, None, "bare-title", True, False, "ambiguous" if candidates else "undefined", candidates
    )


def _ends_between(text: str, first: int, last: int) -> bool:
    """Whether a sentence ends there; what stands in brackets ends none."""
    return _SENTENCE_END.search(_BRACKETED.sub("", text[first:last])) is not None


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
