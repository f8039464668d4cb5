"""Pass 9: nodes, notes and calls → blocks and footnotes, with every character's place in the source.

Guarantees: 1. a block's text is its spans' slices of the source, joined by their glue; 2. no span of one block overlaps
another's; 3. a label or marker is not in the text but has its own span; 4. what is left out inside a row is dropped by
name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from operator import itemgetter

from generator.addresses import footnote_anchor, joined
from generator.languages.scripts import SOFT_HYPHEN, glue
from generator.model import Block, Drop, Footnote, FrontRole, Matter, Note, Span
from generator.parse.front import Parts
from generator.parse.marks import Call
from generator.parse.notes import RawNote
from generator.parse.outline import Node
from generator.parse.raw import Raw

_UNPRINTABLE = re.compile(r"[\u00ad\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\u200b\ufffe\uffff]")
Piece = tuple[int, int, str] | Call
"""A run of the source and the glue before it, or a call that stands there."""
Cut = tuple[int, int, Call | None]
"""A run of the source that is left out of the text: a marker, or what cannot be printed."""


class Assembly:
    """Builds blocks from one source; `drops` gathers what they leave out."""

    def __init__(self, source: str, han: bool, calls: Sequence[Call], footnote_anchors: Sequence[str]) -> None:
        self.source, self.han = source, han
        self.calls: dict[int, list[Call]] = {}
        """Calls by the place of their marker in the text."""
        self.behind: dict[int, list[Call]] = {}
        """Calls by the end of the row behind which they stand: alone on a line, or printed nowhere."""
        for call in calls:
            inside = call.at == call.span.start
            (self.calls if inside else self.behind).setdefault(call.at, []).append(call)
        for at, there in self.calls.items():
            if unprinted := [call for call in there if call.span.start == call.span.end]:
                self.behind.setdefault(at, []).extend(unprinted)
        cuts: list[Cut] = [(at, call.span.end, call) for at, there in self.calls.items() for call in there]
        cuts += [(*found.span(), None) for found in _UNPRINTABLE.finditer(source)]
        self.cuts = sorted(cuts, key=itemgetter(0))
        """What is no part of the text, in its order: calls, and what cannot be printed."""
        self.cut_starts = [start for start, _, _ in self.cuts]
        self.footnote_anchors = footnote_anchors
        self.drops: list[Drop] = []

    def block(self, node: Node, names: dict[Node, str]) -> Block:
        label_span = None
        skip = 0
        raw = node.raw
        if node.label:
            first = raw.first
            label_span = Span(first.start, first.start + len(node.label.printed))
            rest = first.text[len(node.label.printed) :]
            skip = len(first.text) - len(rest.lstrip())
        text, spans, notes = self._text(raw, skip)
        return Block(
            kind=node.kind,
            anchor=names[node],
            label=node.label.printed if node.label else None,
            text=text,
            line=raw.first.number,
            spans=spans,
            label_span=label_span,
            notes=notes,
            children=tuple(self.block(child, names) for child in node.children),
            level=node.level,
            rows=_cells("\t" * raw.first.joint.count("\t") + text) if raw.table else (),
        )

    def matter(self, parts: Parts) -> tuple[tuple[Matter, ...], tuple[Matter, ...]]:
        """The title block and the closing lines. They have no notes: a marker in them is dropped."""

        def lines(raws: Sequence[tuple[FrontRole, Raw]]) -> tuple[Matter, ...]:
            made = []
            for role, raw in raws:
                text, spans, notes = self._text(raw, 0)
                self.drops += [Drop(note.span.start, note.span.end, "front-marker") for note in notes if note.span]
                made.append(Matter(role, text, raw.first.number, spans))
            return tuple(made)

        return lines(parts.front), lines(parts.end)

    def footnote(self, note: RawNote, anchor: str) -> Footnote:
        pieces: list[Piece] = []
        for _, start, end in note.rows:
            self._extend(pieces, start, end)
        text, spans, _ = self._joined(pieces)
        return Footnote(anchor, note.marker, text, note.rows[0][0], spans, note.marker_span)

    def _text(self, raw: Raw, skip: int) -> tuple[str, tuple[Span, ...], tuple[Note, ...]]:
        pieces: list[Piece] = []
        for index, row in enumerate(raw.rows):
            told = (row.joint or "\n") if raw.table else None
            self._extend(pieces, row.start + (skip if index == 0 else 0), row.end, told)
        return self._joined(pieces)

    def _extend(self, pieces: list[Piece], start: int, end: int, told: str | None = None) -> None:
        """Add a row: its text and its calls in their order, without what cannot be printed."""
        joint = self._joint(pieces, start, end) if told is None or not pieces else told
        position = start
        for cut_start, cut_end, call in self._cuts_in(start, end):
            if call is None:
                rule = "soft-hyphen" if self.source[cut_start] == SOFT_HYPHEN else "control-character"
                self.drops.append(Drop(cut_start, cut_end, rule))
            elif self._set_off(max(position, start), cut_start, cut_end, end):
                self.drops.append(Drop(cut_start - 1, cut_start, "white-space"))
                cut_start -= 1
            if cut_start > position:
                pieces.append((position, cut_start, joint))
                joint = ""
            if call:
                pieces.append(call)
            position = max(position, cut_end)
        if position < end:
            pieces.append((position, end, joint))
        pieces += self.behind.get(end, ())

    def _cuts_in(self, start: int, end: int) -> list[Cut]:
        first = bisect_left(self.cut_starts, start)
        return self.cuts[first : bisect_left(self.cut_starts, end, first)]

    def _set_off(self, position: int, cut_start: int, cut_end: int, end: int) -> bool:
        """Whether the blank before a marker only set it off: the text has a blank or a stop behind the marker."""
        if cut_start - 1 <= position or self.source[cut_start - 1] != " ":
            return False
        return cut_end < end and self.source[cut_end] in " ,.;:，。；：、"

    def _joint(self, pieces: Sequence[Piece], start: int, end: int) -> str:
        """What joins a row to the text before it; a soft hyphen that ended that text is no part of its run."""
        if end <= start:
            return ""
        for piece in reversed(pieces):
            if not isinstance(piece, Call):
                stop = piece[1] + 1 if self.source[piece[1] : piece[1] + 1] == SOFT_HYPHEN else piece[1]
                return glue(self.source[max(piece[0], stop - 40) : stop], self.source[start:end], self.han)
        return ""

    def _joined(self, pieces: list[Piece]) -> tuple[str, tuple[Span, ...], tuple[Note, ...]]:
        """The text, its spans, and the notes called in it."""
        text: list[str] = []
        length = 0
        spans: list[Span] = []
        notes: list[Note] = []
        for piece in self._without_last_blank(pieces):
            if isinstance(piece, Call):
                notes.append(Note(length, self.footnote_anchors[piece.note], piece.span))
                continue
            start, end, joint = piece if spans else (piece[0], piece[1], "")
            text += (joint, self.source[start:end])
            length += len(joint) + end - start
            spans.append(Span(start, end, joint))
        return "".join(text), tuple(spans), tuple(notes)

    def _without_last_blank(self, pieces: list[Piece]) -> list[Piece]:
        """A blank that stood before a call at the end of a text is no part of the text."""
        calls: list[Piece] = []
        while pieces:
            piece = pieces[-1]
            if isinstance(piece, Call):
                calls.insert(0, pieces.pop())
                continue
            start, end, joint = piece
            if not self.source[end - 1].isspace():
                break
            stripped = len(self.source[start:end].rstrip())
            self.drops.append(Drop(start + stripped, end, "white-space"))
            pieces = [*pieces[:-1], (start, start + stripped, joint)] if stripped else pieces[:-1]
        return [*pieces, *calls]


def _cells(text: str) -> tuple[tuple[str, ...], ...]:
    """The cells of a table's rows; all rows have as many, empty ones at the end of the last included."""
    rows = [row.split("\t") for row in text.split("\n")]
    most = max(map(len, rows))
    return tuple((*row, *[""] * (most - len(row))) for row in rows)


def footnote_anchors(notes: Sequence[RawNote], nodes_by_note: Sequence[Node | None]) -> tuple[str, ...]:
    """Anchors of the notes; where their numbers start again in an annex, the annex says which."""
    plain = [footnote_anchor(note.marker) for note in notes]
    repeated = len(set(plain)) < len(plain)
    made: dict[str, None] = {}
    copies: Counter[str] = Counter()
    for anchor, node in zip(plain, nodes_by_note, strict=True):
        wanted = joined(node.region, anchor) if repeated and node and node.region else anchor
        unique = wanted
        while unique in made:
            copies[wanted] += 1
            unique = f"{wanted}--{copies[wanted] + 1}"
        made[unique] = None
    return tuple(made)
