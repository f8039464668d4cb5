"""The form of a calling table: the words in which a language calls upon someone. Every field is a regular expression.

A table is matched against a text in small letters whose dashes, blanks, brackets, stops and quotation marks are all
alike (`languages.folding.alike`): a Chinese comma is `,`, the end of a Chinese sentence stays `。`. The verbs are the
registry's (verbs.yml).
"""

from __future__ import annotations

from msgspec import Struct

NEVER = r"(?!)"
"""Matches nothing: for what a language does not say."""


class Calling(Struct, frozen=True, kw_only=True):
    """How a language says what is called for, and of whom."""

    code: str
    # --- sentences -------------------------------------------------------------------------------------------
    stop: str
    """Behind a sentence, up to the next."""
    opening: str
    """What can stand before the subject or the verb and says nothing of them: In this regard, 此外,"""
    phrase: str
    """Any other words before the subject, up to their comma; behind them the subject must be said."""
    # --- the verb --------------------------------------------------------------------------------------------
    subject: str
    """Who speaks, where it is the text itself or nobody with a name: the Conference, we, 本集团."""
    behind_subject: str
    """Between the subject and the verb: in this regard."""
    adverb: str
    """Before the verb, and wherever its form has a blank."""
    joint: str
    """Of forms with a blank: what a blank stands for."""
    prefix: str = ""
    """Before the verb of a preambular paragraph: وإذ."""
    letters: tuple[tuple[str, str], ...] = ()
    """First letters of forms that stand for others: the person of an Arabic verb."""
    marks: str = ""
    """What may follow any letter of a form: Arabic vowels."""
    edge: str = ""
    """Behind a form: the end of a word."""
    noun: str = NEVER
    """Right behind a form: it was no verb."""
    passive: str = NEVER
    """How forms begin whose subject is called upon: are urged."""
    participle: str = NEVER
    """How forms begin that open a preamble, and are no main verb behind a finite one."""
    plain: str = NEVER
    """How forms begin that need a subject: urge, which is an infinitive too."""
    fronted: str = NEVER
    """Before an object that stands before its verb: 对…表示关切."""
    behind_fronted: str = NEVER
    """How the forms begin that can have it there."""
    # --- further verbs of the sentence -----------------------------------------------------------------------
    also: str
    """Before a further verb."""
    infinitives: bool = False
    """Whether what is called for is said in other forms of the verb, so that a finite one is the speaker's own."""
    sure: str = NEVER
    """Before a further verb that could not be one of those who are called upon."""
    # --- who is called upon ----------------------------------------------------------------------------------
    somebody: str = NEVER
    """Right behind the verb: somebody is called upon whom other words name."""
    lead: str
    """Between the verb and the first one called upon: all the, 所有尚未加入的."""
    chain: str = NEVER
    """Between two names that are one, of which the latter counts: 原子能机构总干事."""
    list: str
    """Between two that are called upon."""
    fits: str = ""
    """Right behind a name: it is a whole noun phrase. 联合国系统 is not the United Nations."""
