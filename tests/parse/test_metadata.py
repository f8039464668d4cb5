"""What covers print in the six languages, and where each field comes from."""

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
    ("ar", "Distr.: General|July 2021 6|البندان 13 و 117 من جدول الأعمال|إن الجمعية العامة،", "13 و 117"),
    ("ar", "Distr.: General|6 July 2021|البنــد 99 (د د) من جدول الأعمال|إن الجمعية العامة،", "99 (د د)"),
    ("en", "Distr.: General 6 July 2021|Seventy-fifth session|Agenda item 8|The General Assembly,", "8"),
)


def source(text: str) -> Source:
    return Source(file="x.txt", sha256="0" * 64, text=text.replace("|", "\n\n") + "\n")


def metadata_of(text: str) -> Metadata:
    document, _ = parse(source(text))
    return document.metadata


@pytest.mark.parametrize(("code", "text", "item"), COVERS)
def test_what_a_cover_prints(code: str, text: str, item: str) -> None:
    found = metadata_of(text)
    assert (found.agenda_item, found.date_issued) == (item, "2021-07-06"), code
    assert (found.found["agenda_item"], found.found["date_issued"]) == ("printed", "printed")


def test_a_cover_without_a_known_month_dates_nothing() -> None:
    assert metadata_of("Distr.: General|6 Juli 2021|议程项目 154|大会，|回顾决议，").date_issued is None


WORKING_PAPERS = {
    "en": """
NPT/CONF.2036/WP.5
2036 Review Conference of the Parties to the Treaty on the Non-Proliferation of Nuclear Weapons
Distr.: General 3 March 2036
Original: English
New York, 27 April-22 May 2036
Strengthening the review process
Working paper submitted by Austria, Ireland and New Zealand""",
    "fr": """
NPT/CONF.2036/WP.5
Conférence des Parties chargée d’examiner le Traité sur la non-prolifération des armes nucléaires en 2036
Distr. générale 3 mars 2036
Original : anglais
New York, 27 avril-22 mai 2036
Renforcement du processus d’examen
Document de travail présenté par l’Autriche""",
    "es": """
NPT/CONF.2036/WP.5
Conferencia de las Partes del Año 2036 encargada del Examen del Tratado sobre la No Proliferación de las Armas Nucleares
Distr. general
3 de marzo de 2036
Nueva York, 27 de abril a 22 de mayo de 2036
Fortalecimiento del proceso de examen
Documento de trabajo presentado por Austria""",
    "ru": """
NPT/CONF.2036/WP.5
Конференция 2036 года участников Договора о нераспространении ядерного оружия по рассмотрению действия Договора
Distr.: General
3 March 2036
Нью-Йорк, 27 апреля — 22 мая 2036 года
Укрепление процесса рассмотрения
Рабочий документ, представленный Австрией""",
    "ar": """
NPT/CONF.2036/WP.5
مؤتمر الأطراف في معاهدة عدم انتشار الأسلحة النووية لاستعراض المعاهدة عام 2036
Distr.: General
3 March 2036
نيويورك، 27 نيسان/أبريل - 22 أيار/مايو 2036
تعزيز عملية استعراض المعاهدة
ورقة عمل مقدمة من النمسا""",
    "zh": """
NPT/CONF.2036/WP.5
不扩散核武器条约缔约国
2036年审议大会
Distr.: General
3 March 2036
2036年4月27日至5月22日，纽约
加强条约审议进程
奥地利、爱尔兰和新西兰提交的工作文件""",
}
"""The line before the last is the title, the one above it has the place."""


@pytest.mark.parametrize("code", WORKING_PAPERS)
def test_the_cover_of_a_working_paper(code: str) -> None:
    lines = WORKING_PAPERS[code].strip().split("\n")
    document, issues = parse(source("|".join((*lines, f"1. {'…' * 60}"))))
    found = document.metadata
    assert (found.body, found.type) == ("NPT Review Conference", "working-paper")
    assert found.place is not None
    assert found.place in lines[-3]
    assert (found.date, found.date_end, found.date_issued) == ("2036-04-27", "2036-05-22", "2036-03-03")
    assert (document.language, document.symbol, document.title) == (code, "NPT/CONF.2036/WP.5", lines[-2])
    assert found.submitters
    assert issues == ()


def test_a_body_is_told_by_the_cover_where_no_symbol_is() -> None:
    found = metadata_of(
        "国际原子能机构|大会|第九十一届常会|核安保|2036 年 9 月 18 日第九次全体会议通过的决议|大会，|忆及其决议，"
    )
    assert (found.body, found.found["body"], found.type) == ("IAEA General Conference", "printed", "resolution")


RESOLUTION = """\
A/RES/91/34*
Distr.: General
23 December 2036
Ninety-first session
Agenda item 98 (c)
General and complete disarmament
Resolution adopted by the General Assembly on {adopted}
[on the report of the First Committee (A/91/444, para. 93)]
91/34. Nuclear disarmament
The General Assembly,
Recalling its resolutions,
1. Decides to go on.
45th plenary meeting
{met}"""
REMEDY = "give date: in the YAML file beside it"
DAYS = {
    "alike": ("6 December 2036", "6 December 2036", "2036-12-06", ""),
    "of another session": (
        "7 December 2035", "6 December 2036", "2036-12-06",
        "x.txt:27: two days of adoption are printed, 2035-12-07 and 2036-12-06",
    ),
    "misprinted below": (
        "16 December 2036", "6 December 2036", "2036-12-16",
        "x.txt:27: two days of adoption are printed, 2036-12-16 and 2036-12-06",
    ),
    "ten years before": (
        "6 December 2026", "6 December 2026", "2026-12-06",
        "x.txt:13: it is said to be adopted on 2026-12-06 and issued on 2036-12-23",
    ),
    "after its issue": (
        "31 December 2036", "31 December 2036", "2036-12-31",
        "x.txt:13: it is said to be adopted on 2036-12-31 and issued on 2036-12-23",
    ),
}  # fmt: skip


def resolution(adopted: str, met: str) -> Source:
    return source(RESOLUTION.format(adopted=adopted, met=met).replace("\n", "|"))


@pytest.mark.parametrize("case", DAYS)
def test_days_of_adoption_that_cannot_all_be(case: str) -> None:
    adopted, met, date, said = DAYS[case]
    document, issues = parse(resolution(adopted, met))
    assert document.metadata.date == date
    assert [str(issue) for issue in issues] == ([f"{said}; {REMEDY}"] if said else [])


def test_what_a_resolution_was_adopted_on() -> None:
    document, _ = parse(resolution("6 December 2036", "6 December 2036"))
    found = document.metadata
    assert (document.symbol, document.title) == ("A/RES/91/34", "Nuclear disarmament")
    assert (found.session, found.meeting) == ("Ninety-first session", "45th plenary meeting")
    assert (found.report, found.agenda_title) == ("A/91/444#p93", "General and complete disarmament")
    draft = "A/RES/91/35|大会|2036年4月26日大会决议|[未经发交主要委员会而通过 (A/91/L.59和Add.1)]|91/35. 合作|大会，"
    assert metadata_of(draft).draft == "A/91/L.59"


HYPHENS = (
    ("fr", "Point 36 de l’ordre du jour|Levée du blocus imposé par les États-Unis|",
     "77/7. Levée du blocus imposé par les ÉtatsUnis", "Levée du blocus imposé par les États-Unis"),
    ("fr", "Point 36 de l’ordre du jour|Le Territoire occupé, y compris Jérusalem-Est|",
     "77/8. Les colonies, y compris JérusalemEst", "Les colonies, y compris Jérusalem-Est"),
    ("en", "Agenda item 5|Cooperation in cooperatives|", "77/9. Cooperation", "Cooperation"),
)  # fmt: skip


@pytest.mark.parametrize(("code", "above", "title", "whole"), HYPHENS)
def test_hyphens_that_a_title_lost_stand_elsewhere(code: str, above: str, title: str, whole: str) -> None:
    opening = {
        "fr": "L’Assemblée générale,|Rappelant la situation dans la région et dans le pays,",
        "en": "The General Assembly,|Recalling the co-operation of the States and the work of the Conference,",
    }[code]
    document, _ = parse(source(f"{above}{title}|{opening}"))
    assert document.title == whole


def test_what_only_the_symbol_tells_is_not_printed() -> None:
    found = metadata_of("A/RES/75/193|Distr.: General|议程项目 154|大会，|回顾决议，")
    assert (found.body, found.type) == ("UN General Assembly", "resolution")
    assert (found.found["body"], found.found["type"], found.found["symbol"]) == ("symbol", "symbol", "printed")
