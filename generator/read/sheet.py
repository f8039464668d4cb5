"""What the readers of marked-up formats write on: paragraphs one after another, with their roles and footnotes.

A reader opens a paragraph, adds runs of text and footnote calls to it, and closes it. `Sheet` lays all out as one
text with a `Line` for each paragraph.

Guarantees: 1. every run that is not white space is in the text, in the order in which it was added, notes last;
2. runs of white space are one blank, except the tabs between cells, and one between a number that is set apart and its
words; 3. `lines` and `calls` are in the order of the text, and a line's place has no white space at its edges.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.languages.numbering import bare_labels
from generator.model import CallPlace, Line, LineRole

EDGES = "".join(map(chr, range(0x21))) + "\x7f\x85\u00a0\u2028\u2029\u3000\ufeff\u200b\u200e\u200f\u2060"
"""White space and control characters that a line does not begin or end with."""
_WHITE = r" \t\r\n\f\v\x00-\x1f\x85\u2028\u2029"
_UNEVEN = re.compile(rf"[{_WHITE}](?:(?<! )|[{_WHITE}])[{_WHITE}]*")
"""White space that is more, or other, than one blank."""
_INDENT = " \t\r\n"
CELL = "\t"
STOPS = tuple(".,;:،؛，、；：。！？…")
"""What a heading does not end with."""
_LONGEST_TITLE = 160
_FIRST_RUNS = 6
"""In these a number stands, if one is set apart."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph being written."""

    number: int
    """How messages name its place."""
    role: LineRole = ""
    lead: int = 0
    """Indentation, in columns."""
    note: str = ""
    begins: bool | None = True
    """As of a line: None where the words must tell whether it begins a block."""
    runs: list[str] = field(default_factory=list)
    apart: bool = False
    """A tab stands behind its number."""
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
        return not "".join(self.runs).strip(EDGES)


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
        paragraph.apart = paragraph.role in ("", "heading", "preamble") and _set_apart(paragraph.runs)
        last = self.body[-1] if self.body else None
        if last is not None and last.role == "heading" and _is_label(last) and _is_title(paragraph):
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
            printed = text.strip(EDGES)
            if not printed and not places and paragraph.role != "note":
                continue
            texts.append(text)
            lines.append(_line(paragraph, start + text.find(printed), len(printed)))
            calls += [CallPlace(start + place, start + place, marker) for place, marker in places]
            start += len(text) + 1
        return "\n".join(texts), tuple(lines), tuple(calls)


def _is_label(heading: Paragraph) -> bool:
    return bool(bare_labels("".join(heading.runs).strip(EDGES)))


def _is_title(paragraph: Paragraph) -> bool:
    """Whether a paragraph can be the title of a number that stands alone: a heading, or short and no sentence."""
    if paragraph.role != "":
        return paragraph.role == "heading"
    text = "".join(paragraph.runs).strip(EDGES)
    return len(text) <= _LONGEST_TITLE and not text.endswith(STOPS)


def _set_apart(runs: list[str]) -> bool:
    """Whether a tab stands between a number and its words."""
    number, tab, _ = "".join(runs[:_FIRST_RUNS]).lstrip(EDGES).partition(CELL)
    return bool(tab) and bool(bare_labels(number.strip(EDGES)))


def _join(label: Paragraph, title: Paragraph) -> None:
    """Make one line of a heading's number and its title, a tab between them."""
    label.runs.append(CELL)
    offset = len(label.runs)
    label.calls += [(offset + place, marker) for place, marker in title.calls]
    label.runs += title.runs
    label.apart = True


def _line(paragraph: Paragraph, start: int, length: int) -> Line:
    return Line(
        start=start,
        end=start + length,
        number=paragraph.number,
        lead=paragraph.lead,
        begins=paragraph.begins,
        role=paragraph.role,
        note=paragraph.note,
    )


def _written(paragraph: Paragraph) -> tuple[str, list[tuple[int, str]]]:
    """The text of a paragraph with its white space made even, and where in it the footnotes are called."""
    if not paragraph.calls:
        return _even("".join(paragraph.runs), paragraph.role, paragraph.apart).strip(" "), []
    pieces: list[str] = []
    places: list[tuple[int, str]] = []
    length = done = 0
    for count, marker in [*paragraph.calls, (len(paragraph.runs), "")]:
        piece = _even("".join(paragraph.runs[done:count]), paragraph.role, paragraph.apart and not pieces)
        if not pieces or pieces[-1].endswith((" ", CELL)):
            piece = piece.lstrip(" ")
        if piece:
            pieces.append(piece)
        length, done = length + len(piece), count
        places.append((length, marker))
    text = "".join(pieces).rstrip(" ")
    return text, [(min(place, len(text)), marker) for place, marker in places[:-1]]


def _even(text: str, role: LineRole, apart: bool) -> str:
    """One blank for each run of white space; a tab stands between cells, and behind a number that is set apart."""
    if role == "row":
        return CELL.join(_one_blank(cell).strip(" ") for cell in text.split(CELL))
    if apart:
        number, tab, words = text.lstrip(EDGES).partition(CELL)
        return _one_blank(number).strip(EDGES) + tab + _one_blank(words).lstrip(" ")
    return _one_blank(text)


def _one_blank(text: str) -> str:
    bare = text.strip(_INDENT)
    if bare and bare.isprintable() and "  " not in bare:  # as most texts are, but for how their file is indented
        before, _, behind = text.partition(bare)
        return (before and " ") + bare + (behind and " ")
    return _UNEVEN.sub(" ", text)
