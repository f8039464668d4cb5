"""Pages that are not one column of text read from the left: landscape, two columns, tables, from right to left."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from pathlib import Path

import pytest

from generator.model import Source
from generator.parse import parse
from generator.read.pdf import read_pdf
from generator.read.pdf_order import in_order
from tests.read.pdf_files import Text, paragraph, pdf_bytes

FULL = "Recalling its resolutions on the peaceful uses of nuclear energy and the work of the Agency in the"
COVER: list[Text] = [
    (60, 760, 14, "United Nations"), (420, 760, 10, "A/RES/78/182"),
    (60, 730, 20, "General Assembly"), (400, 734, 10, "Distr.: General"), (400, 721, 10, "22 December 2023"),
    (60, 690, 10, "Seventy-eighth session"), (400, 690, 10, "Original: English"),
    (60, 678, 10, "Agenda item 25 (b)"),
    (60, 666, 10, "Women: implementation of decisions on the"),
    (60, 654, 10, "outcome of the special session in 2000 of the"),
    (60, 642, 10, "General Assembly"),
    (60, 600, 12, "Resolution adopted by the General Assembly"), (60, 586, 12, "on 19 December 2023"),
    (60, 562, 10, "[on the report of the Third Committee (A/78/473,"), (60, 550, 10, "para. 24)]"),
    (60, 520, 12, "78/182. Follow-up to the outcome of the special session of the"), (60, 506, 12, "General Assembly"),
    (80, 480, 10, "The General Assembly,"),
    *paragraph(460, FULL, FULL, "field,", left=60),
    *paragraph(420, "1. Takes note of the report;", left=60),
]  # fmt: skip


def read(path: Path, data: bytes) -> Source:
    path.write_bytes(data)
    source, issues = read_pdf(path, "a.pdf")
    assert source is not None, issues
    return source


def lines(source: Source) -> list[str]:
    return [source.text[line.start : line.end] for line in source.lines]


def rows(source: Source) -> list[str]:
    return [source.text[line.start : line.end] for line in source.lines if line.role == "row"]


def test_the_columns_of_a_cover_are_read_one_after_the_other(tmp_path: Path) -> None:
    document, _ = parse(read(tmp_path / "a.pdf", pdf_bytes([COVER])))
    assert [(line.role, line.text) for line in document.front] == [
        ("cover", "United Nations"),
        ("cover", "General Assembly"),
        ("session", "Seventy-eighth session"),
        ("cover", "Agenda item 25 (b)"),
        (
            "cover",
            "Women: implementation of decisions on the outcome of the special session in 2000 of the General Assembly",
        ),
        ("cover", "A/RES/78/182"),
        ("cover", "Distr.: General"),
        ("cover", "22 December 2023"),
        ("cover", "Original: English"),
        ("adoption", "Resolution adopted by the General Assembly on 19 December 2023"),
        ("adoption", "[on the report of the Third Committee (A/78/473, para. 24)]"),
        ("title", "78/182. Follow-up to the outcome of the special session of the General Assembly"),
    ]
    assert document.title == "Follow-up to the outcome of the special session of the General Assembly"
    found = document.metadata
    assert (found.date, found.date_issued, found.agenda_item) == ("2023-12-19", "2023-12-22", "25 (b)")


def test_the_columns_of_a_page_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [f"Left column, line {number} of the running text" for number in range(10)]
    right = [f"Right column, line {number} of the other text" for number in range(10)]
    page = [*paragraph(700, *left, left=60, size=9), *paragraph(700, *right, left=330, size=9)]
    assert lines(read(tmp_path / "a.pdf", pdf_bytes([page]))) == [*left, *right]


def test_a_landscape_page_reads_as_an_upright_one(tmp_path: Path) -> None:
    first = [(60, 500, 16, "United Nations"), (60, 30, 8, "1/4"), (400, 30, 8, "22-13460")]
    texts = [(60, 570, 8, "A/RES/75/171"), *paragraph(500, FULL, FULL, "field."), (60, 30, 8, "2/4")]
    texts.append((400, 30, 8, "22-13460"))
    source = read(tmp_path / "a.pdf", pdf_bytes([first, texts], turned=90, sideways=True))
    assert [(line.rule, source.text[line.start : line.end]) for line in source.lines if line.page] == [
        ("running-head", "A/RES/75/171"), ("", FULL), ("", FULL), ("", "field."), ("page-number", "2/4 22-13460"),
    ]  # fmt: skip


CELLS = [
    (("State party",), ("Assessed", "contribution"), ("Remarks",)),
    (("Antigua", "and Barbuda"), ("12,345",), ("Paid in full, with", "the arrears", "of two years")),
    (("Chad",), ("7",), ()),
]
TABLE = [
    "State party\tAssessed contribution\tRemarks",
    "Antigua and Barbuda\t12,345\tPaid in full, with the arrears of two years",
    "Chad\t7",
]
HEIGHTS = (600, 570, 526, 502)
"""Of the lines between the rows."""
EDGES = (95, 245, 345, 495)
"""Of the lines between the columns."""


def grid_texts(centred: bool = False) -> list[Text]:
    """The words of the table; from the top of their cells, or in the middle of them."""
    texts: list[Text] = []
    for (top, bottom), row in zip(pairwise(HEIGHTS), CELLS, strict=True):
        for x, cell in zip(EDGES, row, strict=False):
            start = (top + bottom) / 2 + 6 * len(cell) - 9 if centred else top - 13
            texts += [(x + 5, start - 12 * number, 10, line) for number, line in enumerate(cell)]
    return texts


LEVEL = " ".join(f"{EDGES[0]} {y} {EDGES[-1] - EDGES[0]} 0.5 re f" for y in HEIGHTS)
UPRIGHT = " ".join(f"{x} {HEIGHTS[-1]} m {x} {HEIGHTS[0]} l S" for x in EDGES)
BOXES = " ".join(
    f"{x} {low} {right - x} {high - low} re S" for x, right in pairwise(EDGES) for high, low in pairwise(HEIGHTS)
)


@pytest.mark.parametrize(
    ("drawn", "centred"),
    [(f"{LEVEL} {UPRIGHT}", False), (f"{LEVEL} {UPRIGHT}", True), (BOXES, True), (LEVEL, False), ("", False)],
    ids=["lines", "lines, words in the middle", "boxes", "lines between rows", "no lines"],
)
def test_a_table_has_its_rows_and_cells(tmp_path: Path, drawn: str, centred: bool) -> None:
    page = [*paragraph(700, FULL, FULL, "field:", left=60), *grid_texts(centred), *paragraph(460, FULL, FULL, left=60)]
    assert rows(read(tmp_path / "a.pdf", pdf_bytes([page], drawn=drawn))) == TABLE


def test_rows_without_space_between_them_are_told_by_what_no_wrapped_line_has(tmp_path: Path) -> None:
    cells = [
        ("Post", "Level", "Number"), ("Head of the Claims", "P-5", "1"), ("and Contracts Unit",),
        ("Driver", "GS", "12"), ("Total", "", "13"),
    ]  # fmt: skip
    grid = [
        (x, 600 - 12 * y, 10, cell)
        for y, row in enumerate(cells)
        for x, cell in zip((100, 250, 350), row, strict=False)
    ]
    page = [*paragraph(700, FULL, FULL, "field:", left=60), *[text for text in grid if text[3]]]
    assert rows(read(tmp_path / "a.pdf", pdf_bytes([page]))) == [
        "Post\tLevel\tNumber", "Head of the Claims and Contracts Unit\tP-5\t1", "Driver\tGS\t12", "Total\t\t13",
    ]  # fmt: skip


def test_a_table_that_cannot_be_made_out_is_told(tmp_path: Path) -> None:
    """Nothing is drawn, and the words stand in the middle of their cells: which lines are a row, nobody can say."""
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_bytes([[*paragraph(700, FULL, FULL, "field:", left=60), *grid_texts(centred=True)]]))
    source, issues = read_pdf(path, "a.pdf")
    assert source is not None
    assert rows(source) == []
    assert [str(issue) for issue in issues] == [
        "a.pdf:1: this page seems to hold a table that could not be made out; compare with the page"
    ]


def test_a_coloured_ground_is_no_table(tmp_path: Path) -> None:
    page = [(100, 700, 10, "Panel 1:"), (145, 700, 10, FULL[:60]), (100, 688, 10, FULL), (100, 676, 10, "field;")]
    ground = "1 1 0 rg 143 697 300 12 re f 98 685 480 12 re f 98 673 60 12 re f 0 g"
    assert rows(read(tmp_path / "a.pdf", pdf_bytes([page], drawn=ground))) == []


def test_a_call_alone_on_its_line_is_a_call(tmp_path: Path) -> None:
    page = [
        *paragraph(700, FULL, FULL), (100, 680, 6, "1"), *paragraph(658, FULL, FULL, "field."),
        (100, 100, 8, "__________________"), (110, 85, 5, "1"), (115, 82, 8, "See the report of the Conference."),
    ]  # fmt: skip
    source = read(tmp_path / "a.pdf", pdf_bytes([page]))
    assert [call.marker for call in source.calls] == ["1"]
    assert [line.begins for line in source.lines[:4]] == [True, False, False, True]


ARABIC = "قرار اتخذته في 7 من 2022 (خ) و 70/47"
"""No letters that join to one: the places of all are known."""


def as_shown(text: str) -> Sequence[tuple[float, str]]:
    """A line from right to left as a page shows it: each character with its place."""
    words = reversed(text.split(" "))
    visual = " ".join(word if word[0].isdigit() or word[0] == "(" else word[::-1] for word in words)
    starts = accumulate((6.0 if character != " " else 3.0 for character in visual), initial=100.0)
    return [(place, character) for place, character in zip(starts, visual, strict=False)]


@pytest.mark.parametrize("written", ["from the left", "from the right", "word by word"])
def test_a_line_from_right_to_left_is_read_whatever_way_it_was_written(tmp_path: Path, written: str) -> None:
    shown = as_shown(ARABIC)
    placed = [(place, 700.0, 10.0, character) for place, character in shown if character != " "]
    if written == "from the right":
        placed.reverse()
    elif written == "word by word":
        placed.sort(key=lambda text: (round(text[0] / 40), text[0]))
    source = read(tmp_path / "a.pdf", pdf_bytes([placed]))
    assert source.text.split("\n")[0] == ARABIC


def test_the_margin_of_a_page_from_right_to_left_is_at_its_right(tmp_path: Path) -> None:
    letters = [(500.0 - 6 * number, letter) for number, letter in enumerate("قراراتخذتهفيشهرمحرممنسنةخلت" * 2)]
    page = [(x, y, 10.0, letter) for y in (700.0, 688.0) for x, letter in letters]
    page += [(x - 22, 676.0, 10.0, letter) for x, letter in letters[:12]]
    source = read(tmp_path / "a.pdf", pdf_bytes([page]))
    assert [(line.lead, line.begins) for line in source.lines] == [(0, True), (0, False), (4, True)]


ORDERS = (
    ("]93 ةرقفلا ،A/76/444)", "(A/76/444، الفقرة 93]"),
    (".)93 ةرقفلا(", "(الفقرة 93)."),
    ("نم )ج( 20 دنبلا", "البند 20 (ج) من"),  # brackets named as they look
    ("نم (ج) 20 دنبلا", "البند 20 (ج) من"),  # and as they were written
    ("2015-2010 ةرتفلل", "للفترة 2010-2015"),
    ("3 003 447 غلبمب", "بمبلغ 3 003 447"),
    ("INFCIRC/153(Corrected) ةقيثولا", "الوثيقة INFCIRC/153(Corrected)"),
    ("22-13460 1/7", "1/7 22-13460"),
)


@pytest.mark.parametrize(("shown", "meant"), ORDERS)
def test_glyphs_from_left_to_right_are_put_in_the_order_of_reading(shown: str, meant: str) -> None:
    glyphs = [(character, float(place), float(place + 1), 0.0, 10.0) for place, character in enumerate(shown)]
    assert "".join(glyph[0] for glyph in in_order(glyphs, rtl=True)) == meant


def test_a_passage_from_right_to_left_in_a_latin_line() -> None:
    glyphs = [(c, float(n), float(n + 1), 0.0, 10.0) for n, c in enumerate("the word ملاس here")]
    assert "".join(glyph[0] for glyph in in_order(glyphs, rtl=False)) == "the word سالم here"


def test_a_full_line_of_a_cover_does_not_swallow_the_next(tmp_path: Path) -> None:
    """The cover is set wider than the text, so that its longest line seems to go on below it."""
    cover = [
        "A/RES/77/280", "United Nations", "General Assembly", "Distr.: General", "27 April 2023",
        "Seventy-seventh session", "Agenda item 136",
        "Review of the efficiency of the administrative and financial functioning of the United Nations and the funds",
        "Resolution adopted by the General Assembly on 18 April 2023",
        "[on the report of the Fifth Committee (A/77/673/Add.1, para. 8)]",
    ]  # fmt: skip
    text = "subscribing to the conclusions of the report and to those of the Committee on it,"
    page: list[tuple[float, float, float, str]] = [
        (60, 780 - 11 * number, 9, line) for number, line in enumerate(cover)
    ]
    page += [(90, 630, 14, "77/280. Towards an accountability system"), (90, 600, 10, "The General Assembly,")]
    page += [*paragraph(582, text, text, "and of the report,", left=90), *paragraph(540, text, text, left=90)]
    document, _ = parse(read(tmp_path / "a.pdf", pdf_bytes([page])))
    assert [line.text for line in document.front] == [*cover, "77/280. Towards an accountability system"]
    assert (document.metadata.date, document.metadata.date_issued) == ("2023-04-18", "2023-04-27")


def test_type_too_small_to_measure_is_read(tmp_path: Path) -> None:
    assert lines(read(tmp_path / "a.pdf", pdf_bytes([[(100, 700, 0.1, "seen"), (100, 600, 0.1, "by nobody")]]))) == [
        "seen",
        "by nobody",
    ]
