"""The cases of Russian names: a text says Договора, the registry Договор.

Which declension a noun is of, its ending tells; where it does not, the forms of both are given. A form that nobody
writes does no harm: it is only looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_Forms = tuple[str, ...]

CASES = 6
"""Nominative, genitive, dative, accusative, instrumental, prepositional."""
_NOUNS: tuple[tuple[str, tuple[_Forms, ...], tuple[_Forms, ...]], ...] = (
    # the ending, the singular of each declension that it can be of, the plural
    ("ия", (("ия", "ии", "ии", "ию", "ией", "ии"),), (("ии", "ий", "иям", "ии", "иями", "иях"),)),
    ("ие", (("ие", "ия", "ию", "ие", "ием", "ии"),), (("ия", "ий", "иям", "ия", "иями", "иях"),)),
    ("ье", (("ье", "ья", "ью", "ье", "ьем", "ье"),), (("ья", "ий", "ьям", "ья", "ьями", "ьях"),)),
    (
        "ство",
        (("ство", "ства", "ству", "ство", "ством", "стве"),),
        (("ства", "ств", "ствам", "ства", "ствами", "ствах"),),
    ),
    ("ка", (("ка", "ки", "ке", "ку", "кой", "ке"),), (("ки", "ок", "кам", "ки", "ками", "ках"),)),
    ("га", (("га", "ги", "ге", "гу", "гой", "ге"),), (("ги", "г", "гам", "ги", "гами", "гах"),)),
    ("а", (("а", "ы", "е", "у", "ой", "е"),), (("ы", "", "ам", "ы", "ами", "ах"),)),
    ("я", (("я", "и", "е", "ю", "ей", "е"),), (("и", "ь", "ям", "и", "ями", "ях"),)),
    (
        "ь",
        (("ь", "и", "и", "ь", "ью", "и"), ("ь", "я", "ю", "ь", "ем", "е")),
        (("и", "ей", "ям", "и", "ями", "ях"),),
    ),
    ("й", (("й", "я", "ю", "й", "ем", "е"),), (("и", "ев", "ям", "и", "ями", "ях"),)),
)
_CONSONANT = (("", "а", "у", "", "ом", "е"), ("", "а", "у", "а", "ем", "е"))
_CONSONANTS = (
    ("ы", "ов", "ам", "ы", "ами", "ах"),
    ("и", "ов", "ам", "и", "ами", "ах"),
    ("и", "ей", "ам", "и", "ами", "ах"),
)
_PLURAL_NOUNS: tuple[tuple[str, tuple[_Forms, ...]], ...] = (
    ("ии", (("ии", "ий", "иям", "ии", "иями", "иях"),)),
    ("ы", (("ы", "ов", "ам", "ы", "ами", "ах"), ("ы", "", "ам", "ы", "ами", "ах"))),
    (
        "и",
        (("и", "ей", "ям", "и", "ями", "ях"), ("и", "ей", "ам", "и", "ами", "ах"), ("и", "ов", "ам", "и", "ами", "ах")),
    ),
    ("а", (("а", "ов", "ам", "а", "ами", "ах"),)),
)  # fmt: skip
"""Of nouns that stand in the plural: Нидерланды, гарантии, цели, Острова."""
_ADJECTIVES: tuple[tuple[str, _Forms, _Forms], ...] = tuple(
    (singular[0], singular, plural)
    for singular, plural in (
        (("ое", "ого", "ому", "ое", "ым", "ом"), ("ые", "ых", "ым", "ые", "ыми", "ых")),
        (("кое", "кого", "кому", "кое", "ким", "ком"), ("кие", "ких", "ким", "кие", "кими", "ких")),
        (("ее", "его", "ему", "ее", "им", "ем"), ("ие", "их", "им", "ие", "ими", "их")),
        (("ый", "ого", "ому", "ый", "ым", "ом"), ("ые", "ых", "ым", "ые", "ыми", "ых")),
        (("кий", "кого", "кому", "кий", "ким", "ком"), ("кие", "ких", "ким", "кие", "кими", "ких")),
        (("ий", "его", "ему", "ий", "им", "ем"), ("ие", "их", "им", "ие", "ими", "их")),
        (("кая", "кой", "кой", "кую", "кой", "кой"), ("кие", "ких", "ким", "кие", "кими", "ких")),
        (("щая", "щей", "щей", "щую", "щей", "щей"), ("щие", "щих", "щим", "щие", "щими", "щих")),
        (("ая", "ой", "ой", "ую", "ой", "ой"), ("ые", "ых", "ым", "ые", "ыми", "ых")),
        (("яя", "ей", "ей", "юю", "ей", "ей"), ("ие", "их", "им", "ие", "ими", "их")),
    )
)
_PLURAL_ADJECTIVES = (("ые", ("ые", "ых", "ым", "ые", "ыми", "ых")), ("ие", ("ие", "их", "им", "ие", "ими", "их")))
_IS_ADJECTIVE = re.compile(r".+(?:[оыие]й|[оеы]е|[ая]я|[кгхщ]ие)$", re.IGNORECASE)
_IS_NOUN = re.compile(r".*(?:[нтвлб]ие|ция|[нтзссвлмр]ия|[аеу]й|арий|орий)$", re.IGNORECASE)
"""Endings of nouns that adjectives seem to have: соглашение, Китай, сценарий."""
_NEVER = re.compile(r".*(?:[уюэё]|[^т]во|[^в]о|[^иь]е)$", re.IGNORECASE)
"""Nouns that stay as they are: Перу, Конго, Чили."""
_FLEETING = {"египет": "египт"}
_WORDS_BEFORE = 5
"""A noun that nobody found among so many words is not the head of a name."""


def declined(name: str, plural: bool = False) -> Iterator[str]:
    """The name in every case, the nominative and the genitive first, and with `plural` in every case of the plural too.

    >>> "Договора о нераспространении" in declined("Договор о нераспространении"), list(declined("ДНЯО"))
    (True, ['ДНЯО'])
    >>> "Международного агентства" in declined("Международное агентство"), list(declined("Того"))
    (True, ['Того'])
    >>> "государств, обладающих оружием" in declined("государство, обладающее оружием", plural=True)
    True
    """
    yield from dict.fromkeys((name, *_cases(name, plural)))


def _cases(name: str, plural: bool) -> Iterator[str]:
    words = name.split(" ")
    head = _head(words)
    if head is None:
        return
    before, noun, behind = words[:head], words[head], words[head + 1 :]
    comma = "," if noun.endswith(",") else ""
    noun = noun.rstrip(",")
    joined = _joined(behind, comma)
    for number in (False, True) if plural else (False,):
        for forms in _noun(noun, number):
            for case in range(CASES):
                said = [_adjective(word, number, case) if _is_adjective(word) else word for word in before]
                rest = [_agreeing(word, number, case) if place < joined else word for place, word in enumerate(behind)]
                yield " ".join((*said, forms[case] + comma, *rest))


def _head(words: list[str]) -> int | None:
    """The place of the noun that the name is a kind of: the first that is no adjective."""
    for place, word in enumerate(words[:_WORDS_BEFORE]):
        bare = word.rstrip(",")
        if _is_adjective(bare) or bare == "и":
            continue
        letters = bare.replace("-", "")
        declines = len(letters) > 2 and letters.isalpha() and not bare.isupper() and "а" <= letters[-1].lower() <= "я"
        return place if declines and not _NEVER.fullmatch(bare) else None
    return None


def _is_adjective(word: str) -> bool:
    return _IS_ADJECTIVE.fullmatch(word) is not None and _IS_NOUN.fullmatch(word) is None


def _joined(behind: list[str], comma: str) -> int:
    """How many of the words behind the noun take its case: обладающее behind a comma, the second of two names."""
    if comma and behind and _is_adjective(behind[0]):
        return 1
    if len(behind) == 2 and behind[0] == "и" and behind[1][:1].isupper() and not _NEVER.fullmatch(behind[1]):
        return 2
    return 0


def _agreeing(word: str, plural: bool, case: int) -> str:
    if word == "и":
        return word
    return _adjective(word, plural, case) if _is_adjective(word) else _noun(word, plural)[0][case]


def _noun(word: str, plural: bool) -> list[_Forms]:
    lower = word.lower()
    found: list[_Forms] = []
    if lower.endswith(("ы", "и", "острова")):
        endings = next(forms for ending, forms in _PLURAL_NOUNS if lower.endswith(ending))
        return [tuple(word.removesuffix(forms[0]) + ending for ending in forms) for forms in endings]
    for ending, singular, several in _NOUNS:
        if lower.endswith(ending):
            stem = word[: len(word) - len(ending)]
            found += [tuple(stem + each for each in forms) for forms in (several if plural else singular)]
            break
    else:
        stem = _FLEETING.get(lower, lower)
        stem = word[:1] + stem[1:]
        found += [tuple(stem + each for each in forms) for forms in (_CONSONANTS if plural else _CONSONANT)]
    if not plural:
        found = [(word, *forms[1:3], word if forms[3] == stem else forms[3], *forms[4:]) for forms in found]
    return found


def _adjective(word: str, plural: bool, case: int) -> str:
    for ending, forms in _PLURAL_ADJECTIVES:
        if word.endswith(ending):
            return word.removesuffix(ending) + forms[case]
    rows = [row for row in _ADJECTIVES if word.endswith(row[0])]
    ending, singular, several = max(rows, key=lambda row: len(row[0]), default=("", ("",) * CASES, ("",) * CASES))
    return word.removesuffix(ending) + (several if plural else singular)[case]
