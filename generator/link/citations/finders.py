"""A language's citation table made ready to search with: every expression compiled once."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.languages.citing import CITING, Citing
from generator.languages.defining import DEFINING
from generator.link.citations.parts import PartFinder
from generator.link.citations.resolutions import ResolutionFinder
from generator.link.citations.symbols import SymbolFinder


class Finders:
    """Everything that finds in the texts of one language."""

    def __init__(self, citing: Citing) -> None:
        self.citing = citing
        self.symbols = SymbolFinder(citing)
        self.resolutions = ResolutionFinder(citing)
        self.parts = PartFinder(citing)
        self.before = re.compile(citing.before)
        self.after = re.compile(citing.after)
        self.here_before = re.compile(rf"(?:{citing.here})$")
        self.here_after = re.compile(citing.here)
        self.see = re.compile(citing.see)
        self.together = re.compile(rf"\s*(?:,\s*(?:{citing.also})?|{citing.also}|{citing.to})\s*")
        self.development = re.compile(citing.development)
        self.other_goals = re.compile(citing.other_goals)
        self.kinds = re.compile(citing.kinds)
        self.title = re.compile(citing.title)
        self.bare = re.compile(citing.bare)
        self.same = re.compile(citing.same)
        self.same_document = re.compile(citing.same_document)
        self.same_article = re.compile(citing.same_article)
        self.ibid = re.compile(citing.ibid)
        self.defining = DEFINING[citing.code]
        self.series: re.Pattern[str] | None = None
        if citing.series is not None:
            number = r"(?P<number>\d{1,3}(?:-[A-Z])?(?![\d-]))"
            self.series = re.compile(rf"\s*,?\s*(?:{citing.series.one})\s*{number}\s*(?:{citing.series.after})")

    def may_name(self, text: str) -> bool:
        """Whether a text names a treaty at all, by its title or by a word for it."""
        return self.kinds.search(text) is not None


@lru_cache
def finders_for(language: str) -> Finders | None:
    """The finders of a language, or None where no table tells how it cites."""
    citing = CITING.get(language)
    return None if citing is None else Finders(citing)
