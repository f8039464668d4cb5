"""How people type what a language cites: the tables of `languages.citing`, read more loosely.

    Article IV, para. 2   →  article iv para 2, art IV(2)
    第 66 段               →  第66段

A document prints capitals, full stops and blanks with care; whoever types an address does not. The looser forms are
made from the same tables, so that there is one source, and the browser gets them as they are (`in_javascript`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec.structs import replace

from generator.languages.citing import CITING, NEVER, Citing, Wording
from generator.link.citations.parts import PartFinder

_TOKEN = re.compile(
    r"\\u[0-9a-fA-F]{4}|\\.|\[(?:\\.|[^\]\\])*\]|\(\?P<\w+>|\(\?i:|\(\?<[=!]|\(\?.|[*+?}][+?]?|.", re.DOTALL
)
"""Of a regular expression: an escape, a class, the beginning of a group, a quantifier, any other character."""
_QUANTIFIER = re.compile(r"[*+?{]")
_DOCUMENT = re.compile(r"\(\?P<document>([^()]*)\)")
_BOUNDARY = r"(?:(?<![\p{L}\p{N}_])(?=[\p{L}\p{N}_])|(?<=[\p{L}\p{N}_])(?![\p{L}\p{N}_]))"
_KEPT = frozenset("dDsSnrt.()[]{}*+?|^$/\\")
"""Escapes that mean the same in a browser."""


class TypedForms:
    """What finds in an address that was typed, for one language."""

    def __init__(self, citing: Citing) -> None:
        self.citing = citing
        self.parts = PartFinder(typed(citing))
        self.before = _any_case(f"(?:{citing.before})$")
        """What joins a whole to its part that follows, at the end of the whole."""
        self.after = _any_case(citing.after)
        self.development = _any_case(citing.development)
        self.other_goals = _any_case(citing.other_goals)
        self.resolution = _any_case(citing.resolution)
        self.decision = _any_case(citing.decision)
        document = _DOCUMENT.search(citing.same_document)
        filling = [citing.count, citing.numbered, document[1] if document else ""]
        self.filling = _any_case("|".join(form for form in filling if form) or NEVER)
        """What stands around a number or a symbol and says no more: 第, 号, 文件."""
        self.qualifiers = tuple((_any_case(rf"\((?:{form})\)"), f"({said})") for form, said in citing.qualifiers)
        self.organs = tuple((_any_case(form), series) for form, series in citing.organs)
        self.bare = _any_case(rf"\W*(?:\w{{1,3}}[\s'’]+)?(?P<kind>{citing.kinds})\W*")
        """A word for a treaty and nothing else: 《条约》, the Treaty, l'Accord."""

    def spelled(self, symbol: str) -> str:
        """The symbol with its qualifiers in their official spelling: (校正版) is (Corrected)."""
        for form, official in self.qualifiers:
            symbol = form.sub(official, symbol)
        return symbol

    def for_browsers(self) -> dict[str, object]:
        """The same expressions as a browser reads them."""
        parts = self.parts
        forms = {
            "form": parts.form.pattern,
            "item": parts.items["paragraph"].pattern,
            "action": parts.items["action"].pattern,
            "target": parts.items["target"].pattern,
            "before": self.before.pattern,
            "after": self.after.pattern,
            "development": self.development.pattern,
            "otherGoals": self.other_goals.pattern,
            "resolution": self.resolution.pattern,
            "decision": self.decision.pattern,
            "filling": self.filling.pattern,
            "bare": self.bare.pattern,
        }
        lists = {"organs": self.organs, "qualifiers": self.qualifiers}
        return {name: in_javascript(form) for name, form in forms.items()} | {
            name: [(in_javascript(form.pattern), said) for form, said in pairs] for name, pairs in lists.items()
        }


@lru_cache
def typed_forms(language: str) -> TypedForms:
    """The forms of a language of `CITING`."""
    return TypedForms(CITING[language])


def typed(citing: Citing) -> Citing:
    """The table as people type it: in any case, stops and blanks left out; SDG 3.8 is a target."""
    target = replace(citing.target, one=f"{citing.target.one}|{citing.goal.one}")
    loose = {
        name: _loose(getattr(citing, name)) for name in ("paragraph", "article", "within", "preamble", "action", "goal")
    }
    number = citing.number.replace("[IVX]{", "(?<![A-Za-z])[IVX]{")  # no "x" at the end of "aux"
    return replace(
        citing, number=f"(?i:{number})", sub=f"(?i:{citing.sub})", also=f"(?i:{citing.also})", to=f"(?i:{citing.to})",
        target=_loose(target), **loose,
    )  # fmt: skip


def _loose(wording: Wording) -> Wording:
    one, many = (f"(?i:{loosened(form)})" for form in (wording.one, wording.many))
    return replace(wording, one=one, many=many, after=wording.after and f"(?i:{wording.after})")


def loosened(pattern: str) -> str:
    r"""The expression with every full stop and every single blank one that can be left out.

    >>> loosened(r"\b[Aa]rt(?:icle|\.)\s?(?=[\d.])"), loosened(r"\b[Aa]ction\s(?=\d)")
    ('\\b[Aa]rt(?:icle|\\.?)\\s?(?=[\\d.])', '\\b[Aa]ction\\s?(?=\\d)')
    """
    tokens = [token.group() for token in _TOKEN.finditer(pattern)]
    following = [*tokens[1:], ""]
    return "".join(
        token + "?" if token in (r"\.", r"\s") and not _QUANTIFIER.match(after) else token
        for token, after in zip(tokens, following, strict=True)
    )


def in_javascript(pattern: str) -> str:
    r"""The expression as JavaScript reads it with the flags `i` and `u`; what it has no word for is refused.

    >>> in_javascript(r"(?i:(?P<kind>\w+)\s\"x\-y\")"), in_javascript("(?>ab?)?")
    ('(?:(?<kind>[\\p{L}\\p{N}_]+)\\s"x-y")', '(?:(?=(?<atom1>ab?))\\k<atom1>)?')
    """
    made: list[str] = []
    groups: list[str] = []
    atoms = 0
    for token in (found.group() for found in _TOKEN.finditer(pattern)):
        closing = ""
        if token == "(?>":  # what a group has matched is not matched otherwise: told by a look ahead and its name
            atoms += 1
            made.append(f"(?:(?=(?<atom{atoms}>")
            closing = rf"))\k<atom{atoms}>)"
        elif token == ")":
            made.append(groups.pop())
        else:
            made.append(_token_in_javascript(token, pattern))
            closing = ")"
        if token.startswith("("):
            groups.append(closing)
    return "".join(made)


def _token_in_javascript(token: str, pattern: str) -> str:
    if token == "(?i:":
        return "(?:"
    if token.startswith("(?P<"):
        return "(?<" + token[4:]
    if token.startswith("[") and len(token) > 1:
        return _class_in_javascript(token)
    if token in (r"\b", r"\w", r"\W"):
        return {r"\b": _BOUNDARY, r"\w": r"[\p{L}\p{N}_]", r"\W": r"[^\p{L}\p{N}_]"}[token]
    if token.startswith("\\") and len(token) == 2:
        if token[1].isalnum() and token[1] not in _KEPT:
            raise ValueError(f"no browser knows {token} in a pattern of the citation tables: {pattern[:60]}")
        return token if token[1] in _KEPT else token[1]
    if token in ("(?P", "(?(", "(?#") or (len(token) == 2 and token[1] == "+"):
        raise ValueError(f"no browser knows {token} in a pattern of the citation tables: {pattern[:60]}")
    return token


def _class_in_javascript(token: str) -> str:
    said = re.sub(r"\\w", r"\\p{L}\\p{N}_", token)
    return re.sub(r"\\([^\w\\\]\[^-])", r"\1", said)


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
