"""How a PDF's page is seen, and the lines that are drawn on it, which part the cells of tables.

Guarantees: 1. places are those of the page as it is read, text upright, from its lower left corner; 2. a line drawn in
pieces is one rule; 3. a page with too many drawings, or none, has no rules.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it ships no types
import pypdfium2.raw as raw  # type: ignore[import-untyped]
from msgspec import Struct

from generator.read.pdf_order import Glyph

_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 400
"""Of one drawing: what has more is a picture."""
_THIN = 2.5
"""Points: what is no thicker is a line."""
_SHORTEST = 5.0
_JOINS = 2.0
"""Points between two pieces of one line."""
_QUARTER = 1.5707963

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


class View(Struct, frozen=True):
    """By how many quarters a page must be turned for its text to stand upright, and how large it is then."""

    turned: int
    across: float
    """Width of the page as it is stored."""
    up: float
    """Height of the page as it is stored."""

    @property
    def width(self) -> float:
        return self.up if self.turned % 2 else self.across

    @property
    def height(self) -> float:
        return self.across if self.turned % 2 else self.up

    def upright(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of the stored page where it is seen."""
        if self.turned == 1:
            return bottom, self.across - right, top, self.across - left
        if self.turned == 2:
            return self.across - right, self.up - top, self.across - left, self.up - bottom
        if self.turned == 3:
            return self.up - top, left, self.up - bottom, right
        return left, bottom, right, top


class Rule(Struct, frozen=True, order=True):
    """A straight line."""

    at: float
    """Its height, or its distance from the left."""
    start: float
    end: float


class Rules(Struct, frozen=True):
    """The straight lines of a page."""

    level: tuple[Rule, ...] = ()
    """From left to right."""
    upright: tuple[Rule, ...] = ()
    """From bottom to top."""

    def mirrored(self, width: float) -> Rules:
        """As the page is seen in a mirror."""
        level = tuple(Rule(rule.at, width - rule.end, width - rule.start) for rule in self.level)
        return Rules(level, tuple(Rule(width - rule.at, rule.start, rule.end) for rule in self.upright))


def view_of(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage, characters: str) -> View:
    """How the page is seen: pages lie on their side, or their text does."""
    step = max(len(characters) // 20, 1)
    probes = [index for index in range(0, len(characters), step) if not characters[index].isspace()]
    angles = [
        -round(raw.FPDFText_GetCharAngle(textpage, index) / _QUARTER) % 4 for index in probes
    ]  # counted clockwise
    turn = max(set(angles), key=angles.count) if angles else 0
    if not angles:
        turn = page.get_rotation() // 90 % 4
    width, height = page.get_size()
    return View(int(turn), height, width) if page.get_rotation() in (90, 270) else View(int(turn), width, height)


def rules_of(page: pdfium.PdfPage, view: View) -> Rules:
    """Lines, thin boxes, and the edges of boxes."""
    count = raw.FPDFPage_CountObjects(page.raw)
    if count > _MOST_OBJECTS:
        return Rules()
    level: list[Rule] = []
    upright: list[Rule] = []
    for index in range(count):
        drawn = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_PATH:
            continue
        for box in _strokes(drawn):
            left, bottom, right, top = view.upright(*box)
            if top - bottom <= _THIN and right - left >= _SHORTEST:
                level.append(Rule((top + bottom) / 2, left, right))
            elif right - left <= _THIN and top - bottom >= _SHORTEST:
                upright.append(Rule((left + right) / 2, bottom, top))
    return Rules(_joined(level), _joined(upright))


def stands_between(upright: Sequence[Rule], before: Glyph, after: Glyph) -> bool:
    """Whether a line is drawn between two glyphs of one line of text."""
    low, high, base = before[2] - 0.5, after[1] + 0.5, after[3]
    return any(low <= rule.at <= high and rule.start <= base <= rule.end for rule in upright)


def _strokes(drawn: object) -> Iterator[Box]:
    """The boxes of a drawing's lines: its own where it is thin, else that of each of its straight pieces."""
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(drawn, *edges):
        return
    left, bottom, right, top = (edge.value for edge in edges)
    if min(right - left, top - bottom) <= _THIN:
        yield left, bottom, right, top
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(drawn, ctypes.byref(fill), ctypes.byref(stroke)) or not stroke.value:
        return  # a coloured ground
    segments = raw.FPDFPath_CountSegments(drawn)
    if not 0 < segments <= _MOST_SEGMENTS:
        return
    points = list(_points(drawn, segments))
    for (x, y, _), (to_x, to_y, moves) in pairwise(points):
        if not moves:
            yield min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)


def _points(drawn: object, segments: int) -> Iterator[tuple[float, float, bool]]:
    """The points of a drawing on the page, and whether the pen was lifted on the way there."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(drawn, ctypes.byref(matrix)):
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    first: tuple[float, float] | None = None
    for index in range(segments):
        segment = raw.FPDFPath_GetPathSegment(drawn, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        if not raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            return
        place = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        moves = kind == raw.FPDF_SEGMENT_MOVETO
        first = place if moves or first is None else first
        yield *place, moves or kind == raw.FPDF_SEGMENT_BEZIERTO
        if raw.FPDFPathSegment_GetClose(segment):
            yield *first, False


def _joined(rules: list[Rule]) -> tuple[Rule, ...]:
    """Rules on one line that touch are one."""
    joined: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at / _JOINS), rule.start)):
        last = joined[-1] if joined else None
        if last and abs(last.at - rule.at) <= _JOINS and rule.start <= last.end + _JOINS:
            joined[-1] = Rule(last.at, last.start, max(last.end, rule.end))
        else:
            joined.append(rule)
    return tuple(joined)
