"""What a reader told of its lines: tables with their cells, notes of several paragraphs, calls that print nothing."""

from __future__ import annotations

from generator.model import CallPlace, Line, Source
from generator.parse import parse


def source(*pieces: tuple[str, dict[str, object]], calls: tuple[CallPlace, ...] = ()) -> Source:
    """A source of these lines, each with what is known of it."""
    lines: list[Line] = []
    text = ""
    for words, known in pieces:
        start = len(text) + len(words) - len(words.lstrip())
        lines.append(Line(start, len(text) + len(words.rstrip()), number=len(lines) + 1, **known))  # type: ignore[arg-type]
        text += words + "\n"
    return Source(file="a.docx", sha256="", text=text, lines=tuple(lines), calls=calls)


BEGINS: dict[str, object] = {"begins": True}


def test_rows_are_one_table_with_its_empty_cells() -> None:
    row: dict[str, object] = {"role": "row", "begins": True}
    given = source(("1. See the table:", BEGINS), ("\tYear\tSum", row), ("A\t2020\t", row), ("2. Next.", BEGINS))
    document, _ = parse(given)
    assert document.ledger.balanced
    table = document.blocks[0].children[0]
    assert (table.kind, table.anchor, table.rows) == ("table", "p1-t1", (("", "Year", "Sum"), ("A", "2020", "")))
    assert [block.anchor for block in document.walk()] == ["p1", "p1-t1", "p2"]


def test_a_note_has_all_its_paragraphs_and_its_call() -> None:
    first: dict[str, object] = {"role": "note", "note": "1", "begins": True}
    rest: dict[str, object] = {"role": "note", "note": "1", "begins": False}
    given = source(
        ("1. Alpha beta.", BEGINS), ("See Gamma.", first), ("And delta.", rest), calls=(CallPlace(8, 8, "1"),)
    )
    document, _ = parse(given)
    assert [(note.anchor, note.text) for note in document.footnotes] == [("fn-1", "See Gamma. And delta.")]
    assert [(note.start, note.footnote) for note in document.blocks[0].notes] == [(5, "fn-1")]
    assert document.ledger.balanced


def test_a_heading_is_one_whatever_its_words() -> None:
    given = source(("II. The past, and the future.", {"role": "heading"}), ("1. Alpha.", BEGINS))
    document, _ = parse(given)
    assert [(block.kind, block.anchor) for block in document.walk()] == [("heading", "h-2"), ("paragraph", "p1")]


def told(*pieces: tuple[str, str]) -> list[tuple[str, str, str | None, str]]:
    """Kind, anchor, label and text of the blocks of these lines, each with its role."""
    document, _ = parse(source(*((words, {"role": role, "begins": True}) for words, role in pieces)))
    assert document.ledger.balanced
    ends: list[tuple[str, str, str | None, str]] = [("end", line.role, None, line.text) for line in document.end]
    front: list[tuple[str, str, str | None, str]] = [("front", line.role, None, line.text) for line in document.front]
    return [*front, *((block.kind, block.anchor, block.label, block.text) for block in document.walk()), *ends]


def test_cover_title_and_closing_lines_are_what_they_were_told_to_be() -> None:
    assert told(
        ("Anything at all", "cover"),
        ("Fifth session", "cover"),
        ("75/1. Paper, and clips.", "title"),
        ("The Assembly", "formula"),
        ("Recalling nothing;", "preamble"),
        ("Adopts the following:", ""),
        ("1.\tDecides.", ""),
        ("4th plenary meeting", ""),
        ("The fifth of May", "end"),
        ("Annex", "heading"),
        ("1.\tAlpha.", ""),
    ) == [
        ("front", "cover", None, "Anything at all"),
        ("front", "session", None, "Fifth session"),
        ("front", "title", None, "75/1. Paper, and clips."),
        ("text", "x1", None, "The Assembly"),
        ("preamble", "pp-1", None, "Recalling nothing;"),
        ("text", "x2", None, "Adopts the following:"),
        ("paragraph", "p1", "1.", "Decides."),
        ("heading", "annex-1", None, "Annex"),
        ("paragraph", "annex-1-p1", "1.", "Alpha."),
        ("end", "meeting", None, "4th plenary meeting"),
        ("end", "meeting", None, "The fifth of May"),
    ]


def test_several_resolutions_are_parts() -> None:
    assert told(("ألف", "part"), ("One", "heading"), ("1.\tA.", ""), ("B", "part"), ("1.\tB.", "")) == [
        ("heading", "part-a", None, "ألف"),
        ("heading", "part-a-h-x1", None, "One"),
        ("paragraph", "part-a-p1", "1.", "A."),
        ("heading", "part-b", None, "B"),
        ("paragraph", "part-b-p1", "1.", "B."),
    ]


def test_a_number_that_is_set_apart_is_not_weighed() -> None:
    headings = (("II World", "heading"), ("A\tPlan", "heading"))
    assert told(("8.\tOne.", ""), ("27\tTwo.", ""), *headings, ("2 more.", "")) == [
        ("paragraph", "p8", "8.", "One."),
        ("paragraph", "p27", "27", "Two."),
        ("heading", "h-2", "II", "World"),
        ("heading", "h-2-a", "A", "Plan"),
        ("text", "h-2-a-x1", None, "2 more."),
    ]


def test_a_number_that_is_printed_twice_opens_no_section() -> None:
    anchors = [block[1] for block in told(*((f"{number}.\tDoes so.", "") for number in (21, 22, 22, 24)))]
    assert anchors == ["p21", "p22", "p22--2", "p24"]


def test_letters_number_headings_that_count_from_a() -> None:
    opens, first, second = ("The Assembly,", "formula"), ("1.\tOne.", ""), ("2.\tTwo.", "")
    pair = told(opens, ("A Scale", "heading"), first, ("B Margin", "heading"), second)
    assert [block[1:3] for block in pair[1:]] == [("h-a", "A"), ("p1", "1."), ("h-b", "B"), ("p2", "2.")]
    alone = told(opens, ("A world without", "heading"), first)
    assert [block[1:3] for block in alone[1:]] == [("h-x1", None), ("p1", "1.")]


def test_the_last_of_stacked_headings_is_of_the_level_above_text() -> None:
    pieces = [("Annex", "heading"), ("Title", "heading")]
    for number in (1, 2, 3):
        pieces += [(f"Guideline {number}", "heading"), ("Scope", "heading"), (f"{number}.\tOne.", "")]
    document, _ = parse(source(*((words, {"role": role, "begins": True}) for words, role in pieces)))
    levels = [(block.text, block.level) for block in document.blocks if block.kind == "heading"]
    stacks = [(f"Guideline {number}", 3) for number in (1, 2, 3)]
    assert levels == [("Annex", 1), ("Title", 2), *(pair for stack in stacks for pair in (stack, ("Scope", 4)))]


def test_an_annex_with_its_title_on_its_line() -> None:
    assert told(("1.\tOne.", ""), ("Annex II Terms of the trust", "heading"), ("1.\tTwo.", "")) == [
        ("paragraph", "p1", "1.", "One."),
        ("heading", "annex-2", None, "Annex II Terms of the trust"),
        ("paragraph", "annex-2-p1", "1.", "Two."),
    ]
    kept = told(("1.\tOne.", ""), ("Annex to be written", "heading"), ("2.\tTwo.", ""))
    assert [block[1] for block in kept] == ["p1", "h-x1", "p2"]
