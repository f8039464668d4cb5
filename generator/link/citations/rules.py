"""What a part is a part of. `RULES` lists how that is told, in order; the first rule that answers has it.

Each rule is given the reading so far and the place of a part in it, and answers with a `Verdict` or with None.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from generator.addresses import GOALS
from generator.languages.numbering import number_value
from generator.link.citations.context import Context
from generator.link.citations.finders import Finders
from generator.link.citations.parts import Part
from generator.link.citations.works import Work

_PROVISIONS = ("article", "preamble", "paragraph", "within")


class Verdict(NamedTuple):
    """What a part belongs to."""

    base: str | None
    """The target without its fragment; empty for this document; None where it cannot be told."""
    rule: str
    reason: str | None = None
    candidates: tuple[str, ...] = ()
    work: Work | None = None
    """The title that is one span with the part."""
    prefix: str = ""
    """What stands before each anchor: `annex-1-`, or `art-3-` of a paragraph of an article."""
    end: int = 0
    """Where the article ends that a paragraph is one of, if it stands behind."""


class Reading:
    """One text with what was found in it."""

    def __init__(
        self, text: str, anchor: str, works: list[Work], parts: list[Part], finders: Finders, context: Context
    ) -> None:
        self.text, self.anchor, self.works, self.parts = text, anchor, works, parts
        self.finders, self.context = finders, context
        self.absorbed: set[int] = set()
        """Parts that are told with another: article III in paragraph 1 of article III."""
        self._verdicts: dict[int, Verdict | None] = {}

    def verdict(self, at: int) -> Verdict | None:
        """What the part at that place belongs to; None where it is no citation at all."""
        if at not in self._verdicts:
            self._verdicts[at] = None  # what asks for itself learns nothing
            self._verdicts[at] = next((told for _, rule in RULES if (told := rule(self, at)) is not None), None)
        return self._verdicts[at]

    def before(self, at: int) -> Work | None:
        """The last work that ends before the part."""
        start = self.parts[at].start
        return max((work for work in self.works if work.end <= start), key=lambda work: work.end, default=None)

    def is_provision(self, at: int) -> bool:
        return self.parts[at].kind in _PROVISIONS


def _of_work(work: Work, context: Context, rule: str, annex: str | None) -> Verdict:
    joined = work if work.is_title else None
    if work.target is None:
        return Verdict(None, rule, work.reason, work.candidates, joined)
    return Verdict(context.knowledge.whole(work.target), rule, work=joined, prefix=_annex(annex))


def _annex(number: str | None) -> str:
    return "" if number is None else f"annex-{number_value(number) or 1}-"


def together(reading: Reading, at: int) -> Verdict | None:
    """第三条和序言部分第四段: what is joined by "and" belongs to the same."""
    if at == 0 or not reading.is_provision(at) or not reading.is_provision(at - 1):
        return None
    between = reading.text[reading.parts[at - 1].end : reading.parts[at].start]
    if not reading.finders.together.fullmatch(between):
        return None
    first = reading.verdict(at - 1)
    if first is None or (reading.parts[at].kind == "paragraph" and first.prefix.startswith("art-")):
        return None
    prefix = first.prefix
    if reading.parts[at].kind == "within":
        article = re.match(r"art-[^-]+", reading.parts[at - 1].members[-1].anchors[-1])
        if article is None:
            return None
        prefix = f"{article[0]}-"
    return first._replace(rule="together", work=None, prefix=prefix)


def named_before(reading: Reading, at: int) -> Verdict | None:
    """《条约》第四条, 第 76/36 号决议第 3 段: what stands right before the part."""
    part = reading.parts[at]
    work = reading.before(at)
    if work is None or part.kind not in ("article", "preamble", "paragraph"):
        return None
    between = reading.finders.before.fullmatch(reading.text, work.end, part.start)
    if between is None:
        return None
    verdict = _of_work(work, reading.context, "named-before", between["annex"])
    return verdict if _is_beside(between.group()) else verdict._replace(work=None)


def _is_beside(between: str) -> bool:
    """Whether a title and its part read as one, with no bracket between them."""
    return not between.strip(" ,的")


def named_after(reading: Reading, at: int) -> Verdict | None:
    """Paragraph 3 of resolution 76/36: what stands right behind the part."""
    part = reading.parts[at]
    if part.kind not in ("article", "preamble", "paragraph"):
        return None
    work = next((work for work in reading.works if work.head >= part.end), None)
    if work is None:
        return None
    between = reading.finders.after.fullmatch(reading.text, part.end, work.head)
    return _of_work(work, reading.context, "named-after", between["annex"]) if between else None


def of_article(reading: Reading, at: int) -> Verdict | None:
    """Paragraph 1 of article III: a paragraph of the article that follows."""
    part = reading.parts[at]
    if part.kind != "paragraph" or at + 1 >= len(reading.parts):
        return None
    article = reading.parts[at + 1]
    if article.kind != "article" or not reading.finders.after.fullmatch(reading.text, part.end, article.start):
        return None
    whole = reading.verdict(at + 1)
    if whole is None or len(article.members) > 1:
        return None
    reading.absorbed.add(at + 1)
    return whole._replace(rule="of-article", prefix=f"{article.members[0].anchors[0]}-", end=article.end)


def here(reading: Reading, at: int) -> Verdict | None:
    """上文第 108 段, paragraph 5 above: a paragraph of this document."""
    part = reading.parts[at]
    if part.kind != "paragraph":
        return None
    said = reading.finders.here_before.search(reading.text, max(0, part.start - 40), part.start)
    said = said or reading.finders.here_after.match(reading.text, part.end)
    if said or reading.finders.see.search(reading.text, max(0, part.start - 20), part.start):
        return Verdict("", "this-document")
    return None


def ibid(reading: Reading, at: int) -> Verdict | None:
    """同上，第 88 段: of what the note before cites."""
    if reading.parts[at].kind != "paragraph" or not reading.anchor.startswith("fn-"):
        return None
    if not reading.finders.ibid.match(reading.text.lstrip()):
        return None
    last = reading.context.last_document
    if last is None:
        return Verdict(None, "ibid", "nothing-before")
    return Verdict(reading.context.knowledge.whole(last), "ibid")


def same_article(reading: Reading, at: int) -> Verdict | None:
    """该条第 2 款: a paragraph of the one article that was named before."""
    part = reading.parts[at]
    if part.kind != "within":
        return None
    pointing = list(reading.finders.same_article.finditer(reading.text, 0, part.start))
    if not pointing or reading.text[pointing[-1].end() : part.start].strip():
        return None
    for earlier in range(at - 1, -1, -1):
        if reading.parts[earlier].kind == "article":
            whole = reading.verdict(earlier)
            anchor = reading.parts[earlier].members[-1].anchors[-1]
            return None if whole is None else whole._replace(rule="same-article", work=None, prefix=f"{anchor}-")
    return None


def document_instrument(reading: Reading, at: int) -> Verdict | None:
    """第四条 in a document that calls one treaty 《条约》: of that treaty."""
    part = reading.parts[at]
    if part.kind not in ("article", "preamble"):
        return None
    own = reading.context.default()
    if own is None:
        return Verdict(None, "document-instrument", "no-instrument")
    rivals = [
        work.target
        for work in reading.works
        if work.end <= part.start and work.is_title and not _sentence_ends(reading.text, work.end, part.start)
    ]
    others = {target for target in rivals if target is None or target in reading.context.knowledge.laws} - {own}
    if others:
        return Verdict(None, "document-instrument", "ambiguous", tuple(sorted({own, *filter(None, others)})))
    return Verdict(own, "document-instrument")


def _sentence_ends(text: str, start: int, end: int) -> bool:
    return re.search(r"[。;；]|\.\s", text[start:end]) is not None


def action_plan(reading: Reading, at: int) -> Verdict | None:
    """行动 5: of the plan that the document names, or of the conference that adopted it."""
    if reading.parts[at].kind != "action":
        return None
    knowledge, named = reading.context.knowledge, reading.context.named
    plans = [
        plan.id
        for plan in knowledge.plans
        if named[plan.id]
        or any(named[entity.id] for entity in knowledge.entities.values() if {*plan.owner} & {*entity.owner})
        or any(named[owner] for owner in plan.owner)
    ]
    if len(plans) == 1:
        return Verdict(plans[0], "action-plan")
    return Verdict(None, "action-plan", "ambiguous" if plans else "no-plan", tuple(plans))


def development_goal(reading: Reading, at: int) -> Verdict | None:
    """目标 3 where sustainable development was spoken of: a Sustainable Development Goal."""
    part = reading.parts[at]
    if part.kind not in ("goal", "target"):
        return None
    text = reading.text[: part.start]
    if reading.finders.other_goals.search(text) or not reading.finders.development.search(reading.text, 0, part.end):
        return None
    return Verdict(GOALS, "development-goal")


def nothing(reading: Reading, at: int) -> Verdict | None:
    """第 15 段 by itself: of something, but of what is not said."""
    return Verdict(None, "paragraph", "nothing-named") if reading.parts[at].kind == "paragraph" else None


RULES: tuple[tuple[str, Callable[[Reading, int], Verdict | None]], ...] = (
    ("together", together),
    ("named-before", named_before),
    ("of-article", of_article),
    ("named-after", named_after),
    ("this-document", here),
    ("ibid", ibid),
    ("same-article", same_article),
    ("document-instrument", document_instrument),
    ("action-plan", action_plan),
    ("development-goal", development_goal),
    ("nothing-named", nothing),
)
"""Name and function of each rule, in the order in which they are asked."""
