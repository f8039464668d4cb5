"""A Word file (.docx) → Source: its document as Word prints it, without headers and footers.

Guarantees: 1. automatic numbers and bullets stand in the text as Word shows them, each before its paragraph with one
blank between; 2. tracked changes are accepted; fields show their results; hidden text is left out; 3. every footnote
is in `lines` once, where it is called in `calls`; 4. no part is opened that the document does not need, and nothing
outside the file.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from generator.issues import Issue
from generator.model import Source
from generator.read.archive import Archive, open_archive
from generator.read.docx_body import Body
from generator.read.docx_notes import Notes
from generator.read.docx_numbering import Numbering
from generator.read.docx_styles import Styles
from generator.read.docx_words import W
from generator.read.files import bytes_of, refused
from generator.read.sheet import EDGES
from generator.read.typed_notes import tie_typed_notes

_MAIN = "word/document.xml"
_HEADER = re.compile(r"word/header\d*\.xml")
_SYMBOL = re.compile(r"[A-Z][A-Za-z]{0,11}(?:\(\w+\))?(?:/[A-Za-z0-9.()\-]+)+(?: [A-Z](?:-[A-Z])?)?")
"""`A/RES/75/1`, `GC(59)/RES/10`, `NPT/CONF.2020/WP.77`, `A/RES/75/101 A-B`."""
_KINDS = {"xl/workbook.xml": "an Excel file", "ppt/presentation.xml": "a PowerPoint file", "content.xml": "ODF"}


def read_docx(path: Path, shown_as: str) -> tuple[Source | None, tuple[Issue, ...]]:
    """Read a Word file; None with an error where it is none."""
    data, issues = bytes_of(path, shown_as)
    if data is None:
        return None, issues
    archive, issues = open_archive(data, shown_as)
    if archive is None:
        return None, issues
    if _MAIN not in archive.names:
        return None, (_no_document(archive, shown_as),)
    body = _body(archive)
    if body is None:
        return None, tuple(_as_error(issue) for issue in archive.issues) or (_no_document(archive, shown_as),)
    sheet = body.read()
    tie_typed_notes(sheet, body.raised)
    text, lines, calls = sheet.lay_out()
    if not text.strip(EDGES):
        message, remedy = "the document has no text", "give the file that has it; pictures of pages are not read"
        return None, (*archive.issues, refused(shown_as, "no-text", message, remedy))
    sha256 = hashlib.sha256(data).hexdigest()
    known = _stated(archive)
    return Source(file=shown_as, sha256=sha256, text=text, lines=lines, calls=calls, known=known), tuple(archive.issues)


def _stated(archive: Archive) -> dict[str, str | list[str]]:
    """The symbol, where the page headers agree on one: it stands alone in a paragraph of theirs."""
    symbols = set()
    for name in archive.names:
        root = archive.root(name) if _HEADER.fullmatch(name) else None
        for paragraph in root.iter(f"{W}p") if root is not None else ():
            words = "".join(run.text or "" for run in paragraph.iter(f"{W}t")).strip(EDGES)
            if _SYMBOL.fullmatch(words) and any(c.isdigit() for c in words):
                symbols.add("".join(words.split()))
    return {"symbol": symbols.pop()} if len(symbols) == 1 else {}


def _body(archive: Archive) -> Body | None:
    root = archive.root(_MAIN)
    element = root.find(f"{W}body") if root is not None else None
    if root is None or element is None:
        return None
    styles = Styles(archive.root("word/styles.xml"))
    settings = archive.root("word/settings.xml")
    sections = list(root.iter(f"{W}sectPr"))
    notes = {
        kind: Notes(kind, archive.root(f"word/{kind}s.xml"), settings, sections) for kind in ("footnote", "endnote")
    }
    return Body(element, styles, Numbering(archive.root("word/numbering.xml"), styles.lists()), notes)


def _no_document(archive: Archive, shown_as: str) -> Issue:
    kind = next(
        (said for name, said in _KINDS.items() if name in archive.names), "a ZIP archive without word/document.xml"
    )
    return refused(
        shown_as, "not-docx", f"the file is no Word file but {kind}", "save it as .docx, or give its text (.txt)"
    )


def _as_error(issue: Issue) -> Issue:
    return refused(issue.file, issue.kind, issue.message, issue.remedy)
