"""Footnotes and endnotes of a Word file: their texts, and the markers that Word gives them.

Guarantees: 1. a marker is what Word prints: counted in the order of the calls, in the format and from the start that
the section says, or the mark that its author set; 2. marks that an author set are not counted.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from generator.read.docx_counting import counted
from generator.read.docx_symbols import symbol
from generator.read.docx_words import W, child, integer, value
from generator.read.sheet import Paragraph


@dataclass(frozen=True, slots=True)
class Rule:
    """How notes are numbered."""

    form: str
    start: int = 1
    restart: str = "continuous"


class Notes:
    """The notes of one kind (`footnote` or `endnote`) and how far they are counted."""

    def __init__(
        self,
        kind: str,
        root: etree._Element | None,
        settings: etree._Element | None,
        sections: list[etree._Element],
    ) -> None:
        self.texts: dict[str, etree._Element] = {}
        if root is not None:
            for element in root.iterchildren(W + kind):
                if element.get(f"{W}type") in (None, "normal"):
                    self.texts.setdefault(element.get(f"{W}id") or "", element)
        usual = _rule(settings, kind, Rule("decimal" if kind == "footnote" else "lowerRoman"))
        self._rules = [_rule(section, kind, usual) for section in sections] or [usual]
        self._section = 0
        self._next = self._rules[0].start

    def number(self) -> str:
        """The marker of the next call."""
        marker = counted(self._next, self._rule.form) or str(self._next)
        self._next += 1
        return marker

    @property
    def _rule(self) -> Rule:
        return self._rules[min(self._section, len(self._rules) - 1)]

    def new_section(self) -> None:
        """What follows stands in the next section."""
        self._section += 1
        if self._rule.restart == "eachSect":
            self._next = self._rule.start

    def new_page(self) -> None:
        """What follows stands on a new page, where the file remembers one."""
        if self._rule.restart == "eachPage":
            self._next = self._rule.start


def _rule(element: etree._Element | None, kind: str, usual: Rule) -> Rule:
    properties = child(element, f"{kind}Pr")
    if properties is None:
        return usual
    start = child(properties, "numStart")
    return Rule(
        value(child(properties, "numFmt")) or usual.form,
        max(integer(value(start)), 1) if start is not None else usual.start,
        value(child(properties, "numRestart")) or usual.restart,
    )


def mark_behind(reference: etree._Element) -> str:
    """The mark that its author gave a note: the rest of the run that calls it; nothing where Word counts."""
    if (reference.get(f"{W}customMarkFollows") or "0") in ("0", "false", "off"):
        return ""
    signs = [
        symbol(element) if element.tag == f"{W}sym" else element.text or "" for element in reference.itersiblings()
    ]
    return "".join(signs).strip()


def strike(note: Paragraph, mark: str) -> None:
    """Take the mark that its author typed out of the beginning of a note."""
    for index, run in enumerate(note.runs):
        if run.strip():
            note.runs[index] = run.lstrip().removeprefix(mark)
            return
