"""Pass 10: the account of every source character. Kept in the document, or dropped by a rule with a name.

Guarantees: 1. a balanced ledger means that each code point of the source is kept once or dropped once; 2. whatever no
pass claimed shows as `lost`, whatever two passes claimed as `doubled`. The rules' names are the keys of `RULES`.
"""

from __future__ import annotations

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
    "link-annotation": "the address of a link, written out at the end of a page",
    "editor": "what the editor's YAML file calls furniture",
    "bar-code": "the number under a bar code",
}
"""Every rule by which a character can be dropped, and what it takes."""

_BLANK = frozenset(" \t\n\r\f\v\u00a0\u3000\u2028\u2029\x85\ufeff\u200b\u200e\u200f\u2060")


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
    for start, end in _kept(matter, blocks, footnotes):
        _take(taken, start, end, doubled)
    kept = sum(taken)
    for drop in drops:
        _take(taken, drop.start, drop.end, doubled)
    rest: list[Drop] = []
    lost: list[tuple[int, int]] = []
    for start, end in _gaps(taken):
        position = start
        while position < end:
            rule = _blank_rule(source[position])
            stop = position + 1
            while stop < end and _blank_rule(source[stop]) == rule:
                stop += 1
            if rule:
                rest.append(Drop(position, stop, rule))
            else:
                lost.append((position, stop))
            position = stop
    return Ledger(len(source), kept, tuple(sorted([*drops, *rest])), tuple(lost), tuple(doubled))


def _blank_rule(character: str) -> str | None:
    if character in _BLANK:
        return "white-space"
    return "control-character" if character < " " or character == "\x7f" else None


def _kept(
    matter: Iterable[Matter], blocks: Iterable[Block], footnotes: Iterable[Footnote]
) -> Iterator[tuple[int, int]]:
    for line in matter:
        yield from _places(line.spans)
    for top in blocks:
        for block in top.walk():
            yield from _places(block.spans)
            yield from _places([block.label_span] if block.label_span else [])
            yield from _places([note.span for note in block.notes if note.span])
    for note in footnotes:
        yield from _places(note.spans)
        yield from _places([note.marker_span] if note.marker_span else [])


def _places(spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    return ((span.start, span.end) for span in spans)


def _take(taken: bytearray, start: int, end: int, doubled: list[tuple[int, int]]) -> None:
    if any(taken[start:end]):
        doubled.append((start, end))
    taken[start:end] = b"\x01" * (end - start)


def _gaps(taken: bytearray) -> Iterator[tuple[int, int]]:
    start = taken.find(0)
    while start >= 0:
        end = taken.find(1, start)
        end = len(taken) if end < 0 else end
        yield start, end
        start = taken.find(0, end)
