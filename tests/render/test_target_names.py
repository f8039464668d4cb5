"""What a citation points at, in the words of either language of the interface."""

from __future__ import annotations

import pytest

from generator.model import Entity
from generator.render.target_names import TargetNames
from generator.render.words import words

NPT = {"zh": "不扩散核武器条约", "en": "Treaty on the Non-Proliferation of Nuclear Weapons"}
ENTITIES = {
    "npt": Entity("npt", "instruments", "treaty", NPT, numerals="roman"),
    "charter": Entity("charter", "instruments", "treaty", {"en": "Charter"}),
    "plan": Entity("plan", "instruments", "action_plan", {"zh": "2010年行动计划", "en": "2010 Action Plan"}),
    "protocol": Entity("protocol", "instruments", "treaty_protocol", {"zh": "修正《维也纳公约》的议定书"}),
}
ROWS = [
    ("A/RES/76/36", "A/RES/76/36", "A/RES/76/36"),
    ("A/RES/76/36#p5", "A/RES/76/36，第5段", "A/RES/76/36, para. 5"),
    ("A/RES/76/36#p5-b", "A/RES/76/36，第5段(b)", "A/RES/76/36, para. 5 (b)"),
    ("A/RES/76/36#p5-b-2", "A/RES/76/36，第5段(b)(ii)", "A/RES/76/36, para. 5 (b) (ii)"),
    ("A/RES/76/36#p12-bis", "A/RES/76/36，第12 bis段", "A/RES/76/36, para. 12 bis"),
    ("A/RES/76/36#p187-15", "A/RES/76/36，第187段第15项", "A/RES/76/36, para. 187, item 15"),
    ("A/RES/76/36#pp-6", "A/RES/76/36，序言部分第6段", "A/RES/76/36, preambular para. 6"),
    ("A/RES/76/36#pp-f", "A/RES/76/36，序言部分(f)段", "A/RES/76/36, preambular para. (f)"),
    ("A/RES/75/101A-B#part-a-p3", "A/RES/75/101A-B，A部分第3段", "A/RES/75/101A-B, part A, para. 3"),
    ("A/RES/70/1#annex-1-p3-c", "A/RES/70/1，附件1第3段(c)", "A/RES/70/1, annex 1, para. 3 (c)"),
    ("A/HRC/1#fn-3", "A/HRC/1，脚注3", "A/HRC/1, footnote 3"),
    ("npt", "《不扩散核武器条约》", NPT["en"]),
    ("npt#art-4", "《不扩散核武器条约》第四条", f"{NPT['en']}, article IV"),
    ("npt#art-3-2", "《不扩散核武器条约》第三条第2款", f"{NPT['en']}, article III, para. 2"),
    ("npt#art-12-c", "《不扩散核武器条约》第十二条(c)", f"{NPT['en']}, article XII (c)"),
    ("npt#art-3-2-a", "《不扩散核武器条约》第三条第2款(a)", f"{NPT['en']}, article III, para. 2 (a)"),
    ("charter#art-51", "《Charter》第五十一条", "Charter, article 51"),
    ("npt#preamble-6", "《不扩散核武器条约》序言部分第6段", f"{NPT['en']}, preambular para. 6"),
    ("plan#action-5", "《2010年行动计划》行动5", "2010 Action Plan, action 5"),
    ("protocol", "《修正〈维也纳公约〉的议定书》", "修正《维也纳公约》的议定书"),
    ("sdg#3", "可持续发展目标3", "Sustainable Development Goal 3"),
    ("sdg#3.8", "可持续发展目标具体目标3.8", "Sustainable Development Goals, target 3.8"),
    ("a-slug#h-x1", "a-slug，h-x1", "a-slug, h-x1"),
]


@pytest.mark.parametrize(("target", "chinese", "english"), ROWS)
def test_a_target_in_words(target: str, chinese: str, english: str) -> None:
    assert TargetNames(ENTITIES, words("zh"), "zh").name(target) == chinese
    assert TargetNames(ENTITIES, words("en"), "en").name(target) == english
