"""How French calls upon someone: Prie le Secrétaire général de…, Engage les États Membres à…, et invite…"""

from generator.languages.calling.table import Calling

_ADVERB = (
    r"(?:également|aussi|de même|profonde?|vive|sincère|grave|plein|de nouveau|à nouveau|une fois de plus|"
    r"une nouvelle fois|encore une fois|encore|en outre|par ailleurs|instamment|"
    r"vivement|fermement|énergiquement|profondément|gravement|extrêmement|particulièrement|toujours|très|"
    r"vigoureusement|"
    r"solennellement|pleinement|chaleureusement|tout particulièrement|spécialement|catégoriquement|résolument|"
    r"hautement|"
    r"demeurant|demeure|restant|reste|sérieusement|sincèrement|à cet égard|en particulier|notamment|fortement|"
    r"avec force|sans équivoque)"
)
_ASIDE = r",[^,.;:]{3,80},"
_MODIFIER = (
    r"(?:à|a|au|aux|les|la|le|l'|l’|tous|toutes|tout|ses|son|autres|ces|cette|ce|de nouveau|également|aussi|"
    r"instamment|vivement|"
    r"en outre|une fois de plus|à nouveau|une nouvelle fois|encore|par ailleurs|à cet égard|fermement|et)"
)

TABLE = Calling(
    code="fr",
    stop=r"[.;!?]\s*[\"')»]{0,2}\s+(?=[^\W\d_a-zà-ÿ])",
    opening=(
        r"(?:à cet égard|dans ce contexte|à cette fin|en outre|de plus|par ailleurs|enfin|également|"
        r"en conséquence)\s*,?\s*"
    ),
    phrase=r"[^,.;:]{3,90},\s*",
    subject=(
        r"(?:la (?:conférence(?: d'examen)?|réunion|commission)|l'assemblée(?: générale)?|le (?:conseil|comité|"
        r"groupe|président)|nous(?: nous)?|"
        r"(?:les |tous les )?états(?: parties| membres)?)\s"
    ),
    behind_subject=rf"(?:{_ASIDE})?\s*",
    adverb=rf"{_ADVERB}(?: et {_ADVERB})?,?\s+",
    joint=rf"(?:\s+{_ADVERB}|\s*{_ASIDE}){{0,2}}\s+",
    edge=r"\b",
    participle=(
        r"(?:s'|se )?\w+ant\b|préoccupée|alarmée|inquiète|consciente|convaincue|persuadée|"
        r"résolue|déterminée|guidée|désireuse"
    ),
    also=(
        r"(?:,(?: et| ainsi que)?|;| et| ainsi que)\s+"
        r"(?:à cet égard,?\s+|dans ce contexte,?\s+|à cette fin,?\s+)?"
    ),
    infinitives=True,
    sure=r"(?:,(?: et)?|;| et)\s+",
    somebody=r"\s*(?:(?:à )?(?:ceux|celles|toutes les parties)\b)",
    lead=rf"(?:\s*(?:{_MODIFIER}(?<=['’])|{_MODIFIER}\b|{_ASIDE})){{0,6}}\s*",
    list=(
        rf"\s*(?:,|et|ou|ainsi que|ainsi qu'|,? (?:en particulier|notamment))(?:\s*(?:{_MODIFIER}(?<=['’])|"
        rf"{_MODIFIER}\b|ainsi que|ainsi qu'|notamment|en particulier)){{0,4}}\s*"
    ),
    fits=(
        r"(?=\s*(?:[,;:.()]|$|(?:de|d'|à|et|ou|qui|que|en|dans|ainsi|concernés?|intéressée?s?|parties|sur|pour|par|"
        r"dont|"
        r"se|ayant|compétents|du|au|aux|des|notamment|ayant|n'|ne|visés|touchés|participant)(?:\b|(?<='))))"
    ),
)
