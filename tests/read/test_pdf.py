"""The reader of PDFs: lines with what the layout tells, notes with their calls, and clear words for what is no PDF."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model import Line, Source
from generator.read import pdf
from generator.read.pdf import read_pdf
from tests.read.pdf_files import paragraph, pdf_bytes

REAL = Path(__file__).parents[3] / "shared" / "real-pdfs"
FULL = "Recalling its resolutions on the peaceful uses of nuclear energy and the work of the Agency in the"
"""A line that fills the width."""
FURNISHED = [
    [
        (100, 760, 16, "United Nations"),
        *paragraph(700, FULL, FULL, "field."),
        (500, 30, 8, "22-13460"),
        (100, 30, 8, "1/2"),
    ],
    [
        (100, 760, 8, "A/RES/75/171"),
        *paragraph(700, FULL, FULL, "field."),
        *paragraph(640, FULL, FULL, "field."),
        (500, 30, 8, "22-13460"),
        (100, 30, 8, "2/2"),
    ],
]


def read(path: Path, data: bytes) -> Source:
    path.write_bytes(data)
    source, issues = read_pdf(path, "a.pdf")
    assert issues == ()
    assert source is not None
    return source


def words(source: Source, line: Line) -> str:
    return source.text[line.start : line.end]


def test_two_pages_with_running_heads_and_page_numbers(tmp_path: Path) -> None:
    source = read(tmp_path / "a.pdf", pdf_bytes(FURNISHED))
    assert [(line.page, line.rule, words(source, line)) for line in source.lines if line.role == "furniture"] == [
        (0, "page-number", "1/2 22-13460"),
        (1, "running-head", "A/RES/75/171"),
        (1, "page-number", "2/2 22-13460"),
    ]
    assert [(line.begins, line.gap) for line in source.lines if line.page == 1 and not line.role] == [
        (True, 0), (False, 0), (False, 0),
        (True, 2), (False, 0), (False, 0),
    ]  # fmt: skip
    assert words(source, source.lines[0]) == "United Nations"
    assert source.lines[0].role == ""


def test_a_footnote_goes_on_over_pages_and_is_called(tmp_path: Path) -> None:
    pages = [
        [
            *paragraph(700, FULL, FULL),
            (100, 676, 10, "on the Treaty"), (159, 680, 6, "1"), (165, 676, 10, "and its annexes,"),
            (100, 100, 8, "__________________"),
            (110, 85, 5, "1"), (115, 82, 8, "See the report of the Conference, which was held at Vienna and at"),
        ],
        [
            *paragraph(700, FULL, FULL, "field."),
            (100, 100, 8, "__________________"),
            (110, 82, 8, "Geneva in 1968, annex."),
            (110, 72, 5, "2"), (115, 69, 8, "Ibid."),
            (300, 30, 8, "2"),
        ],
    ]  # fmt: skip
    source = read(tmp_path / "a.pdf", pdf_bytes(pages))
    assert [(line.page, line.note, line.begins, words(source, line)) for line in source.lines if line.note] == [
        (0, "1", True, "See the report of the Conference, which was held at Vienna and at"),
        (1, "1", False, "Geneva in 1968, annex."),
        (1, "2", True, "Ibid."),
    ]
    assert [(call.marker, source.text[call.start - 6 : call.end + 4]) for call in source.calls] == [
        ("1", "Treaty1 and")
    ]
    assert Counter(line.rule for line in source.lines if line.role == "furniture") == {
        "footnote-rule": 2,
        "page-number": 1,
    }


def test_labels_hang_before_their_text(tmp_path: Path) -> None:
    page = [
        (100, 700, 10, "1."), *paragraph(700, FULL, FULL, "field;", left=130),
        (100, 664, 10, "2."), *paragraph(664, FULL, "field:", left=130),
        (130, 640, 10, "(a)"), *paragraph(640, "Measures;", left=160),
        (130, 628, 10, "(b)"), *paragraph(628, "Recommendations.", left=160),
    ]  # fmt: skip
    source = read(tmp_path / "a.pdf", pdf_bytes([page]))
    assert [(line.begins, words(source, line)[:5]) for line in source.lines] == [
        (True, "1. Re"), (False, "Recal"), (False, "field"), (True, "2. Re"), (False, "field"),
        (True, "(a) M"), (True, "(b) R"),
    ]  # fmt: skip
    assert source.lines[5].lead > source.lines[0].lead == 0


def test_every_line_ends_and_every_slice_is_bare(tmp_path: Path) -> None:
    source = read(tmp_path / "a.pdf", pdf_bytes(FURNISHED))
    assert len(source.text.splitlines()) == len(source.lines)
    assert all(words(source, line) == words(source, line).strip() != "" for line in source.lines)
    assert all(before.end < line.start for before, line in pairwise(source.lines))


def test_a_grid_is_a_table(tmp_path: Path) -> None:
    cells = [("State", "Amount", "Year"), ("Chad", "12", "1998"), ("Peru", "7", "1999"), ("Fiji", "31", "2001")]
    grid = [(100 + 150 * x, 600 - 14 * y, 10, cell) for y, row in enumerate(cells) for x, cell in enumerate(row)]
    source = read(tmp_path / "a.pdf", pdf_bytes([[*paragraph(700, FULL, FULL, "field:"), *grid]]))
    assert [words(source, line) for line in source.lines if line.role == "row"] == ["\t".join(row) for row in cells]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_turned_page_reads_the_same(tmp_path: Path, turned: int) -> None:
    straight = read(tmp_path / "a.pdf", pdf_bytes(FURNISHED))
    source = read(tmp_path / "b.pdf", pdf_bytes(FURNISHED, turned=turned))
    assert source.text == straight.text
    assert [(line.rule, line.begins) for line in source.lines] == [(line.rule, line.begins) for line in straight.lines]


GOOD = pdf_bytes(FURNISHED)
ENCRYPTED = pdf_bytes(
    FURNISHED,
    extra=f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<00> <00>] ",
)
REFUSED = [
    (b"no PDF at all", "a.pdf: the file is not a PDF, though its name says so; "
     "give the file the extension of what it is, or remove it from the corpus"),
    (b"", "a.pdf: the file is not a PDF, though its name says so; "
     "give the file the extension of what it is, or remove it from the corpus"),
    (GOOD[: len(GOOD) // 2], "a.pdf: the PDF is cut off: its end is missing; fetch it anew"),
    (GOOD[:-9], "a.pdf: the PDF is cut off: its end is missing; fetch it anew"),
    (b"%PDF-1.4\nnothing\nstartxref\n3\n%%EOF\n",
     "a.pdf: the PDF is broken; fetch it anew, or print it to a new PDF"),
    (ENCRYPTED, "a.pdf: the PDF asks for a password; save it without one"),
    (pdf_bytes([[], []]), "a.pdf: the PDF has no text layer; run text recognition (OCR) on it, or give its text"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "said"), REFUSED)
def test_what_cannot_be_read_is_refused_with_the_reason(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    source, issues = read_pdf(path, "a.pdf")
    assert source is None
    assert [str(issue) for issue in issues] == [said]
    assert issues[0].severity == "error"


@pytest.mark.parametrize(
    ("limit", "value", "said"),
    [
        ("MOST_PAGES", 1, "a.pdf: the PDF has 2 pages, more than 1; split it"),
        ("MOST_CHARACTERS", 10, "a.pdf: the PDF has more than 10 characters; split it"),
        ("MOST_BYTES", 100, "a.pdf: the file is larger than 0 MB; split it"),
        (
            "MOST_SECONDS",
            -1.0,
            "a.pdf: reading the PDF takes more than -1 seconds; split it, or print it to a new PDF",
        ),
    ],
)
def test_what_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: float, said: str
) -> None:
    monkeypatch.setattr(pdf, limit, value)
    path = tmp_path / "a.pdf"
    path.write_bytes(GOOD)
    source, issues = read_pdf(path, "a.pdf")
    assert source is None
    assert [str(issue) for issue in issues] == [said]


def test_two_thousand_pages_and_one_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_bytes([[]] * 2001))
    source, issues = read_pdf(path, "a.pdf")
    assert source is None
    assert [str(issue) for issue in issues] == ["a.pdf: the PDF has 2,001 pages, more than 2,000; split it"]


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    _, issues = read_pdf(tmp_path / "none.pdf", "none.pdf")
    assert [str(i) for i in issues] == ["none.pdf: no such file or directory; check its name and permissions"]


RICH = pdf_bytes(
    [
        [*FURNISHED[0], (100, 400, 10, "State"), (300, 400, 10, "Year")],
        [(300, 700, 10, "قرار"), (250, 700, 10, "70/47")],
    ],
    drawn="95 390 300 0.5 re f 95 415 300 0.5 re f 95 390 0.5 25 re f 250 390 m 250 415 l S 95 390 300 25 re S",
)
"""With a table that is drawn, and a line from right to left."""


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([GOOD, RICH]),
    st.lists(st.tuples(st.floats(0, 0.999), st.binary(max_size=6), st.integers(0, 12)), max_size=8),
)
def test_damaged_files_never_raise(tmp_path: Path, whole: bytes, damages: list[tuple[float, bytes, int]]) -> None:
    data = bytearray(whole)
    for share, put, cut in damages:
        place = int(share * len(whole))
        data[place : place + cut] = put
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    source, issues = read_pdf(path, "a.pdf")
    assert source is not None or issues
    if source:
        assert all(0 <= line.start <= line.end <= len(source.text) for line in source.lines)


def _bare(text: str) -> str:
    """As DATA.md says to compare."""
    folded = unicodedata.normalize("NFKC", text).replace("\u2010", "-").replace("\u2011", "-").replace("\u00ad", "")
    return "".join(folded.split())


def _bare_lines(source: Source) -> Iterator[tuple[Line, str]]:
    """Lines without the calls in them."""
    for line in source.lines:
        inside = [call for call in source.calls if line.start <= call.start < line.end]
        edges = [line.start, *(edge for call in inside for edge in (call.start, call.end)), line.end]
        yield line, _bare("".join(source.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)))


def _blocks_and_notes(source: Source) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """What the lines say by themselves, without any knowledge of the words."""
    blocks: list[str] = []
    notes: list[tuple[str, str]] = []
    for line, text in _bare_lines(source):
        if line.role == "note":
            if line.begins:
                notes.append((line.note, text))
            else:
                notes[-1] = (line.note, notes[-1][1] + text)
        elif line.role != "furniture":
            if line.begins or not blocks:
                blocks.append(text)
            else:
                blocks[-1] += text
    return Counter(blocks), Counter(notes)


@pytest.mark.skipif(not REAL.is_dir(), reason="the UN's own PDFs lie beside the project only where they were fetched")
def test_the_uns_own_pdfs_keep_their_paragraphs_and_notes() -> None:
    wanted: Counter[str] = Counter()
    for truth_file in sorted(REAL.glob("*.truth.json")):
        truth = json.loads(truth_file.read_text(encoding="utf-8"))
        source, issues = read_pdf(truth_file.with_name(truth_file.name.replace(".truth.json", ".pdf")), "a.pdf")
        assert source is not None, issues
        blocks, notes = _blocks_and_notes(source)
        printed = Counter(_bare((b["label"] or "") + b["text"]) for b in truth["blocks"] if b["kind"] != "heading")
        called = Counter((note["marker"], _bare(note["text"])) for note in truth["footnotes"])
        wanted.update(
            paragraphs=printed.total(), found=(printed & blocks).total(),
            notes=called.total(), tied=(called & notes).total(),
        )  # fmt: skip
    assert wanted["found"] >= 0.995 * wanted["paragraphs"] > 0
    assert wanted["tied"] >= 0.995 * wanted["notes"] > 0
