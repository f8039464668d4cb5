"""What differs by language, as tables. A language is one file with one `Language`; `LANGUAGES` lists them.

`detect` tells the language of a text from its letters and its most frequent words.
"""

from __future__ import annotations

import re
from collections import Counter

from generator.languages import ar, en, es, fr, ru, zh
from generator.languages.table import Language

LANGUAGES: dict[str, Language] = {
    table.code: table for table in (zh.TABLE, en.TABLE, fr.TABLE, es.TABLE, ru.TABLE, ar.TABLE)
}
"""In the order in which a tie is decided."""

_SCRIPTS = (
    ("zh", re.compile(r"[\u3400-\u9fff]+")),
    ("ar", re.compile(r"[\u0600-\u06ff]+")),
    ("ru", re.compile(r"[\u0400-\u04ff]+")),
)
"""Languages that their letters tell."""
_OF_ANY = re.compile(r"[\u0400-\u04ff\u0600-\u06ff\u3400-\u9fff]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_WORD = re.compile(r"[a-z\u00df-\u00f6\u00f8-\u024f]+")
_SAMPLE = 8_000
"""Characters that are enough to tell."""


def detect(text: str) -> str:
    """The ISO 639-1 code of the language that the text is written in.

    >>> detect("审议大会重申"), detect("The Conference reaffirms the importance of the Treaty")
    ('zh', 'en')
    >>> detect("La Conférence réaffirme que les États"), detect("La Conferencia reafirma que los Estados")
    ('fr', 'es')
    >>> detect("Конференция подтверждает"), detect("المؤتمر يؤكد من جديد")
    ('ru', 'ar')
    """
    sample = text[:_SAMPLE]
    for code, script in _SCRIPTS if _OF_ANY.search(sample) else ():
        # A Han character is a word; one Arabic or Cyrillic letter in five words' worth of text is enough. No text has
        # more words than half its characters: most need not be counted.
        letters = sum(map(len, script.findall(sample)))
        if letters > len(sample) // 2 or (letters and letters > len(_WORD.findall(sample)) // 2):
            return code
    counts = Counter(_LATIN_WORD.findall(sample.lower()))
    scores = {
        code: sum(counts[word] for word in table.stopwords)
        for code, table in LANGUAGES.items()
        if table.stopwords and table.stopwords[0].isascii()
    }
    best = max(scores.values(), default=0)
    if not best:
        return "en" if counts and not _SCRIPTS[0][1].search(sample) else next(iter(LANGUAGES))
    return next(code for code, score in scores.items() if score == best)
