"""A PDF → Source, with what its layout tells of each line.

Guarantees: 1. `Source.text` has every character of the pages in reading order, a visual line a line, as the PDF has
it: hyphens at line ends stay; blanks are those that are seen; 2. each visual line is one `Line`; a note's marker
stands before its line's start; 3. nothing is raised: a file that cannot be read is refused with the reason; 4. the
file's size, its pages, their characters and the time are bounded.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, cast

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it ships no types
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from generator.issues import Issue
from generator.model import CallPlace, Line, Source
from generator.read.pdf_furniture import furniture
from generator.read.pdf_lines import Piece, body_start, leave_open, mark_begins, mark_headings, measure
from generator.read.pdf_notes import calls_in, mark_notes
from generator.read.pdf_pages import Sheet, TooMuchError, read_page
from generator.read.pdf_tables import sheet_lines

MOST_BYTES = 200_000_000
MOST_PAGES = 2_000
MOST_CHARACTERS = 20_000_000
MOST_SECONDS = 300.0
_MAGIC_WITHIN = 1024
_END = re.compile(rb"startxref\s+[1-9]\d*\s+%%EOF")
_END_WITHIN = 65_536
_LAYOUT = 400
"""Pages that are weighed together: a longer document is measured by its first pages."""

Result = tuple[Source | None, tuple[Issue, ...]]


def read_pdf(path: Path, shown_as: str) -> Result:
    """Read a PDF by its text layer and layout."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return _refused(shown_as, "too-large", f"the file is larger than {MOST_BYTES // 1_000_000} MB", "split it")
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        return _refused(shown_as, "unreadable", reason, "check its name and permissions")
    if b"%PDF-" not in data[:_MAGIC_WITHIN]:
        remedy = "give the file the extension of what it is, or remove it from the corpus"
        return _refused(shown_as, "not-pdf", "the file is not a PDF, though its name says so", remedy)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        return _unopened(shown_as, data, getattr(error, "err_code", None))
    try:
        if not _END.search(data[-_END_WITHIN:]):
            return _cut_off(shown_as)
        return _read(document, shown_as, hashlib.sha256(data).hexdigest())
    finally:
        document.close()


def _unopened(shown_as: str, data: bytes, code: int | None) -> Result:
    if code == raw.FPDF_ERR_PASSWORD:
        return _refused(shown_as, "encrypted", "the PDF asks for a password", "save it without one")
    if code == raw.FPDF_ERR_SECURITY:
        remedy = "save it without encryption"
        return _refused(shown_as, "encrypted", "the PDF is encrypted in a way that cannot be read", remedy)
    if not _END.search(data[-_END_WITHIN:]):
        return _cut_off(shown_as)
    return _refused(shown_as, "broken-pdf", "the PDF is broken", "fetch it anew, or print it to a new PDF")


def _cut_off(shown_as: str) -> Result:
    return _refused(shown_as, "truncated", "the PDF is cut off: its end is missing", "fetch it anew")


def _read(document: pdfium.PdfDocument, shown_as: str, sha256: str) -> Result:
    pages = len(document)
    if pages > MOST_PAGES:
        message = f"the PDF has {pages:,} pages, more than {MOST_PAGES:,}"
        return _refused(shown_as, "too-large", message, "split it")
    sheets: list[Sheet] = []
    characters, started = 0, time.monotonic()
    for number in range(pages):
        try:
            sheets.append(_sheet(document, number))
        except TooMuchError:
            message = f"page {number + 1} has more text, or more scattered text, than a page can have"
            return _refused(shown_as, "too-large", message, "print it to a new PDF")
        except pdfium.PdfiumError:
            message = f"page {number + 1} cannot be read"
            return _refused(shown_as, "broken-pdf", message, "fetch it anew, or print it to a new PDF")
        characters += sum(len(strip.text) for row in sheets[-1].rows for strip in row)
        if characters > MOST_CHARACTERS:
            message = f"the PDF has more than {MOST_CHARACTERS:,} characters"
            return _refused(shown_as, "too-large", message, "split it")
        if time.monotonic() - started > MOST_SECONDS:
            message = f"reading the PDF takes more than {MOST_SECONDS:.0f} seconds"
            return _refused(shown_as, "too-large", message, "split it, or print it to a new PDF")
    if not characters:
        remedy = "run text recognition (OCR) on it, or give its text"
        return _refused(shown_as, "no-text-layer", "the PDF has no text layer", remedy)
    return _source(sheets, shown_as, sha256)


def _sheet(document: pdfium.PdfDocument, number: int) -> Sheet:
    page = document[number]
    try:
        return read_page(page, cover=number == 0)
    finally:
        page.close()


def _source(sheets: Sequence[Sheet], shown_as: str, sha256: str) -> Result:
    taken = furniture(sheets)
    pages: list[list[Piece]] = []
    issues: list[Issue] = []
    for page, sheet in enumerate(sheets):
        lines, crowded = sheet_lines(sheet, page, taken[page])
        pages.append(lines)
        issues += _page_issues(sheet, crowded, shown_as, page + 1)
    usual = measure(line for page in pages[:_LAYOUT] for line in page if not line.role)
    mark_notes(pages, usual)
    pieces = [piece for page in pages for piece in page]
    body = [piece for piece in pieces if piece.role in ("", "row")]
    mark_begins(body, usual)
    start = body_start(body, usual)
    leave_open(body[:start], usual)
    mark_headings(body[start:], usual)
    return _joined(pieces, shown_as, sha256), tuple(issues)


def _page_issues(sheet: Sheet, crowded: bool, shown_as: str, number: int) -> list[Issue]:
    found: list[Issue] = []
    if sheet.unnamed:
        message = f"{sheet.unnamed} characters on this page have no name in the PDF and stand as \ufffd"
        found.append(Issue("unnamed-character", shown_as, number, message, "compare with the page, or give its text"))
    if crowded:
        message = "this page seems to hold a table that could not be made out"
        found.append(Issue("table-as-text", shown_as, number, message, "compare with the page"))
    return found


def _joined(pieces: Sequence[Piece], shown_as: str, sha256: str) -> Source:
    """The text, and each line's place in it."""
    starts: dict[int, int] = {}
    lines: list[Line] = []
    texts: list[str] = []
    position = 0
    for piece in pieces:
        starts[id(piece)] = position
        lines.append(_line(piece, position))
        texts.append(piece.text)
        position += len(piece.text) + 1
    markers = {piece.note for piece in pieces if piece.note}
    calls = sorted(
        (starts[id(piece)] + start, starts[id(piece)] + end, piece.text[start:end])
        for piece, start, end in calls_in(pieces, markers)
    )
    return Source(
        file=shown_as, sha256=sha256, text="".join(f"{text}\n" for text in texts), encoding="pdf",
        lines=tuple(lines), calls=tuple(CallPlace(*call) for call in calls),
    )  # fmt: skip


def _line(piece: Piece, position: int) -> Line:
    bare = piece.text.strip()  # a cell at either end of a table's row can be empty
    start = position + (piece.skip or piece.text.index(bare))
    return Line(
        start=start, end=position + len(piece.text.rstrip()), number=piece.page + 1, page=piece.page,
        lead=piece.lead, gap=piece.gap, begins=piece.begins,
        role=cast(Literal["", "heading", "note", "furniture", "row"], piece.role), note=piece.note, rule=piece.rule,
    )  # fmt: skip


def _refused(file: str, kind: str, message: str, remedy: str) -> Result:
    return None, (Issue(kind, file, 0, message, remedy, "error"),)
