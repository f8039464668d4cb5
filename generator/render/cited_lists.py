"""Lists of the documents cited, by organ and in the order of their symbols: where one table has not room for all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from generator.addresses import between, references_list
from generator.model import Output
from generator.render.cited_things import Thing
from generator.render.inline import attribute
from generator.render.pages import make_page
from generator.render.references import Cited

FULL_LIST = 500
"""Rows of a page."""
_NUMBERS = re.compile(r"(\d+)")


class OrganList(Struct, frozen=True):
    """All that is cited of one organ."""

    organ: str
    name: str
    things: tuple[Thing, ...]


def lists_of(documents: Iterable[Thing], cited: Cited) -> list[OrganList]:
    """The longest first; what no organ is known of last."""
    by_organ: dict[str, list[Thing]] = {}
    for thing in documents:
        organ = thing.told.organ if thing.told.organ in cited.words["bodies"] else ""
        by_organ.setdefault(organ, []).append(thing)
    return [
        OrganList(organ, cited.words["bodies"].get(organ, cited.said["no_organ"]), tuple(sorted(things, key=_in_order)))
        for organ, things in sorted(by_organ.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))
    ]


def render_list(listed: OrganList, cited: Cited) -> Iterator[Output]:
    """Its pages."""
    cuts = range(0, len(listed.things), FULL_LIST)
    for number, begin in enumerate(cuts, 1):
        here = references_list(listed.organ, number)
        rows = listed.things[begin : begin + FULL_LIST]
        title = listed.name if number == 1 else cited.words["registry"]["page_of"].format(name=listed.name, n=number)
        context = {
            "title": title,
            "said": cited.said["list_said"].format(n=len(listed.things)),
            "rows": rows,
            "pages": _pages(listed, here, cuts) if len(cuts) > 1 else (),
            **table_words(cited),
        }
        meta = {"title": title, "hide": ["navigation", "toc"]}
        yield make_page(here + "index.md", "references-list.md", meta, context, cited.words, ())


def table_words(cited: Cited) -> dict[str, Any]:
    """What the table of cited documents says of a symbol."""
    return {
        "organ": lambda told: cited.words["bodies"].get(told.organ, ""),
        "kind": lambda told: cited.words["types"].get(told.kind, ""),
    }


def _pages(listed: OrganList, here: str, cuts: range) -> list[tuple[str, str, str]]:
    """Number, address, the first and the last symbol of each page."""
    pages = []
    for number, begin in enumerate(cuts, 1):
        rows = listed.things[begin : begin + FULL_LIST]
        said = f"{rows[0].symbol or rows[0].name} – {rows[-1].symbol or rows[-1].name}"
        pages.append((str(number), attribute(between(here, references_list(listed.organ, number))), said))
    return pages


def _in_order(thing: Thing) -> list[tuple[int, int, str]]:
    """Numbers in a symbol by their worth.

    A/RES/9/2 before A/RES/10/1
    """
    steps = _NUMBERS.split(thing.symbol or thing.name)
    return [(0, int(step), "") if step.isdecimal() else (1, 0, step) for step in steps]
