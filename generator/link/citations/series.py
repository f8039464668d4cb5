"""The series in which organs number their documents: how a resolution is spelled, and which numbers can exist.

A number that its series cannot hold is no citation of it: there is no resolution 1540 (2003).
"""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct

from generator.languages.numbering import roman_value

SPELLED: dict[str, str] = {
    "A": "A/{noun}/{number}",
    "E": "E/{noun}/{number}",
    "S": "S/{noun}/{number}",
    "A/HRC": "A/HRC/{noun}/{number}",
    "E/CN.4": "E/CN.4/{noun}/{number}",
    "UNEP/EA": "UNEP/EA.{number}",
}
"""How a series spells its resolutions (RES) and decisions (DEC)."""

REPORTS = (
    (r"\bA/\d\d/53(?:/Add\.\d)?\b", "A/HRC"),
    (r"\bE/(?:19|20)\d\d/\d+\)", "?"),
)
"""Reports that hold the resolutions of another organ: that of the Human Rights Council is always number 53. Which
commission a report to the Economic and Social Council is of, its symbol does not tell."""

SECURITY_COUNCIL_LAST = (
    (1946, 15), (1947, 37), (1948, 66), (1949, 78), (1950, 89), (1951, 96), (1952, 98), (1953, 103), (1954, 104),
    (1955, 110), (1956, 121), (1957, 126), (1958, 131), (1959, 132), (1960, 160), (1961, 169), (1962, 177),
    (1963, 185), (1964, 199), (1965, 219), (1966, 232), (1967, 245), (1968, 262), (1969, 275), (1970, 291),
    (1971, 307), (1972, 324), (1973, 344), (1974, 366), (1975, 384), (1976, 402), (1977, 422), (1978, 443),
    (1979, 461), (1980, 484), (1981, 499), (1982, 529), (1983, 545), (1984, 559), (1985, 580), (1986, 593),
    (1987, 606), (1988, 626), (1989, 646), (1990, 683), (1991, 725), (1992, 799), (1993, 892), (1994, 969),
    (1995, 1035), (1996, 1092), (1997, 1146), (1998, 1219), (1999, 1284), (2000, 1334), (2001, 1386), (2002, 1454),
    (2003, 1521), (2004, 1580), (2005, 1651), (2006, 1738), (2007, 1794), (2008, 1859), (2009, 1907), (2010, 1966),
    (2011, 2032), (2012, 2085), (2013, 2132), (2014, 2195), (2015, 2259), (2016, 2336), (2017, 2397), (2018, 2451),
    (2019, 2503), (2020, 2560), (2021, 2615), (2022, 2671), (2023, 2721), (2024, 2767),
)  # fmt: skip
"""The last resolution of the Security Council in each year: its numbers run on, so a number tells its year."""

_YEARS = [year for year, _ in SECURITY_COUNCIL_LAST]
_LASTS = [last for _, last in SECURITY_COUNCIL_LAST]
_FIRST_ROMAN, _LAST_ROMAN = 1, 30
"""The sessions of the General Assembly that numbered their resolutions on and added the session in roman."""
_LAST_RUNNING = 3541
_LAST_SESSION = 99
_LAST_SESSION_OF_COUNCIL = 73
"""Of the Human Rights Council, which sits three times a year since 2006: room for some years to come."""


class Number(Struct, frozen=True):
    """The number of a resolution as printed, in its parts."""

    session: str
    """Before the stroke: 76, S-32, ES-10, 2019; empty where there is none."""
    number: int
    bracket: str
    """2004 of 1540 (2004), XXI of 2200 A (XXI)."""
    part: str
    """A, or A-B."""


def security_council_year(number: int) -> int | None:
    """The year of a resolution of the Security Council.

    >>> security_council_year(1540), security_council_year(984), security_council_year(0)
    (2004, 1995, None)
    """
    place = bisect_left(_LASTS, number)
    return _YEARS[place] if number > 0 and place < len(_YEARS) else None


def spelled(series: str, found: Number, noun: str) -> str | None:
    """The official spelling of a number in a series, or None where the series holds no such number.

    >>> spelled("A", Number("75", 101, "", "A-B"), "RES"), spelled("A", Number("", 2200, "XXI", "A"), "RES")
    ('A/RES/75/101A-B', 'A/RES/2200A(XXI)')
    >>> spelled("S", Number("", 1540, "2004", ""), "RES"), spelled("S", Number("", 1540, "2003", ""), "RES")
    ('S/RES/1540(2004)', None)
    >>> spelled("E", Number("2019", 19, "", ""), "RES"), spelled("UNEP/EA", Number("4", 14, "", ""), "RES")
    ('E/RES/2019/19', 'UNEP/EA.4/Res.14')
    """
    holds = _HOLDS.get(series)
    if holds is None or not holds(found):
        return None
    number = f"{found.number}{found.part}"
    if series == "UNEP/EA":
        number = f"{found.session}/{'Res' if noun == 'RES' else 'Dec'}.{number}"
    elif found.session:
        number = f"{found.session}/{number}"
    elif found.bracket:
        number += f"({found.bracket})"
    return SPELLED[series].format(noun=noun, number=number)


def _in_general_assembly(found: Number) -> bool:
    if found.bracket:
        roman = found.bracket.split("-")[-1]
        session = roman_value(roman.lower()) or 0
        return "-" in found.bracket or (_FIRST_ROMAN <= session <= _LAST_ROMAN and found.number <= _LAST_RUNNING)
    prefix, _, session_number = found.session.rpartition("-")
    if not session_number.isdecimal():
        return False
    if prefix:
        return int(session_number) <= 40 and 0 < found.number < 100
    return _LAST_ROMAN < int(session_number) <= _LAST_SESSION and 0 < found.number <= 999


def _in_security_council(found: Number) -> bool:
    if not found.bracket.isdecimal():
        return False
    year = security_council_year(found.number)
    return int(found.bracket) == year if year else int(found.bracket) > _YEARS[-1]


def _in_economic_and_social_council(found: Number) -> bool:
    if found.bracket:
        return (roman_value(found.bracket.lower()) or 0) > 0
    return found.session.isdecimal() and 1978 <= int(found.session) <= 2100 and 0 < found.number < 400


def _in_human_rights_council(found: Number) -> bool:
    session_number = found.session.rpartition("-")[2]
    sat = session_number.isdecimal() and 0 < int(session_number) <= _LAST_SESSION_OF_COUNCIL
    return sat and 0 < found.number < 150 and not found.bracket


def _in_commission_on_human_rights(found: Number) -> bool:
    return found.session.isdecimal() and 1946 <= int(found.session) <= 2006 and 0 < found.number < 400


def _in_environment_assembly(found: Number) -> bool:
    return found.session.isdecimal() and 0 < int(found.session) < 30 and 0 < found.number < 60


_HOLDS = {
    "A": _in_general_assembly,
    "E": _in_economic_and_social_council,
    "S": _in_security_council,
    "A/HRC": _in_human_rights_council,
    "E/CN.4": _in_commission_on_human_rights,
    "UNEP/EA": _in_environment_assembly,
}
