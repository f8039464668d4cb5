"""Automatic numbers stand in the text as Word shows them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.docx_counting import FORMS, counted
from tests.read.docx_files import (
    call,
    definition,
    docx,
    item,
    level,
    note,
    p,
    r,
    starts,
    style,
    styled,
    texts,
    using,
)

OUTLINE = definition(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"), level(2, "lowerRoman", "(%3)"))
LEGAL = definition(
    4,
    level(0, "upperRoman", "Article %1."),
    level(1, "decimalZero", "Section %1.%2", "<w:isLgl/>"),
    level(2, "lowerLetter", "(%3)", '<w:lvlRestart w:val="0"/>'),
    level(3, "decimal", "%1-%3-%4", '<w:lvlRestart w:val="1"/>'),
)
CHINESE = definition(
    1, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", "<w:isLgl/>"), level(2, "bullet", "\uf0b7")
)
LISTS = (
    OUTLINE + CHINESE + LEGAL
    + definition(2, level(0, "upperRoman", "Part %1", '<w:pStyle w:val="Part"/>', 3), level(1, "decimal", "%2)"))
    + definition(3, '<w:numStyleLink w:val="Linked"/>')
    + definition(5, '<w:styleLink w:val="Own"/>', level(0, "decimal", "§%1"))
    + definition(6, '<w:numStyleLink w:val="Own"/>')
    + definition(7, level(0, "decimal", "%1.", '<w:pStyle w:val="H1"/>'),
                 level(1, "decimal", "%1.%2.", '<w:pStyle w:val="H2"/>'))
    + definition(8, level(0, "decimal", "第%1条", '<w:suff w:val="nothing"/>'),
                 level(1, "decimal", "%2.", '<w:rPr><w:vanish/></w:rPr>'),
                 level(2, "bullet", "l", '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'),
                 level(3, "bullet", "-"), level(4, "none", "Annex"), level(5, "decimal", "%1.%3.%6."))
    + definition(9, '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14">'
                    '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
                    '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>')
    + using(1, 0) + using(2, 0, starts(0, 1)) + using(3, 1) + using(4, 2) + using(5, 3) + using(6, 0)
    + using(7, 4) + using(8, 6) + using(9, 7) + using(10, 8) + using(11, 9)
    + using(12, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>')
    + using(13, 0, starts(1, 4))
)  # fmt: skip
NUMBERED_STYLE = '<w:numPr><w:numId w:val="{}"/></w:numPr>'.format
STYLES = (
    style("Part", NUMBERED_STYLE(4))
    + style("Section", "", '<w:basedOn w:val="Part"/>')
    + style("Unnumbered", NUMBERED_STYLE(0), '<w:basedOn w:val="Part"/>')
    + style("Stranger", NUMBERED_STYLE(4))
    + style("H1", NUMBERED_STYLE(9))
    + style("H2", '<w:numPr><w:ilvl w:val="1"/></w:numPr>', '<w:basedOn w:val="H1"/>')
    + style("Linked", NUMBERED_STYLE(1), kind="numbering")
)
DELETED = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del/></w:rPr>"
HIDDEN = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:vanish/></w:rPr>"

CASES: list[tuple[str, str, list[str]]] = [
    ("levels count by themselves and start again behind a higher one",
     item("A") + item("B", depth=1) + item("C", depth=2) + item("D", depth=1) + item("E") + item("F", depth=1),
     ["1. A", "(a) B", "(i) C", "(b) D", "2. E", "(a) F"]),
    ("a list goes on behind other paragraphs", item("A") + p("between") + item("B"), ["1. A", "between", "2. B"]),
    ("two lists of one definition go on counting", item("A") + item("B", 6), ["1. A", "2. B"]),
    ("a start override restarts once", item("A") + item("B", 2) + item("C", 2), ["1. A", "1. B", "2. C"]),
    ("a start override holds for its level only", item("A", depth=1) + item("B", 2, 1) + item("C", 2),
     ["(a) A", "(b) B", "1. C"]),
    ("an overridden start is used at every restart",
     item("A", 13) + item("B", 13, 1) + item("C", 13) + item("D", 13, 1), ["1. A", "(d) B", "2. C", "(d) D"]),
    ("a list can override how its level is written", item("A") + item("B", 12), ["1. A", "B) B"]),
    ("Chinese numbers, legal digits, bullets", item("甲", 3) + item("乙", 3, 1) + item("丙", 3, 2) + item("丁", 3),
     ["一、 甲", "1.1 乙", "• 丙", "二、 丁"]),
    ("legal numbering is of the higher levels; a level that never restarts; one that restarts behind the first only",
     item("A", 7) + item("B", 7, 1) + item("C", 7, 2) + item("D", 7, 3) + item("E", 7, 1) + item("F", 7, 2)
     + item("G", 7, 3) + item("H", 7) + item("I", 7, 2) + item("J", 7, 3),
     ["Article I. A", "Section 1.01 B", "(a) C", "I-a-1 D", "Section 1.02 E", "(b) F", "I-b-2 G", "Article II. H",
      "(c) I", "II-c-1 J"]),
    ("a level whose higher ones were never used counts them", item("A", depth=1) + item("B"), ["(a) A", "2. B"]),
    ("a level that started again stands at its start when one below comes first",
     item("A", 7) + item("B", 7, 1) + item("C", 7) + item("D", 7, 3) + item("E", 7, 1),
     ["Article I. A", "Section 1.01 B", "Article II. C", "II-a-1 D", "Section 2.01 E"]),
    ("a style carries its list", styled("A", "Part"), ["Part III A"]),
    ("a style has its list from the one it is based on", styled("A", "Section") + styled("B", "Part"),
     ["Part III A", "Part IV B"]),
    ("a style turns its list off", styled("A", "Unnumbered") + styled("B", "Part"), ["A", "Part III B"]),
    ("a paragraph turns its style's list off",
     styled("A", "Part", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>') + styled("B", "Part"),
     ["A", "Part III B"]),
    ("a level that is tied to another style gives no number", styled("A", "Stranger") + styled("B", "Part"),
     ["A", "Part III B"]),
    ("a paragraph of its own can use a level that is tied to a style", item("A", 4), ["Part III A"]),
    ("styles are tied to the levels of one list", styled("A", "H1") + styled("B", "H2") + styled("C", "H2"),
     ["1. A", "1.1. B", "1.2. C"]),
    ("a style's list, at a level that the paragraph gives",
     styled("A", "Part") + styled("B", "Part", '<w:numPr><w:ilvl w:val="1"/></w:numPr>'), ["Part III A", "1) B"]),
    ("a list that is a style's", item("A", 5) + item("B", 5, 1), ["1. A", "(a) B"]),
    ("a list that is defined as a style's, though the style is not there", item("A", 8), ["§1 A"]),
    ("list 0 is none", item("A", 0), ["A"]),
    ("a list that is not there is none", item("A", 77), ["A"]),
    ("nothing between number and text", item("缔约国", 10), ["第1条缔约国"]),
    ("a hidden number counts", item("A", 10) + item("B", 10, 1), ["第1条A", "B"]),
    ("signs of symbol fonts", item("A", 10, 2) + item("B", 10, 3), ["● A", "- B"]),
    ("words without a number, and levels without one, which print nothing",
     item("A", 10, 4) + item("B", 10, 5), ["Annex A", "1..1. B"]),
    ("a format of samples", item("A", 11) + item("B", 11), ["007 A", "008 B"]),
    ("a deleted paragraph is not counted",
     item("A") + p("<w:del><w:r><w:delText>B</w:delText></w:r></w:del>", DELETED) + item("C"), ["1. A", "2. C"]),
    ("the number stands before what a paragraph whose mark was deleted left", p("B ", DELETED) + item("C"), ["1. B C"]),
    ("a hidden paragraph is not counted", item("A") + p(r("B", "<w:vanish/>"), HIDDEN) + item("C"),
     ["1. A", "2. C", "B"]),
    ("a heading that runs into its paragraph has its number once", p("Scope. ", HIDDEN) + item("It is", 3),
     ["1. Scope. It is"]),
    ("notes count by themselves", item("A") + p(r("B") + call(1)) + item("C"), ["1. A", "B", "2. C", "1. N"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "lines"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_numbers_are_counted_as_word_does(tmp_path: Path, body: str, lines: list[str]) -> None:
    data = docx(body, numbering=LISTS, styles=STYLES, footnotes=note(1, item("N")))
    assert texts(tmp_path, data) == lines


FORMATS = [
    ("lowerLetter", 27, "aa"), ("upperLetter", 3, "C"), ("lowerRoman", 1994, "mcmxciv"), ("upperRoman", 4, "IV"),
    ("chineseCounting", 10, "十"), ("chineseCounting", 21, "二十一"), ("chineseCounting", 105, "一〇五"),
    ("chineseCountingThousand", 115, "一百一十五"), ("chineseCountingThousand", 1005, "一千零五"),
    ("japaneseCounting", 12, "十二"), ("japaneseCounting", 1105, "千百五"),
    ("ideographDigital", 20, "二〇"), ("chineseLegalSimplified", 12, "壹拾贰"), ("ideographLegalTraditional", 3, "參"),
    ("ideographTraditional", 2, "乙"), ("ideographZodiac", 12, "亥"), ("ideographZodiacTraditional", 13, "丙子"),
    ("ideographEnclosedCircle", 3, "㈢"), ("ideographEnclosedCircle", 11, "11"),
    ("decimalEnclosedCircle", 20, "⑳"), ("decimalEnclosedCircle", 21, "21"),
    ("decimalEnclosedCircleChinese", 10, "⑩"), ("decimalEnclosedCircleChinese", 11, "11"),
    ("decimalEnclosedParen", 2, "⑵"), ("decimalEnclosedFullstop", 2, "⒉"), ("decimalZero", 7, "07"),
    ("russianLower", 8, "з"), ("russianUpper", 29, "Я"), ("russianLower", 26, "ы"), ("arabicAlpha", 3, "ت"),
    ("arabicAbjad", 3, "ج"), ("hindiNumbers", 12, "१२"), ("chicago", 5, "**"), ("ordinal", 112, "112th"),
    ("0001", 12, "0012"), ("a format of the future", 9, "9"), ("lowerRoman", 0, "0"), ("bullet", 4, ""),
    ("none", 4, ""),
]  # fmt: skip


@pytest.mark.parametrize(("form", "number", "text"), FORMATS)
def test_formats_of_numbers(form: str, number: int, text: str) -> None:
    assert counted(number, form) == text


@given(st.sampled_from(sorted(FORMS)), st.integers(-5, 100_000))
def test_every_number_has_a_form(form: str, number: int) -> None:
    assert isinstance(counted(number, form), str)
