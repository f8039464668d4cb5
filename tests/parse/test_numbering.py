"""Printed numbers, a row each: what stands at a line's beginning, and every reading of it."""

from __future__ import annotations

import pytest

from generator.languages.numbering import bare_labels, labels_at, number_value

ROWS: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = (
    # paragraphs
    ("66. 在此背景下", (("arabic", 66),)),
    ("66．在此", (("arabic", 66),)),
    ("3、行动", (("arabic", 3),)),
    ("12 - Text", (("arabic", 12),)),
    ("14.", (("arabic", 14),)),
    ("٣. نص", (("arabic", 3),)),
    ("1.1 Text", (("decimal", 1),)),
    ("2.10.3. Text", (("decimal", 3),)),
    # letters and roman numbers: the first reading is the letter
    ("(a) To seek", (("letter", 1),)),
    ("(b)文字", (("letter", 2),)),
    ("( c ) text", (("letter", 3), ("roman", 100))),
    ("(i) x", (("letter", 9), ("roman", 1))),
    ("(ii) x", (("letter", 35), ("roman", 2))),
    ("(iv) x", (("roman", 4),)),
    ("(aa) x", (("letter", 27),)),
    ("(ab) x", ()),
    ("a) texte", (("letter", 1),)),
    ("iii) texte", (("letter", 61), ("roman", 3))),
    # Russian: а, б, в of its own alphabet, or a, b, c typed in either
    ("а) текст", (("letter", 1), ("letter", 1))),
    ("б) текст", (("letter", 2),)),
    ("с) текст", (("letter", 3), ("letter", 17), ("roman", 100))),
    ("d) текст", (("letter", 4), ("roman", 500))),
    # Arabic
    ("(أ) نص", (("letter", 1),)),
    ("(ب) نص", (("letter", 2),)),
    ("(٢) نص", (("paren-arabic", 2),)),
    ("(ﻫ) نص", (("letter", 5),)),
    ("(هـ) نص", (("letter", 5),)),
    ("(ق) نص", (("letter", 19),)),
    ("(ظ) نص", (("letter", 27),)),
    ("(أأ) نص", (("letter", 27),)),
    ("(ب ب) نص", (("letter", 28),)),
    ("(من) نص", ()),
    ("’2‘ نص", (("paren-arabic", 2),)),
    ("أولا - مقدمة", (("roman-dot", 1),)),
    ("ثاني عشر - نص", (("roman-dot", 12),)),
    ("رابعا وعشرين - نص", (("roman-dot", 24),)),
    ("باء - نص", (("upper-dot", 2),)),
    ("الأمم المتحدة - نص", ()),
    # Chinese
    ("一、总则", (("han", 1),)),
    ("二. 响应", (("han", 2),)),
    ("十二、", (("han", 12),)),
    ("㈡ 项", (("paren-han", 2),)),
    ("(三) 项", (("paren-han", 3),)),
    ("（四）项", (("paren-han", 4),)),
    ("② 项", (("paren-arabic", 2),)),
    ("(2) 项", (("paren-arabic", 2),)),
    # headings
    ("IV. Conclusions", (("roman-dot", 4),)),
    ("I. Introduction", (("roman-dot", 1), ("upper-dot", 9))),
    ("B. Nuclear safety", (("upper-dot", 2),)),
    ("Б. Раздел", (("upper-dot", 2),)),
    ("В. Раздел", (("upper-dot", 2), ("upper-dot", 3))),
    # bullets
    ("• 支持", (("bullet", 0),)),
    ("•支持", (("bullet", 0),)),
    ("– Support", (("bullet", 0),)),
    # what is none
    ("——并确认", ()),
    ("2010 年审议大会", ()),
    ("2 500 000", ()),
    ("10.5%", ()),
    ("1,000 dollars", ()),
    ("0. 无", ()),
    ("3/4 of the members", ()),
    ("A/RES/75/1", ()),
    ("C60", ()),
    ("World Health Organization", ()),
    ("(IAEA) safeguards", ()),
    ("(COVID-19)", ()),
    ("", ()),
    (".", ()),
)


@pytest.mark.parametrize(("text", "readings"), ROWS, ids=[text or "empty" for text, _ in ROWS])
def test_readings(text: str, readings: tuple[tuple[str, int], ...]) -> None:
    found = labels_at(text)
    assert tuple((label.system, label.value) for label in found) == readings
    assert all(text.startswith(label.printed) for label in found)


ALONE = (
    ("II", (("roman-dot", 2),)),
    ("I", (("roman-dot", 1), ("upper-dot", 9))),
    ("C.", (("upper-dot", 3),)),
    ("十二", (("han", 12),)),
    ("16,", (("arabic", 16),)),
    ("226", (("arabic", 226),)),
    ("(b)", (("letter", 2),)),
    ("ثالثاً", (("roman-dot", 3),)),
    ("2030", ()),
    ("1.5", (("decimal", 5),)),
    ("Annex", ()),
    ("", ()),
)


@pytest.mark.parametrize(("text", "readings"), ALONE)
def test_a_number_that_is_set_apart(text: str, readings: tuple[tuple[str, int], ...]) -> None:
    found = bare_labels(text)
    assert tuple((label.system, label.value) for label in found) == readings
    assert all(label.printed == text for label in found)


SUFFIXES = (
    ("12之二. 文字", "12之二.", "bis"),
    ("12之三. 文字", "12之三.", "ter"),
    ("12 bis. Text", "12 bis.", "bis"),
    ("3 ter. Text", "3 ter.", "ter"),
    ("4 quater. Text", "4 quater.", "quater"),
    ("5之五. 文字", "5之五.", "x5"),
    ("6. Text", "6.", ""),
)


@pytest.mark.parametrize(("text", "printed", "suffix"), SUFFIXES)
def test_suffixes(text: str, printed: str, suffix: str) -> None:
    (label,) = labels_at(text)
    assert (label.printed, label.suffix) == (printed, suffix)


NUMBERS = (
    ("12", 12),
    ("١٢", 12),
    ("１２", 12),
    ("十二", 12),
    ("二十一", 21),
    ("一百零二", 102),
    ("XIV", 14),
    ("B", 2),
    ("V", 5),
    ("premier", 1),
    ("الثاني", 2),
    ("", None),
    (None, None),
    ("IIII", None),
    ("Foo", None),
)


@pytest.mark.parametrize(("printed", "value"), NUMBERS)
def test_numbers_of_headings(printed: str | None, value: int | None) -> None:
    assert number_value(printed) == value
