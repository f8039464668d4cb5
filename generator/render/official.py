"""Where the official record of a document lies, as far as its symbol tells. One row a publisher.

An address that the symbol does not tell is not guessed: the IAEA files its information circulars by the year and the
number of their first issue, its newer Conference documents by no fixed rule, and most of its Board's documents are not
public. For these there is the publisher's own list, or nothing.
"""

from __future__ import annotations

import re

_UN_LANGUAGES = {"zh": "zh", "en": "en", "fr": "fr", "es": "es", "ru": "ru", "ar": "ar"}
_IAEA_LANGUAGES = {"zh": "ch", "en": "en", "fr": "fr", "es": "sp", "ru": "ru", "ar": "ar"}
_UN_ORGANS = (
    "A", "S", "E", "ST", "T", "TD", "CD", "NPT", "CCW", "BWC", "CCM", "TPNW", "DC", "FCCC", "UNEP", "ICCD", "ISBA",
    "SPLOS", "CLCS", "CAC", "CTOC", "JIU", "CEB", "HSP", "UNW", "DP", "CRC", "CRPD", "CED", "CEDAW", "CCPR", "CERD",
    "CAT", "CMW", "ESCAP",
)  # fmt: skip
"""First parts of the symbols that the United Nations' own documents link to undocs.org."""
_FILES = "https://www.iaea.org/sites/default/files/gc"
_SESSION = r"GC\((?P<session>[1-9]|[1-5]\d)\)"
"""Sessions of the IAEA's General Conference whose files are all named alike; later ones are not."""
_UN_SYMBOL = rf"(?P<un_symbol>(?:{'|'.join(_UN_ORGANS)})/[^\s-]+(?:-(?![AES]/)[^\s-]+)*)"
"""Of A/49/765-S/1994/1399, the first; the same document has both."""
_ROWS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"{_SESSION}/RES/(?P<number>\d+)"), _FILES + "/gc{session:0>2}res-{number}_{iaea}.pdf"),
    # its other documents: GC(57)/3 and GC(48)/INF/5; that they are there in other languages too was not seen
    (re.compile(rf"{_SESSION}/(?P<number>\d+)"), _FILES + "/gc{session:0>2}-{number}_en.pdf"),
    (re.compile(rf"{_SESSION}/INF/(?P<number>\d+)"), _FILES + "/gc{session:0>2}inf-{number}_en.pdf"),
    (re.compile(rf"{_UN_SYMBOL}(?:-[AES]/\S+)?"), "https://undocs.org/{un}/{un_symbol}"),
)  # fmt: skip
_LISTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"INFCIRC/\S+"), "https://www.iaea.org/publications/documents/infcircs"),
)


def official_url(symbol: str | None, language: str) -> str | None:
    """The address of the official record.

    >>> official_url("NPT/CONF.2020/WP.77", "zh"), official_url("A/49/765-S/1994/1399", "en")
    ('https://undocs.org/zh/NPT/CONF.2020/WP.77', 'https://undocs.org/en/A/49/765')
    >>> official_url("GC(57)/19", "zh"), official_url("INFCIRC/209", "zh")
    ('https://www.iaea.org/sites/default/files/gc/gc57-19_en.pdf', None)
    """
    for form, address in _ROWS:
        match = form.fullmatch(symbol or "")
        if match:
            return address.format(
                un=_UN_LANGUAGES.get(language, "en"), iaea=_IAEA_LANGUAGES.get(language, "en"), **match.groupdict()
            )
    return None


def official_list(symbol: str) -> str | None:
    """The publisher's own list of such documents, where their addresses follow no rule.

    >>> official_list("INFCIRC/209"), official_list("A/RES/76/36")
    ('https://www.iaea.org/publications/documents/infcircs', None)
    """
    return next((address for form, address in _LISTS if form.fullmatch(symbol)), None)
