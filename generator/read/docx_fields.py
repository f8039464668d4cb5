"""Fields of a Word file that have no result in it, since Word works it out anew each time: numbers, boxes, signs.

Before: a paragraph that begins with `{ AUTONUM }`    after: "1." in its place
Guarantee: a field whose result is in the file is not worked out; one that is not known prints nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from generator.read.docx_counting import counted
from generator.read.docx_math import equation
from generator.read.docx_numbering import Numbering
from generator.read.docx_styles import BODY_LEVEL
from generator.read.docx_symbols import in_font
from generator.read.docx_words import W, child, integer, switched_on, value
from generator.read.sheet import Paragraph

_LONGEST_CODE = 2000
_SWITCH = re.compile(r'\\(?P<name>[a-z*])\s*(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s\\]+))?', re.IGNORECASE)
"""`\\l 2`, `\\s 1`, `\\* roman`, `\\f "Wingdings"`"""
_FORMATS = {
    "arabic": "decimal", "roman": "lowerRoman", "ROMAN": "upperRoman", "alphabetic": "lowerLetter",
    "ALPHABETIC": "upperLetter", "CHINESENUM1": "chineseCounting", "CHINESENUM3": "chineseCountingThousand",
    "GB1": "decimalEnclosedFullstop", "GB2": "decimalEnclosedParen", "GB3": "decimalEnclosedCircleChinese",
    "GB4": "ideographEnclosedCircle", "CIRCLENUM": "decimalEnclosedCircle", "ZODIAC1": "ideographTraditional",
    "ARABICABJAD": "arabicAbjad", "ARABICALPHA": "arabicAlpha",
}  # fmt: skip
"""Formats as field codes name them, in capitals and small letters as the number is to be."""
_OUTLINE = (
    ("upperRoman", "{}."), ("upperLetter", "{}."), ("decimal", "{}."), ("lowerLetter", "{})"), ("decimal", "({})"),
    ("lowerLetter", "({})"), ("lowerRoman", "({})"), ("lowerLetter", "({})"), ("lowerRoman", "({})"),
)  # fmt: skip
_NUMBERS = (
    ("decimal", "{})"), ("lowerLetter", "{})"), ("lowerRoman", "{})"), ("decimal", "({})"), ("lowerLetter", "({})"),
    ("lowerRoman", "({})"), ("decimal", "{}."), ("lowerLetter", "{}."), ("lowerRoman", "{}."),
)  # fmt: skip
"""The levels of the lists that Word has built in, for LISTNUM."""
_DEEPEST = 8
_MOST_OPEN = 100
_HEXADECIMAL = re.compile("0x[0-9a-f]{2,4}", re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    """A field that is open."""

    begin: etree._Element
    code: list[str] = field(default_factory=list)
    begun: bool = False
    """Its result has begun."""
    filled: int = -1
    """How many runs its paragraph had then."""


@dataclass(slots=True)
class _Story:
    """Where the reading of a text stands: its open fields, and the paragraph that they are in."""

    fields: list[_Field] = field(default_factory=list)
    level: int = BODY_LEVEL
    """The paragraph's outline level; and its list, at which depth."""
    list_id: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Asked:
    """A field without a result."""

    rest: str
    """Its code without the name."""
    switches: dict[str, str]
    begin: etree._Element
    """The mark where it begins, with the settings of a form field."""
    story: _Story


class Fields:
    """The fields that are open, what they show, and how far the numbers among them are counted."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, list[int]] = {}
        self._story = _Story()
        self.muted = 0
        """How many of the open fields have not come to their results: what is read is code."""

    def begin_paragraph(self, level: int) -> None:
        """A code ends with its paragraph."""
        story = self._story
        if story.fields:
            story.fields, self.muted = [field for field in story.fields if field.begun], 0
        story.level, story.list_id = level, ""

    def in_list(self, list_id: str, depth: int) -> None:
        """The paragraph is numbered."""
        self._story.list_id, self._story.depth = list_id, depth

    def aside(self) -> _Story:
        """Another text is read; give back what this returns to go on."""
        story, self._story, self.muted = self._story, _Story(), 0
        return story

    def go_on(self, story: _Story) -> None:
        """Go on where `aside` was called."""
        self._story = story
        self.muted = sum(not field.begun for field in story.fields)

    def read_code(self, text: str) -> None:
        """A piece of the code of the field that is open."""
        if self._story.fields:
            self._story.fields[-1].code.append(text)

    def mark(self, mark: etree._Element, written: Paragraph) -> None:
        """A field begins, comes to its result or ends."""
        kind, story = mark.get(f"{W}fldCharType"), self._story
        if kind == "begin" and len(story.fields) < _MOST_OPEN:
            story.fields.append(_Field(mark))
            self.muted += 1
        elif kind == "separate" and story.fields and not story.fields[-1].begun:
            story.fields[-1].begun, story.fields[-1].filled = True, len(written.runs)
            self.muted -= 1
        elif kind == "end" and story.fields:
            last = story.fields.pop()
            self.muted -= not last.begun
            if not last.begun or last.filled == len(written.runs):
                self.work_out("".join(last.code), last.begin, written)

    def work_out(self, code: str, begin: etree._Element, written: Paragraph) -> None:
        """Write what a field without a result shows."""
        words = code[:_LONGEST_CODE].split(maxsplit=1)
        worker = _SHOWN.get(words[0].upper()) if words and not self.muted else None
        if worker is not None:
            rest = words[1] if len(words) > 1 else ""
            switches = {
                match["name"].lower(): match["quoted"] or match["plain"] or "" for match in _SWITCH.finditer(rest)
            }
            text = worker(self, _Asked(rest, switches, begin, self._story))
            if text:
                written.add(text)

    def _counted(self, name: str, level: int, start: int | None = None) -> list[int]:
        """Count one more at a level; deeper ones start again."""
        counts = self._counts.setdefault(name, [0] * (BODY_LEVEL + 1))
        counts[level] = counts[level] + 1 if start is None else start
        counts[level + 1 :] = [0] * (BODY_LEVEL - level)
        return counts

    def autonum(self, asked: _Asked) -> str:
        """`1.`, by itself at each level of headings and in the text."""
        level = asked.story.level
        return counted(self._counted("autonum", level)[level], _format(asked)) + asked.switches.get("s", ".")[:1]

    def autonumlgl(self, asked: _Asked) -> str:
        """`1.2.1.`, with the numbers of the headings above."""
        mark, level = asked.switches.get("s", ".")[:1] or ".", asked.story.level
        numbers = [str(number) for number in self._counted("autonumlgl", level)[: level + 1] if number]
        return mark.join(numbers) + ("" if "e" in asked.switches else mark)

    def autonumout(self, asked: _Asked) -> str:
        """`I.`, `A.`, `1.` by the level of the heading."""
        level = asked.story.level
        form, written = _OUTLINE[min(level, _DEEPEST)]
        return written.format(counted(self._counted("autonumout", level)[level], form))

    def listnum(self, asked: _Asked) -> str:
        """A number inside a paragraph: of the paragraph's own list, one level down, or of a list that Word knows."""
        switches, story = asked.switches, asked.story
        name = _SWITCH.sub("", asked.rest).strip().strip('"').lower()
        level = integer(switches["l"]) - 1 if "l" in switches else None
        if not name and story.list_id:
            depth = story.depth + 1 if level is None else level
            return self._numbering.label(story.list_id, min(max(depth, 0), _DEEPEST))
        level = min(max(level or 0, 0), _DEEPEST)
        start = integer(switches["s"]) if "s" in switches else None
        counts = self._counted(f"listnum {name or 'numberdefault'}", level, start)
        if name == "legaldefault":
            return "".join(f"{number or 1}." for number in counts[: level + 1])
        form, written = (_OUTLINE if name == "outlinedefault" else _NUMBERS)[level]
        return written.format(counted(counts[level], form))


def _checkbox(_: Fields, asked: _Asked) -> str:
    """A box to tick."""
    box = child(child(asked.begin, "ffData"), "checkBox")
    state = child(box, "checked")
    return "☒" if switched_on(child(box, "default") if state is None else state) else "☐"


def _dropdown(_: Fields, asked: _Asked) -> str:
    """The entry that was chosen."""
    entries = child(child(asked.begin, "ffData"), "ddList")
    listed = [] if entries is None else [value(entry) for entry in entries.iterchildren(f"{W}listEntry")]
    result = child(entries, "result")
    chosen = integer(value(child(entries, "default") if result is None else result))
    return listed[chosen] if 0 <= chosen < len(listed) else ""


def _symbol(_: Fields, asked: _Asked) -> str:
    """A sign by its code: SYMBOL 183 \\f Symbol"""
    code = asked.rest.split(maxsplit=1)[0] if asked.rest.strip() else ""
    number = int(code, 16) if _HEXADECIMAL.fullmatch(code) else integer(code)
    usable = 0x20 <= number <= 0xFFFD and not 0xD800 <= number <= 0xDFFF
    return in_font(chr(number), asked.switches.get("f", "")) if usable else ""


def _equation(_: Fields, asked: _Asked) -> str:
    """A formula, a sign in a circle, a word with its reading above."""
    return equation(asked.rest)


def _button(_: Fields, asked: _Asked) -> str:
    """The words of a button: MACROBUTTON NoMacro [Title]"""
    words = asked.rest.split(maxsplit=1)
    return words[1] if len(words) > 1 else ""


_SHOWN: Mapping[str, Callable[[Fields, _Asked], str]] = {
    "AUTONUM": Fields.autonum,
    "AUTONUMLGL": Fields.autonumlgl,
    "AUTONUMOUT": Fields.autonumout,
    "LISTNUM": Fields.listnum,
    "FORMCHECKBOX": _checkbox,
    "FORMDROPDOWN": _dropdown,
    "SYMBOL": _symbol,
    "EQ": _equation,
    "MACROBUTTON": _button,
    "GOTOBUTTON": _button,
}


def _format(asked: _Asked) -> str:
    name = asked.switches.get("*", "")
    return _FORMATS.get(name) or _FORMATS.get(name.lower()) or _FORMATS.get(name.upper(), "decimal")
