"""French, as the United Nations and the IAEA print it."""

from generator.languages.table import Language, agenda_items, forms

_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_MONTH = "|".join(_MONTHS)
_DATE = (
    rf"(?P<day>\d{{1,2}})(?:\s*er)?(?:\s+(?P<start_month>{_MONTH}))?(?:\s*(?:au|-|–|et)\s*(?P<end_day>\d{{1,2}}))?"
    rf"\s+(?P<month>{_MONTH})\s+(?P<year>\d{{4}})"
)
_ISSUED = rf"(?P<day>\d{{1,2}})(?:\s*er)? (?P<month>{_MONTH}) (?P<year>\d{{4}})"
_ISSUED_IN_ENGLISH = r"(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]+) (?P<year>\d{4})"
_ORGANS = (
    r"Nations Unies|Organisation des Nations Unies|Assemblée générale|Conseil de sécurité|Conseil économique et social",
    r"Conseil des droits de l[’']homme|Agence internationale de l[’']énergie atomique|Conférence générale",
    r"Conseil des gouverneurs|Conférence du désarmement|"
    r"(?:Première|Deuxième|Troisième|Quatrième|Cinquième|Sixième) Commission",
    # Comité préparatoire de la Conférence des Parties chargée d’examiner le Traité sur la non-prolifération … en 2020
    r"(?:Comité préparatoire de la )?Conférence (?:de \d{4} )?des [Pp]arties chargée d[’']examiner",
    r"(?:Comité préparatoire de la )?Conférence (?:de \d{4} )?des [Pp]arties chargée d[’']examiner "
    r"le Traité sur la non-prolifération des armes nucléaires(?: en \d{4})?",
)
_ADVERB = (
    r"(?:[Pp]rofondément|[Gg]ravement|[Vv]ivement|[Ff]ermement|[Ss]érieusement|[Ee]xtrêmement|[Tt]rès|"
    r"[Éé]galement|[Pp]leinement|"
    r"[Pp]articulièrement|[Tt]oujours)"
)
_STATE = (
    r"[Aa]larmée?s?|[Aa]nimée?s?|[Aa]ttachée?s?|[Aa]ttristée?s?|[Cc]onsciente?s?|[Cc]onsternée?s?|[Cc]onvaincue?s?|"
    r"[Dd]ésireu(?:x|ses?)|[Dd]éterminée?s?|[Ee]ncouragée?s?|[Gg]uidée?s?|[Hh]orrifiée?s?|[Ii]ndignée?s?|"
    r"[Ii]nquiète?s?|"
    r"[Ii]nspirée?s?|[Pp]ersuadée?s?|[Pp]réoccupée?s?|[Rr]ésolue?s?|[Ss]oucieu(?:x|ses?)|[Tt]roublée?s?|"
    r"[Cc]hoquée?s?|[Ss]aisie?s?"
)

TABLE = Language(
    code="fr",
    stopwords=("le", "la", "les", "des", "du", "et", "une", "dans", "pour", "que"),
    months=_MONTHS,
    terminal=".;:!?,",
    session=forms(
        # Soixante-dix-septième session
        r"[A-ZÉ][a-zéèê]+(?:-[a-zéèê]+)*(?: [a-zéèê-]+){0,3}\s+(?:session|période de session)s?"
        r"(?: (?:extraordinaire|ordinaire)(?: d’urgence)?)?(?:\s*\(.{1,30}\))?",
        r"\d{1,3}\s?e\s+session",
    ),
    place=forms(rf"(?P<city>[A-ZÉ][A-Za-zÀ-ÿ .'’-]{{2,30}}),\s+{_DATE}"),
    submitter=forms(
        r"(?P<type>Document de travail|Projet de résolution|Rapport national|Rapport|Note)"
        r"\s+(?:présentée?|soumise?|établie?)\s+par\s+(?P<who>.{2,600})",
        r"(?P<who>[^:]{2,400})\s*:\s*(?P<type>projet de résolution|document de travail)",
    ),
    adoption=forms(
        # Résolution adoptée par l’Assemblée générale le 7 décembre 2022
        r"(?:(?:Résolution|Décision)s? adoptées?|Adoptées?) (?:par|le|à|sans).{0,200}",
        r"\[(?:sur la base du rapport|sur le rapport|sans renvoi|adoptée).{2,400}\]",
    ),
    organs=forms(*_ORGANS),
    cover=forms(
        *_ORGANS,
        rf"Distr\.?.{{0,20}}?\s{_ISSUED}",
        r"Distr\.?.*|(?:Générale|Limitée|Restreinte)|Original\s?:.{0,40}|Français",
        rf"Points? {agenda_items(',|et|à')} de l[’'].{{0,80}}",
        r"Points? .{1,80} de l’ordre du jour.{0,60}",
        _ISSUED,
        _ISSUED_IN_ENGLISH,
        r"Merci de recycler.*",
    ),
    meeting=forms(r"\d{1,4}\s?(?:re|e(?:s|me)?) (?:séance|réunion)(?: plénière)?(?:\s?\(.{2,20}\))?", _DATE),
    formula=forms(
        r"(?:L[’']Assemblée générale|Le Conseil (?:de sécurité|économique et social|des droits de l[’']homme|"
        r"des gouverneurs)|"
        r"La Conférence(?: générale)?|La Commission|Les États parties.{0,40}),",
    ),
    bare_formula=forms(
        r"L[’']\s?Assemblée générale|Le Conseil (?:de sécurité|économique et social|des droits de l[’']homme)"
    ),
    quoting=forms(r".*(?:dispose|stipule|déclare|énonce|indique|est libellée?|se lit|ainsi conçue?|"
        r"comme suit)(?: que| ce qui suit| comme suit)?\s?:"),
    annex=forms(r"(?:Annexe|ANNEXE|Appendice)(?:\s+(?P<number>[IVX]+|\d+|[A-Z]))?"),
    division=forms(
        r"(?:Partie|PARTIE|Chapitre|CHAPITRE|Titre|TITRE)\s+(?:[IVX]+|\d+|[A-Z][a-z]+)",
        r"(?:Première|Deuxième|Seconde|Troisième|Quatrième|Cinquième) partie",
    ),
    article=forms(
        r"(?:Article|ARTICLE)\s+(?P<art>\d+|[IVX]+|premier)\.?(?:\s+|$)",
        r"(?:Règle|Article)\s+(?P<rule>\d+)\.?(?:\s+|$)",
        r"Principe\s+(?P<principle>\d+)\.?(?:\s+|$)",
    ),
    preambular=forms(
        r"(?:(?:S[’']|Se |N[’']|Ne |Y |En )(?:en )?[a-zàâéè]|"
        r"[A-ZÀÉ])[a-zàâçéèêëîïôùûü]*ant\b",  # Rappelant, Se félicitant
        rf"(?:{_ADVERB}\s+)*(?:{_STATE})\b",  # Profondément préoccupée
        r"Compte tenu|Vu\b",
    ),
    numbered=(
        "article", "articles", "paragraphe", "paragraphes", "par.", "annexe", "règle",
        "section", "chapitre", "chap.", "partie", "vol.", "volume", "no", "nos", "n°", "supplément", "point",
        "points",
        "objectif", "objectifs", "cible", "cibles", "protocole", "p.", "pages", "mesure", "art.", "sect.",
    ),
    counted=forms(
        rf"(?:{_MONTH}|%|pour cent|millions?|milliards?|ans?\b|années?|mois|semaines?|jours?|heures?|membres?|"
        rf"États?|pays|voix|"
        r"abstentions?)",
    ),
    date=forms(_DATE, rf"(?P<month_only>{_MONTH})\s+(?P<year_only>\d{{4}})"),
    bodies=(
        ("comité préparatoire de la conférence", "NPT Preparatory Committee"),
        ("des parties chargée d", "NPT Review Conference"),
        ("conférence générale", "IAEA General Conference"),
        ("conseil des gouverneurs", "IAEA Board of Governors"),
        ("agence internationale de l", "IAEA"),
        ("conseil de sécurité", "UN Security Council"),
        ("conseil économique et social", "UN Economic and Social Council"),
        ("conseil des droits de l", "UN Human Rights Council"),
        ("conférence du désarmement", "Conference on Disarmament"),
        ("assemblée générale", "UN General Assembly"),
    ),
    types=(
        ("document de travail", "working-paper"),
        ("projet de résolution", "draft-resolution"),
        ("résolution", "resolution"),
        ("décision", "decision"),
        ("rapport national", "national-report"),
        ("rapport", "report"),
    ),
)  # fmt: skip
