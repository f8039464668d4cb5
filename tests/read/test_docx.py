"""Word files come in as Word prints them: numbers counted, notes called, changes accepted."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model import Source
from generator.read.docx import read_docx
from generator.read.docx_counting import FORMS, counted

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
Told = list[tuple[str, int, str]]


def part(root: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{inside}</w:{root}>'


def docx(body: str, **parts: str) -> bytes:
    """A Word file with the given body; a part is named by its root."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        for name, inside in parts.items():
            root = {"header1": "hdr"}.get(name, name)
            archive.writestr(f"word/{name}.xml", part(root, inside))
    return packed.getvalue()


def read(folder: Path, data: bytes) -> tuple[Source | None, list[str]]:
    file = folder / "x.docx"
    file.write_bytes(data)
    source, issues = read_docx(file, "corpus/x.docx")
    return source, [str(issue) for issue in issues]


def told(folder: Path, data: bytes) -> Told:
    """Role with note marker, indentation and text of every line."""
    source, issues = read(folder, data)
    assert source is not None
    assert issues == []
    return [(line.role + line.note, line.lead, source.text[line.start : line.end]) for line in source.lines]


def p(text: str, properties: str = "") -> str:
    """A paragraph; what is no markup is a run."""
    runs = text if text.startswith("<") else f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def item(text: str, list_id: int = 1, depth: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(depth: int, form: str, text: str, more: str = "") -> str:
    inside = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}">{inside}</w:lvl>'


LISTS = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "decimal", "%1.")
    + level(1, "lowerLetter", "(%2)")
    + level(2, "lowerRoman", "(%3)")
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1">'
    + level(0, "chineseCounting", "%1、")
    + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    + level(2, "bullet", "\uf0b7")
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/>'
    '<w:pStyle w:val="Part"/><w:lvlText w:val="Part %1"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="Linked"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>'
    '<w:num w:numId="6"><w:abstractNumId w:val="0"/></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/>'
    '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Clause"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Part"><w:name w:val="Part"/>'
    '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>'
    "</w:style>"
    '<w:style w:type="numbering" w:styleId="Linked"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Round"><w:name w:val="Round"/><w:basedOn w:val="Round"/></w:style>'
)

NUMBERED: list[tuple[str, str, list[str]]] = [
    (
        "levels count by themselves and start again behind a higher one",
        item("A") + item("B", depth=1) + item("C", depth=2) + item("D", depth=1) + item("E") + item("F", depth=1),
        ["1. A", "(a) B", "(i) C", "(b) D", "2. E", "(a) F"],
    ),
    ("a list goes on behind other paragraphs", item("A") + p("between") + item("B"), ["1. A", "between", "2. B"]),
    ("two lists of one definition go on counting", item("A") + item("B", 6), ["1. A", "2. B"]),
    ("a start override restarts once", item("A") + item("B", 2) + item("C", 2), ["1. A", "1. B", "2. C"]),
    (
        "Chinese numbers, legal digits, bullets",
        item("甲", 3) + item("乙", 3, 1) + item("丙", 3, 2) + item("丁", 3),
        ["一、 甲", "1.1 乙", "• 丙", "二、 丁"],
    ),
    ("a level whose higher ones were never used", item("A", depth=1), ["(a) A"]),
    ("a style carries its list", p("A", '<w:pStyle w:val="Part"/>'), ["Part III A"]),
    ("a list that is a style's", item("A", 5) + item("B", 5, 1), ["1. A", "(a) B"]),
    ("list 0 is none", item("A", 0), ["A"]),
    ("a list that is not there is none", item("A", 77), ["A"]),
    (
        "a deleted paragraph is not counted",
        item("A") + p("<w:del><w:r><w:delText>B</w:delText></w:r></w:del>", "<w:numPr><w:ilvl w:val='0'/>"
        "<w:numId w:val='1'/></w:numPr><w:rPr><w:del/></w:rPr>") + item("C"),
        ["1. A", "2. C"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "texts"), [case[1:] for case in NUMBERED], ids=[case[0] for case in NUMBERED])
def test_numbers_are_counted_as_word_does(tmp_path: Path, body: str, texts: list[str]) -> None:
    assert [text for _, _, text in told(tmp_path, docx(body, numbering=LISTS, styles=STYLES))] == texts


FORMATS = [
    ("lowerLetter", 27, "aa"), ("upperLetter", 3, "C"), ("lowerRoman", 1994, "mcmxciv"), ("upperRoman", 4, "IV"),
    ("chineseCounting", 10, "十"), ("chineseCounting", 115, "一百一十五"),
    ("chineseCountingThousand", 1005, "一千零五"),
    ("ideographDigital", 20, "二〇"), ("chineseLegalSimplified", 12, "壹拾贰"), ("ideographTraditional", 2, "乙"),
    ("ideographEnclosedCircle", 3, "㊂"), ("decimalEnclosedCircle", 21, "㉑"), ("decimalZero", 7, "07"),
    ("russianLower", 8, "з"), ("arabicAlpha", 3, "ت"), ("arabicAbjad", 3, "ج"), ("chicago", 5, "**"),
    ("ordinal", 112, "112th"), ("a format of the future", 9, "9"), ("lowerRoman", 0, "0"), ("bullet", 4, ""),
]  # fmt: skip


@pytest.mark.parametrize(("form", "number", "text"), FORMATS)
def test_formats_of_numbers(form: str, number: int, text: str) -> None:
    assert counted(number, form) == text


@given(st.sampled_from(sorted(FORMS)), st.integers(-5, 100_000))
def test_every_number_has_a_form(form: str, number: int) -> None:
    assert isinstance(counted(number, form), str)


RAISED = '<w:vertAlign w:val="superscript"/>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r><w:r>'
    '<w:t>no</w:t><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>5</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def table(*rows: list[str]) -> str:
    cells = ["".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


CASES: list[tuple[str, str, Told]] = [
    (
        "runs of one paragraph are one line",
        p(r("1.") + "<w:r><w:tab/></w:r>" + r("Calls ") + r("upon", "<w:i/>")) + p("") + p("Next"),
        [("", 0, "1. Calls upon"), ("", 0, "Next")],
    ),
    (
        "headings by name, by outline level, by their own level",
        p("A", '<w:pStyle w:val="Heading1"/>') + p("B", '<w:pStyle w:val="Sub"/>') + p("C", '<w:outlineLvl w:val="0"/>')
        + p("D", '<w:pStyle w:val="Sub"/><w:outlineLvl w:val="9"/>') + p("E", '<w:pStyle w:val="Round"/>'),
        [("heading", 0, "A B"), ("heading", 0, "C"), ("", 0, "D"), ("", 0, "E")],
    ),
    (
        "indents",
        p("A", '<w:ind w:left="567"/>') + p("B", '<w:ind w:start="567" w:hanging="567"/>')
        + p("C", '<w:ind w:firstLine="1134"/>'),
        [("", 2, "A"), ("", 0, "B"), ("", 4, "C")],
    ),
    (
        "tracked changes are accepted",
        p(r("a ") + f"<w:ins>{r('new ')}</w:ins><w:del><w:r><w:delText>old </w:delText></w:r></w:del>"
          f"<w:moveFrom>{r('gone ')}</w:moveFrom><w:moveTo>{r('moved')}</w:moveTo>"),
        [("", 0, "a new moved")],
    ),
    (
        "a paragraph whose mark was deleted runs on",
        p("One ", "<w:rPr><w:del/></w:rPr>") + p("two"),
        [("", 0, "One two")],
    ),
    ("fields show their results", p(r("See ") + FIELD + r(".")), [("", 0, "See 5.")]),
    ("hyphens, breaks and signs",
     p("<w:r><w:t>sub</w:t><w:noBreakHyphen/><w:t>re</w:t><w:softHyphen/><w:t>gional</w:t><w:br/><w:t>x</w:t>"
       '<w:sym w:font="Symbol" w:char="F0B7"/></w:r>'),
     [("", 0, "sub\u2011regional x•")]),
    ("hidden text is not printed",
     p(r("a") + r("b", "<w:vanish/>") + r("c", '<w:vanish w:val="0"/>')), [("", 0, "ac")]),
    ("links, controls and formulas",
     p(f"<w:hyperlink>{r('a')}</w:hyperlink><w:sdt><w:sdtPr/><w:sdtContent>{r('b')}</w:sdtContent></w:sdt>"
       "<m:oMath><m:r><m:t>c</m:t></m:r></m:oMath>"),
     [("", 0, "abc")]),
    ("a table is rows", p("a") + table(["Gross", "", "Net"], ["1", p("2") + p("3"), "4"]) + p("b"),
     [("", 0, "a"), ("row", 0, "Gross\t\tNet"), ("row", 0, "1\t2 3\t4"), ("", 0, "b")]),
    ("a frame is no table", table([p("a") + p("b")]), [("", 0, "a"), ("", 0, "b")]),
    ("a table in a table is in its cell", table(["a", table(["b", "c"]) + p("d")]), [("row", 0, "a\tb c d")]),
    ("a text box follows its paragraph, once", p(r("a") + BOX.format(p("box"))) + p("b"),
     [("", 0, "a"), ("", 0, "box"), ("", 0, "b")]),
    ("notes typed by hand",
     p(r("Report") + r("1", RAISED) + r(" and m") + r("2", RAISED)) + p(r("1", RAISED) + r(" See A/75/1.")),
     [("", 0, "Report and m2"), ("note1", 0, "See A/75/1.")]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "lines"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_printed(tmp_path: Path, body: str, lines: Told) -> None:
    assert told(tmp_path, docx(body, styles=STYLES)) == lines


def call(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def note(number: int, text: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{number}">{text if text.startswith("<") else p(text)}</w:{kind}>'


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


def test_a_note_that_calls_itself_ends(tmp_path: Path) -> None:
    lines = told(tmp_path, docx(p(r("A") + call(1)), footnotes=note(1, p(r("x") + call(1)))))
    assert lines == [("", 0, "A"), ("note1", 0, "x")]


def test_lines_are_numbered_by_their_paragraph(tmp_path: Path) -> None:
    source, _ = read(tmp_path, docx(p("a") + p("") + p("b")))
    assert source is not None
    assert [line.number for line in source.lines] == [1, 3]


def test_headers_are_left_out_but_for_the_symbol(tmp_path: Path) -> None:
    source, _ = read(tmp_path, docx(p("a"), header1=p("A/RES/75/1 B") + p("20-12345")))
    assert source is not None
    assert source.text == "a"
    assert source.known == {"symbol": "A/RES/75/1B"}


def zipped(**parts: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return packed.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
TEXT = "save it as .docx, or give its text (.txt)"
BAD = [
    ("no ZIP", b"A/RES/75/1", "the file is no Word file: it is not a ZIP archive, or a damaged one; "
     "save it again as .docx, or give its text (.txt)"),
    ("truncated", docx(p("a"))[:-30], "the file is no Word file: it is not a ZIP archive, or a damaged one; "
     "save it again as .docx, or give its text (.txt)"),
    ("a ZIP without a document", zipped(a=b"b"),
     f"the file is no Word file but a ZIP archive without word/document.xml; {TEXT}"),
    ("a workbook", zipped(xl__workbook_xml=b"<a/>"), f"the file is no Word file but an Excel file; {TEXT}"),
    ("encrypted", OLE + "EncryptedPackage".encode("utf-16-le"),
     "the file is encrypted; take its password off in Word and save it again"),
    ("old", OLE, "the file is an old Word file (.doc); save it as .docx"),
    ("a bomb", zipped(word__document_xml=b" " * 20_000_000),
     "a part of the file unpacks to more than 250 times its size; save the document again with Word"),
    ("entities", zipped(word__document_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
     "the part word/document.xml declares XML entities; save the file again with Word"),
    ("no XML in it", zipped(word__document_xml=b"text"), "the part word/document.xml is broken XML: "
     "Start tag expected, '<' not found; compare its end with the original; it was read as far as it goes"),
    ("no text", docx(p("")), "the document has no text; give the file that has it; pictures of pages are not read"),
    ("empty", b"", "the file is empty; give it again, or delete it"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "message"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_bad_input(tmp_path: Path, data: bytes, message: str) -> None:
    source, issues = read(tmp_path, data)
    assert source is None
    assert issues == [f"corpus/x.docx: {message}"]


def test_a_bomb_that_says_how_large_it_is(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/document.xml", b"x")
        archive.filelist[0].file_size = 200_000_001
    source, issues = read(tmp_path, packed.getvalue())
    assert source is None
    assert issues == [
        "corpus/x.docx: the file unpacks to more than 200 MB; take the pictures out, or split the document"
    ]


def test_a_broken_part_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    inside = part("document", f"<w:body>{p('One &amp; two')}{p('three')}")[: -len("</w:document>") - 9]
    source, issues = read(tmp_path, zipped(word__document_xml=inside.encode()))
    assert source is not None
    assert source.text == "One & two\nthree"
    assert len(issues) == 1
    assert issues[0].startswith("corpus/x.docx: the part word/document.xml is broken XML: ")
    assert issues[0].endswith("; compare its end with the original; it was read as far as it goes")


WHOLE = "".join(case[1] for case in (*CASES, *NUMBERED)) + p(r("N") + call(1) + MARKED)
PARTS = {"numbering": LISTS, "styles": STYLES, "footnotes": note(1, "x") + note(9, "* y")}


def settle(source: Source | None, issues: list[str]) -> None:
    assert source is not None or issues
    if source is not None:
        places = [(line.start, line.end) for line in source.lines]
        assert places == sorted(places)
        assert all(source.text[start:end] == source.text[start:end].strip() for start, end in places)
        assert all(0 <= call.start <= len(source.text) for call in source.calls)


Changes = list[tuple[int, bytes]]
CHANGES = st.lists(st.tuples(st.integers(0, 1_000_000), st.binary(max_size=5)), min_size=1, max_size=6)
FUZZ = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def changed(data: bytes, changes: Changes, length: int) -> bytes:
    new = bytearray(data)
    for place, text in changes:
        new[place % len(new) : place % len(new) + length] = text
    return bytes(new)


@FUZZ
@given(CHANGES, st.integers(0, 20))
def test_any_bytes_give_a_source_or_an_error(tmp_path: Path, changes: Changes, length: int) -> None:
    settle(*read(tmp_path, changed(docx(WHOLE, **PARTS), changes, length)))


@FUZZ
@given(st.sampled_from(["document", *PARTS]), CHANGES, st.integers(0, 40))
def test_any_parts_give_a_source_or_an_error(tmp_path: Path, spoilt: str, changes: Changes, length: int) -> None:
    parts = {"document": f"<w:body>{WHOLE}</w:body>", **PARTS}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, inside in parts.items():
            data = part(name, inside).encode()
            archive.writestr(f"word/{name}.xml", changed(data, changes, length) if name == spoilt else data)
    settle(*read(tmp_path, packed.getvalue()))
