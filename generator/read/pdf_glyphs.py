"""A PDF's page → runs: what pdfium gives in one go, with the places of its characters. It and `pdf_rules` ask pdfium.

Guarantees: 1. every character that pdfium finds on the page is in one run, but the line ends and false blanks that it
made up itself, and blanks beside another blank or at a run's edge; 2. a character that the PDF does not name is
U+FFFD; 3. places are those of the page as it is read, text upright, from its lower left corner.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import islice
from math import hypot

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it ships no types
import pypdfium2.raw as raw  # type: ignore[import-untyped]
from msgspec import Struct

from generator.read.pdf_order import Glyph, is_rtl
from generator.read.pdf_rules import Rule, View, stands_between

MOST_CHARACTERS = 200_000
"""On one page: what has more is no page of a document."""
_MOST_RUNS = 8_000
"""On one page: more scattered than this, it would take too long to put in order."""
_BREAKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
"""Blanks that would end a line or a cell; one of them is taken for a plain blank."""
_BROKEN_HYPHENS = "\x02\ufffe"
"""What pdfium gives for a hyphen that ends a line, joining the next line to it."""
FALSE_BLANK = 0.165
"""A blank of pdfium's own making is false where the gap is narrower than this, in heights."""
_HAN_AIR = 0.55
"""Beside a Han character, a blank is false up to this gap, in heights."""
WIDE = 2.2
"""A gap from which on two strips of a line may be two cells, in heights."""
_CHANGED = 0.08
"""A box that differs from that of the character before by this share may be of another size or another line."""
_BELOW, _ABOVE = 0.22, 0.78
"""How far type reaches below and above its line, in sizes. What fonts say of it themselves differs too much."""


class TooMuchError(Exception):
    """A page has more characters, or more scattered ones, than any page of a document."""


def characters_of(textpage: pdfium.PdfTextPage) -> str:
    """The characters of the page as pdfium has them; TooMuchError where no page has so many."""
    count = textpage.count_chars()
    if count > MOST_CHARACTERS:
        raise TooMuchError
    return _characters(textpage, count)


def runs_of(textpage: pdfium.PdfTextPage, characters: str, view: View, upright: Sequence[Rule]) -> list[Run]:
    """The runs of the page. `upright`: the lines drawn from top to bottom on it, which no run crosses."""
    runs = list(islice(_runs(_glyphs(textpage, characters, view), upright), _MOST_RUNS + 1))
    if len(runs) > _MOST_RUNS:
        raise TooMuchError
    return runs


def _characters(textpage: pdfium.PdfTextPage, count: int) -> str:
    """One code point for each of pdfium's characters. Taken at once, or one by one where some have no name."""
    buffer = ctypes.create_string_buffer(4 * (count + 1))
    taken = raw.FPDFText_GetText(textpage, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    text = buffer.raw[: 2 * max(taken - 1, 0)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    codes = (raw.FPDFText_GetUnicode(textpage, index) for index in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)


def _glyphs(textpage: pdfium.PdfTextPage, characters: str, view: View) -> Iterator[tuple[int, Glyph]]:
    """The characters with their places. Size and line are asked for only where the box shows that they may change."""
    box = raw.FS_RECTF()
    place, handle, loose = ctypes.byref(box), textpage.raw, raw.FPDFText_GetLooseCharBox
    low = high = base = size = 0.0
    for index, character in enumerate(characters):
        loose(handle, index, place)
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        if view.turned:
            left, bottom, right, top = view.upright(left, bottom, right, top)
        slack = _CHANGED * (high - low)
        if (abs(bottom - low) > slack or abs(top - high) > slack) and top > bottom:
            low, high = bottom, top
            base, size = _line_and_size(handle, index, view, top - bottom)
        yield index, (character, left, right, base, size)


def _line_and_size(handle: object, index: int, view: View, height: float) -> tuple[float, float]:
    """The height of the line that the character stands on, and its size as it is printed."""
    across, up = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(handle, index, ctypes.byref(across), ctypes.byref(up))
    matrix = raw.FS_MATRIX()
    size = raw.FPDFText_GetFontSize(handle, index)
    if raw.FPDFText_GetMatrix(handle, index, ctypes.byref(matrix)):
        size *= hypot(matrix.c, matrix.d)
    base = view.upright(across.value, up.value, across.value, up.value)[1]
    return base, abs(size) if 0 < abs(size) < 1000 else height


class Run(Struct):
    """What pdfium gives in one go: glyphs that follow one another on one line."""

    index: int
    glyphs: list[Glyph]
    left: float
    right: float
    base: float
    size: float
    """Of its largest glyph, as is `base`."""
    parted: bool = False
    """Whether the PDF has a blank before it."""
    ended: bool = False
    """Whether the PDF has a blank behind it."""

    def add(self, glyph: Glyph) -> None:
        self.glyphs.append(glyph)
        _, left, right, base, size = glyph
        if left < self.left:
            self.left = left
        if right > self.right:
            self.right = right
        if size > self.size:
            self.base, self.size = base, size


def _runs(glyphs: Iterator[tuple[int, Glyph]], upright: Sequence[Rule]) -> Iterator[Run]:
    run: Run | None = None
    blank: Glyph | None = None
    for index, glyph in glyphs:
        character, left, right, base, size = glyph
        if character in "\r\n":
            if run:
                run.ended = blank is not None and _is_held(blank)
                yield run
                run = blank = None
            continue
        if character.isspace():
            blank = blank or glyph
            continue
        if character in _BROKEN_HYPHENS:
            glyph = ("-", left, right, base, size)
        if run and (_leaves(run, glyph) or (upright and stands_between(upright, run.glyphs[-1], glyph))):
            yield run
            run = None
        if run is None:
            run = Run(index, [glyph], left, right, base, size, blank is not None and _is_held(blank))
        else:
            if blank and _is_blank(run.glyphs[-1], blank, glyph):
                run.glyphs.append(_placed(blank, run.glyphs[-1], glyph))
            run.add(glyph)
        blank = None
    if run:
        yield run


def overlap(base: float, size: float, other_base: float, other_size: float) -> float:
    """How much of their height two pieces of type share."""
    top = min(base + _ABOVE * size, other_base + _ABOVE * other_size)
    return top - max(base - _BELOW * size, other_base - _BELOW * other_size)


def _leaves(run: Run, glyph: Glyph) -> bool:
    """Whether the glyph stands on another line than the run, or far off on the same."""
    character, left, right, base, size = glyph
    if base != run.base and overlap(base, size, run.base, run.size) < 0.4 * min(size, run.size):
        return True
    last = run.glyphs[-1]
    if left - last[2] <= WIDE * size and right >= last[1] - size:
        return False
    return not (is_rtl(character) or is_rtl(last[0]))


def _is_blank(before: Glyph, blank: Glyph, after: Glyph) -> bool:
    """Whether a blank is printed here: one that the PDF holds, or one of pdfium's making where there is room for it."""
    if _is_held(blank) or is_rtl(after[0]) or is_rtl(before[0]):
        return True
    return after[1] - before[2] >= least_blank(before[0], after[0], FALSE_BLANK) * max(before[4], after[4])


def _placed(blank: Glyph, before: Glyph, after: Glyph) -> Glyph:
    """The blank between its neighbours; beside letters that run from right to left, where pdfium has it."""
    character = " " if blank[0] in _BREAKS else blank[0]
    left, right = blank[1:3] if is_rtl(after[0]) or is_rtl(before[0]) else (before[2], after[1])
    return character, left, right, *after[3:]


def _is_held(blank: Glyph) -> bool:
    """Whether the PDF itself holds the blank; those that pdfium makes have no width."""
    return blank[2] > blank[1] + 0.01


def least_blank(before: str, after: str, least: float) -> float:
    """Typesetters put air between Han and other characters, and justify Han text, where no blank was typed."""
    if before >= "\u2e80" and after >= "\u2e80":
        return WIDE
    return _HAN_AIR if before >= "\u2e80" or after >= "\u2e80" else least
