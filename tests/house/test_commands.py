"""Every command shows an example of itself, and is written about where people look."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from generator import __version__
from generator.cli import app

ROOT = Path(__file__).parents[2]
COMMANDS: dict[str, Any] = dict(vars(typer.main.get_command(app))["commands"])
WRITTEN = "\n".join(
    path.read_text(encoding="utf-8")
    for path in (ROOT / "README.md", ROOT / "docs/guide.md", ROOT / "CONTRIBUTING.md")
    if path.is_file()
)


def test_there_are_commands() -> None:
    assert {"build", "serve", "inspect", "check", "pages", "version"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example_that_is_this_command(command: str) -> None:
    shown = CliRunner().invoke(app, [command, "--help"], terminal_width=200)
    assert shown.exit_code == 0
    (example,) = re.findall(r"Example: loccit (.+)", shown.output)
    assert example.split()[0] == command


@pytest.mark.parametrize("command", COMMANDS)
def test_the_example_is_one_that_the_command_takes(command: str) -> None:
    """Its options and arguments are parsed; nothing is run."""
    (example,) = re.findall(r"Example: loccit (.+)", COMMANDS[command].help or "")
    context = COMMANDS[command].make_context(command, example.split()[1:], resilient_parsing=False)
    assert context.params.keys() >= {parameter.name for parameter in COMMANDS[command].params if parameter.required}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_written_about(command: str) -> None:
    assert re.search(rf"\bloccit {command}\b", WRITTEN), f"neither README.md nor docs/ names `loccit {command}`"


def test_every_option_says_what_it_does() -> None:
    for name, command in COMMANDS.items():
        for parameter in command.params:
            if parameter.name != "help":
                assert getattr(parameter, "help", None), f"{name} {parameter.name}"


def test_without_a_command_the_commands_are_listed() -> None:
    shown = CliRunner().invoke(app, [])
    assert [command for command in COMMANDS if f" {command} " not in shown.output] == []


def test_version() -> None:
    shown = CliRunner().invoke(app, ["version"])
    assert (shown.exit_code, shown.output) == (0, f"{__version__}\n")
    pinned = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert pinned
    assert pinned[1] == __version__


# --- cite ---------------------------------------------------------------------------------------------------


def run(*arguments: str, **environment: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [*arguments], env=environment)
    return done.exit_code, done.stdout, done.stderr


def cite(*arguments: str, **environment: str) -> tuple[int, str, str]:
    return run("cite", "--project", str(ROOT), *arguments, **environment)


def test_cite_prints_words_target_address_and_text() -> None:
    status, out, err = cite("GC(59)/RES/10", "第4段", SITE_URL="https://site.example/base")
    assert (status, err) == (0, "")
    words, target, address, text = out.splitlines()
    assert words == "GC(59)/RES/10，第4段"
    assert target.split() == ["target", "GC(59)/RES/10#p4"]
    assert address.split() == ["address", "https://site.example/base/documents/gc-59-res-10/#p4"]
    assert text.startswith("  4. 呼吁所有成员国在其责任范围内")


def test_cite_prints_every_member_of_a_range_and_what_stands_below_a_paragraph() -> None:
    status, out, _ = cite("preventing-nuclear-terrorism-2013 第8至9段")
    assert status == 0
    assert re.findall(r"target +(\S+)", out) == [f"preventing-nuclear-terrorism-2013#p{n}" for n in (8, 9)]
    assert re.findall(r"^ {4}\([a-z]\)", out, re.MULTILINE) == ["    (a)", "    (b)", "    (c)", "    (d)"]


def test_cite_says_what_it_understood_where_there_is_no_address() -> None:
    assert cite("WP.77 第300段") == (
        1,
        "",
        "WP.77 第300段: understood as NPT/CONF.2020/WP.77#p300, but NPT/CONF.2020/WP.77 has no such paragraph; "
        "look for it at documents/npt-conf.2020-wp.77/\n",
    )
    assert cite("NPT art. XII")[2] == (
        "NPT art. XII: understood as npt#art-12, but npt has no such part; see what it has at instruments/npt/\n"
    )
    assert cite("A/RES/70/15 para 3")[2] == (
        "A/RES/70/15 para 3: understood as A/RES/70/15#p3, of which this site has no page; "
        "its official record is at https://undocs.org/zh/A/RES/70/15\n"
    )
    assert cite("第3段")[2] == ("第3段: understood as p3, but not of what; put the document or the treaty beside it\n")
    assert cite("hello")[2] == (
        "hello: no document, provision or name of this site is recognised in it; "
        'type a symbol with a paragraph ("WP.77 para 66"), a provision ("NPT art. IV"), or a name\n'
    )


def test_cite_lists_what_can_be_meant() -> None:
    status, out, err = cite("核安保")
    assert (status, out) == (1, "")
    first, *rest = err.splitlines()
    assert first == "核安保: this can mean 2 things; type one of them in full"
    assert [line.split()[0] for line in rest] == ["GC(59)/RES/10", "nuclear-security"]
    assert [line.split()[-1] for line in rest] == ["documents/gc-59-res-10/", "glossary/#nuclear-security"]


def test_cite_says_the_same_as_data() -> None:
    status, out, _ = cite("--json", "GC(59)/RES/10 para 41", SITE_URL="https://site.example/")
    said = json.loads(out)
    assert status == 0
    assert said.pop("paragraph").startswith("41. ")
    assert said == {
        "text": "GC(59)/RES/10 para 41",
        "target": "GC(59)/RES/10#p41",
        "href": "documents/gc-59-res-10/#p41",
        "rule": "symbol",
        "words": "GC(59)/RES/10，第41段",
        "url": "https://site.example/documents/gc-59-res-10/#p41",
    }
    status, out, err = cite("--json", "核安保")
    assert (status, err) == (1, "")
    said = json.loads(out)
    assert (said["target"], said["reason"]) == (None, "ambiguous")
    assert said["candidates"] == ["GC(59)/RES/10", "nuclear-security"]


# --- inspect --references -----------------------------------------------------------------------------------

CITING = """1. 根据《不扩散核武器条约》第四条第2款和《条约》第六条。

2. 依照上文第1段和上文第9段，以及 A/RES/76/36 号决议第3段。
"""


@pytest.fixture
def citing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "citing.txt").write_text(CITING, encoding="utf-8")
    return Path("citing.txt")


def test_inspect_shows_every_reference_and_why_one_leads_nowhere(citing: Path) -> None:
    status, out, _ = run("inspect", "--references", "--project", str(ROOT), str(citing))
    assert status == 0
    title, _, *rows = [line.split() for line in out.splitlines()]
    assert " ".join(title) == "citing (zh): 6 references, 1 lead nowhere"
    assert rows == [
        ["p1", "《不扩散核武器条约》第四条第2款", "npt#art-4-2", "named-before", "instruments/npt/#art-4-2"],
        ["p1", "《条约》第六条", "npt#art-6", "named-before", "instruments/npt/#art-6"],
        ["p2", "第1段", "citing#p1", "this-document", "documents/citing/#p1"],
        ["p2", "第9段", "this-document", "nowhere:", "no-such-paragraph:", "citing#p9"],
        ["p2", "A/RES/76/36", "A/RES/76/36", "symbol", "references/a-res-76-36/"],
        ["p2", "第3段", "A/RES/76/36#p3", "named-before", "references/a-res-76-36/#p3"],
    ]


def test_inspect_gives_references_as_data_a_line_each(citing: Path) -> None:
    _, out, _ = run("inspect", "--references", "--json", "--project", str(ROOT), str(citing))
    lines = [json.loads(line) for line in out.splitlines()]
    assert len(lines) == 6
    assert lines[2] == {
        "file": "citing.txt",
        "slug": "citing",
        "language": "zh",
        "anchor": "p2",
        "start": 4,
        "end": 7,
        "text": "第1段",
        "target": "citing#p1",
        "href": "documents/citing/#p1",
        "rule": "this-document",
    }
    assert (lines[3]["target"], lines[3]["reason"], lines[3]["candidates"]) == (
        None,
        "no-such-paragraph",
        ["citing#p9"],
    )


def test_inspect_leads_references_between_the_files_given(citing: Path) -> None:
    cited = citing.with_name("cited.txt")
    cited.write_text("联合国\tA/RES/76/36\n\n1. 甲。\n\n2. 乙。\n\n3. 丙。\n", encoding="utf-8")
    cited.with_suffix(".yml").write_text("symbol: A/RES/76/36\n", encoding="utf-8")
    _, out, _ = run("inspect", "--json", "--project", str(ROOT), str(citing), str(cited), str(citing))
    made = [json.loads(line) for line in out.splitlines()]
    assert [each["slug"] for each in made] == ["citing", "a-res-76-36", "citing"]
    for each in (made[0], made[2]):
        hrefs = [reference["href"] for reference in each["blocks"][1]["references"]]
        assert hrefs == ["documents/citing/#p1", None, "documents/a-res-76-36/", "documents/a-res-76-36/#p3"]
