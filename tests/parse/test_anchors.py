"""The table of addresses in the design, row by row: a small text, and the anchors of its blocks in reading order.
`|` stands for an empty line between blocks.

An anchor is for ever; a row that has to change here changes published addresses.
"""

from __future__ import annotations

import pytest

from generator.model import Source
from generator.parse import parse

ROWS: tuple[tuple[str, str, str], ...] = (
    ("paragraph 66", "65. 一。|66. 二。", "p65 p66"),
    ("one printed 1.1", "1.1 第一项。|1.2 第二项。", "p1.1 p1.2"),
    (
        "sub-paragraph (b) of 80; its items (ii), ㈡ and 2",
        "80. 促请：|(a) 甲：|(i) 一；|(ii) 二；|(b) 乙：|㈠ 一；|㈡ 二；|(c) 丙：|(1) 一；|(2) 二。",
        "p80 p80-a p80-a-1 p80-a-2 p80-b p80-b-1 p80-b-2 p80-c p80-c-1 p80-c-2",
    ),
    ("third bullet of paragraph 5", "5. 促请：|• 甲；|• 乙；|• 丙。", "p5 p5-1 p5-2 p5-3"),
    ("third unlabelled item of paragraph 5", "5. 促请：|甲国；|乙国；|丙国；|6. 二。", "p5 p5-1 p5-2 p5-3 p6"),
    (
        "item 14 of the list that paragraph 187 opens, its (a), a heading in it",
        "186. 一。|187. 可以下内容：|1. 甲。|一、标题|2. 乙：|(a) 子；|188. 二。",
        "p186 p187 p187-1 p187-h-1 p187-2 p187-2-a p188",
    ),
    (
        "preambular paragraph (b); (a) of one without a label",
        "大会，|(a) 忆及决议，|(b) 注意到报告，|1. 决定。",
        "x1 pp-a pp-b p1",
    ),
    ("the second without a label", "大会，|回顾决议，|又回顾决议：|(a) 甲，|1. 决定。", "x1 pp-1 pp-2 pp-2-a p1"),
    ("a second unnumbered block after 9", "9. 一。|其后的话。|又有的话。|10. 二。", "p9 p9-x1 p9-x2 p10"),
    ("a block quote in 2", "1. 甲。|2. 条约规定：|“缔约国承诺不转让。”|3. 丙。", "p1 p2 p2-q1 p3"),
    ("unnumbered block before any number", "导言的话在这里。|1. 一。", "x1 p1"),
    (
        "heading printed as II, A under it; words after a heading; an unmarked heading",
        "I. 导言|1. 一。|II. 行动|A. 甲|说明的话。|2. 二。|结论|3. 三。",
        "h-1 p1 h-2 h-2-a h-2-a-x1 p2 h-x1 p3",
    ),
    ("Article 3, its paragraph 2", "第一条|1. 一。|第二条|1. 二。|2. 三。", "art-1 art-1-1 art-2 art-2-1 art-2-2"),
    ("Rule 2", "Rule 1|The first.|Rule 2|The second.", "rule-1 rule-1-x1 rule-2 rule-2-x1"),
    ("Principle 2", "Principle 1|1. One.|Principle 2|1. Two.", "principle-1 principle-1-1 principle-2 principle-2-1"),
    (
        "an article in an annex; a heading above articles is the annex's again",
        "1. 一。|附件|一、甲|第一条|1. 二。|二、乙|第二条|1. 三。|2. 四。",
        "p1 annex-1 annex-1-h-1 annex-1-art-1 annex-1-art-1-1 "
        "annex-1-h-2 annex-1-art-2 annex-1-art-2-1 annex-1-art-2-2",
    ),
    (
        "annexes of what an annex holds",
        "1. 一。|附件|1. 二。|附件一|1. 三。",
        "p1 annex-1 annex-1-p1 annex-1-annex-1 annex-1-annex-1-p1",
    ),
    (
        "in an annex, a lone one too",
        "1. 一。|附件|二、标题|3. 三。",
        "p1 annex-1 annex-1-h-2 annex-1-p3",
    ),
    ("in the second annex", "1. 一。|附件一|1. 二。|附件二|1. 三。", "p1 annex-1 annex-1-p1 annex-2 annex-2-p1"),
    (
        "in a part of a document that holds several resolutions",
        "A|甲的标题|大会，|回顾决议，|1. 决定。|B|乙的标题|大会，|回顾决议，|又回顾决议，|1. 决定。",
        "part-a part-a-h-x1 part-a-h-x1-x1 part-a-pp-1 part-a-p1 "
        "part-b part-b-h-x1 part-b-h-x1-x1 part-b-pp-1 part-b-pp-2 part-b-p1",
    ),
    (
        "in a section, where numbers start again",
        "一、甲|1. 一。|2. 二。|二、乙|1. 三。",
        "h-1 sec-1-p1 sec-1-p2 h-2 sec-2-p1",
    ),
    (
        "in sections below one heading, each by its own number",
        "一、甲|1. 一。|2. 二。|二、乙|A. 子|1. 三。|B. 丑|1. 四。|2. 五。",
        "h-1 sec-1-p1 sec-1-p2 h-2 h-2-a sec-2-a-p1 h-2-b sec-2-b-p1 sec-2-b-p2",
    ),
    (
        "the preamble of a section",
        "大会，|回顾决议，|一、甲|1. 一。|二、乙|又回顾决议，|1. 二。",
        "x1 pp-1 h-1 sec-1-p1 h-2 sec-2-pp-1 sec-2-p1",
    ),
    ("letters below a heading, behind numbers", "1. 一。|一、甲|(a) 子；|(b) 丑。", "p1 h-1 h-1-a h-1-b"),
    (
        "in no section: what stands before the first heading",
        "大会，|回顾决议，|一、甲|1. 一。|二、乙|1. 三。|其后的话。",
        "x1 pp-1 h-1 sec-1-p1 h-2 sec-2-p1 sec-2-p1-x1",
    ),
    (
        "letters of any script by their order: Russian б is b, с the third in either alphabet",
        "1. Постановляет:|a) первое;|b) второе;|с) третье;|d) четвертое.",
        "p1 p1-a p1-b p1-c p1-d",
    ),
    (
        "after z: aa",
        "1. 促请：|" + "".join(f"({c}) 甲；|" for c in "abcdefghijklmnopqrstuvwxyz") + "(aa) 乙。",
        "p1 " + " ".join(f"p1-{c}" for c in "abcdefghijklmnopqrstuvwxyz") + " p1-aa",
    ),
    ("Arabic letters and digits", "١. تقرر:|(أ) الأول؛|(ب) الثاني؛|٢. تطلب.", "p1 p1-a p1-b p2"),
    ("marks such as 之二 and bis stay", "12. 一。|12之二. 二。|12 ter. 三。|13. 四。", "p12 p12-bis p12-ter p13"),
    (
        "a mark behind a letter stays",
        "80. 促请：|(a) 甲；|(a bis) 乙：|(i) 一；|(i bis) 二；|(b) 丙。",
        "p80 p80-a p80-a-bis p80-a-bis-1 p80-a-bis-1-bis p80-b",
    ),
    (
        "Chinese letters by their order",
        "80. 促请：|(a) 一：|(甲) 甲；|(乙) 乙：|(子) 子；|(丑) 丑；|(b) 二。|81. 促请：|(甲) 一；|(乙) 二。",
        "p80 p80-a p80-a-1 p80-a-2 p80-a-2-1 p80-a-2-2 p80-b p81 p81-a p81-b",
    ),
    ("a list that nothing introduces", "• 甲；|• 乙。", "x-1 x-2"),
)


@pytest.mark.parametrize(("what", "text", "anchors"), ROWS, ids=[what for what, _, _ in ROWS])
def test_anchors(what: str, text: str, anchors: str) -> None:
    document, _ = parse(Source(file="x.txt", sha256="0" * 64, text=text.replace("|", "\n\n") + "\n"))
    blocks = [block.anchor for block in document.walk()]
    assert " ".join(blocks) == anchors, what


NOTES = (
    (
        "footnote 1; one marked by an asterisk",
        "1. 一，1 二。* 三。\n\n2. 四。\n\n_______\n\n1 甲。\n\n* 乙。\n",
        "fn-1 fn-star",
    ),
    (
        "where they start again in an annex",
        "1. 一国同意，1\n\n2. 二国同意。\n\n_______\n\n1 甲。\n\f附件\n\n"
        "1. 三国同意，1\n\n2. 四国同意。\n\n_______\n\n1 乙。\n",
        "fn-1 annex-1-fn-1",
    ),
)


@pytest.mark.parametrize(("what", "text", "anchors"), NOTES, ids=[what for what, _, _ in NOTES])
def test_anchors_of_notes(what: str, text: str, anchors: str) -> None:
    document, _ = parse(Source(file="x.txt", sha256="0" * 64, text=text))
    assert " ".join(note.anchor for note in document.footnotes) == anchors, what


def test_a_collision_is_numbered_and_reported() -> None:
    document, issues = parse(
        Source(file="x.txt", sha256="0" * 64, text="1. 甲：\n\n(a) 一；\n\n(b) 二；\n\n(b) 三。\n\n2. 乙。\n")
    )
    assert [block.anchor for block in document.walk()] == ["p1", "p1-a", "p1-b", "p1-b--2", "p2"]
    (issue,) = [issue for issue in issues if issue.kind == "anchor-collision"]
    assert str(issue) == (
        "x.txt:7: two blocks are numbered p1-b; the second has the address p1-b--2; "
        "compare with the source: a number is misread, or printed twice"
    )
