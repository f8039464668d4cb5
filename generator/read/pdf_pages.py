"""A PDF's page → strips: pieces of text on one line, with their boxes. The only part that talks to pdfium.

Guarantees: 1. every character that pdfium finds on the page is in one strip, but the line ends and false blanks that
pdfium made up itself, and blanks beside another blank or at a line's edge; 2. a character that the PDF does not name
is U+FFFD; 3. strips come in reading order, from top to bottom and, on one height, in the direction of writing; the
columns of a page of columns one after the other.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import islice
from math import hypot
from statistics import median_low

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it ships no types
import pypdfium2.raw as raw  # type: ignore[import-untyped]
from msgspec import Struct

MOST_CHARACTERS = 200_000
"""On one page: what has more is no page of a document."""
_MOST_RUNS = 8_000
"""On one page: more scattered than this, it would take too long to put in order."""
_BREAKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
"""Blanks that would end a line or a cell; one of them is taken for a plain blank."""
_BROKEN_HYPHENS = "\x02\ufffe"
"""What pdfium gives for a hyphen that ends a line, joining the next line to it."""
_FALSE_BLANK = 0.165
"""A blank of pdfium's own making is false where the gap is narrower than this, in heights."""
_JOINT_BLANK = 0.12
"""Between two strips of a line that pdfium parted: from this gap on they are two words, in heights."""
_HAN_AIR = 0.55
"""Beside a Han character, a blank is false up to this gap, in heights."""
_WIDE = 2.2
"""A gap from which on two strips of a line may be two cells, in heights."""
_RAISED = 0.12
"""How far the foot of a raised marker lies above the line's, in heights."""
_SMALL = 0.78
"""How small a raised marker is at most, in heights."""

_CHANGED = 0.08
"""A box that differs from that of the character before by this share may be of another size or another line."""
_BELOW, _ABOVE = 0.22, 0.78
"""How far type reaches below and above its line, in sizes. What fonts say of it themselves differs too much."""

Glyph = tuple[str, float, float, float, float]
"""A character with its left and right, its line's height on the page and its size, in points, as the page is shown."""


class Strip(Struct):
    """Text on one line without a wide gap in it."""

    text: str
    left: float
    right: float
    base: float
    """Height on the page of the line that its characters stand on."""
    size: float
    """Of its characters, as most have it."""
    raised: tuple[tuple[int, int], ...] = ()
    """Runs of small raised characters, in `text`."""
    first: float = 0.0
    """Width of its first word."""
    inner: float = 0.0
    """Left edge of its second word; 0 where it has one word."""
    opening: float = 0.0
    """Space between its first two words."""
    bold: bool = False
    gap: float = 0.0
    """From the strip before it on the same line; 0 where it is the first."""


class Sheet(Struct, frozen=True):
    """A page as shown."""

    width: float
    height: float
    rows: tuple[tuple[Strip, ...], ...]
    """From top to bottom; the strips of one height stand in one row."""
    unnamed: int = 0
    """Characters that the PDF does not name."""


class TooMuchError(Exception):
    """A page has more characters, or more scattered ones, than any page of a document."""


def read_page(page: pdfium.PdfPage) -> Sheet:
    """Everything on the page. Raises pdfium's own error for a broken page, TooMuchError for an endless one."""
    width, height = page.get_size()
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count > MOST_CHARACTERS:
            raise TooMuchError
        characters = _characters(textpage, count)
        turned = _turn(page, textpage, characters)
        runs = list(islice(_runs(_glyphs(textpage, characters, turned)), _MOST_RUNS + 1))
        if len(runs) > _MOST_RUNS:
            raise TooMuchError
        rows = [_strips(row, textpage) for row in _rows(runs)]
        if turned in (1, 3) and page.get_rotation() in (0, 180):
            width, height = height, width
    finally:
        textpage.close()
    unnamed = characters.count("\ufffd")
    return Sheet(width, height, tuple(_in_columns([row for row in rows if row], width)), unnamed)


def _characters(textpage: pdfium.PdfTextPage, count: int) -> str:
    """One code point for each of pdfium's characters. Taken at once, or one by one where some have no name."""
    buffer = ctypes.create_string_buffer(4 * (count + 1))
    taken = raw.FPDFText_GetText(textpage, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    text = buffer.raw[: 2 * max(taken - 1, 0)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    codes = (raw.FPDFText_GetUnicode(textpage, index) for index in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)


def _turn(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage, characters: str) -> int:
    """By how many quarters the text must be turned to stand upright: pages lie on their side, or their text does."""
    step = max(len(characters) // 20, 1)
    probes = [index for index in range(0, len(characters), step) if not characters[index].isspace()]
    angles = [round(raw.FPDFText_GetCharAngle(textpage, index) / 1.5707963) % 4 for index in probes]
    turn = max(set(angles), key=angles.count) if angles else 0
    return int(turn) if turn else page.get_rotation() // 90 % 4 if not angles else 0


def _glyphs(textpage: pdfium.PdfTextPage, characters: str, turned: int) -> Iterator[tuple[int, Glyph]]:
    """The characters with their places. Size and line are asked for only where the box shows that they may change."""
    box = raw.FS_RECTF()
    place, handle, loose = ctypes.byref(box), textpage.raw, raw.FPDFText_GetLooseCharBox
    low = high = base = size = 0.0
    for index, character in enumerate(characters):
        loose(handle, index, place)
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        if turned == 1:
            left, bottom, right, top = bottom, -right, top, -left
        elif turned == 2:
            left, bottom, right, top = -right, -top, -left, -bottom
        elif turned == 3:
            left, bottom, right, top = -top, left, -bottom, right
        slack = _CHANGED * (high - low)
        if (abs(bottom - low) > slack or abs(top - high) > slack) and top > bottom:
            low, high = bottom, top
            base, size = _line_and_size(handle, index, turned, top - bottom)
        yield index, (character, left, right, base, size)


def _line_and_size(handle: object, index: int, turned: int, height: float) -> tuple[float, float]:
    """The height of the line that the character stands on, and its size as it is printed."""
    across, up = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(handle, index, ctypes.byref(across), ctypes.byref(up))
    matrix = raw.FS_MATRIX()
    size = raw.FPDFText_GetFontSize(handle, index)
    if raw.FPDFText_GetMatrix(handle, index, ctypes.byref(matrix)):
        size *= hypot(matrix.c, matrix.d)
    base = (up.value, -across.value, -up.value, across.value)[turned]
    return base, abs(size) if 0 < abs(size) < 1000 else height


class _Run(Struct):
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


def _runs(glyphs: Iterator[tuple[int, Glyph]]) -> Iterator[_Run]:
    run: _Run | None = None
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
        if run and _leaves(run, glyph):
            yield run
            run = None
        if run is None:
            run = _Run(index, [glyph], left, right, base, size, blank is not None and _is_held(blank))
        else:
            if blank and _is_blank(run.glyphs[-1], blank, glyph):
                run.glyphs.append((" " if blank[0] in _BREAKS else blank[0], run.glyphs[-1][2], left, base, size))
            run.add(glyph)
        blank = None
    if run:
        yield run


def _overlap(base: float, size: float, other_base: float, other_size: float) -> float:
    """How much of their height two pieces of type share."""
    top = min(base + _ABOVE * size, other_base + _ABOVE * other_size)
    return top - max(base - _BELOW * size, other_base - _BELOW * other_size)


def _leaves(run: _Run, glyph: Glyph) -> bool:
    """Whether the glyph stands on another line than the run, or far off on the same."""
    character, left, right, base, size = glyph
    if base != run.base and _overlap(base, size, run.base, run.size) < 0.4 * min(size, run.size):
        return True
    last = run.glyphs[-1]
    if left - last[2] <= _WIDE * size and right >= last[1] - size:
        return False
    return not (_is_rtl(character) or _is_rtl(last[0]))


def _is_blank(before: Glyph, blank: Glyph, after: Glyph) -> bool:
    """Whether a blank is printed here: one that the PDF holds, or one of pdfium's making where there is room for it."""
    if _is_held(blank) or _is_rtl(after[0]):
        return True
    return after[1] - before[2] >= _least_blank(before[0], after[0], _FALSE_BLANK) * max(before[4], after[4])


def _is_held(blank: Glyph) -> bool:
    """Whether the PDF itself holds the blank; those that pdfium makes have no width."""
    return blank[2] > blank[1] + 0.01


def _least_blank(before: str, after: str, least: float) -> float:
    """Typesetters put air between Han and other characters, and justify Han text, where no blank was typed."""
    if before >= "\u2e80" and after >= "\u2e80":
        return _WIDE
    return _HAN_AIR if before >= "\u2e80" or after >= "\u2e80" else least


def _is_rtl(character: str) -> bool:
    return "\u0590" <= character <= "\u08ff" or "\ufb1d" <= character <= "\ufefc"


def _rows(runs: Sequence[_Run]) -> list[list[_Run]]:
    """Runs of the same height on the page, together; raised markers with the line they stand in."""
    rows: list[list[_Run]] = []
    for run in sorted(runs, key=lambda run: -run.size):
        best, found = 0.5 * run.size, -1
        for number, row in enumerate(rows):
            overlap = _overlap(run.base, run.size, row[0].base, row[0].size)
            if overlap > best:
                best, found = overlap, number
        if found >= 0:
            rows[found].append(run)
        else:
            rows.append([run])
    return sorted(rows, key=lambda row: -row[0].base)


def _strips(row: list[_Run], textpage: pdfium.PdfTextPage) -> tuple[Strip, ...]:
    """The runs of a row joined to strips that wide gaps part."""
    backwards = sum(_is_rtl(glyph[0]) for run in row for glyph in run.glyphs) * 2 > sum(len(r.glyphs) for r in row)
    row.sort(key=(lambda run: -run.right) if backwards else (lambda run: run.left))
    joined: list[_Run] = []
    gaps: list[float] = []
    for run in row:
        before = joined[-1] if joined else None
        size = max(run.size, before.size) if before else 0.0
        gap = (before.left - run.right if backwards else run.left - before.right) if before else 0.0
        if before is None or gap > _WIDE * size:
            joined.append(run)
            gaps.append(gap)
            continue
        if (
            before.ended
            or run.parted
            or gap >= _least_blank(before.glyphs[-1][0], run.glyphs[0][0], _JOINT_BLANK) * size
        ):
            before.glyphs.append((" ", before.right, run.left, run.base, run.size))
        for glyph in run.glyphs:
            before.add(glyph)
        before.ended = run.ended
    return tuple(_strip(run, gap, textpage) for run, gap in zip(joined, gaps, strict=True))


def _strip(run: _Run, gap: float, textpage: pdfium.PdfTextPage) -> Strip:
    sizes = [glyph[4] for glyph in run.glyphs]
    size = median_low(sizes)
    base = median_low([glyph[3] for glyph in run.glyphs if glyph[4] == size])
    inner, opening = _second_word(run.glyphs)
    weight = raw.FPDFText_GetFontWeight(textpage, run.index)
    return Strip(
        text="".join([glyph[0] for glyph in run.glyphs]), left=run.left, right=run.right, base=base, size=size,
        raised=_raised(run.glyphs, size, base) if min(sizes) <= _SMALL * size else (), first=_first_word(run.glyphs),
        inner=inner, opening=opening, bold=weight >= 600, gap=gap,
    )  # fmt: skip


def _raised(glyphs: Sequence[Glyph], size: float, base: float) -> tuple[tuple[int, int], ...]:
    """Runs of small raised characters: 3, 12, *."""
    found: list[tuple[int, int]] = []
    for index, (character, _, _, low, small) in enumerate(glyphs):
        if character == " " or small > _SMALL * size or low < base + _RAISED * size:
            continue
        if found and found[-1][1] == index:
            found[-1] = (found[-1][0], index + 1)
        else:
            found.append((index, index + 1))
    return tuple(found)


def _first_word(glyphs: Sequence[Glyph]) -> float:
    """Width of what cannot be parted from the first character: a word, or a Han character."""
    end = 0
    while end + 1 < len(glyphs) and glyphs[end + 1][0] != " " and glyphs[end][0] < "\u2e80":
        end += 1
    return abs(glyphs[end][2] - glyphs[0][1])


def _second_word(glyphs: Sequence[Glyph]) -> tuple[float, float]:
    """Left edge of the second word, and its distance from a short first one."""
    for index in range(1, min(len(glyphs) - 1, 12)):
        if glyphs[index][0] == " ":
            left = glyphs[index + 1][1]
            return left, left - glyphs[index - 1][2]
    return 0.0, 0.0


def _in_columns(rows: list[tuple[Strip, ...]], width: float) -> list[tuple[Strip, ...]]:
    """The rows of a page of two columns, the left one first; any other page as it is.

    Before: ("left 1", "right 1"), ("left 2", "right 2")   after: ("left 1",), ("left 2",), ("right 1",), ("right 2",)
    """
    paired = [row for row in rows if len(row) == 2 and row[1].left - row[0].left > 0.3 * width]
    if len(paired) < 8 or len(paired) * 2 < len(rows):
        return rows
    split = median_low([row[1].left for row in paired])
    if any(row[0].right > split for row in paired) or not _is_prose(paired):
        return rows
    ordered: list[tuple[Strip, ...]] = []
    right: list[tuple[Strip, ...]] = []
    for row in rows:
        crossing = any(strip.left < split - 2 < split + 2 < strip.right for strip in row)
        if crossing:
            ordered += right
            right = []
        ordered += [(strip,) for strip in row if crossing or strip.left < split - 2]
        right += [(strip,) for strip in row if not crossing and strip.left >= split - 2]
    return ordered + right


def _is_prose(paired: Sequence[tuple[Strip, ...]]) -> bool:
    """Columns of running text fill their width; those of a table do not."""
    for side in (0, 1):
        widths = [row[side].right - row[side].left for row in paired]
        if sum(width > 0.85 * max(widths) for width in widths) * 2 < len(widths):
            return False
    return True
