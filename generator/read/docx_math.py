"""Formulas of a Word file as one line of text, in the linear form that Word itself gives them: (a+b)/2, x^2, √(x).

Two kinds: Office's own markup (`m:oMath`), and EQ fields, with which Chinese Word also circles signs and sets the
reading of a word above it.

Guarantee: every sign of the formula is in the text, in its order; the marks between them only say how they are set.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PARTS = frozenset(M + name for name in ("e", "num", "den", "sup", "sub", "deg", "fName", "lim"))
_SIMPLE = re.compile(r"[\w.,′'°%\s]*|[(\[{].*[)\]}]")
"""What needs no brackets around it."""
_MOST_DEPTH = 40

# --- Office markup ----------------------------------------------------------------------------------------


def linear(element: etree._Element) -> str:
    """The text of a formula or of a part of it.

    >>> run = "<m:r><m:t>{}</m:t></m:r>".format
    >>> fraction = f"<m:f><m:num>{run('1')}</m:num><m:den>{run('x+1')}</m:den></m:f>"
    >>> linear(etree.fromstring(f'<m:oMath xmlns:m="{M[1:-1]}">{fraction}</m:oMath>'))
    '1/(x+1)'
    """
    name = element.tag.removeprefix(M) if isinstance(element.tag, str) else ""
    if name == "t" or element.tag == _WORD_TEXT:
        return element.text or ""
    form = _FORMS.get(name)
    if form is not None:
        return form(element)
    return "" if name.endswith("Pr") or name in ("", "ctrlPr") else "".join(map(linear, element))


_WORD_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


def _part(element: etree._Element, name: str) -> str:
    return "".join(linear(part) for part in element.iterchildren(M + name))


def _sign(element: etree._Element, name: str, usual: str) -> str:
    """A sign that the properties of a part choose."""
    for properties in element:
        for setting in properties.iterchildren(M + name) if str(properties.tag).endswith("Pr") else ():
            return setting.get(f"{M}val") or ""
    return usual


def _bracketed(text: str) -> str:
    return text if _SIMPLE.fullmatch(text.strip()) else f"({text})"


def _fraction(element: etree._Element) -> str:
    above, below = _part(element, "num"), _part(element, "den")
    if _sign(element, "type", "bar") == "noBar":
        return f"({above}¦{below})"
    return f"{_bracketed(above)}/{_bracketed(below)}"


def _scripts(element: etree._Element) -> str:
    raised, lowered = _part(element, "sup"), _part(element, "sub")
    marks = (f"_{_bracketed(lowered)}" if lowered else "") + (f"^{_bracketed(raised)}" if raised else "")
    base = _part(element, "e")
    return marks + base if element.tag == f"{M}sPre" else base + marks


def _root(element: etree._Element) -> str:
    degree, inside = _part(element, "deg"), _part(element, "e")
    return f"√({degree}&{inside})" if degree else f"√{inside if len(inside) == 1 else f'({inside})'}"


def _brackets(element: etree._Element) -> str:
    between = _sign(element, "sepChr", "|")
    inside = between.join(linear(part) for part in element.iterchildren(f"{M}e"))
    return _sign(element, "begChr", "(") + inside + _sign(element, "endChr", ")")


def _large(element: etree._Element) -> str:
    lowered, raised = _part(element, "sub"), _part(element, "sup")
    marks = (f"_{_bracketed(lowered)}" if lowered else "") + (f"^{_bracketed(raised)}" if raised else "")
    return f"{_sign(element, 'chr', '∫')}{marks} {_part(element, 'e')}"


def _function(element: etree._Element) -> str:
    return f"{_part(element, 'fName')} {_part(element, 'e')}"


def _limit(element: etree._Element) -> str:
    mark = "_" if element.tag == f"{M}limLow" else "^"
    return _part(element, "e") + mark + _bracketed(_part(element, "lim"))


def _accent(element: etree._Element) -> str:
    return _part(element, "e") + _sign(element, "chr", "\u0302")


def _matrix(element: etree._Element) -> str:
    rows = (" ".join(linear(part) for part in row.iterchildren(f"{M}e")) for row in element.iterchildren(f"{M}mr"))
    return "; ".join(rows)


def _array(element: etree._Element) -> str:
    return "; ".join(linear(part) for part in element.iterchildren(f"{M}e"))


_FORMS: dict[str, Callable[[etree._Element], str]] = {
    "f": _fraction, "sSup": _scripts, "sSub": _scripts, "sSubSup": _scripts, "sPre": _scripts, "rad": _root,
    "d": _brackets, "nary": _large, "func": _function, "limLow": _limit, "limUpp": _limit, "acc": _accent,
    "m": _matrix, "eqArr": _array,
}  # fmt: skip

# --- EQ fields --------------------------------------------------------------------------------------------

_RINGS = frozenset("○◯〇⚪")
_RINGED = {str(number): chr(ord("①") + number - 1) for number in range(1, 21)} | dict(
    zip("一二三四五六七八九十", "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", strict=True)
)
"""Numbers, and 一 to 十, in a circle."""
_STYLE = re.compile(r'\\\*\s*(?:"[^"]*"|\S+)')
"""How the text is set, by itself: jc2, "Font:SimSun", hps10, each behind `\\*`."""
_STEP = re.compile(r"\\(?P<name>[a-z]+)|(?P<open>\()|(?P<close>\))|(?P<comma>[,;])|(?P<plain>\\.|[^\\(),;]+)", re.I)


def equation(code: str) -> str:
    r"""What an EQ field shows.

    >>> equation(r"\o\ac(○,3)"), equation(r"\f(1,2)"), equation(r"\o\ad(\s\up 9(hé),核)"), equation(r"\r(3,x)")
    ('③', '1/2', '核', '√(3&x)')
    """
    return _read(list(_STEP.finditer(_STYLE.sub("", code))), 0, 0)[0].strip()


def _read(steps: list[re.Match[str]], place: int, depth: int) -> tuple[str, int]:
    """The text up to the end of an argument, and the place behind it."""
    text, names = "", []
    while place < len(steps):
        step = steps[place]
        if step["close"] or (step["comma"] and depth):
            break
        place += 1
        if step["name"]:
            names.append(step["name"].lower())
        elif step["open"] and depth < _MOST_DEPTH:
            arguments: list[str] = []
            while place < len(steps):
                argument, place = _read(steps, place, depth + 1)
                arguments.append(argument.strip())
                place += 1
                if place > len(steps) or not steps[place - 1]["comma"]:
                    break
            text += _shown(names, arguments)
            names = []
        elif step["plain"] and not (names and step["plain"].strip().isdigit()):
            text += step["plain"].removeprefix("\\") if step["plain"].startswith("\\") else step["plain"]
    return text, place


def _shown(names: list[str], arguments: list[str]) -> str:
    """A switch with its arguments."""
    first = names[0] if names else ""
    if first == "o":
        inside = next((argument for argument in arguments if argument not in _RINGS), "")
        if any(argument in _RINGS for argument in arguments):
            return _RINGED.get(inside, f"({inside})")
        return next((argument for argument in reversed(arguments) if argument), "")
    if first == "f":
        return "/".join(map(_bracketed, arguments))
    if first == "r":
        return f"√({'&'.join(arguments)})"
    if first in ("b", ""):
        return f"({','.join(arguments)})"
    return (" " if first == "a" else ",").join(arguments)
