"""What is known of an entry of the registry, in the interface's words, with the ways to what it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.addresses import between, entity_page, reference_page, slug_of
from generator.model import Entity
from generator.render.families import OWN_HEADS, THEMES, kind_of
from generator.render.inline import attribute
from generator.render.naming import Named, Seen, owners
from generator.render.official import official_url


class Said(Struct, frozen=True):
    """A value, and where it leads."""

    text: str
    href: str = ""
    """As an attribute."""
    external: bool = False


class Fact(Struct, frozen=True):
    """One line of the facts."""

    name: str
    values: tuple[Said, ...]
    tally: bool = False
    """It tells how often the entry is named: what a card shows of it."""


def facts_of(named: Named, entity: Entity, here: str, seen: Seen) -> list[Fact]:
    """Every line that has something to say."""
    word = _tally_word(named, entity)
    return [Fact(name, tuple(values), name == word) for name, values in _facts(named, entity, here, seen) if values]


def _facts(named: Named, entity: Entity, here: str, seen: Seen) -> Iterator[tuple[str, list[Said]]]:
    said, index = named.said, named.words["index"]
    if kind := kind_of(entity, named.words):
        yield said["heads"]["kind"], [Said(kind)]
    yield index["abbreviation"], [Said(text) for text in entity.abbreviations]
    yield (
        said["heads"]["codes"],
        [Said(entity.codes[key]) for key in ("alpha3", "alpha2", "numeric") if key in entity.codes],
    )
    own = [
        Said(name, _href(here, known)) if known is not None else Said(name)
        for name, known in owners(named.library, entity, named.language)
    ]
    heads = {**index, **said["heads"], **(said[OWN_HEADS[entity.family]] if entity.family in OWN_HEADS else {})}
    yield heads["owner"], own
    yield heads["since"], [Said(entity.since)] if entity.since else []
    yield index["symbol"], [_symbol(named, symbol, here) for symbol in entity.symbols]
    yield said["themes"], links_to(named, _known_themes(named, entity), here)
    tally = said["tally"].format(documents=seen.documents, times=seen.times) if seen.times else said["not_named"]
    yield _tally_word(named, entity), [Said(tally)]
    yield index["official"], [Said(entity.url, attribute(entity.url), external=True)] if entity.url else []


def _known_themes(named: Named, entity: Entity) -> list[str]:
    known = named.library.entities
    return [theme for theme in entity.themes if theme in known and known[theme].family == THEMES]


def _tally_word(named: Named, entity: Entity) -> str:
    """Instruments are cited, all others named."""
    return str(named.words["references"]["cited"] if entity.family == "instruments" else named.said["named"])


def links_to(named: Named, entities: Iterable[str], here: str) -> list[Said]:
    """Entries of the registry by their ids; an id that none has stands as it is."""
    return [
        Said(named.name(known), _href(here, known)) if (known := named.library.entities.get(each)) else Said(each)
        for each in entities
    ]


def _href(here: str, entity: Entity) -> str:
    return attribute(between(here, entity_page(entity.family, entity.id)))


def _symbol(named: Named, symbol: str, here: str) -> Said:
    """A symbol leads to the document, to what cites it, or to the official record."""
    slug = slug_of(symbol)
    pages = named.library.pages.get(slug)
    page = next(iter(pages.values())) if pages else reference_page(slug) if slug in named.referenced else ""
    if page:
        return Said(symbol, attribute(between(here, page)))
    official = official_url(symbol, named.language)
    return Said(symbol, attribute(official), external=True) if official else Said(symbol)
