"""What can be wrong with what an editor gives: each row is a file, and the words that the editor reads about it."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.bad_input.project import GOOD, REGISTRY, ROOT, Project, Said, new_project

# --- files that are no text -------------------------------------------------------------------------------

NOT_TEXT = "the file is not text but {}; give its text (.txt), or remove it from the corpus"
UNKNOWN = "the file is not text in any known encoding; save it as UTF-8, or remove it from the corpus"
EMPTY = "the file is empty; add its text, or delete it"
HIDDEN = "a file whose name begins with a stop is hidden, and left out; rename it, or delete it"
ANY_BYTES = bytes(range(256)) * 4

REFUSED: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", f": {EMPTY}"),
    "blank.txt": (b" \r\n\t\n\x0c", f": {EMPTY}"),
    "bom.txt": (codecs.BOM_UTF16_LE, f": {EMPTY}"),
    "nul.txt": (bytes(100), f": {EMPTY}"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + ANY_BYTES, ": " + NOT_TEXT.format("a picture")),
    "paper.txt": (
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + ANY_BYTES,
        ": the PDF is cut off: its end is missing; fetch it anew",
    ),
    "word.txt": (
        b"PK\x03\x04" + ANY_BYTES,
        ": the file is no Word file: it is not a ZIP archive, or a damaged one; "
        "save it again as .docx, or give its text (.txt)",
    ),
    "old-word.txt": (b"\xd0\xcf\x11\xe0" + ANY_BYTES, ": " + NOT_TEXT.format("an old Word file")),
    "any-bytes.txt": (ANY_BYTES, f": {UNKNOWN}"),
    "cut-gb18030.txt": (GOOD.encode("gb18030") + "核".encode("gb18030")[:1], f": {UNKNOWN}"),
    "cut-utf-8.txt": (
        GOOD.encode() + "核".encode()[:2],
        ":6: this line is not UTF-8, as the rest of the file is; restore it, and save the file as UTF-8",
    ),
    "..txt": (GOOD.encode(), f": {HIDDEN}"),
    ".a.txt": (GOOD.encode(), f": {HIDDEN}"),
    "b.yaml": (b"title: x\n", ": a YAML file must end in .yml to be read; rename it b.yml"),
    "alone.yml": (b"title: x\n", ": there is no document beside it; add the document, or say withdrawn: and why"),
}
"""By name: what is in the file, and what is said behind its path."""


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Said:
    """`loccit check` over all the files above, and a good one."""
    project = new_project(tmp_path_factory.mktemp("refused") / "project")
    project.document("good.txt", GOOD)
    for name, (content, _) in REFUSED.items():
        project.document(name, content)
    return project.run("check")


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_text_is_refused(refused: Said, name: str) -> None:
    path = f"corpus/documents/{name}"
    about = [line for line in refused.err if line.startswith((f"error: {path}:", f"{path}:", f"note: {path}:"))]
    assert about == [f"error: {path}{REFUSED[name][1]}"]


def test_the_other_documents_are_read(refused: Said) -> None:
    assert refused.status == 1
    assert refused.out == ["good (zh): added: 2: p1, p2", "1 documents read"]
    assert len(refused.err) == len(REFUSED)


@pytest.mark.parametrize(("name", "ending"), [("a.docx.odt", ".odt"), ("readme.html", ".html"), ("noext", "nothing")])
def test_a_kind_of_file_that_nobody_reads(project: Project, name: str, ending: str) -> None:
    project.document(name, GOOD)
    said = project.run("check")
    start = f"error: corpus/documents/{name}: no reader for files that end in {ending}; give one of these: .txt"
    assert (said.status, [line.startswith(start) for line in said.err]) == (1, [True]), said.err


def test_a_file_whose_name_is_not_utf8(project: Project) -> None:
    name = bytes(project.root) + b"/corpus/documents/\xff.txt"
    try:
        with open(name, "wb") as file:  # noqa: PTH123 - a Path is made of text
            file.write(GOOD.encode())
    except OSError:
        pytest.skip("this file system takes only names that are UTF-8")
    assert project.run("check").err == [
        r"error: corpus/documents/\xff.txt: the name of the file is not UTF-8; rename it"
    ]


# --- encodings --------------------------------------------------------------------------------------------

LATIN = (
    "Résolution\n\n1. La Conférence réaffirme la nécessité de « l’énergie » du Comité — à Genève, "
    "où les États ont été réunis pour la dernière fois.\n"
)
ENCODINGS: dict[str, tuple[bytes, str, str | None]] = {
    "utf-8": (b"", "utf-8", None),
    "utf-8 with a mark": (codecs.BOM_UTF8, "utf-8", None),
    "gb18030": (b"", "gb18030", "GB18030"),
    "utf-16-le with a mark": (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    "utf-16-be with a mark": (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
    "utf-16-le": (b"", "utf-16-le", "UTF-16-LE"),
    "utf-16-be": (b"", "utf-16-be", "UTF-16-BE"),
    "utf-32": (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    "windows-1252": (b"", "windows-1252", "WINDOWS-1252"),
}
"""Byte-order mark, encoding, and what the note calls it."""
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus/documents").glob("*.txt"))}
TEXTS |= {"short": GOOD, "latin": LATIN}


def inspected(project: Project, path: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The object of a file without what only the bytes decide, and its issues."""
    made = json.loads(project.run("inspect", "--json", str(path)).out[0])
    return {**made, "source": None, "issues": None}, made["issues"]


@pytest.mark.parametrize("encoding", [name for name in ENCODINGS if name != "utf-8"])
def test_a_text_is_the_same_in_any_encoding(project: Project, encoding: str) -> None:
    mark, codec, called = ENCODINGS[encoding]
    tried = 0
    for stem, text in TEXTS.items():
        if (codec == "windows-1252") != (stem == "latin"):
            continue
        plain, doubts = inspected(project, project.document(f"{stem}.txt", text))
        assert plain["blocks"]
        read, issues = inspected(project, project.document(f"{stem}.txt", mark + text.encode(codec)))
        assert read == plain
        note = {
            "kind": "encoding",
            "severity": "note",
            "file": f"{stem}.txt",
            "line": None,
            "message": f"the text was read as {called}",
            "remedy": "check its first lines; save it as UTF-8 if they are wrong",
        }
        assert issues == ([note] if called else []) + doubts
        tried += 1
    assert tried


# --- two that claim one address ---------------------------------------------------------------------------


def test_two_files_that_claim_one_symbol_and_language(project: Project) -> None:
    for name in ("a", "b"):
        project.document(f"{name}.txt", GOOD)
        project.document(f"{name}.yml", "symbol: A/RES/75/1\n")
    project.document("c.txt", GOOD)
    said = project.build()
    assert said.status == 1
    assert said.err == [
        "error: corpus/documents/b.txt: A/RES/75/1 in zh is already corpus/documents/a.txt; this file is left out; "
        "remove one of them, or give symbol: or slug: in the YAML file beside it"
    ]
    assert said.out[-1] == f"2 documents → {project.site}"
    assert project.object_of("a-res-75-1")["source"]["file"] == "a.txt"
    assert "p2" in project.page("documents/c").ids
    assert not list(project.site.rglob("b.txt"))


def test_two_files_that_claim_one_slug(project: Project) -> None:
    project.document("a.txt", GOOD)
    project.document("b.txt", GOOD)
    project.document("b.yml", "slug: a\n")
    assert project.run("check").err == [
        "error: corpus/documents/b.txt: the address a in zh is already corpus/documents/a.txt; this file is left out; "
        "remove one of them, or give symbol: or slug: in the YAML file beside it"
    ]


# --- the YAML beside a document ---------------------------------------------------------------------------

ALLOWED = (
    "slug, symbol, language, title, date, date_end, date_issued, body, session, place, submitters, sponsors, type, "
    "agenda_item, agenda_title, meeting, vote, draft, report, meeting_record, subjects, sdgs, official_url, aliases, "
    "moved, withdrawn, corrections"
)
QUOTE = "quote a text that holds a colon or begins with a sign, and indent with blanks"
ADDRESS = "cannot be an address; use a-z, 0-9, - and single dots, no strokes"
A_DATE = "is not a date; write 2015-09-18, 2015-09 or 2015"
A_LIST = 'write [one, two], or one a line after "- "'

YAML: dict[str, tuple[str | bytes, list[str]]] = {
    "good": ("title: 核安保\ndate: 2015-09-18\nsubmitters: [日本]\n", []),
    "nothing": ("", []),
    "broken": (
        "slug: broken\ntitle: [核安保\n",
        [f":3: this is not YAML (expected ',' or ']', but got '<stream end>'); {QUOTE}"],
    ),
    "colon": (
        "title: 决议: 核安保\n",
        [f":1: this is not YAML (mapping values are not allowed here); {QUOTE}"],
    ),
    "control": ("title: \x00\n", [f":1: this is not YAML (a control character); {QUOTE}"]),
    "not-utf8": (b"slug: a\ntitle: \xff\xfe\n", [":2: this line is not UTF-8; save the file as UTF-8"]),
    "a-list": (
        "- title\n",
        [":1: this must be keys with values, but is a list; write key: value, one a line, indented"],
    ),
    "a-tag": (
        "title: !!python/object/apply:os.system [ls]\n",
        [":1: the tag tag:yaml.org,2002:python/object/apply:os.system is not allowed; take it out"],
    ),
    "unknown-key": ("slug: a\ntitel: x\n", [f':2: unknown key "titel" (allowed: {ALLOWED}); did you mean "title"?']),
    "two-unknown": (
        "zzz: 1\nslug: two\nsymbols: A/1\n",
        [
            f':1: unknown key "zzz" (allowed: {ALLOWED}); take it out',
            f':3: unknown key "symbols" (allowed: {ALLOWED}); did you mean "symbol"?',
        ],
    ),
    "twice": ("title: a\ntitle: b\n", [':2: the key "title" stands in line 1 already; keep one of them']),
    "types": (
        "aliases: old\nsubmitters: 日本\nmoved: [p1]\ntitle: [a]\ndate: {a: b}\nplace:\n  - a\n",
        [
            f':1: "aliases" must be a list, but is "old"; {A_LIST}',
            f':2: "submitters" must be a list, but is "日本"; {A_LIST}',
            ':3: "moved" must be keys with values, but is a list; write key: value, one a line, indented',
            ':4: "title" must be one text, but is a list; write it on one line, in quotes where it holds a colon',
            ':5: "date" must be one text, but is keys with values; '
            "write it on one line, in quotes where it holds a colon",
            ':7: "place" must be one text, but is a list; write it on one line, in quotes where it holds a colon',
        ],
    ),
    "dates": (
        "date: 2015-02-30\ndate_end: 18 September 2015\ndate_issued: 2015-13\n",
        [f':1: "2015-02-30" {A_DATE}', f':2: "18 September 2015" {A_DATE}', f':3: "2015-13" {A_DATE}'],
    ),
    "leap-year": ("date: 2015-02-29\n", [f':1: "2015-02-29" {A_DATE}']),
    "year-zero": ("date: 0000\n", [f':1: "0000" {A_DATE}']),
    "slug-up": ("slug: ../../etc\n", [f':1: "../../etc" {ADDRESS}']),
    "slug-dots": ("slug: a..b\n", [f':1: "a..b" {ADDRESS}']),
    "slug-stroke": ("slug: a/b\n", [f':1: "a/b" {ADDRESS}']),
    "slug-backslash": ("slug: a\\b\n", [f':1: "a\\b" {ADDRESS}']),
    "slug-absolute": ("slug: /etc/passwd\n", [f':1: "/etc/passwd" {ADDRESS}']),
    "slug-chinese": ("title: x\nslug: 核安保\n", [f':2: "核安保" {ADDRESS}']),
    "alias-up": ("aliases: [good-one, ../x]\n", [f':1: "../x" {ADDRESS}']),
    "language": (
        "language: tlh\n",
        [r':1: "tlh" is not a language of this program; use one of zh, en'],
    ),
    "url": ("official_url: javascript:alert(1)\n", [':1: "javascript:alert(1)" is not an address; begin it with https://']),
    "moved": (
        "moved: {P 1: p2}\n",
        [':1: "P 1: p2" does not name two addresses; write p27: p28, as the lock file spells them'],
    ),
    "adoption": (
        "vote: {recorded: true, in_favour: 131, against: 54, abstaining: 0, voters: {against: [奥地利]}}\n"
        "draft: A/C.3/76/L.39\nreport: A/76/462/Add.2#p114\nsponsors: [中国]\nsubjects: [人权]\nsdgs: [3, 16.9, 2.a]\n",
        [],
    ),
    "vote-counted": (
        "vote: {recorded: false, against: 3}\n",
        [":1: it was not recorded, but is counted; write recorded: true, or take the counts out"],
    ),
    "vote-how": (
        "vote: {in_favour: 131}\n",
        [':1: the key "vote.recorded" is missing; add it'],
    ),
    "symbol-in-words": (
        "title: x\nreport: A/76/462, para. 114\n",
        [':2: "A/76/462, para. 114" is not a symbol; write it without blanks, with a paragraph as A/75/470#p26'],
    ),
    "goal": ("sdgs: [3, 18]\n", [':1: "18" is no goal or target; write 3, 16.9 or 2.a']),
    "withdrawn": (
        "withdrawn: {第一段: 重复}\n",
        [':1: "第一段" is not an address; write p27: the reason, as the lock file spells it'],
    ),
}  # fmt: skip
"""By name: the file, and what is said behind its path."""


@pytest.fixture(scope="module")
def yaml_said(tmp_path_factory: pytest.TempPathFactory) -> Said:
    """`loccit check` over a document with each of the YAML files above."""
    project = new_project(tmp_path_factory.mktemp("yaml") / "project")
    for name, (content, _) in YAML.items():
        project.document(f"{name}.txt", GOOD)
        project.document(f"{name}.yml", content)
    return project.run("check")


@pytest.mark.parametrize("name", YAML)
def test_yaml_beside_a_document(yaml_said: Said, name: str) -> None:
    path = f"corpus/documents/{name}.yml"
    said = [line for line in yaml_said.err if line.startswith((f"error: {path}:", f"{path}:"))]
    wanted = [f"error: {path}{message}" for message in YAML[name][1]]
    if name == "language":  # languages are added; which they are is not what is tested here
        said = [re.sub(r"use one of .*", "use one of zh, en", line) for line in said]
    assert said == wanted


def test_yaml_says_nothing_else(yaml_said: Said) -> None:
    assert yaml_said.status == 1
    assert len(yaml_said.err) == sum(len(messages) for _, messages in YAML.values())


# --- the registry -----------------------------------------------------------------------------------------

NAMED = "  kind: fund\n  names: {zh: 某基金}\n"
HERE = "corpus/registry/initiatives.yml"
KEYS = (
    "id, kind, names, abbreviations, variants, since, owner, symbols, url, description, themes, confused_with, "
    "not_in, codes, articles, paragraphs, numerals, preamble, actions"
)


@pytest.mark.parametrize(
    ("entry", "messages"),
    [
        ("- id: [pui\n", [f":5: this is not YAML (expected ',' or ']', but got '<stream end>'); {QUOTE}"]),
        (f"- id: Fund One\n{NAMED}",
         [':4: initiative "Fund One" has an id that cannot be an address; '
          "use a-z, 0-9 and - only, as in code-of-conduct"]),
        (f"- id: ../x\n{NAMED}",
         [':4: initiative "../x" has an id that cannot be an address; use a-z, 0-9 and - only, as in code-of-conduct']),
        (f"- id: pui\n{NAMED}",
         [f':4: initiative "pui" has the id of the entry in {HERE}:1; give one of them another id, or delete it']),
        ("- id: x\n  kind: fund\n", [':4: initiative "x" has no name in any language; give it names: {zh: …}']),
        ("- id: x\n  names: {zh: 某基金}\n", [':4: the key "kind" is missing; add it']),
        (f"- id: x\n  nmaes: {{}}\n{NAMED}", [f':5: unknown key "nmaes" (allowed: {KEYS}); did you mean "names"?']),
        (f"- id: x\n  url: javascript:alert(1)\n{NAMED}",
         [':4: initiative "x" has the url "javascript:alert(1)", which is no address; begin it with https://']),
        (f"- id: x\n  confused_with: [y]\n{NAMED}  description: {{zh: 资金。}}\n",
         [':4: initiative "x" names "y" in confused_with, which no entry has as its id; '
          "correct it, or add that entry"]),
    ],
)  # fmt: skip
def test_a_broken_registry_entry(project: Project, entry: str, messages: list[str]) -> None:
    project.document("a.txt", GOOD)
    project.write(HERE, REGISTRY["initiatives.yml"] + entry)
    said = project.run("check")
    assert (said.status, said.err) == (1, [f"error: {HERE}{message}" for message in messages])
    assert said.out[-1] == "1 documents read"


def test_inspect_says_what_is_wrong_with_the_registry(project: Project) -> None:
    path = project.document("a.txt", GOOD)
    project.write(HERE, "- id: x\n  kind: fund\n")
    said = project.run("inspect", "--json", str(path))
    assert (said.status, len(said.out)) == (1, 1)
    assert [line.removeprefix(f"error: {project.root.as_posix()}/") for line in said.err] == [
        f'{HERE}:1: initiative "x" has no name in any language; give it names: {{zh: …}}'
    ]


# --- the project ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["check", "build", "pages"])
def test_no_project(project: Project, command: str) -> None:
    (project.root / "mkdocs.yml").unlink()
    said = project.run(command, *(["out"] if command == "pages" else []))
    remedy = "there is no such file; run loccit in a project, or name one with --project"
    assert (said.status, said.out) == (1, [])
    assert said.err == [f"{project.root / 'mkdocs.yml'}: {remedy}"]


BROKEN_SETTINGS: Mapping[str, str] = {
    "broken": "site_name: [x\n",
    "a list": "- site_name\n",
    "without the plugin": "site_name: x\n",
}


@pytest.mark.parametrize("settings", BROKEN_SETTINGS.values(), ids=list(BROKEN_SETTINGS))
def test_settings_that_cannot_be_used(project: Project, settings: str) -> None:
    """Said in a line of the usual form; never a traceback."""
    project.document("a.txt", GOOD)
    project.write("mkdocs.yml", settings)
    said = project.build_apart()
    assert said.status == 1
    assert [line for line in said.err if "Traceback" in line or line.startswith(("  File ", "│"))] == []
    assert re.search(r"mkdocs\.yml(:\d+)?: [^;]+; .+", said.err[-1])


def test_a_day_that_no_calendar_has_is_no_reason_to_stop(project: Project) -> None:
    """A misprint of the source is shown as it is, and dates nothing."""
    text = "核安保\n\n2015年2月31日第九次全体会议通过的决议\n\n1. 大会欢迎和平利用核能倡议。\n"
    project.document("a.txt", text)
    said = project.build_apart()
    assert said.status == 0, said.err
    assert "2015年2月31日" in project.page("documents/a").text
    assert project.object_of("a")["metadata"]["date"] != "2015-02-31"
