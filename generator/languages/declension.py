"""The cases of Russian names, as far as their nouns are known: a text says Договора, the registry Договор."""

from __future__ import annotations

from collections.abc import Iterator

_NOUNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Договор Протокол Устав Статут Пакт Фонд Совет Комитет Кодекс План Форум", ("", "а", "у", "", "ом", "е")),
    ("Конвенция Декларация Организация Комиссия Конференция Резолюция", ("я", "и", "и", "ю", "ей", "и")),
    ("Программа Инициатива Группа", ("а", "ы", "е", "у", "ой", "е")),
    ("Соглашение Заявление", ("е", "я", "ю", "е", "ем", "и")),
    ("Агентство Сообщество Партнерство", ("о", "а", "у", "о", "ом", "е")),
)
"""Words with their endings: nominative, genitive, dative, accusative, instrumental, prepositional."""
_ADJECTIVES = (
    ("ое", "ого", "ому", "ое", "ым", "ом"),
    ("ый", "ого", "ому", "ый", "ым", "ом"),
    ("ая", "ой", "ой", "ую", "ой", "ой"),
    ("ий", "его", "ему", "ий", "им", "ем"),
)
_CASES = 6
_FORMS = {
    word.lower(): tuple(word.lower().removesuffix(endings[0]) + ending for ending in endings)
    for words, endings in _NOUNS
    for word in words.split()
}


def declined(name: str) -> Iterator[str]:
    """The name in every case; only itself where its noun is not known.

    >>> list(declined("Договор о нераспространении"))[:3]
    ['Договор о нераспространении', 'Договора о нераспространении', 'Договору о нераспространении']
    >>> list(declined("Международное агентство"))[1], list(declined("ДНЯО"))
    ('Международного агентства', ['ДНЯО'])
    """
    words = name.split(" ")
    noun = next((place for place, word in enumerate(words[:3]) if word.lower() in _FORMS), None)
    adjectives = [] if noun is None else [_adjective(word) for word in words[:noun]]
    if noun is None or not all(adjectives):
        yield name
        return
    for case in range(_CASES):
        said = [forms[case] for forms in adjectives if forms] + [_like(words[noun], _FORMS[words[noun].lower()][case])]
        yield " ".join((*said, *words[noun + 1 :]))


def _adjective(word: str) -> tuple[str, ...]:
    for endings in _ADJECTIVES:
        if word.endswith(endings[0]):
            return tuple(word.removesuffix(endings[0]) + ending for ending in endings)
    return ()


def _like(word: str, form: str) -> str:
    """The form with the capital that the word has."""
    return form.capitalize() if word[:1].isupper() else form
