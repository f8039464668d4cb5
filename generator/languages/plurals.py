"""The plurals of terms: a text says nuclear-weapon States, the registry nuclear-weapon State.

The words up to the first preposition take the plural: in English the last of them, in French and Spanish all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PREPOSITIONS = {
    "en": ("of", "on", "for", "to", "in", "with", "between", "against", "by", "from", "and", "under"),
    "fr": (
        "de",
        "du",
        "des",
        "d'",
        "à",
        "au",
        "aux",
        "en",
        "sur",
        "pour",
        "contre",
        "par",
        "sans",
        "relatif",
        "relative",
    ),
    "es": ("de", "del", "en", "sobre", "para", "contra", "por", "con", "sin", "a", "al", "relativo", "relativa"),
}
_ENDINGS: dict[str, tuple[tuple[str, str], ...]] = {
    # how the singular ends, as a regular expression, and what takes the place of what it captured
    "en": ((r"[^aeiou](y)", "ies"), (r"(?:s|x|z|ch|sh)()", "es"), (r"()", "s")),
    "fr": ((r"[sxz]()", ""), (r"(al)", "aux"), (r"(?:eau|eu)()", "x"), (r"()", "s")),
    "es": (
        (r"[sx]()", ""), (r"(z)", "ces"), (r"(ión)", "iones"), (r"(én)", "enes"), (r"[aeiouáéó]()", "s"), (r"()", "es"),
    ),
}  # fmt: skip
_PATTERNS = {
    language: tuple((re.compile(rf".*{singular}", re.IGNORECASE), plural) for singular, plural in rows)
    for language, rows in _ENDINGS.items()
}
_WITH_PARTY = re.compile(r"(State)( )(part)y\b", re.IGNORECASE)
"""State party, States parties: the one English term of which both words take the plural."""


def plurals(name: str, language: str) -> Iterator[str]:
    """The plural of a term, where the language has a rule for it.

    >>> list(plurals("nuclear-weapon State", "en")), list(plurals("weapon of mass destruction", "en"))
    (['nuclear-weapon States'], ['weapons of mass destruction'])
    >>> list(plurals("accord de garanties", "fr")), list(plurals("Estado poseedor de armas nucleares", "es"))
    (['accords de garanties'], ['Estados poseedores de armas nucleares'])
    """
    if language not in _PATTERNS:
        return
    if language == "en" and (party := _WITH_PARTY.search(name)):
        yield f"{name[: party.start()]}{party[1]}s {party[3]}ies{name[party.end() :]}"
        return
    words = name.split(" ")
    before = set(_PREPOSITIONS[language])
    end = next((at for at, word in enumerate(words) if at and _first(word) in before), len(words))
    changing = range(end - 1, end) if language == "en" else range(end)
    if all(words[at].strip("()").isalpha() or "-" in words[at] for at in changing):
        yield " ".join(_plural(word, language) if at in changing else word for at, word in enumerate(words))


def _first(word: str) -> str:
    """The word, or the article that is elided before it: d’armes."""
    lower = word.lower().replace("’", "'")
    return lower[:2] if lower[1:2] == "'" else lower


def _plural(word: str, language: str) -> str:
    for singular, plural in _PATTERNS[language]:
        if found := singular.fullmatch(word):
            return word[: found.start(1)] + plural
    return word
