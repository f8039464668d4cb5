"""Each document of the corpus: its outline, its page as Markdown, and what is doubtful about it, as expected files."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.parse import parse
from generator.read import read_document
from generator.render import Place, render_document
from tests.outline import outline_text

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(path for path in (ROOT / "corpus/documents").iterdir() if path.suffix != ".yml")
EXPECTED = Path(__file__).parent / "expected"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_document(path: Path, rewrite: bool) -> None:
    source, read_issues = read_document(path, path.relative_to(ROOT).as_posix())
    assert source is not None
    document, issues = parse(source)
    page = render_document(document, Place(f"documents/{document.slug}/", (), {}, "zh"))[0]
    found = {
        f"{document.slug}.outline.txt": outline_text(document, source, (*read_issues, *issues), whole=False),
        f"{document.slug}.md": page.content.decode(),
    }
    for name, text in found.items():
        expected = EXPECTED / name
        if rewrite:
            expected.parent.mkdir(exist_ok=True)
            expected.write_text(text, encoding="utf-8")
        assert expected.is_file(), f"{expected} is missing; run make golden and read what it wrote"
        assert text == expected.read_text(encoding="utf-8")


def test_no_document_is_forgotten() -> None:
    assert len(DOCUMENTS) >= 5
