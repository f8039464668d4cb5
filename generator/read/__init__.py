"""1. file → Source. `read_document` picks the reader by what the file is and adds the editor's YAML beside it.

`corpus.py` finds what lies in a corpus; `registry.py` and `lock.py` read what else a build needs, as values.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from generator.issues import Issue
from generator.model import Source
from generator.read.akn import read_akn
from generator.read.docx import read_docx
from generator.read.overrides import read_overrides
from generator.read.pdf import read_pdf
from generator.read.text import read_text

__all__ = ["READERS", "read_document"]

Reader = Callable[[Path, str], tuple[Source | None, tuple[Issue, ...]]]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".xml": read_akn,
}
"""The reader of each kind of file, by its ending."""
_SIGNS = ((b"%PDF-", ".pdf"), (b"PK\x03\x04", ".docx"), (b"<akomaNtoso", ".xml"))
"""How files begin, whatever their ending says."""
_HEAD = 1024


def read_document(path: Path, shown_as: str) -> tuple[Source | None, tuple[Issue, ...]]:
    """The source in a file, with the overrides from the YAML beside it; None with an error where there is none."""
    kind, issues = _kind(path, shown_as)
    reader = READERS.get(kind)
    if reader is None:
        known = ", ".join(READERS)
        message = f"no reader for files that end in {path.suffix or 'nothing'}"
        return None, (Issue("no-reader", shown_as, 0, message, f"give one of these: {known}", "error"),)
    source, found = reader(path, shown_as)
    if source is None:
        return None, found
    issues = (*issues, *found)
    beside = path.with_suffix(".yml")
    if not beside.is_file():
        return source, issues
    overrides, more = read_overrides(beside, str(Path(shown_as).with_suffix(".yml")))
    if overrides is None:
        return None, (*issues, *more)  # it may give the address: without it the document could go to a wrong one
    return replace(source, overrides=overrides), (*issues, *more)


def _kind(path: Path, shown_as: str) -> tuple[str, tuple[Issue, ...]]:
    """The ending that the file should have, and a note where it has another one that we know."""
    ending = path.suffix.lower()
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except (OSError, ValueError):
        return ending, ()  # the reader says what is wrong with it
    kind = next((kind for sign, kind in _SIGNS if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(sign)), ending)
    if kind == ending or ending not in READERS:
        return kind if ending in READERS else ending, ()
    message, remedy = f"the file ends in {ending} but is a {kind} file", "it is read as what it is; rename it"
    return kind, (Issue("wrong-ending", shown_as, 0, message, remedy),)
