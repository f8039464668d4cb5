"""Where every name of the registry stands: found once, in one pass, for all the pages that tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from generator.addresses import REFERENCES_PAGE
from generator.model import Document, Entity, Library, Mention
from generator.render.definitions import definition
from generator.render.passages import Citers, Found, Passage, Texts


class Naming(Struct, frozen=True):
    """A name in its paragraph."""

    document: Document
    anchor: str
    cited: str
    """第66段"""
    text: str
    mention: Mention


class Seen(Struct, frozen=True):
    """How often something is named or cited."""

    works: dict[str, int] = {}
    """How often in each work, by its slug, in the order of their dates."""
    first: Passage | None = None
    latest: Passage | None = None
    paragraphs: int = 0

    @property
    def documents(self) -> int:
        return len(self.works)

    @property
    def times(self) -> int:
        return sum(self.works.values())


class Named:
    """Everything that is named, with what its pages need."""

    def __init__(self, library: Library, texts: Texts, words: dict[str, Any], language: str) -> None:
        self.library, self.texts, self.words, self.language = library, texts, words, language
        self.said: dict[str, Any] = words["registry"]
        self.namings = namings(library, texts)
        """Every mention by entity, in the order of the documents' dates and of their paragraphs."""
        pages = {citation.href.partition("#")[0] for citation in library.citations}
        self.referenced = {page.split("/")[1] for page in pages if page.startswith(REFERENCES_PAGE)}
        """Slugs of the documents that are cited and not in the corpus."""

    def name(self, entity: Entity) -> str:
        """In the language of the interface, else in any."""
        return name_of(entity, self.language)

    def described(self, entity: Entity) -> str:
        return definition(entity, self.language)

    def family(self, family: str) -> list[Entity]:
        """Its entries, in the order of the registry."""
        return [entity for entity in self.library.entities.values() if entity.family == family]

    def found(self, entity: Entity) -> Found:
        """Where one of its names stands."""
        return found_in(self.namings.get(entity.id, ()))


def name_of(entity: Entity, language: str) -> str:
    """The entity's name in the interface's language, else in any."""
    return entity.names.get(language) or next(iter(entity.names.values()), entity.id)


def owners(library: Library, entity: Entity, language: str) -> Iterator[tuple[str, Entity | None]]:
    """Whose it is: the abbreviations of organisations, the codes of countries, each with its entry if it has one."""
    for owner in entity.owner:
        known = library.entities.get(owner)
        if known is None:
            yield owner.upper(), None
        elif known.codes:
            yield name_of(known, language), known
        else:
            yield next(iter(known.abbreviations), name_of(known, language)), known


def namings(library: Library, texts: Texts) -> dict[str, list[Naming]]:
    """Every mention by entity, in the order of documents' dates and of their paragraphs."""
    found: dict[str, list[Naming]] = {}
    for document in sorted(library.documents, key=lambda each: (each.metadata.date or "9999", each.slug)):
        units = texts.units(document.slug, document.language)
        for unit in document.units():
            for mention in unit.mentions:
                naming = Naming(document, unit.anchor, units[unit.anchor].cited, unit.text, mention)
                found.setdefault(mention.entity, []).append(naming)
    return found


def found_in(listed: Iterable[Naming], into: Found | None = None) -> Found:
    """These mentions by paragraph, added to those that are known."""
    found: Found = {} if into is None else into
    for naming in listed:
        place = found.setdefault((naming.document.slug, naming.anchor), {})
        place.setdefault(naming.document.language, []).append((naming.mention.start, naming.mention.end))
    return found


def seen_in(citers: Citers) -> Seen:
    """What an index tells of it."""
    works = {work.document.slug: sum(len(passage.spans) for passage in work.passages) for work in citers.works}
    if not works:
        return Seen()
    return Seen(works, citers.works[0].passages[0], citers.works[-1].passages[-1], citers.passages)
