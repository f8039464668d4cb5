"""What is said of a name in a few words: on hover, beside a link, in a card."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from generator.languages.scripts import HAN
from generator.model import Entity

MOST_HAN, MOST = 120, 200
"""Characters that a short definition has at most."""
_SENTENCE = re.compile(r"[。！？]|[.!?](?=\s|$)")
_PAUSE = re.compile(r"[，、；：,;:\s]")


def definition(entity: Entity, language: str) -> str:
    """What the registry says of it, in the interface's language where it can."""
    return entity.description.get(language) or next(iter(entity.description.values()), "")


def short(text: str) -> str:
    """The first sentence; of a long one as much as is short, to a pause.

    >>> short("防止核材料被盗。见《公约》。"), short("A treaty, e.g. this. It binds.")
    ('防止核材料被盗。', 'A treaty, e.g. this.')
    """
    most = MOST_HAN if HAN.search(text) else MOST
    ends = (found.end() for found in _SENTENCE.finditer(text) if not _abbreviated(text, found.start()))
    sentence = text[: next(ends, len(text))].strip()
    if len(sentence) <= most:
        return sentence
    pauses = [found.start() for found in _PAUSE.finditer(sentence, most // 2, most)]
    return sentence[: pauses[-1] if pauses else most - 1].rstrip() + "…"


def tooltips(words: dict[str, Any], language: str) -> Callable[[Entity], str]:
    """What a name says when it is pointed at: a line that names it, and its short definition below.

    核保安 · nuclear security · 术语
    防止、侦查和应对涉及核材料……的恶意行为。
    """
    families, joint = words["glossary"]["families"], words["glossary"]["joint"]
    other = "en" if language != "en" else "zh"

    def said(entity: Entity) -> str:
        names = dict.fromkeys(filter(None, (entity.names.get(language), entity.names.get(other))))
        head = joint.join([*(names or entity.names.values()), families.get(entity.family, "")]).removesuffix(joint)
        return "\n".join(filter(None, (head, short(definition(entity, language)))))

    return said


def _abbreviated(text: str, stop: int) -> bool:
    """Whether the stop ends an abbreviation and no sentence: e.g., i.e., U.S."""
    return text[stop] == "." and stop >= 2 and text[stop - 2] in ". "
