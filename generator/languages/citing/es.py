"""How Spanish cites: el artículo IV, párrafo 2, del Tratado; el párrafo 3 de la resolución 76/36; supra."""

from generator.languages.citing.table import Citing, Wording

_KINDS = r"Tratado|Convención|Convenio|Carta|Estatuto|Pacto|Acuerdo|Protocolo"
_COUNTS = r"\s*(?:%|por\s?ciento)|[\d/]|[.,]\d"
_OF = r"(?:de\s+las?\s+|de\s+los\s+|del\s+|de\s+|en\s+(?:la\s+|el\s+)|a\s+la\s+|al\s+)"

TABLE = Citing(
    code="es",
    number=r"(?:\d{1,4}(?:\.\d{1,3})?|[IVX]{1,6}(?![A-Za-z]))(?:\s?(?:bis|ter)\b)?(?:\.[A-Z](?![A-Za-z]))?",
    sub=r"\s?\(?\s?(?:[a-z]{1,4}|\d{1,2})\s?\)",
    also=r"y|e|o|así\s+como",
    to=r"a|al",
    paragraph=Wording(one=r"\b[Pp]árr(?:afo|\.)\s?(?=[\dIVX])", many=r"\b[Pp]árr(?:afos|s\.)\s?(?=[\dIVX])"),
    article=Wording(one=r"\b[Aa]rt(?:ículo|\.)\s?(?=[\dIVX])", many=r"\b[Aa]rt(?:ículos|s\.)\s?(?=[\dIVX])"),
    within=Wording(one=r"párr(?:afo|\.)\s?(?=\d)", many=r"párr(?:afos|s\.)\s?(?=\d)"),
    preamble=Wording(
        one=r"\b[Pp]árrafo\s+(?=\d+\s+del\s+preámbulo)",
        many=r"\b[Pp]árrafos\s+(?=[\d,\sy]+\s+del\s+preámbulo)",
        after=r"del\s+preámbulo",
    ),
    action=Wording(
        one=r"\b(?:[Mm]edida|[Aa]cción)\s(?=\d)", many=r"\b(?:[Mm]edidas|[Aa]cciones)\s(?=\d)", unless=_COUNTS
    ),
    goal=Wording(
        one=r"\b(?:[Oo]bjetivo|ODS)(?:\s+de\s+Desarrollo\s+Sostenible)?\s(?=\d)",
        many=r"\b(?:[Oo]bjetivos|ODS)(?:\s+de\s+Desarrollo\s+Sostenible)?\s(?=\d)",
        unless=_COUNTS,
    ),
    target=Wording(one=r"\b[Mm]eta\s(?=\d)", many=r"\b[Mm]etas\s(?=\d)", unless=_COUNTS),
    development=r"[Dd]esarrollo\s+[Ss]ostenible|\bODS\b|Agenda\s+2030",
    other_goals=r"(?:Aichi|[Ee]stratégicos?|del\s+Milenio)\s+$",
    before=(
        r"\s*\)?\s*,?\s*(?:(?:en|y)\s+)?(?:(?:su|sus|el|la)\s+)?"
        r"(?:anexo\s*(?P<annex>[IVX]{1,4}\b|\d{1,2}|)\s*,?\s*)?(?:cap\.\s+[IVX]+\s*,\s*)?"
        r"(?:secc(?:ión|\.)\s+\w{1,4}\s*,\s*)?(?:véase\s+)?\(?"
    ),
    after=(
        rf"\s*,?\s*{_OF}(?:(?:su|sus)\s+)?"
        rf"(?:anexo\s*(?P<annex>[IVX]{{1,4}}\b|\d{{1,2}}|)\s*{_OF})?(?:(?:su|sus|la|el)\s+)?"
        r"(?:(?:documento|informe|decisión)\s+)?"
    ),
    here=(
        r"\s*,?\s*(?:supra|infra|anterior(?:es)?|precedentes?|más\s+arriba|más\s+abajo|que\s+anteceden?|"
        r"(?:de\s+la\s+presente|del\s+presente|de\s+esta|de\s+este)\s+(?:documento|resolución|informe|anexo|decisión|texto))\b"
    ),
    see=r"\((?:véase|véanse)\s+(?:también\s+)?(?:el\s+|los\s+)?$",
    resolution=r"\b[Rr]esoluci(?:ón|ones)\b",
    decision=r"\b[Dd]ecisi(?:ón|ones)\b",
    noun_first=True,
    numbered=r"",
    count=r"",
    date=r",?\s*(?:de|del|el)?\s*(?:\d{1,2}\s+)?(?:de\s+)?(?:[a-z]+\s+)?(?:de\s+)?(?P<year>(?:19|20)\d\d)",
    organs=(
        (r"Consejo\s+de\s+Derechos\s+Humanos", "A/HRC"),
        (r"Consejo\s+Económico\s+y\s+Social", "E"),
        (r"Consejo\s+de\s+Seguridad", "S"),
        (r"Asamblea\s+de\s+las\s+Naciones\s+Unidas\s+sobre\s+el\s+Medio\s+Ambiente", "UNEP/EA"),
        (r"Comisión\s+de\s+Derechos\s+Humanos", "E/CN.4"),
        (
            r"Asamblea\s+Mundial\s+de\s+la\s+Salud|Comisión\s+de\s+la\s+Condición\s+Jurídica\s+y\s+Social\s+de\s+la\s+Mujer|"
            r"Comisión\s+de\s+Estadística|Comisión\s+de\s+Estupefacientes|Conferencia\s+de\s+las\s+Partes|Consejo\s+de\s+Administración",
            "?",
        ),
        (r"Asamblea\s+General|\bAsamblea", "A"),
        (r"\bConsejo\b", "?council"),
    ),
    of_organ=r"\s+(?:del\s+|de\s+la\s+)",
    qualifiers=((r"Corregido|Corrected", "Corrected"),),
    kinds=_KINDS,
    title=rf"(?:{_KINDS})\s+(?:Internacional\s+)?(?:relativ[oa]|sobre|para|contra|de|del|por|internacional)\s[^,.;()]{{2,90}}",
    bare=rf"\b(?:[Ee]l|[Ll]a|[Dd]el|[Aa]l)\s+(?P<kind>{_KINDS})(?!\s+(?:sobre|relativ|para|contra|de|del|[Ii]nternacional))",
    same=rf"\b(?:[Ee]s[ea]|[Ee]st[ea]|[Dd]ich[oa]|[Cc]itad[oa])\s+(?P<kind>{_KINDS})",
    same_document=(
        r"\b(?:[Ee]sa|[Ee]se|[Dd]icha|[Dd]icho|la\s+citada)\s+"
        r"(?:(?P<resolution>resolución)|(?P<decision>decisión)|(?P<document>documento|informe))"
    ),
    same_article=r"\b(?:[Ee]se|[Dd]icho|[Ee]l\s+citado)\s+(?:(?P<article>artículo)|(?P<within>párrafo))\b(?!\s+\d)",
    ibid=r"Ibid\.?,?",
    series=Wording(one=r"(?:núm\.|No\.)\s?"),
)
