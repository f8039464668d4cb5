"""Entity → every form in which a text can print its names: as the registry writes them, in their cases and plurals.

Договор о нераспространении    →  Договора о нераспространении, Договору …
nuclear-weapon State           →  nuclear-weapon States
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.addresses import TERMS
from generator.languages.declension import declined
from generator.languages.folding import fold
from generator.languages.plurals import plurals
from generator.model import Entity

_ADMITS_PLURAL = frozenset(("agreement_type", "model_agreement", "model_protocol"))
"""Kinds of instruments of which there are many: safeguards agreements."""


def certain_forms(entity: Entity) -> set[str]:
    """The folded forms that tell the entity by themselves."""
    written = [
        *((text, language) for language, text in entity.names.items()),
        *((text, "") for text in entity.abbreviations),
        *((name.text, name.language) for name in entity.variants if not name.context_only),
    ]
    many = entity.family == TERMS or entity.kind in _ADMITS_PLURAL
    forms = {form for text, language in written for form in _inflected(fold(text)[0].strip(), language, many)}
    by_context = {form.lower() for form in forms_by_context(entity)}
    return {form for form in forms if form and form.lower() not in by_context}


def forms_by_context(entity: Entity) -> set[str]:
    """The folded forms that are too general to tell it without their context."""
    forms = {
        form
        for name in entity.variants
        if name.context_only
        for form in _inflected(fold(name.text)[0].strip(), name.language, entity.family == TERMS)
    }
    return forms - {""}


def _inflected(name: str, language: str, many: bool) -> Iterator[str]:
    if language == "ru":
        yield from declined(name, plural=many)
        return
    yield name
    if many:
        yield from plurals(name, language)
