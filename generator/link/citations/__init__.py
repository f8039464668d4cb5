"""Texts → References: every citation with what it points at, the rule that told, or the reason why nothing did.

    根据《条约》第三条第 2款        →  npt#art-3-2            named-before
    上文第 15 段, inside a list     →  NPT/CONF.2020/WP.77#p187-15    this-document

A text goes through three steps: works.py finds what can be cited as a whole, parts.py the articles, paragraphs, actions
and goals, rules.py tells what each part is a part of. Nothing here looks at another document; whether a target is in
the corpus, and where, is told afterwards (targets.py).

Guarantees: 1. `text[reference.start:reference.end] == reference.text`. 2. References stand in their order; those of one
range share their span, others do not overlap. 3. One without a target has a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.languages.folding import alike
from generator.link.citations.context import Context
from generator.link.citations.finders import Finders, finders_for
from generator.link.citations.parts import Member, Part
from generator.link.citations.rules import Reading, Verdict
from generator.link.citations.works import Work, find_works
from generator.link.names import Hint
from generator.link.short_names import is_made_of, short_name_at
from generator.model import Mention, Reference

__all__ = ["Context", "Titled", "cite", "cite_and_name", "finders_for"]
_GENERAL_TITLES = ("document-instrument", "only-instrument", "defined", "short-title")
"""Rules by which a word that is no name by itself is the title of an instrument."""
_TITLE_MARKS = "《〈"
_ANY = re.compile(r"\d|[一二三四五六七八九十]\s*[条段款]|[IVX]")
"""What a citation of a part or of a numbered document has at least."""


class Titled(NamedTuple):
    """A general word that is the title of an instrument."""

    start: int
    end: int
    entity: str


def cite(
    text: str, anchor: str, mentions: tuple[Mention, ...], hints: tuple[Hint, ...], finders: Finders, context: Context
) -> tuple[Reference, ...]:
    """Every citation in the text of the block or note with that anchor."""
    return cite_and_name(text, anchor, mentions, hints, finders, context)[0]


def cite_and_name(
    text: str, anchor: str, mentions: tuple[Mention, ...], hints: tuple[Hint, ...], finders: Finders, context: Context
) -> tuple[tuple[Reference, ...], tuple[Titled, ...]]:
    """The same, and where a general word was found to be the title of an instrument: 《条约》."""
    plain = alike(text)
    works = find_works(plain, mentions, hints, finders, context)
    _define(plain, works, finders, context)
    parts = list(finders.parts.find(plain)) if _ANY.search(plain) else []
    goals = [part for part in parts if part.kind in ("goal", "target")]
    if goals:  # 可持续发展目标 3 is the goal and not the name of them all
        works = [work for work in works if not work.is_title or not any(_overlap(work, goal) for goal in goals)]
    parts = [part for part in parts if not any(_overlap(work, part) for work in works)]
    if not works and not parts and not (context.articles and finders.same_article.search(plain)):
        return (), ()
    reading = Reading(plain, anchor, works, parts, finders, context)
    found: list[Reference] = []
    joined: set[Work] = set()
    verdicts = [reading.verdict(at) for at in range(len(parts))]
    for at, verdict in enumerate(verdicts):
        if verdict is not None and at not in reading.absorbed:
            if verdict.work is not None and parts[at].kind == "paragraph" and not verdict.end:
                verdict = verdict._replace(work=None)  # 第 2 号决定 and its 第 12 段 are two references
            found += _of_part(text, reading, at, verdict)
            if verdict.work is not None:
                joined.add(verdict.work)
    found += _pointing_back(text, reading)
    found += [_of_work(text, work) for work in works if work.shown and work not in joined]
    if anchor.startswith("fn-"):
        documents = [work.target for work in works if work.target and not work.is_title]
        context.last_document = documents[-1] if documents else context.last_document
    titled = [
        (work, work.target if work.shown or work in joined else work.instead)
        for work in works
        if work.rule in _GENERAL_TITLES
    ]
    return tuple(_apart(found)), tuple(Titled(work.start, work.end, meant) for work, meant in titled if meant)


def _overlap(work: Work, part: Part) -> bool:
    return work.start < part.end and part.start < work.end


def _define(plain: str, works: list[Work], finders: Finders, context: Context) -> None:
    """Take in the short names that brackets behind titles give: 《不扩散核武器条约》(《不扩散条约》)."""
    if "(" not in plain:
        return
    for work in works:
        if work.is_title and (short := short_name_at(plain, work.end, finders.defining)) is not None:
            titled = short.name[0] in _TITLE_MARKS
            if short.introduced or titled or is_made_of(short.name, [plain[work.start : work.end]]):
                context.define(short.name, work.target, finders.kinds)


def _of_work(text: str, work: Work) -> Reference:
    reason = None if work.target else work.reason
    return Reference(
        work.start, work.end, text[work.start : work.end], work.target, None, work.rule, reason, work.candidates
    )


def _of_part(text: str, reading: Reading, at: int, verdict: Verdict) -> Iterator[Reference]:
    """The references of a part's members."""
    members = reading.parts[at].members
    for place, member in enumerate(members):
        start, end = _span(member, verdict, place == 0, place == len(members) - 1)
        for anchor in member.anchors:
            yield _reference(text, start, end, anchor, reading, verdict)


def _pointing_back(text: str, reading: Reading) -> Iterator[Reference]:
    """该条, 该款 by themselves: the one article that the text, or the one before it, was about."""
    pointing = list(reading.finders.same_article.finditer(reading.text))
    told = [
        (part.end, anchor, verdict.base)
        for at, part in enumerate(reading.parts)
        if part.kind == "article" and (verdict := reading.verdict(at)) is not None and verdict.base
        for member in part.members
        for anchor in member.anchors
    ]
    for found in pointing:
        start, end = found.span()
        if any(part.start <= end and start < part.end for part in reading.parts):
            continue
        earlier = {f"{base}#{anchor}" for place, anchor, base in told if place <= start} or reading.context.articles
        if found.lastgroup == "within":
            earlier = {target for target in earlier if re.search(r"#art-\d+-", target)}
        if len(earlier) == 1:
            yield Reference(start, end, text[start:end], next(iter(earlier)), None, "same-article")
        elif earlier:
            yield Reference(
                start, end, text[start:end], None, None, "same-article", "ambiguous", tuple(sorted(earlier))
            )
    if told:
        reading.context.articles = {f"{base}#{anchor}" for _, anchor, base in told}


def _span(member: Member, verdict: Verdict, first: bool, last: bool) -> tuple[int, int]:
    """A title right before the first member or right behind the last one is one with it."""
    start, end = member.start, member.end
    if verdict.work is not None and first and verdict.work.end <= start:
        start = verdict.work.start
    if verdict.work is not None and last and verdict.work.start >= end:
        end = verdict.work.end
    return start, max(end, verdict.end) if last else end


def _reference(text: str, start: int, end: int, anchor: str, reading: Reading, verdict: Verdict) -> Reference:
    context = reading.context
    printed = text[start:end]
    if verdict.base is None:
        return Reference(start, end, printed, None, None, verdict.rule, verdict.reason or "unknown", verdict.candidates)
    if verdict.base not in context.knowledge.entities and anchor.startswith("preamble-"):
        anchor = anchor.replace("preamble-", "pp-", 1)  # a document's own anchor, design.md has it so
    if verdict.prefix.startswith("art-"):
        anchor = anchor.removeprefix("p")
    anchor = verdict.prefix + anchor
    if verdict.base == "":
        own = context.own_anchor(anchor, reading.anchor)
        if own is None:
            return Reference(
                start, end, printed, None, None, verdict.rule, "no-such-paragraph", (f"{context.own}#{anchor}",)
            )
        return Reference(start, end, printed, f"{context.own}#{own}", None, verdict.rule)
    target = f"{verdict.base}#{anchor}"
    if not context.knowledge.holds(target):
        return Reference(start, end, printed, None, None, verdict.rule, "no-such-part", (target,))
    return Reference(start, end, printed, target, None, verdict.rule)


def _apart(found: list[Reference]) -> Iterator[Reference]:
    """In their order, without those that overlap one before; members of one range share their span."""
    reach, last = -1, (-1, -1)
    for reference in sorted(found, key=lambda one: (one.start, -one.end)):
        span = (reference.start, reference.end)
        if reference.start >= reach or span == last:
            yield reference
            reach, last = max(reach, reference.end), span
