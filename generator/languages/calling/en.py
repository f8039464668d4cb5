"""How English calls upon someone: Urges all States parties, in particular …, and encourages …; States are urged."""

from generator.languages.calling.table import Calling

_ADVERB = (
    r"(?:also|further|again|once again|its|deep|grave|gravest|serious|profound|particular|sincere|full|strong|"
    r"utmost|great|once more|strongly|most strongly|deeply|gravely|seriously|extremely|particularly|"
    r"especially|firmly|solemnly|fully|warmly|highly|additionally|likewise|accordingly|unequivocally|urgently|"
    r"profoundly|"
    r"greatly|very|hereby|therefore|continues to|remains|remain|still|in addition|in particular|categorically|"
    r"resolutely|"
    r"in the strongest (?:possible )?terms|unreservedly|appreciatively|respectfully|collectively|increasingly|equally)"
)
_OWN = (
    r"(?:conference|meeting|assembly|general assembly|review conference|committee|council|board|group|chair|"
    r"president|working group|general conference)"
)
_MODIFIER = (
    r"(?:all|the|those|these|its|other|each|every|both|relevant|interested|concerned|remaining|upon|on|to|again|also|"
    r"further|once again|once more|strongly|as appropriate|in particular|his|their|and|appropriate|developed|"
    r"respective|as a matter of urgency)"
)
_ASIDE = r",[^,.;:]{3,80},"

TABLE = Calling(
    code="en",
    stop=r"[.;!?][\"')]{0,2}\s+(?=[^\W\d_a-z])",
    opening=(
        r"(?:in this (?:regard|respect|context|connection)|to (?:this|that) end|furthermore|moreover|finally|therefore|"
        r"in addition|additionally|at the same time|accordingly|in conclusion|further)\s*,?\s*"
    ),
    phrase=r"[^,.;:]{3,90},\s*",
    subject=(
        rf"(?:the (?:[a-z]{{3,12}} )?{_OWN}|we|(?:the |all )?(?:member states|states parties(?: to the treaty)?|"
        rf"states|parties)|"
        r"(?:the )?heads of state and government)\b(?!')"
    ),
    behind_subject=rf"(?:\s*{_ASIDE})?\s*",
    adverb=rf"{_ADVERB}(?:,? and {_ADVERB})?,?\s+",
    joint=rf"(?:\s+{_ADVERB}|\s*{_ASIDE}){{0,2}}\s+",
    edge=r"\b",
    noun=r"(?<=requests)\s+for\b|(?<=notes)\s+(?:by|verbale)\b|(?<=supporting)\s+(?:documents|documentation)",
    passive=r"(?:are|is) (?!concerned|convinced|aware|conscious|mindful|alarmed|determined|guided|of )",
    participle=r"\w+(?:ing|ed)\b|aware|conscious|mindful|desirous|cognizant|having",
    plain=r"(?!\w*(?:es|[^s]s)\b)",
    also=(
        r"(?:,(?: and| as well as)?|;| and| as well as)\s+(?:also\s+)?"
        r"(?:in (?:this|that) (?:regard|respect|context|connection),?\s+|to (?:this|that) end,?\s+|therefore\s+)?"
    ),
    infinitives=True,
    sure=r"(?:,(?: and)?|;| and)\s+(?:also\s+)?",
    somebody=r"\s*(?:them\b|it\b|all parties|those)",
    lead=rf"(?:\s*(?:{_MODIFIER}\b|{_ASIDE})){{0,6}}\s*",
    chain=r"\s+",
    list=(
        rf"\s*(?:,|and|or|as well as|,? (?:in particular|especially|including|notably))(?:\s*(?:{_MODIFIER}|"
        rf"as well as|especially|notably|including)\b){{0,4}}\s*"
    ),
    fits=(
        r"(?=\s*(?:[,;:.()]|$|(?:to|and|or|that|in|on|which|who|as|with|concerned|including|not|parties|for|at|"
        r"through|within|"
        r"from|should|also|again|once|by|under|whose|when|where|having|particularly|especially|towards|pursuant|"
        r"consistent|"
        r"making|providing|engaged|affected|involved|hosting|conducting|implementing|located|represented|"
        r"participating)\b)|"
        r"(?<=states)\s+(?:of|parties)\b|(?<=parties)\s+of\b|(?<=governments)\s+of\b)"
    ),
)
