"""What a text itself marks as a name: 《title》, “word”, a name with a short one in brackets, words in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.languages.defining import DEFINING
from generator.languages.folding import alike
from generator.languages.scripts import HAN
from generator.link.candidates.collected import Text
from generator.link.candidates.words import BREAK, INNER, NAME, VERB, Cutter, Word
from generator.link.short_names import is_made_of
from generator.model import Mention

TITLE, QUOTED, ABBREVIATED, CAPITALS = "title", "quotes", "abbreviation", "capitals"
LONGEST = 80
"""Characters of a name in a script with blanks; Han takes half."""
_HAN_LONGEST = 40

_TITLE = re.compile(r"《([^《》\n]{2,60})》")
_QUOTED = re.compile(r"[“«„]\s?([^“”«»„\n]{2,60}?)\s?[”»“]")
_SHORT = re.compile(r"[A-ZА-ЯЁ](?:[&-]?[A-Za-zÀ-ÿА-яЁё0-9]){1,11}")
_BRACKET = re.compile(r"[(（]")
_SENTENCE = re.compile(r"[,.:;!?،؛。，；：！？]")
_MOST_WORDS = 12
_SHORTEST_FULL = 8
"""Han characters of a short name that nothing introduces; twice as many where something does."""
_CLOSING = '》"” '
_NUMBERED = re.compile(r"\d|^第")


class Marked(NamedTuple):
    """A name that its text marks."""

    text: str
    how: str
    short: str | None = None
    entity: str | None = None
    """Whose abbreviation `short` is, where the registry knows the full name."""


def find_marked(text: Text, language: str, cutter: Cutter) -> Iterator[Marked]:
    """Everything that a text marks and the registry does not have."""
    yield from _bracketed(text, language, cutter)
    if "《" in text.text or "“" in text.text or "«" in text.text:
        for pattern, how in ((_TITLE, TITLE), (_QUOTED, QUOTED)):
            for found in pattern.finditer(text.text):
                inner = found[1].strip()
                limit = _HAN_LONGEST if HAN.search(inner) else LONGEST
                if len(inner) <= limit and not _taken(text, found.start(1), found.end(1)) and _is_name(inner, how):
                    yield Marked(inner, how)
    if language in ("en", "fr", "es", "ru"):
        yield from _capitals(text, language, cutter)


def _is_name(inner: str, how: str) -> bool:
    """Whether what is quoted can be a name: a sentence is none, nor a number."""
    if how == QUOTED and (_SENTENCE.search(inner) or len(inner) < 3):
        return False
    return (any(map(str.isalpha, inner)) and not inner.islower()) or HAN.search(inner) is not None


def _taken(text: Text, start: int, end: int) -> bool:
    """Whether a name of the registry covers the place."""
    return any(one.start <= start + 1 and end - 1 <= one.end for one in text.mentions)


def _bracketed(text: Text, language: str, cutter: Cutter) -> Iterator[Marked]:
    """Names with a short one in brackets behind them."""
    defining = DEFINING.get(language)
    if defining is None or ("(" not in text.text and "（" not in text.text):
        return
    plain = alike(text.text)
    for bracket in _BRACKET.finditer(text.text):
        place = bracket.start()
        found = defining.bracket.match(plain, place)
        if found is None:
            continue
        short = found["name"].strip().strip("《》")
        introduced = found["said"] is not None or found["quote"] is not None
        latin = _SHORT.fullmatch(short) is not None and sum(map(str.isupper, short)) > 1
        if not latin and (language != "zh" or not HAN.match(short) or len(short) > _SHORTEST_FULL * (1 + introduced)):
            continue
        if _taken(text, found.start("name"), found.end("name")):
            continue
        known = next((one for one in text.mentions if 0 <= place - one.end <= 1), None)
        end = place
        while end and text.text[end - 1] in _CLOSING:
            end -= 1
        long = _full_name(text, end, short, language, cutter)
        if long:
            yield Marked(long, ABBREVIATED, short)
        elif known is not None and latin:
            yield Marked(known.text, ABBREVIATED, short, known.entity)


def _full_name(text: Text, end: int, short: str, language: str, cutter: Cutter) -> str | None:
    """The name before a bracket, as far back as the short one tells."""
    words = _last_words(text, end, language, cutter)
    chosen: int | None = None
    han = HAN.search(short) is not None
    for at in range(len(words) - 1, max(-1, len(words) - 1 - _MOST_WORDS), -1):
        word = words[at]
        if word.sort == BREAK and (language == "zh" or not text.text[word.start].isalpha()):
            break
        phrase = text.text[word.start : end]
        if word.sort in (INNER, BREAK):
            continue
        if language == "zh" and not han:  # nothing in the short name tells how far the full one goes
            if word.sort != VERB:
                chosen = word.start
        elif phrase[:1].casefold() == short[:1].casefold() and is_made_of(short, [phrase]):
            chosen = word.start
            break
    if chosen is None:
        return None
    name = text.text[chosen:end].strip('《》“" ')
    least = 4 if language == "zh" else 2
    if "\t" in name or "\n" in name:
        return None
    if any(one.start <= chosen and end <= one.end for one in text.mentions) or len(name) < least:
        return None
    return name if len(name) <= (_HAN_LONGEST if language == "zh" else LONGEST) and not _NUMBERED.search(name) else None


def _last_words(text: Text, end: int, language: str, cutter: Cutter) -> list[Word]:
    """The words before a place; the first of a long text may be cut in two, and is left out."""
    begin = max(0, end - 2 * LONGEST)
    mentions = tuple(
        Mention(one.start - begin, one.end - begin, one.text, one.entity)
        for one in text.mentions
        if begin <= one.start and one.end <= end
    )
    words = cutter.words(text.text[begin:end], mentions, language)
    return [Word(word.start + begin, word.end + begin, word.sort) for word in words][bool(begin) :]


def _capitals(text: Text, language: str, cutter: Cutter) -> Iterator[Marked]:
    """Words with a capital, one after another, with the small words between them."""
    run: list[Word] = []
    words = list(cutter.words(text.text, text.mentions, language))
    opening = True
    for word in words:
        form = text.text[word.start : word.end]
        glued = not run or text.text[run[-1].end : word.start] in (" ", "’", "'", "")
        capital = form[0].isupper() and (word.sort != BREAK or len(form) > 1)
        if (capital and glued and not (opening and word.sort != NAME)) or (run and glued and word.sort == INNER):
            run.append(word)
        else:
            yield from _name_of(text, run)
            run = [word] if capital and not opening else []
        opening = form[0] in ".:;!?("
    yield from _name_of(text, run)


def _name_of(text: Text, run: list[Word]) -> Iterator[Marked]:
    while run and run[-1].sort == INNER:
        run.pop()
    if len(run) < 2 or all(word.sort in (NAME, INNER) for word in run):
        return
    start, end = run[0].start, run[-1].end
    if end - start <= LONGEST and not _taken(text, start, end):
        yield Marked(text.text[start:end], CAPITALS)
