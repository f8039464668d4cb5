"""What one document cites: the words for each of its references, and all that it cites in groups, counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from msgspec import Struct

from generator.addresses import ACTION_PLAN_PAGE, GOALS_PAGE
from generator.model import Document, Reference
from generator.render.backlinks import Crossing
from generator.render.target_names import TargetNames

Kind = Literal["documents", "instruments", "actions", "goals"]
KINDS: tuple[Kind, ...] = ("documents", "instruments", "actions", "goals")
_NUMBERS = re.compile(r"(\d+)")


class Cited(Struct, frozen=True):
    """Something that a document cites, and how often."""

    name: str
    href: str
    """Below the site's root."""
    count: int
    parts: tuple[Cited, ...] = ()
    """Its paragraphs, articles, actions or goals that are cited."""


class Group(Struct, frozen=True):
    """All that a document cites of one kind."""

    kind: Kind
    works: tuple[Cited, ...]

    @property
    def number(self) -> int:
        """How many they are; of a plan and of the goals, their members are what counts."""
        counted = self.kind in ("actions", "goals")
        return sum(max(len(work.parts), 1) for work in self.works) if counted else len(self.works)


class CitedWorks:
    """The references of a document, in words."""

    def __init__(
        self, page: str, titles: dict[str, str], crossing: Crossing, names: TargetNames, words: dict[str, Any]
    ) -> None:
        self.page, self.titles, self.crossing, self.names, self.words = page, titles, crossing, names, words

    def title(self, members: Sequence[Reference]) -> str:
        """What a link says when it is asked: 《不扩散核武器条约》第三条第2款, and whether it is on this site."""
        first, last = members[0], members[-1]
        said = self._name(first)
        if last is not first:
            said = self.words["targets"]["range"].format(first=said, last=self._part(last))
        own = (first.href or "").partition("#")[0] == self.page
        where = "here" if own else "inside" if self._in_corpus(first) else "outside"
        return str(self.words["cited"][where].format(target=said))

    def groups(self, document: Document) -> tuple[Group, ...]:
        """Everything that the document cites, by kind; members of a range are one citation of the whole."""
        spans: dict[str, set[tuple[str, int, int]]] = {}
        parts: dict[str, dict[str, int]] = {}
        samples: dict[str, Reference] = {}
        for anchor, reference in _references(document):
            href = reference.href or ""
            page, mark, _ = href.partition("#")
            spans.setdefault(page, set()).add((anchor, reference.start, reference.end))
            samples.setdefault(href, reference)
            samples.setdefault(page, reference)
            if mark:
                counts = parts.setdefault(page, {})
                counts[href] = counts.get(href, 0) + 1
        found: dict[Kind, list[Cited]] = {kind: [] for kind in KINDS}
        for page, places in spans.items():
            below = tuple(self._parts(parts.get(page, {}), samples))
            found[self._kind(samples[page])].append(Cited(self._whole(samples[page]), page, len(places), below))
        for kind, works in found.items():
            works.sort(key=lambda work: _in_order(work.name) if kind == "documents" else [(0, -work.count, work.name)])
        return tuple(Group(kind, tuple(works)) for kind, works in found.items() if works)

    def _parts(self, counts: dict[str, int], samples: dict[str, Reference]) -> Iterator[Cited]:
        for href in sorted(counts, key=lambda href: _in_order(href.partition("#")[2])):
            yield Cited(self._part(samples[href]), href, counts[href])

    def _in_corpus(self, reference: Reference) -> bool:
        href = reference.href or ""
        return href in self.crossing.names or href.partition("#")[0] == self.page

    def _kind(self, reference: Reference) -> Kind:
        page = (reference.href or "").partition("#")[0]
        if page == ACTION_PLAN_PAGE:
            return "actions"
        if page == GOALS_PAGE:
            return "goals"
        base = (reference.target or "").partition("#")[0]
        return "instruments" if base in self.names.entities and not self._in_corpus(reference) else "documents"

    def _name(self, reference: Reference) -> str:
        """The target in full; of this document, only the paragraph."""
        href = reference.href or ""
        page, _, anchor = href.partition("#")
        document, paragraph = self.crossing.names.get(href, ("", ""))
        if page == self.page and anchor:
            return self.titles.get(anchor, anchor)
        separator = self.words["separator"] if paragraph else ""
        return f"{document}{separator}{paragraph}" or self.names.name(reference.target or "")

    def _whole(self, reference: Reference) -> str:
        page = (reference.href or "").partition("#")[0]
        if page == self.page:
            return str(self.words["cited"]["this_document"])
        document, _ = self.crossing.names.get(page, ("", ""))
        return document or self.names.whole((reference.target or "").partition("#")[0])

    def _part(self, reference: Reference) -> str:
        """The paragraph alone: 第三条第2款."""
        href = reference.href or ""
        page, _, anchor = href.partition("#")
        base, _, part = (reference.target or "").partition("#")
        if page == self.page:
            return self.titles.get(anchor, anchor)
        if href in self.crossing.names:
            return self.crossing.names[href][1]
        return self.names.part(part, base)


def _references(document: Document) -> Iterator[tuple[str, Reference]]:
    """Every reference that leads somewhere, with the anchor of its block or note."""
    for block in document.walk():
        yield from ((block.anchor, reference) for reference in block.references if reference.href)
    for note in document.footnotes:
        yield from ((note.anchor, reference) for reference in note.references if reference.href)


def _in_order(name: str) -> list[tuple[int, int, str]]:
    """Numbers in a name by their worth; a preamble first."""
    first = [(0, 0 if name.startswith(("preamble", "pp")) else 1, "")]
    return first + [(0, int(step), "") if step.isdecimal() else (1, 0, step) for step in _NUMBERS.split(name)]
