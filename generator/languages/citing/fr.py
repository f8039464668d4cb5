"""How French cites: l’article IV, paragraphe 2, du Traité; le paragraphe 3 de la résolution 76/36; ci-dessus."""

from generator.languages.citing.table import Citing, Wording

_KINDS = r"Traité|Convention|Charte|Statut|Pacte|Accord|Protocole"
_COUNTS = r"\s*(?:%|pour\s?cent)|[\d/]|[.,]\d"
_OF = r"(?:de\s+la\s+|de\s+l'|du\s+|des\s+|de\s+|d'|à\s+la\s+|à\s+l'|au\s+|aux\s+|dans\s+(?:la\s+|le\s+|l'))"

TABLE = Citing(
    code="fr",
    number=r"(?:\d{1,4}(?:\.\d{1,3})?|[IVX]{1,6}(?![A-Za-z])|[Pp]remi(?:er|ère)\b)(?:\s?(?:bis|ter)\b)?(?:\.[A-Z](?![A-Za-z]))?",
    sub=r"\s?\(?\s?(?:[a-z]{1,4}|\d{1,2})\s?\)",
    also=r"et|ou|ainsi\s+que",
    to=r"à|au",
    paragraph=Wording(one=r"\b[Pp]ar(?:agraphe|\.)\s?(?=[\dIVX])", many=r"\b[Pp]ar(?:agraphes|\.)\s?(?=[\dIVX])"),
    article=Wording(
        one=r"\b[Aa]rt(?:icle|\.)\s?(?=[\dIVX]|[Pp]remier)", many=r"\b[Aa]rt(?:icles|\.)\s?(?=[\dIVX]|[Pp]remier)"
    ),
    within=Wording(one=r"par(?:agraphe|\.)\s?(?=\d)", many=r"par(?:agraphes|\.)\s?(?=\d)"),
    preamble=Wording(
        one=r"\b(?:[Aa]linéa|[Pp]aragraphe)\s+(?=\d+\s+du\s+préambule)",
        many=r"\b(?:[Aa]linéas|[Pp]aragraphes)\s+(?=[\d,\set]+\s+du\s+préambule)",
        after=r"du\s+préambule",
    ),
    action=Wording(
        one=r"\b(?:[Mm]esure|[Aa]ction)\s(?=\d)", many=r"\b(?:[Mm]esures|[Aa]ctions)\s(?=\d)", unless=_COUNTS
    ),
    goal=Wording(
        one=r"\b(?:[Oo]bjectif|ODD)(?:\s+de\s+développement\s+durable)?(?:\s+n[°o]\s?)?\s?(?=\d)",
        many=r"\b(?:[Oo]bjectifs|ODD)(?:\s+de\s+développement\s+durable)?(?:\s+n[°o]s?\s?)?\s?(?=\d)",
        unless=_COUNTS,
    ),
    target=Wording(one=r"\b[Cc]ible\s(?=\d)", many=r"\b[Cc]ibles\s(?=\d)", unless=_COUNTS),
    development=r"développement\s+durable|\bODD\b|Programme\s+2030",
    other_goals=r"(?:Aichi|stratégiques?|[Ss]tratégique|du\s+Millénaire)\s+$",
    before=(
        r"\s*\)?\s*,?\s*(?:(?:en|dans|à|et)\s+)?(?:(?:son|sa|ses|l'|la|le)\s*)?"
        r"(?:annexe\s*(?P<annex>[IVX]{1,4}\b|\d{1,2}|)\s*,?\s*)?(?:chap\.\s+[IVX]+\s*,\s*)?"
        r"(?:sect(?:ion|\.)\s+\w{1,4}\s*,\s*)?(?:voir\s+)?\(?"
    ),
    after=(
        rf"\s*,?\s*{_OF}(?:(?:son|sa|ses)\s+)?"
        rf"(?:l'?annexe\s*(?P<annex>[IVX]{{1,4}}\b|\d{{1,2}}|)\s*{_OF})?(?:(?:son|sa|ses|la|le)\s+)?(?:l')?"
        r"(?:(?:document|rapport|décision)\s+)?"
    ),
    here=(
        r"\s*,?\s*(?:ci-dessus|ci-dessous|ci-après|qui\s+précède|plus\s+haut|"
        r"(?:de\s+la\s+présente|du\s+présent|de\s+cette|de\s+ce)\s+(?:document|résolution|rapport|annexe|décision|texte))"
    ),
    see=r"\((?:voir|cf\.)\s+(?:aussi\s+)?(?:le\s+|les\s+)?$",
    resolution=r"\b[Rr]ésolutions?\b",
    decision=r"\b[Dd]écisions?\b",
    noun_first=True,
    numbered=r"",
    count=r"",
    date=r"(?:en\s+date\s+)?(?:du|de|le)?\s*(?:\d{1,2}(?:er)?\s+)?(?:[a-zûé]+\s+)?(?P<year>(?:19|20)\d\d)",
    organs=(
        (r"Conseil\s+des\s+droits\s+de\s+l'homme", "A/HRC"),
        (r"Conseil\s+économique\s+et\s+social", "E"),
        (r"Conseil\s+de\s+sécurité", "S"),
        (r"Assemblée\s+des\s+Nations\s+Unies\s+pour\s+l'environnement|Assemblée\s+pour\s+l'environnement", "UNEP/EA"),
        (r"Commission\s+des\s+droits\s+de\s+l'homme", "E/CN.4"),
        (
            r"Assemblée\s+mondiale\s+de\s+la\s+Santé|Commission\s+de\s+la\s+condition\s+de\s+la\s+femme|"
            r"Commission\s+de\s+statistique|Commission\s+des\s+stupéfiants|Conférence\s+des\s+Parties|Conseil\s+d'administration",
            "?",
        ),
        (r"Assemblée\s+générale|\bAssemblée", "A"),
        (r"\bConseil\b", "?council"),
    ),
    of_organ=r"\s+(?:de\s+l'|du\s+|de\s+la\s+)",
    qualifiers=((r"Corrigé|Corrected", "Corrected"),),
    kinds=_KINDS,
    title=rf"(?:{_KINDS})\s+(?:internationale?\s+)?(?:relatif|relative|sur|pour|contre|de|des|du|d'|concernant|portant)\s?"
    r"[^,.;()]{2,90}",
    bare=rf"\b(?:[Ll]e|[Ll]a|[Dd]u|[Aa]u|[Dd]e\s+la)\s+(?P<kind>{_KINDS})(?!\s+(?:sur|relati|pour|contre|de|des|du|d'|international))",
    same=rf"\b(?:[Cc]et?|[Cc]ette|[Ll]edit|[Ll]adite|[Dd]udit|[Dd]e\s+ladite)\s+(?P<kind>{_KINDS})",
    same_document=(
        r"\b(?:[Cc]ette|[Cc]e|[Ll]adite|[Ll]edit|[Dd]udit|de\s+ladite)\s+"
        r"(?:(?P<resolution>résolution)|(?P<decision>décision)|(?P<document>document|rapport))"
    ),
    same_article=r"\b(?:[Cc]et|[Ll]edit|[Dd]udit|[Cc]e)\s+(?:(?P<article>article)|(?P<within>paragraphe))\b(?!\s+\d)",
    ibid=r"Ibid\.?,?",
    series=Wording(one=r"(?:n[°o]|no)\s?"),
)
