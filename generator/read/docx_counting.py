"""Numbers as Word writes them: its number formats, as a table.

Guarantee: every number from 1 on has a form in every format; what a format cannot write is written in digits. What each
format can write, and in which signs, is what ECMA-376 (part 1, 17.18.59) lists.
"""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 3999
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_OLD_LEGAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CHICAGO = "*†‡§"
_MOST_NOUGHTS = 9
Form = Callable[[int], str]


def counted(number: int, form: str) -> str:
    """A number in one of Word's formats, by its name in the file.

    >>> [counted(28, form) for form in ("decimal", "lowerLetter", "lowerRoman", "chineseCounting", "ideographDigital")]
    ['28', 'bb', 'xxviii', '二十八', '二八']
    >>> counted(7, "001")
    '007'
    """
    if form.startswith("0"):
        return f"{number:0{min(len(form), _MOST_NOUGHTS)}}"
    return FORMS.get(form, str)(number) if number > 0 else "" if form in ("bullet", "none") else str(number)


def roman(number: int) -> str:
    """In small Roman numerals."""
    if number > _LARGEST_ROMAN:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _lettered(alphabet: str) -> Form:
    """a … z, aa, bb: the letter is repeated, as Word does."""

    def form(number: int) -> str:
        times, index = divmod(number - 1, len(alphabet))
        return alphabet[index] * (times + 1) if times < 30 else str(number)

    return form


def _from(first: str, last: int) -> Form:
    """Signs that follow one another in Unicode, up to a number."""
    return lambda number: chr(ord(first) + number - 1) if number <= last else str(number)


def _chinese(digits: str, units: tuple[str, str, str], bare_ten: bool) -> Form:
    """Counting with units, up to 9,999: 十一, 二十八, 一百零五."""

    def form(number: int) -> str:
        if number > 9999:
            return str(number)
        text, gap = "", False
        for power, unit in ((1000, units[2]), (100, units[1]), (10, units[0]), (1, "")):
            digit = number // power % 10
            if digit:
                text += ("零" if gap and text else "") + digits[digit] + unit
            gap = not digit
        return text[1:] if bare_ten and 10 <= number < 20 else text

    return form


def _japanese(number: int) -> str:
    """Counting without noughts, and without a one before a unit: 百五."""
    if number > 9999:
        return str(number)
    digits = ((number // power % 10, unit) for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")))
    return "".join((_DIGITS[digit] if digit > 1 or not unit else "") + unit for digit, unit in digits if digit)


def _counting(number: int) -> str:
    """With a unit up to 99, digit by digit above: 九十九, 一〇〇."""
    return _THOUSANDS(number) if number < 100 else _digital(number)


_THOUSANDS = _chinese(_DIGITS, ("十", "百", "千"), bare_ten=True)
_OFFICIAL = ("拾", "佰", "仟")


def _digital(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _ordinal(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number % 100 in (11, 12, 13) else endings.get(number % 10, 'th')}"


FORMS: dict[str, Form] = {
    "decimalZero": lambda number: f"{number:02d}",
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": _lettered(_LATIN),
    "upperLetter": _lettered(_LATIN.upper()),
    "russianLower": _lettered(_RUSSIAN),
    "russianUpper": _lettered(_RUSSIAN.upper()),
    "arabicAlpha": _lettered(_ARABIC),
    "arabicAbjad": _lettered(_ABJAD),
    "hindiNumbers": lambda number: "".join(chr(0x966 + int(digit)) for digit in str(number)),
    "ordinal": _ordinal,
    "chineseCounting": _counting,
    "chineseCountingThousand": _THOUSANDS,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _THOUSANDS,
    "japaneseCounting": _japanese,
    "chineseLegalSimplified": _chinese(_LEGAL, _OFFICIAL, bare_ten=False),
    "ideographLegalTraditional": _chinese(_OLD_LEGAL, _OFFICIAL, bare_ten=False),
    "ideographDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "taiwaneseDigital": _digital,
    "ideographTraditional": _lettered(_STEMS),
    "ideographZodiac": _lettered(_BRANCHES),
    "ideographZodiacTraditional": lambda number: _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12],
    "ideographEnclosedCircle": _from("㈠", 10),
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 10),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "decimalFullWidth": lambda number: "".join(chr(0xFF10 + int(digit)) for digit in str(number)),
    "decimalFullWidth2": lambda number: "".join(chr(0xFF10 + int(digit)) for digit in str(number)),
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "chicago": _lettered(_CHICAGO),
    "bullet": lambda _: "",
    "none": lambda _: "",
}
"""Formats by their names in the file; those not listed, decimal among them, are digits."""
