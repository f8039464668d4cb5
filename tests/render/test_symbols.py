"""What symbols tell: whose, what kind, which year; and where the official record lies, or that nobody can tell."""

from __future__ import annotations

import pytest

from generator.render.official import official_list, official_url
from generator.render.symbols import Told, told_by
from generator.render.words import words

UN = "https://undocs.org/zh/"
GC = "https://www.iaea.org/sites/default/files/gc/"
ROWS = [
    ("A/RES/76/36", "UN General Assembly", "resolution", 76, "2021-2022", f"{UN}A/RES/76/36"),
    ("A/RES/2200A(XXI)", "UN General Assembly", "resolution", 21, "1966-1967", f"{UN}A/RES/2200A(XXI)"),
    ("A/RES/75/101A-B", "UN General Assembly", "resolution", 75, "2020-2021", f"{UN}A/RES/75/101A-B"),
    ("A/RES/ES-11/1", "UN General Assembly", "resolution", 0, "", f"{UN}A/RES/ES-11/1"),
    ("A/C.6/77/SR.35", "UN General Assembly", "meeting-record", 77, "2022-2023", f"{UN}A/C.6/77/SR.35"),
    ("A/49/765-S/1994/1399", "UN General Assembly", "document", 49, "1994-1995", f"{UN}A/49/765"),
    ("A/HRC/RES/49/24", "UN Human Rights Council", "resolution", 0, "", f"{UN}A/HRC/RES/49/24"),
    ("S/RES/1540(2004)", "UN Security Council", "resolution", 0, "2004", f"{UN}S/RES/1540(2004)"),
    ("S/PRST/2013/16", "UN Security Council", "presidential-statement", 0, "2013", f"{UN}S/PRST/2013/16"),
    ("E/CN.4/1998/53/Add.2", "UN Economic and Social Council", "addendum", 0, "1998", f"{UN}E/CN.4/1998/53/Add.2"),
    ("UNEP/EA.5/Res.14", "UN Environment Programme", "resolution", 0, "", f"{UN}UNEP/EA.5/Res.14"),
    ("FCCC/CP/2015/10", "UN Climate Change", "document", 0, "2015", f"{UN}FCCC/CP/2015/10"),
    ("NPT/CONF.2020/WP.77", "NPT Review Conference", "working-paper", 0, "2020", f"{UN}NPT/CONF.2020/WP.77"),
    ("NPT/CONF.2020/PC.I/1", "NPT Preparatory Committee", "document", 0, "2020", f"{UN}NPT/CONF.2020/PC.I/1"),
    ("CD/1999", "Conference on Disarmament", "document", 0, "", f"{UN}CD/1999"),
    ("GC(59)/RES/10", "IAEA General Conference", "resolution", 59, "2015", f"{GC}gc59res-10_ch.pdf"),
    ("GC(57)/19", "IAEA General Conference", "document", 57, "2013", f"{GC}gc57-19_en.pdf"),
    ("GC(7)/INF/62", "IAEA General Conference", "document", 7, "1963", f"{GC}gc07inf-62_en.pdf"),
    ("GC(57)/19/Corr.1", "IAEA General Conference", "corrigendum", 57, "2013", None),
    ("GC(65)/24", "IAEA General Conference", "document", 65, "2021", None),
    ("GOV/2006/46-GC(50)/13", "IAEA Board of Governors", "document", 0, "2006", None),
    ("INFCIRC/225/Rev.4(Corrected)", "IAEA", "information-circular", 0, "", None),
    ("OECD/LEGAL/0393", "", "", 0, "", None),
]  # fmt: skip


@pytest.mark.parametrize(("symbol", "organ", "kind", "session", "year", "address"), ROWS, ids=[row[0] for row in ROWS])
def test_what_a_symbol_tells(symbol: str, organ: str, kind: str, session: int, year: str, address: str | None) -> None:
    assert told_by(symbol) == Told(organ, kind, session, year)
    assert official_url(symbol, "zh") == address


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_interface_has_words_for_all_of_it(language: str) -> None:
    said = words(language)
    assert {organ for _, organ, *_ in ROWS if organ} <= set(said["bodies"])
    assert {kind for _, _, kind, *_ in ROWS if kind} <= set(said["types"])


def test_a_publishers_list_stands_in_only_where_no_address_is_told() -> None:
    listed = [symbol for symbol, *_ in ROWS if official_list(symbol)]
    assert listed == ["INFCIRC/225/Rev.4(Corrected)"]
    assert [symbol for symbol in listed if official_url(symbol, "en")] == []
