"""How many passages stand on a page, and which: where more name or cite a thing than one page can show, the latest
stand on it, and numbered pages below it have FULL each, counted from the oldest, so that a new document leaves them as
they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.addresses import between
from generator.render.inline import attribute
from generator.render.passages import Work

MOST = 200
"""So many passages stand on one page; of more, the numbered pages have FULL each."""
FULL = 100
FEWEST = 3
"""Of each part of a page at least so many are shown, however many parts there are."""

Page = tuple[Work, ...]
"""The passages of a numbered page, the newest work first."""
Way = tuple[str, str, str]
"""To a numbered page: words, address as an attribute, the years that it is of."""


def newest_first(works: Iterable[Work], skipped: int) -> Iterator[Work]:
    """The passages but the first ones, so many, counted from the oldest: their works, the newest first."""
    chosen: list[Work] = []
    place = 0
    for work in works:
        low = max(skipped - place, 0)
        if low < len(work.passages):
            chosen.append(Work(work.document, work.page, work.passages[low:]) if low else work)
        place += len(work.passages)
    yield from reversed(chosen)


def in_pages(works: Iterable[Work]) -> Iterator[Page]:
    """All passages from the oldest on, FULL a page; the last page has what is left."""
    page: list[Work] = []
    room = FULL
    for work in works:
        begin = 0
        while begin < len(work.passages):
            taken = work.passages[begin : begin + room]
            page.append(Work(work.document, work.page, taken))
            begin += len(taken)
            room -= len(taken)
            if not room:
                yield tuple(reversed(page))
                page, room = [], FULL
    if page:
        yield tuple(reversed(page))


def even_share(counts: Iterable[int]) -> int:
    """How many passages each part of a page may show, so that there are MOST on it: small parts leave room to others.

    >>> even_share([3, 5, 40]), even_share([150, 2, 150]), even_share([900] * 300)
    (40, 99, 3)
    """
    left, parts = MOST, sorted(counts)
    for place, count in enumerate(parts):
        even = left // (len(parts) - place)
        if count > even:
            return max(even, FEWEST)
        left -= count
    return parts[-1] if parts else MOST


def ways_to(pages: Iterable[Page], here: str, folder: str) -> list[Way]:
    """The numbered pages in a folder, from the newest to the oldest."""
    ways = []
    for number, works in enumerate(pages, 1):
        years = sorted({(work.document.metadata.date or "")[:4] for work in works} - {""})
        said = "–".join(dict.fromkeys((*years[:1], *years[-1:])))
        ways.append((str(number), attribute(between(here, f"{folder}{number}/")), said))
    return ways[::-1]
