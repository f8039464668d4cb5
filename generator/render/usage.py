"""Who prints which form of a name: by document, house and year. Counted once over the library."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from generator.model import Document, Library
from generator.render.forms import same
from generator.render.symbols import told_by

AGENCY, NATIONS = "IAEA", "UN"
_AGENCY_BODIES = "IAEA"
"""How the names of the Agency's organs begin; all other organs print with the United Nations."""


class Use(Struct, frozen=True):
    """A name in one document."""

    document: Document
    house: str
    """Who prints the document: UN, IAEA; empty where that is not known."""
    year: str
    forms: dict[str, int]
    """How often each form stands there, by what `same` makes of it."""
    anchors: tuple[str, ...]
    """Of the texts that have it, in their order."""

    @property
    def times(self) -> int:
        return sum(self.forms.values())


class Tally(Struct, frozen=True):
    """A form in the documents of one house."""

    house: str
    years: tuple[str, ...]
    documents: int
    times: int


def house_of(document: Document) -> str:
    """Who prints a document."""
    told = told_by(document.symbol).organ if document.symbol else ""
    organ = told or document.metadata.body or ""
    if not organ:
        return ""
    return AGENCY if organ.startswith(_AGENCY_BODIES) else NATIONS


def uses_of(library: Library, entities: Iterable[str]) -> dict[str, list[Use]]:
    """Every use of these entities, in the order of the documents' dates."""
    wanted = frozenset(entities)
    found: dict[str, list[Use]] = {entity: [] for entity in wanted}
    for document in sorted(library.documents, key=lambda d: (d.metadata.date or "9999", d.slug, d.language)):
        forms: dict[str, dict[str, int]] = {}
        anchors: dict[str, dict[str, None]] = {}
        for unit in document.units():
            for mention in unit.mentions:
                if mention.entity in wanted:
                    counts = forms.setdefault(mention.entity, {})
                    counts[mention.text] = counts.get(mention.text, 0) + 1
                    anchors.setdefault(mention.entity, {})[unit.anchor] = None
        house, date = house_of(document), (document.metadata.date or "")[:4]
        for entity, counts in forms.items():
            folded: dict[str, int] = {}
            for text, times in counts.items():
                folded[same(text)] = folded.get(same(text), 0) + times
            found[entity].append(Use(document, house, date if date.isdecimal() else "", folded, tuple(anchors[entity])))
    return found


def united(uses: Iterable[Use], spellings: dict[str, str]) -> list[Use]:
    """The same with all printings of one form counted together."""
    made = []
    for use in uses:
        counts: dict[str, int] = {}
        for text, times in use.forms.items():
            form = spellings.get(text, text)
            counts[form] = counts.get(form, 0) + times
        made.append(replace(use, forms=counts))
    return made


def tallies(uses: Iterable[Use], form: str) -> list[Tally]:
    """Where a form is printed, by house in the order of the first year."""
    by_house: dict[str, list[Use]] = {}
    for use in uses:
        if form in use.forms:
            by_house.setdefault(use.house, []).append(use)
    return [
        Tally(
            house,
            tuple(sorted({use.year for use in listed if use.year})),
            len(listed),
            sum(use.forms[form] for use in listed),
        )
        for house, listed in by_house.items()
    ]


def year_runs(years: Iterable[str], joint: str) -> str:
    """Years as they are read: three and more that follow each other as a run.

    >>> year_runs(["2013", "2017"], "、"), year_runs(["2013", "2014", "2015", "2020", "2021"], ", ")
    ('2013、2017', '2013–2015, 2020, 2021')
    """
    listed = [int(year) for year in years]
    breaks = [place for place, (one, other) in enumerate(pairwise(listed), 1) if other != one + 1]
    runs = [listed[begin:end] for begin, end in pairwise([0, *breaks, len(listed)])]
    said = [f"{run[0]}–{run[-1]}" if len(run) > 2 else joint.join(map(str, run)) for run in runs if run]
    return joint.join(said)
