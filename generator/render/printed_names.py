"""All names of an entry and who uses which: each form as printed, how often, in which documents, where first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from generator.addresses import between
from generator.languages.declension import declined
from generator.languages.plurals import plurals
from generator.model import Entity
from generator.render.flows import shortened
from generator.render.forms import LANGUAGE_ORDER, forms_of, same
from generator.render.inline import attribute
from generator.render.naming import Named, Naming

_ROOM = 14
"""Of a title that stands for a document, in times the size of its letters."""
SHOWN = 5
"""Documents named for each form; the others are counted."""


class Use(Struct, frozen=True):
    """A document that has the form."""

    label: str
    title: str
    href: str
    """Of the first paragraph that has it, from the page."""
    times: int


class Printed(Struct, frozen=True):
    """A way to write the name."""

    text: str
    languages: tuple[str, ...]
    usage: tuple[str, ...]
    """Who writes it so, as the registry knows."""
    misprint: bool
    times: int
    uses: tuple[Use, ...]
    """The first documents that have it, in the order of their dates; each leads to where it stands first."""
    more: int
    """Documents that are not listed."""
    works: dict[str, int]
    """How often each work has it, by slug; of a work in several languages, the version that has it most."""


class Names(Struct, frozen=True):
    """All names of an entry: those that documents print, and by language the others."""

    used: tuple[Printed, ...]
    unused: tuple[tuple[str, tuple[Printed, ...]], ...]

    @property
    def languages(self) -> bool:
        """Whether documents print names of several languages."""
        return len({form.languages for form in self.used if form.languages}) > 1

    @property
    def houses(self) -> bool:
        """Whether it is known of one that is printed who writes so."""
        return any(form.usage for form in self.used)


class _Row:
    def __init__(self, text: str) -> None:
        self.text = text
        self.languages: list[str] = []
        self.usage: list[str] = []
        self.misprint = False
        self.found: list[Naming] = []

    def known(self, language: str, houses: tuple[str, ...] = (), misprint: bool = False) -> None:
        """What the registry says of the form."""
        if language not in self.languages:
            self.languages.append(language)
        self.usage += [house for house in houses if house not in self.usage]
        self.misprint |= misprint


def printed_names(named: Named, entity: Entity, here: str) -> Names:
    """Every form that the registry or a document has, the reader's language and the most printed first."""
    rows = _known(entity)
    for naming in named.namings.get(entity.id, ()):
        text = " ".join(naming.mention.text.split())
        key = _same(text)
        if key not in rows:
            rows[key] = _Row(text)
            rows[key].known(naming.document.language)
        rows[key].found.append(naming)
    order = [named.language, *(code for code in LANGUAGE_ORDER if code != named.language)]
    forms = [_form(named, row, here) for row in {id(row): row for row in rows.values()}.values()]
    used = sorted((form for form in forms if form.times), key=lambda form: (_place(form, order), -form.times))
    unused: dict[str, list[Printed]] = {}
    for form in sorted(forms, key=lambda form: (_place(form, order), form.misprint)):
        if not form.times and not form.misprint:
            unused.setdefault(form.languages[0], []).append(form)
    return Names(tuple(used), tuple((language, tuple(listed)) for language, listed in unused.items()))


def _place(form: Printed, order: list[str]) -> int:
    language = form.languages[0]
    return order.index(language) if language in order else len(order)


def _known(entity: Entity) -> dict[str, _Row]:
    """The forms of the registry; a declined form and a plural are the name that they are of."""
    rows: dict[str, _Row] = {}
    for form in forms_of(entity):
        if not form.context_only:  # a word such as “the Conference” is listed where it was found to mean it
            row = rows.setdefault(_same(form.text), _Row(form.text))
            row.known(form.language, form.houses, form.misprint)
    for row in list(rows.values()):
        changed = [*plurals(row.text, row.languages[0])]
        for text in (*changed, *(declined(row.text) if "ru" in row.languages else ())):
            rows.setdefault(_same(text), row)
    return rows


def _form(named: Named, row: _Row, here: str) -> Printed:
    by_work: dict[str, list[Naming]] = {}
    for naming in row.found:
        by_work.setdefault(naming.document.slug, []).append(naming)
    uses = tuple(_uses(named, list(by_work.values())[:SHOWN], here))
    more = len(by_work) - len(uses)
    works = {slug: _most([naming.document.language for naming in listed]) for slug, listed in by_work.items()}
    languages, usage = tuple(row.languages), tuple(row.usage)
    return Printed(row.text, languages, usage, row.misprint, sum(works.values()), uses, more, works)


def _most(languages: list[str]) -> int:
    return max(Counter(languages).values())


def _uses(named: Named, works: list[list[Naming]], here: str) -> Iterator[Use]:
    for listed in works:
        document = listed[0].document
        href = attribute(between(here, f"{named.library.page(document)}#{listed[0].anchor}"))
        yield Use(document.symbol or shortened(document.title, _ROOM), document.title, href, len(listed))


def _same(text: str) -> str:
    """What two printings of a form have in common; white space inside them is the line's, not the name's."""
    return "".join(same(text).split())
