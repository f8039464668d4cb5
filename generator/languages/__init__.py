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

_HAN_RUN = re.compile(r"[\u3400-\u9fff]")
_ARABIC_RUN = re.compile(r"[\u0600-\u06ff]")
_CYRILLIC_RUN = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
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
    letters = len(_WORD.findall(sample))
    for code, script in (("zh", _HAN_RUN), ("ar", _ARABIC_RUN), ("ru", _CYRILLIC_RUN)):
        # A Han character is a word; one Arabic or Cyrillic letter in five words' worth of text is enough.
        if code in LANGUAGES and len(script.findall(sample)) > max(letters // 2, 0):
            return code
    words = Counter(word.lower() for word in _WORD.findall(sample))
    scores = {
        code: sum(words[word] for word in table.stopwords)
        for code, table in LANGUAGES.items()
        if table.stopwords and table.stopwords[0].isascii()
    }
    best = max(scores.values(), default=0)
    if not best:
        return "en" if _LATIN.search(sample) and not _HAN_RUN.search(sample) else next(iter(LANGUAGES))
    return next(code for code, score in scores.items() if score == best)
