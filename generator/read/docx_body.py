"""The body of a Word document → paragraphs, in the order of the file.

Guarantees: 1. text that was deleted or moved away, is hidden, or is a field's instruction is left out, all other text
of the body is in, once; 2. a paragraph whose mark was deleted runs on in the next; 3. a table is rows, unless it has
only one column; what stands in a text box follows the paragraph that holds it.
"""

from __future__ import annotations

from lxml import etree

from generator.read.docx_notes import Notes
from generator.read.docx_numbering import Numbering
from generator.read.docx_styles import TWIPS, Look, Styles, indents, refined
from generator.read.docx_words import (
    ALTERNATIVE,
    TXBX,
    W,
    boxes_in,
    child,
    chosen_of,
    deleted,
    mark_behind,
    members,
    switched_on,
    symbol,
    value,
)
from generator.read.sheet import CELL, Paragraph, Sheet
from generator.read.typed_notes import Raised

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_GONE = frozenset(W + name for name in ("del", "moveFrom", "delText", "instrText", "rPr", "pPr", "rt", "sdtPr"))
_BREAKS = frozenset(W + name for name in ("tab", "br", "cr", "ptab"))
_SIGNS = {W + "noBreakHyphen": "\u2011"}
"""A soft hyphen (`w:softHyphen`) prints nothing inside a line."""
_CALLS = {f"{W}{kind}Reference": kind for kind in ("footnote", "endnote")}
_P, _T, _R, _TBL = (W + name for name in ("p", "t", "r", "tbl"))
_SYMBOL, _FIELD, _PAGE = W + "sym", W + "fldChar", W + "lastRenderedPageBreak"
_DEEPEST_FIELD = 100
_DRAWN = frozenset(W + name for name in ("drawing", "pict", "object"))


class Body:
    """One pass over a document's body."""

    def __init__(self, element: etree._Element, styles: Styles, numbering: Numbering, notes: dict[str, Notes]) -> None:
        self._root = element
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._sheet = Sheet()
        self._ordinal = 0
        self._fields: list[bool] = []
        """For each field that is open, whether its result has begun."""
        self._boxes: list[etree._Element] = []
        self._carried: Paragraph | None = None
        """A paragraph whose mark was deleted."""
        self._into: Paragraph | None = None
        """The row that is being written."""
        self._note: tuple[str, int] | None = None
        """Marker of the note that is being read, and the paragraph that calls it."""
        self.raised: list[Raised] = []

    def read(self) -> Sheet:
        """All its paragraphs; notes in the order of their calls."""
        self._blocks(self._root)
        if self._carried is not None:
            self._sheet.put(self._carried)
            self._carried = None
        return self._sheet

    # --- blocks -------------------------------------------------------------------------------------------

    def _blocks(self, parent: etree._Element) -> None:
        for element in parent:
            tag = element.tag
            if tag == _P:
                self._paragraph(element)
            elif tag == _TBL:
                self._table(element)
            elif tag == ALTERNATIVE:
                for chosen in chosen_of(element):
                    self._blocks(chosen)
            elif isinstance(tag, str) and tag not in _GONE and tag != W + "sectPr":
                self._blocks(element)

    def _paragraph(self, element: etree._Element) -> None:
        if self._note is None:
            self._ordinal += 1
        properties = child(element, "pPr")
        look = refined(self._styles.look(value(child(properties, "pStyle"))), properties)
        written = self._begin(look)
        at, marks = len(written.runs) if self._into is not None else 0, len(self.raised)
        self._inline(element, written)
        self._fields = [begun for begun in self._fields if begun]  # an instruction ends with its paragraph
        mark = child(properties, "rPr")
        joined = mark is not None and (child(mark, "del") is not None or child(mark, "moveFrom") is not None)
        if joined and self._into is None:
            self._carried = written
        else:
            if self._number(written, look, properties, at):
                self.raised[marks:] = [
                    Raised(mark.paragraph, mark.first + 1, mark.last + 1, mark.text) for mark in self.raised[marks:]
                ]
            self._end(written)
        self._text_boxes()
        if properties is not None and child(properties, "sectPr") is not None:
            for notes in self._notes.values():
                notes.new_section()

    def _begin(self, look: Look) -> Paragraph:
        if self._into is not None:
            self._into.add("\n")
            return self._into
        if self._carried is not None:
            carried, self._carried = self._carried, None
            carried.role = "note" if self._note else "heading" if look.heading else ""
            return carried
        if self._note is not None:
            return Paragraph(self._note[1], role="note", note=self._note[0])
        return Paragraph(self._ordinal, role="heading" if look.heading else "")

    def _number(self, written: Paragraph, look: Look, properties: etree._Element | None, at: int) -> bool:
        """Put the automatic number before the words, and indent the paragraph as Word does; whether there is one."""
        left, first, label = look.left, look.first, ""
        if look.list_id not in ("", "0"):
            depth = look.depth
            if depth is None:
                depth = self._numbering.depth_of_style(look.list_id, look.style)
            level = self._numbering.level(look.list_id, depth)
            label = self._numbering.label(look.list_id, depth)
            if label:
                _insert(written, at, f"{label} ")
            if level is not None and child(properties, "ind") is None:
                own = indents(level.indent)
                left, first = (own[0] if own[0] is not None else left), (own[1] if own[1] is not None else first)
        if written.role not in ("row", "note"):
            written.lead = max(0, round(((left or 0) + (first or 0)) / TWIPS))
        return bool(label)

    def _end(self, written: Paragraph) -> None:
        if self._into is None:
            self._sheet.put(written)
        else:
            written.add("\n")

    def _text_boxes(self) -> None:
        """What stands in the text boxes of the paragraph that ended."""
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._blocks(box)

    # --- tables -------------------------------------------------------------------------------------------

    def _table(self, table: etree._Element) -> None:
        rows = [list(members(row, "tc")) for row in members(table, "tr") if not deleted(row)]
        if self._into is not None or max(map(len, rows), default=0) <= 1:
            for cell in (cell for row in rows for cell in row):
                self._blocks(cell)
            return
        for row in rows:
            self._into = written = Paragraph(self._ordinal + 1, role="row")
            for index, cell in enumerate(row):
                if index:
                    written.add(CELL)
                self._blocks(cell)
            self._into = None
            self._sheet.put(written)

    # --- runs ---------------------------------------------------------------------------------------------

    def _inline(self, parent: etree._Element, written: Paragraph) -> None:
        for element in parent:
            tag = element.tag
            if tag == _R:
                self._run(element, written)
            elif tag == ALTERNATIVE:
                for chosen in chosen_of(element):
                    self._inline(chosen, written)
            elif tag in _GONE or not isinstance(tag, str):
                continue
            elif tag == _MATH_TEXT:
                written.add(element.text or "")
            elif tag == TXBX:
                self._boxes.append(element)
            else:
                self._inline(element, written)

    def _run(self, run: etree._Element, written: Paragraph) -> None:
        properties = run.find(f"{W}rPr")
        raised = False
        if properties is not None and len(properties):
            look = (
                self._styles.look(value(child(properties, "rStyle")))
                if child(properties, "rStyle") is not None
                else None
            )
            hidden = child(properties, "vanish")
            if switched_on(hidden) or (hidden is None and look is not None and look.hidden):
                self._fields_of(run)
                return
            lifted = value(child(properties, "vertAlign"))
            raised = lifted == "superscript" or (not lifted and look is not None and look.raised)
        before = len(written.runs)
        self._content(run, written)
        if raised and self._note is None and len(written.runs) > before:
            self._raise(written, before)

    def _fields_of(self, run: etree._Element) -> None:
        for mark in run.iterchildren(_FIELD):
            self._field(mark)

    def _content(self, run: etree._Element, written: Paragraph) -> None:
        for element in run:
            tag = element.tag
            if tag == _FIELD:
                self._field(element)
            elif self._fields and not all(self._fields):
                continue
            elif tag == _T:
                written.add(element.text or "")
            elif tag in _BREAKS:
                written.add(" " if self._into is not None else "\n")
            elif tag in _SIGNS:
                written.add(_SIGNS[tag])
            elif tag == _SYMBOL:
                written.add(symbol(element))
            elif tag in _CALLS:
                if (element.get(f"{W}customMarkFollows") or "0") not in ("0", "false", "off"):
                    self._called(_CALLS[tag], element, mark_behind(element), written)
                    return
                self._called(_CALLS[tag], element, "", written)
            else:
                self._seldom(element, written)

    def _seldom(self, element: etree._Element, written: Paragraph) -> None:
        tag = element.tag
        if tag == _PAGE:
            for notes in self._notes.values():
                notes.new_page()
        elif tag in _DRAWN:
            self._boxes += boxes_in(element)
        elif tag == ALTERNATIVE:
            for chosen in chosen_of(element):
                self._content(chosen, written)
        elif tag == W + "ruby":
            for base in element.iterchildren(f"{W}rubyBase"):
                self._inline(base, written)

    def _field(self, mark: etree._Element) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin" and len(self._fields) < _DEEPEST_FIELD:
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _raise(self, written: Paragraph, before: int) -> None:
        """Remember a raised run, which may be the marker of a note that was typed by hand."""
        text, last = "".join(written.runs[before:]).strip(), len(written.runs) - 1
        previous = self.raised[-1] if self.raised else None
        if previous is not None and previous.paragraph is written and previous.last + 1 == before:
            self.raised[-1] = Raised(written, previous.first, last, previous.text + text)
        else:
            self.raised.append(Raised(written, before, last, text))

    # --- notes --------------------------------------------------------------------------------------------

    def _called(self, kind: str, reference: etree._Element, mark: str, written: Paragraph) -> None:
        """A note is called: count it, and read its text for the end."""
        notes = self._notes[kind]
        marker = mark or notes.number()
        text = notes.texts.pop(reference.get(f"{W}id") or "", None)
        if text is None:
            return
        written.call(marker)
        outer = (self._note, self._into, self._carried, self._fields, self._boxes)
        self._note = (marker, self._note[1] if self._note else self._ordinal)
        self._into, self._carried, self._fields, self._boxes = None, None, [], []
        before = len(self._sheet.notes)
        self._blocks(text)
        self._note, self._into, self._carried, self._fields, self._boxes = outer
        own = [note for note in self._sheet.notes[before:] if note.note == marker]
        for more in own[1:]:
            more.begins = False
        if mark and own:
            _strike(own[0], mark)


def _insert(written: Paragraph, at: int, text: str) -> None:
    written.runs.insert(at, text)
    written.calls = [(count + (count >= at), marker) for count, marker in written.calls]


def _strike(note: Paragraph, mark: str) -> None:
    """Take the mark that its author typed out of the beginning of a note."""
    for index, run in enumerate(note.runs):
        if run.strip():
            note.runs[index] = run.lstrip().removeprefix(mark)
            return
