"""The UN's AKN4UN XML comes in as it is printed: its words in order, labels with them, notes behind them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model import Source, Vote, Voters
from generator.read.akn import read_akn

META = """<meta><identification source="#x">
  <FRBRWork><FRBRdate date="2020-12-10" name="adoption"/><FRBRauthor href="ga" as="author"/></FRBRWork>
  <FRBRExpression><FRBRdate date="2020-12-18" name="publication"/><FRBRlanguage language="{language}"/></FRBRExpression>
</identification><classification source="#x">
  <keyword value="16.9" showAs="sdg_16.9" dictionary="SDGO"/><keyword value="3" showAs="sdg_3" dictionary="SDGO"/>
  <keyword showAs="women&amp;#39;s_rights" dictionary="EuroVoc"/><keyword showAs="SANCTIONS" dictionary="UNBIS"/>
  <keyword showAs="sanctions" dictionary="DHLAUTH"/><keyword refersTo="agenda" showAs="An item." dictionary="A/75/251"/>
</classification><workflow source="#un">
  <step date="2020-11-04" outcome="draftResolution" as="A/C.3/75/L.9/Rev.1" by="Peru and Trinidad and Tobago"/>
  <step date="0001-01-01" outcome="draftResolutionAdditionalSponsors" by="Chile"/>
  <step date="0001-01-01" outcome="recommendedForAdoption" as="A/75/470" by="" refersTo="26"/>
  <step date="2020-12-10" outcome="adopted" as="A/75/PV.46" by=""/>
</workflow><analysis source="#un"><parliamentary><voting outcome="adoptedRecordedVote">
  <count value="2" refersTo="inFavour"><voters><organization>PERU</organization>
  <organization>CHILE</organization></voters></count>
  <count value="1" refersTo="abstaining"><voters><organization>MALTA</organization></voters></count>
</voting></parliamentary></analysis></meta>"""
COVER = """<coverPage>
  <p class="upperRight"><docNumber refersTo="#symbol">A/RES/75/901 A-B</docNumber></p>
  <p><docDate date="0001-01-01" refersTo="#dateOfIssuance">18 December 2020</docDate></p>
  <p><session value="75">Seventy-fifth session</session></p>
  <p><inline name="agenda item" title="9">Agenda item 9</inline></p>
  <p><inline name="agenda item name">Stationery</inline></p>
</coverPage>
<preface><p>
  <docNumber>75/901.</docNumber>
  <docTitle refersTo="#resolutionTitle"><span class="bold"> Paper  clips</span></docTitle>
</p></preface>"""
WORDS = "<p>The Assembly has the paper of the States and the clips that are in it, for the use of all.</p>"


def akn(inside: str, language: str = "eng", above: str = "") -> bytes:
    """A file with the given elements in its statement."""
    head = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution">'
    return f"{above}{head}{META.format(language=language)}{COVER}{inside}</statement></akomaNtoso>".encode()


def read(folder: Path, data: bytes) -> tuple[Source | None, list[str]]:
    file = folder / "x.xml"
    file.write_bytes(data)
    source, issues = read_akn(file, "corpus/x.xml")
    return source, [str(issue) for issue in issues]


def told(folder: Path, inside: str) -> list[tuple[str, int, str]]:
    """Role, indentation and text of every line behind the title."""
    source, issues = read(folder, akn(inside))
    assert source is not None
    assert issues == []
    lines = [(line.role + line.note, line.lead, source.text[line.start : line.end]) for line in source.lines]
    return lines[lines.index(("title", 0, "75/901. Paper clips")) + 1 :]


NOTE = '<authorialNote marker="{0}" placement="bottom"><p>\n\tNote {0}.</p></authorialNote>'
CASES = [
    (
        "a number and its words are one line",
        "<mainBody><paragraph eId='para_25'><num>1.</num><content><p>\t<span>Calls upon</span> States;</p></content>"
        "</paragraph></mainBody>",
        [("", 0, "1.\tCalls upon States;")],
    ),
    (
        "points and their sub-points are indented",
        "<paragraph><num>2.</num><list><intro><p>Asks:</p></intro><point><num>(a)</num><content><p>Ants;</p></content>"
        "</point><sublist><point><num>(i)</num><content><p>Red;</p></content></point></sublist></list></paragraph>",
        [("", 0, "2.\tAsks:"), ("", 2, "(a)\tAnts;"), ("", 4, "(i)\tRed;")],
    ),
    (
        "a list in the preamble",
        "<preamble><container><blockList><listIntroduction><span>Noting</span>:</listIntroduction><item><num>(a)</num>"
        "<p>Bees,</p></item><item><p>and wasps,</p></item></blockList></container></preamble>",
        [("preamble", 0, "Noting:"), ("preamble", 2, "(a)\tBees,"), ("preamble", 2, "and wasps,")],
    ),
    (
        "operative paragraphs inside the preamble",
        "<preamble><container><p>Recalling,</p></container><paragraph><num>1.</num><content><p>Decides.</p></content>"
        "</paragraph></preamble>",
        [("preamble", 0, "Recalling,"), ("", 0, "1.\tDecides.")],
    ),
    (
        "the number and the title of a section",
        "<mainBody><section><subheading>\t\tII</subheading><subheading>Clips</subheading><crossHeading "
        "refersTo='#preamble'>Recalling</crossHeading></section></mainBody>",
        [("heading", 0, "II\tClips"), ("preamble", 0, "Recalling")],
    ),
    (
        "a section's number in a paragraph of its own",
        "<section><p><num>III</num></p><subheading>Pins</subheading></section>",
        [("heading", 0, "III\tPins")],
    ),
    (
        "headings by their style, by being bold, by standing in the middle",
        "<paragraph class='H23'><content><p>Style</p></content></paragraph><paragraph><content><p><span class='bold'>"
        "Bold</span></p></content></paragraph><paragraph><content><p>\t\tMiddle</p></content></paragraph>"
        "<paragraph><content><p><span class='bold'>Bold, a sentence.</span></p></content></paragraph>",
        [("heading", 0, "Style"), ("heading", 0, "Bold"), ("heading", 0, "Middle"), ("", 0, "Bold, a sentence.")],
    ),
    (
        "a number without words",
        "<mainBody><paragraph><num>4.</num></paragraph><paragraph><num>5.</num><content><p>Ends.</p></content>"
        "</paragraph></mainBody>",
        [("", 0, "4."), ("", 0, "5.\tEnds.")],
    ),
    (
        "words that stand in the paragraph behind their number",
        "<paragraph><num>4.</num><content><p/></content></paragraph>"
        "<paragraph><content><p>Asks.</p></content></paragraph>",
        [("", 0, "4.\tAsks.")],
    ),
    (
        "a number typed among the words, tabs around it",
        "<paragraph><content><p>\t16,\t<span>Asks</span> for 2 more.</p></content></paragraph>",
        [("", 0, "16,\tAsks for 2 more.")],
    ),
    (
        "a number that its heading repeats",
        "<paragraph class='H23'><num>A.</num><subheading>\tA.\tPlans</subheading></paragraph><section><num>I</num>"
        "<subheading>Introduction</subheading></section>",
        [("heading", 0, "A.\tPlans"), ("heading", 0, "I\tIntroduction")],
    ),
    (
        "a sentence is none, whatever its style",
        "<paragraph class='TitleH1'><num>7.</num><content><p>Decides so.</p></content></paragraph>",
        [("", 0, "7.\tDecides so.")],
    ),
    (
        "a heading in pieces, and a number alone above its title",
        "<paragraph><content><p><span class='bold'>\t\tXI The State</span>’<span class='bold'>s part</span></p>"
        "</content></paragraph><paragraph><content><p>B</p></content></paragraph>"
        "<paragraph><content><p>Pay</p></content></paragraph>",
        [("heading", 0, "XI The State’s part"), ("heading", 0, "B\tPay")],
    ),
    (
        "the formula and what follows it",
        "<preamble><formula><p>The Assembly</p></formula><container><p>Recalling,</p></container></preamble>",
        [("formula", 0, "The Assembly"), ("preamble", 0, "Recalling,")],
    ),
    (
        "rows with a tab between cells",
        "<container name='table'><table><tr><th><p>Gross</p></th><th/><th><p>Net\n of</p><p>tax</p></th></tr><tr><td>"
        "<p>1</p></td><td>2</td></tr></table></container>",
        [("row", 0, "Gross\t\tNet of tax"), ("row", 0, "1\t2")],
    ),
    (
        "the lines that close it",
        "<conclusions><p><inline name='adoptionMeeting'>41st meeting</inline><eol/><docDate>10 May</docDate></p>"
        "</conclusions>",
        [("end", 0, "41st meeting"), ("end", 0, "10 May")],
    ),
    (
        "notes go behind the body",
        f"<container><p>Noting the report,{NOTE.format(1)} and</p></container><p>Then.</p>",
        [("", 0, "Noting the report, and"), ("", 0, "Then."), ("note1", 0, "Note 1.")],
    ),
    (
        "in Arabic a marker stands between raised parentheses",
        "<p>Report<sup>(</sup><authorialNote marker='7'><p>\t()\t<i>Ibid</i>.</p></authorialNote><sup>)</sup>.</p>",
        [("", 0, "Report."), ("note7", 0, "Ibid.")],
    ),
    ("raised letters stay", "<p>n<sup>o</sup> 5</p>", [("", 0, "no 5")]),
    ("a no-break space stays", "<p>10\u00a0May</p>", [("", 0, "10\u00a0May")]),
    ("pictures and comments are not printed", "<p>A<img src='x'/><!-- b -->C</p>", [("", 0, "AC")]),
    ("words outside paragraphs are kept", "<mainBody>stray</mainBody>", [("", 0, "stray")]),
]


@pytest.mark.parametrize(("inside", "lines"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_printed(tmp_path: Path, inside: str, lines: list[tuple[str, int, str]]) -> None:
    assert told(tmp_path, inside) == lines


def test_what_the_file_states(tmp_path: Path) -> None:
    source, issues = read(tmp_path, akn(WORDS))
    assert issues == []
    assert source is not None
    assert source.known == {
        "symbol": "A/RES/75/901A-B",
        "title": "Paper clips",
        "language": "en",
        "date": "2020-12-10",
        "date_issued": "2020-12-18",
        "session": "Seventy-fifth session",
        "agenda_item": "9",
        "agenda_title": "Stationery",
        "draft": "A/C.3/75/L.9/Rev.1",
        "submitters": ["Peru", "Trinidad and Tobago"],
        "sponsors": ["Chile"],
        "report": "A/75/470#p26",
        "meeting_record": "A/75/PV.46",
        "vote": Vote(True, 2, 0, 1, Voters(("PERU", "CHILE"), (), ("MALTA",))),
        "subjects": ["women's rights", "SANCTIONS"],
        "sdgs": ["3", "16.9"],
        "body": "UN General Assembly",
        "type": "resolution",
    }


@pytest.mark.parametrize(
    ("outcome", "vote"),
    [
        ("adoptedWithoutVote", Vote(False)),
        ("Adopted without vote, 59th plenary meeting", Vote(False)),
        ("adoptedRecordedVote", Vote(True)),
        ("rejected", None),
        ("", None),
    ],
)
def test_a_vote_that_is_not_counted(tmp_path: Path, outcome: str, vote: Vote | None) -> None:
    counted = re.sub(r"<voting .*?</voting>", f'<voting outcome="{outcome}"/>', akn(WORDS).decode(), flags=re.DOTALL)
    source, _ = read(tmp_path, counted.encode())
    assert source is not None
    assert source.known.get("vote") == vote


def test_a_language_that_the_words_contradict(tmp_path: Path) -> None:
    source, issues = read(tmp_path, akn(WORDS, "spa"))
    assert source is not None
    assert source.known["language"] == "en"
    assert issues == [
        "corpus/x.xml: the file says that it is in es; its words are en, and so it was read; "
        "give language: es in the YAML file beside it if that is wrong"
    ]


def test_a_language_that_is_not_read(tmp_path: Path) -> None:
    source, issues = read(tmp_path, akn(WORDS, "deu"))
    assert source is not None
    assert "language" not in source.known
    assert issues == [
        'corpus/x.xml: the file says that it is in "deu", which is none of the languages that are read; '
        "expect its paragraphs as they are, without references; or give language: in the YAML beside it"
    ]


def test_calls_stand_where_the_marker_is_printed(tmp_path: Path) -> None:
    source, _ = read(tmp_path, akn(f"<p>  One,{NOTE.format('*')} two{NOTE.format(2)}\n</p>{WORDS}"))
    assert source is not None
    assert [(source.text[call.start - 4 : call.start], call.marker) for call in source.calls] == [
        ("One,", "*"),
        (" two", "2"),
    ]
    assert all(call.start == call.end for call in source.calls)


def test_a_note_of_two_paragraphs(tmp_path: Path) -> None:
    note = "<authorialNote marker='3'><p>First.</p><p>Second.</p></authorialNote>"
    source, _ = read(tmp_path, akn(f"<p>Text.{note}</p>"))
    assert source is not None
    assert [(line.note, line.begins) for line in source.lines if line.role == "note"] == [("3", True), ("3", False)]


def test_several_resolutions_in_one_file(tmp_path: Path) -> None:
    part = (
        "<component><statement name='resolution'><preface><p><docNumber>{0}</docNumber><docTitle>On {0}</docTitle></p>"
    )
    part += "</preface><mainBody><paragraph><num>1.</num><content><p>Does {0}.</p></content></paragraph></mainBody>"
    part += "</statement></component>"
    parts = "<collectionBody><component><documentRef showAs='Resolution A'/></component></collectionBody>"
    parts += f"<components>{part.format('A')}{part.format('B')}</components>"
    assert told(tmp_path, parts) == [
        ("part", 0, "A"),
        ("heading", 0, "On A"),
        ("", 0, "1.\tDoes A."),
        ("part", 0, "B"),
        ("heading", 0, "On B"),
        ("", 0, "1.\tDoes B."),
    ]


def test_a_broken_file_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    source, issues = read(tmp_path, akn(f"{WORDS}\n<p><inline>One</p>\n<p>Two &amp; three</p>"))
    assert source is not None
    assert {"One", "Two & three"} <= {source.text[line.start : line.end] for line in source.lines}
    assert issues == [
        "corpus/x.xml:28: the XML is broken: Opening and ending tag mismatch: inline line 28 and p; "
        "compare the paragraphs around it with the original; it was read as far as it goes"
    ]


BOMB = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
ENTITIES = "the file declares XML entities, which could name other files or grow; remove its DOCTYPE"
BAD = [
    ("a billion laughs", akn("<p>&b;</p>", above=BOMB), f"corpus/x.xml: {ENTITIES}"),
    ("an entity from outside", akn("<p>&a;</p>", above=OUTSIDE), f"corpus/x.xml: {ENTITIES}"),
    ("in UTF-16", (BOMB + "<a>&b;</a>").encode("utf-16"), f"corpus/x.xml: {ENTITIES}"),
    (
        "XML of another kind",
        b"<rss><channel/></rss>",
        "corpus/x.xml: the file is XML of another kind: its root is <rss>, not <akomaNtoso>; "
        "give the UN's AKN4UN XML, or the document's text",
    ),
    (
        "no XML",
        "决议".encode(),
        "corpus/x.xml:1: the file is not XML: Start tag expected, '<' not found; give the file as the UN publishes it",
    ),
    ("an empty file", b" \n", "corpus/x.xml: the file is empty; give it again, or delete it"),
    ("no text", b"<akomaNtoso/>", "corpus/x.xml: the file has no text; give the file as the UN publishes it"),
]


@pytest.mark.parametrize(("data", "message"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_bad_input(tmp_path: Path, data: bytes, message: str) -> None:
    source, issues = read(tmp_path, data)
    assert source is None
    assert issues == [message]


def test_no_file(tmp_path: Path) -> None:
    source, issues = read_akn(tmp_path / "none.xml", "none.xml")
    assert source is None
    assert [str(issue) for issue in issues] == ["none.xml: no such file or directory; check its name and permissions"]


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    large = tmp_path / "large.xml"
    with large.open("wb") as file:
        file.truncate(50_000_001)
    assert str(read_akn(large, "large.xml")[1][0]) == "large.xml: the file is larger than 50 MB; split it"


def test_depth_is_bounded(tmp_path: Path) -> None:
    source, issues = read(tmp_path, akn("<section>" * 5_000 + "<p>Deep</p>" + "</section>" * 5_000))
    assert source is not None
    assert "broken XML" in issues[0] or "the XML is broken" in issues[0]


WHOLE = akn("".join(case[1] for case in CASES) + WORDS)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.binary(max_size=6)), max_size=6), st.integers(0, 40))
def test_any_bytes_give_a_source_or_an_error(tmp_path: Path, changes: list[tuple[int, bytes]], length: int) -> None:
    data = bytearray(WHOLE)
    for place, new in changes:
        data[place : place + length] = new
    source, issues = read(tmp_path, bytes(data))
    assert source is not None or issues
    if source is not None:
        places = [(line.start, line.end) for line in source.lines]
        assert places == sorted(places)
        assert all(0 <= call.start <= len(source.text) for call in source.calls)
        assert all(source.text[start:end] == source.text[start:end].strip() for start, end in places)
