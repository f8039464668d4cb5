"""What the symbol of a document tells of it: whose it is, of what kind, of which year. Rows, the first that fits holds.

    A/RES/76/36   →  UN General Assembly, resolution, 76th session, 2021-2022
    INFCIRC/209   →  IAEA, information circular

Organs and kinds are keys of the interface's words (`bodies`, `types`); what no row knows stays unsaid.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from generator.languages.numbering import roman_value

_ORGANS: tuple[tuple[str, str], ...] = (
    (r"A/HRC/", "UN Human Rights Council"),
    (r"A/CONF\.\d+/", "UN conferences"),
    (r"A/", "UN General Assembly"),
    (r"S/", "UN Security Council"),
    (r"E/", "UN Economic and Social Council"),
    (r"T/", "UN Trusteeship Council"),
    (r"ST/", "UN Secretariat"),
    (r"GC\(", "IAEA General Conference"),
    (r"GOV/", "IAEA Board of Governors"),
    (r"INFCIRC/|IAEA/", "IAEA"),
    (r"NPT/CONF\.\d{4}/PC", "NPT Preparatory Committee"),
    (r"NPT/", "NPT Review Conference"),
    (r"CD/", "Conference on Disarmament"),
    (r"TPNW/", "TPNW Meeting of States Parties"),
    (r"(?:CCW|BWC|CCM|APLC)/", "Disarmament conventions"),
    (r"UNEP/", "UN Environment Programme"),
    (r"FCCC/", "UN Climate Change"),
    (r"ICCD/", "UN Convention to Combat Desertification"),
    (r"TD/", "UN Trade and Development"),
    (r"(?:CAC|CTOC)/", "UN conventions against corruption and crime"),
    (r"(?:CRC|CRPD|CED|CEDAW|CCPR|CERD|CAT|CMW)/", "Human rights treaty bodies"),
    (r"(?:SPLOS|CLCS|ISBA)/", "Bodies of the law of the sea"),
    (r"(?:JIU|CEB|HSP|UNW|DP)/", "Other UN bodies"),
)
_KINDS: tuple[tuple[str, str], ...] = (
    (r"/(?:Corr|CORR)\.", "corrigendum"),
    (r"/Add\.", "addendum"),
    (r"/RES/|/EA\.\d+/Res\.", "resolution"),
    (r"/DEC/|/EA\.\d+/Dec\.", "decision"),
    (r"/PRST/", "presidential-statement"),
    (r"/(?:PV|SR|OR)\.", "meeting-record"),
    (r"/WP\.", "working-paper"),
    (r"/CRP\.", "conference-room-paper"),
    (r"/L\.\d", "draft-resolution"),
    (r"^INFCIRC/", "information-circular"),
    (r"^ST/SGB/", "secretary-generals-bulletin"),
    (r"^(?:A|S|E|CD|NPT|GOV|UNEP|FCCC)/|^GC\(", "document"),
)
_YEARS: tuple[tuple[str, int], ...] = (
    # A session of the General Assembly begins in September and goes on in the year after; the 1st began in 1946
    (r"A/(?:RES/|DEC/|C\.\d/|INF/)?(?P<session>\d{1,2})/", 1945),
    (r"A/RES/\d+[A-Z-]*\((?P<roman>[IVXL]+)\)", 1945),
    (r"GC\((?P<single>\d{1,2})\)", 1956),
    (r".*\((?P<year>(?:19|20)\d\d)\)$", 0),
    (r"S/(?P<year>(?:19|20)\d\d)/", 0),
    (r"(?:.*?[./])(?P<year>(?:19|20)\d\d)/", 0),
)
"""Where a symbol has the year or the session, and the year to count the sessions from."""
_BOTH_YEARS = re.compile(r"A/(?:RES/|DEC/|C\.\d/|INF/)?\d{1,2}/|A/RES/\d+[A-Z-]*\([IVXL]+\)")


class Told(Struct, frozen=True):
    """What a symbol says."""

    organ: str = ""
    kind: str = ""
    session: int = 0
    """Of the General Assembly or the General Conference."""
    year: str = ""
    """2004; 2021-2022 where a session spans two."""


@cache
def told_by(symbol: str) -> Told:
    """What the symbol says of its document.

    >>> told_by("A/RES/76/36")
    Told(organ='UN General Assembly', kind='resolution', session=76, year='2021-2022')
    >>> told_by("GC(57)/19/Corr.1")
    Told(organ='IAEA General Conference', kind='corrigendum', session=57, year='2013')
    """
    organ = next((key for form, key in _ORGANS if re.match(form, symbol)), "")
    kind = next((key for form, key in _KINDS if re.search(form, symbol)), "")
    session, year = _dated(symbol)
    return Told(organ, kind, session, year)


def _dated(symbol: str) -> tuple[int, str]:
    for form, base in _YEARS:
        found = re.match(form, symbol)
        if found is None:
            continue
        said = found.groupdict()
        if said.get("year"):
            return 0, said["year"]
        number = said.get("session") or said.get("single")
        session = int(number) if number else roman_value((said.get("roman") or "").lower())
        if session:
            first = base + session
            return session, f"{first}-{first + 1}" if _BOTH_YEARS.match(symbol) else str(first)
    return 0, ""
