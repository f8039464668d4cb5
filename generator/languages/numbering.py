"""Printed numbers: the systems in which documents number their parts, and what each number is worth.

A label is read as a system and a value; which of two readings holds ("(i)" is the ninth letter or the first
roman number) depends on what stands before it, so `labels_at` gives every reading and `parse` chooses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal
from unicodedata import normalize

from msgspec import Struct
from msgspec.structs import replace

from generator.languages import arabic_numbers

System = Literal[
    "arabic", "decimal", "letter", "roman", "paren-arabic", "han", "paren-han",
    "roman-dot", "upper-dot", "bullet",
]  # fmt: skip

_HAN_NUMERALS = frozenset("〇零一二三四五六七八九十百")
IN_WORDS = {
    word: value
    for value, words in enumerate(
        (
            "first one premier première primero primera первая первое",
            "second two deuxième seconde segundo segunda вторая второе",
            "third three troisième tercero tercera третья третье",
            "fourth four quatrième cuarto cuarta четвертая четвертое",
            "fifth five cinquième quinto quinta пятая пятое",
        ),
        start=1,
    )
    for word in words.split()
} | arabic_numbers.IN_WORDS
"""Annex and article numbers that are printed in words."""
HAN_DIGITS = "〇一二三四五六七八九"
_HAN_NUMBER = r"[〇零一二三四五六七八九十百]{1,5}"
_ENCLOSED_HAN = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
LATIN = "abcdefghijklmnopqrstuvwxyz"
CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
"""Russian lists leave out ё, й, ъ, ы and ь."""
ARABIC_LETTERS = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
"""In the order of abjad, as UN documents letter their lists."""
_ARABIC_LETTER = r"[أ-يﺀ-ﻼ][ـ\u200d]*"
"""A letter in any of its shapes, drawn out or not."""
_ARABIC_LETTERS = rf"{_ARABIC_LETTER}(?:\s?{_ARABIC_LETTER})?"
"""One, or one twice: after 26 of them, as after z."""
HAN_LETTERS = ("甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥")
"""The stems and the branches, in whose order Chinese lists are lettered."""
_HAN_ALPHABETS = {letter: letters for letters in HAN_LETTERS for letter in letters}
_HOMOGLYPHS = str.maketrans("асекорхуі", "acekopxyi")
"""Cyrillic letters that are typed for the Latin ones they look like: UN lists in Russian run a), b), c)."""
_CAPITALS = str.maketrans("АВЕІКМНОРСТХ", "ABEIKMHOPCTX")
"""Of capitals, more look alike."""
_ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
BULLETS = "•‣◦▪●■○◆∙–—−➢❖✓□➔"
"""Dashes count only with a blank behind them."""
TYPED_BULLETS = "-*+·"
"""What people type for one; with a blank behind it, and where others follow."""

_LARGEST = 999
"""A number that stands alone, without its stop, and is larger is a year."""

_LONGEST = 20
"""Characters; no number is longer."""

_SUFFIX = r"(?P<suffix>之[一二三四五六七八九十]+|\s?bis|\s?ter|\s?quater)?"
_BEHIND_LETTER = r"\s(?:bis|ter|quater)"

# One row a system: its name, its form, an example. The first group is the number itself.
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("decimal", re.compile(r"(\d{1,3}(?:\.\d{1,3})+)[.．]?(?=\s|[^\d\s.,%/)])")),  # 1.1
    (
        "arabic",
        re.compile(r"([0-9٠-٩]{1,4})" + _SUFFIX + r"\s?(?:[.．、](?![0-9])|\s?[-–](?=\s)|[°º]\s?\)?(?=\s))"),
    ),  # 66. 12之二. 1°
    (
        "paren",
        re.compile(
            rf"[(（]\s?([a-zа-яё]{{1,4}}|[0-9]{{1,3}}|[٠-٩]{{1,3}}|{_ARABIC_LETTERS}|[{''.join(HAN_LETTERS)}]|{_HAN_NUMBER})"
            rf"{_SUFFIX}\s?[)）]"
        ),
    ),  # (b) (a bis) (甲)
    (
        "paren",
        re.compile(rf"([a-zа-яё]{{1,4}}|[0-9]{{1,3}}|{_ARABIC_LETTER})(?P<suffix>{_BEHIND_LETTER})?[)）]"),
    ),  # a) a bis)
    ("quoted", re.compile(r"[’‘]\s?([0-9]{1,3}|[٠-٩]{1,3})\s?[‘’](?=\s)")),  # ’2‘, where other languages have (ii)
    ("enclosed", re.compile(f"([{_ENCLOSED_HAN}])")),  # ㈠
    ("circled", re.compile(f"([{_CIRCLED}])")),  # ①
    ("han", re.compile(f"({_HAN_NUMBER})[.．、](?!\\d)")),  # 一、
    ("roman-dot", re.compile(r"([IVX]{1,6})[.．](?=\s)")),  # IV.
    ("upper-dot", re.compile(r"([A-ZА-Я])[.．](?=\s|[^\x00-\x7f])")),  # A.
    ("words", re.compile(rf"({arabic_numbers.WORD})\s?[.–—-](?=\s)")),  # ثاني عشر - ; باء -
    ("bullet", re.compile(rf"([{BULLETS}{re.escape(TYPED_BULLETS)}])(?=\s)|([•‣▪●])")),  # •
)


_ANY = re.compile(
    rf"[0-9٠-٩(（’‘{_ENCLOSED_HAN}{_CIRCLED}{BULLETS}{re.escape(TYPED_BULLETS)}]|[a-zа-яё]{{1,4}}(?:{_BEHIND_LETTER})?[)）]|"
    rf"{_ARABIC_LETTER}[)）]|{_HAN_NUMBER}[.．、]|[IVX]{{1,6}}[.．]|"
    r"[A-ZА-Я][.．]|"
    rf"{arabic_numbers.WORD}\s?[.–—-]\s"
)
"""What every label begins with: most lines begin otherwise, and need no closer look."""


class Label(Struct, frozen=True):
    """One reading of a printed number."""

    system: System
    value: int
    printed: str
    """As it stands in the source: `66.`, `(a)`, `•`."""
    suffix: str = ""
    """`bis`, `之二` as `bis`, … in ASCII."""
    path: tuple[int, ...] = ()
    """Of a decimal number, its parts."""


def han_value(number: str) -> int | None:
    """The value of a Chinese numeral up to 999.

    >>> [han_value(n) for n in ("三", "十", "十二", "二十", "一百零二", "二〇")]
    [3, 10, 12, 20, 102, 20]
    """
    if not any(unit in number for unit in "十百"):
        digits = "".join(str(HAN_DIGITS.index("〇" if c == "零" else c)) for c in number)
        return int(digits) if digits else None
    total, digit = 0, 0
    for character in number:
        if character in "十百":
            total += max(digit, 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = HAN_DIGITS.index("〇" if character == "零" else character)
    return total + digit


def roman_value(number: str) -> int | None:
    """The value of a roman numeral in lower case, or None where it is not well formed.

    >>> roman_value("xiv"), roman_value("iiii"), roman_value("")
    (14, None, None)
    """
    if not number or not _ROMAN.fullmatch(number):
        return None
    values = [_ROMAN_VALUES[c] for c in number]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def roman(value: int) -> str:
    """A number up to 49 in roman numerals.

    >>> roman(10), roman(29), roman(4)
    ('X', 'XXIX', 'IV')
    """
    tens, ones = divmod(value, 10)
    return ("XL" if tens == 4 else "X" * tens) + _ROMAN_ONES[ones]


def number_value(printed: str | None) -> int | None:
    """The value of a heading's number: digits, Chinese, roman, one capital letter, or the first few in words.

    >>> [number_value(n) for n in ("3", "三", "IV", "B", "premier", None)]
    [3, 3, 4, 2, 1, None]
    """
    if not printed:
        return None
    if printed.isdecimal():
        return int(printed)
    if all(c in _HAN_NUMERALS for c in printed):
        return han_value(printed)
    single = ord(printed) - ord("A") + 1 if len(printed) == 1 and "A" <= printed <= "Z" else None
    return roman_value(printed.lower()) or single or IN_WORDS.get(printed.lower())


def letter_value(letters: str) -> int | None:
    """The place of a list letter in its alphabet; after z come aa, bb.

    >>> letter_value("a"), letter_value("bb"), letter_value("с"), letter_value("ab")
    (1, 28, 3, None)
    """
    letter = letters[0].translate(_HOMOGLYPHS)
    if len(set(letters)) != 1 or letter not in LATIN:
        return None
    return LATIN.index(letter) + 1 + len(LATIN) * (len(letters) - 1)


def cyrillic_value(letters: str) -> int | None:
    """The place of a list letter in the Russian alphabet.

    >>> cyrillic_value("б"), cyrillic_value("в"), cyrillic_value("b")
    (2, 3, None)
    """
    if len(set(letters)) != 1 or letters[0] not in CYRILLIC:
        return None
    return CYRILLIC.index(letters[0]) + 1 + len(CYRILLIC) * (len(letters) - 1)


def _arabic_value(letters: str) -> int | None:
    """The place of a list letter in abjad; twice the same stands after the 26th, as aa after z.

    >>> _arabic_value("ب"), _arabic_value("ﻫ"), _arabic_value("ب ب"), _arabic_value("ب ج"), _arabic_value("b")
    (2, 5, 28, None, None)
    """
    plain = re.sub(r"[ـ\u200d\s]", "", normalize("NFKC", letters))
    if not plain or len(set(plain)) != 1 or plain[0] not in ARABIC_LETTERS:
        return None
    return ARABIC_LETTERS.index(plain[0]) + 1 + len(LATIN) * (len(plain) - 1)


def letter_name(value: int) -> str:
    """The ASCII letter of a place in a list: 1 is a, 27 is aa, 28 is bb."""
    repeat, index = divmod(value - 1, len(LATIN))
    return LATIN[index] * (repeat + 1)


def _suffix_name(suffix: str | None) -> str:
    if not suffix:
        return ""
    text = suffix.strip()
    if text.startswith("之"):
        return {2: "bis", 3: "ter", 4: "quater"}.get(han_value(text[1:]) or 0, "x" + str(han_value(text[1:])))
    return text


def han_alphabet(text: str) -> str:
    """The stems or the branches, whichever the text has one of; else nothing.

    >>> han_alphabet("(乙)"), han_alphabet("(b)")
    ('甲乙丙丁戊己庚辛壬癸', '')
    """
    return next((_HAN_ALPHABETS[letter] for letter in text if letter in _HAN_ALPHABETS), "")


def _paren_readings(number: str, printed: str, suffix: str) -> Iterator[Label]:
    number = number.translate(_ARABIC_DIGITS)
    if number.isdigit():
        yield Label("paren-arabic", int(number), printed, suffix)
        return
    if arabic := _arabic_value(number):
        yield Label("letter", arabic, printed, suffix)
        return
    if alphabet := han_alphabet(number):
        yield Label("letter", alphabet.index(number) + 1, printed, suffix)
        return
    if number[0] in "〇零一二三四五六七八九十百":
        value = han_value(number)
        if value:
            yield Label("paren-han", value, printed, suffix)
        return
    readings: tuple[tuple[System, int | None], ...] = (
        ("letter", letter_value(number)),
        ("letter", cyrillic_value(number)),
        ("roman", roman_value(number.translate(_HOMOGLYPHS))),
    )
    for system, value in readings:
        if value:
            yield Label(system, value, printed, suffix)


def labels_at(text: str) -> tuple[Label, ...]:
    """Every reading of a label that the line opens with; empty where it opens with none.

    >>> [(x.system, x.value) for x in labels_at("(i) 核裁军")]
    [('letter', 9), ('roman', 1)]
    >>> labels_at("2010 年审议大会"), labels_at("1.5 万人")
    ((), (Label(system='decimal', value=5, printed='1.5', suffix='', path=(1, 5)),))
    """
    if not _ANY.match(text):
        return ()
    for name, form in _FORMS:
        match = form.match(text)
        if not match:
            continue
        printed, number = match.group().rstrip(), match.group(1) or match.group(match.lastindex or 0)
        if name == "decimal":
            path = tuple(int(part) for part in number.split("."))
            return (Label("decimal", path[-1], printed, path=path),)
        if name == "arabic":
            value = int(number.translate(_ARABIC_DIGITS))
            return (Label("arabic", value, printed, _suffix_name(match.group("suffix"))),) if value else ()
        if name == "paren":
            return tuple(_paren_readings(number, printed, _suffix_name(match.group("suffix"))))
        if name == "quoted":
            return (Label("paren-arabic", int(number.translate(_ARABIC_DIGITS)), printed),)
        if name == "enclosed":
            return (Label("paren-han", _ENCLOSED_HAN.index(number) + 1, printed),)
        if name == "circled":
            return (Label("paren-arabic", _CIRCLED.index(number) + 1, printed),)
        if name == "han":
            value = han_value(number) or 0
            return (Label("han", value, printed),) if value else ()
        if name == "roman-dot":
            readings = [Label("roman-dot", roman_value(number.lower()) or 0, printed)]
            if len(number) == 1:
                readings.append(Label("upper-dot", ord(number) - ord("A") + 1, printed))
            return tuple(label for label in readings if label.value)
        if name == "upper-dot":
            values = dict.fromkeys((letter_value(number.translate(_CAPITALS).lower()), cyrillic_value(number.lower())))
            return tuple(Label("upper-dot", value, printed) for value in values if value)
        if name == "words":
            ordinal, letter = arabic_numbers.ordinal_value(number), arabic_numbers.letter_value(number)
            if ordinal or letter:
                return (Label("roman-dot" if ordinal else "upper-dot", ordinal or letter or 0, printed),)
            return ()
        return (Label("bullet", 0, printed),)
    return ()


@lru_cache(maxsize=4096)  # the same few numbers again and again
def bare_labels(text: str) -> tuple[Label, ...]:
    """Every reading of a number that is set apart from its words, with or without its stop.

    >>> [(x.system, x.value, x.printed) for x in bare_labels("II")], bare_labels("Annex"), bare_labels("2030")
    ([('roman-dot', 2, 'II')], (), ())
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return ()
    if text.endswith(","):  # typed for a full stop
        return tuple(replace(reading, printed=text) for reading in bare_labels(text[:-1]))
    for stop in ("", ".", " -"):
        readings = labels_at(f"{text}{stop} …")
        if readings and readings[0].printed == text + stop:
            if stop and (readings[0].system == "decimal" or readings[0].value > _LARGEST):
                return ()
            return tuple(replace(reading, printed=text) for reading in readings)
    return ()
