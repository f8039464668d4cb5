"""The page of each entry of the registry: what it is, all its names and who uses which, what it is named with, and
every passage in its own words.

However often something is named, its page stays small: the latest passages stand on it, and the others on numbered
pages below it, filled once from the oldest on, so that a new document changes only the first page.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from generator.addresses import PAGED, between, entity_page
from generator.model import Entity, Heading, Output
from generator.render.cited_parts import Parts
from generator.render.entry_facts import facts_of, links_to
from generator.render.families import THEMES, columns_for
from generator.render.heat import BESIDE, Heat, Row, heat_of
from generator.render.inline import attribute
from generator.render.naming import Named, Seen, seen_in
from generator.render.numbered import Index, Series, render_series, work_headings
from generator.render.pages import make_page
from generator.render.paging import FULL, MOST, Page, in_pages, newest_first, ways_to
from generator.render.passages import Citers, Work
from generator.render.printed_names import Names, printed_names
from generator.render.submitted import GROUPS, Share
from generator.render.themes import Themes
from generator.render.together import Together

_LISTED = 10
"""Documents named one by one; the others are folded, by their symbols."""
_ON_THEME = 100
BY_PART = "instruments"
"""The family whose pages tell article by article who cites them; instruments.py makes these."""


class Entities:
    """All pages of entries but those of instruments."""

    def __init__(
        self, named: Named, together: Together, themes: Themes, shares: dict[str, Share], seen: dict[str, Seen]
    ) -> None:
        self.named, self.together, self.themes, self.shares = named, together, themes, shares
        self.seen = seen
        """How often each entry is named; those of instruments are known, the others are added here."""
        self.said = named.said

    def pages(self) -> Iterator[Output]:
        """Themes last, since they tell how often their entries are named."""
        for entity in self.named.library.entities.values():
            if entity.family not in PAGED:
                self.seen[entity.id] = seen_in(self.named.texts.citers(self.named.found(entity)))
        for family in sorted(PAGED, key=lambda family: family == THEMES):
            for entity in self.named.family(family) if family != BY_PART else ():
                yield from self._of(entity)

    def _of(self, entity: Entity) -> Iterator[Output]:
        found = self.themes.found(entity) if entity.family == THEMES else self.named.found(entity)
        citers = self.named.texts.citers(found)
        self.seen[entity.id] = seen_in(citers)
        here = entity_page(entity.family, entity.id)
        # what is on a theme stands on the pages of its entries already: only the latest is told here once more
        full = 0 if citers.passages <= MOST or entity.family == THEMES else (citers.passages - FULL) // FULL
        pages = tuple(islice(in_pages(citers.works), full))
        yield self._main(entity, here, citers, pages)
        index = Index(f"{entity.family}/", self.named.words["index"][f"{entity.family}_title"])
        series = Series(self.named.name(entity), here, here, pages)
        yield from render_series(series, index, self.named.texts, self.named.words)

    def _main(self, entity: Entity, here: str, citers: Citers, pages: tuple[Page, ...]) -> Output:
        named, words = self.named, self.named.words
        name = named.name(entity)
        skipped = len(pages) * FULL if entity.family != THEMES else max(citers.passages - MOST, 0)
        works = list(newest_first(citers.works, skipped))
        share = self.shares.get(entity.id, Share())
        names = printed_names(named, entity, here)
        context = {
            "entity": entity,
            "name": name,
            "description": named.described(entity),
            "facts": facts_of(named, entity, here, self.seen[entity.id]),
            "confused": links_to(named, entity.confused_with, here),
            "names": names,
            "heat": self._heat(entity, names, citers),
            "together": self.together.most(entity.id, here),
            "share": [
                (self.said[key], self._documents(getattr(share, key)))
                for key in ("adopted", "submitted", "sponsored")
                if getattr(share, key)
            ],
            "votes": [
                (self.said["vote"][group], len(share.votes[group]), share.votes[group][:_LISTED])
                for group in GROUPS
                if group in share.votes
            ],
            "library": named.library,
            "members": self._members(entity, here),
            "on_theme": _ON_THEME,
            "on_it": self._on_it(entity, citers, here),
            "passages": Parts(named.texts, here, words).by_document(works),
            "newest": self.said["theme_newest" if entity.family == THEMES else "newest"].format(
                n=citers.passages - skipped, all=citers.passages
            )
            if skipped
            else "",
            "pages": ways_to(pages, here, here),
        }
        meta = {"title": name, "hide": ["navigation"]}
        return make_page(here + "index.md", "entity.md", meta, context, words, self._outline(name, works, context))

    def _outline(self, name: str, works: list[Work], context: dict[str, Any]) -> tuple[Heading, ...]:
        theme = bool(context["members"] or context["on_it"])
        sections = (
            ("heat", "heat_names" if context["heat"] and len(context["heat"].rows) > 1 else "heat"),
            ("members", "members"),
            ("on_it", "on_it"),
            ("share", "submitted"),
            ("votes", "votes"),
            ("names", "names"),
            ("together", "together"),
        )
        shown = [(key, self.said[word]) for key, word in sections if context[key]]
        headings = [Heading(2, key.replace("_", "-"), said) for key, said in shown if key != "share"]
        if context["share"]:
            at = next((place for place, each in enumerate(headings) if each.anchor in ("votes", "names")), 0)
            headings[at:at] = [Heading(2, f"documents-{n}", said) for n, (said, _) in enumerate(context["share"], 1)]
        headings.append(Heading(2, "passages", self.said["theme_passages" if theme else "passages"]))
        return (Heading(1, "title", name), *headings, *work_headings(works))

    def _heat(self, entity: Entity, names: Names, citers: Citers) -> Heat | None:
        """Which name when, where there are enough documents for a picture."""
        if entity.family == THEMES:
            return None
        columns = columns_for(self.named, {work.document.slug for work in citers.works})
        if not columns.tell:
            return None
        rows = [Row(form.text, "", columns.counted(form.works)) for form in names.used]
        rows.sort(key=lambda row: -row.times)
        return heat_of(rows, columns, BESIDE, self._heat_title(rows), self.said)

    def _heat_title(self, rows: list[Row]) -> str:
        return str(self.said["heat_names" if len(rows) > 1 else "heat"])

    def _documents(self, documents: list[Any]) -> dict[str, Any]:
        """The latest one by one, the others by year."""
        by_year: dict[str, list[Any]] = {}
        for document in documents[_LISTED:]:
            by_year.setdefault((document.metadata.date or "")[:4] or self.said["undated"], []).append(document)
        return {"all": len(documents), "latest": documents[:_LISTED], "earlier": by_year}

    def _members(self, entity: Entity, here: str) -> list[Any]:
        """Of a theme, its entries by family: those that are named with how often, and the others."""
        if entity.family != THEMES:
            return []
        groups = []
        for family, members in self.themes.groups(entity, self.seen):
            shown = [
                (said.text, said.href, each.times)
                for each in members
                for said in links_to(self.named, [each.entity.id], here)
            ]
            groups.append((family, [each for each in shown if each[2]], [each for each in shown if not each[2]]))
        return groups

    def _on_it(self, entity: Entity, citers: Citers, here: str) -> list[tuple[Work, str, int]]:
        """Of a theme, all documents that speak of it, those that say most first; each leads to its first paragraph."""
        if entity.family != THEMES:
            return []
        works = sorted(citers.works, key=lambda work: (-len(work.passages), work.document.slug))
        return [
            (work, attribute(between(here, f"{work.passages[0].page}#{work.passages[0].anchor}")), len(work.passages))
            for work in works
        ]
