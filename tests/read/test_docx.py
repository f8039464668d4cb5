"""Word files come in as Word prints them: notes called, changes accepted, boxes, pages and headers in their places."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.read.docx_files import (
    GRID,
    Told,
    call,
    docx,
    note,
    p,
    r,
    read,
    row,
    style,
    styled,
    table,
    texts,
    told,
)

STYLES = (
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    + style("Clause", '<w:outlineLvl w:val="2"/>')
    + style("Sub", "", '<w:basedOn w:val="Clause"/>')
    + style("Round", "", '<w:basedOn w:val="Round"/>')
    + style("Title")
    + style("Secret", "", "<w:rPr><w:vanish/></w:rPr>")
    + style("Hid", "", "<w:rPr><w:vanish/></w:rPr>", "character")
    + '<w:style w:type="paragraph" w:styleId="C1"><w:name w:val="toc 1"/></w:style>'
)
RAISED = '<w:vertAlign w:val="superscript"/>'
HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
OLD_BOX = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"

CASES: list[tuple[str, str, Told]] = [
    ("runs of one paragraph are one line",
     p(r("1.") + "<w:r><w:tab/></w:r>" + r("Calls ") + r("upon", "<w:i/>")) + p("") + p("Next"),
     [("", 0, "1. Calls upon"), ("", 0, "Next")]),
    ("headings by name, by outline level, by their own level",
     p("Aims", '<w:pStyle w:val="Heading1"/>') + p("By", '<w:pStyle w:val="Sub"/>')
     + p("Call", '<w:outlineLvl w:val="0"/>')
     + p("Do", '<w:pStyle w:val="Sub"/><w:outlineLvl w:val="9"/>') + p("End", '<w:pStyle w:val="Round"/>')
     + styled("Far", "Title"),
     [("heading", 0, "Aims"), ("heading", 0, "By"), ("heading", 0, "Call"), ("", 0, "Do"), ("", 0, "End"),
      ("heading", 0, "Far")]),
    ("indents",
     p("A", '<w:ind w:left="567"/>') + p("B", '<w:ind w:start="567" w:hanging="567"/>')
     + p("C", '<w:ind w:firstLine="1134"/>'),
     [("", 2, "A"), ("", 0, "B"), ("", 4, "C")]),
    ("tracked changes are accepted",
     p(r("a ") + f"<w:ins>{r('new ')}</w:ins><w:del><w:r><w:delText>old </w:delText></w:r></w:del>"
       f"<w:moveFrom>{r('gone ')}</w:moveFrom><w:moveTo>{r('moved')}</w:moveTo>"),
     [("", 0, "a new moved")]),
    ("a tracked change of how text looks leaves it as it looks now",
     p(r("a", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"),
       '<w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>'), [("", 0, "a")]),
    ("a paragraph whose mark was deleted, or moved away, runs on",
     p("One ", "<w:rPr><w:del/></w:rPr>") + p("two, ", "<w:rPr><w:moveFrom/></w:rPr>") + p("three"),
     [("", 0, "One two, three")]),
    ("a paragraph that runs on does not run into a table, nor a box into it",
     p(r("One ") + BOX.format(p("box")), "<w:rPr><w:del/></w:rPr>") + p("two", "<w:rPr><w:del/></w:rPr>")
     + table(row("a", "b"), row("c", "d"), properties=GRID),
     [("", 0, "box"), ("", 0, "One two"), ("row", 0, "a\tb"), ("row", 0, "c\td")]),
    ("a large initial is the beginning of its word",
     p("T", '<w:framePr w:dropCap="drop"/>') + p("he Assembly"), [("", 0, "The Assembly")]),
    ("a heading that runs into its paragraph",
     styled("Scope. ", "Heading1", HIDDEN) + p("It applies."), [("", 0, "Scope. It applies.")]),
    ("hyphens and signs",
     p("<w:r><w:t>sub</w:t><w:noBreakHyphen/><w:t>re</w:t><w:softHyphen/><w:t>gional x</w:t>"
       '<w:sym w:font="Symbol" w:char="F0B7"/><w:ptab/><w:t>y</w:t></w:r>'),
     [("", 0, "sub\u2011regional x• y")]),
    ("lines that were broken by hand may go on, a new page does not; columns are pages",
     p("<w:r><w:br w:type='page'/><w:t>General</w:t><w:br/><w:t>Assembly</w:t><w:cr/><w:t>75</w:t>"
       "<w:br w:type='page'/><w:t>Annex</w:t><w:br w:type='column'/></w:r>"),
     [("", 0, "General"), ("", 0, "Assembly"), ("", 0, "75"), ("", 0, "Annex")]),
    ("in headings and tables they go on as their script does",
     styled("<w:r><w:t>核保</w:t><w:br/><w:t>安</w:t></w:r>", "Heading1")
     + table(row("<w:p><w:r><w:t>Nuclear</w:t><w:br/><w:t>safety</w:t></w:r></w:p>", "b"), row("c", "d"),
             properties=GRID),
     [("heading", 0, "核保安"), ("row", 0, "Nuclear safety\tb"), ("row", 0, "c\td")]),
    ("hidden text stands at the end, by its rule",
     p(r("a") + r("b ", "<w:vanish/>") + r("c", '<w:vanish w:val="0"/>') + r("d", '<w:rStyle w:val="Hid"/>'))
     + styled(r("e") + r("f", '<w:vanish w:val="0"/>'), "Secret") + styled("g", "Secret") + p("h"),
     [("", 0, "ac"), ("", 0, "fh"), ("furniturehidden-text", 0, "b d"), ("furniturehidden-text", 0, "e"),
      ("furniturehidden-text", 0, "g")]),
    ("text that only a web page hides is printed", p(r("a", "<w:webHidden/>")), [("", 0, "a")]),
    ("links, controls, directions and tags are no more than their words",
     p(f"<w:hyperlink>{r('a')}</w:hyperlink><w:sdt><w:sdtPr/><w:sdtContent>{r('b')}</w:sdtContent></w:sdt>"
       f"<w:smartTag>{r('c')}</w:smartTag><w:dir w:val='rtl'>{r('d')}</w:dir><w:bdo w:val='ltr'>{r('e')}</w:bdo>"
       f"<w:customXml>{r('f')}</w:customXml>"),
     [("", 0, "abcdef")]),
    ("controls around paragraphs, rows and cells",
     f"<w:sdt><w:sdtPr/><w:sdtContent>{p('a')}"
     "<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc>"
     "</w:sdtContent></w:sdt><w:tc><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc></w:tr></w:sdtContent></w:sdt>"
     f"{row('d', 'e')}<w:tblPr>{GRID}</w:tblPr></w:tbl></w:sdtContent></w:sdt>",
     [("", 0, "a"), ("row", 0, "b\tc"), ("row", 0, "d\te")]),
    ("of a reading above a word, the word",
     p("<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>hé</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>核</w:t></w:r></w:rubyBase>"
       "</w:ruby></w:r>"), [("", 0, "核")]),
    ("comments are left out",
     p('<w:commentRangeStart w:id="0"/>' + r("a") + '<w:commentRangeEnd w:id="0"/>'
       '<w:r><w:commentReference w:id="0"/></w:r>'), [("", 0, "a")]),
    ("a text box follows its paragraph, once", p(r("a") + BOX.format(p("box"))) + p("b"),
     [("", 0, "a"), ("", 0, "box"), ("", 0, "b")]),
    ("a text box as older files draw it", p(r("a") + OLD_BOX.format(p("box") + p("two"))) + p("b"),
     [("", 0, "a"), ("", 0, "box"), ("", 0, "two"), ("", 0, "b")]),
    ("a line of the contents is a row",
     styled("<w:r><w:t>I.</w:t><w:tab/><w:t>Scope</w:t><w:tab/><w:t>3</w:t></w:r>", "C1"),
     [("row", 0, "I.\tScope\t3")]),
    ("notes typed by hand",
     p(r("Report") + r("1", RAISED) + r(" and m") + r("2", RAISED)) + p(r("1", RAISED) + r(" See A/75/1.")),
     [("", 0, "Report and m2"), ("note1", 0, "See A/75/1.")]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "lines"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_printed(tmp_path: Path, body: str, lines: Told) -> None:
    assert told(tmp_path, docx(body, styles=STYLES)) == lines


def test_whether_a_broken_line_goes_on_is_open(tmp_path: Path) -> None:
    source, _ = read(tmp_path, docx(p("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:br w:type='page'/><w:t>c</w:t></w:r>")))
    assert source is not None
    assert [line.begins for line in source.lines] == [True, None, True]


MARKED = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="9"/><w:t>*</w:t></w:r>'


def test_footnotes(tmp_path: Path) -> None:
    notes = '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
    notes += note(7, "Seven.") + note(9, p("* Starred.")) + note(5, p("Five.") + p("More."))
    data = docx(p(r("One,") + call(7) + r(" two") + MARKED + call(5) + call(44)), footnotes=notes)
    source, issues = read(tmp_path, data)
    assert issues == []
    assert source is not None
    assert source.text == "One, two\nSeven.\nStarred.\nFive.\nMore."
    assert [(call.start, call.end, call.marker) for call in source.calls] == [(4, 4, "1"), (8, 8, "*"), (8, 8, "2")]
    assert [(line.note, line.begins, source.text[line.start : line.end]) for line in source.lines] == [
        ("", True, "One, two"),
        ("1", True, "Seven."),
        ("*", True, "Starred."),
        ("2", True, "Five."),
        ("2", False, "More."),
    ]


def test_footnotes_start_again_by_section_and_endnotes_are_roman(tmp_path: Path) -> None:
    rule = "<w:numFmt w:val='lowerLetter'/><w:numRestart w:val='eachSect'/>"
    section = f"<w:sectPr><w:footnotePr>{rule}</w:footnotePr></w:sectPr>"
    body = p(r("A") + call(1) + call(2), section) + p(r("B") + call(3) + call(1, "endnote")) + section
    notes = note(1, "x") + note(2, "y") + note(3, "z")
    lines = told(tmp_path, docx(body, footnotes=notes, endnotes=note(1, "end", "endnote")))
    assert [role for role, _, _ in lines if role] == ["notea", "noteb", "notea", "notei"]


def test_a_page_that_ends_restarts_notes(tmp_path: Path) -> None:
    rule = "<w:footnotePr><w:numFmt w:val='chicago'/><w:numRestart w:val='eachPage'/></w:footnotePr>"
    body = p(r("A") + call(1) + '<w:r><w:br w:type="page"/></w:r>' + call(2)) + f"<w:sectPr>{rule}</w:sectPr>"
    lines = told(tmp_path, docx(body, footnotes=note(1, "x") + note(2, "y")))
    assert [role for role, _, _ in lines if role] == ["note*", "note*"]


def test_what_a_section_was_does_not_count(tmp_path: Path) -> None:
    rule = "<w:footnotePr><w:numFmt w:val='{}'/></w:footnotePr>".format
    was = f"<w:sectPrChange><w:sectPr>{rule('upperRoman')}</w:sectPr></w:sectPrChange>"
    body = p("A", f"<w:sectPr>{rule('lowerLetter')}{was}</w:sectPr>") + p(r("B") + call(1))
    lines = told(tmp_path, docx(f"{body}<w:sectPr>{rule('lowerRoman')}</w:sectPr>", footnotes=note(1, "x")))
    assert lines[-1] == ("notei", 0, "x")


def test_calls_in_hidden_or_deleted_text_are_not_counted(tmp_path: Path) -> None:
    hidden = call(1).replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    body = p(r("A") + hidden + f"<w:del>{call(2)}</w:del>" + call(3))
    assert texts(tmp_path, docx(body, footnotes=note(1, "x") + note(2, "y") + note(3, "z"))) == ["A", "z"]


def test_words_behind_a_call_stay(tmp_path: Path) -> None:
    body = p('<w:r><w:t>A</w:t><w:footnoteReference w:id="1" w:customMarkFollows="0"/><w:t>, b</w:t></w:r>')
    assert told(tmp_path, docx(body, footnotes=note(1, "x"))) == [("", 0, "A, b"), ("note1", 0, "x")]


def test_notes_that_call_one_another_end(tmp_path: Path) -> None:
    notes = "".join(note(number, p(r(f"n{number}") + call(number + 1))) for number in range(1, 1500))
    lines = texts(tmp_path, docx(p(r("A") + call(1)), footnotes=notes))
    assert lines == ["A", "n2", "n1"]


def test_a_note_that_calls_itself_ends(tmp_path: Path) -> None:
    lines = told(tmp_path, docx(p(r("A") + call(1)), footnotes=note(1, p(r("x") + call(1)))))
    assert lines == [("", 0, "A"), ("note1", 0, "x")]


def test_lines_are_numbered_by_their_paragraph(tmp_path: Path) -> None:
    source, _ = read(tmp_path, docx(p("a") + p("") + p("b")))
    assert source is not None
    assert [line.number for line in source.lines] == [1, 3]


def test_headers_are_left_out_but_for_the_symbol(tmp_path: Path) -> None:
    header = p("<w:r><w:t>A/RES/75/1 B</w:t><w:tab/><w:t>Page 2</w:t></w:r>") + p("20-12345")
    source, _ = read(tmp_path, docx(p("a"), header1=header))
    assert source is not None
    assert source.text == "a"
    assert source.known == {"symbol": "A/RES/75/1B"}
