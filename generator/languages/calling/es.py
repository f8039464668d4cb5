"""How Spanish calls upon someone: Insta a los Estados Miembros a que…, y alienta…; Solicita al Secretario General…"""

from generator.languages.calling.table import Calling

_ADVERB = (
    r"(?:también|además|profund[oa]|sincer[oa]|grave|hond[oa]|seria|gran|plen[oa]|especial|asimismo|nuevamente|"
    r"de nuevo|una vez más|enérgicamente|encarecidamente|firmemente|profundamente|gravemente|"
    r"sumamente|seriamente|particularmente|especialmente|sinceramente|plenamente|vivamente|todavía|muy|solemnemente|"
    r"inequívocamente|en particular|urgentemente|categóricamente|resueltamente|calurosamente|vigorosamente|sigue|"
    r"siguiendo|"
    r"a este respecto|en este sentido|otra vez|igualmente|rotundamente)"
)
_ASIDE = r",[^,.;:]{3,80},"
_MODIFIER = (
    r"(?:a|al|los|las|la|el|todos|todas|todo|sus|su|demás|otros|otras|también|además|nuevamente|de nuevo|una vez más|"
    r"encarecidamente|asimismo|a este respecto|enérgicamente|y|urgentemente|firmemente|esos|estos)"
)

TABLE = Calling(
    code="es",
    stop=r"[.;!?][\"')»]{0,2}\s+(?=[^\W\d_a-zà-ÿ])",
    opening=(
        r"(?:a este respecto|en este (?:sentido|contexto)|con ese fin|a tal fin|además|asimismo|por último|"
        r"por consiguiente)\s*,?\s*"
    ),
    phrase=r"[^,.;:]{3,90},\s*",
    subject=(
        r"(?:la (?:conferencia(?: de examen)?|reunión|asamblea(?: general)?|comisión)|el (?:consejo|comité|grupo|"
        r"presidente)|nosotros|"
        r"(?:los |todos los )?estados (?:partes|miembros))\s"
    ),
    behind_subject=rf"(?:{_ASIDE})?\s*",
    adverb=rf"{_ADVERB}(?: y {_ADVERB})?,?\s+",
    joint=rf"(?:\s+{_ADVERB}|\s*{_ASIDE}){{0,2}}\s+",
    edge=r"\b",
    participle=r"\w+(?:ndo|ndose|ada|ida|elta|osa|ente)\b|conocedora",
    also=(
        r"(?:,(?: y| e| así como)?|;| y| e| así como)\s+"
        r"(?:a (?:este|ese) respecto,?\s+|en (?:este|ese) (?:sentido|contexto),?\s+)?"
    ),
    infinitives=True,
    sure=r"(?:,(?: y| e)?|;| y| e)\s+",
    somebody=r"\s*(?:a (?:todas )?(?:las partes|los que|quienes)\b)",
    lead=rf"(?:\s*(?:{_MODIFIER}\b|{_ASIDE})){{0,6}}\s*",
    list=(
        rf"\s*(?:,|y|e|o|así como|,? (?:en particular|especialmente))(?:\s*(?:{_MODIFIER}|así como|en particular|"
        rf"especialmente)\b){{0,4}}\s*"
    ),
    fits=(
        r"(?=\s*(?:[,;:.()]|$|(?:que|a|y|e|o|u|de|del|en|por|con|para|interesados|pertinentes|competentes|partes|según|"
        r"cuyos?|no|así|afectados|mediante|sobre|como|contratantes)\b))"
    ),
)
