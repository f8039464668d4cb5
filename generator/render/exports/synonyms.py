"""Groups of names that mean one thing, for the search: whoever asks for one of them finds the others."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from generator.model import Entity
from generator.render.forms import Form, forms_of, same


class Group(Struct, frozen=True, omit_defaults=True):
    """The names of one entry."""

    entity: str
    names: dict[str, list[str]]
    """By language, the preferred one first."""
    misprints: dict[str, list[str]] = {}
    """Understood when asked for, never proposed."""


def synonyms(entities: Iterable[Entity]) -> bytes:
    """As small as can be, since a browser reads it."""
    listed = [(entity, _certain(entity)) for entity in entities]
    owners: dict[str, set[str]] = {}
    for entity, forms in listed:
        for form in forms:
            owners.setdefault(same(form.text), set()).add(entity.id)
    groups = []
    for entity, forms in listed:
        own = [form for form in forms if len(owners[same(form.text)]) == 1]  # a name of two things is a synonym of none
        if len({same(form.text) for form in own}) > 1:
            right, wrong = ([form for form in own if form.misprint is misprint] for misprint in (False, True))
            groups.append(Group(entity.id, _by_language(right), _by_language(wrong)))
    return msgspec.json.encode(groups) + b"\n"


def _certain(entity: Entity) -> list[Form]:
    """What can be told without its context."""
    return [form for form in forms_of(entity) if not form.context_only]


def _by_language(forms: Iterable[Form]) -> dict[str, list[str]]:
    made: dict[str, list[str]] = {}
    for form in forms:
        made.setdefault(form.language, []).append(form.text)
    return made
