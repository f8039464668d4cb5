"""How English cites: article IV, paragraph 2, of the Treaty; paragraph 3 of resolution 76/36; paragraph 108 above."""

from generator.languages.citing.table import Citing, Wording

_KINDS = r"Treaty|Convention|Charter|Statute|Covenant|Agreement|Protocol"
_COUNTS = r"\s*(?:%|per\s?cent)|[\d/]|\.\d"

TABLE = Citing(
    code="en",
    number=r"(?:\d{1,4}(?:\.\d{1,3})?|[IVX]{1,6}(?![A-Za-z]))(?:\s?(?:bis|ter)\b)?(?:\.[A-Z](?![A-Za-z]))?",
    sub=r"\s?\(\s?(?:[a-z]{1,4}|\d{1,2})\s?\)",
    also=r"and|or|as\s+well\s+as|&",
    to=r"to|through|until",
    paragraph=Wording(
        one=r"\b(?:[Oo]perative\s+)?(?:[Ss]ub)?[Pp]ara(?:graph|\.)?\s?(?=[\dIVX])",
        many=r"\b(?:[Oo]perative\s+)?(?:[Ss]ub)?[Pp]ara(?:graph)?s\.?\s?(?=[\dIVX])",
    ),
    article=Wording(one=r"\b[Aa]rt(?:icle|\.)\s?(?=[\dIVX])", many=r"\b[Aa]rt(?:icle)?s\.?\s?(?=[\dIVX])"),
    within=Wording(one=r"para(?:graph|\.)?\s?(?=\d)", many=r"para(?:graph)?s\.?\s?(?=\d)"),
    preamble=Wording(
        one=r"\b[Pp]reambular\s+para(?:graph|\.)\s?(?=[\dIVX])",
        many=r"\b[Pp]reambular\s+para(?:graph)?s\.?\s?(?=[\dIVX])",
    ),
    action=Wording(one=r"\b[Aa]ction\s(?=\d)", many=r"\b[Aa]ctions\s(?=\d)", unless=_COUNTS),
    goal=Wording(one=r"\b(?:Goal|SDG)\s(?=\d)", many=r"\b(?:Goals|SDGs)\s(?=\d)", unless=_COUNTS),
    target=Wording(one=r"\b[Tt]arget\s(?=\d)", many=r"\b[Tt]argets\s(?=\d)", unless=_COUNTS),
    development=r"[Ss]ustainable\s+[Dd]evelopment|\bSDGs?\b|2030\s+Agenda",
    other_goals=r"(?:Millennium\s+Development|Aichi(?:\s+Biodiversity)?|Strategic|strategic|Millennium)\s+$",
    before=(
        r"\s*\)?\s*,?\s*(?:(?:at|in|and)\s+)?(?:(?:its|the)\s+)?"
        r"(?:annex\s*(?P<annex>[IVX]{1,4}\b|\d{1,2}|)\s*,?\s*)?(?:chap\.\s+[IVX]+\s*,\s*)?"
        r"(?:sect(?:ion|\.)\s+\w{1,4}\s*,\s*)?(?:see\s+)?\(?"
    ),
    after=(
        r"\s*,?\s*(?:thereof\s+)?(?:of|to|in|from|under)\s+(?:the\s+)?"
        r"(?:annex\s*(?P<annex>[IVX]{1,4}\b|\d{1,2}|)\s*(?:to|of)\s+)?(?:the\s+|its\s+)?"
        r"(?:(?:document|report|statute|decision)\s+)?"
    ),
    here=r"\s*,?\s*(?:above|below|hereof|of\s+(?:the\s+present|this)\s+(?:document|resolution|report|annex|decision|text))\b",
    see=r"\((?:see|cf\.)\s+(?:also\s+)?$",
    resolution=r"\b[Rr]esolutions?\b",
    decision=r"\b[Dd]ecisions?\b",
    noun_first=True,
    numbered=r"",
    count=r"",
    date=r"(?:of|dated|on)?\s*(?:\d{1,2}\s+)?(?:[A-Z][a-z]+\s+)?(?P<year>(?:19|20)\d\d)",
    organs=(
        (r"Human\s+Rights\s+Council", "A/HRC"),
        (r"Economic\s+and\s+Social\s+Council", "E"),
        (r"Security\s+Council", "S"),
        (r"United\s+Nations\s+Environment\s+Assembly|Environment\s+Assembly", "UNEP/EA"),
        (r"Commission\s+on\s+Human\s+Rights", "E/CN.4"),
        (
            r"(?:World\s+)?Health\s+Assembly|(?:Sub-)?Commission\s+on\s+(?:the\s+)?[A-Z]\w+(?:\s+(?:(?:and|of|the)\s+)*[A-Z]\w+)*|Labour\s+Conference|"
            r"Conference\s+of\s+the\s+(?:States\s+)?Parties|Governing\s+Council|Review\s+Conference",
            "?",
        ),
        (r"General\s+Assembly|\bAssembly", "A"),
        (r"\bCouncil", "?council"),
    ),
    of_organ=r"\s+of\s+(?:the\s+)?",
    qualifiers=((r"Corrected", "Corrected"),),
    kinds=_KINDS,
    title=rf"(?:[A-Z][\w'-]+\s+(?:(?:of|on|for|and|the|in|to|against|relating|concerning)\s+)*){{0,12}}(?:{_KINDS})\b"
    r"(?:\s+(?:on|for|of|against|relating|concerning|regarding|to)\s+(?:the\s+)?[A-Z][^,.;()]{0,80})?",
    bare=rf"\b[Tt]he\s+(?P<kind>{_KINDS})(?!\s+(?:on|for|of|against|relating|concerning|regarding|between|to)\b)",
    same=rf"\b(?:[Tt]hat|[Tt]he\s+said)\s+(?P<kind>{_KINDS})",
    same_document=(
        r"\b(?:[Tt]hat|[Tt]he\s+said|[Tt]he\s+same|the\s+aforementioned)\s+"
        r"(?:(?P<resolution>resolution)|(?P<decision>decision)|(?P<document>document|report))"
    ),
    same_article=r"\b(?:[Tt]hat|[Tt]he\s+said|[Tt]he\s+same)\s+(?:(?P<article>article)|(?P<within>paragraph))\b",
    ibid=r"Ibid\.?,?",
    series=Wording(one=r"No\.\s?"),
)
