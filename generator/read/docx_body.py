"""The body of a Word document → paragraphs, in the order of the file.

Guarantees: 1. text that was deleted or moved away, or is a field's code, is left out; hidden text is kept apart; all
other text of the body is in, once; 2. a paragraph whose mark was deleted or is hidden runs on in the next; 3. a table
is rows, unless it only sets text side by side; what stands in a text box follows the paragraph that holds it.
"""

from __future__ import annotations

from lxml import etree

from generator.read.docx_fields import Fields
from generator.read.docx_lines import LINE, PAGE, broken_at_lines, set_on_one_line
from generator.read.docx_math import M, linear
from generator.read.docx_notes import Notes, mark_behind, strike
from generator.read.docx_numbering import Counters, Numbering
from generator.read.docx_styles import TWIPS, Look, Styles, indents
from generator.read.docx_symbols import font_of, in_font, is_coded, symbol
from generator.read.docx_tables import Cell, Layout, Row, layout_of, rows_of
from generator.read.docx_words import (
    ALTERNATIVE,
    TXBX,
    Children,
    W,
    boxes_in,
    child,
    children,
    chosen_of,
    shows,
    switched_on,
    unread_in,
    value,
)
from generator.read.sheet import CELL, Paragraph, Sheet
from generator.read.typed_notes import Raised, moved

_GONE = frozenset(
    W + name for name in ("del", "moveFrom", "delText", "instrText", "rPr", "pPr", "rt", "sdtPr", "sdtEndPr", "sectPr")
)
_SIGNS = {W + "tab": CELL, W + "ptab": CELL, W + "br": LINE, W + "cr": LINE, W + "noBreakHyphen": "\u2011"}
"""A soft hyphen (`w:softHyphen`) prints nothing inside a line."""
_CALLS = {f"{W}{kind}Reference": kind for kind in ("footnote", "endnote")}
_P, _T, _R, _TBL, _RPR, _SYMBOL = (W + name for name in ("p", "t", "r", "tbl", "rPr", "sym"))
_FIELD, _CODE, _SIMPLE = (W + name for name in ("fldChar", "instrText", "fldSimple"))
_NEW_PAGE = W + "lastRenderedPageBreak"
_MATH = frozenset((f"{M}oMath", f"{M}oMathPara"))
_DRAWN = frozenset(W + name for name in ("drawing", "pict", "object"))
_UNREAD = {W + "altChunk": "imported file", W + "subDoc": "subdocument"}
_MOST_NOTES_IN_NOTES = 2


class Body:
    """One pass over a document's body."""

    def __init__(self, element: etree._Element, styles: Styles, numbering: Numbering, notes: dict[str, Notes]) -> None:
        self._root = element
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._stories = {kind: Counters() for kind in notes}
        self._fields = Fields(numbering)
        self._sheet = Sheet()
        self._ordinal, self._look = 0, Look()
        """Of the paragraph that is being written."""
        self._boxes: list[etree._Element] = []
        self._carried: Paragraph | None = None
        """A paragraph that runs on in the next."""
        self._numbered: Paragraph | None = None
        """The last that got a number: one that runs on needs no second."""
        self._in_margin = False
        """Every paragraph runs on: it is a number in the margin."""
        self._into: Paragraph | None = None
        """The row that is being written; and whether the paragraph before, in its cell, runs on."""
        self._runs_on = False
        self._note: tuple[str, int] | None = None
        """Marker of the note that is being read, and the paragraph that calls it; and how many notes are open."""
        self._in_notes = 0
        self._broken = False
        self.raised: list[Raised] = []
        self.hidden: list[tuple[int, str]] = []
        """Paragraphs, and what in them is hidden."""
        self.unread: list[tuple[int, str]] = []
        """Paragraphs, and what they hold that is not read."""

    def read(self) -> Sheet:
        """All its paragraphs; notes in the order of their calls."""
        self._blocks(self._root)
        self._flush()
        return self._sheet

    def break_lines(self) -> None:
        """Part the paragraphs at the lines that were broken by hand."""
        if self._broken:
            self._sheet.body = broken_at_lines(self._sheet.body)
            self._sheet.notes = broken_at_lines(self._sheet.notes)

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
            elif tag in _UNREAD:
                self.unread.append((self._ordinal + 1, _UNREAD[tag]))
            elif isinstance(tag, str) and tag not in _GONE:
                self._blocks(element)

    def _paragraph(self, element: etree._Element) -> None:
        if self._note is None:
            self._ordinal += 1
        properties = children(child(element, "pPr"))
        look = self._look = self._styles.of_paragraph(properties)
        mark = children(properties.get("rPr"))
        deleted = "del" in mark or "moveFrom" in mark
        hidden = switched_on(mark["vanish"]) if "vanish" in mark else bool(look.hidden)
        written = self._begin(look)
        self._fields.begin_paragraph(look.level)
        if not (deleted or written is self._numbered or (hidden and (look.hidden or not shows(element)))):
            self._number(written, look, properties)
        self._inline(element, written)
        frame = properties.get("framePr")
        initial = frame is not None and frame.get(f"{W}dropCap") in ("drop", "margin")
        self._end(written, runs_on=deleted or hidden or initial)
        if self._boxes:
            self._text_boxes()
        if "sectPr" in properties:
            for notes in self._notes.values():
                notes.new_section()

    def _begin(self, look: Look) -> Paragraph:
        if self._into is not None:
            self._into.add("" if self._runs_on else "\n")
            return self._into
        if self._carried is not None:
            carried, self._carried = self._carried, None
            carried.role = "note" if self._note else "heading" if look.heading else ""
            return carried
        if self._note is not None:
            return Paragraph(self._note[1], role="note", note=self._note[0])
        return Paragraph(self._ordinal, role="row" if look.contents else "heading" if look.heading else "")

    def _number(self, written: Paragraph, look: Look, properties: Children) -> None:
        """Put the automatic number before the words, and indent the paragraph as Word does."""
        left, first, depth = look.left, look.first, None
        if look.list_id:
            depth = self._numbering.depth(look.list_id, look.depth, look.names, look.own_list)
        level = None if depth is None else self._numbering.level(look.list_id, depth)
        if depth is not None and level is not None:
            self._fields.in_list(look.list_id, depth)
            label = self._numbering.label(look.list_id, depth)
            if label:
                self._put_first(written, label, "" if level.tight else " " if self._into is not None else CELL)
            if "ind" not in properties:
                own_left, own_first = indents(level.indent)
                left = left if own_left is None else own_left
                first = first if own_first is None else own_first
        if written.role not in ("row", "note"):
            written.lead = max(0, round(((left or 0) + (first or 0)) / TWIPS))

    def _put_first(self, written: Paragraph, label: str, joint: str) -> None:
        """Put a number before the words, some of which can be of a paragraph before whose mark was deleted."""
        if written is self._into:
            written.add(label + joint)
            return
        self._numbered = written
        added = len(written.runs) and 2
        written.runs[:0] = [label, joint]
        if added:
            written.calls = [(count + added, marker) for count, marker in written.calls]
            self.raised = [moved(mark, added) if mark.paragraph is written else mark for mark in self.raised]

    def _end(self, written: Paragraph, runs_on: bool) -> None:
        if written is self._into:
            self._runs_on = runs_on
        elif self._in_margin:
            written.add(" ")
            self._carried = written
        elif not runs_on:
            self._put(written)
        elif written.calls or not written.blank:
            self._carried = written

    def _put(self, written: Paragraph) -> None:
        if self._broken and written.role in ("heading", "row"):
            set_on_one_line(written.runs)
        self._sheet.put(written)

    def _flush(self) -> None:
        """Nothing comes behind a paragraph in which it could run on."""
        if self._carried is not None:
            self._put(self._carried)
            self._carried = None

    def _text_boxes(self) -> None:
        """What stands in the text boxes of the paragraph that ended."""
        boxes, self._boxes = self._boxes, []
        outer = (self._carried, self._in_margin, self._numbering.counters)
        fields, self._in_margin = self._fields.aside(), False
        for box in boxes:
            self._carried, self._numbering.counters = None, Counters()
            self._blocks(box)
            self._flush()
        self._fields.go_on(fields)
        self._carried, self._in_margin, self._numbering.counters = outer

    # --- tables -------------------------------------------------------------------------------------------

    def _table(self, table: etree._Element) -> None:
        rows = rows_of(table)
        use: Layout = "blocks"
        if self._into is None and not self._in_margin:
            self._flush()
            if self._note is None:
                use = layout_of(table, rows, self._styles, self._sheet.body)
        for row in rows:
            cells = [cell for cell in row.cells if not cell.covered]
            unseen = row.cells if row.hidden else [cell for cell in row.cells if cell.covered]
            self.hidden += ((self._ordinal + 1, f"{cell.text} ") for cell in unseen)
            if row.hidden:
                continue
            if use == "data":
                self._row(row)
            elif use == "margin":
                self._beside(cells)
            else:
                for cell in cells:
                    self._blocks(cell.element)

    def _row(self, row: Row) -> None:
        self._into = written = Paragraph(self._ordinal + 1, role="row")
        for index, cell in enumerate(row.cells):
            written.add(CELL * (cell.before + (index > 0)))
            self._runs_on = False
            if not cell.covered:
                self._blocks(cell.element)
            written.add(CELL * (cell.span - 1))
        self._into = None
        self._put(written)

    def _beside(self, cells: list[Cell]) -> None:
        """A number in the margin and its paragraph are one."""
        for index, cell in enumerate(cells):
            self._in_margin = index == 0
            self._blocks(cell.element)
        self._in_margin = False
        self._flush()

    # --- runs ---------------------------------------------------------------------------------------------

    def _inline(self, parent: etree._Element, written: Paragraph) -> None:
        for element in parent:
            tag = element.tag
            if tag == _R:
                self._run(element, written)
            elif tag in _GONE or not isinstance(tag, str):
                continue
            elif tag == ALTERNATIVE:
                for chosen in chosen_of(element):
                    self._inline(chosen, written)
            elif tag in _MATH:
                written.add(linear(element))
            elif tag == TXBX:
                self._boxes.append(element)
            elif tag == _SIMPLE:
                before = len(written.runs)
                self._inline(element, written)
                if len(written.runs) == before:
                    self._fields.work_out(element.get(f"{W}instr") or "", element, written)
            elif len(element):
                self._inline(element, written)

    def _run(self, run: etree._Element, written: Paragraph) -> None:
        elements = list(run)
        given: Children = {}
        hidden, raised = self._look.hidden, False
        if elements and elements[0].tag == _RPR and len(elements[0]):
            given = children(elements[0])
            look = self._styles.of_run(given)
            if look is not None:
                hidden = hidden if look.hidden is None else look.hidden
                raised = bool(look.raised)
            if "vanish" in given:
                hidden = switched_on(given["vanish"])
            if "vertAlign" in given:
                raised = value(given["vertAlign"]) == "superscript"
        if hidden:
            self._hide(elements, written)
            return
        before = len(written.runs)
        self._content(elements, written, given.get("rFonts"))
        if raised and self._note is None and len(written.runs) > before:
            self._raise(written, before)

    def _hide(self, elements: list[etree._Element], written: Paragraph) -> None:
        """Keep the words of a hidden run apart; the marks of fields in it hold."""
        for element in elements:
            if element.tag == _FIELD:
                self._fields.mark(element, written)
            elif element.tag == _CODE:
                self._fields.read_code(element.text or "")
            elif element.tag == _T and not self._fields.muted:
                self.hidden.append((self._ordinal, element.text or ""))

    def _content(self, elements: list[etree._Element], written: Paragraph, fonts: etree._Element | None) -> None:
        for element in elements:
            tag = element.tag
            if tag == _FIELD:
                self._fields.mark(element, written)
            elif self._fields.muted:
                if tag == _CODE:
                    self._fields.read_code(element.text or "")
            elif tag == _T:
                text = element.text or ""
                written.add(in_font(text, font_of(fonts)) if fonts is not None and is_coded(text) else text)
            elif tag in _SIGNS:
                self._sign(element, tag, written)
            elif tag == _SYMBOL:
                written.add(symbol(element))
            elif tag in _CALLS:
                mark = mark_behind(element)
                self._called(_CALLS[tag], element, mark, written)
                if mark:
                    return
            elif tag != _RPR:
                self._seldom(element, written)

    def _sign(self, element: etree._Element, tag: str, written: Paragraph) -> None:
        sign = _SIGNS[tag]
        if sign == CELL and self._into is not None:
            sign = " "
        if sign == LINE:
            self._broken = True
            if element.get(f"{W}type") in ("page", "column"):
                sign = PAGE
                self._new_page()
        written.add(sign)

    def _new_page(self) -> None:
        for notes in self._notes.values():
            notes.new_page()

    def _seldom(self, element: etree._Element, written: Paragraph) -> None:
        tag = element.tag
        if tag == _NEW_PAGE:
            self._new_page()
        elif tag in _DRAWN:
            self._boxes += boxes_in(element)
            self.unread += ((self._ordinal, kind) for kind in unread_in(element))
        elif tag == ALTERNATIVE:
            for chosen in chosen_of(element):
                self._content(list(chosen), written, None)
        elif tag == W + "ruby":
            for base in element.iterchildren(f"{W}rubyBase"):
                self._inline(base, written)

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
        text = notes.texts.pop(reference.get(f"{W}id") or "", None) if self._in_notes < _MOST_NOTES_IN_NOTES else None
        if text is None:
            return
        written.call(marker)
        outer = (self._note, self._into, self._runs_on, self._carried, self._boxes, self._look, self._in_margin)
        fields, counters = self._fields.aside(), self._numbering.counters
        self._note = (marker, self._note[1] if self._note else self._ordinal)
        self._into, self._carried, self._boxes, self._in_margin = None, None, [], False
        self._numbering.counters = self._stories[kind]
        self._in_notes += 1
        before = len(self._sheet.notes)
        self._blocks(text)
        self._flush()
        self._in_notes -= 1
        self._fields.go_on(fields)
        self._numbering.counters = counters
        self._note, self._into, self._runs_on, self._carried, self._boxes, self._look, self._in_margin = outer
        own = [note for note in self._sheet.notes[before:] if note.note == marker]
        for more in own[1:]:
            more.begins = False
        if mark and own:
            strike(own[0], mark)
