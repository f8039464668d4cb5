"""What is cited, each thing once with how often each work cites it: documents, instruments, the goals."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.addresses import ACTION_PLAN_PAGE, GOALS_PAGE, entity_page, slug_of
from generator.render.passages import Found, united
from generator.render.references import INSTRUMENTS, Cited
from generator.render.symbols import Told, told_by


class Thing(Struct, frozen=True):
    """Something cited: a document, an instrument, the goals."""

    page: str
    symbol: str
    name: str
    """In words, where it has a name."""
    told: Told
    year: str
    works: dict[str, int]
    """How often each work cites it, by slug."""
    short: str = ""
    """An abbreviation of the name."""
    inside: bool = False
    """It is in the corpus."""

    @property
    def times(self) -> int:
        return sum(self.works.values())


def most_cited(thing: Thing) -> tuple[int, int, str]:
    """The order of what is cited: by how many, how often, name."""
    return -len(thing.works), -thing.times, thing.symbol or thing.name


def documents_cited(cited: Cited) -> Iterator[Thing]:
    """Every document that another one cites."""
    for page, symbol in cited.symbols.items():
        entity = cited.instruments.get(slug_of(symbol))
        told = told_by(symbol)
        since = entity.since[:4] if entity and entity.since and len(entity.symbols) == 1 else told.year
        works = cited.texts.counts(united(cited.pages[page].values()))
        yield Thing(page, symbol, cited.name(entity) if entity else "", told, since, works)
    documents = {(each.slug, each.language): each for each in cited.library.documents}
    inside: dict[str, list[Found]] = {}
    for page, slug in cited.homes.items():
        inside.setdefault(slug, []).extend(cited.pages.get(page, {}).values())
    for slug, found in inside.items():
        works = cited.texts.counts(united(found), but=slug)
        if works:
            document = documents[slug, cited.texts.preferred(slug)[0]]
            told = told_by(document.symbol or "")
            year = (document.metadata.date or told.year)[:4]
            page = cited.library.page(document)
            yield Thing(page, document.symbol or "", document.title, told, year, works, inside=True)


def others_cited(cited: Cited) -> dict[str, Thing]:
    """Instruments cited by name, by the addresses of their pages; the plan with its actions, the goals with theirs."""
    found: dict[str, Thing] = {}
    goals = [*cited.pages.get(GOALS_PAGE, {}).values()]
    framework = cited.framework
    for entity in cited.library.entities.values():
        if entity.family != INSTRUMENTS:
            continue
        page = entity_page(entity.family, entity.id)
        parts = [*cited.pages.get(page, {}).values()]
        if entity is cited.plan:
            parts += cited.pages.get(ACTION_PLAN_PAGE, {}).values()
        if entity is framework:
            parts += goals
        if parts:
            short = next(iter(entity.abbreviations), "")
            works = cited.texts.counts(united(parts))
            found[page] = Thing(page, "", cited.name(entity), Told(), "", works, short)
    if goals and framework is None:
        works = cited.texts.counts(united(goals))
        found[GOALS_PAGE] = Thing(GOALS_PAGE, "", cited.said["goals_title"], Told(), "", works)
    return found
