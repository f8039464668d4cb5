"""Texts → Mentions: where the names of the registry stand.

    加入《核安全公约》；人畜共患疾综合行动倡议-ZODIAC  →  cns, zodiac, zodiac

Guarantees:

1. `text[mention.start:mention.end] == mention.text`: offsets count code points of the text as it was given.
2. Mentions stand in their order and never overlap. Where names overlap the longest wins, then the first.
3. A name is found across the blanks of a line wrap and in any width and bracket (`languages.folding`).
4. A name in letters or digits stands alone between other letters and digits; Han beside it does not join it
   (倡议-ZODIAC, 原子能机构IAEA). A name in Han needs no boundary.
5. A short name in capitals is found in capitals only; all other letters match in any case.
6. Nothing is found inside a longer word of `BLOCKERS`, inside the symbol of a document (NPT/CONF.2020/WP.77), for
   a name that is `context_only`, or for one that two entities claim: a wrong link is worse than none.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

import ahocorasick

from generator.addresses import VERBS
from generator.languages.declension import declined
from generator.languages.folding import fold, is_mark
from generator.languages.scripts import is_han
from generator.model import Entity, Mention

Automaton: TypeAlias = Any
"""`ahocorasick.Automaton`, which ships no types. It can be pickled, so processes may share it."""

BLOCKERS: tuple[str, ...] = (
    # 中国 is no part of these, nor NAM of Viet Nam.
    *("发展中国家", "其中国家", "集中国家", "其中国际", "其中国内", "Viet Nam"),
    # Nor are nuclear-weapon States a part of those without.
    *("无核武器国家", "无核武器国", "无核武器缔约国", "非核武器国家", "non-nuclear-weapon"),
    # Fissionable is not fissile, and 能源材料 are materials for energy.
    *("可裂变材料", "能源材料", "能源物质", "资源材料"),
    # Outer space has peaceful uses too.
    *("和平利用外层空间", "和平利用外空", "peaceful uses of outer space"),
    # APEC and BSEC are not the OECD; treaties on arms control are many.
    *("亚太经合组织", "黑海经合组织", "裁军和不扩散条约", "裁军、不扩散条约", "军控和不扩散条约"),
    # Protocols additional to the Geneva Conventions and others, not to safeguards agreements.
    *("日《附加议定书》", "年《附加议定书》", "第一附加议定书", "第二附加议定书", "第三附加议定书"),
    *("附加议定书一", "附加议定书二", "公约附加议定书", "备忘录附加议定书", "受难者的附加议定书"),
    *("Additional Protocol I", "Additional Protocol II", "Additional Protocol III", "Additional Protocols I and II"),
    *("additional protocol to the Convention", "additional protocol to the Memorandum"),
    *("Additional Protocols relating to the protection", "Additional Protocols to the Geneva Conventions"),
)
"""Longer words that a name is not found in; they match and yield nothing."""

LONGEST_CAPITALS = 7
"""Names in capitals up to COMPASS, a word when in small letters; longer ones (INTERPOL) are written in any case."""

LONGEST_SYMBOL = 100
"""How far around a name a symbol is looked for; a bound, so that no text takes long."""

_SYMBOL_CHARACTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/().-")


class Hint(NamedTuple):
    """A name too general to be told without its context: 《条约》, 行动计划."""

    start: int
    end: int
    entities: tuple[str, ...]
    """Whose it can be."""


class _Claim(NamedTuple):
    entity: str | None
    """None: a blocker, which yields nothing."""
    exact: str | None
    """The only spelling that counts; None where any case does."""
    certain: bool = True
    """Whether the name tells its entity by itself."""


class _Word(NamedTuple):
    """What the automaton stores for one folded, lower-case name."""

    length: int
    joins: tuple[bool, bool]
    """Whether its first and its last character need a boundary beside them."""
    claims: tuple[_Claim, ...]
    settled: bool
    """One claim, for any spelling: the usual case, which must be quick."""


class _Candidate(NamedTuple):
    start: int
    """In the original text, as `end`."""
    end: int
    length: int
    """Of the folded name, so that a blank inside does not make it win."""
    entity: str | None
    hinted: tuple[str, ...] = ()
    """Whose the name may be, where it needs its context."""


def build_automaton(entities: dict[str, Entity]) -> Automaton:
    """Everything that finds the names of these entities."""
    claims: dict[str, set[_Claim]] = {}
    for entity in entities.values():
        if entity.family == VERBS:
            continue
        certain, by_context = _names(entity)
        for name in (*certain, *by_context):
            claim = _Claim(entity.id, name if _needs_capitals(name) else None, name in certain)
            claims.setdefault(_lower(name), set()).add(claim)
    for blocker in (*BLOCKERS, *(word for entity in entities.values() for word in entity.not_in)):
        claims.setdefault(_lower(fold(blocker)[0]), {_Claim(None, None)})
    automaton = ahocorasick.Automaton()
    for key, claimed in claims.items():
        settled = len(claimed) == 1 and all(claim.exact is None and claim.certain for claim in claimed)
        automaton.add_word(key, _Word(len(key), (_joins(key[0]), _joins(key[-1])), tuple(claimed), settled))
    automaton.make_automaton()
    return automaton


def find_mentions(text: str, automaton: Automaton) -> tuple[Mention, ...]:
    """Every name in a text."""
    return find_names(text, automaton)[0]


def find_names(text: str, automaton: Automaton) -> tuple[tuple[Mention, ...], tuple[Hint, ...]]:
    """Every name in a text, and what may be one in its context."""
    found = list(_candidates(text, automaton))
    if not found:
        return (), ()
    hinted = [name for name in found if name.hinted]
    mentions = tuple(
        Mention(name.start, name.end, text[name.start : name.end], name.entity)
        for name in _longest([name for name in found if not name.hinted] if hinted else found)
        if name.entity is not None
    )
    hints = [Hint(name.start, name.end, name.hinted) for name in _longest(hinted)] if hinted else []
    if hints and mentions:
        hints = [hint for hint in hints if not any(one.start <= hint.start and hint.end <= one.end for one in mentions)]
    return mentions, tuple(hints)


def _names(entity: Entity) -> tuple[set[str], set[str]]:
    """The folded forms of its names: those that tell it by themselves, those that need their context."""
    everywhere = {*entity.names.values(), *entity.abbreviations}
    everywhere.update(name.text for name in entity.variants if not name.context_only)
    russian = {name.text for name in entity.variants if name.language == "ru" and not name.context_only}
    for name in {*russian, *filter(None, [entity.names.get("ru")])}:
        everywhere.update(declined(name))
    by_context = {fold(name.text)[0].strip() for name in entity.variants if name.context_only}
    lower = {_lower(name) for name in by_context}
    folded = {fold(name)[0].strip() for name in everywhere}
    return {name for name in folded if name and _lower(name) not in lower}, by_context - {""}


def _candidates(text: str, automaton: Automaton) -> Iterator[_Candidate]:
    """All names and blockers, overlapping ones too."""
    folded, origin = fold(text)
    for last, word in automaton.iter(_lower(folded)):
        first = last + 1 - word.length
        start, end = origin[first], origin[last] + 1
        joins_before, joins_after = word.joins
        if joins_before or joins_after:
            while end < len(text) and is_mark(text[end]):  # accents that were folded into the last letter
                end += 1
            if joins_before and start and _joins(text[start - 1]):
                continue
            if joins_after and end < len(text) and _joins(text[end]):
                continue
            if _in_symbol(folded, first, last + 1):
                continue
        if word.settled:
            yield _Candidate(start, end, word.length, word.claims[0].entity)
            continue
        spelling = folded[first : last + 1]
        claims = [claim for claim in word.claims if claim.exact in (None, spelling)]
        certain = {claim.entity for claim in claims if claim.certain}
        if len(certain) == 1:
            yield _Candidate(start, end, word.length, certain.pop())
        elif claims and not certain:
            whose = sorted(claim.entity for claim in claims if claim.entity is not None)
            yield _Candidate(start, end, word.length, None, tuple(whose))


def _longest(candidates: list[_Candidate]) -> Iterator[_Candidate]:
    """Of candidates that overlap, the longest, then the first; in their order."""
    if len(candidates) == 1:
        yield candidates[0]
        return
    cluster: list[_Candidate] = []
    reach = 0
    for candidate in sorted(candidates, key=lambda found: found.start):
        if candidate.start >= reach:
            yield from cluster if len(cluster) < 2 else _settle(cluster)
            cluster.clear()
        cluster.append(candidate)
        reach = max(reach, candidate.end)
    yield from _settle(cluster)


def _settle(cluster: list[_Candidate]) -> list[_Candidate]:
    """One cluster of overlapping candidates without the overlaps."""
    kept: list[_Candidate] = []
    for candidate in sorted(cluster, key=lambda found: (-found.length, found.start)):
        place = bisect_left(kept, candidate.start, key=lambda found: found.start)
        free_before = place == 0 or kept[place - 1].end <= candidate.start
        if free_before and (place == len(kept) or candidate.end <= kept[place].start):
            kept.insert(place, candidate)
    return kept


def _in_symbol(folded: str, start: int, end: int) -> bool:
    """Whether a name in letters is part of a symbol or an address: NPT/CONF.2020/WP.77, CD/1299, GC(59)/RES/10."""
    left, right = start, end
    while start - LONGEST_SYMBOL < left and folded[left - 1 : left] in _SYMBOL_CHARACTERS:
        left -= 1
    while right < end + LONGEST_SYMBOL and folded[right : right + 1] in _SYMBOL_CHARACTERS:
        right += 1
    around = folded[left:start] + folded[end:right]
    return "/" in around and any(map(str.isdigit, around))


@lru_cache(maxsize=4096)
def _joins(character: str) -> bool:
    """Whether the character, standing beside a letter or digit, makes one word with it."""
    if "\uff01" <= character <= "\uff5e":  # a letter or digit of full width, which is_han takes for Han
        character = chr(ord(character) - 0xFEE0)
    category = unicodedata.category(character)
    return (category[0] in "LM" or category == "Nd") and not is_han(character) and not "\uac00" <= character <= "\ud7a3"


def _needs_capitals(name: str) -> bool:
    """Whether it is an abbreviation such as IAEA or CB2I, which in small letters may be a word."""
    letters = [character for character in name if character.isalpha()]
    return 0 < len(letters) <= LONGEST_CAPITALS and " " not in name and all(map(str.isupper, letters))


def _lower(text: str) -> str:
    """Lower case that keeps every character in its place (İ has two)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)
