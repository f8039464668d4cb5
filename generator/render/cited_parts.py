"""What is cited part by part: a section for each article, paragraph, action or goal with all that cite it, and a strip
at the top that shows at a glance how often each is cited.

    npt: [序言 14] [一 10] [二 10] [三 23] …      第三条  2 份文件 · 23 处   第1款 …
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from msgspec import Struct

from generator.addresses import between
from generator.languages import LANGUAGES
from generator.model import Heading
from generator.render.flows import width_of
from generator.render.inline import attribute, html_text
from generator.render.paging import Page, Way, even_share, in_pages, newest_first, ways_to
from generator.render.passages import Citers, Found, Passage, Texts, Work, united

FOLDED = 30
"""Passages of a section that are shown at once; the others are folded."""
SHADES = 5
_CELL = 3.2
"""Room in a cell of the strip, in times the size of its letters."""
_LOWEST = 4
_KINDS = ("preamble", "pp", "art", "p", "action")
"""What parts begin with, in the order in which they are listed; other parts follow."""
_MOST_NAMED = 12
"""Uncited parts named one by one; the strip has them all."""
_NOBODY = Citers(())
_NEW_LINE = "\n"
_STEP = re.compile(r"([a-z]*)([\d.]*)(.*)")


class Wanted(Struct, frozen=True):
    """A part that is to be shown, cited or not."""

    anchor: str
    title: str
    level: int = 2
    short: str = ""
    """In the strip; nothing: not in the strip."""


class Cell(Struct, frozen=True):
    """A part in the strip."""

    short: str
    said: str
    """What a screen reader says."""
    href: str
    count: int
    shade: int
    wide: bool
    """It needs the room of two."""


class Section(Struct, frozen=True):
    """A part and who cites it."""

    level: int
    anchor: str
    title: str
    tally: str
    body: str
    newest: str = ""
    """Where not all that cite it are shown: how many are."""
    pages: tuple[Page, ...] = ()
    """All that cite it, where not all are shown."""
    ways: tuple[Way, ...] = ()
    """To these pages."""


class Uncited(Struct, frozen=True):
    """A row of parts that nobody cites."""

    level: int
    parts: tuple[tuple[str, str], ...]
    """Anchor and title, which is empty where the part above says it already."""

    def shortened(self, form: str) -> Uncited:
        """A long row is named by its first and its last part."""
        named = [title for _, title in self.parts if title]
        if len(named) <= _MOST_NAMED:
            return self
        said = form.format(first=named[0], last=named[-1])
        return Uncited(self.level, tuple((anchor, "" if at else said) for at, (anchor, _) in enumerate(self.parts)))


Sections = tuple[Section | Uncited, ...]
"""With rows of uncited parts between those that are cited."""
Shown = tuple[Sections, tuple[Cell, ...]]
"""The sections, and the strip."""


class Parts:
    """Everything cited below one page."""

    def __init__(self, texts: Texts, here: str, words: dict[str, Any]) -> None:
        self.texts, self.here = texts, here
        self.said: dict[str, str] = words["references"]
        self.range: str = words["targets"]["range"]
        self.newest: str = words["registry"]["newest"]

    def sections(self, wanted: Iterable[Wanted], found: dict[str, Found]) -> Shown:
        """Every part that is wanted, in that order."""
        listed = list(wanted)
        made: list[Section | Uncited] = []
        counted: list[tuple[Wanted, int]] = []
        own = {part.anchor: self.texts.citers(found[part.anchor]) for part in listed if part.anchor in found}
        share = even_share(citers.passages for citers in own.values())
        for place, part in enumerate(listed):
            below = _below(listed, place)
            times = self.texts.counts(united(found[each.anchor] for each in (part, *below) if each.anchor in found))
            if part.short:
                counted.append((part, sum(times.values())))
            if times:
                made.append(self._section(part, own.get(part.anchor, _NOBODY), times, share))
            else:
                _add_uncited(made, part)
        most = max((times for _, times in counted), default=0)
        shown = tuple(each.shortened(self.range) if isinstance(each, Uncited) else each for each in made)
        return shown, tuple(self._cell(part, times, most) for part, times in counted)

    def _section(self, part: Wanted, citers: Citers, times: dict[str, int], share: int) -> Section:
        """A part that is cited; of those that cite it, its share is shown."""
        head = part.level, part.anchor, part.title, self.tally(times)
        skipped = citers.passages - share
        if skipped <= 0:
            return Section(*head, self.passages(citers.works))
        newest = self.newest.format(n=share, all=citers.passages)
        pages = tuple(in_pages(citers.works))
        ways = tuple(ways_to(pages, self.here, f"{self.here}{part.anchor}/"))
        return Section(*head, self.passages(newest_first(citers.works, skipped)), newest, pages, ways)

    def tally(self, times: dict[str, int]) -> str:
        """2 份文件 · 23 处"""
        return self.said["tally"].format(documents=len(times), times=sum(times.values()))

    def _cell(self, part: Wanted, times: int, most: int) -> Cell:
        said = self.said["cell"].format(part=part.title, times=times)
        wide = sum(map(width_of, part.short)) > _CELL
        return Cell(part.short, said, f"#{part.anchor}", times, shade_of(times, most), wide)

    def passages(self, listed: Iterable[Work]) -> str:
        """All of these, by document, in their own words; ready-made HTML."""
        works = tuple(listed)
        if not works:
            return ""
        made = "".join(map(self._work, _first(works, FOLDED)))
        rest = "".join(map(self._work, _after(works, FOLDED)))
        if rest:
            more = self.said["more"].format(n=sum(len(work.passages) for work in works) - FOLDED)
            made += f'<details class="more"><summary>{html_text(more)}</summary>\n{rest}</details>\n'
        return f'<div class="citing" data-search-exclude>\n{made}</div>'

    def by_document(self, works: Iterable[Work]) -> str:
        """The same with a heading for each document, which has an address."""
        made = "".join(
            f'<h3 id="{attribute(work.document.slug)}">{self._head(work)}</h3>\n{self.of_work(work)}' for work in works
        )
        return f'<div class="citing" data-search-exclude>\n{made}</div>' if made else ""

    def _work(self, work: Work) -> str:
        return f'<p class="by">{self._head(work)}</p>\n{self.of_work(work)}'

    def _head(self, work: Work) -> str:
        """The document of the passages below."""
        document = work.document
        symbol = f' <span class="sym">{html_text(document.symbol)}</span>' if document.symbol else ""
        date = f" <time>{html_text(document.metadata.date)}</time>" if document.metadata.date else ""
        page = attribute(between(self.here, work.page))
        title = f'<a href="{page}" lang="{document.language}">{html_text(document.title)}</a>'
        return f"{title}{symbol}{date}"

    def of_work(self, work: Work) -> str:
        """The passages of one document, below its head."""
        page = attribute(between(self.here, work.page))
        return "".join(self._passage(passage, work, page) for passage in work.passages)

    def _passage(self, passage: Passage, work: Work, page: str) -> str:
        """One of a work, whose page is at `page` from here."""
        page = page if passage.page == work.page else attribute(between(self.here, passage.page))
        words = "".join(
            f"<mark>{html_text(run)}</mark>" if found else html_text(run) for run, found in passage.runs() if run
        )
        language = passage.document.language
        direction = "" if LANGUAGES[language].direction == "ltr" else ' dir="rtl"'
        others = "".join(
            f' <a class="version" href="{attribute(between(self.here, other))}" hreflang="{code}">{code}</a>'
            for code, other in passage.others
        )
        where = f'<a class="where" href="{page}#{attribute(passage.anchor)}">{html_text(passage.cited)}</a>'
        said = f'<span lang="{language}"{direction}>{words.replace(_NEW_LINE, " ")}</span>'
        return f'<p class="passage">{where}{others} {said}</p>\n'


def shade_of(count: int, most: int) -> int:
    """How dark a count is shown: 0 for none, then 1 to 5; a few are not dark, be they the most there are.

    >>> [shade_of(count, 100) for count in (0, 1, 10, 40, 100)], shade_of(1, 1)
    ([0, 1, 2, 3, 5], 2)
    """
    return 0 if not count else 1 + int((SHADES - 1) * (count / max(most, SHADES)) ** 0.5)


def tree(anchors: Iterable[str], title: Callable[[str], str], short: Callable[[str], str]) -> list[Wanted]:
    """The parts in their order, each one level below the part that it belongs to; `short` names the top ones."""
    known = set(anchors)
    for anchor in list(known):
        if anchor.startswith("art-"):
            known.add("-".join(anchor.split("-")[:2]))  # cited or not, an article stands above its paragraphs
    listed = []
    for anchor in sorted(known, key=part_order):
        level = 2 + sum(1 for _ in _above(anchor, known))
        said = title(anchor)
        said = said[:1].upper() + said[1:]
        listed.append(Wanted(anchor, said, min(level, _LOWEST), short(anchor) if level == 2 else ""))
    return listed


def part_order(anchor: str) -> Any:
    """Sorts parts as the document has them.

    >>> sorted(["p10", "art-10", "art-3-2", "p2", "pp-1", "art-3", "p2-b", "p2-aa", "h-1"], key=part_order)
    ['pp-1', 'art-3', 'art-3-2', 'art-10', 'p2', 'p2-b', 'p2-aa', 'p10', 'h-1']
    """
    kind = (_STEP.match(anchor) or [""])[1]
    rank = _KINDS.index(kind) if kind in _KINDS else len(_KINDS)
    return rank, [_step(step) for step in anchor.split("-")]


def _step(step: str) -> tuple[int, str, tuple[int, ...], str]:
    found = _STEP.match(step)
    assert found is not None
    numbers = tuple(int(number) for number in found[2].split(".") if number)
    return len(found[1]), found[1], numbers, found[3]


def _above(anchor: str, known: set[str]) -> Iterator[str]:
    steps = anchor.split("-")
    for length in range(1, len(steps)):
        if "-".join(steps[:length]) in known:
            yield "-".join(steps[:length])


def _below(listed: list[Wanted], place: int) -> list[Wanted]:
    """The parts of a part."""
    found = []
    for other in listed[place + 1 :]:
        if other.level <= listed[place].level:
            break
        found.append(other)
    return found


def _add_uncited(made: list[Section | Uncited], part: Wanted) -> None:
    """Into the row that stands there, or a new one. A part of an uncited part needs no words of its own."""
    last = made[-1] if made else None
    if not isinstance(last, Uncited) or part.level < last.level:
        made.append(Uncited(part.level, ((part.anchor, part.title),)))
        return
    title = part.title if part.level == last.level else ""
    made[-1] = Uncited(last.level, (*last.parts, (part.anchor, title)))


def _first(works: Iterable[Work], most: int) -> Iterator[Work]:
    """The works with their first passages, so many in all."""
    left = most
    for work in works:
        if left > 0:
            yield Work(work.document, work.page, work.passages[:left])
        left -= len(work.passages)


def _after(works: Iterable[Work], skipped: int) -> Iterator[Work]:
    """What `_first` leaves."""
    left = skipped
    for work in works:
        if left < len(work.passages):
            yield Work(work.document, work.page, work.passages[max(left, 0) :])
        left -= len(work.passages)


def outline(title: str, sections: Sections) -> tuple[Heading, ...]:
    """The outline of a page of such sections."""
    return (
        Heading(1, "title", title),
        *(Heading(each.level, each.anchor, each.title) for each in sections if isinstance(each, Section)),
    )
