"""Who is called upon: the names right behind a verb, and those that a list adds to the first."""

from __future__ import annotations

from collections.abc import Sequence

from generator.link.calls_forms import Forms
from generator.model import Addressee, Mention

_FAR = 200
"""So far from the verb the first is looked for."""


def addressees(
    forms: Forms,
    text: str,
    mentions: Sequence[Mention],
    actors: frozenset[str],
    anchor: str,
    start: int,
    end: int,
    subject: bool = False,
) -> tuple[Addressee, ...]:
    """Those who are named from a place on, none where the first words there are not theirs.

    `mentions` are in their order; only those of `actors` count. Behind a subject its verb is asked for anyway.
    """
    found: list[Addressee] = []
    between, position = forms.lead, start
    for number, mention in enumerate(mentions):
        if mention.start < position or mention.entity not in actors:
            continue
        if mention.end > end:
            break
        if number + 1 < len(mentions) and _goes_on(forms, text, mention, mentions[number + 1], actors):
            continue  # 原子能机构 of 原子能机构总干事; the latter is looked at next
        first = _first_of_chain(forms, text, mentions, number, position)
        leads = any(between.fullmatch(text, position, begin) for begin in {first, mention.start})
        if not leads or not (subject or forms.fits.match(text, mention.end)):
            if found or mention.start - start > _FAR:
                break
            continue  # it may stand in words that describe the first: those that have not concluded one with the IAEA
        found.append(Addressee(mention.entity, anchor, mention.start, mention.end))
        between, position = forms.list, mention.end
    return tuple(found)


def named_at(
    forms: Forms, text: str, mentions: Sequence[Mention], actors: frozenset[str], anchor: str, start: int
) -> tuple[tuple[Addressee, ...], int]:
    """Those whose names begin a clause, with where these end; its subject."""
    found = addressees(forms, text, mentions, actors, anchor, start, len(text), subject=True)
    return found, found[-1].end if found else start


def _goes_on(forms: Forms, text: str, one: Mention, other: Mention, actors: frozenset[str]) -> bool:
    return other.entity in actors and forms.chain.fullmatch(text, one.end, other.start) is not None


def _first_of_chain(forms: Forms, text: str, mentions: Sequence[Mention], number: int, least: int) -> int:
    """Where the names begin that make one with this."""
    while number and mentions[number - 1].start >= least:
        before = mentions[number - 1]
        if not forms.chain.fullmatch(text, before.end, mentions[number].start):
            break
        number -= 1
    return mentions[number].start
