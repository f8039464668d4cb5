"""What a YAML file gives, and what it says of a file that is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from generator.issues import has_errors
from generator.model import Overrides
from generator.read import yaml_file
from generator.read.yaml_file import read_yaml, read_yaml_items


class Member(Struct, frozen=True):
    text: str
    shown: bool = False
    size: int = 0
    side: Literal["left", "right"] = "left"


class Sample(Struct, frozen=True):
    title: str | None = None
    names: dict[str, str] = {}
    members: tuple[Member, ...] = ()
    reason: dict[str, str] | str | None = None


ALLOWED = "title, names, members, reason"

GIVEN: list[tuple[str, Sample]] = [
    ("", Sample()),
    ("# nothing yet\n", Sample()),
    ("title: 核安保\n", Sample("核安保")),
    ("\ufefftitle: 核安保\r\n", Sample("核安保")),
    ("title:\n", Sample(None)),
    ("title: 2015-09-18", Sample("2015-09-18")),
    ("title: 2010", Sample("2010")),
    ("title: 1.10", Sample("1.10")),
    ("title: no", Sample("no")),
    ("title: '2010'", Sample("2010")),
    ("title: >\n  folded\n  text\n", Sample("folded text\n")),
    ("names: {zh: 甲, no: 2}", Sample(names={"zh": "甲", "no": "2"})),
    ("names:\n  27: p28\n", Sample(names={"27": "p28"})),
    ("reason: gone", Sample(reason="gone")),
    ("reason: {p1: gone}", Sample(reason={"p1": "gone"})),
    (
        "members:\n- {text: a, shown: true, size: 3, side: right}\n- text: b\n",
        Sample(members=(Member("a", True, 3, "right"), Member("b"))),
    ),
    ("title: &anchor without an alias", Sample("without an alias")),
]


@pytest.mark.parametrize(("text", "expected"), GIVEN)
def test_read(tmp_path: Path, text: str, expected: Sample) -> None:
    assert read(tmp_path, text) == (expected, [])


WRONG: list[tuple[str, list[str]]] = [
    (
        "title: a\ntitel: b\n",
        [f'file.yml:2: unknown key "titel" (allowed: {ALLOWED}); did you mean "title"?'],
    ),
    ("colour: red\n", [f'file.yml:1: unknown key "colour" (allowed: {ALLOWED}); take it out']),
    ("title: a\nnames: {}\ntitle: b\n", ['file.yml:3: the key "title" stands in line 1 already; keep one of them']),
    (
        "names:\n  zh: 甲\n  en: A\n  zh: 乙\n",
        ['file.yml:4: the key "names.zh" stands in line 2 already; keep one of them'],
    ),
    (
        "title: [a]\n",
        ['file.yml:1: "title" must be one text, but is a list; write it on one line, in quotes where it holds a colon'],
    ),
    (
        "names: 甲\n",
        ['file.yml:1: "names" must be keys with values, but is "甲"; write key: value, one a line, indented'],
    ),
    ("names:\n", ['file.yml:1: "names" is empty; give it a value, or take the line out']),
    ("names:\n  zh:\n", ['file.yml:2: "names.zh" is empty; give it a value, or take the line out']),
    (
        "members: {text: a}\n",
        ['file.yml:1: "members" must be a list, but is keys with values; write [one, two], or one a line after "- "'],
    ),
    ("members:\n- shown: true\n", ['file.yml:2: the key "members[1].text" is missing; add it']),
    (
        "members:\n- text: a\n- text: b\n  shown: maybe\n  size: big\n  side: top\n",
        [
            'file.yml:4: "members[2].shown" must be true or false, but is "maybe"; write true, or take the line out',
            'file.yml:5: "members[2].size" must be a whole number, but is "big"; write digits only',
            'file.yml:6: "members[2].side" must be one of left, right, but is "top"; write one of these',
        ],
    ),
    (
        "- a\n- b\n",
        ["file.yml:1: this must be keys with values, but is a list; write key: value, one a line, indented"],
    ),
    ("? [a]\n: b\n", ["file.yml:1: a key must be text; write key: value"]),
    (
        "title: a: b\n",
        [
            "file.yml:1: this is not YAML (mapping values are not allowed here);"
            " quote a text that holds a colon or begins with a sign, and indent with blanks"
        ],
    ),
    (
        "title: a\n\tnames: {}\n",
        [
            "file.yml:2: this is not YAML (found character '\\t' that cannot start any token);"
            " quote a text that holds a colon or begins with a sign, and indent with blanks"
        ],
    ),
    (
        "title: a\nreason: \x07\n",
        [
            "file.yml:2: this is not YAML (a control character);"
            " quote a text that holds a colon or begins with a sign, and indent with blanks"
        ],
    ),
    (
        "title: a\n---\ntitle: b\n",
        [
            "file.yml:2: this is not YAML (but found another document);"
            " quote a text that holds a colon or begins with a sign, and indent with blanks"
        ],
    ),
    ("title: &a x\nreason: *a\n", ["file.yml:2: *a stands for what is written elsewhere; write the value out"]),
    (
        "title: !!python/object/apply:os.system [ls]\n",
        ["file.yml:1: the tag tag:yaml.org,2002:python/object/apply:os.system is not allowed; take it out"],
    ),
    ("title: !mine x\n", ["file.yml:1: the tag !mine is not allowed; take it out"]),
    ("title: " + "[" * 100_000, ["file.yml:1: nested deeper than 20 levels; write it flatter"]),
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_read_wrong(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert read(tmp_path, text) == (None, expected)


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_read_wrong_without_the_c_parser(
    tmp_path: Path, text: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_file, "_LOADER", yaml.SafeLoader)
    assert read(tmp_path, text) == (None, expected)


def test_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "file.yml").write_bytes(b"title: a\nreason: \xb0\xb2\n")
    _, issues = read_yaml(tmp_path / "file.yml", "file.yml", Sample)
    assert [str(issue) for issue in issues] == ["file.yml:2: this line is not UTF-8; save the file as UTF-8"]


def test_missing_file(tmp_path: Path) -> None:
    _, issues = read_yaml(tmp_path / "none.yml", "none.yml", Sample)
    assert [str(issue) for issue in issues] == ["none.yml: cannot be read (No such file or directory); let it be read"]


def test_empty_file_of_a_kind_with_required_keys(tmp_path: Path) -> None:
    (tmp_path / "file.yml").write_text("")
    value, issues = read_yaml(tmp_path / "file.yml", "file.yml", Member)
    assert value is None
    assert [str(issue) for issue in issues] == ["file.yml: the file is empty; write what it is for, or delete it"]


def test_empty_file_of_a_list(tmp_path: Path) -> None:
    (tmp_path / "file.yml").write_text("")
    assert read_yaml(tmp_path / "file.yml", "file.yml", list[Member]) == ([], ())


def test_overrides(tmp_path: Path) -> None:
    text = (
        "symbol: GC(59)/RES/10\ndate: 2015-09-18\ndate_issued: 2015\nsubmitters: [日本, 荷兰]\nwithdrawn: {p3: 撤回}\n"
    )
    (tmp_path / "file.yml").write_text(text, encoding="utf-8")
    expected = Overrides(
        symbol="GC(59)/RES/10",
        date="2015-09-18",
        date_issued="2015",
        submitters=("日本", "荷兰"),
        withdrawn={"p3": "撤回"},
    )
    assert read_yaml(tmp_path / "file.yml", "file.yml", Overrides) == (expected, ())


def test_items_keep_their_lines_and_stand_by_themselves(tmp_path: Path) -> None:
    (tmp_path / "file.yml").write_text("# head\n- text: a\n\n- txt: b\n\n- text: c\n")
    items, issues = read_yaml_items(tmp_path / "file.yml", "file.yml", Member)
    assert items == ((2, Member("a")), (6, Member("c")))
    assert [str(issue) for issue in issues] == [
        'file.yml:4: unknown key "txt" (allowed: text, shown, size, side); did you mean "text"?',
        'file.yml:4: the key "text" is missing; add it',
    ]


def test_items_of_a_file_that_is_no_list(tmp_path: Path) -> None:
    (tmp_path / "file.yml").write_text("text: a\n")
    items, issues = read_yaml_items(tmp_path / "file.yml", "file.yml", Member)
    assert items == ()
    assert [str(issue) for issue in issues] == ['file.yml:1: the file must be a list; begin every entry with "- "']


@given(st.text(max_size=40) | st.binary(max_size=40))
def test_any_file_gives_a_value_or_an_error(tmp_path_factory: pytest.TempPathFactory, content: str | bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    value, issues = read_yaml(path, "any.yml", Sample)
    assert (value is None) == has_errors(issues)


def read(folder: Path, text: str) -> tuple[Sample | None, list[str]]:
    (folder / "file.yml").write_bytes(text.encode())
    value, issues = read_yaml(folder / "file.yml", "file.yml", Sample)
    assert all(issue.severity == "error" for issue in issues)
    return value, [str(issue) for issue in issues]
