"""English, as the United Nations and the IAEA print it."""

from generator.languages.table import Language, forms

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
_ORDINAL = r"(?:[A-Z][a-z]+(?:-[a-z]+)?|\d{1,3}(?:st|nd|rd|th))"

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
        rf"(?:Resolution|Decision)s? adopted (?:by|on|at|without).{{0,200}}(?:{_DATE})?.{{0,80}}",
        r"\[(?:on the report of|without reference to|adopted).{2,200}\]",
    ),
    cover=forms(
        r"United Nations|General Assembly|Security Council|Economic and Social Council",
        r"International Atomic Energy Agency",
        r"Distr\.?:?.*|(?:General|Limited|Restricted)(?:\s+Distribution)?|Original:.{0,40}|English",
        r"Agenda items?.{1,300}|Item .{1,80} of the .{0,40}agenda.*",
        rf"\d{{1,2}} (?:{_MONTH}) \d{{4}}",
        r"Please recycle.*",
    ),
    meeting=forms(r"\d{1,4}(?:st|nd|rd|th) (?:\(resumed\) )?(?:plenary )?meeting.{0,20}", _DATE),
    formula=forms(
        r"The (?:General Assembly|Security Council|Economic and Social Council|Human Rights Council|General "
        r"Conference|Board of Governors|Conference|States Parties.{0,40}),"
    ),
    quoting=forms(r".*(?:provides|reads|read|states|stated|declares|declared|as follows)(?: (?:that|as follows))?:"),
    annex=forms(r"(?:Annex|ANNEX|Appendix)(?:\s+(?P<number>[IVX]+|\d+|[A-Z]))?"),
    division=forms(r"(?:Part|PART|Chapter|CHAPTER)\s+(?:[IVX]+|\d+|[A-Z][a-z]+|[A-Z]+)"),
    article=forms(
        r"(?:Article|ARTICLE)\s+(?P<art>\d+|[IVX]+)\.?(?:\s+|$)",
        r"Rule\s+(?P<rule>\d+)\.?(?:\s+|$)",
        r"Principle\s+(?P<principle>\d+)\.?(?:\s+|$)",
    ),
    preambular=(
        "Recalling",
        "Reaffirming",
        "Recognizing",
        "Noting",
        "Welcoming",
        "Emphasizing",
        "Stressing",
        "Underlining",
        "Bearing in mind",
        "Taking note",
        "Taking into account",
        "Taking into consideration",
        "Mindful",
        "Conscious",
        "Aware",
        "Convinced",
        "Concerned",
        "Deeply concerned",
        "Gravely concerned",
        "Guided",
        "Acknowledging",
        "Expressing",
        "Having considered",
        "Having received",
        "Having regard",
        "Desiring",
        "Determined",
        "Encouraged",
        "Appreciating",
        "Affirming",
        "Underscoring",
        "Considering",
        "Commending",
        "Deploring",
        "Condemning",
        "Alarmed",
        "Reiterating",
        "Also",
        "Further",
        "Acting",
        "Observing",
        "Believing",
        "Hoping",
        "Inspired",
        "Looking forward",
    ),
    units="%",
    date=forms(_DATE, rf"(?P<month_only>{_MONTH})\s+(?P<year_only>\d{{4}})"),
    types=(
        ("working paper", "working-paper"),
        ("draft resolution", "draft-resolution"),
        ("resolution", "resolution"),
        ("decision", "decision"),
        ("national report", "national-report"),
        ("report", "report"),
    ),
)
