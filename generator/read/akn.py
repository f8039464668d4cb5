"""An AKN4UN XML file (the UN's own Akoma Ntoso) → Source.

The file is read in its own order, whatever is nested in what: an element either begins a paragraph, or runs on in
the one that is open. So operative paragraphs inside a preamble, several resolutions in one file and broken files all
come in as they are printed. Numbers are the printed ones (`num`), never the file's eIds.

Guarantees: 1. all printed text of the body is in `Source.text`, once, footnotes last; 2. a label and its words are
one line, parted by a blank; 3. nothing outside the file is opened, no entity is expanded; 4. `known` holds only what
the file states; a language that its words contradict is corrected, with an issue.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from lxml import etree

from generator.issues import Issue
from generator.model import Source
from generator.read.akn_metadata import stated
from generator.read.files import bytes_of, refused
from generator.read.markup import Fault, declares_entities, local_names, parse_xml
from generator.read.sheet import CELL, EDGES, Paragraph, Sheet

_BLOCKS = frozenset(
    {
        *("p", "listIntroduction", "listWrapUp", "subheading", "heading", "crossHeading", "longTitle", "block"),
        *("paragraph", "point", "item", "list", "sublist", "blockList", "intro", "content", "container", "section"),
        *("part", "chapter", "article", "alinea", "statement", "documentCollection", "component", "components"),
        *("collectionBody", "coverPage", "preface", "preamble", "formula", "mainBody", "conclusions", "attachments"),
        *("attachment", "doc", "body", "wrapUp", "table", "caption"),
    }
)
"""Elements before and behind which a paragraph ends."""
_UNPRINTED = frozenset({"meta", "documentRef", "img"})
_HEADINGS = frozenset({"subheading", "heading"})
_NESTS = frozenset({"list", "sublist", "blockList"})
_LEADS = frozenset({"intro", "listIntroduction"})
"""What opens a list stands one level above its points."""
_HOLDS_LABEL = frozenset({"paragraph", "point", "item", "section", "part", "chapter", "article", "table", "mainBody"})
"""Where one of these ends, a number that is still without words stands alone."""
_CENTRED = "\t\t"
"""How the files begin what stood in the middle of the line."""
_STOPS = tuple(".,;:،؛，、；：。！？…")
_INDENT = 2
"""Columns of a level of lists."""
_EMPTY_FRAME = re.compile(r"^\s*\(\s*\)")
"""What is left before a note in Arabic where its marker was taken out from between parentheses."""
_PARENTHESES = frozenset({"(", ")"})


def read_akn(path: Path, shown_as: str) -> tuple[Source | None, tuple[Issue, ...]]:
    """Read an AKN4UN file; None with an error where it is none."""
    data, issues = bytes_of(path, shown_as)
    if data is None:
        return None, issues
    if declares_entities(data):
        message, remedy = "the file declares XML entities, which could name other files or grow", "remove its DOCTYPE"
        return None, (refused(shown_as, "xml-entities", message, remedy),)
    root, fault = parse_xml(data)
    if root is None:
        reason = f"the file is not XML: {fault.message}" if fault else "the file is not XML"
        remedy = "give the file as the UN publishes it"
        return None, (refused(shown_as, "not-xml", reason, remedy, fault.line if fault else 0),)
    name = str(root.tag).rpartition("}")[2]
    if name != "akomaNtoso":
        message = f"the file is XML of another kind: its root is <{name}>, not <akomaNtoso>"
        return None, (refused(shown_as, "not-akn", message, "give the UN's AKN4UN XML, or the document's text"),)
    sheet = Walk().read(root)
    text, lines, calls = sheet.lay_out()
    if not text.strip(EDGES):
        return None, (refused(shown_as, "no-text", "the file has no text", "give the file as the UN publishes it"),)
    known, doubts = stated(root, text, shown_as)
    source = Source(
        file=shown_as,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        encoding=str(root.getroottree().docinfo.encoding or "utf-8").lower(),
        lines=lines,
        calls=calls,
        known=known,
    )
    return source, (*_broken(fault, shown_as), *doubts)


def _broken(fault: Fault | None, shown_as: str) -> tuple[Issue, ...]:
    if fault is None:
        return ()
    message = f"the XML is broken: {fault.message}"
    remedy = "compare the paragraphs around it with the original; it was read as far as it goes"
    return (Issue("broken-xml", shown_as, fault.line, message, remedy),)


class Walk:
    """One pass over the tree, in the order of the file."""

    def __init__(self) -> None:
        self._sheet = Sheet()
        self._open: Paragraph | None = None
        self._labelled = False
        """The open paragraph holds a label only: what begins next goes on with it."""
        self._local = local_names()
        self._headings = 0
        """Depth of elements that make a heading of what is in them."""
        self._level = 0
        self._notes = 0
        self._in_note: str | None = None
        self._in_row = False

    def read(self, root: etree._Element) -> Sheet:
        """Everything printed below the root."""
        self._element(root)
        self._close(force=True)
        return self._sheet

    def _element(self, element: etree._Element) -> None:
        tag = element.tag
        if not isinstance(tag, str):
            return
        name = self._local(tag)
        if name in _UNPRINTED:
            return
        if name == "authorialNote":
            self._note(element)
        elif name == "sup" and _wraps_a_marker(element):
            return
        elif name == "num":
            self._label(element)
        elif name == "tr":
            self._row(element)
        elif self._in_row:
            self._in_cell(element, name)
        elif name == "eol":
            self._close(force=False)
        elif name in _BLOCKS:
            self._block(element, name)
        else:
            self._content(element)
            if name == "docNumber" and self._open is not None and element.getnext() is not None and not element.tail:
                self._open.add(" ")

    def _content(self, element: etree._Element) -> None:
        """The text of an element and of those in it."""
        if element.text:
            self._text(element.text, element)
        for child in element:
            self._element(child)
            if child.tail:
                self._text(child.tail, child)

    def _text(self, text: str, element: etree._Element) -> None:
        if self._open is None:
            if not text.strip(EDGES):
                return
            self._begin(element)
        assert self._open is not None
        self._open.add(text)
        if self._labelled and text.strip(EDGES):
            self._labelled = False

    def _begin(self, element: etree._Element) -> None:
        number = _line_of(element)
        if self._in_row:
            self._open = Paragraph(number, role="row")
        elif self._in_note is not None:
            self._open = Paragraph(number, role="note", note=self._in_note)
        else:
            self._open = Paragraph(number, role="heading" if self._headings else "", lead=self._level * _INDENT)

    def _close(self, *, force: bool) -> None:
        """End the open paragraph; one that is a label only goes on, unless forced to end."""
        if self._open is None or (self._labelled and not force):
            return
        self._sheet.put(self._open)
        self._open, self._labelled = None, False

    def _block(self, element: etree._Element, name: str) -> None:
        holds = name in _HOLDS_LABEL
        self._close(force=holds)
        nests = (name in _NESTS) - (name in _LEADS and self._level > 0)
        heading = (
            name in _HEADINGS
            or _styled_as_heading(element, name)
            or (name == "p" and self._open is None and _set_as_heading(element))
            or self._opens_part(element, name)
        )
        self._level += nests
        self._headings += heading
        if heading and self._open is not None:
            self._open.role = "heading"
        self._content(element)
        self._close(force=holds)
        self._headings -= heading
        self._level -= nests

    def _opens_part(self, element: etree._Element, name: str) -> bool:
        """Whether this is the number and title of one of several resolutions in the file."""
        if name != "preface" or self._local_of_parent(element) not in ("statement", "doc"):
            return False
        above = element.getparent()
        return above is not None and self._local_of_parent(above) == "component"

    def _local_of_parent(self, element: etree._Element) -> str:
        parent = element.getparent()
        return self._local(str(parent.tag)) if parent is not None else ""

    def _label(self, element: etree._Element) -> None:
        """A printed number: what follows it is its words."""
        label = "".join(str(text) for text in element.itertext()).strip(EDGES)
        if not label:
            return
        self._close(force=not self._in_row)
        if self._open is None:
            self._begin(element)
        assert self._open is not None
        self._open.runs += [label, " "]
        for note in element.iter("{*}authorialNote"):
            self._note(note)
        self._labelled = not self._in_row

    def _row(self, element: etree._Element) -> None:
        """A row of a table: a line with a tab between cells."""
        self._close(force=True)
        self._in_row, row_outside = True, self._in_row
        self._begin(element)
        row = self._open
        first = True
        for cell in element:
            if not isinstance(cell.tag, str):
                continue
            if row is not None and not first:
                row.add(CELL)
            first = False
            self._open = row
            self._element(cell)
        self._open = row
        self._in_row = False
        self._close(force=True)
        self._in_row = row_outside

    def _in_cell(self, element: etree._Element, name: str) -> None:
        """Paragraphs in a cell are parted by a blank: a cell is one text."""
        apart = name in _BLOCKS or name == "eol"
        if apart and self._open is not None:
            self._open.add("\n")
        self._content(element)
        if apart and self._open is not None:
            self._open.add("\n")

    def _note(self, element: etree._Element) -> None:
        """A footnote: its call stays here, its text goes behind the body."""
        self._notes += 1
        marker = (element.get("marker") or str(self._notes)).strip()
        if self._open is None:
            self._begin(element)
        assert self._open is not None
        self._open.call(marker)
        outer = (self._open, self._labelled, self._in_note, self._in_row, self._headings, self._level)
        self._open, self._labelled, self._in_note, self._in_row = None, False, marker, False
        self._headings = self._level = 0
        before = len(self._sheet.notes)
        self._content(element)
        self._close(force=True)
        own = [note for note in self._sheet.notes[before:] if note.note == marker]
        for place, note in enumerate(own):
            note.begins = place == 0
        if own:
            own[0].runs[0] = _EMPTY_FRAME.sub("", own[0].runs[0])
        self._open, self._labelled, self._in_note, self._in_row, self._headings, self._level = outer


def _line_of(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 0


def _styled_as_heading(element: etree._Element, name: str) -> bool:
    """Paragraphs are headings by the name of their style: H1, H23, HCh, TitleH1."""
    style = element.get("class") or ""
    return name == "paragraph" and (style.startswith("H") or style.endswith(("H1", "H2")))


def _set_as_heading(paragraph: etree._Element) -> bool:
    """Whether a paragraph without a number is set like a heading: all of it bold, or centred, and no sentence."""
    parent = paragraph.getparent()
    if parent is None or not str(parent.tag).endswith("}content"):
        return False
    text, inner = paragraph.text or "", paragraph[0] if len(paragraph) else None
    if inner is None:
        return text.startswith(_CENTRED) and not text.rstrip().endswith(_STOPS)
    if len(paragraph) > 1 or text.strip() or (inner.tail or "").strip() or inner.get("class") != "bold":
        return False
    words = "".join(map(str, inner.itertext())).strip()
    return bool(words) and not words.endswith(_STOPS)


def _wraps_a_marker(element: etree._Element) -> bool:
    """Whether this is a raised parenthesis around a footnote's marker, as Arabic prints it."""
    if len(element) or (element.text or "").strip(EDGES) not in _PARENTHESES:
        return False
    before, after = element.getprevious(), element.getnext()
    return _is_note(before) or _is_note(after)


def _is_note(element: etree._Element | None) -> bool:
    return element is not None and isinstance(element.tag, str) and element.tag.endswith("authorialNote")
