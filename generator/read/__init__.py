"""1. file → Source. `read_document` picks the reader by the file's kind and adds the editor's YAML beside it.

`corpus.py` finds what lies in a corpus; `registry.py` and `lock.py` read what else a build needs, as values.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from generator.issues import Issue
from generator.model import Source
from generator.read.overrides import read_overrides
from generator.read.text import read_text

__all__ = ["READERS", "read_document"]

Reader = Callable[[Path, str], tuple[Source | None, tuple[Issue, ...]]]

READERS: dict[str, Reader] = {".txt": read_text, ".text": read_text}
"""The reader of each kind of file, by its ending."""


def read_document(path: Path, shown_as: str) -> tuple[Source | None, tuple[Issue, ...]]:
    """The source in a file, with the overrides from the YAML beside it; None with an error where there is none."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(READERS)
        message = f"no reader for files that end in {path.suffix or 'nothing'}"
        return None, (Issue("no-reader", shown_as, 0, message, f"give one of these: {known}", "error"),)
    source, issues = reader(path, shown_as)
    beside = path.with_suffix(".yml")
    if source is None or not beside.is_file():
        return source, issues
    overrides, more = read_overrides(beside, str(Path(shown_as).with_suffix(".yml")))
    if overrides is None:
        return None, (*issues, *more)  # it may give the address: without it the document could go to a wrong one
    return replace(source, overrides=overrides), (*issues, *more)
