"""Proposals → the same with exact counts, documents and the words around: one look at every text again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ahocorasick
from msgspec.structs import replace

from generator.languages.folding import alike
from generator.languages.scripts import is_han
from generator.link.candidates.collected import Collection
from generator.link.candidates.proposals import Context, Proposal

CONTEXTS = 3
_AROUND, _AROUND_LETTERS = 20, 45


def counted(proposals: Sequence[Proposal], collection: Collection, language: str) -> list[Proposal]:
    """Each with where it stands; the longest counts where they overlap, a name of the registry more than they."""
    automaton: Any = ahocorasick.Automaton()
    for number, proposal in enumerate(proposals):
        for form in (proposal.text, *proposal.forms):
            key = alike(form).lower()
            if key and key not in automaton:
                automaton.add_word(key, (number, len(key)))
    if not len(automaton):
        return []
    automaton.make_automaton()
    counts = [0] * len(proposals)
    documents: list[set[int]] = [set() for _ in proposals]
    contexts: list[list[Context]] = [[] for _ in proposals]
    around = _AROUND if language == "zh" else _AROUND_LETTERS
    for document, text in collection.texts(language):
        plain = alike(text.text).lower()
        if len(plain) != len(text.text):
            plain = text.text
        for last, (number, length) in automaton.iter(plain):
            start, end = last + 1 - length, last + 1
            if not (_edge(plain, start, -1) and _edge(plain, end, 0)):
                continue
            if any(one.start <= start and end <= one.end for one in text.mentions):
                continue
            counts[number] += 1
            first_here = document not in documents[number]
            documents[number].add(document)
            if len(contexts[number]) < CONTEXTS and (first_here or len(documents[number]) < CONTEXTS):
                whole = text.text
                contexts[number].append(Context(
                    text.slug, text.anchor, _flat(whole[max(0, start - around) : start]), _flat(whole[start:end]),
                    _flat(whole[end : end + around]),
                ))  # fmt: skip
    return [
        replace(proposal, count=counts[at], documents=len(documents[at]), contexts=tuple(contexts[at]))
        for at, proposal in enumerate(proposals)
    ]


def _flat(text: str) -> str:
    return text.replace("\n", " ")


def _edge(plain: str, place: int, shift: int) -> bool:
    """Whether a word can begin or end there."""
    inside, outside = plain[place + shift + (1 if shift else -1)], plain[place + shift : place + shift + 1]
    if (shift and not place) or not outside:
        return True
    return not outside.isalnum() or is_han(outside) or is_han(inside)
