"""What is named together: how many paragraphs name both of two entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.addresses import between, entity_page
from generator.render.inline import attribute
from generator.render.naming import Named
from generator.render.passages import Place

LONGEST_LIST = 24
"""A paragraph that names more than so many things is a list of them, and says little of what belongs together. It also
keeps the work linear."""
SHOWN = 12


class Together:
    """Every pair that one paragraph names, in whatever language."""

    def __init__(self, named: Named) -> None:
        self.named = named
        self.pairs: dict[str, Counter[str]] = {}
        for entities in self._by_place().values():
            if 1 < len(entities) <= LONGEST_LIST:
                for one in entities:
                    self.pairs.setdefault(one, Counter()).update(other for other in entities if other != one)

    def _by_place(self) -> dict[Place, set[str]]:
        """What each paragraph names, or cites by its title or an article of it."""
        places: dict[Place, set[str]] = {}
        for entity, listed in self.named.namings.items():
            for naming in listed:
                places.setdefault((naming.document.slug, naming.anchor), set()).add(entity)
        for citation in self.named.library.citations:
            base = citation.target.partition("#")[0]
            if base in self.named.library.entities:
                places.setdefault((citation.slug, citation.anchor), set()).add(base)
        return places

    def most(self, entity: str, here: str) -> list[tuple[str, list[tuple[str, str, int]]]]:
        """What is most often named with it, by family: name, address from `here`, paragraphs."""
        groups: dict[str, list[tuple[str, str, int]]] = {}
        for other, count in self._most(entity):
            known = self.named.library.entities[other]
            href = attribute(between(here, entity_page(known.family, known.id)))
            groups.setdefault(known.family, []).append((self.named.name(known), href, count))
        families: dict[str, str] = self.named.said["families"]
        return [(families[family], groups[family]) for family in families if family in groups]

    def _most(self, entity: str) -> Iterator[tuple[str, int]]:
        listed = self.pairs.get(entity, Counter()).items()
        known = ((other, count) for other, count in listed if other in self.named.library.entities)
        yield from sorted(known, key=lambda item: (-item[1], item[0]))[:SHOWN]
