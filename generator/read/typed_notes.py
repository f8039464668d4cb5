"""Footnotes that were typed by hand: a raised number in the text, and a paragraph below that begins with it.

Before: "见报告¹。" … "¹ A/75/1."    after: "见报告。" calling note 1, and the note "A/75/1."
Guarantee: raised signs are taken for markers only where both the call and its note are found; all others stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.read.sheet import EDGES, Paragraph, Sheet

_MARKER = re.compile(r"\d{1,3}|[*†‡§]{1,3}|[a-z]")


@dataclass(frozen=True, slots=True)
class Raised:
    """A raised run of text."""

    paragraph: Paragraph
    first: int
    """Which runs of the paragraph."""
    last: int
    text: str

    @property
    def opens(self) -> bool:
        """Whether nothing stands before it in its paragraph."""
        return not any(run.strip(EDGES) for run in self.paragraph.runs[: self.first])


def moved(mark: Raised, runs: int) -> Raised:
    """The same behind so many runs that were put before it."""
    return Raised(mark.paragraph, mark.first + runs, mark.last + runs, mark.text)


def tie_typed_notes(sheet: Sheet, raised: list[Raised]) -> None:
    """Make notes of the paragraphs that begin with a raised marker which is called before them."""
    if not raised:
        return
    body = {id(paragraph) for paragraph in sheet.body}
    waiting: dict[str, list[Raised]] = {}
    for mark in raised:
        if not _MARKER.fullmatch(mark.text) or id(mark.paragraph) not in body or mark.paragraph.role == "row":
            continue
        if not mark.opens:
            waiting.setdefault(mark.text, []).append(mark)
        elif mark.paragraph.role == "" and waiting.get(mark.text):
            _tie(waiting[mark.text].pop(), mark)
    sheet.notes = [*sheet.notes, *(paragraph for paragraph in sheet.body if paragraph.role == "note")]
    sheet.body = [paragraph for paragraph in sheet.body if paragraph.role != "note"]


def _tie(call: Raised, note: Raised) -> None:
    _take_out(call)
    call.paragraph.calls.append((call.first, call.text))
    call.paragraph.calls.sort(key=lambda place: place[0])
    _take_out(note)
    note.paragraph.role, note.paragraph.note, note.paragraph.lead = "note", note.text, 0


def _take_out(mark: Raised) -> None:
    for index in range(mark.first, mark.last + 1):
        mark.paragraph.runs[index] = ""
