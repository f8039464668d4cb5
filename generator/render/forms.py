"""All the ways to write a name: each form once, with everybody who writes it so."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from generator.languages.declension import declined
from generator.languages.folding import fold
from generator.languages.scripts import HAN
from generator.model import Entity

LANGUAGE_ORDER = ("zh", "zh-Hant", "en", "fr", "es", "ru", "ar")
"""The order in which languages are shown and exported; others follow."""
_SCRIPTS = (("\u0400", "\u052f", "ru"), ("\u0600", "\u06ff", "ar"))
"""Abbreviations tell their language by their letters alone: first and last letter, language."""


class Form(Struct, frozen=True):
    """A way to write a name."""

    text: str
    language: str
    kind: Literal["name", "abbreviation", "variant"]
    houses: tuple[str, ...] = ()
    """Who writes it so: UN, IAEA, CN …"""
    misprint: bool = False
    context_only: bool = False


def forms_of(entity: Entity) -> tuple[Form, ...]:
    """The preferred names, then abbreviations, then variants; Chinese first, each form of a language once."""
    made: dict[tuple[str, str], Form] = {}
    for language, text in entity.names.items():
        made[text, language] = Form(text, language, "name")
    for text in entity.abbreviations:
        language = _language(text)
        made.setdefault((text, language), Form(text, language, "abbreviation"))
    for variant in entity.variants:
        key = variant.text, variant.language
        known = made.get(key)
        houses = known.houses if known else ()
        if variant.usage and variant.usage not in houses:
            houses = (*houses, variant.usage)
        certain = known is not None and not known.context_only
        made[key] = Form(
            variant.text,
            variant.language,
            known.kind if known else "variant",
            houses,
            variant.misprint,
            variant.context_only and not certain,
        )
    return tuple(sorted(made.values(), key=_rank))


@lru_cache(maxsize=16384)
def same(text: str) -> str:
    """What two printings of one form have in common.

    >>> same("核 安保"), same("Nuclear  Security")
    ('核安保', 'nuclear security')
    """
    return fold(text)[0].strip().lower()


def spellings(forms: Iterable[Form]) -> dict[str, str]:
    """What each printing of a form is a printing of: a declined one of the form that it declines."""
    made: dict[str, str] = {}
    listed = list(forms)
    for form in listed:
        made.setdefault(same(form.text), same(form.text))
    for form in listed:
        if form.language == "ru":
            for text in declined(form.text):
                made.setdefault(same(text), same(form.text))
    return made


def _rank(form: Form) -> tuple[int, int]:
    known = form.language in LANGUAGE_ORDER
    kinds = ("name", "abbreviation", "variant")
    return LANGUAGE_ORDER.index(form.language) if known else len(LANGUAGE_ORDER), kinds.index(form.kind)


def _language(abbreviation: str) -> str:
    if HAN.search(abbreviation):
        return "zh"
    return next((code for first, last, code in _SCRIPTS if first <= abbreviation[:1] <= last), "en")
