"""Chinese, as the United Nations and the IAEA print it."""

from generator.languages.table import Language, agenda_items, forms

_DATE = (
    r"(?P<year>\d{4})\s*年(?:\s*(?P<month>\d{1,2})\s*月(?:\s*(?P<day>\d{1,2})\s*日)?)?"
    r"(?:\s*[至—-]\s*(?:(?P<end_month>\d{1,2})\s*月)?\s*(?P<end_day>\d{1,2})\s*日)?"
)
_ISSUED = r"(?P<day>\d{1,2})\s+(?P<month>[A-Z][a-z]+)\s+(?P<year>\d{4})"
"""The day of issue, on Chinese covers in English as well: 28 December 2020"""
_NUMBER = r"[一二三四五六七八九十百零〇0-9０-９]+"
_ADVERB = (
    r"(?:又|还|再次|进一步|继续|特别|同样|在这方面|因此，|表示|感到|深表|深为|深切|深|极为|极其|严重|强烈|最强烈地|坚决|明确|重点|"
    r"十分|非常|赞赏地|满意地|关切地|遗憾地|痛惜地|高兴地|震惊地|感激地|欣慰地)"
)
"""What strengthens the word that opens a preambular paragraph: 又回顾, 表示严重关切, 赞赏地注意到"""
_VERB = (
    r"回顾|忆及|重申|申明|认识到|意识到|确认|注意|铭记|念及|考虑到|顾及|牢记|谨记|鉴于|欢迎|欣见|乐见|强调|着重|突出|指出|"
    r"深信|确信|坚信|相信|认为|遵循|遵照|关切|关注|担忧|震惊|惊悉|不安|警觉|痛惜|谴责|斥责|遗憾|失望|愤慨|赞赏|赞扬|赞同|嘉许|感谢|满意|"
    r"肯定|承认|支持|审议了|审查了|收到|听取|知悉|获悉|决心|希望|期望|期待|渴望|主张|致力|鼓励|敦促|促请|呼吁|吁请|要求|邀请|反对|重视"
)
"""The words themselves."""
_ORGANS = (
    r"联\s*合\s*国|大\s*会|安全理事会|经济及社会理事会|人权理事会|国际原子能机构|原子能机构|总务委员会|第[一二三四五六]委员会",
    r"理事会|裁军谈判会议|裁军审议委员会",
    # 不扩散核武器条约缔约国 2020 年审议大会筹备委员会
    r"(?:\d{4}\s*年)?\s*《?不扩散核武器条约》?缔约国|筹备委员会",
    r"(?:(?:\d{4}\s*年)?\s*《?不扩散核武器条约》?\s*(?:缔约国)?)?\s*(?:\d{4}\s*年)?\s*审议(?:和延期)?大会\s*(?:筹备委员会)?",
)
_WORK = r"文件|工作文件|联合工作文件|决议草案|决定草案|报告|说明|信函|备忘录|国家报告"

TABLE = Language(
    code="zh",
    stopwords=("的", "和", "在", "是", "了", "与", "各", "以"),
    terminal="。；：！？，、…",
    session=forms(
        # 第一届会议
        rf"第\s*{_NUMBER}\s*(?:届|次)\s*(?:特别|紧急特别|常|续)?(?:会议|会|届会|审议大会|筹备会议)(?:\(.*\))?",
        rf"第\s*{_NUMBER}\s*届(?:常会|特别会议|紧急特别会议)",  # 第五十九届常会
    ),
    place=forms(
        # 2017 年 5 月 2 日至 12 日，维也纳
        rf"{_DATE}\s*[，,]\s*(?P<city>[^，。；：\d]{{2,20}})",
    ),
    submitter=forms(
        # 摩洛哥、荷兰和西班牙提交的工作文件
        rf"(?P<who>.{{1,600}}?)\s*提\s*交\s*的\s*(?P<type>{_WORK})",
        rf"(?P<type>{_WORK})[：:]?\s*(?P<who>.{{2,80}})提出",
    ),
    adoption=forms(
        # 2015 年 9 月 18 日第九次全体会议通过的决议
        rf"{_DATE}.{{0,40}}(?:通\s*过\s*的?|核\s*准\s*的?)?(?:大会)?(?:决议|决定)",
        rf"{_DATE}.{{0,12}}第\s*{_NUMBER}\s*次会议.{{0,4}}通过",  # 2024年6月10日安全理事会第9650次会议通过
        r"\[(?:根据|未经发交|未发交).{2,200}\]",  # [根据第三委员会的报告(A/75/478/Add.3，第39段)]
        r"(?:大会|安全理事会|经济及社会理事会|理事会)\s*.{0,30}(?:通过的|通过)(?:决议|决定)",
    ),
    organs=forms(*_ORGANS),
    cover=forms(
        *_ORGANS,
        rf"(?:Distr\.?:?|普遍分发|普通分发|有限分发).{{0,20}}?\s{_ISSUED}",
        r"Distr\.?:?.*|(?:General|Limited|Restricted)(?:\s+Distribution)?|普遍分发.*|普通分发.*|有限分发.*",
        r"(?:Chinese|Original|原文|正本).{0,40}|(?:中文|英文)(?:\s*原文.*)?",
        rf"[（(]?(?:临时)?议程\*?\s*项目\s*{agenda_items('、|和|及|至')}.{{0,200}}",
        r"议程项目.{1,200}|（?临时议程.{1,80}",
        _ISSUED,
        r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日",
    ),
    meeting=forms(
        # 2020 年 12 月 16 日第 46 次全体会议
        rf"(?:{_DATE}\s*)?第\s*{_NUMBER}\s*次(?:\(?续会\)?)?\s*(?:全体)?会议(?:\(续会\))?",
        _DATE,
    ),
    formula=forms(
        # 大会，
        r"(?:联合国)?(?:大会|安全理事会|经济及社会理事会|人权理事会|理事会|缔约国会议|审议大会|全体会议|委员会)[，,]",
    ),
    quoting=forms(r".*(?:规定|如下|指出|写道|申明|宣布|声明|全文|原文|内容为|措辞)(?:如下)?[：:]\s*“?"),
    bare_formula=forms(r"(?:联合国)?(?:大会|安全理事会|经济及社会理事会|人权理事会)"),
    annex=forms(rf"附\s*[件录](?:\s*(?P<number>{_NUMBER}|[A-Z]|[IVX]+))?"),
    division=forms(rf"第\s*{_NUMBER}\s*(?:部分|编|篇|章)"),
    article=forms(
        rf"第\s*(?P<art>{_NUMBER})\s*条(?:\s+|$)",
        r"规则\s*(?P<rule>\d+)(?:\s+|$)",
        r"原则\s*(?P<principle>\d+)(?:\s+|$)",
    ),
    preambular=forms(rf"{_ADVERB}*(?:{_VERB})"),
    clause=forms(r"支持|鼓励|希望|呼吁|期待|要求|鉴于|致力|突出|再次表示|在这方面"),
    counted=forms(
        r"[年月日号届票岁％%页卷亿万千百余倍轮]|个|段(?!落)|条(?![约件例])|款(?!项)|项(?!目)|次(?!级)|名(?!为)|国(?![际家内民土])|天(?!然)|"
        r"时(?!代|期)|分(?![摊析配])|周(?![边期])|节(?!约)|章(?!程)|元(?!首)|类(?!型)|级(?!别)|种(?![族类])|位(?!于)|家(?![属庭])|部(?![门分])|"
        r"人(?![权民道类口士员])|多(?![边数方元样哈])|至(?![今少关])|期(?![间待望限])|份|方(?![面式案])|所(?![载述作附提有涉铭])",
        r"(?:[-—–、和及]\s?)?\d+(?:-\d+)?\s?[号段条款页卷节章]",  # 第 17512 和 17513 号
    ),
    date=forms(_DATE),
    bodies=(
        ("筹备委员会", "NPT Preparatory Committee"),
        ("审议大会", "NPT Review Conference"),
        ("审议和延期大会", "NPT Review Conference"),
        ("国际原子能机构 大会", "IAEA General Conference"),
        ("国际原子能机构 理事会", "IAEA Board of Governors"),
        ("国际原子能机构", "IAEA"),
        ("安全理事会", "UN Security Council"),
        ("经济及社会理事会", "UN Economic and Social Council"),
        ("人权理事会", "UN Human Rights Council"),
        ("裁军谈判会议", "Conference on Disarmament"),
        ("大会", "UN General Assembly"),
    ),
    types=(
        ("联合工作文件", "working-paper"),
        ("工作文件", "working-paper"),
        ("决议草案", "draft-resolution"),
        ("决议", "resolution"),
        ("决定", "decision"),
        ("国家报告", "national-report"),
        ("报告", "report"),
    ),
)
