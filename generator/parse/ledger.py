"""Pass 10: the account of every source character. Kept in the document, or dropped by a rule with a name.

Guarantees: 1. a balanced ledger means that each code point of the source is kept once or dropped once; 2. whatever no
pass claimed shows as `lost`, whatever two passes claimed as `doubled`. The rules' names are the keys of `RULES`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.model import Block, Drop, Footnote, Ledger, Matter, Span

RULES: dict[str, str] = {
    "white-space": "blanks, line ends and empty lines around the lines of the text",
    "control-character": "a character that stands for nothing in print",
    "soft-hyphen": "a hyphen that only marked where a line was broken",
    "running-head": "the symbol at the top of a page",
    "page-number": "the number of a page or of a translation job",
    "page-foot": "what stands below the notes of a page",
    "front-marker": "the marker of a note in the title block or the closing lines, which have no notes of their own",
    "footnote-rule": "the line above the notes of a page",
    "table-line": "the strokes that draw a table",
    "link-annotation": "the address of a link, written out at the end of a page",
    "editor": "what the editor's YAML file calls furniture",
    "bar-code": "the number under a bar code",
    "hidden-text": "what a Word file hides",
}
"""Every rule by which a character can be dropped, and what it takes."""

_WHITE = " \t\n\r\f\v\u00a0\u3000\u2028\u2029\x85\ufeff\u200b\u200e\u200f\u2060\u1680\u202f\u205f"
_WHITE += "".join(map(chr, range(0x2000, 0x200B)))
_CONTROL = r"\x00-\x08\x0e-\x1f\x7f"
_RUN = re.compile(f"(?P<white>[{_WHITE}]+)|(?P<control>[{_CONTROL}]+)|[^{_WHITE}{_CONTROL}]+")
_RULE_OF = {"white": "white-space", "control": "control-character"}
"""By which rule a run goes that no pass claimed; a run of anything else is lost."""


def ledger_of(
    source: str,
    matter: Sequence[Matter],
    blocks: Sequence[Block],
    footnotes: Sequence[Footnote],
    drops: Sequence[Drop],
) -> Ledger:
    """The account of the source, from what the document holds and what was dropped."""
    taken = bytearray(len(source))
    doubled: list[tuple[int, int]] = []
    for span in _kept(matter, blocks, footnotes):
        _take(taken, span.start, span.end, doubled)
    kept = taken.count(1)
    for drop in drops:
        _take(taken, drop.start, drop.end, doubled)
    rest: list[Drop] = []
    lost: list[tuple[int, int]] = []
    for start, end in _gaps(taken):
        if not source[start:end].strip(_WHITE):  # as nearly all are
            rest.append(Drop(start, end, _RULE_OF["white"]))
            continue
        for run in _RUN.finditer(source, start, end):
            rule = _RULE_OF.get(run.lastgroup or "")
            if rule:
                rest.append(Drop(*run.span(), rule))
            else:
                lost.append(run.span())
    return Ledger(len(source), kept, tuple(sorted([*drops, *rest])), tuple(lost), tuple(doubled))


def _kept(matter: Iterable[Matter], blocks: Iterable[Block], footnotes: Iterable[Footnote]) -> Iterator[Span]:
    for line in matter:
        yield from line.spans
    for top in blocks:
        for block in top.walk():
            yield from block.spans
            if block.label_span:
                yield block.label_span
            for note in block.notes:
                if note.span:
                    yield note.span
    for footnote in footnotes:
        yield from footnote.spans
        if footnote.marker_span:
            yield footnote.marker_span


def _take(taken: bytearray, start: int, end: int, doubled: list[tuple[int, int]]) -> None:
    if taken.find(1, start, end) >= 0:
        doubled.append((start, end))
    taken[start:end] = b"\x01" * (end - start)


def _gaps(taken: bytearray) -> Iterator[tuple[int, int]]:
    start = taken.find(0)
    while start >= 0:
        end = taken.find(1, start)
        end = len(taken) if end < 0 else end
        yield start, end
        start = taken.find(0, end)
