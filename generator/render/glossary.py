"""The glossary: every term with its definition, who writes it how and where it is printed; and every abbreviation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from msgspec import Struct

from generator.addresses import GLOSSARY_PAGE, PAGED, SEARCH_PAGE, TERMS, between, entity_page
from generator.languages.pinyin import letter, pinyin_key, syllables
from generator.model import Entity, Library, Output
from generator.render.citations import document_name
from generator.render.definitions import definition, tooltips
from generator.render.forms import Form, forms_of, same, spellings
from generator.render.inline import attribute
from generator.render.naming import name_of
from generator.render.pages import make_page
from generator.render.passages import Texts
from generator.render.usage import Tally, Use, tallies, united, uses_of, year_runs
from generator.render.words import words as interface_words

MOST_DOCUMENTS, MOST_PLACES = 10, 5
"""So many documents of a term are listed, with so many places each; of more it is told how many there are of each year,
and the search has them all."""
MOST_FORMS = 6
"""Rows of a term's table: what is printed most; the other forms are listed below it."""


class Row(Struct, frozen=True):
    """A form of a term: who writes it so, and where it is printed."""

    form: Form
    houses: str
    printed: tuple[str, ...]
    """联合国 2013、2017：3 份 24 处"""


class Listed(Struct, frozen=True):
    """A document that has the term."""

    page: str
    language: str
    name: str
    date: str
    counts: str
    """核保安 12，核安保 3"""
    places: tuple[tuple[str, str], ...]
    """Address and words of the paragraphs, the first foremost."""


class Entry(Struct, frozen=True):
    """A term, as its card shows it."""

    id: str
    name: str
    english: str
    definition: str
    other: str
    """The definition in the other language of the interface."""
    rows: tuple[Row, ...]
    others: tuple[tuple[str, tuple[str, ...]], ...]
    """The forms that the table does not have, by language."""
    confused: tuple[tuple[str, str, str], ...]
    """What it is not: address, name, what that is."""
    themes: tuple[tuple[str, str], ...]
    first: Listed | None
    listed: tuple[Listed, ...]
    documents: int
    times: int
    years: str
    """Where not all documents are listed: how many there are of each year."""
    search: str
    """Where they all are, as an attribute."""
    pinyin: str
    letter: str
    """By its sound."""
    english_letter: str
    sounds: str


class Short(Struct, frozen=True):
    """An abbreviation and what it stands for."""

    id: str
    abbreviations: tuple[str, ...]
    name: str
    english: str
    href: str
    said: str
    letter: str
    sounds: str


def render_glossary(library: Library, texts: Texts, language: str) -> tuple[Output, ...]:
    """The page of the glossary."""
    words = interface_words(language)
    entries = list(_Entries(library, texts, words, language))
    shorts = sorted(
        _shorts(library, words, language), key=lambda short: (_by_english(short.abbreviations[0]), short.id)
    )
    by_sound = sorted(entries, key=lambda entry: (pinyin_key(entry.pinyin), entry.id))
    by_english = sorted(entries, key=lambda entry: (_by_english(entry.english), entry.id))
    orders = {"pinyin": by_sound, "english": by_english}
    first, second = ("english", "pinyin") if language == "en" else ("pinyin", "english")
    letters: dict[str, Callable[[Entry], str]] = {
        "pinyin": lambda entry: entry.letter,
        "english": lambda entry: entry.english_letter,
    }
    places = {name: {entry.id: place for place, entry in enumerate(listed)} for name, listed in orders.items()}
    context = {
        "first": first,
        "second": second,
        "groups": _grouped(orders[first], letters[first]),
        "others": orders[second],
        "places": places,
        "alphabets": {name: _alphabet(map(letters[name], entries)) for name in orders},
        "shorts": _grouped(shorts, lambda short: short.letter),
        "terms": len(entries),
        "language": language,
        "other_language": "zh" if language == "en" else "en",
    }
    meta = {"title": words["index"]["glossary_title"], "hide": ["navigation", "toc"]}
    return (make_page("glossary/index.md", "glossary.md", meta, context, words, ()),)


class _Entries:
    """The terms of a library, one after another."""

    def __init__(self, library: Library, texts: Texts, words: dict[str, Any], language: str) -> None:
        self.library, self.texts, self.words, self.language = library, texts, words, language
        self.said = words["glossary"]
        self.terms = [entity for entity in library.entities.values() if entity.family == TERMS]
        self.uses = uses_of(library, (entity.id for entity in self.terms))
        self.tooltip = tooltips(words, language)

    def __iter__(self) -> Iterator[Entry]:
        return map(self._entry, self.terms)

    def _entry(self, entity: Entity) -> Entry:
        forms = forms_of(entity)
        uses = united(self.uses[entity.id], spellings(forms))
        works = self._works(uses)
        few = len(works) <= MOST_DOCUMENTS
        listed = tuple(self._listed(use, forms) for use in works) if few else ()
        rows = self._rows(forms, uses)
        chinese, english = entity.names.get("zh", ""), entity.names.get("en", "")
        other = "zh" if self.language == "en" else "en"
        said = definition(entity, self.language)
        return Entry(
            id=entity.id,
            name=chinese or name_of(entity, self.language),
            english=english,
            definition=said,
            other=entity.description.get(other, "") if entity.description.get(other) != said else "",
            rows=rows,
            others=tuple(self._others(forms, {row.form for row in rows})),
            confused=tuple(self._confused(entity)),
            themes=tuple(self._themes(entity)),
            first=self._listed(works[0], forms) if works else None,
            listed=listed,
            documents=len(works),
            times=sum(use.times for use in works),
            years="" if few else self._years(works),
            search=_search(entity.names.get(self.language) or name_of(entity, self.language)),
            pinyin=chinese or english or entity.id,
            letter=letter(chinese or english or entity.id),
            english_letter=letter(english or entity.id),
            sounds=_sounds(forms),
        )

    def _rows(self, forms: Iterable[Form], uses: list[Use]) -> tuple[Row, ...]:
        """The forms that are printed, misprinted or known to be somebody's: of many, those printed most."""
        rows: list[tuple[int, Row]] = []
        for form in forms:
            found = tallies([use for use in uses if use.document.language[:2] == form.language[:2]], same(form.text))
            if found or form.houses or form.misprint:
                houses = (self.said["houses"].get(house, house) for house in form.houses)
                row = Row(form, self.words["list_separator"].join(houses), tuple(map(self._printed, found)))
                rows.append((sum(tally.times for tally in found), row))
        most = sorted((times for times, _ in rows), reverse=True)[:MOST_FORMS]
        return tuple(row for times, row in rows if times >= most[-1])[:MOST_FORMS]

    def _others(self, forms: Iterable[Form], shown: set[Form]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """What is left of the forms, by language; the names at the card's head are said already."""
        for language, listed in groupby(forms, key=lambda form: form.language):
            texts = [
                form.text
                for form in listed
                if form not in shown and not (form.kind == "name" and language in ("zh", "en"))
            ]
            if texts:
                yield language, tuple(texts)

    def _printed(self, tally: Tally) -> str:
        return str(
            self.said["printed"].format(
                house=self.said["houses"].get(tally.house, self.said["unknown_house"]),
                years=year_runs(tally.years, self.words["list_separator"]),
                documents=tally.documents,
                times=tally.times,
            )
        )

    def _works(self, uses: list[Use]) -> list[Use]:
        """Of each document one version: the interface's, else the first that there is."""
        shown: dict[str, Use] = {}
        for use in uses:
            if use.document.slug not in shown or use.document.language == self.language:
                shown[use.document.slug] = use
        return list(shown.values())

    def _listed(self, use: Use, forms: Iterable[Form]) -> Listed:
        document, page = use.document, self.library.page(use.document)
        units = self.texts.units(document.slug, document.language)
        spelled = {same(form.text): form.text for form in reversed(list(forms))}
        counts = (self.said["count"].format(form=spelled.get(form, form), n=times) for form, times in use.forms.items())
        return Listed(
            page,
            document.language,
            document_name(document, self.words),
            document.metadata.date or "",
            self.words["list_separator"].join(counts),
            tuple((f"{page}#{anchor}", units[anchor].cited) for anchor in use.anchors[:MOST_PLACES]),
        )

    def _confused(self, entity: Entity) -> Iterator[tuple[str, str, str]]:
        for identity in entity.confused_with:
            other = self.library.entities.get(identity)
            if other is not None:
                yield _address(other), name_of(other, self.language), self.tooltip(other)

    def _themes(self, entity: Entity) -> Iterator[tuple[str, str]]:
        for identity in entity.themes:
            theme = self.library.entities.get(identity)
            if theme is not None and theme.family in PAGED:
                yield _address(theme), name_of(theme, self.language)

    def _years(self, works: list[Use]) -> str:
        counts: dict[str, tuple[int, int]] = {}
        for use in works:
            documents, times = counts.get(use.year, (0, 0))
            counts[use.year] = documents + 1, times + use.times
        form, unknown = self.said["year"], self.said["unknown_year"]
        listed = sorted(counts.items())
        return " · ".join(form.format(year=year or unknown, documents=n, times=times) for year, (n, times) in listed)


def _shorts(library: Library, words: dict[str, Any], language: str) -> Iterator[Short]:
    """Every entry that has an abbreviation; one of a term leads to its card."""
    tooltip = tooltips(words, language)
    for entity in library.entities.values():
        if entity.abbreviations and (entity.family in PAGED or entity.family == TERMS):
            name = name_of(entity, language)
            english = entity.names.get("zh" if language == "en" else "en", "")
            yield Short(
                "" if entity.family == TERMS else entity.id,
                entity.abbreviations,
                name,
                english if english != name else "",
                _address(entity),
                tooltip(entity),
                letter(entity.abbreviations[0]),
                _sounds(forms_of(entity)),
            )


def _address(entity: Entity) -> str:
    """Where a name of the glossary leads: to its line there, or to its page."""
    if entity.family == TERMS:
        return f"#{entity.id}"
    return between(GLOSSARY_PAGE, entity_page(entity.family, entity.id)) if entity.family in PAGED else ""


def _by_english(text: str) -> tuple[bool, str]:
    """Letters before what begins with none, whatever their case."""
    plain = "".join(c for c in text.lower() if c.isalnum() or c == " ").strip()
    return letter(plain) == "#", plain


def _search(text: str) -> str:
    """Where every use is found: the exact words, asked for."""
    asked = urlencode({"q": f'"{text}"'})
    return attribute(f"{between(GLOSSARY_PAGE, SEARCH_PAGE)}?{asked}")


def _sounds(forms: Iterable[Form]) -> str:
    """How the Chinese forms are read, so that they are found by pinyin and by its first letters."""
    return "|".join(dict.fromkeys(" ".join(syllables(form.text)) for form in forms if form.language == "zh"))


def _grouped(listed: list[Any], key: Callable[[Any], str]) -> list[tuple[str, list[Any]]]:
    """By letter, in the order given; what begins with none stands last."""
    made: dict[str, list[Any]] = {}
    for initial, members in groupby(listed, key):
        made.setdefault(initial, []).extend(members)
    return sorted(made.items(), key=lambda group: (group[0] == "#", group[0]))


def _alphabet(letters: Iterable[str]) -> list[str]:
    return sorted(set(letters), key=lambda initial: (initial == "#", initial))
