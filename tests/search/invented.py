"""Texts that nobody wrote: mixtures of every script and of every way to set them."""

from __future__ import annotations

import random
import unicodedata

from generator.model import Searched, SearchedUnit

SAID = [
    "核武器",
    "核安保",
    "核保安",
    "條約",
    "條約締約國",
    "条约",
    "發展",
    "发展中国家",
    "第一百二十三条",
    "㈡",
    "Ⅳ",
    "①",
    "１５４０（２００４）",
    "2030 年可持续发展议程",
    "COVID-19大流行",
    "GC(59)/RES/10",
    "A/RES/75/1",
    "NPT/CONF.2020/WP.77",
    "1540(2004)",
    "66",
    "3.8",
    "(b)",
    "the Agency’s",
    "Non-Proliferation",
    "non–proliferation",
    "security",
    "insecurity",
    "ﬁssile",
    "naïve",
    "nai\u0308ve",
    "Straße",
    "L’Assemblée",
    "générale",
    "ÉTATS",
    "niños",
    "año",
    "İstanbul",
    "istanbul",
    "ΛΌΓΟΣ",
    "λόγος",
    "Россия",
    "России",
    "ядерное",
    "её",
    "الأمم المتحدة",
    "الامم",
    "مُعاهدة",
    "ـنووي",
    "\u202bالوكالة\u202c",
    "대한민국",
    "\u1112\u1161\u11ab",
    "ﾊﾟﾘ",
    "パリ",
    "協定",
    "ไทย",
    "ประเทศไทย",
    "𠮷野家",
    "葛\U000e0100城",
    "😀",
    "…",
    "——",
    "《〈核材料实物保护公约〉修正案》",
    "“核安保”",
    "x\u200by",
    "so\u00adft",
    "\ufeff",
    "%",
    "§ 5",
    "№ 7",
    "。",
    "，",
    "、",
    ";",
    "?",
    "!",
    "(",
    ")",
    "[",
    "]",
    "\\",
    "*",
    "+",
    "\x00",
    "\ue000",
    "&amp;",
    "<b>",
    "＜",
    "｢核｣",
    "ａｂｃ",
    "a",
    "A",
    "я",
    "و",
]
BETWEEN = [
    "",
    "",
    "",
    " ",
    " ",
    "\u3000",
    "\u00a0",
    "\n",
    "  ",
    "\t",
    ", ",
    ". ",
    "; ",
    "-",
    "'",
    "/",
    " - ",
    " (",
    ") ",
    "), ",
    "，",
    ":",
]


def text(chance: random.Random) -> str:
    """One of them; some are of characters from anywhere."""
    if chance.random() < 0.15:
        return "".join(character(chance) for _ in range(chance.randint(1, 40)))
    pieces = []
    for _ in range(chance.randint(1, 30)):
        pieces += [chance.choice(SAID), chance.choice(BETWEEN)]
    return "".join(pieces)


def character(chance: random.Random) -> str:
    """Any that Python knows; what is newer than its tables may be a letter to one side only."""
    while True:
        code = chance.choice((0x250, 0x800, 0x3000, 0xFFFF, 0x1FFFF, 0x323AF, 0xE01EF))
        found = chr(chance.randint(0, code))
        if unicodedata.category(found) not in ("Cn", "Cs", "Co"):
            return found


def documents(number: int, seed: int) -> list[Searched]:
    """So many documents, in two languages, since any language may have anything."""
    chance = random.Random(seed)
    made = []
    for count in range(number):
        units = tuple(
            SearchedUnit(f"p{at}", "", chance.choice(("paragraph", "heading", "item")), text(chance))
            for at in range(1, chance.randint(2, 60))
        )
        language = chance.choice(("zh", "en"))
        title, date = text(chance), chance.choice((None, "2020-01-01", "1899-01-01"))
        made.append(Searched(f"made-{count}", language, f"made-{count}", title, None, date, units))
    return made


def part(chance: random.Random, whole: str) -> str:
    """Some of a text: one to fifteen characters, or one to five words, now and then disguised."""
    if chance.random() < 0.5:
        length = chance.choice((1, 1, 2, 2, 3, 4, 8, 15))
        at = chance.randint(0, max(0, len(whole) - length))
        said = whole[at : at + length]
    else:
        words = whole.split()
        length = chance.randint(1, 5)
        at = chance.randint(0, max(0, len(words) - length))
        said = chance.choice((" ", " ", "\u3000")).join(words[at : at + length])
        said = said[: max(1, len(said) - chance.choice((0, 0, 1, 3)))]
    disguise = chance.random()
    if disguise < 0.1:
        said = said.upper()
    elif disguise < 0.2:
        said = "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in said)
    elif disguise < 0.3:
        said = unicodedata.normalize("NFD", said)
    elif disguise < 0.35:
        said = said[::-1]
    return said


FEW = [
    "de",
    "la",
    "los",
    "naciones",
    "unidas",
    "d",
    "del",
    "de-la",
    "den",
    "das",
    "las",
    "lago",
    "unidad",
    "2015",
    "核武器",
    "в",
]
BETWEEN = [" "] * 12 + ["-", "'", ", ", "/", " (", ". ", " — ", ") "]


def of_few_words(count: int, seed: int) -> list[Searched]:
    """Documents of a few words, the first of them everywhere, with all that may stand between."""
    chance = random.Random(seed)
    weights = [1 / (at + 1) for at in range(len(FEW))]
    made = []
    for number in range(count):
        units = []
        for at in range(20):
            words = chance.choices(FEW, weights, k=chance.randint(3, 30))
            text = "".join(word + chance.choice(BETWEEN) for word in words)
            units.append(SearchedUnit(f"p{at}", f"p{at}", "paragraph", text))
        made.append(Searched(f"few-{number}", "es", f"few-{number}", "la unidad", None, "2020-01-01", tuple(units)))
    return made
