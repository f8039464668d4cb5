"""Spanish, as the United Nations and the IAEA print it."""

from generator.languages.table import Language, agenda_items, forms

_MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)
_MONTH = "|".join(_MONTHS)
_DATE = (
    rf"(?P<day>\d{{1,2}})(?:\s+de\s+(?P<start_month>{_MONTH}))?(?:\s*(?:al|a|-|–|y)\s*(?P<end_day>\d{{1,2}}))?"
    rf"\s+de\s+(?P<month>{_MONTH})\s+del?\s+(?P<year>\d{{4}})"
)
_ISSUED = rf"(?P<day>\d{{1,2}})[°º]? de (?P<month>{_MONTH}) del? (?P<year>\d{{4}})"
_ISSUED_IN_ENGLISH = r"(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]+) (?P<year>\d{4})"
_ORGANS = (
    r"Naciones Unidas|Asamblea General|Consejo de Seguridad|Consejo Económico y Social|Consejo de Derechos Humanos",
    r"Organismo Internacional de Energía Atómica|Conferencia General|Junta de Gobernadores|Conferencia de Desarme",
    r"(?:Primera|Segunda|Tercera|Cuarta|Quinta|Sexta) Comisión",
    # Comité Preparatorio de la Conferencia de las Partes del Año 2020 encargada del Examen del Tratado sobre …
    r"(?:Comité Preparatorio de la )?Conferencia de las Partes (?:del Año|de) \d{4} encargada del [Ee]xamen"
    r"(?: del Tratado sobre la [Nn]o [Pp]roliferación de las Armas Nucleares)?",
)
_ADVERB = (
    r"(?:[Pp]rofundamente|[Gg]ravemente|[Ss]eriamente|[Ff]irmemente|[Hh]ondamente|[Ss]umamente|[Vv]ivamente|"
    r"[Mm]uy|[Tt]ambién|"
    r"[Pp]lenamente|[Ee]specialmente|[Ee]xtremadamente)"
)
_STATE = (
    r"[Aa]lentad[ao]s?|[Aa]larmad[ao]s?|[Aa]nimad[ao]s?|[Cc]onsciente?s?|[Cc]onmovid[ao]s?|[Cc]onsternad[ao]s?|"
    r"[Cc]onvencid[ao]s?|"
    r"[Dd]ecidid[ao]s?|[Dd]eseos[ao]s?|[Ee]ntristecid[ao]s?|[Gg]uiad[ao]s?|[Hh]orrorizad[ao]s?|[Ii]ndignad[ao]s?|"
    r"[Ii]nquiet[ao]s?|[Ii]nspirad[ao]s?|[Pp]ersuadid[ao]s?|[Pp]erturbad[ao]s?|[Pp]reocupad[ao]s?|"
    r"[Rr]esuelt[ao]s?|[Cc]omplacid[ao]s?"
)

TABLE = Language(
    code="es",
    stopwords=("el", "la", "los", "las", "del", "y", "una", "para", "que", "con"),
    months=_MONTHS,
    terminal=".;:!?,",
    session=forms(
        # Septuagésimo séptimo período de sesiones
        r"[A-ZÁÉÍÓÚ][a-záéíóúñ]+(?: [a-záéíóúñ]+){0,3} per[ií]odo (?:extraordinario |ordinario )?(?:de sesiones)"
        r"(?: (?:extraordinario|ordinario)s?(?: de emergencia)?)?(?:\s*\(.{1,30}\))?",
        r"\d{1,3}[ºª.]+\s*(?:período de sesiones|reunión)",
    ),
    place=forms(rf"(?P<city>[A-ZÁÉÍÓÚ][A-Za-zÀ-ÿ .'’-]{{2,30}}),\s+{_DATE}"),
    submitter=forms(
        r"(?P<type>Documento de trabajo|Proyecto de resolución|Informe nacional|Informe|Nota)"
        r"\s+(?:presentad[oa]|preparad[oa])\s+por\s+(?P<who>.{2,600})",
        r"(?P<who>[^:]{2,400})\s*:\s*(?P<type>proyecto de resolución|documento de trabajo)",
    ),
    adoption=forms(
        # Resolución aprobada por la Asamblea General el 14 de diciembre de 2022
        r"(?:Resoluci(?:ón|ones)|Decisi(?:ón|ones)) (?:aprobada|adoptada)s? (?:por|el|en|sin).{0,200}",
        r"(?:Aprobada|Adoptada)s? (?:por|el|en|sin).{0,200}",
        r"\[(?:sobre la base del [Ii]nforme|sin remisión|aprobada).{2,400}\]",
    ),
    organs=forms(*_ORGANS),
    cover=forms(
        *_ORGANS,
        rf"Distr\.?.{{0,20}}?\s{_ISSUED}",
        r"Distr\.?.*|(?:General|Limitada|Reservada)|Original\s?:.{0,40}|Español",
        rf"Temas? {agenda_items(',|y|a')} del (?:programa|orden del día).{{0,60}}",
        r"Temas? .{1,80} del (?:programa|orden del día).{0,60}",
        _ISSUED,
        _ISSUED_IN_ENGLISH,
        r"Se ruega reciclar.*",
    ),
    meeting=forms(
        r"\d{1,4}[ªaº.]+ (?:sesión|reunión)(?: plenaria)?(?:\s?\(.{2,20}\))?",
        r"(?:Primera|Segunda|Tercera|Cuarta|Quinta|Sexta|Séptima|Octava|Novena|Décima) "
        r"(?:sesión|reunión)(?: plenaria)?",
        _DATE,
    ),
    formula=forms(
        r"(?:La Asamblea General|El Consejo (?:de Seguridad|Económico y Social|de Derechos Humanos)|"
        r"La Junta de Gobernadores|"
        r"La Conferencia(?: General)?|La Comisión|Los Estados [Pp]artes.{0,40}),",
    ),
    bare_formula=forms(
        r"La Asamblea General|El Consejo (?:de Seguridad|Económico y Social|de Derechos Humanos)"
    ),
    quoting=forms(r".*(?:dispone|estipula|declara|establece|reza|dice|lo siguiente|como sigue|"
        r"siguiente tenor)(?: que| lo siguiente| así)?:"),
    annex=forms(r"(?:Anexo|ANEXO|Apéndice)(?:\s+(?P<number>[IVX]+|\d+|[A-Z]))?"),
    division=forms(
        r"(?:Parte|PARTE|Capítulo|CAPÍTULO|Título|TÍTULO)\s+(?:[IVX]+|\d+|[A-Z][a-z]+)",
        r"(?:Primera|Segunda|Tercera|Cuarta|Quinta) parte",
    ),
    article=forms(
        r"(?:Artículo|ARTÍCULO)\s+(?P<art>\d+|[IVX]+)\.?(?:\s+|$)",
        r"Regla\s+(?P<rule>\d+)\.?(?:\s+|$)",
        r"Principio\s+(?P<principle>\d+)\.?(?:\s+|$)",
    ),
    preambular=forms(
        r"[A-ZÁÉÍÓÚ][a-záéíóúñ]+ndo(?:se|la|lo|las|los)?\b",  # Recordando, Teniendo presente, Habiendo examinado
        rf"(?:{_ADVERB}\s+)*(?:{_STATE})\b",  # Profundamente preocupada
    ),
    numbered=(
        "artículo", "artículos", "párrafo", "párrafos", "párr.", "párrs.", "anexo", "regla",
        "sección", "secc.", "capítulo", "cap.", "parte", "vol.", "volumen", "núm.", "núms.", "suplemento",
        "tema", "temas",
        "objetivo", "objetivos", "meta", "metas", "protocolo", "pág.", "págs.", "medida", "no.",
    ),
    counted=forms(
        rf"(?:de (?:{_MONTH})|%|por ciento|millones|mil\b|años?|meses|mes\b|semanas?|días?|horas?|miembros?|"
        rf"Estados?|países|votos?|"
        r"abstenciones)",
    ),
    date=forms(_DATE, rf"(?P<month_only>{_MONTH})\s+del?\s+(?P<year_only>\d{{4}})"),
    bodies=(
        ("comité preparatorio de la conferencia", "NPT Preparatory Committee"),
        ("conferencia de las partes", "NPT Review Conference"),
        ("conferencia general", "IAEA General Conference"),
        ("junta de gobernadores", "IAEA Board of Governors"),
        ("organismo internacional de energía atómica", "IAEA"),
        ("consejo de seguridad", "UN Security Council"),
        ("consejo económico y social", "UN Economic and Social Council"),
        ("consejo de derechos humanos", "UN Human Rights Council"),
        ("conferencia de desarme", "Conference on Disarmament"),
        ("asamblea general", "UN General Assembly"),
    ),
    types=(
        ("documento de trabajo", "working-paper"),
        ("proyecto de resolución", "draft-resolution"),
        ("resolución", "resolution"),
        ("decisión", "decision"),
        ("informe nacional", "national-report"),
        ("informe", "report"),
    ),
)  # fmt: skip
