"""The numbered pages below a page, or below a part of one, with the passages for which there is no room on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from generator.addresses import between
from generator.model import Heading, Output
from generator.render.cited_parts import Parts, Section, Sections
from generator.render.inline import attribute
from generator.render.pages import make_page
from generator.render.paging import FULL, Page, Way
from generator.render.passages import Texts, Work

_OUTLINED = 30
"""More documents than these are not in the outline."""


class Index(Struct, frozen=True):
    """What the pages belong to: 组织与集团."""

    page: str
    title: str


class Series(Struct, frozen=True):
    """Passages on numbered pages."""

    name: str
    main: str
    """Where the latest stand."""
    folder: str
    """The pages lie in it."""
    pages: Sequence[Page]


def render_series(series: Series, index: Index, texts: Texts, words: dict[str, Any]) -> Iterator[Output]:
    """Each of the pages."""
    said = words["registry"]
    first = 1
    for number, works in enumerate(series.pages, 1):
        here = f"{series.folder}{number}/"
        last = first + sum(len(work.passages) for work in works) - 1
        title = said["page_of"].format(name=series.name, n=number)
        context = {
            "index": index,
            "name": series.name,
            "main": attribute(between(here, series.main)),
            "page": said["page"].format(n=number),
            "said": said["page_said"].format(first=first, last=last),
            "passages": Parts(texts, here, words).by_document(works),
            "pages": _beside(series, number, said),
        }
        meta = {"title": title, "hide": ["navigation"]}
        outline = (Heading(1, "title", title), *work_headings(works))
        yield make_page(here + "index.md", "numbered.md", meta, context, words, outline)
        first += FULL


def render_further(
    sections: Sections, here: str, name: str, index: Index, texts: Texts, words: dict[str, Any]
) -> Iterator[Output]:
    """The numbered pages of all parts of the page `here` that have any."""
    for section in sections:
        if isinstance(section, Section) and section.pages:
            title = f"{name}{words['separator']}{section.title}"
            folder = f"{here}{section.anchor}/"
            series = Series(title, f"{here}#{section.anchor}", folder, section.pages)
            yield from render_series(series, index, texts, words)


def work_headings(works: Sequence[Work]) -> Iterator[Heading]:
    """Of a page of few documents, each in the outline."""
    if len(works) <= _OUTLINED:
        for work in works:
            yield Heading(3, work.document.slug, work.document.symbol or work.document.title)


def _beside(series: Series, number: int, said: dict[str, Any]) -> list[Way]:
    """The ways on from a numbered page: few, so that it stays as it is when others are added."""
    here = f"{series.folder}{number}/"
    ways = [(said["latest_page"], series.main)]
    ways += [
        (str(each), f"{series.folder}{each}/") for each in (number + 1, number - 1) if 0 < each <= len(series.pages)
    ]
    return [(name, attribute(between(here, page)), "") for name, page in ways]
