"""Where the official record of a document lies, as far as its symbol tells. One row a publisher."""

from __future__ import annotations

import re

_UN_LANGUAGES = {"zh": "zh", "en": "en", "fr": "fr", "es": "es", "ru": "ru", "ar": "ar"}
_ROWS: tuple[tuple[re.Pattern[str], str], ...] = (
    # GC(59)/RES/10: the IAEA's General Conference files carry the number of the session
    (re.compile(r"GC\((?P<session>\d+)\)/RES/(?P<number>\d+)"), "https://www.iaea.org/sites/default/files/gc/gc{session}res-{number}_{iaea}.pdf"),
    # United Nations symbols, the NPT's among them
    (re.compile(r"(?:A|S|E|ST|T|CD|NPT|CCW|BWC|DC)/\S+"), "https://undocs.org/{un}/{symbol}"),
)  # fmt: skip
_IAEA_LANGUAGES = {"zh": "ch", "en": "en", "fr": "fr", "es": "sp", "ru": "ru", "ar": "ar"}


def official_url(symbol: str | None, language: str) -> str | None:
    """The address of the official record.

    >>> official_url("NPT/CONF.2020/WP.77", "zh")
    'https://undocs.org/zh/NPT/CONF.2020/WP.77'
    """
    for form, address in _ROWS:
        match = form.match(symbol or "")
        if match:
            return address.format(
                symbol=symbol,
                un=_UN_LANGUAGES.get(language, "en"),
                iaea=_IAEA_LANGUAGES.get(language, "en"),
                **match.groupdict(),
            )
    return None
