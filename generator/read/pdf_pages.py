"""A PDF's page → strips: pieces of text on one line, with their boxes.

Guarantees: 1. every run is in one strip; 2. strips come in reading order, from top to bottom and, on one height, in the
direction of writing; the columns of a page of columns, or of a cover, one after the other; 3. a page that is read from
the right is given as in a mirror: what stands at its right has the smallest place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it ships no types
import pypdfium2.raw as raw  # type: ignore[import-untyped]
from msgspec import Struct
from msgspec.structs import replace

from generator.read.pdf_columns import in_columns
from generator.read.pdf_glyphs import WIDE, Run, TooMuchError, characters_of, least_blank, overlap, runs_of
from generator.read.pdf_grids import Grid, grids_of
from generator.read.pdf_order import Glyph, by_place, in_order, mostly_rtl
from generator.read.pdf_rules import Rule, rules_of, stands_between, view_of

__all__ = ["Sheet", "Strip", "TooMuchError", "read_page"]

_JOINT_BLANK = 0.12
"""Between two strips of a line that pdfium parted: from this gap on they are two words, in heights."""
_LEAST_BLANK, _SURE_BLANK = 0.15, 0.27
"""In a line from right to left a gap is a blank from the one on where pdfium has a blank there, and from the other
where it has none; the letters of a word that are not joined stand up to a fifth of a height apart.
"""
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
_RAISED = 0.12
"""How far the foot of a raised marker lies above the line's, in heights."""
_SMALL = 0.78
"""How small a raised marker is at most, in heights."""
_AIRY = 0.8
"""A blank that is wider may part two cells that stand close, in heights."""
_SAME_LINE = 0.6
"""Lines of one row differ in height by less than this, in sizes."""


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
    airy: tuple[tuple[int, float, float], ...] = ()
    """Blanks that may part two cells: place in `text`, left and right."""
    rtl: bool = False
    """Whether it runs from right to left; `inner` is then the right edge of its second word."""


class Sheet(Struct, frozen=True):
    """A page as shown."""

    width: float
    height: float
    rows: tuple[tuple[Strip, ...], ...]
    """From top to bottom; the strips of one height stand in one row."""
    unnamed: int = 0
    """Characters that the PDF does not name."""
    grids: tuple[Grid, ...] = ()
    """Cells that drawn lines part."""
    level: tuple[Rule, ...] = ()
    """Lines drawn from left to right."""


def read_page(page: pdfium.PdfPage, *, cover: bool = False) -> Sheet:
    """Everything on the page; `cover`: it is the first of its document.

    Raises pdfium's own error for a broken page, TooMuchError for an endless one.
    """
    textpage = page.get_textpage()
    try:
        characters = characters_of(textpage)
        view = view_of(page, textpage, characters)
        rules = rules_of(page, view)
        runs = runs_of(textpage, characters, view, rules.upright)
        some_rtl = _RTL.search(characters) is not None
        rtl = some_rtl and mostly_rtl(characters)
        rows = [_strips(row, textpage, rules.upright, some_rtl, rtl) for row in _rows(runs)]
    finally:
        textpage.close()
    if rtl:
        rows = [_mirrored(row, view.width) for row in rows]
        rules = rules.mirrored(view.width)
    grids = tuple(grids_of(rules))
    rows = in_columns([row for row in rows if row], view.width, grids, cover=cover)
    return Sheet(view.width, view.height, tuple(rows), characters.count("\ufffd"), grids, rules.level)


def _mirrored(row: tuple[Strip, ...], width: float) -> tuple[Strip, ...]:
    """The strips of a page that is read from the right, as if it were seen in a mirror: its margin is on the left."""
    turned = sorted((_seen_from_right(strip, width) for strip in row), key=lambda strip: strip.left)
    ends = [0.0, *(strip.right for strip in turned)]
    return tuple(
        replace(strip, gap=strip.left - end if place else 0.0)
        for place, (strip, end) in enumerate(zip(turned, ends, strict=False))
    )


def _seen_from_right(strip: Strip, width: float) -> Strip:
    return replace(
        strip, left=width - strip.right, right=width - strip.left,
        inner=width - strip.inner if strip.inner and strip.rtl else 0.0,
        airy=tuple((place, width - right, width - left) for place, left, right in strip.airy),
    )  # fmt: skip


def _rows(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs of the same height on the page, together; raised markers with the line they stand in."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: -run.size):
        best, found = 0.5 * run.size, -1
        for number, row in enumerate(rows):
            shared = overlap(run.base, run.size, row[0].base, row[0].size)
            if shared > best and not _is_beside_other_line(run, row):
                best, found = shared, number
        if found >= 0:
            rows[found].append(run)
        else:
            rows.append([run])
    return sorted(rows, key=lambda row: -row[0].base)


def _is_beside_other_line(run: Run, row: Sequence[Run]) -> bool:
    """Whether a line of the row stands above or below the run: two small lines can stand beside a large one."""
    return any(
        abs(other.base - run.base) > _SAME_LINE * run.size
        and overlap(run.base, run.size, other.base, other.size) < 0.4 * min(run.size, other.size)
        for other in row
    )


def _strips(
    row: list[Run], textpage: pdfium.PdfTextPage, upright: Sequence[Rule], some_rtl: bool, rtl: bool
) -> tuple[Strip, ...]:
    """The runs of a row joined to strips that wide gaps part."""
    if some_rtl:
        words = "".join([glyph[0] for run in row for glyph in run.glyphs])
        backwards = mostly_rtl(words) if any(map(str.isalpha, words)) else rtl
        if backwards or _RTL.search(words):
            return _strips_by_place(row, textpage, upright, backwards)
    row.sort(key=lambda run: run.left)
    joined: list[Run] = []
    gaps: list[float] = []
    for run in row:
        before = joined[-1] if joined else None
        size = max(run.size, before.size) if before else 0.0
        gap = run.left - before.right if before else 0.0
        if before is None or gap > WIDE * size or stands_between(upright, before.glyphs[-1], run.glyphs[0]):
            joined.append(run)
            gaps.append(gap)
            continue
        if (
            before.ended
            or run.parted
            or gap >= least_blank(before.glyphs[-1][0], run.glyphs[0][0], _JOINT_BLANK) * size
        ):
            before.glyphs.append((" ", before.right, run.left, run.base, run.size))
        for glyph in run.glyphs:
            before.add(glyph)
        before.ended = run.ended
    return tuple(_strip(run, gap, textpage) for run, gap in zip(joined, gaps, strict=True))


def _strips_by_place(
    row: list[Run], textpage: pdfium.PdfTextPage, upright: Sequence[Rule], rtl: bool
) -> tuple[Strip, ...]:
    """The same where letters run from right to left: their places alone say in what order they are read."""
    glyphs = by_place([glyph for run in row for glyph in run.glyphs if glyph[0] != " "])
    blanks = sorted((left + right) / 2 for run in row for c, left, right, *_ in run.glyphs if c == " ")
    groups: list[list[Glyph]] = [glyphs[:1]]
    edge = glyphs[0][2]
    for before, glyph in pairwise(glyphs):
        gap, size = glyph[1] - edge, max(before[4], glyph[4])
        seen = any(edge <= blank <= glyph[1] for blank in blanks)
        if gap > WIDE * size or stands_between(upright, before, glyph):
            groups.append([])
        elif gap >= (_LEAST_BLANK if seen else _SURE_BLANK) * size:
            groups[-1].append((" ", edge, glyph[1], *glyph[3:]))
        groups[-1].append(glyph)
        edge = max(edge, glyph[2])
    strips = [_strip_by_place(group, row[0].index, textpage, rtl) for group in groups]
    if rtl:
        strips.reverse()
    ends = [strip.left if rtl else strip.right for strip in strips]
    gaps = [end - strip.right if rtl else strip.left - end for end, strip in zip(ends, strips[1:], strict=False)]
    return tuple(replace(strip, gap=gap) for strip, gap in zip(strips, (0.0, *gaps), strict=True))


def _strip_by_place(group: Sequence[Glyph], index: int, textpage: pdfium.PdfTextPage, rtl: bool) -> Strip:
    left, right = min(glyph[1] for glyph in group), max(glyph[2] for glyph in group)
    ordered = in_order(group, rtl)
    run = Run(index, ordered, left, right, ordered[0][3], ordered[0][4])
    strip = replace(_strip(run, 0.0, textpage), rtl=rtl)
    if not rtl:
        return strip
    words = [next((n for n, glyph in enumerate(ordered) if glyph[0] == " "), len(ordered))]
    words.append(next((n for n in range(words[0] + 1, len(ordered)) if ordered[n][0] == " "), len(ordered)))
    first, second = ordered[: words[0]], ordered[words[0] + 1 : words[1]]
    inner = max((glyph[2] for glyph in second), default=0.0)
    begin, end = max(glyph[2] for glyph in first), min(glyph[1] for glyph in first)
    return replace(strip, first=begin - end, inner=inner, opening=end - inner if inner else 0.0)


def _strip(run: Run, gap: float, textpage: pdfium.PdfTextPage) -> Strip:
    sizes = [glyph[4] for glyph in run.glyphs]
    size = median_low(sizes)
    base = median_low([glyph[3] for glyph in run.glyphs if glyph[4] == size])
    inner, opening = _second_word(run.glyphs)
    weight = raw.FPDFText_GetFontWeight(textpage, run.index)
    airy = [
        (place, glyph[1], glyph[2])
        for place, glyph in enumerate(run.glyphs)
        if glyph[0] == " " and glyph[2] - glyph[1] > _AIRY * glyph[4]
    ]
    return Strip(
        text="".join([glyph[0] for glyph in run.glyphs]), left=run.left, right=run.right, base=base, size=size,
        raised=_raised(run.glyphs, size, base) if min(sizes) <= _SMALL * size else (), first=_first_word(run.glyphs),
        inner=inner, opening=opening, bold=weight >= 600, gap=gap, airy=tuple(airy),
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
