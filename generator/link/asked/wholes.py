"""What a text names as a whole: a document by its symbol or the end of it, a resolution by its number, a name.

文件 NPT/CONF.2020/WP.77     →  NPT/CONF.2020/WP.77    symbol
安理会第1540号决议            →  S/RES/1540(2004)       resolution-number
《条约》                     →  npt                    usual-instrument
"""

from __future__ import annotations

import re

from generator.addresses import GOALS, TERMS
from generator.link.asked.catalogue import Catalogue, key_of_name, tokens_of
from generator.link.asked.typed import TypedForms

_NUMBER = re.compile(
    r"(?:e?s-)?\d+(?:\s?/\s?\d+)?(?:\s?[a-z](?:\s?-\s?[a-z])?(?![a-z]))?(?:\s?\(\s?(?:\d{4}|[esivxlc-]+)\s?\))?",
    re.IGNORECASE,
)
"""The number of a resolution: 76/36, 1540(2004), 2200 A (XXI), S-10/2."""
_WORD = re.compile(r"[^\W\d_]{4,}|[\u3400-\u9fff]")
"""What is more than a particle."""
_AROUND = " ,.'\"()《》"
"""What can stand around a whole and is no part of it."""


def wholes_in(text: str, forms: TypedForms | None, catalogue: Catalogue) -> tuple[tuple[str, ...], str]:
    """What a text names as a whole: one, several if it is not clear, or nothing; and how it was recognised."""
    key = key_of_name(text)
    if not key:
        return (), ""
    if key == GOALS:
        return (GOALS,), "title"
    text = (forms.spelled(text) if forms is not None else text).strip(_AROUND)
    bases, full = _by_symbol(text, catalogue)
    if bases and full:
        return bases, "symbol"
    noun, bare = _without_words(text, forms) if forms is not None else (False, text)
    if noun and (numbered := _by_number(bare, catalogue)):
        return numbered, "resolution-number"
    named = _best(catalogue.names.get(key, set()), catalogue)
    if any(catalogue.address(base) for base in named):
        return named, "title"
    if forms is not None and (kind := forms.bare.fullmatch(text)):
        return catalogue.called(kind["kind"]), "usual-instrument"
    if not bases and not noun:
        bases, full = _by_symbol(bare, catalogue)
    if not bases:
        return named, "title"
    return bases, "symbol" if full else "partial-symbol"


def _best(bases: set[str], catalogue: Catalogue) -> tuple[str, ...]:
    """Of all that has a name, what has a page; no line of the glossary where an entry has a page of its own."""
    entities = catalogue.library.entities
    paged = [base for base in sorted(bases) if catalogue.address(base)] or sorted(bases)
    own = [base for base in paged if base in entities and entities[base].family != TERMS]
    if own:
        paged = [base for base in paged if base not in entities or entities[base].family != TERMS]
    by_document = {catalogue.in_corpus(base) or base: base for base in reversed(paged)}
    return tuple(sorted(by_document.values()))


def _by_symbol(text: str, catalogue: Catalogue) -> tuple[tuple[str, ...], bool]:
    is_one = any(c.isdigit() for c in text) and ("/" in text or any(c.isalpha() for c in text))
    tokens = tokens_of(text) if is_one else None
    return catalogue.by_symbol(tokens) if tokens else ((), False)


def _without_words(text: str, forms: TypedForms) -> tuple[bool, str]:
    """安理会第1540号决议 → S/RES 1540, and that it is one; 文件 WP.77 → WP.77, which is none by its words."""
    series = noun = ""
    for form, said in forms.organs:
        if form.search(text):
            text, series = form.sub(" ", text, count=1), said
            break
    for form, said in ((forms.resolution, "RES"), (forms.decision, "DEC")):
        if form.search(text):
            text, noun = form.sub(" ", text, count=1), said
            break
    text = forms.filling.sub(" ", text).strip(_AROUND)
    number = _NUMBER.search(text)
    if not noun or not number or series == "?" or _WORD.search(text[: number.start()] + text[number.end() :]):
        return False, text
    return True, " ".join(filter(None, ("" if series.startswith("?") else series, noun, number.group())))


def _by_number(text: str, catalogue: Catalogue) -> tuple[str, ...]:
    return catalogue.by_symbol(tokens_of(text) or ())[0]
