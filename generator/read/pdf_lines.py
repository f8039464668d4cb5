"""The sheets of a PDF → pieces: visual lines with their cells joined, and where each begins a block.

Guarantees: 1. every strip is in one piece; 2. `begins` is said only where the layout shows it, from space, indents,
hanging labels and how full the line before is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from generator.read.pdf_pages import Strip

_LABEL = re.compile(
    r"[(（\[]?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[ivxlc]{1,6}|[IVXLC]{1,6}|[^\W\d_]{1,2}|[一二三四五六七八九十百]{1,5})[.)）\]、．]{1,2}"
    r"|[•‣◦▪●○■□]|[①-⓿㈠-㉃]|[\uf000-\uf0ff]"
)
"""What can hang before its text: 1.  (a)  1.1.  一、  •  IV.  [a]"""
LABEL_APART = re.compile(rf"{_LABEL.pattern}|\d{{1,3}}(?:\.\d{{1,3}})*|[–—*·-]")
"""What is a label only where it stands apart from the text: 1  1.1  –"""
_WIDE_APART = 6.0
"""Strips that are so many heights apart are two lines; nearer ones are one, with a blank."""
_MOST_LABEL_GAP = 9.0
_BIG_GAP = 1.25
"""More than so many line heights from the line before: there is extra space."""
_LEAST_SIZE = 0.5
"""Points: what is smaller nobody reads."""
_LARGER = 1.12
_MOST_INDENT = 8.0
"""How far a first line is indented at most, in sizes."""
_TAB = 0.6
"""A label with so much space behind it, in sizes, stands apart from its text."""
_SHORT = 0.3
"""A line that leaves so much of the width empty ends its block."""
_ENDS = ".;:,。；：，!?！？、)）]"
_MOST_HEADING = 12
"""Lines of one heading; what runs on longer is bold text."""


class Piece(Struct):
    """A visual line."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    size: float
    first: float
    """Width of its first word."""
    raised: tuple[tuple[int, int], ...] = ()
    bold: bool = False
    hang: float = 0.0
    """Where its text begins after a hanging label; 0 where none hangs."""
    apart: bool = False
    """Whether more than a blank lies between the label and the text."""
    role: str = ""
    rule: str = ""
    note: str = ""
    skip: int = 0
    """Characters of a note's marker, at the start."""
    begins: bool | None = None
    gap: int = 0
    lead: int = 0
    beside: bool = False
    """Whether it stands on the same height as the piece before it."""
    lone_call: bool = False
    """Whether it is a footnote's marker that found no room on the line before."""


class Measure(Struct, frozen=True):
    """The type area, as most of the text keeps to it."""

    size: float
    pitch: float
    left: float
    right: float
    spaced: bool = False
    """Whether blocks are parted by extra space, as a rule."""

    @property
    def width(self) -> float:
        return self.right - self.left


def piece_of(strips: Sequence[Strip], page: int, glue: str = " ") -> Piece:
    """The strips of a row, as one line."""
    text, raised = "", []
    for strip in strips:
        text += glue if text else ""
        raised += [(start + len(text), end + len(text)) for start, end in strip.raised]
        text += strip.text
    main = max(strips, key=lambda strip: len(strip.text))
    return Piece(
        text=text, page=page, left=min(strip.left for strip in strips), right=max(strip.right for strip in strips),
        bottom=main.base, size=main.size, first=strips[0].first, raised=tuple(raised),
        bold=all(strip.bold for strip in strips),
    )  # fmt: skip


def lines_of_row(row: Sequence[Strip], page: int) -> list[Piece]:
    """A row as its lines: a label with its text is one, what stands wide apart is several."""
    groups: list[list[Strip]] = [[row[0]]]
    for strip in row[1:]:
        group = groups[-1]
        label = len(groups) == 1 and len(group) == 1 and LABEL_APART.fullmatch(group[0].text) is not None
        if strip.gap <= (_MOST_LABEL_GAP if label else _WIDE_APART) * strip.size:
            group.append(strip)
        else:
            groups.append([strip])
    pieces = [piece_of(group, page) for group in groups]
    for number, (piece, group) in enumerate(zip(pieces, groups, strict=True)):
        piece.beside = number > 0
        if len(group) > 1 and LABEL_APART.fullmatch(group[0].text):
            piece.hang, piece.apart = group[1].left, True
        elif group[0].inner and _LABEL.fullmatch(group[0].text.split(" ", 1)[0]):
            piece.hang, piece.apart = group[0].inner, group[0].opening > _TAB * group[0].size
    return pieces


def measure(pieces: Iterable[Piece]) -> Measure:
    """What most of the text keeps to. Of sizes that share the text, the largest is the body's."""
    sizes: Counter[float] = Counter()
    listed = list(pieces)
    for piece in listed:
        sizes[round(piece.size * 2) / 2] += len(piece.text)
    most = max(sizes.values(), default=0)
    size = max((size for size, count in sizes.items() if count * 2.5 >= most), default=10.0) or _LEAST_SIZE
    body = [piece for piece in listed if size / _LARGER < piece.size < size * _LARGER]
    steps = Counter(
        round((above.bottom - below.bottom) * 2) / 2
        for above, below in pairwise(body)
        if above.page == below.page and 0.8 * size < above.bottom - below.bottom < 4 * size
    )
    pitch = _usual_pitch(steps) or 1.3 * size
    lefts = Counter(round(piece.left) for piece in body)
    often = [left for left, count in lefts.items() if count * 8 >= max(lefts.values())]
    rights = sorted(piece.right for piece in body) or [500.0]
    return Measure(size, pitch, float(min(often, default=0)), rights[min(len(rights) * 9 // 10, len(rights) - 1)])


def _usual_pitch(steps: Counter[float]) -> float:
    """The commonest step, or a smaller one that is nearly as common: paragraphs of one line are no lines."""
    most = max(steps.values(), default=0)
    return min((step for step, count in steps.items() if count * 3 >= most), default=0.0)


def mark_begins(pieces: Sequence[Piece], usual: Measure) -> None:
    """Say of each piece of the running text whether a block begins with it."""
    edges = _local_edges(pieces, usual)
    usual = replace(usual, spaced=_is_spaced(pieces, usual))
    before: Piece | None = None
    for number, piece in enumerate(pieces):
        piece.lead = max(round((piece.left - usual.left) / (usual.size * 0.55)), 0)
        if before is None or piece.role == "row" or before.role == "row" or piece.beside:
            piece.begins = True
        else:
            space = before.bottom - piece.bottom if before.page == piece.page else 0.0
            pitch = usual.pitch * max(piece.size / usual.size, 1.0)
            if space > _BIG_GAP * pitch:
                piece.gap = max(round(space / pitch - 1), 1)
            piece.begins = _begins(before, piece, usual, min(edges[number - 1], edges[number]))
        before = piece


def _is_spaced(pieces: Sequence[Piece], usual: Measure) -> bool:
    """Whether nearly every line that ends a block for sure has extra space below it."""
    ends = [
        _close(before, piece, usual)
        for before, piece in pairwise(pieces)
        if before.page == piece.page and not piece.beside and usual.right - before.right > _SHORT * usual.width
    ]
    return len(ends) > 4 and sum(ends) < 0.15 * len(ends)


def _local_edges(pieces: Sequence[Piece], usual: Measure) -> list[float]:
    """For each piece, the right edge of the lines that stand close together with it."""
    edges = [0.0] * len(pieces)
    start = 0
    for number in range(1, len(pieces) + 1):
        if number < len(pieces) and _close(pieces[number - 1], pieces[number], usual):
            continue
        edge = max(piece.right for piece in pieces[start:number])
        for index in range(start, number):
            edges[index] = edge if number - start > 2 else usual.right
        start = number
    return edges


def _close(before: Piece, piece: Piece, usual: Measure) -> bool:
    """Whether a line stands right below another, and does not begin the next column."""
    return before.page == piece.page and -usual.size < before.bottom - piece.bottom <= _BIG_GAP * usual.pitch


def _begins(before: Piece, piece: Piece, usual: Measure, edge: float) -> bool | None:
    """The rules of layout, the surest first."""
    size = usual.size
    if piece.lone_call:
        return False
    if piece.gap and not before.text.endswith(("-", "\u00ad")):
        return True
    if max(piece.size, before.size) > _LARGER * min(piece.size, before.size):
        return True
    if piece.bold != before.bold and (piece.gap or _fits(before, piece, usual.right, size)):
        return True
    if piece.bold and before.bold and before.page == piece.page:
        return False if abs(piece.left - before.left) < size or piece.left > before.left else None
    step = piece.left - before.left
    if before.hang and abs(piece.left - before.hang) < 0.4 * size and not piece.hang:
        return False
    ends = _fits(before, piece, min(edge, usual.right), size) and _ends_there(before, piece, usual)
    if ends or step > 0.8 * size:
        return True
    if step < -0.8 * size:
        return not before.begins or piece.apart or step < -_MOST_INDENT * size
    if piece.hang and (before.hang or not before.begins) and (piece.apart or not usual.spaced):
        return True
    if ends is None or (before.page != piece.page and before.text[-1] in _ENDS):
        return None
    return False


def _ends_there(before: Piece, piece: Piece, usual: Measure) -> bool | None:
    """Whether a line that had room for more ends its block, or only had no place to be broken: 1541 (XV)."""
    short = usual.right - before.right > _SHORT * usual.width
    if usual.spaced and before.page == piece.page and not piece.apart:
        return None if short else False
    return short or piece.apart or before.text[-1] in _ENDS


def _fits(before: Piece, piece: Piece, right: float, size: float) -> bool:
    """Whether the first word would have had room at the end of the line before."""
    blank = 0.0 if piece.text[0] >= "\u2e80" and before.text[-1] >= "\u2e80" else 0.25 * size
    return before.right + blank + piece.first < right - 0.35 * size


def mark_headings(pieces: Sequence[Piece], usual: Measure) -> None:
    """Lines that type and place show to be headings: bold or larger, few, begun as a block of their own."""
    start = 0
    for number in range(1, len(pieces) + 1):
        if number < len(pieces) and pieces[number].begins is False:
            continue
        block = pieces[start:number]
        if len(block) <= _MOST_HEADING and all(_heads(piece, usual) for piece in block):
            for piece in block:
                piece.role = "heading"
        start = number


def _heads(piece: Piece, usual: Measure) -> bool:
    return not piece.role and (piece.bold or piece.size > _LARGER * usual.size) and piece.text[-1] not in ",，;；"


def body_start(pieces: Sequence[Piece], usual: Measure) -> int:
    """Where the cover ends on the first page: at the first line that the next one goes on from, in the body's type."""
    for number, piece in enumerate(pieces[:-1]):
        follower = pieces[number + 1]
        if piece.page or (follower.begins is False and not piece.bold and _is_body(piece, follower, usual)):
            return number
    return len(pieces)


def leave_open(cover: Sequence[Piece], usual: Measure) -> None:
    """On a cover, where each line is a matter of its own, only a full line is known to go on in the next."""
    for before, piece in pairwise(cover):
        if piece.begins is False and _fits(before, piece, usual.right, usual.size):
            piece.begins = None


def _is_body(piece: Piece, follower: Piece, usual: Measure) -> bool:
    return abs(piece.size - usual.size) < 0.6 and follower.page == piece.page and piece.right > usual.right - usual.size
