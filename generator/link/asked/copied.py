"""Citations as the site itself copies them, taken apart: NPT/CONF.2020/WP.77，第187段第15项(a) → its whole, p187-15-a.

The words are those of the interface (`render/words`, section `cite`), which the catalogue has been given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.addresses import footnote_anchor
from generator.languages.folding import alike

_REGIONS = {
    "annex": "annex-", "part": "part-", "section": "sec-", "article": "art-", "rule": "rule-",
    "principle": "principle-",
}  # fmt: skip
_UNITS = {
    "paragraph": "p", "preamble": "pp-", "preamble_ordinal": "pp-", "footnote": "", "quote": "q", "table": "t",
    "words": "x",
}  # fmt: skip
_ITEMS = {"numbered_item": "", "ordinal_item": "", "quote": "q", "table": "t", "words": "x"}
_NUMBER = r"\(?[A-Za-z0-9*.]+\)?"
_LETTER = re.compile(r"\(([a-z]{1,4})\)", re.IGNORECASE)
_JOINT = r"\s*,?\s*"


def taken_apart(plain: str, said: Mapping[str, str]) -> tuple[str, str] | None:
    """The whole and the anchor of a citation in these words; None where it is none."""
    regions, units, items = (_words(keys, said) for keys in (_REGIONS, _UNITS, _ITEMS))
    form = (
        rf"(?P<whole>.+?){_JOINT}(?P<regions>(?:(?:{regions}){_JOINT})*)(?P<unit>{units})"
        rf"(?P<items>(?:{_JOINT}(?:{items}|\s?\([a-z]{{1,4}}\)))*)"
    )
    found = re.fullmatch(form, plain, re.IGNORECASE)
    if found is None:
        return None
    unit = list(_steps(found["unit"], _UNITS, said))[:1]
    steps = [*_steps(found["regions"], _REGIONS, said), *unit, *_steps(found["items"], _ITEMS, said)]
    return found["whole"], "-".join(steps)


def _words(keys: Iterable[str], said: Mapping[str, str], number: str = f"(?:{_NUMBER})") -> str:
    """These words with any number, longer forms first."""
    forms = {re.escape(alike(said[key])).replace(r"\{n\}", number) for key in keys}
    return "|".join(sorted(forms, key=lambda form: (-len(form), form)))


def _steps(text: str, keys: Mapping[str, str], said: Mapping[str, str]) -> Iterator[str]:
    """The steps of an anchor that the words in a text stand for."""
    order = sorted(keys, key=lambda key: -len(said[key]))
    forms = {key: re.compile(_words([key], said, f"({_NUMBER})"), re.IGNORECASE) for key in order}
    place = 0
    while place < len(text):
        named = next(((key, found) for key in order if (found := forms[key].match(text, place))), None)
        letter = _LETTER.match(text, place)
        if named is not None:
            number = named[1][1].strip("()").lower()
            yield footnote_anchor(number) if named[0] == "footnote" else keys[named[0]] + number
            place = named[1].end()
        elif letter is not None:
            yield letter[1].lower()
            place = letter.end()
        else:
            place += 1
