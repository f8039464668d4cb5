"""Lists of names as sentences have them, taken apart: 摩洛哥、荷兰和西班牙; Peru, Spain and Trinidad and Tobago."""

from __future__ import annotations

import re

_NAMES_WITH_AND = (
    "Antigua and Barbuda", "Bosnia and Herzegovina", "Great Britain and Northern Ireland", "Saint Kitts and Nevis",
    "Saint Vincent and the Grenadines", "Sao Tome and Principe", "São Tomé and Príncipe", "Trinidad and Tobago",
)  # fmt: skip
"""States whose names have the word that joins the last two names of a list."""
_COMMA = re.compile(r"、|,\s*|，")
_AND = re.compile(r"\s+and\s+(?=(?:the\s+)?[^\Wa-z])|(?:以及|和)(?!国|平|约)")
"""English joins with it only what begins as a name does; 和 is also a syllable of names."""
_SENTENCE = re.compile(r"(?:submitted|introduced|presented|following|on|in|of)\b")
"""What goes on so is no name of its own: Austria, on behalf of the Bureau."""
_BRACKETED = r"[(（](?:[^()（）]|\([^()]*\))*[)）]"
_KEPT_WHOLE = re.compile("|".join((_BRACKETED, *map(re.escape, _NAMES_WITH_AND))), re.IGNORECASE)


def names_of(text: str) -> tuple[str, ...]:
    """The names in their order; what is no list of names stays whole.

    >>> names_of("摩洛哥、荷兰和西班牙"), names_of("Peru, Spain and Trinidad and Tobago")
    (('摩洛哥', '荷兰', '西班牙'), ('Peru', 'Spain', 'Trinidad and Tobago'))
    >>> names_of("Cuba (on behalf of the Group of 77 and China) and the Bahamas")
    ('Cuba (on behalf of the Group of 77 and China)', 'the Bahamas')
    >>> names_of("submitted by the Chair, on the basis of consultations"), names_of("Austria, on behalf of the Bureau")
    (('submitted by the Chair, on the basis of consultations',), ('Austria, on behalf of the Bureau',))
    """
    text = " ".join(text.split()).strip(" .,")
    if not text or _SENTENCE.match(text):
        return (text,) if text else ()
    whole = [match.span() for match in _KEPT_WHOLE.finditer(text)]
    commas = _places(_COMMA, text, whole, 0)
    ands = _places(_AND, text, whole, commas[-1][1] if commas else 0)
    names: list[str] = []
    start = 0
    for place, end in (*commas, *ands, (len(text), len(text))):
        name = text[start:place].strip().removeprefix("and ")
        if _SENTENCE.match(text[start:]) and names:
            names[-1] = text[text.rindex(names[-1], 0, start) : place].strip()
        elif name:
            names.append(name)
        start = end
    return tuple(names)


def _places(joint: re.Pattern[str], text: str, whole: list[tuple[int, int]], start: int) -> list[tuple[int, int]]:
    """Where the joint stands outside of what is kept whole."""
    found = (match.span() for match in joint.finditer(text, start))
    return [(at, end) for at, end in found if not any(first <= at < last for first, last in whole)]
