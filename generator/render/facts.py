"""The title card: what is known of a document, in the interface's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from generator.model import Block, Document, Metadata, Vote
from generator.render.official import official_url

_SHOWN = 3
"""So many members stand for a long list."""
_LONG = 6
"""A list of more is folded."""
_GROUPS = ("in_favour", "against", "abstaining")


class Fact(Struct, frozen=True):
    """One line of the card."""

    name: str
    value: str
    whole: tuple[str, ...] = ()
    """What the value sums up, one paragraph each; empty where it says all."""
    href: str = ""
    """Where the official record of what is named lies."""


def facts(document: Document, words: dict[str, Any]) -> Iterator[Fact]:
    """Every line of the card, in its order."""
    known, names = document.metadata, words["document"]["facts"]
    if known.date:
        until = f" {words['document']['to']} {known.date_end}" if known.date_end else ""
        yield Fact(names["date"], known.date + until)
    for key in ("session", "meeting", "place"):
        if value := getattr(known, key):
            yield Fact(names[key], value)
    if known.body:
        yield Fact(names["body"], words["bodies"].get(known.body, known.body))
    for key in ("submitters", "sponsors"):
        if members := getattr(known, key):
            yield _listed(names[key], members, words)
    if known.type:
        yield Fact(names["type"], words["types"].get(known.type, known.type))
    if known.agenda_item or known.agenda_title:
        yield Fact(names["agenda_item"], _agenda(known, words))
    if known.vote:
        yield _vote(known.vote, words)
    for key in ("draft", "report", "meeting_record"):
        if target := getattr(known, key):
            symbol, _, paragraph = target.partition("#p")
            said = words["cite"]["joint"] + words["cite"]["paragraph"].format(n=paragraph) if paragraph else ""
            yield Fact(names[key], symbol + said, href=official_url(symbol, document.language) or "")
    if known.date_issued:
        yield Fact(names["date_issued"], known.date_issued)
    for key in ("sdgs", "subjects"):
        if members := getattr(known, key):
            yield _listed(names[key], members, words)
    paragraphs = sum(1 for block in document.walk() if block.kind == "paragraph")
    items = sum(1 for block in document.walk() if _is_listed(block))
    count = words["document"]["count_items" if items else "count"]
    yield Fact(names["paragraphs"], count.format(paragraphs=paragraphs, items=items))
    yield Fact(names["language"], words["languages"].get(document.language, document.language))


def _listed(name: str, members: Sequence[str], words: dict[str, Any]) -> Fact:
    """A list, folded where it is long."""
    whole = words["list_separator"].join(members)
    if len(members) <= _LONG:
        return Fact(name, whole)
    first = words["list_separator"].join(members[:_SHOWN])
    return Fact(name, words["document"]["and_more"].format(first=first, n=len(members)), (whole,))


def _agenda(known: Metadata, words: dict[str, Any]) -> str:
    if known.agenda_item and known.agenda_title:
        said: str = words["document"]["agenda"].format(item=known.agenda_item, title=known.agenda_title)
        return said
    return known.agenda_item or known.agenda_title or ""


def _vote(vote: Vote, words: dict[str, Any]) -> Fact:
    """How the text was adopted, with the names behind it where they are known."""
    said, name = words["document"]["vote"], words["document"]["facts"]["vote"]
    if not vote.recorded:
        return Fact(name, said["without"])
    counts = {group: getattr(vote, group) for group in _GROUPS}
    shown = [said[group].format(n=count) for group, count in counts.items() if count is not None]
    value = said["recorded"].format(counts=words["list_separator"].join(shown)) if shown else said["recorded_only"]
    voters = vote.voters
    named = [(group, getattr(voters, group)) for group in _GROUPS] if voters else []
    whole = tuple(
        said["named"].format(group=said[group].format(n=len(members)), names=words["list_separator"].join(members))
        for group, members in named
        if members
    )
    return Fact(name, value, whole)


def _is_listed(block: Block) -> bool:
    """An item of a numbered list that a paragraph opens."""
    return block.kind == "item" and bool(block.label) and (block.label or "")[:1].isdigit()
