"""What extraction does to texts, a file each: a title line, the source, and what must come of it.

Adding a case needs no Python: put a file into cases/. `make golden` writes what is expected; read it before you keep
it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.issues import Issue
from generator.model import Source
from generator.parse import parse
from tests.outline import outline_text

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
BAR = "\n=====\n"


def parts_of(path: Path) -> tuple[str, str, str]:
    """Title, source, expectation. `␌` stands for a form feed, `␣` for a blank at a line's end."""
    title, source, *expected = path.read_text(encoding="utf-8").split(BAR)
    return title, source.replace("␌", "\f").replace("␣", " "), expected[0] if expected else ""


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, rewrite: bool) -> None:
    title, text, expected = parts_of(path)
    source = Source(file="case.txt", sha256="0" * 64, text=text)
    document, issues = parse(source)
    found = outline_text(document, source, [i for i in issues if not _about_the_title(i)])
    assert document.ledger.balanced
    if rewrite:
        raw_source = path.read_text(encoding="utf-8").split(BAR)[1]
        path.write_text(BAR.join((title, raw_source, found)), encoding="utf-8")
    assert found == expected or rewrite


def _about_the_title(issue: Issue) -> bool:
    """Most cases are a piece of a document and have none."""
    return issue.kind == "no-title"


def test_there_are_cases() -> None:
    assert len(CASES) > 30
