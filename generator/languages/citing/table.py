"""The form of a citation table: the words in which a language cites. Every field is a regular expression.

A table is matched against a text whose dashes, blanks, brackets, quotation marks and digits are all alike
(`languages.folding.alike`), so that no table needs to know of full width or of Arabic digits.
"""

from __future__ import annotations

from msgspec import Struct

NEVER = r"(?!)"
"""Matches nothing: for what a language does not say."""


class Wording(Struct, frozen=True):
    """What stands around numbers: 第 3、4 段; paragraphs 3 and 4."""

    one: str
    """Before a single number."""
    many: str = NEVER
    """Before the first number of a list, and perhaps before others."""
    after: str = ""
    """Behind the last number of a list, and perhaps behind others."""
    unless: str = NEVER
    """Behind all that: it was no citation, but a number that counts."""


class Citing(Struct, frozen=True):
    """How a language cites."""

    code: str
    # --- numbers and lists -----------------------------------------------------------------------------------
    number: str
    """The number of a paragraph or an article, without what stands in brackets behind it."""
    sub: str
    """What can stand behind it: (a), (ii)."""
    also: str
    """Between two members that are both meant; a comma is always one."""
    to: str
    """Between the first and the last member of a range; a dash is always one."""
    # --- parts of a text -------------------------------------------------------------------------------------
    paragraph: Wording
    article: Wording
    within: Wording
    """Paragraphs of the article just named."""
    preamble: Wording
    action: Wording
    goal: Wording
    target: Wording
    """Targets of a Sustainable Development Goal."""
    development: str
    """What makes a bare goal one of sustainable development, said before it."""
    other_goals: str
    """What makes a goal one of another list, standing right before it."""
    before: str
    """Between a whole and its part that follows: 第 76/36 号决议(中的)第 3 段; the number of an annex in `annex`."""
    after: str
    """Between a part and its whole that follows: paragraph 3 (of the annex to) resolution 76/36."""
    here: str
    """Says of a paragraph, directly before it or behind it, that it is one of this text."""
    see: str
    """Stands before a paragraph that is meant as one of this text, where nothing else is said: (see para. 5)."""
    # --- documents -------------------------------------------------------------------------------------------
    resolution: str
    decision: str
    noun_first: bool
    """Whether these nouns stand before the numbers."""
    numbered: str
    """What directly precedes a number in such a list: 第."""
    count: str
    """What directly follows it: 号."""
    date: str
    """A date, its year in the group `year`."""
    organs: tuple[tuple[str, str], ...]
    """Names of organs, each with the series of its resolutions (`link.citations.series`); longer names first."""
    of_organ: str = NEVER
    """Between the number and an organ that follows: resolution 5/1 (of the) Human Rights Council."""
    made_by: str = NEVER
    """Behind the name of an organ that the resolution is about and not by: 人权理事会(的)第 60/251 号决议."""
    qualifiers: tuple[tuple[str, str], ...] = ()
    """Words in brackets behind a symbol, with its official spelling: 校正版 is Corrected."""
    sessions: tuple[tuple[str, str], ...] = ()
    """Marks of special sessions in the language's own letters: دإ is S."""
    letters: tuple[tuple[str, str], ...] = ()
    """Names of the letters that resolutions are divided by: ألف is A."""
    # --- titles ----------------------------------------------------------------------------------------------
    kinds: str = NEVER
    """The words that treaties are called by: 公约, Convention."""
    title: str = NEVER
    """The title of a treaty, whether the registry knows it or not."""
    bare: str = NEVER
    """One of these words used as a name, in the group `kind`: 《公约》, the Convention."""
    same: str = NEVER
    """One of these words pointing back, in the group `kind`: 该公约, that Convention."""
    same_document: str = NEVER
    """A document pointed back at, the word for it in the group `resolution`, `decision` or `document`."""
    same_article: str = NEVER
    """该条, that article: in the group `article` or `within`."""
    ibid: str = NEVER
    """At the beginning of a note: the document of the note before."""
    series: Wording | None = None
    """The numbers of a publication series, behind its name: 《核安保丛书》第 13 号."""
