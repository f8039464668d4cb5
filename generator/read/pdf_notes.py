"""Footnotes and the places where they are called.

Guarantees: 1. the lines of a note bear its marker, also on the next page; 2. a call is given only where a note with
its marker is in the document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from generator.read.pdf_furniture import RULE_LINE
from generator.read.pdf_lines import Measure, Piece

_SMALLER = 0.94
"""Notes are set smaller than this share of the body's size."""
_MARKER = re.compile(r"\d{1,3}|[*＊†‡§]{1,4}|[a-z]{1,2}")
_LONE = re.compile(r"\d{1,3}|[*＊†‡§]{1,4}")
_SMALL = 0.78
"""A marker in the text is at most so large, of the body's size."""
_HIGH = 0.8
"""Of a line's pitch: how far a raised marker stands below the line above, less than a line's own distance."""
_STARTS = re.compile(r"(\d{1,3}|[*＊†‡§]{1,4})")
_ROOM = 40.0
"""Points that the last line of a note leaves empty."""
_MOST_JUMP = 3
"""A note's number is at most so many above that of the note before it, where type does not show it."""


class _State(Struct):
    """The note that is open while the pages are read."""

    marker: str = ""
    number: int = 0
    called: set[str] = set()
    """Markers called so far."""
    fresh: bool = True
    """Whether no note has begun on the page yet."""
    room: float = 0.0
    """What the last line of the notes left empty, of the widest."""
    raised: bool = False
    """Whether the markers of the page's notes are raised, so that no other number can be one."""


def mark_notes(pages: Sequence[Sequence[Piece]], usual: Measure) -> None:
    """Give each line of a note its role and marker, and the line above the notes its rule."""
    state = _State()
    for page in pages:
        text = [piece for piece in page if piece.role != "furniture"]
        _raise_lone_calls(text, usual)
        called = {
            piece.text[a:b] for piece in text for a, b in piece.raised if a or piece.lone_call or _is_body(piece, usual)
        }
        state.called = state.called | called
        small = [piece for piece in text if piece.size < usual.size and not piece.lone_call]
        state.raised = any(piece.raised and not piece.raised[0][0] for piece in small)
        state.fresh = True
        zone = _zone(text, usual, called, state)
        edge = max((piece.right for piece in zone), default=0.0)
        for piece in zone:
            _read(piece, called, state)
            state.room = edge - piece.right


def _raise_lone_calls(text: Sequence[Piece], usual: Measure) -> None:
    """A marker that found no room on its line stands alone on the next one, small and high: it is a call as well."""
    for above, piece in pairwise(text):
        small = piece.size < _SMALL * usual.size and _LONE.fullmatch(piece.text)
        if small and _is_body(above, usual) and 0 < above.bottom - piece.bottom < _HIGH * usual.pitch:
            piece.raised, piece.lone_call = ((0, len(piece.text)),), True


def _is_body(piece: Piece, usual: Measure) -> bool:
    return piece.size >= _SMALLER * usual.size


def _zone(text: Sequence[Piece], usual: Measure, called: set[str], state: _State) -> Sequence[Piece]:
    """The lines below the rule, or the small lines at the page's foot from the first that begins a note."""
    limit = _SMALLER * usual.size
    for number, piece in enumerate(text):
        if RULE_LINE.fullmatch(piece.text):
            below = text[number + 1 :]
            small = all(line.size < limit for line in below)
            if small or not below:
                piece.role, piece.rule = "furniture", "footnote-rule"
            if small:
                return below
    start = len(text)
    while start and text[start - 1].size < limit and text[start - 1].role != "row":
        start -= 1
    if start == 0 and len(text) > 3:
        return ()
    for number in range(start, len(text)):
        if _marker(text[number], called, state) or (state.marker and number == start and called_later(text, start)):
            return text[number:]
    return ()


def called_later(text: Sequence[Piece], start: int) -> bool:
    """Small lines without a marker at a page's foot go on with the note before only below a distance."""
    return start > 0 and text[start - 1].bottom - text[start].bottom > 1.5 * text[start].size


def _read(piece: Piece, called: set[str], state: _State) -> None:
    found = _marker(piece, called, state)
    if found:
        state.marker, state.fresh = found, False
        state.number = int(found) if found.isdigit() else state.number
        piece.skip = len(found) + len(piece.text[len(found) :]) - len(piece.text[len(found) :].lstrip())
    if state.marker:
        piece.role, piece.note, piece.begins = "note", state.marker, bool(found)


def _marker(piece: Piece, called: set[str], state: _State) -> str:
    """The marker of the note that begins with this line, or nothing."""
    if piece.raised and piece.raised[0][0] == 0:
        raised = piece.text[: piece.raised[0][1]].strip()
        if _MARKER.fullmatch(raised):
            return raised
    start = _STARTS.match(piece.text)
    if not start or start.end() == len(piece.text) or state.raised:
        return ""
    if not start[1].isdigit():
        return start[1]
    for length in range(len(start[1]), 0, -1):
        if _is_next(start[1][:length], called, state):
            return start[1][:length]
    return ""


def _is_next(number: str, called: set[str], state: _State) -> bool:
    """Whether the next note can bear the number: it follows the last one, and the text has called it.

    A call can be lacking; then the line before must have ended its note.
    """
    follower = str(state.number + 1)
    if number == follower:
        return number in state.called or state.fresh or state.room > _ROOM
    if number not in called or follower in called:
        return False
    return state.number < int(number) <= state.number + _MOST_JUMP or (state.fresh and int(number) == 1)


def calls_in(pieces: Sequence[Piece], markers: set[str]) -> list[tuple[Piece, int, int]]:
    """Where the running text calls a note: raised markers that a note has, and asterisks that end a line."""
    found = [
        (piece, start, end)
        for piece in pieces
        if piece.role not in ("furniture", "note")
        for start, end in piece.raised
        if piece.text[start:end] in markers
    ]
    stars = {marker for marker in markers if marker[0] in "*†‡§＊"} - {piece.text[a:b] for piece, a, b in found}
    for marker in stars:
        for piece in pieces:
            end = len(piece.text)
            if not piece.role and piece.text.endswith(marker) and not piece.text.endswith(marker + marker[0]):
                found.append((piece, end - len(marker), end))
                break
    return found
