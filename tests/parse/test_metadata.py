"""What covers print in the six languages: the agenda item and the day of issue; and where each field comes from."""

from __future__ import annotations

import pytest

from generator.model import Metadata, Source
from generator.parse import parse

COVERS = (
    ("en", "Distr.: General|6 July 2021|Seventy-fifth session|Agenda item 72 (c)|The General Assembly,", "72 (c)"),
    ("en", "Distr.: General|6 July 2021|Agenda items 68 (a) and (b)|The General Assembly,", "68 (a) and (b)"),
    ("zh", "Distr.: General|6 July 2021|第七十五届会议|议程项目 154|大会，", "154"),
    ("zh", "普遍分发|2021年7月6日|临时议程项目 22(d)|大会，", "22(d)"),
    ("fr", "Distr. générale|6 juillet 2021|Point 99 nn) de l’ordre du jour|L’Assemblée générale,", "99 nn)"),
    ("es", "Distr. general|6 de julio de 2021|Tema 18 i) del programa|La Asamblea General,", "18 i)"),
    ("ru", "Distr.: General|6 July 2021|Пункт 163 b) повестки дня|Генеральная Ассамблея,", "163 b)"),
    ("ar", "Distr.: General|6 July 2021|البند ٧٢ (ج) من جدول الأعمال|إن الجمعية العامة،", "٧٢ (ج)"),
)


def metadata_of(text: str) -> Metadata:
    document, _ = parse(Source(file="x.txt", sha256="0" * 64, text=text.replace("|", "\n\n") + "\n"))
    return document.metadata


@pytest.mark.parametrize(("code", "text", "item"), COVERS)
def test_what_a_cover_prints(code: str, text: str, item: str) -> None:
    found = metadata_of(text)
    assert (found.agenda_item, found.date_issued) == (item, "2021-07-06"), code
    assert (found.found["agenda_item"], found.found["date_issued"]) == ("printed", "printed")


def test_a_cover_without_a_known_month_dates_nothing() -> None:
    assert metadata_of("Distr.: General|6 Juli 2021|议程项目 154|大会，|回顾决议，").date_issued is None


def test_what_only_the_symbol_tells_is_not_printed() -> None:
    found = metadata_of("A/RES/75/193|Distr.: General|议程项目 154|大会，|回顾决议，")
    assert (found.body, found.type) == ("UN General Assembly", "resolution")
    assert (found.found["body"], found.found["type"], found.found["symbol"]) == ("symbol", "symbol", "printed")
