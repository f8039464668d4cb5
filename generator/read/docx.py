"""A Word file (.docx) → Source: its document as Word prints it, without headers and footers.

Guarantees: 1. automatic numbers and bullets stand in the text as Word shows them, each before its paragraph; 2. tracked
changes are accepted; fields show their results; 3. hidden text stands at the end, as furniture; 4. every footnote is in
`lines` once, where it is called in `calls`; 5. no part is opened that the document does not need, and nothing outside
the file; what has words of its own and is not read is told.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from generator.issues import Issue
from generator.model import Line, Source, Vote
from generator.read.archive import Archive, open_archive
from generator.read.docx_body import Body
from generator.read.docx_notes import Notes
from generator.read.docx_numbering import Numbering
from generator.read.docx_parts import Parts
from generator.read.docx_styles import Styles
from generator.read.docx_words import W
from generator.read.files import bytes_of, refused
from generator.read.sheet import EDGES
from generator.read.typed_notes import tie_typed_notes

_SYMBOL = re.compile(r"[A-Z][A-Za-z]{0,11}(?:\(\w+\))?(?:/[A-Za-z0-9.()\-]+)+(?: [A-Z](?:-[A-Z])?)?")
"""`A/RES/75/1`, `GC(59)/RES/10`, `NPT/CONF.2020/WP.77`, `A/RES/75/101 A-B`."""
_KINDS = {
    "xl/workbook.xml": "an Excel file", "xl/workbook.bin": "an Excel file", "ppt/presentation.xml": "a PowerPoint file",
    "visio/document.xml": "a Visio file", "content.xml": "an OpenDocument file", "meta-inf/container.xml": "an e-book",
}  # fmt: skip
HIDDEN = "hidden-text"
_BLANKS = re.compile(r"\s+")
_REMEDIES = {
    "imported file": "open the document in Word, save it again, and give that",
    "subdocument": "open the document in Word, unlink it from its master, save it, and give that",
}
_REMEDY = "write what it says into the document, if it belongs to the text"


def read_docx(path: Path, shown_as: str) -> tuple[Source | None, tuple[Issue, ...]]:
    """Read a Word file; None with an error where it is none."""
    data, issues = bytes_of(path, shown_as)
    if data is None:
        return None, issues
    archive, issues = open_archive(data, shown_as)
    if archive is None:
        return None, issues
    parts = Parts(archive)
    body = _body(archive, parts)
    if body is None:
        return None, tuple(_as_error(issue) for issue in archive.issues) or (_no_document(archive, parts, shown_as),)
    sheet = body.read()
    tie_typed_notes(sheet, body.raised)
    body.break_lines()
    text, lines, calls = sheet.lay_out()
    issues = (*archive.issues, *_unread(body, shown_as))
    if not text.strip(EDGES):
        message, remedy = "the document has no text", "give the file that has it; pictures of pages are not read"
        return None, (*issues, refused(shown_as, "no-text", message, remedy))
    sha256 = hashlib.sha256(data).hexdigest()
    known = _stated(archive, parts)
    text, lines = _with_hidden(text, lines, body.hidden)
    return Source(file=shown_as, sha256=sha256, text=text, lines=lines, calls=calls, known=known), issues


def _with_hidden(text: str, lines: tuple[Line, ...], hidden: list[tuple[int, str]]) -> tuple[str, tuple[Line, ...]]:
    """The text with what is hidden behind it, a line for each paragraph."""
    of_paragraph: dict[int, list[str]] = {}
    for number, words in hidden:
        of_paragraph.setdefault(number, []).append(words)
    pieces, added, start = [text], [], len(text) + 1
    for number, runs in of_paragraph.items():
        line = _BLANKS.sub(" ", "".join(runs)).strip(EDGES)
        if line:
            pieces.append(line)
            added.append(Line(start, start + len(line), number, role="furniture", rule=HIDDEN))
            start += len(line) + 1
    return "\n".join(pieces), (*lines, *added)


def _unread(body: Body, shown_as: str) -> Iterator[Issue]:
    """An issue for each kind of thing that has words and is not read, at the first of them."""
    places: dict[str, list[int]] = {}
    for number, kind in body.unread:
        places.setdefault(kind, []).append(number)
    for kind, numbers in places.items():
        more = f", nor {len(numbers) - 1} more behind it" if len(numbers) > 1 else ""
        message = f"the {kind} in paragraph {numbers[0]} is not read{more}"
        yield Issue("not-read", shown_as, numbers[0], message, _REMEDIES.get(kind, _REMEDY))


def _stated(archive: Archive, parts: Parts) -> dict[str, str | list[str] | Vote]:
    """The symbol, where the page headers agree on one: it stands alone in a paragraph, or beside a tab."""
    symbols = set()
    for name in parts.headers():
        root = archive.root(name)
        for paragraph in root.iter(f"{W}p") if root is not None else ():
            runs = paragraph.iter(f"{W}t", f"{W}tab", f"{W}br")
            for words in "".join((run.text or "") if run.tag == f"{W}t" else "\t" for run in runs).split("\t"):
                if _SYMBOL.fullmatch(words.strip(EDGES)) and any(c.isdigit() for c in words):
                    symbols.add("".join(words.strip(EDGES).split()))
    return {"symbol": symbols.pop()} if len(symbols) == 1 else {}


def _body(archive: Archive, parts: Parts) -> Body | None:
    root = archive.root(parts.main) if parts.main else None
    element = root.find(f"{W}body") if root is not None else None
    if root is None or element is None:
        return None
    styles = Styles(archive.root(parts.named("styles")))
    settings = archive.root(parts.named("settings"))
    sections = [section for section in root.iter(f"{W}sectPr") if not _is_former(section)]
    notes = {
        kind: Notes(kind, archive.root(parts.named(f"{kind}s")), settings, sections) for kind in ("footnote", "endnote")
    }
    return Body(element, styles, Numbering(archive.root(parts.named("numbering")), styles.lists()), notes)


def _is_former(section: etree._Element) -> bool:
    """Whether it is what a section was before a tracked change."""
    parent = section.getparent()
    return parent is not None and parent.tag == f"{W}sectPrChange"


def _no_document(archive: Archive, parts: Parts, shown_as: str) -> Issue:
    remedy = "save it as .docx, or give its text (.txt)"
    names = archive.names
    kind = next((said for name, said in _KINDS.items() if name in names), "")
    if parts.main and parts.main not in names:
        message, remedy = f"the part {parts.main}, which is the document, is missing", "restore the file"
        return refused(shown_as, "damaged-part", message, f"{remedy} from its original")
    kind = kind or ("a ZIP archive without word/document.xml" if not parts.main else "a ZIP archive without its text")
    return refused(shown_as, "not-docx", f"the file is no Word file but {kind}", remedy)


def _as_error(issue: Issue) -> Issue:
    return refused(issue.file, issue.kind, issue.message, issue.remedy)
