"""Pass 9: nodes, notes and calls → blocks and footnotes, with every character's place in the source.

Guarantees: 1. a block's text is its spans' slices of the source, joined by their glue; 2. no span of one block overlaps
another's; 3. a label or marker is not in the text but has its own span; 4. what is left out inside a row is dropped by
name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.addresses import footnote_anchor, joined
from generator.languages.scripts import SOFT_HYPHEN, glue
from generator.model import Block, Drop, Footnote, Matter, Note, Span
from generator.parse.front import Parts
from generator.parse.marks import Call
from generator.parse.notes import RawNote
from generator.parse.outline import Node
from generator.parse.raw import Raw

_UNPRINTABLE = re.compile(r"(?P<hyphen>\u00ad)|(?P<control>[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\u200b\ufffe\uffff])")
Run = tuple[int, int, str]
"""A piece of the source and the glue before it."""


class Assembly:
    """Builds blocks from one source; `drops` gathers what they leave out."""

    def __init__(self, source: str, han: bool, calls: Sequence[Call], footnote_anchors: Sequence[str]) -> None:
        self.source, self.han = source, han
        self.calls = {call.span.start: call for call in calls}
        self.bare = {call.at: call for call in calls if call.at != call.span.start}
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
        )

    def matter(self, parts: Parts) -> tuple[tuple[Matter, ...], tuple[Matter, ...]]:
        """The title block and the closing lines."""

        def lines(raws: Sequence[tuple[str, Raw]]) -> tuple[Matter, ...]:
            made = []
            for role, raw in raws:
                text, spans, _ = self._text(raw, 0)
                made.append(Matter(role, text, raw.first.number, spans))  # type: ignore[arg-type]
            return tuple(made)

        return lines(parts.front), lines(parts.end)

    def footnote(self, note: RawNote, anchor: str) -> Footnote:
        runs: list[Run] = []
        for _, start, end in note.rows:
            self._extend(runs, start, end)
        text, spans, _ = self._joined(runs)
        return Footnote(anchor, note.marker, text, note.rows[0][0], spans, note.marker_span)

    def _text(self, raw: Raw, skip: int) -> tuple[str, tuple[Span, ...], tuple[Note, ...]]:
        runs: list[Run] = []
        for index, row in enumerate(raw.rows):
            self._extend(runs, row.start + (skip if index == 0 else 0), row.end)
        return self._joined(runs)

    def _extend(self, runs: list[Run], start: int, end: int) -> None:
        """Add a row's text, without its calls and what cannot be printed."""
        joint = ""
        if runs and end > start:
            joint = glue(self._line_end(runs[-1]), self.source[start:end], self.han)
        cuts = [(call.span.start, call.span.end) for at, call in self.calls.items() if start <= at < end]
        for match in _UNPRINTABLE.finditer(self.source, start, end):
            rule = "soft-hyphen" if match["hyphen"] else "control-character"
            self.drops.append(Drop(*match.span(), rule))
            cuts.append(match.span())
        position = start
        for cut_start, cut_end in sorted(cuts):
            if cut_start > position:
                runs.append((position, cut_start, joint))
                joint = ""
            position = max(position, cut_end)
        if position < end:
            runs.append((position, end, joint))

    def _line_end(self, run: Run) -> str:
        """How the line before ended, with the soft hyphen that is no part of the run."""
        start, end, _ = run
        stop = end + 1 if self.source[end : end + 1] == SOFT_HYPHEN else end
        return self.source[max(start, stop - 40) : stop]

    def _joined(self, runs: list[Run]) -> tuple[str, tuple[Span, ...], tuple[Note, ...]]:
        """The text, its spans, and the notes called in it."""
        runs = self._without_last_blank(runs)
        text = ""
        spans: list[Span] = []
        notes: list[Note] = []
        for start, end, joint in runs:
            for call in (
                self.calls.get(spans[-1].end) if spans else None,
                self.bare.get(spans[-1].end) if spans else None,
            ):
                if call:
                    notes.append(Note(len(text), self.footnote_anchors[call.note], call.span))
            text += joint + self.source[start:end]
            spans.append(Span(start, end, joint))
        if spans:
            tail = spans[-1].end
            for call in (self._call_behind(tail), self.bare.get(tail)):
                if call:
                    notes.append(Note(len(text), self.footnote_anchors[call.note], call.span))
        return text, tuple(spans), tuple(notes)

    def _call_behind(self, tail: int) -> Call | None:
        """A call right behind the text, or behind blanks that were dropped at its end."""
        while tail < len(self.source) and self.source[tail] == " " and tail not in self.calls:
            tail += 1
        return self.calls.get(tail)

    def _without_last_blank(self, runs: list[Run]) -> list[Run]:
        """A blank that stood before a call at the end of a text is no part of the text."""
        while runs:
            start, end, joint = runs[-1]
            stripped = len(self.source[start:end].rstrip())
            if start + stripped == end:
                break
            self.drops.append(Drop(start + stripped, end, "white-space"))
            runs = [*runs[:-1], (start, start + stripped, joint)] if stripped else runs[:-1]
        return runs


def footnote_anchors(notes: Sequence[RawNote], nodes_by_note: Sequence[Node | None]) -> tuple[str, ...]:
    """Anchors of the notes; where their numbers start again in an annex, the annex says which."""
    plain = [footnote_anchor(note.marker) for note in notes]
    repeated = len(set(plain)) < len(plain)
    made: list[str] = []
    for anchor, node in zip(plain, nodes_by_note, strict=True):
        wanted = joined(node.region, anchor) if repeated and node and node.region else anchor
        unique, count = wanted, 1
        while unique in made:
            count += 1
            unique = f"{wanted}--{count}"
        made.append(unique)
    return tuple(made)
