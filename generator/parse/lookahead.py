"""What the outline must know of the blocks behind one before it places that one.

Guarantees: 1. nothing is placed here; 2. what is not told by the reader is found by the order of numbers and letters.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from generator.languages.numbering import Label, bare_labels, number_value
from generator.languages.table import Language
from generator.parse.forms import PART
from generator.parse.raw import Raw

_MOST_TITLES = 2
"""Blocks between the letter of a part and its opening formula."""


def lettered(blocks: Sequence[Raw]) -> Sequence[Raw]:
    """Headings that open with a letter and a blank are numbered by it where they count from A: A Scale, B Margin."""
    runs: list[list[int]] = []
    for index, raw in enumerate(blocks):
        titles_part = index > 0 and blocks[index - 1].first.role == "part"
        if not raw.heading or raw.label or titles_part or not raw.text[1:2].isspace():
            continue
        letters = [label.value for label in bare_labels(raw.text[0]) if label.system == "upper-dot"]
        if runs and len(runs[-1]) + 1 in letters:
            runs[-1].append(index)
        elif 1 in letters:
            runs.append([index])
    numbered = {index for run in runs if len(run) > 1 for index in run}
    return [
        replace(raw, label=bare_labels(raw.text[0])[0]) if index in numbered else raw
        for index, raw in enumerate(blocks)
    ]


def next_numbers(blocks: Sequence[Raw]) -> list[Label | None]:
    """For each block, the next arabic number behind it."""
    numbers: list[Label | None] = []
    following: Label | None = None
    for raw in reversed(blocks):
        numbers.append(following)
        if raw.label and raw.label.system == "arabic":
            following = raw.label
    return numbers[::-1]


def stacks_of(blocks: Sequence[Raw], language: Language) -> list[int]:
    """For each block, how many headings without numbers begin here and stand directly above one another."""
    stacks: list[int] = []
    stack = 0
    for raw in reversed(blocks):
        plain = raw.heading and raw.label is None and raw.first.role != "part"
        known = plain and any(form.fullmatch(raw.text) for form in (language.annex, language.division))
        stack = stack + 1 if plain and not known and not article_of(raw, language) else 0
        stacks.append(stack)
    return stacks[::-1]


def parts_of(blocks: Sequence[Raw], language: Language) -> tuple[frozenset[int], frozenset[int]]:
    """Letters that stand alone above an opening formula, from A on, and the titles between the two; or as told."""
    if told := frozenset(index for index, raw in enumerate(blocks) if raw.first.role == "part"):
        return told, frozenset()
    if not any(PART.fullmatch(raw.text) for raw in blocks):
        return frozenset(), frozenset()
    parts: list[int] = []
    titles: list[int] = []
    for index, raw in enumerate(blocks):
        if not language.formula.fullmatch(raw.text):
            continue
        for above in range(index - 1, max(index - 2 - _MOST_TITLES, -1), -1):
            letter = PART.fullmatch(blocks[above].text)
            if letter and ord(letter.group(1)) - ord("A") == len(parts):
                parts.append(above)
                titles += range(above + 1, index)
                break
    return (frozenset(parts), frozenset(titles)) if len(parts) > 1 else (frozenset(), frozenset())


def articles_of(blocks: Sequence[Raw], language: Language) -> frozenset[int]:
    """Articles divide a document when they count up from 1, each annex anew; a heading that cites one does not."""
    numbers = [found[1] for raw in blocks if (found := article_of(raw, language))]
    due = 1
    for number in numbers:
        if number not in (due, 1):
            return frozenset()
        due = number + 1
    return frozenset(numbers) if len(numbers) >= 2 else frozenset()


def article_of(raw: Raw, language: Language) -> tuple[str, int] | None:
    match = language.article.match(raw.first.text)
    if not match:
        return None
    for name, number in match.groupdict().items():
        value = number_value(number)
        if value:
            return name, value
    return None
