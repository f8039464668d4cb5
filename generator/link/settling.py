"""Hints → Mentions: whose a general name is, where its context tells; what nothing tells is left.

    大会 in a resolution of the IAEA's General Conference    →  iaea-gc, by the house
    大会 in a working paper of the NPT Review Conference     →  left

A rule answers only for names that stand alone (秘书处, not 公约秘书处), and with one candidate; `RULES` lists them in
the order in which they are asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from generator.addresses import TERMS
from generator.languages.defining import DEFINING
from generator.languages.folding import fold
from generator.languages.scripts import is_han
from generator.link.knowledge import AMENDMENT, Knowledge
from generator.link.names import Hint
from generator.model import Document, Entity, Mention, Reference

_YEAR_BESIDE = 12
"""How far before a name its year may stand."""
_DATED = ("instruments", "events", "initiatives")
"""Families whose members a year tells apart."""
_ORGANISATIONS, _EVENTS = "organisations", "events"
_OF_EVERY_HOUSE = frozenset(("secretariat", "office", "governing_body", "conference_body"))
"""Kinds of organs that every house has of its own; committees and agencies are many in one house."""
_BRIEF = 3
"""A Chinese word of fewer characters is the end of many names: 大会, 机构."""
_UNNAMED_AT_HOME = frozenset(("secretariat", "office"))
"""Kinds of organs that a house has and hardly ever names in full, so that one named in full is another's."""
RESOLUTIONS = {"un-ga": "A/RES/", "un-sc": "S/RES/", "iaea-gc": "GC("}
"""How the symbols of a body's resolutions begin."""
NUMBER_BEHIND = 4
"""How far behind the name of a body the number of its resolution stands: 大会第 71/67 号."""
_TOGETHER = re.compile(r"\s*(?:和|及|与|以及|或|、|,?\s*and(?:\s+the)?|et\s+(?:la|le)|y\s+(?:la|el)|и)\s*")
_SENTENCE_END = re.compile(r"[。；;!?]|\.\s")
_ITS = re.compile(r"[、,，]?(?:包括|以及|及|和|与)?其\s?$")
_LONGEST_ITS = 5
_POINTING = re.compile(r"该|此|上述|[Tt]hat\b|[Tt]he\s+said\b")


class Place(NamedTuple):
    """A hint where it stands."""

    hint: Hint
    text: str
    word: str
    """As it is printed, folded."""
    mentions: tuple[Mention, ...]
    """The names in the same text."""
    references: tuple[Reference, ...]
    above: tuple[Mention, ...]
    """The names in the paragraph that the text is an item of."""

    @property
    def points(self) -> bool:
        """Whether the word itself points back: 该机构."""
        return _POINTING.match(self.word) is not None

    @property
    def printed(self) -> str:
        return self.text[self.hint.start : self.hint.end]

    @property
    def is_brief(self) -> bool:
        """Whether it is a word that many bodies and plans are called by: 大会, 机构."""
        return is_han(self.word[0]) and len(self.word.strip("《》")) < _BRIEF

    @property
    def is_one_word(self) -> bool:
        """Whether it is one word in letters, which many bodies have in their names: Commission, but not IAEA."""
        return " " not in self.word and not is_han(self.word[0]) and not self.word.isupper()


class Surroundings:
    """What the whole document tells of its general names."""

    def __init__(
        self,
        document: Document,
        knowledge: Knowledge,
        texts: Iterable[tuple[str, tuple[Mention, ...], tuple[Hint, ...]]],
    ) -> None:
        self.knowledge = knowledge
        self.defining = DEFINING.get(document.language)
        self.house = knowledge.house(document.metadata.body)
        owner = knowledge.entities[self.house].owner if self.house else ()
        self.around_house = {*owner, self.house} - {None}
        self.named: Counter[str] = Counter()
        """How often each entity is named outright."""
        self.joined: set[str] = set()
        """General names that the document also has as a part of longer names that the registry does not know."""
        self._spelled: set[tuple[str, str]] = set()
        for text, mentions, hints in texts:
            self.named.update([mention.entity for mention in mentions])
            self._spelled.update([(mention.text, mention.entity) for mention in mentions])
            for hint in hints:
                if (
                    self.defining is not None
                    and hint.end - hint.start >= _BRIEF
                    and (self.defining.ends_a_name(text, hint.start) or self.defining.begins_a_name(text, hint.end))
                ):
                    self.joined.add(_word(text, hint))

    def settle(
        self,
        text: str,
        mentions: tuple[Mention, ...],
        hints: tuple[Hint, ...],
        references: tuple[Reference, ...] = (),
        above: tuple[Mention, ...] = (),
    ) -> tuple[tuple[Mention, ...], tuple[Hint, ...]]:
        """The names in a text with those that its context settles, and the hints that are left."""
        if not hints or self.defining is None:
            return mentions, ()
        told: list[Mention] = []
        left: list[Hint] = []
        certain = {(mention.start, mention.end) for mention in mentions}
        for whole in hints:
            names = False
            for hint in (whole, *whole.inner) if whole.inner else (whole,):
                if names and hint.start != whole.start:
                    continue  # in 理事会关于 …的决定, which nothing settles, 理事会 is named still
                known = tuple(sorted((*mentions, *told), key=lambda one: one.start)) if told else mentions
                place = Place(hint, text, _word(text, hint), known, references, above)
                alone = place.points or self.defining.alone(text, hint.start, hint.end)
                rules = RULES if alone else BEHIND_ITS_OWNER
                if not alone and len(hint.entities) == 1 and self.defining.is_owned(text, hint.start):
                    rules = BEHIND_ITS_VERB
                entity = next((one for _, rule in rules if (one := rule(place, self)) is not None), None)
                if entity is not None:
                    told.append(_mention(text, hint, entity))
                    break
                if alone and (hint.start, hint.end) not in certain and any(map(self._is_name, hint.entities)):
                    names = True
            else:
                if names:
                    left.append(whole)
        if not told:
            return mentions, tuple(left)
        spans = {(mention.start, mention.end) for mention in told}
        kept = [mention for mention in mentions if (mention.start, mention.end) not in spans]
        apart = [one for one in told if not any(one.start < other.end and other.start < one.end for other in kept)]
        return tuple(sorted((*kept, *apart), key=lambda mention: mention.start)), tuple(left)

    def is_in_another(self, place: Place) -> bool:
        """Whether the document names something else that has the word in its name: 2026年审议大会筹备委员会会议."""
        return any(entity not in place.hint.entities and place.word in _folded(text) for text, entity in self._spelled)

    def _is_name(self, entity: str) -> bool:
        return self.knowledge.entities[entity].family != TERMS


def beside(place: Place, around: Surroundings) -> str | None:
    """2010 年行动计划: its year stands right before it."""
    entities = around.knowledge.entities
    dated = [one for one in place.hint.entities if entities[one].family in _DATED]
    if not dated:
        return None
    before = place.text[max(0, place.hint.start - _YEAR_BESIDE) : place.hint.start]
    before = re.split(r"[,，、;；。(（)）]", before)[-1]
    years = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", fold(before)[0]))
    if len(years) != 1:
        return None
    of_that_year = [one for one in dated if (entities[one].since or "")[:4] in years]
    return of_that_year[0] if len(of_that_year) == 1 else None


def house(place: Place, around: Surroundings) -> str | None:
    """大会 in a document of the General Assembly, 总干事 in one of the IAEA: the body itself, or one of its own."""
    if around.house is None:
        return None
    if place.points:
        return None
    if place.is_one_word and place.word in around.joined:
        return None
    if around.house in place.hint.entities:
        return None if _said_of_another(place, around.house, around) else around.house
    entities = around.knowledge.entities
    own = [
        one
        for one in place.hint.entities
        if entities[one].kind in _OF_EVERY_HOUSE and around.around_house & {*entities[one].owner}
    ]
    return own[0] if len(own) == 1 and not place.is_brief else None


def _said_of_another(place: Place, entity: str, around: Surroundings) -> bool:
    """Whether the word stands earlier in the text as the end of another's name: 国际大会 … 大会主席."""
    defining = around.defining
    own = [(mention.start, mention.end) for mention in place.mentions if mention.entity == entity]
    return defining is not None and any(
        defining.ends_a_name(place.text, found.start())
        and not any(start <= found.start() and found.end() <= end for start, end in own)
        for found in re.finditer(re.escape(place.printed), place.text[: place.hint.start])
    )


def its_resolution(place: Place, _: Surroundings) -> str | None:
    """大会第 71/67 号决议: the number tells whose resolution it is."""
    if not any(one in RESOLUTIONS for one in place.hint.entities):
        return None
    start, end = place.hint.start, place.hint.end
    near = [one for one in place.references if start <= one.start < end + NUMBER_BEHIND and one.target]
    behind = [one.target for one in near if one.start >= end] + [one.target for one in near if one.start == start]
    known = {entity for entity, series in RESOLUTIONS.items() if behind and (behind[0] or "").startswith(series)}
    whose = known & {*place.hint.entities}
    return whose.pop() if len(whose) == 1 else None


def sibling(place: Place, around: Surroundings) -> str | None:
    """安全理事会和大会: organs of one body, named together."""
    entities = around.knowledge.entities
    before = [mention for mention in place.mentions if mention.end <= place.hint.start]
    if not before or not _TOGETHER.fullmatch(place.text, before[-1].end, place.hint.start):
        return None
    owner = {*entities[before[-1].entity].owner}
    own = [
        one for one in place.hint.entities if entities[one].family == _ORGANISATIONS and owner & {*entities[one].owner}
    ]
    if len(own) != 1 or any(_is_another(one, own[0], place, entities) for one in before):
        return None
    return own[0]


def _is_another(mention: Mention, entity: str, place: Place, entities: dict[str, Entity]) -> bool:
    """国际刑事法院 …，安全理事会与法院: another body that the word is the end of."""
    is_body = entities[mention.entity].family == _ORGANISATIONS and mention.entity != entity
    return is_body and mention.text.endswith(place.printed)


def again(place: Place, around: Surroundings) -> str | None:
    """联合国大会通过了 …，大会宣布: the same word, said just before as the end of a whole name, or in the name of what
    the same body made (大会第 71/67 号决议 …，大会通过). A word inside another's name (大会高级别会议) says nothing."""
    end = place.hint.start
    while (last := place.text.rfind(place.printed, 0, end)) >= 0:
        if place.is_brief and _SENTENCE_END.search(place.text, last, place.hint.start):
            return None
        end = last + len(place.printed)
        said = [one for one in place.mentions if one.start <= last and end <= one.end]
        if not said:
            return None
        entities = around.knowledge.entities
        whose = {said[0].entity} if said[0].end == end else set()
        if said[0].start == last:
            whose |= {*entities[said[0].entity].owner}
        whose &= {*place.hint.entities}
        if len(whose) == 1:
            entity = whose.pop()
            # 机构, a body that is nobody's, is a common noun too.
            return entity if not place.is_brief or entities[entity].owner else None
        if said[0].end == end:
            return None
        end = last
    return None


def set_up_above(place: Place, _: Surroundings) -> str | None:
    """设立一个…工作组: (a) 工作组将 …: the paragraph that a list item belongs to names it in full."""
    named = {
        one.entity
        for one in place.above
        if one.entity in place.hint.entities
        and fold(one.text)[0].endswith(place.word)
        and len(one.text) > len(place.word)
    }
    return named.pop() if len(named) == 1 else None


def belongs(place: Place, around: Surroundings) -> str | None:
    """原子能机构、包括其总干事; 《条约》三个保存国: whose organ it is, or what it keeps, stands before."""
    its = _ITS.search(place.text, max(0, place.hint.start - _LONGEST_ITS), place.hint.start)
    end = its.start() if its else place.hint.start
    whose = {one.entity for one in place.mentions if one.end == end}
    whose |= {one.target for one in place.references if one.target and one.end == end}
    if not whose:
        return None
    entities = around.knowledge.entities
    cared_for = set[str]().union(*(entities[one].owner for one in whose & around.knowledge.laws if not its))
    own = [
        one
        for one in place.hint.entities
        if one in cared_for or (entities[one].kind in _OF_EVERY_HOUSE and whose & {*entities[one].owner})
    ]
    return own[0] if len(own) == 1 else None


def amending(place: Place, around: Surroundings) -> str | None:
    """该公约修正案: the one amendment that is called so, of the instrument that 该公约 points at."""
    meant = {one.target for one in place.references if one.start == place.hint.start and one.end < place.hint.end}
    knowledge = around.knowledge
    own = [
        one
        for one in place.hint.entities
        if knowledge.entities[one].kind == AMENDMENT and meant & knowledge.amended_by(one)
    ]
    return own[0] if len(own) == 1 else None


def of_the_event(place: Place, around: Surroundings) -> str | None:
    """2010 年审议大会通过了最后文件: the one event named before it in the sentence is what the document is of."""
    entities = around.knowledge.entities
    events = {
        one.entity
        for one in place.mentions
        if one.end <= place.hint.start
        and entities[one.entity].family == _EVENTS
        and not _SENTENCE_END.search(place.text, one.end, place.hint.start)
    }
    own = [one for one in place.hint.entities if events & {*entities[one].owner}]
    return own[0] if len(own) == 1 and len(events) == 1 else None


def named_outright(place: Place, around: Surroundings) -> str | None:
    """筹委会 where the document names one of those that it can be by its full name, and no other body so called."""
    if place.is_brief or place.is_one_word or place.word in around.joined or around.is_in_another(place):
        return None
    named = [one for one in place.hint.entities if around.named[one]]
    if len(named) != 1:
        return None
    entity = around.knowledge.entities[named[0]]
    if entity.kind in _UNNAMED_AT_HOME or (entity.family == TERMS and not place.word.isupper()):
        return None
    return named[0] if place.word.isupper() or _ends_a_name(place.word, around.knowledge, named[0]) else None


def just_named(place: Place, around: Surroundings) -> str | None:
    """该机构 behind 国际原子能机构 in the same sentence or the one before."""
    if not place.points:
        return None
    before = [
        mention
        for mention in place.mentions
        if mention.end <= place.hint.start and around.knowledge.entities[mention.entity].family == _ORGANISATIONS
    ]
    if not before or before[-1].entity not in place.hint.entities:
        return None
    between = place.text[before[-1].end : place.hint.start]
    return before[-1].entity if len(_SENTENCE_END.findall(between)) < 2 else None


_Rules = tuple[tuple[str, Callable[[Place, Surroundings], str | None]], ...]

BEHIND_ITS_OWNER: _Rules = (("belongs", belongs),)
"""Asked of names that do not stand alone, too."""
BEHIND_ITS_VERB: _Rules = (*BEHIND_ITS_OWNER, ("named-outright", named_outright))
"""Asked of names that are nobody else's behind 的: 我们促成的持续对话."""
RULES: _Rules = (
    ("beside", beside),
    ("its-resolution", its_resolution),
    ("again", again),
    ("sibling", sibling),
    *BEHIND_ITS_OWNER,
    ("amending", amending),
    ("of-the-event", of_the_event),
    ("set-up-above", set_up_above),
    ("house", house),
    ("named-outright", named_outright),
    ("just-named", just_named),
)
"""Name and function of each rule, in the order in which they are asked. What the document itself defined is told before
(short_names.py), and what it cites as an instrument (citations)."""


def _word(text: str, hint: Hint) -> str:
    return _folded(text[hint.start : hint.end])


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    return fold(word)[0]


def _mention(text: str, hint: Hint, entity: str) -> Mention:
    start, end = hint.start, hint.end
    if text[start] in "《〈" and text[end - 1] in "》〉":
        start, end = start + 1, end - 1
    return Mention(start, end, text[start:end], entity)


def _ends_a_name(word: str, knowledge: Knowledge, entity: str) -> bool:
    """Whether the word is what a longer name of the entity ends with."""
    word = word.lower()
    known = knowledge.entities[entity]
    names = (*known.names.values(), *(name.text for name in known.variants if not name.context_only))
    return any(fold(name)[0].lower().endswith(word) for name in names)
