"""An AKN4UN XML file (the UN's own Akoma Ntoso) → Source.

The file is read in its own order, whatever is nested in what: an element either begins a paragraph, or runs on in
the one that is open. So operative paragraphs inside a preamble, several resolutions in one file and broken files all
come in as they are printed. Numbers are the printed ones (`num`), never the file's eIds.

Guarantees: 1. all printed text of the body is in `Source.text`, once, footnotes last; a number that a heading
repeats stands once; 2. a label and its words are one line, parted by a tab; 3. cover, title, formula, preamble, parts
and closing lines are told as such; 4. nothing outside the file is opened, no entity is expanded; 5. `known` holds only
what the file states; a language that its words contradict is corrected, with an issue.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from lxml import etree

from generator.issues import Issue
from generator.model import LineRole, Source
from generator.read.akn_metadata import stated
from generator.read.files import bytes_of, refused
from generator.read.markup import Fault, LocalNames, declares_entities, parse_xml
from generator.read.sheet import CELL, EDGES, STOPS, Paragraph, Sheet

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
_PLACES: dict[str, LineRole] = {
    "coverPage": "cover", "preface": "title", "formula": "formula", "preamble": "preamble", "crossHeading": "preamble",
    "conclusions": "end", "paragraph": "", "section": "", "attachment": "",
}  # fmt: skip
"""What the lines in these elements are, whatever is around them: operative paragraphs stand in preambles too."""
_NESTS = frozenset({"list", "sublist", "blockList"})
_LEADS = frozenset({"intro", "listIntroduction"})
"""What opens a list stands one level above its points."""
_HOLDS_LABEL = frozenset({"paragraph", "point", "item", "section", "part", "chapter", "article", "table", "mainBody"})
"""Where one of these ends, a number that is still without words stands alone."""
_CENTRED = "\t\t"
"""How the files begin what stood in the middle of the line."""
_HEADING_NUMBER = re.compile(r"[IVX]{1,6}|[A-Z]|[一二三四五六七八九十]{1,3}")
"""What no paragraph consists of but the number of a heading."""
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
        self._stranded = False
        """The element of that label has ended, without words."""
        self._local = LocalNames()
        self._headings = 0
        """Depth of elements that make a heading of what is in them."""
        self._place: LineRole = ""
        """What lines are here that are nothing else."""
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
        name = self._local[tag]
        if name in _UNPRINTED or (name == "sup" and _wraps_a_marker(element)):
            return
        if name == "authorialNote":
            self._note(element)
        elif name == "num":
            self._label(element)
        elif name == "tr":
            self._row(element)
        elif self._in_row:
            self._in_cell(element, name)
        elif name in _BLOCKS:
            self._block(element, name)
        elif name == "eol":
            self._close(force=False)
        else:
            self._content(element)
            if name == "docNumber" and self._open is not None and element.getnext() is not None:
                self._number_ends()

    def _number_ends(self) -> None:
        """Behind the number of a resolution stands its title; behind the letter of a part, on a line of its own."""
        assert self._open is not None
        if self._open.role == "part":
            self._close(force=True)
            self._place = "heading"
        else:
            self._open.add(" ")

    def _content(self, element: etree._Element) -> None:
        """The text of an element and of those in it."""
        text = element.text
        if text:
            self._text(text, element)
        for child in element:
            self._element(child)
            tail = child.tail
            if tail:
                self._text(tail, child)

    def _text(self, text: str, element: etree._Element) -> None:
        if self._open is None:
            if not text.strip(EDGES):
                return
            self._begin(element)
        assert self._open is not None
        self._open.add(text)
        if self._labelled and text.strip(EDGES):
            self._labelled = self._stranded = False

    def _begin(self, element: etree._Element) -> None:
        number = _line_of(element)
        if self._in_row:
            self._open = Paragraph(number, role="row")
        elif self._in_note is not None:
            self._open = Paragraph(number, role="note", note=self._in_note)
        else:
            role: LineRole = "heading" if self._headings else self._place
            self._open = Paragraph(number, role=role, lead=self._level * _INDENT)

    def _close(self, *, force: bool) -> None:
        """End the open paragraph; one that is a label only goes on, unless forced to end."""
        if self._open is None or (self._labelled and not force):
            return
        self._sheet.put(self._open)
        self._open, self._labelled, self._stranded = None, False, False

    def _block(self, element: etree._Element, name: str) -> None:
        holds = name in _HOLDS_LABEL
        if self._stranded and name == "paragraph" and _goes_on(element):
            self._stranded = False
        else:
            self._close(force=holds or self._stranded)
        nests = (name in _NESTS) - (name in _LEADS and self._level > 0)
        heading = (
            name in _HEADINGS
            or (name == "paragraph" and _styled_as_heading(element))
            or (name == "p" and self._open is None and not self._place and _set_as_heading(element))
        )
        self._level += nests
        self._headings += heading
        if heading and self._open is not None:
            self._open.role = "heading"
            if self._labelled and _repeats(element, self._open.runs[0]):
                self._open.runs[:2] = ["", ""]
        outside = self._place
        if name in _PLACES:
            self._place = "part" if name == "preface" and self._in_component(element) else _PLACES[name]
        self._content(element)
        self._place = outside
        self._stranded = self._stranded or (holds and self._labelled and not self._in_row)
        self._close(force=holds and not self._stranded)
        self._headings -= heading
        self._level -= nests

    def _in_component(self, element: etree._Element) -> bool:
        """Whether this is the letter and title of one of several texts in the file."""
        above = element.getparent()
        above = above.getparent() if above is not None else None
        return above is not None and self._local[str(above.tag)] == "component"

    def _label(self, element: etree._Element) -> None:
        """A printed number: what follows it is its words."""
        inner = len(element) > 0
        label = ("".join(map(str, element.itertext())) if inner else element.text or "").strip(EDGES)
        if not label:
            return
        self._close(force=not self._in_row)
        if self._open is None:
            self._begin(element)
        assert self._open is not None
        self._open.runs += [label, " " if self._in_row else CELL]
        for note in element.iter("{*}authorialNote") if inner else ():
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


def _repeats(words: etree._Element, label: str) -> bool:
    """Whether the words of a heading open with the number that the file gives before them."""
    text = "".join(map(str, words.itertext())).strip(EDGES)
    return text.startswith(label) and text[len(label) : len(label) + 1].isspace()


def _line_of(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 0


def _styled_as_heading(element: etree._Element) -> bool:
    """Paragraphs are headings by the name of their style, H1, H23, HCh, TitleH1, unless they are sentences."""
    style = element.get("class") or ""
    if not (style.startswith("H") or style.endswith(("H1", "H2"))):
        return False
    words = next((child for child in reversed(element) if isinstance(child.tag, str)), element)
    return not "".join(map(str, words.itertext())).rstrip().endswith(STOPS)


def _goes_on(paragraph: etree._Element) -> bool:
    """Whether a paragraph can be the words of a number that stands alone in the one before."""
    return paragraph.find("{*}num") is None and not _styled_as_heading(paragraph)


def _set_as_heading(paragraph: etree._Element) -> bool:
    """Whether a paragraph is set like a heading: all of it bold, or centred, and no sentence; or is a number only."""
    parent = paragraph.getparent()
    if parent is None or not str(parent.tag).endswith("}content"):
        return False
    text, inner = paragraph.text or "", list(paragraph)
    if not inner:
        centred = text.startswith(_CENTRED) and not text.rstrip().endswith(STOPS)
        return centred or _HEADING_NUMBER.fullmatch(text.strip(EDGES)) is not None
    outside = text + "".join(child.tail or "" for child in inner)
    if any(child.get("class") != "bold" for child in inner) or any(map(str.isalnum, outside)):
        return False
    words = "".join(map(str, paragraph.itertext())).strip()
    return bool(words) and not words.endswith(STOPS)


def _wraps_a_marker(element: etree._Element) -> bool:
    """Whether this is a raised parenthesis around a footnote's marker, as Arabic prints it."""
    if len(element) or (element.text or "").strip(EDGES) not in _PARENTHESES:
        return False
    before, after = element.getprevious(), element.getnext()
    return _is_note(before) or _is_note(after)


def _is_note(element: etree._Element | None) -> bool:
    return element is not None and isinstance(element.tag, str) and element.tag.endswith("authorialNote")
