"""Every command shows an example of itself, and is written about where people look."""

from __future__ import annotations

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
