"""Document → Calls: what each paragraph does (urge, welcome, recall), by whom, and of whom it calls for something.

    审议大会促请所有缔约国…，并鼓励原子能机构…  →  call-upon, of the States parties; encourage, of the IAEA

Guarantees:

1. A verb counts only as the main verb: opening the paragraph, behind its subject, or joined to one that does. What the
   rules cannot tell is left out.
2. An item below a paragraph that ends in a colon does what that paragraph does, and calls upon the same.
3. Whoever is called upon is named right behind the verb (or, in the passive, right before it).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from generator.addresses import TERMS
from generator.languages.folding import alike
from generator.languages.scripts import is_han
from generator.link.calls_addressees import addressees, named_at
from generator.link.calls_forms import ADDRESSED, Forms, Verb, forms_of, lowered, sentences
from generator.model import Addressee, Block, Call, Document, Entity

ACTOR = "actor"
"""The kind of terms that are called upon."""
_SPEAKING = frozenset(("paragraph", "preamble", "item", "text"))
_OWN_WORDS = frozenset(("note", "recall", "welcome", "affirmation", "concern"))
"""Classes of what only the text itself does; whoever is called upon is seldom called upon to do it."""


_DOING = frozenset(("decision", "commitment"))
"""Classes of what is said at length before a list of it."""
_NEAR_HAN, _NEAR = 80, 250
"""Characters between any other verb and its list."""
_SPOKEN_OF_ONESELF = frozenset(("commitment", "recognition"))
"""Classes of what comes before an undertaking of the same speaker; of others, 承诺 is what is spoken of."""


class _Found(NamedTuple):
    verb: Verb
    by: str | None
    of: tuple[Addressee, ...]
    voice: str = ""
    """The words of its subject."""


class _Above(NamedTuple):
    """What the words do that lead to a list."""

    call: Call
    kind: str


class Calling:
    """The registry as calls are found with it."""

    def __init__(self, entities: dict[str, Entity]) -> None:
        self._entities = entities
        self._forms: dict[str, Forms | None] = {}
        self.actors = frozenset(
            entity.id
            for entity in entities.values()
            if entity.family in ("organisations", "states") or (entity.family == TERMS and entity.kind == ACTOR)
        )

    def forms(self, language: str) -> Forms | None:
        """The verbs of a language as patterns, which take long to make: only those of languages that are asked for."""
        if language not in self._forms:
            self._forms[language] = forms_of(self._entities, language)
        return self._forms[language]


def find_calls(document: Document, calling: Calling) -> tuple[Call, ...]:
    """Every call of a document whose names are marked, in reading order."""
    forms = calling.forms(document.language)
    if forms is None:
        return ()
    found: list[Call] = []
    for block in document.blocks:
        found.extend(_calls(block, forms, calling.actors, None, False))
    return tuple(found)


def _calls(block: Block, forms: Forms, actors: frozenset[str], above: _Above | None, listed: bool) -> Iterator[Call]:
    """The calls of a block and of all below it; `above` is what the words do that lead to it, `listed` says that
    there are such words."""
    own: list[Call] = []
    below: _Above | None = None
    leads = block.text.rstrip().endswith((":", "："))
    if block.kind in _SPEAKING and block.text:
        flat = alike(block.text)
        text = lowered(flat)
        spoken = list(_spoken(block, text, flat, forms, actors, listed))
        own = [_call(block, each) for each, _ in spoken]
        if above is not None and not own:
            own = [_led_to(block, text, forms, actors, above)]
        if leads and spoken:
            verb, ends = spoken[-1][0].verb, spoken[-1][1]
            if not text[ends:].strip() and len(text.rstrip()) - verb.end <= _reach(verb, flat):
                below = _Above(own[-1], verb.kind)
        elif leads and above is not None:
            below = _Above(own[-1], above.kind)
    yield from own
    for child in block.children:
        yield from _calls(child, forms, actors, below, leads)


def _reach(verb: Verb, text: str) -> int:
    """How far behind a verb the list may begin that it speaks of."""
    if verb.kind in ADDRESSED or verb.kind in _DOING:
        return len(text)
    return _NEAR_HAN if is_han(text[verb.start]) else _NEAR


def _call(block: Block, found: _Found) -> Call:
    verb = found.verb
    return Call(block.anchor, verb.id, block.anchor, verb.start, verb.end, found.by, found.of)


def _led_to(block: Block, text: str, forms: Forms, actors: frozenset[str], above: _Above) -> Call:
    """What the words above do, here; where they name nobody, the item may."""
    of = above.call.of
    if not of and above.kind in ADDRESSED:
        of, _ = named_at(forms, text, block.mentions, actors, block.anchor, 0)
    return replace(above.call, anchor=block.anchor, of=of)


def _spoken(
    block: Block, text: str, flat: str, forms: Forms, actors: frozenset[str], listed: bool
) -> Iterator[tuple[_Found, int]]:
    """What the block's own words do, each with where its sentence ends. In a list, only what has a subject."""
    for number, (begin, stop) in enumerate(sentences(forms, flat)):
        first = _main(block, text, forms, actors, begin, stop, number == 0 and not listed)
        while first is not None:
            end, again = _said_again(block, text, forms, actors, first, stop)
            found = [first, *_further(block, text, forms, actors, first, end)]
            for each, after in zip(found, [*found[1:], None], strict=True):
                verb, by, of, _ = each
                limit = after.verb.start if after else end
                if verb.kind in ADDRESSED and not of and verb.mood != "passive":
                    of = addressees(forms, text, block.mentions, actors, block.anchor, verb.end, limit)
                yield _Found(verb, by, of), stop
            first = again


def _said_again(
    block: Block, text: str, forms: Forms, actors: frozenset[str], first: _Found, end: int
) -> tuple[int, _Found | None]:
    """Where the same subject takes the word again in a sentence, and its verb there: 审议大会回顾…，审议大会核可…"""
    place = text.find("," + first.voice, first.verb.end, end) if first.voice else -1
    again = _with_subject(block, text, forms, actors, place + 1, end) if place >= 0 else None
    return (place, again) if again is not None else (end, None)


def _main(
    block: Block, text: str, forms: Forms, actors: frozenset[str], begin: int, end: int, opens: bool
) -> _Found | None:
    """The main verb of a sentence. Where it has no subject it must open the paragraph, or call upon somebody."""
    position = begin
    for _ in range(3):
        passed = forms.opening.match(text, position, end)
        if passed is None:
            break
        position = passed.end()
    found = forms.opens.match(text, position, end)
    if found is not None:
        verb = forms.verb(found)
        if verb.mood == "passive" or verb.mood == "plain":
            return None
        of: tuple[Addressee, ...] = ()
        if verb.kind in ADDRESSED:
            of = addressees(forms, text, block.mentions, actors, block.anchor, verb.end, end)
        return _Found(verb, None, of) if opens or (of and verb.mood == "finite") else None
    if opens or position > begin:
        ahead = forms.fronted.match(text, position, end)
        if ahead is not None and opens:
            return _Found(forms.behind_its_object(ahead), None, ())
    for _ in range(3):
        said = _with_subject(block, text, forms, actors, position, end)
        if said is not None:
            return said
        passed = forms.phrase.match(text, position, end)
        if passed is None:
            return None
        position = passed.end()
    return None


def _with_subject(
    block: Block, text: str, forms: Forms, actors: frozenset[str], position: int, end: int
) -> _Found | None:
    """The verb behind a subject at that place."""
    who, behind = named_at(forms, text, block.mentions, actors, block.anchor, position)
    words = forms.subject.match(text, position, end)
    if words is not None and words.end() > behind:
        behind = words.end()
        who = tuple(one for one in who if words.start() <= one.start and one.end <= words.end())
    if behind == position:
        return None
    by = who[0].entity if who else None
    voice = text[position:behind].strip()
    passed = forms.behind_subject.match(text, behind, end)
    if passed is not None:
        behind = passed.end()
    found = forms.opens.match(text, behind, end)
    if found is None:
        ahead = forms.fronted.match(text, behind, end)
        return _Found(forms.behind_its_object(ahead), by, (), voice) if ahead is not None else None
    verb = forms.verb(found)
    if verb.mood == "participle":
        return None
    if verb.mood == "passive":
        return _Found(verb, None, who, voice)
    return _Found(verb, by, (), voice)


def _further(
    block: Block, text: str, forms: Forms, actors: frozenset[str], first: _Found, end: int
) -> Iterator[_Found]:
    """Verbs joined to the first, as far as it is sure that they are no words of what it is about."""
    last = first
    for found in _joined(forms, text, first.verb.end, end):
        verb = forms.verb(found) if found.re is forms.goes_on else forms.behind_its_object(found)
        if verb.mood != last.verb.mood or verb.start < last.verb.end:
            continue
        of: tuple[Addressee, ...] = ()
        calls = False
        if verb.kind in ADDRESSED:
            of = addressees(forms, text, block.mentions, actors, block.anchor, verb.end, end)
            calls = bool(of) or forms.somebody.match(text, verb.end) is not None
        at_once = found.start() == last.verb.end
        surely = forms.surely.match(text, found.start()) is not None
        plainly = not text.startswith(
            ",", last.verb.end
        )  # what follows a comma is a sentence with a subject of its own
        if forms.table.infinitives and surely and verb.mood == "finite":
            at_once = True
        if at_once or _goes_with(last.verb, verb, calls, surely, plainly, first.by is not None):
            last = _Found(verb, first.by, of)
            yield last


def _joined(forms: Forms, text: str, start: int, end: int) -> list[re.Match[str]]:
    """What may be further verbs, in their order."""
    found = list(forms.goes_on.finditer(text, start, end))
    if forms.fronts:
        found += forms.goes_on_fronted.finditer(text, start, end)
        found.sort(key=lambda match: match.start())
    return found


def _goes_with(first: Verb, verb: Verb, calls: bool, surely: bool, plainly: bool, named: bool) -> bool:
    """Whether a further verb is the same speaker's, and not what is called for or spoken of."""
    if verb.kind in ADDRESSED:
        return calls
    if first.kind in ADDRESSED:
        return verb.kind in _OWN_WORDS and (surely or verb.kind == "welcome")
    if verb.kind == "support":
        return surely and first.kind == "welcome"
    if verb.kind == "commitment":
        return (surely or named) and first.kind in _SPOKEN_OF_ONESELF
    return surely or verb.kind in _OWN_WORDS or (verb.kind == "recognition" and plainly)
