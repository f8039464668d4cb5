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


def tie_typed_notes(sheet: Sheet, raised: list[Raised]) -> None:
    """Make notes of the paragraphs that begin with a raised marker which is called before them."""
    if not raised:
        return
    order = {id(paragraph): index for index, paragraph in enumerate(sheet.body)}
    marks = [mark for mark in raised if _MARKER.fullmatch(mark.text) and id(mark.paragraph) in order]
    calls = [mark for mark in marks if not mark.opens and mark.paragraph.role != "row"]
    used: set[int] = set()
    for note in (mark for mark in marks if mark.opens and mark.paragraph.role == ""):
        place = order[id(note.paragraph)]
        call = next(
            (
                call
                for call in reversed(calls)
                if call.text == note.text and order[id(call.paragraph)] < place and id(call) not in used
            ),
            None,
        )
        if call is None:
            continue
        used.add(id(call))
        _take_out(call)
        call.paragraph.calls.append((call.first, call.text))
        call.paragraph.calls.sort(key=lambda place: place[0])
        _take_out(note)
        note.paragraph.role, note.paragraph.note, note.paragraph.lead = "note", note.text, 0
    sheet.notes = [*sheet.notes, *(paragraph for paragraph in sheet.body if paragraph.role == "note")]
    sheet.body = [paragraph for paragraph in sheet.body if paragraph.role != "note"]


def _take_out(mark: Raised) -> None:
    for index in range(mark.first, mark.last + 1):
        mark.paragraph.runs[index] = ""
