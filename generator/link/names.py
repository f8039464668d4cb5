"""Texts → Mentions: where the names of the registry stand.

    加入《核安全公约》；人畜共患疾综合行动倡议-ZODIAC  →  cns, zodiac, zodiac

Guarantees:

1. `text[mention.start:mention.end] == mention.text`: offsets count code points of the text as it was given.
2. Mentions stand in their order and never overlap. Where names overlap the longest wins, then the first.
3. A name is found across the blanks of a line wrap, in any width and bracket, in Arabic with or without hamza, dots and
   vowel signs (`languages.searching`).
4. A name in letters or digits stands alone between other letters and digits; Han beside it does not join it
   (倡议-ZODIAC, 原子能机构IAEA), nor do the words that Arabic writes together with the next (`languages.clitics`). One
   in Han needs no boundary, but a short one is not found across two words (`languages.crossing`).
5. A short name in capitals is found in capitals only, a name of one word with a capital (Turkey, Того) with a capital;
   all other letters match in any case.
6. Nothing is found inside a longer word that an entry names in `not_in`, nor inside the symbol of a document
   (NPT/CONF.2020/WP.77).
7. A name that is `context_only`, or that two entities claim, is no mention but a `Hint`, which its context may settle
   (settling.py); the words of a theme count only where no other entry has them.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

import ahocorasick

from generator.addresses import TERMS, VERBS
from generator.languages.clitics import LONGEST as LONGEST_CLITICS
from generator.languages.clitics import without_article
from generator.languages.crossing import BEFORE, BEHIND
from generator.languages.crossing import LONGEST as LONGEST_CROSSED
from generator.languages.folding import fold, is_mark
from generator.languages.scripts import is_han
from generator.languages.searching import Searchable, searchable
from generator.link.forms import certain_forms, forms_by_context
from generator.model import Entity, Mention

Automaton: TypeAlias = Any
"""`ahocorasick.Automaton`, which ships no types. It can be pickled, so processes may share it."""

THEMES = "themes"
ACTOR = "actor"
"""Kind of the terms for roles that a text calls upon: 总干事, which in its house is one organ."""

LONGEST_CAPITALS = 7
"""Names in capitals up to COMPASS, a word when in small letters; longer ones (INTERPOL) are written in any case."""

LONGEST_SYMBOL = 100
"""How far around a name a symbol is looked for; a bound, so that no text takes long."""

_SYMBOL_SIGNS = frozenset("/().-")
_SYMBOL_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789") | _SYMBOL_SIGNS
_ANY_SPELLING, _CAPITAL = "", "Aa"
"""How a name may be spelled: in any case, with a capital first; any other value is the only spelling."""


class Hint(NamedTuple):
    """A name too general to be told without its context: 《条约》, 行动计划."""

    start: int
    end: int
    entities: tuple[str, ...]
    """Whose it can be."""
    inner: tuple[Hint, ...] = ()
    """What may be meant by parts of it, where the whole is nothing: 大会 in 大会各项决议."""


class Claim(NamedTuple):
    """Whose a name is."""

    entity: str | None
    """None: a longer word in which names do not count."""
    spelling: str
    certain: bool = True
    """Whether the name tells its entity by itself."""
    yields: bool = False
    """Whether it gives way to an entity of which the name tells less, once its context settles that."""


class _Word(NamedTuple):
    """What the automaton stores for one name as it is searched."""

    length: int
    before: bool
    """Whether its first character needs a boundary before it, as `after` its last."""
    after: bool
    clitics: frozenset[str] | None
    """What may stand before an Arabic name in one word with it."""
    crossed: bool
    """Whether it is so short that words may cross in it."""
    only: str | None
    """The entity, where one claim tells it for certain; then `spelling` is that claim's."""
    spelling: str | None
    """None where several claims must be asked."""
    claims: tuple[Claim, ...]


class Candidate(NamedTuple):
    """A name or a longer word found, which others may overlap."""

    start: int
    """In the original text, as `end`."""
    end: int
    length: int
    """Of the name as it was searched, so that a blank inside does not make it win."""
    entity: str | None
    hinted: tuple[str, ...] = ()
    """Whose the name may be, where it needs its context."""


def build_automaton(entities: dict[str, Entity]) -> Automaton:
    """Everything that finds the names of these entities."""
    claims: dict[str, set[tuple[Claim, frozenset[str] | None]]] = {}
    themes: dict[str, set[tuple[Claim, frozenset[str] | None]]] = {}
    general: dict[str, set[tuple[Claim, frozenset[str] | None]]] = {}
    for entity in entities.values():
        if entity.family == VERBS:
            continue
        term = entity.family == TERMS
        for name in certain_forms(entity):
            key, clitics = _key(name)
            where = themes if entity.family == THEMES else claims
            where.setdefault(key, set()).add((Claim(entity.id, _spelling(name), True, term), clitics))
        for name in forms_by_context(entity):
            key, clitics = _key(name)
            where = general if entity.family == TERMS and not _needs_capitals(name) else claims
            where.setdefault(key, set()).add((Claim(entity.id, _spelling(name), False), clitics))
    for key, claimed in themes.items():
        claims.setdefault(key, claimed)
    # General words of the glossary are never settled; they only stand guard over a shorter name in them: 审议大会.
    hinting = [key for key, claimed in claims.items() if any(not claim.certain for claim, _ in claimed)]
    for key, claimed in general.items():
        if any(hint in key for hint in hinting):
            claims.setdefault(key, set()).update(claimed)
    for word in (word for entity in entities.values() for word in entity.not_in):
        key, clitics = _key(fold(word)[0])
        claims.setdefault(key, {(Claim(None, _ANY_SPELLING), clitics)})
    return automaton_of(claims)


def automaton_of(claims: dict[str, set[tuple[Claim, frozenset[str] | None]]]) -> Automaton:
    """What finds these names, each as it is searched."""
    automaton = ahocorasick.Automaton()
    for key, claimed in claims.items():
        if key:
            automaton.add_word(key, _word(key, claimed))
    automaton.make_automaton()
    return automaton


def claim_of(name: str, entity: str | None) -> tuple[str, tuple[Claim, frozenset[str] | None]]:
    """A name as it is searched, with the claim of the entity to it."""
    folded = fold(name)[0].strip()
    key, clitics = _key(folded)
    return key, (Claim(entity, _spelling(folded)), clitics)


def _word(key: str, claimed: set[tuple[Claim, frozenset[str] | None]]) -> _Word:
    claims = tuple(sorted({claim for claim, _ in claimed}, key=str))
    clitics = frozenset[str]().union(*(each for _, each in claimed if each))
    one = claims[0] if len(claims) == 1 and claims[0].certain else None
    crossed = len(key) <= LONGEST_CROSSED and (key[-1] in BEHIND or key[0] in BEFORE)
    return _Word(
        len(key), _joins(key[0]), _joins(key[-1]), clitics or None, crossed,
        one.entity if one else None, one.spelling if one else None, claims,
    )  # fmt: skip


def find_mentions(text: str, automaton: Automaton) -> tuple[Mention, ...]:
    """Every name in a text."""
    return find_names(text, automaton)[0]


def find_names(text: str, automaton: Automaton) -> tuple[tuple[Mention, ...], tuple[Hint, ...]]:
    """Every name in a text, and what may be one in its context."""
    found = find_candidates(searchable(text), text, automaton)
    return choose(text, found) if found else ((), ())


def choose(text: str, found: list[Candidate]) -> tuple[tuple[Mention, ...], tuple[Hint, ...]]:
    """Of everything found, what stands: nothing overlaps, and a hint inside a name is none."""
    hinted = [name for name in found if name[4]]
    certain = [name for name in found if not name[4] or name[3] is not None] if hinted else found
    mentions = tuple(
        Mention(start, end, text[start:end], entity)
        for start, end, _, entity, _ in (certain if len(certain) < 2 else _longest(certain))
        if entity is not None
    )
    if not hinted:
        return mentions, ()
    starts = [mention.start for mention in mentions]
    hints: list[Hint] = []
    longest = _longest(hinted)
    inner: dict[Candidate, list[Hint]] = {}
    if len(longest) < len(hinted):
        begins = [one.start for one in longest]
        for one in sorted(set(hinted) - set(longest)):
            at = bisect_right(begins, one.start) - 1
            if at >= 0 and one.end <= longest[at].end:
                inner.setdefault(longest[at], []).append(Hint(one.start, one.end, one.hinted))
    for one in longest:
        at = bisect_right(starts, one.start) - 1
        around = mentions[at] if at >= 0 else None
        if around is None or around.end < one.end or (around.start, around.end) == (one.start, one.end):
            hints.append(Hint(one.start, one.end, one.hinted, tuple(inner.get(one, ()))))
    return mentions, tuple(hints)


def find_candidates(searched: Searchable, text: str, automaton: Automaton) -> list[Candidate]:
    """All names and longer words, overlapping ones too."""
    key, moved = searched.text, searched.moved
    found: list[Candidate] = []
    if not len(automaton):
        return found
    for last, word in automaton.iter(key):
        length, before, after, clitics, crossed, entity, spelling, claims = word
        first, behind = last + 1 - length, last + 1
        if before:
            if first and _joins(key[first - 1]):
                if clitics is None or (first := _with_article(key, first, clitics)) < 0:
                    continue
            elif clitics is not None and "" not in clitics:
                continue
        if after and behind < len(key) and _joins(key[behind]):
            continue
        if (
            (before or after)
            and (key[first - 1 : first] in _SYMBOL_SIGNS or key[behind : behind + 1] in _SYMBOL_SIGNS)
            and _in_symbol(key, first, behind)
        ):
            continue
        if crossed and _crosses(key, first, behind):
            continue
        start, end = first, behind
        if moved:
            start, end = searched.origin(first), searched.origin(last) + 1
            while end < len(text) and is_mark(text[end]):  # accents that were folded into the last letter
                end += 1
        if spelling is not None:
            if not spelling or _spelled(text, start, end, spelling):
                found.append(Candidate(start, end, length, entity))
            continue
        claims = [claim for claim in claims if not claim.spelling or _spelled(text, start, end, claim.spelling)]
        certain = {claim.entity for claim in claims if claim.certain}
        yielding = all(claim.yields for claim in claims if claim.certain)
        only = certain.pop() if len(certain) == 1 else None
        if only is not None and not yielding:
            found.append(Candidate(start, end, length, only))
        elif claims:
            whose = {claim.entity for claim in claims if claim.entity is not None} - {only}
            found.append(Candidate(start, end, length, only, tuple(sorted(whose))))
    return found


def _longest(candidates: list[Candidate]) -> list[Candidate]:
    """Of candidates that overlap, the longest, then the first; in their order."""
    candidates = sorted(candidates)
    kept: list[Candidate] = []
    cluster: list[Candidate] = []
    reach = 0
    for candidate in candidates:
        if candidate[0] >= reach:
            kept += cluster if len(cluster) < 2 else _settle(cluster)
            cluster = [candidate]
            reach = candidate[1]
        else:
            cluster.append(candidate)
            reach = max(reach, candidate[1])
    return kept + (cluster if len(cluster) < 2 else _settle(cluster))


def _settle(cluster: list[Candidate]) -> list[Candidate]:
    """One cluster of overlapping candidates without the overlaps."""
    kept: list[Candidate] = []
    for candidate in sorted(cluster, key=lambda found: (-found[2], found[0])):
        place = bisect_left(kept, candidate[0], key=lambda found: found[0])
        free_before = place == 0 or kept[place - 1].end <= candidate.start
        if free_before and (place == len(kept) or candidate.end <= kept[place].start):
            kept.insert(place, candidate)
    return kept


def _with_article(key: str, first: int, clitics: frozenset[str]) -> int:
    """Where an Arabic name begins, with the article that was taken off it; -1 where it is part of another word."""
    begin = first
    while begin and first - begin <= LONGEST_CLITICS and _joins(key[begin - 1]):
        begin -= 1
    run = key[begin:first]
    if run not in clitics:
        return -1
    return first - 2 if run.endswith("ال") else first


def _crosses(key: str, first: int, behind: int) -> bool:
    """Whether a short name is the end of one word and the beginning of another: 发展中国家."""
    following, preceding = BEHIND.get(key[behind - 1]), BEFORE.get(key[first])
    return (following is not None and following.match(key, behind) is not None) or (
        preceding is not None and preceding.search(key, max(0, first - 1), first) is not None
    )


def _in_symbol(key: str, start: int, end: int) -> bool:
    """Whether a name in letters is part of a symbol or an address: NPT/CONF.2020/WP.77, CD/1299, GC(59)/RES/10."""
    left, right = start, end
    while start - LONGEST_SYMBOL < left and key[left - 1 : left] in _SYMBOL_CHARACTERS:
        left -= 1
    while right < end + LONGEST_SYMBOL and key[right : right + 1] in _SYMBOL_CHARACTERS:
        right += 1
    around = key[left:start] + key[end:right]
    return "/" in around and ("//" in around or "www." in around or any(map(str.isdigit, around)))


def _spelled(text: str, start: int, end: int, spelling: str) -> bool:
    """Whether the text has the name in a spelling that counts."""
    if spelling == _CAPITAL:
        return text[start].isupper() or fold(text[start:end])[0][:1].isupper()
    return text[start:end] == spelling or fold(text[start:end])[0] == spelling


@lru_cache(maxsize=4096)
def _joins(character: str) -> bool:
    """Whether the character, standing beside a letter or digit, makes one word with it."""
    if "\uff01" <= character <= "\uff5e":  # a letter or digit of full width, which is_han takes for Han
        character = chr(ord(character) - 0xFEE0)
    category = unicodedata.category(character)
    return (category[0] in "LM" or category == "Nd") and not is_han(character) and not "\uac00" <= character <= "\ud7a3"


def _key(name: str) -> tuple[str, frozenset[str] | None]:
    """A name as it is searched, and what may stand before it in one word if it is Arabic."""
    key = searchable(name).text.strip()
    if "\u0600" <= key[:1] <= "\u06ff":
        return without_article(key)
    return key, None


def _spelling(name: str) -> str:
    """How the name must be spelled."""
    if _needs_capitals(name):
        return name
    return _CAPITAL if name[:1].isupper() and " " not in name and not is_han(name[-1]) else _ANY_SPELLING


def _needs_capitals(name: str) -> bool:
    """Whether it is an abbreviation such as IAEA or CB2I, which in small letters may be a word."""
    letters = [character for character in name if character.isalpha()]
    return 0 < len(letters) <= LONGEST_CAPITALS and " " not in name and all(map(str.isupper, letters))
