"""A Word file is what its relationships say; what is none is refused with the reason, and nothing stops the reader."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model import Source
from tests.read.docx_files import call, docx, field, note, p, part, r, read, texts, told, zipped
from tests.read.test_docx import CASES, MARKED
from tests.read.test_docx import STYLES as LOOKS
from tests.read.test_docx_fields import CASES as WORKED_OUT
from tests.read.test_docx_numbering import CASES as NUMBERED
from tests.read.test_docx_numbering import LISTS, STYLES
from tests.read.test_docx_tables import CASES as TABLES

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"


def relations(*targets: tuple[str, str], of: str = OFFICE, more: str = "") -> str:
    inside = "".join(f'<Relationship Id="r{target}" Type="{of}{kind}" Target="{target}"/>' for kind, target in targets)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{more}{inside}</Relationships>'


def document(body: str) -> str:
    return part("document", f"<w:body>{body}</w:body>")


NOTED = p(r("A") + call(1) + call(1, "endnote"))
ELSEWHERE: dict[str, str | bytes] = {
    "_rels/.rels": relations(("officeDocument", "/main/text2.xml")),
    "main/text2.xml": document(NOTED),
    "main/_rels/text2.xml.rels": relations(
        ("footnotes", "below.xml"), ("endnotes", "../end/notes%201.xml"), ("header", "top.xml"),
        more=f'<Relationship Type="{OFFICE}footnotes" Target="top.xml" TargetMode="External"/>',
    ),
    "main/below.xml": part("footnotes", note(1, "below")),
    "end/Notes 1.xml": part("endnotes", note(1, "at the end", "endnote")),
    "main/top.xml": part("hdr", p("A/RES/75/1")),
    "word/document.xml": document(p("not this")),
}  # fmt: skip
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'.format


def test_the_document_is_where_its_relationships_say(tmp_path: Path) -> None:
    data = zipped(ELSEWHERE)
    assert told(tmp_path, data) == [("", 0, "A"), ("note1", 0, "below"), ("notei", 0, "at the end")]
    source, _ = read(tmp_path, data)
    assert source is not None
    assert source.known == {"symbol": "A/RES/75/1"}


@pytest.mark.parametrize("kind", [TYPE, "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"])
def test_without_relationships_its_type_says_so(tmp_path: Path, kind: str) -> None:
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES(f'<Override PartName="/word/text.xml" ContentType="{kind}"/>'),
        "word/text.xml": document(NOTED),
        "word/footnotes.xml": part("footnotes", note(1, "below")),
    }
    assert texts(tmp_path, zipped(files)) == ["A", "below"]


def test_strict_files(tmp_path: Path) -> None:
    def strict(xml: str) -> str:
        names = {
            "wordprocessingml/2006/main": "wordprocessingml/main",
            "officeDocument/2006/math": "officeDocument/math",
        }
        for usual, name in names.items():
            xml = xml.replace(f"http://schemas.openxmlformats.org/{usual}", f"http://purl.oclc.org/ooxml/{name}")
        return xml

    formula = "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
    files: dict[str, str | bytes] = {
        "_rels/.rels": relations(("officeDocument", "word/document.xml"), of=STRICT),
        "word/document.xml": strict(document(p(r("A") + call(1) + formula))),
        "word/_rels/document.xml.rels": relations(("footnotes", "footnotes.xml"), of=STRICT),
        "word/footnotes.xml": strict(part("footnotes", note(1, "below"))),
    }
    assert texts(tmp_path, zipped(files)) == ["Ax", "below"]


GRAPHIC = '<w:r><w:drawing><a:graphic><a:graphicData uri="http://schemas/x/{}"/></a:graphic></w:drawing></w:r>'.format
UNREAD = [
    ("an imported file", p("a") + '<w:altChunk r:id="r1"/>', "2: the imported file in paragraph 2 is not read; "
     "open the document in Word, save it again, and give that"),
    ("charts", p(GRAPHIC("chart") + r("a")) + p(GRAPHIC("chart")),
     "1: the chart in paragraph 1 is not read, nor 1 more behind it; write what it says into the document, "
     "if it belongs to the text"),
    ("an object", p(r("a") + '<w:r><w:object><o:OLEObject ProgID="Equation.3"/></w:object></w:r>'),
     "1: the embedded object in paragraph 1 is not read; "
     "write what it says into the document, if it belongs to the text"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "issue"), [case[1:] for case in UNREAD], ids=[case[0] for case in UNREAD])
def test_what_is_not_read_is_told(tmp_path: Path, body: str, issue: str) -> None:
    source, issues = read(tmp_path, docx(body))
    assert source is not None
    assert source.text == "a"
    assert issues == [f"corpus/x.docx:{issue}"]


def locked(data: bytes) -> bytes:
    """The same archive, its parts said to need a password."""
    changed = bytearray(data)
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(sign)
        while at >= 0:
            changed[at + place] |= 1
            at = changed.find(sign, at + 4)
    return bytes(changed)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
TEXT = "save it as .docx, or give its text (.txt)"
BAD = [
    ("no ZIP", b"A/RES/75/1", "the file is no Word file: it is not a ZIP archive, or a damaged one; "
     "save it again as .docx, or give its text (.txt)"),
    ("truncated", docx(p("a"))[:-30], "the file is no Word file: it is not a ZIP archive, or a damaged one; "
     "save it again as .docx, or give its text (.txt)"),
    ("a ZIP without a document", zipped({"a": b"b"}),
     f"the file is no Word file but a ZIP archive without word/document.xml; {TEXT}"),
    ("a workbook", zipped({"xl/workbook.xml": b"<a/>"}), f"the file is no Word file but an Excel file; {TEXT}"),
    ("OpenDocument", zipped({"content.xml": b"<a/>", "mimetype": b"x"}),
     f"the file is no Word file but an OpenDocument file; {TEXT}"),
    ("a document that is another thing", zipped({"word/document.xml": b"<a/>"}),
     f"the file is no Word file but a ZIP archive without its text; {TEXT}"),
    ("its document is missing", zipped({"_rels/.rels": relations(("officeDocument", "word/document.xml"))}),
     "the part word/document.xml, which is the document, is missing; restore the file from its original"),
    ("parts with a password", locked(docx(p("a"))),
     "the file is encrypted; take its password off and save it again"),
    ("encrypted", OLE + "EncryptedPackage".encode("utf-16-le"),
     "the file is encrypted; take its password off in Word and save it again"),
    ("old", OLE, "the file is an old Word file (.doc); save it as .docx"),
    ("a bomb", zipped({"word/document.xml": b" " * 20_000_000}),
     "a part of the file unpacks to more than 250 times its size; save the document again with Word"),
    ("entities", zipped({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
     "the part word/document.xml declares XML entities; save the file again with Word"),
    ("no XML in it", zipped({"word/document.xml": b"text"}), "the part word/document.xml is broken XML: "
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
    source, issues = read(tmp_path, zipped({"word/document.xml": inside}))
    assert source is not None
    assert source.text == "One & two\nthree"
    assert len(issues) == 1
    assert issues[0].startswith("corpus/x.docx: the part word/document.xml is broken XML: ")
    assert issues[0].endswith("; compare its end with the original; it was read as far as it goes")


WHOLE = "".join(case[1] for case in (*CASES, *NUMBERED, *WORKED_OUT, *TABLES)) + p(
    r("N") + call(1) + MARKED + field("EQ")
)
PARTS = {"numbering": LISTS, "styles": STYLES + LOOKS, "footnotes": note(1, "x") + note(9, "* y")}


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
