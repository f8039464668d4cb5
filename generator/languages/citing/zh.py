"""How Chinese cites: 《条约》第四条第 2 款, 第 76/36 号决议第 3 段, 上文第 108 段."""

from generator.languages.citing.table import Citing, Wording

_KINDS = r"条约|公约|宪章|规约|协定|议定书"
_COUNTS = r"\s*[\d.%年个项点届]"
"""What follows a number that counts is no reference: 目标 17 个, 行动 5%."""

TABLE = Citing(
    code="zh",
    number=r"(?:\d{1,4}(?:\.\d{1,3})?|[〇零一二三四五六七八九十百]{1,5})(?:之[一二三四])?(?:\.[A-Z](?![A-Za-z]))?",
    sub=r"\s?\(\s?(?:[a-z]{1,4}|\d{1,2}|[一二三四五六七八九十]{1,2}|[甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥])\s?\)",
    also=r"以及|和|及|与|或|、",
    to=r"至|到",
    paragraph=Wording(one=r"第", many=r"第", after=r"段(?:\s?\([a-z]{1,4}\)(?=\s*(?:分段|项)))?"),
    article=Wording(one=r"第", many=r"第", after=r"条(?:之[一二三四])?(?![例约件线目幅])"),
    within=Wording(one=r"第", many=r"第", after=r"[款项](?![目])"),
    preamble=Wording(one=r"序言(?:部分)?的?\s*第", many=r"第", after=r"[段款]"),
    action=Wording(
        one=r"行动\s*(?=\d)|第(?=[\d\s、,和及与至到项第-]{1,60}项\s*行动)",
        many=r"(?:行动|第)",
        after=r"(?:项\s*行动)?",
        unless=_COUNTS,
    ),
    goal=Wording(one=r"目标", many=r"目标", unless=_COUNTS),
    target=Wording(one=r"(?:具体)?目标", many=r"(?:具体)?目标", unless=_COUNTS),
    development=r"可持续发展|2030\s?年?\s?议程",
    other_goals=r"(?:千年发展|千年|爱知|战略|首要|总体|主要|量化|优先|行动|政策|绩效|连通)$",
    before=(
        r"\s*号?\s*(?:决议|决定|文件|报告)?\s*[)》\"]{0,2}\s*(?:号?文件|的?(?:决议|决定|宣言|报告))?\s*,?\s*"
        r"(?:的?\s*附件\s*(?P<annex>[一二三四五六七八九十]{1,2}|[IVX]{1,4}|\d{1,2}|))?"
        r"\s*(?:所载|所列|规定|中|里|内)?\s*的?\s*,?\s*(?:执行部分|正文)?(?:第[一二三四五六七八九十]{1,2}章\s*,?\s*)?\s*"
    ),
    after=r"(?!)",
    here=r"(?:上文|下文|上述|前文|以上|以下|本文件|本决议|本报告|本文|本附件)\s*的?\s*(?:执行部分)?\s*",
    see=r"\((?:见|参见|另见|参看)\s*$",
    resolution=r"决议",
    decision=r"决定",
    noun_first=False,
    numbered=r"第\s*",
    count=r"\s*号",
    date=r"(?P<year>(?:19|20)\d\d)\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?",
    organs=(
        (r"人权理事会", "A/HRC"),
        (r"经济及社会理事会|经济和社会理事会|经社理事会", "E"),
        (r"安全理事会|安理会", "S"),
        (r"联合国环境大会|环境大会", "UNEP/EA"),
        (r"人权委员会", "E/CN.4"),
        (
            r"麻醉药品委员会|麻委会|卫生大会|海洋局|教科文组织|国际民用航空组织|国际海事组织|劳工大会|缔约方会议|缔约国会议",
            "?",
        ),
        (r"机构大会|审议大会|审议会议|委员会(?=\s*(?:(?:19|20)\d\d\s*年|第|关于|题为))", "?"),
        (r"(?:联合国)?大会", "A"),
        (r"理事会", "?council"),
    ),
    made_by=r"的",
    qualifiers=(
        (r"校正版|更正版|更正本|修正本|Corrected", "Corrected"),
        (r"第一卷", "Vol.I"),
        (r"第二卷", "Vol.II"),
        (r"第三卷", "Vol.III"),
        (r"第一部分", "PartI"),
        (r"第二部分", "PartII"),
    ),
    kinds=_KINDS,
    title=rf"《[^《》]{{2,60}}(?:{_KINDS})》",
    bare=rf"(?:《|(?<=[照据守行的,、在和与;:于对])|(?<![\u4e00-\u9fff]))(?P<kind>{_KINDS})(?:》|(?=\s*第))",
    same=rf"(?:该|此项|此|上述|这一|这项)\s*《?(?P<kind>{_KINDS})》?",
    same_document=r"(?:该|此|上述|同一)(?:项|份)?\s*(?:(?P<resolution>决议)|(?P<decision>决定)|(?P<document>文件|报告))",
    same_article=r"(?:该|此|同)一?\s*(?:(?P<article>条)|(?P<within>款))(?![约例件款目])",
    ibid=r"同上",
    series=Wording(one=r"第", after=r"号"),
)
