"""Fields show their results, and where the file has none, what Word works out; signs and formulas are text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.read.docx_files import call, docx, field, item, note, p, r, texts
from tests.read.test_docx_numbering import LISTS, STYLES

OPEN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF </w:instrText></w:r>'
NESTED = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>' + field("PAGE", "7")
    + '<w:r><w:instrText> = 7 "a" "b" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    + r("a") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)  # fmt: skip
OVER_TWO = (
    p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>'
      f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("Scope")}')
    + p(r("Aims") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + r("."))
)  # fmt: skip
FORM = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{}</w:ffData></w:fldChar></w:r>{}'.format
BOX = FORM("<w:checkBox>{}</w:checkBox>", field("FORMCHECKBOX").partition("</w:r>")[2]).format
LIST = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="zero"/><w:listEntry w:val="one"/></w:ddList>'


def math(inside: str) -> str:
    return f"<w:p><m:oMathPara><m:oMath>{inside}</m:oMath></m:oMathPara></w:p>"


def m(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def wide(name: str, **parts: str) -> str:
    inside = "".join(f"<m:{key}>{value}</m:{key}>" for key, value in parts.items())
    return f"<m:{name}>{inside}</m:{name}>"


def sign(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


CASES: list[tuple[str, str, list[str]]] = [
    ("the result", p(r("See ") + field("REF a", "5") + r(".")), ["See 5."]),
    ("nothing, where Word shows nothing", p(r("a") + field("XE &quot;b&quot;") + field("TC c") + r("d")), ["ad"]),
    ("a field in the code of another", p(NESTED), ["a"]),
    ("a field over paragraphs", OVER_TWO, ["Scope", "Aims."]),
    ("a code that does not end, ends with its paragraph",
     p(OPEN + "<w:r><w:t>no</w:t></w:r>") + p("a"), ["a"]),
    ("simple fields", p(f'<w:fldSimple w:instr=" NOTEREF a ">{r("4")}</w:fldSimple>{r("x")}')
     + p('<w:fldSimple w:instr=" AUTONUM "/>' + r(" A")), ["4x", "1. A"]),
    ("a link", p(field('HYPERLINK "http://x"', "x")), ["x"]),
    ("paragraphs that number themselves",
     p(field("AUTONUM") + r(" A")) + p(field("AUTONUM \\* ROMAN \\s )") + r(" B")) + p(field("AUTONUM") + r(" C")),
     ["1. A", "II) B", "3. C"]),
    ("by the headings above them",
     p(field("AUTONUMLGL") + r(" A"), '<w:outlineLvl w:val="0"/>') + p(field("AUTONUMLGL \\e") + r(" b"))
     + p(field("AUTONUMLGL") + r(" C"), '<w:outlineLvl w:val="1"/>') + p(field("AUTONUMLGL") + r(" d")),
     ["1. A", "1.1 b", "1.1. C", "1.1.1. d"]),
    ("in outline", p(field("AUTONUMOUT") + r(" A"), '<w:outlineLvl w:val="0"/>')
     + p(field("AUTONUMOUT") + r(" B"), '<w:outlineLvl w:val="1"/>'), ["I. A", "A. B"]),
    ("numbers inside a paragraph",
     p(field("LISTNUM") + r(" a ") + field("LISTNUM \\l 2") + r(" b ") + field("LISTNUM \\l 2 \\s 5"))
     + p(field("LISTNUM OutlineDefault \\l 1") + field("LISTNUM LegalDefault \\l 2")), ["1) a a) b e)", "I.1.1."]),
    ("numbers of the paragraph's own list", item(r("a ") + field("LISTNUM") + field("LISTNUM")) + item("b"),
     ["1. a (a)(b)", "2. b"]),
    ("forms", p(BOX('<w:default w:val="1"/>') + BOX('<w:default w:val="1"/><w:checked w:val="0"/>')
     + FORM(LIST, field("FORMDROPDOWN").partition("</w:r>")[2])), ["☒☐one"]),
    ("signs by their code", p(field("SYMBOL 183 \\f Symbol") + field("SYMBOL 0x2116 \\u")), ["•№"]),
    ("words of a button", p(field("MACROBUTTON NoMacro [Title]")), ["[Title]"]),
    ("signs in a circle, readings, fractions", p(field("EQ \\o\\ac(○,7)") + field("EQ \\o\\ac(○,三)")
     + field("EQ \\* jc2 \\* &quot;Font:宋体&quot; \\* hps10 \\o\\ad(\\s\\up 9(hé),核)") + field("EQ \\f(1,2)")),
     ["⑦㊂核1/2"]),
    ("formulas",
     math(wide("f", num=m("1"), den=m("x+1")) + wide("sSup", e=m("y"), sup=m("2")) + wide("sSub", e=m("H"), sub=m("2")))
     + math(wide("rad", deg="", e=m("ab")) + wide("rad", deg=m("3"), e=m("x")) + wide("d", e=m("a+b"))
            + wide("nary", naryPr='<m:chr m:val="∑"/>', sub=m("i"), sup=m("n"), e=m("i")))
     + math(wide("eqArr", e=m("a")) + wide("m", mr=wide("e", r="<m:t>1</m:t>") + f"<m:e>{m('2')}</m:e>")),
     ["1/(x+1)y^2H_2", "√(ab)√(3&x)(a+b)∑_i^n i", "a1 2"]),
    ("signs of symbol fonts", p(sign("Symbol", "F06D") + sign("Symbol", "B0") + sign("Wingdings", "F0FE")
     + sign("Wingdings 2", "52") + sign("Arial", "2610") + sign("Wingdings", "F0F0") + sign("Bookshelf", "F0AA")
     + sign("x", "D800") + sign("x", "no")), ["μ°☑☑☐⇨✦"]),
    ("text in symbol fonts", p(r("\uf06e", font("Wingdings")) + r("l", font("Wingdings")) + r("a", font("Symbol"))
     + r("l", font("Arial")) + r("\ue123")), ["■●αl\ue123"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "lines"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_fields(tmp_path: Path, body: str, lines: list[str]) -> None:
    assert texts(tmp_path, docx(body, numbering=LISTS, styles=STYLES)) == lines


def test_fields_in_notes_are_their_own(tmp_path: Path) -> None:
    body = p(call(1) + r("a") + field("REF", "b"))
    assert texts(tmp_path, docx(body, footnotes=note(1, p(r("x") + OPEN)))) == ["ab", "x"]
