"""Lines and pages that an author broke by hand inside a paragraph → lines and paragraphs of their own.

Before: one paragraph "General Assembly⏎Seventy-fifth session"    after: two lines, the second of which may go on
Guarantee: what stood on either side of a break is in order; whether a line goes on with the one before, the words tell,
but a new page begins a paragraph.
"""

from __future__ import annotations

from generator.languages.scripts import glue
from generator.read.sheet import EDGES, Paragraph

LINE = "\v"
PAGE = "\f"
"""Runs that stand for a break, as Word's own text has them."""
_BREAKS = frozenset((LINE, PAGE))


def broken_at_lines(body: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs, parted at their breaks."""
    parted: list[Paragraph] = []
    for paragraph in body:
        if _BREAKS.isdisjoint(paragraph.runs):
            parted.append(paragraph)
        else:
            parted += _parts(paragraph)
    return parted


def set_on_one_line(runs: list[str]) -> None:
    """Where lines are not told apart, the text goes on behind a break as its script goes on."""
    before = ""
    for index, run in enumerate(runs):
        if run in _BREAKS:
            after = next((later for later in runs[index + 1 :] if later.strip(EDGES)), "")
            runs[index] = glue(before.rstrip(EDGES), after.lstrip(EDGES), han=False)
        elif run.strip(EDGES):
            before = run


def _parts(paragraph: Paragraph) -> list[Paragraph]:
    goes_on = False if paragraph.role == "note" else None
    parts = [_like(paragraph, paragraph.begins)]
    calls = iter([*paragraph.calls, (len(paragraph.runs) + 1, "")])
    place, marker = next(calls)
    for index, run in enumerate([*paragraph.runs, ""]):
        while place == index:
            parts[-1].call(marker)
            place, marker = next(calls)
        if run not in _BREAKS:
            parts[-1].add(run)
        elif parts[-1].blank and not parts[-1].calls:
            parts[-1].runs.clear()
        else:
            parts.append(_like(paragraph, True if run == PAGE and paragraph.role != "note" else goes_on))
    return [parts[0], *(part for part in parts[1:] if part.calls or not part.blank)]


def _like(paragraph: Paragraph, begins: bool | None) -> Paragraph:
    return Paragraph(paragraph.number, paragraph.role, paragraph.lead, paragraph.note, begins)
