"""jieba's user dictionary: every Chinese name as one word, misprints too, since texts have them."""

from __future__ import annotations

from collections.abc import Iterable

from generator.languages.segmenting import FREQUENCY, han_word
from generator.model import Entity
from generator.render.forms import forms_of

_TAGS = {"organisations": "nt", "states": "ns", "places": "ns", "terminology": "n"}
_OTHER = "nz"


def jieba_dictionary(entities: Iterable[Entity]) -> bytes:
    """A line a word: the word, its frequency, its tag."""
    tags: dict[str, str] = {}
    for entity in entities:
        for form in forms_of(entity):
            word = han_word(form.text)
            if word and form.language == "zh" and not form.context_only:
                tags.setdefault(word, _TAGS.get(entity.family, _OTHER))
    return "".join(f"{word} {FREQUENCY} {tags[word]}\n" for word in sorted(tags)).encode()
