"""What the readers of marked-up formats write on: paragraphs one after another, with their roles and footnotes.

A reader opens a paragraph, adds runs of text and footnote calls to it, and closes it. `Sheet` lays all out as one
text with a `Line` for each paragraph.

Guarantees: 1. every run that is not white space is in the text, in the order in which it was added, notes last;
2. runs of white space are one blank, except the tabs between cells; 3. `lines` and `calls` are in the order of the
text, and a line's place has no white space at its edges.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from generator.model import CallPlace, Line

Role = Literal["", "heading", "note", "furniture", "row"]

EDGES = "".join(map(chr, range(0x21))) + "\x7f\x85\u00a0\u2028\u2029\u3000\ufeff\u200b\u200e\u200f\u2060"
"""White space and control characters that a line does not begin or end with."""
_BLANKS = re.compile(r"[ \t\r\n\f\v\x00-\x1f\x85\u2028\u2029]+")
_BARE_LABEL = re.compile(
    r"""
    (?: [IVXLC]{1,7} | [A-Z] | [А-Я] | \d{1,2} | [一二三四五六七八九十]{1,3}             # II, A, 3, 十二
      | (?:أول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)ا                            # خامسا
      | ألف|باء|جيم|دال|هاء|واو|زاي|حاء|طاء|ياء
    ) \s?[.、-]?
    | [(（][^()（）\s]{1,4}[)）]                                                          # (a), （一）
    """,
    re.VERBOSE,
)
"""A heading that is a number only, its title being the next: `II`, `A.`, `三`."""
CELL = "\t"


@dataclass(slots=True)
class Paragraph:
    """A paragraph being written."""

    number: int
    """How messages name its place."""
    role: Role = ""
    lead: int = 0
    """Indentation, in columns."""
    note: str = ""
    begins: bool = True
    runs: list[str] = field(default_factory=list)
    calls: list[tuple[int, str]] = field(default_factory=list)
    """How many runs stand before a footnote call, and its marker."""

    def add(self, text: str) -> None:
        """Append a run of text."""
        self.runs.append(text)

    def call(self, marker: str) -> None:
        """Note that a footnote is called here."""
        self.calls.append((len(self.runs), marker))

    @property
    def blank(self) -> bool:
        """Whether nothing printed is in it."""
        return not any(run.strip(EDGES) for run in self.runs)


@dataclass(slots=True)
class Sheet:
    """The paragraphs of a document: its body, and the footnotes that go behind it."""

    body: list[Paragraph] = field(default_factory=list)
    notes: list[Paragraph] = field(default_factory=list)

    def put(self, paragraph: Paragraph) -> None:
        """Append a finished paragraph; an empty one leaves nothing but its footnote calls."""
        if paragraph.role == "note":
            self.notes.append(paragraph)
            return
        if paragraph.blank:
            if paragraph.calls and self.body:
                self.body[-1].calls += [(len(self.body[-1].runs), marker) for _, marker in paragraph.calls]
            elif paragraph.calls:
                self.body.append(paragraph)
            return
        last = self.body[-1] if self.body else None
        if last is not None and last.role == paragraph.role == "heading" and _is_label(last):
            _join(last, paragraph)
            return
        self.body.append(paragraph)

    def lay_out(self) -> tuple[str, tuple[Line, ...], tuple[CallPlace, ...]]:
        """The text, its lines and the places of the footnote calls."""
        texts: list[str] = []
        lines: list[Line] = []
        calls: list[CallPlace] = []
        start = 0
        for paragraph in (*self.body, *self.notes):
            text, places = _written(paragraph)
            if not text.strip(EDGES) and not places and paragraph.role != "note":
                continue
            texts.append(text)
            lines.append(_line(paragraph, text, start))
            calls += [CallPlace(start + place, start + place, marker) for place, marker in places]
            start += len(text) + 1
        return "\n".join(texts), tuple(lines), tuple(calls)


def _is_label(heading: Paragraph) -> bool:
    return bool(_BARE_LABEL.fullmatch("".join(heading.runs).strip(EDGES)))


def _join(label: Paragraph, title: Paragraph) -> None:
    """Make one line of a heading's number and its title."""
    label.runs.append(" ")
    offset = len(label.runs)
    label.calls += [(offset + place, marker) for place, marker in title.calls]
    label.runs += title.runs


def _line(paragraph: Paragraph, text: str, start: int) -> Line:
    stripped = text.strip(EDGES)
    begin = start + len(text) - len(text.lstrip(EDGES)) if stripped else start
    return Line(
        start=begin,
        end=begin + len(stripped),
        number=paragraph.number,
        lead=paragraph.lead,
        begins=paragraph.begins,
        role=paragraph.role,
        note=paragraph.note,
    )


def _written(paragraph: Paragraph) -> tuple[str, list[tuple[int, str]]]:
    """The text of a paragraph with its white space made even, and where in it the footnotes are called."""
    if not paragraph.calls:
        return _even("".join(paragraph.runs), paragraph.role).strip(" "), []
    pieces: list[str] = []
    places: list[tuple[int, str]] = []
    length = done = 0
    for count, marker in [*paragraph.calls, (len(paragraph.runs), "")]:
        piece = _even("".join(paragraph.runs[done:count]), paragraph.role)
        if not pieces or pieces[-1].endswith((" ", CELL)):
            piece = piece.lstrip(" ")
        if piece:
            pieces.append(piece)
        length, done = length + len(piece), count
        places.append((length, marker))
    text = "".join(pieces).rstrip(" ")
    return text, [(min(place, len(text)), marker) for place, marker in places[:-1]]


def _even(text: str, role: Role) -> str:
    """One blank for each run of white space; in a row of a table a tab stands between cells."""
    if role != "row":
        return _BLANKS.sub(" ", text)
    return CELL.join(_BLANKS.sub(" ", cell).strip(" ") for cell in text.split(CELL))
