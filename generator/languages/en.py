"""English, as the United Nations and the IAEA print it."""

from generator.languages.table import Language, agenda_items, forms

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = "|".join(name.capitalize() for name in _MONTHS)
_DATE = (
    rf"(?P<day>\d{{1,2}})(?:\s*(?P<start_month>{_MONTH}))?(?:\s*(?:to|-|–|and)\s*(?P<end_day>\d{{1,2}}))?"
    rf"\s+(?P<month>{_MONTH})\s+(?P<year>\d{{4}})"
)
_ISSUED = rf"(?P<day>\d{{1,2}}) (?P<month>{_MONTH}) (?P<year>\d{{4}})"
_ORGANS = (
    r"United Nations|General Assembly|Security Council|Economic and Social Council|Human Rights Council",
    r"International Atomic Energy Agency|General Conference|Board of Governors|Conference on Disarmament",
    r"(?:First|Second|Third|Fourth|Fifth|Sixth) Committee|Disarmament Commission",
    # Preparatory Committee for the 2020 Review Conference of the Parties to the Treaty on the Non-Proliferation of …
    r"(?:Preparatory Committee for the )?(?:\d{4} )?Review (?:and Extension )?Conference of the Parties",
    r"(?:Preparatory Committee for the )?(?:\d{4} )?Review (?:and Extension )?Conference of the Parties "
    r"to the Treaty on the Non-Proliferation of Nuclear Weapons",
)
_ORDINAL = r"(?:[A-Z][a-z]+(?:-[a-z]+)?|\d{1,3}(?:st|nd|rd|th))"
_ADVERB = (
    r"(?:[Dd]eeply|[Gg]ravely|[Ss]eriously|[Ff]irmly|[Kk]eenly|[Pp]rofoundly|[Ss]trongly|[Gg]reatly|[Ee]specially|"
    r"[Pp]articularly|[Ff]ully|[Ee]qually|[Aa]lso|[Ff]urther|[Ss]till|[Oo]nce again|[Ee]xtremely|[Hh]ighly|"
    r"[Vv]ery|[Ss]incerely)"
)
_STATE = (
    "[Aa]larmed|[Aa]nxious|[Aa]ppalled|[Aa]ware|[Cc]ognizant|[Cc]ommitted|[Cc]oncerned|[Cc]onscious|"
    "[Cc]onvinced|[Dd]edicated|"
    "[Dd]esirous|[Dd]etermined|[Dd]ismayed|[Dd]isturbed|[Dd]istressed|[Ee]ncouraged|[Gg]rateful|[Gg]uided|"
    "[Hh]eartened|"
    "[Ii]nspired|[Ii]ndignant|[Mm]indful|[Oo]utraged|[Pp]ersuaded|[Pp]leased|[Pp]reoccupied|[Rr]esolved|"
    "[Ss]addened|[Ss]hocked|"
    "[Ss]atisfied|[Tt]roubled|[Ww]orried"
)
"""Opening words of preambular paragraphs that are no participles in -ing."""

TABLE = Language(
    code="en",
    stopwords=("the", "of", "and", "to", "in", "for", "that", "with"),
    months=_MONTHS,
    terminal=".;:!?,",
    session=forms(rf"{_ORDINAL}\s+(?:special |emergency special |regular |resumed )*session"),
    place=forms(rf"(?P<city>[A-Z][A-Za-z .'-]{{2,30}}),\s+{_DATE}"),
    submitter=forms(
        r"(?P<type>(?:Joint )?[Ww]orking paper|Draft resolution|National report|Report)"
        r"\s+(?:submitted |prepared )?by\s+(?P<who>.{2,600})",
    ),
    adoption=forms(
        r"(?:(?:Resolution|Decision)s? adopted|Adopted) (?:by|on|at|without).{0,200}",
        r"\[(?:on the report of|without reference to|adopted).{2,400}\]",
    ),
    organs=forms(*_ORGANS),
    cover=forms(
        *_ORGANS,
        rf"Distr\.?:?.{{0,20}}?\s{_ISSUED}",
        r"Distr\.?:?.*|(?:General|Limited|Restricted)(?:\s+Distribution)?|Original:.{0,40}|English",
        rf"Agenda items? {agenda_items(',|and|to')}.{{0,300}}",
        rf"Items? {agenda_items(',|and|to')} of the .{{0,40}}agenda.*",
        r"Agenda items?.{1,300}|Item .{1,80} of the .{0,40}agenda.*",
        _ISSUED,
        r"Please recycle.*",
    ),
    meeting=forms(
        r"\d{1,4}(?:st|nd|rd|th) (?:\(resumed\) |resumed )?(?:plenary )?meeting.{0,20}",
        _DATE,
    ),
    formula=forms(
        r"The (?:General Assembly|Security Council|Economic and Social Council|Human Rights Council|General "
        r"Conference|Board of Governors|Conference|States Parties.{0,40}),"
    ),
    bare_formula=forms(r"The (?:General Assembly|Security Council|Economic and Social Council|Human Rights Council)"),
    quoting=forms(
        r".*(?:provides|reads|read|states|stated|declares|declared|as follows)(?: (?:that|"
        r"as follows))?:"
    ),
    annex=forms(r"(?:Annex|ANNEX|Appendix)(?:\s+(?P<number>[IVX]+|\d+|[A-Z]))?"),
    division=forms(r"(?:Part|PART|Chapter|CHAPTER)\s+(?:[IVX]+|\d+|[A-Z][a-z]+|[A-Z]+|one|two|three|four|five|six)"),
    article=forms(
        r"(?:Article|ARTICLE)\s+(?P<art>\d+|[IVX]+)\.?(?:\s+|$)",
        r"Rule\s+(?P<rule>\d+)\.?(?:\s+|$)",
        r"Principle\s+(?P<principle>\d+)\.?(?:\s+|$)",
    ),
    preambular=forms(
        r"[A-Z][a-z]+ing\b",  # Recalling, Taking note, Having considered
        rf"(?:{_ADVERB}\s+)*(?:{_STATE})\b",  # Deeply concerned, Mindful
        rf"(?:{_ADVERB}),?\s+[a-z]+ing\b",  # Further recalling
    ),
    numbered=(
        "article",
        "articles",
        "paragraph",
        "paragraphs",
        "para.",
        "paras.",
        "annex",
        "rule",
        "section",
        "chapter",
        "part",
        "vol.",
        "volume",
        "no.",
        "nos.",
        "supplement",
        "chap.",
        "sect.",
        "item",
        "items",
        "goal",
        "goals",
        "target",
        "targets",
        "protocol",
        "phase",
        "p.",
        "pp.",
        "action",
        "add.",
    ),
    counted=forms(
        rf"(?:{_MONTH}|%|per cent|percent|million|billion|trillion|years?|months?|weeks?|days?|hours?|members?|"
        rf"States?|"
        r"countries|votes?|abstentions?|a\.m\.|p\.m\.)",
    ),
    date=forms(_DATE, rf"(?P<month_only>{_MONTH})\s+(?P<year_only>\d{{4}})"),
    bodies=(
        ("preparatory committee for the", "NPT Preparatory Committee"),
        ("review conference of the parties", "NPT Review Conference"),
        ("extension conference of the parties", "NPT Review Conference"),
        ("general conference", "IAEA General Conference"),
        ("board of governors", "IAEA Board of Governors"),
        ("international atomic energy agency", "IAEA"),
        ("security council", "UN Security Council"),
        ("economic and social council", "UN Economic and Social Council"),
        ("human rights council", "UN Human Rights Council"),
        ("conference on disarmament", "Conference on Disarmament"),
        ("general assembly", "UN General Assembly"),
    ),
    types=(
        ("working paper", "working-paper"),
        ("draft resolution", "draft-resolution"),
        ("resolution", "resolution"),
        ("decision", "decision"),
        ("national report", "national-report"),
        ("report", "report"),
    ),
)
