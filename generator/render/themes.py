"""What is on a theme: the paragraphs that name an entry or a term of it, or the theme by its own words."""

from __future__ import annotations

from msgspec import Struct

from generator.addresses import entity_page
from generator.model import Entity
from generator.render.naming import Named, Seen, found_in
from generator.render.passages import Found, by_page


class Member(Struct, frozen=True):
    """An entry or a term of a theme."""

    entity: Entity
    times: int


class Themes:
    """All themes, their entries and their paragraphs."""

    def __init__(self, named: Named) -> None:
        self.named = named
        self.members: dict[str, list[Entity]] = {}
        for entity in named.library.entities.values():
            for theme in entity.themes:
                self.members.setdefault(theme, []).append(entity)
        wanted = {entity_page(each.family, each.id) for listed in self.members.values() for each in listed}
        self.cited = {page: parts for page, parts in by_page(named.library).items() if page in wanted}

    def found(self, theme: Entity) -> Found:
        """Every paragraph on it, in the order of the documents' dates, with the words that tell so."""
        found: Found = {}
        for entity in (theme, *self.members.get(theme.id, ())):
            found_in(self.named.namings.get(entity.id, ()), found)
            for part in self.cited.get(entity_page(entity.family, entity.id), {}).values():
                for place, by_language in part.items():
                    into = found.setdefault(place, {})
                    for code, spans in by_language.items():
                        into.setdefault(code, []).extend(spans)
        return dict(sorted(found.items(), key=lambda item: self._dated(item[0][0])))

    def _dated(self, slug: str) -> tuple[str, str]:
        texts = self.named.texts
        return texts.documents[slug, texts.preferred(slug)[0]].metadata.date or "9999", slug

    def groups(self, theme: Entity, seen: dict[str, Seen]) -> list[tuple[str, list[Member]]]:
        """Its entries by family, those named most often first."""
        groups: dict[str, list[Member]] = {}
        for entity in self.members.get(theme.id, ()):
            groups.setdefault(entity.family, []).append(Member(entity, seen[entity.id].times))
        for listed in groups.values():
            listed.sort(key=lambda member: (-member.times, member.entity.id))
        families: dict[str, str] = self.named.said["families"]
        return [(families[family], groups[family]) for family in families if family in groups]
