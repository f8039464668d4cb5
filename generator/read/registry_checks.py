"""What is wrong with the entries of the registry: each by itself, and all together.

`entry_problems` gives errors, with any of which an entry is left out; `entry_doubts` what its editor should know;
`shared_problems` what only shows once all entries are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from generator.addresses import VERBS
from generator.issues import Issue
from generator.languages import LANGUAGES
from generator.languages.declension import declined
from generator.languages.folding import fold
from generator.model import Entity
from generator.read.overrides import URL
from generator.read.registry_entries import Entry, Place

STATES, THEMES = "states", "themes"

_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_COUNTRY = re.compile(r"[a-z]{2,3}")
_LANGUAGE = re.compile(rf"(?:{'|'.join(LANGUAGES)})(?:-[A-Z][A-Za-z]{{1,7}})?")
"""One of the languages that are read, or a way to write one: zh-Hant, en-GB."""
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_CODES = {"alpha2": re.compile(r"[A-Z]{2}"), "alpha3": re.compile(r"[A-Z]{3}"), "numeric": re.compile(r"\d{3}")}
_KINDS = {
    STATES: ("member_state", "observer_state", "other_state"),
    VERBS: (
        *("affirmation", "call", "commitment", "concern", "decision", "encouragement"),
        *("note", "recall", "recognition", "request", "support", "welcome"),
    ),
}
"""Families whose kinds are a closed list; elsewhere an editor may write a new one."""
_ONLY_IN = {
    STATES: ("codes",),
    "instruments": ("articles", "paragraphs", "numerals", "preamble", "actions"),
}
"""Keys that mean something in one family only."""
_WITHOUT_DESCRIPTION = (STATES, VERBS)
"""Families whose entries say enough by their names."""
_BLANK = Entry("", "")


def entry_problems(entry: Entry, family: str, place: Place, earlier: Place | None) -> Iterator[Issue]:
    """What makes an entry useless by itself; `earlier` is where another one has its id."""
    if not _ID.fullmatch(entry.id):
        message = "has an id that cannot be an address"
        yield place.issue("bad-id", message, "use a-z, 0-9 and - only, as in code-of-conduct")
    if earlier:
        message = f"has the id of the entry in {earlier.file}:{earlier.line}"
        yield place.issue("duplicate-id", message, "give one of them another id, or delete it")
    if not any(name.strip() for name in entry.names.values()):
        yield place.issue("no-name", "has no name in any language", "give it names: {zh: …}")
    if entry.url is not None and not URL.fullmatch(entry.url):
        yield place.issue("bad-url", f'has the url "{entry.url}", which is no address', "begin it with https://")
    if entry.since is not None and not _is_date(entry.since):
        message = f'has since: "{entry.since}", which is neither a year nor a date'
        yield place.issue("bad-date", message, "write 1957, 1957-07 or 1957-07-29")
    for language, key in dict.fromkeys(_languages(entry)):
        if not _LANGUAGE.fullmatch(language):
            message = f'has the language "{language}" in {key}, which is none of those that are read'
            yield place.issue("bad-language", message, f"write one of {', '.join(LANGUAGES)}, or zh-Hant")
    yield from _family_problems(entry, family, place)


def _family_problems(entry: Entry, family: str, place: Place) -> Iterator[Issue]:
    """What does not fit the file that the entry stands in."""
    kinds = _KINDS.get(family)
    if kinds and entry.kind not in kinds:
        close = get_close_matches(entry.kind, kinds, n=1)
        remedy = f"write one of {', '.join(kinds)}" if not close else f'did you mean "{close[0]}"?'
        yield place.issue("bad-kind", f'has the kind "{entry.kind}", which {family} do not have', remedy)
    for home, keys in _ONLY_IN.items():
        for key in keys:
            if family != home and getattr(entry, key) != getattr(_BLANK, key):
                yield place.issue("foreign-key", f'has the key "{key}", which only {home} have', "take it out")
    if family == STATES:
        wrong = next((key for key, form in _CODES.items() if not form.fullmatch(entry.codes.get(key, ""))), None)
        if wrong or len(entry.codes) > len(_CODES):
            message = f'has no code "{wrong}" of ISO 3166' if wrong else "has codes that ISO 3166 does not know"
            yield place.issue("bad-code", message, "write codes: {alpha2: FR, alpha3: FRA, numeric: '250'}")
    if family == VERBS and not entry.variants:
        message = "has no variants, so that no paragraph can be told by it"
        yield place.issue("no-forms", message, "give it the forms as printed: variants: [{text: urges, language: en}]")


def entry_doubts(entry: Entry, family: str, place: Place) -> Iterator[Issue]:
    """What an entry can be used with, and its editor should know."""
    if family not in _WITHOUT_DESCRIPTION and not any(text.strip() for text in entry.description.values()):
        message = "has no description, so that readers are not told what it is"
        yield place.issue("no-description", message, "give it description: {zh: …}, one sentence", "warning")
    seen: set[tuple[str, str, str | None]] = set()
    for variant in entry.variants:
        written = (_same(variant.text), variant.language, variant.usage)
        if written in seen:
            yield place.issue("repeated-variant", f'has the variant "{variant.text}" twice', "keep one", "warning")
        seen.add(written)
    forms = tuple(_forms(entry)) if entry.not_in else ()
    for word in entry.not_in:
        if not any(_meet(form, _same(word)) for form in forms):
            message = f'has "{word}" in not_in, which contains none of its names'
            yield place.issue("idle-not-in", message, "take it out, or write it as it is printed", "warning")


def shared_problems(entities: dict[str, Entity], places: dict[str, Place]) -> Iterator[Issue]:
    """What does not fit between entries."""
    yield from _unknown_ids(entities, places)
    yield from _state_ids(entities, places)
    yield from _shared_names(entities, places)


def _unknown_ids(entities: dict[str, Entity], places: dict[str, Place]) -> Iterator[Issue]:
    """Ids that entries point at and that nobody has."""
    themes = {entity.id for entity in entities.values() if entity.family == THEMES}
    states = any(entity.family == STATES for entity in entities.values())
    for entity in entities.values():
        place = places[entity.id]
        for other in entity.confused_with:
            if other not in entities:
                message = f'names "{other}" in confused_with, which no entry has as its id'
                yield place.issue("unknown-id", message, "correct it, or add that entry")
        for owner in entity.owner:
            if owner in entities or (not states and _COUNTRY.fullmatch(owner)):
                continue
            known = "nor a country" if not states else "nor a state"
            message = f'has the owner "{owner}", which is neither the id of an entry {known}'
            yield place.issue("unknown-id", message, "correct it, add that entry, or write a country as in fra")
        for theme in entity.themes if themes else ():
            if theme not in themes:
                close = get_close_matches(theme, themes, n=1)
                remedy = f'did you mean "{close[0]}"?' if close else "correct it, or add that theme"
                yield place.issue("unknown-theme", f'has the theme "{theme}", which themes.yml does not have', remedy)


def _state_ids(entities: dict[str, Entity], places: dict[str, Place]) -> Iterator[Issue]:
    """States by another id than their code, though it is free."""
    for entity in entities.values():
        code = entity.codes.get("alpha3", "").lower()
        if entity.family == STATES and entity.id != code and code not in entities:
            message = f'has an id that is not its code "{code}" of ISO 3166'
            yield places[entity.id].issue("bad-code", message, f"give it the id {code}, or correct alpha3")


def _shared_names(entities: dict[str, Entity], places: dict[str, Place]) -> Iterator[Issue]:
    """Names that two entities claim, so that neither would be found by them."""
    claimed: dict[str, str] = {}
    of_themes: dict[str, str] = {}
    for entity in entities.values():
        if entity.family == VERBS:  # never looked for as names
            continue
        # The words of a theme count where no other entry has them, so that only those of two themes clash.
        known = of_themes if entity.family == THEMES else claimed
        by_context = {_same(name.text) for name in entity.variants if name.context_only}
        texts = (*entity.names.values(), *entity.abbreviations, *(name.text for name in entity.variants))
        for text in dict.fromkeys(texts):
            if _same(text) in by_context:
                continue
            other = known.setdefault(_same(text), entity.id)
            if other != entity.id:
                place = places[other]
                message = f'has the name "{text}", and so has "{other}" ({place.file}:{place.line})'
                remedy = "take it from one of them, or mark it context_only: true"
                yield places[entity.id].issue("shared-name", message, remedy, "warning")


def _languages(entry: Entry) -> Iterator[tuple[str, str]]:
    for language in entry.names:
        yield language, "names"
    for variant in entry.variants:
        yield variant.language, "variants"
    for language in entry.description:
        yield language, "description"


def _forms(entry: Entry) -> Iterator[str]:
    """Its names as a longer word can have them within: in every case, where Russian has cases."""
    written = [*entry.names.items(), *((name.language, name.text) for name in entry.variants)]
    for language, text in written:
        for form in declined(text) if language == "ru" else (text,):
            yield _same(form)
    for text in entry.abbreviations:
        yield _same(text)


def _meet(name: str, word: str) -> bool:
    """Whether the name could be found in the word, or across its edge: nuclear-weapon States in non-nuclear-weapon."""
    if name in word:
        return True
    shared = range(2, min(len(name), len(word)))
    return any(word.endswith(name[:length]) or word.startswith(name[-length:]) for length in shared)


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


def _same(name: str) -> str:
    """What two spellings of a name have in common."""
    return fold(name)[0].strip().lower()
