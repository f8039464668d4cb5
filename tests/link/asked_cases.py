"""The one table of what people type and where it leads, for the command line and for the browser alike."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from generator.cache import Cache
from generator.link.asked import Asked
from generator.link.asked.catalogue import Catalogue
from generator.pipeline import catalogue_of, library_of

ROOT = Path(__file__).parents[2]


class Case(NamedTuple):
    """A row of asked.tsv, on the project's own corpus with its interface in Chinese."""

    text: str
    target: str
    """All members of a range; `? reason: candidates` where there is none."""
    href: str


def cases() -> list[Case]:
    with (Path(__file__).parent / "asked.tsv").open(encoding="utf-8") as file:
        return [Case(*row) for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]


@lru_cache
def catalogue(language: str = "zh") -> Catalogue:
    """Of the project's own corpus."""
    return catalogue_of(library_of(ROOT, language, Cache(None)), language)


def said(asked: Asked) -> str:
    """The answer as the table has it."""
    if asked.target:
        return " ".join(asked.members or (asked.target,))
    candidates = f": {' '.join(asked.candidates)}" if asked.candidates else ""
    return f"? {asked.reason}{candidates}"


def places(asked: Asked, books: Catalogue) -> list[list[str | None]]:
    """What a browser is to offer: the place that is meant, or each of several."""
    if asked.target:
        return [[asked.target, asked.href]]
    return [[one, books.address(one)] for one in asked.candidates] if asked.reason == "ambiguous" else []
