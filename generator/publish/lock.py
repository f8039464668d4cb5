"""Lock → the text of corpus/anchors/<slug>.lock, one address a line, so that git merges two editors' work."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.model import Lock
from generator.publish.files import replace_file

# Two lines before the pages: `read.lock` demands them, and `link.changes` counts on them to name lines.
HEADER = """\
loccit-lock 1
# Every address of {slug} ever published; `loccit build` writes this file, commit it with the document.
"""


def lock_text(lock: Lock) -> str:
    """The whole text of the file; `read.lock.parse_lock` reads the same Lock back."""
    pages = [f"page {language} {address}\n" for language, address in lock.pages.items()]
    anchors = [f"{entry.language} {entry.anchor} {entry.checksum}\n" for entry in lock.anchors]
    return HEADER.format(slug=lock.slug) + "".join(pages) + "".join(anchors)


def write_locks(locks: Iterable[Lock], project: Path) -> int:
    """Write the lock files that changed below the project; how many did."""
    changed = 0
    for lock in locks:
        target = project / lock.file
        text = lock_text(lock)
        if not target.is_file() or target.read_text(encoding="utf-8") != text:
            replace_file(target, text.encode())
            changed += 1
    return changed
