"""The title card: what is known of a document, in the words of the interface."""

from __future__ import annotations

import pytest

from generator.model import Document, Ledger, Metadata, Vote, Voters
from generator.render.facts import facts
from generator.render.words import words

STATES = ("Albania", "Andorra", "Bosnia and Herzegovina", "Chile", "Cuba", "Malta", "Peru")


def card(language: str, known: Metadata) -> list[tuple[str, str, tuple[str, ...], str]]:
    """Name, value, what it sums up and address of each line, but for the two that every card has."""
    document = Document("a", "en", "A/RES/76/161", "A", known, "a.xml", "0" * 64, (), (), (), (), Ledger(0, 0, ()))
    lines = [(fact.name, fact.value, fact.whole, fact.href) for fact in facts(document, words(language))]
    return lines[:-2]


@pytest.mark.parametrize(
    ("known", "line"),
    [
        (Metadata(vote=Vote(False)), ("Adoption", "without a vote", (), "")),
        (Metadata(vote=Vote(True)), ("Adoption", "by a recorded vote", (), "")),
        (
            Metadata(vote=Vote(True, 131, 54, 0, Voters(against=("Albania", "Andorra")))),
            (
                "Adoption",
                "recorded vote: 131 in favour, 54 against, 0 abstaining",
                ("2 against: Albania, Andorra",),
                "",
            ),
        ),
        (Metadata(agenda_item="74 (b)", agenda_title="Rights"), ("Agenda item", "74 (b): Rights", (), "")),
        (Metadata(agenda_title="Rights"), ("Agenda item", "Rights", (), "")),
        (
            Metadata(report="A/76/462/Add.2#p114"),
            ("Report", "A/76/462/Add.2, para. 114", (), "https://undocs.org/en/A/76/462/Add.2"),
        ),
        (
            Metadata(meeting_record="A/76/PV.53"),
            ("Meeting record", "A/76/PV.53", (), "https://undocs.org/en/A/76/PV.53"),
        ),
        (
            Metadata(sponsors=STATES[:6]),
            ("Joined by", "Albania, Andorra, Bosnia and Herzegovina, Chile, Cuba, Malta", (), ""),
        ),
        (
            Metadata(sponsors=STATES),
            ("Joined by", "Albania, Andorra, Bosnia and Herzegovina and others (7)", (", ".join(STATES),), ""),
        ),
        (Metadata(sdgs=("3", "16.9")), ("Sustainable Development Goals", "3, 16.9", (), "")),
    ],
)
def test_a_line_of_the_card(known: Metadata, line: tuple[str, str, tuple[str, ...], str]) -> None:
    assert card("en", known) == [line]


def test_the_card_in_chinese() -> None:
    known = Metadata(vote=Vote(True, 131, 54, 0), meeting="第53次全体会议", agenda_item="74(b)", agenda_title="人权")
    assert [line[:2] for line in card("zh", known)] == [
        ("会次", "第53次全体会议"),
        ("议程项目", "74(b)　人权"),
        ("通过方式", "记录表决：131票赞成、54票反对、0票弃权"),
    ]
