"""Corpora to measure on, made from what lies beside the repository; nothing of it is kept in the repository."""

from __future__ import annotations

import tarfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

UNXML = Path("../shared/unxml/ga-75-78.tar.xz")


def resolutions(archive: Path, language: str, most: int) -> Iterator[tuple[str, str]]:
    """(name, plain text) of the resolutions in one language (`Chinese`, `English`, …), in the order of the archive.

    The text has a title line and a line a paragraph, as a person would type it; it is enough to measure speed on.
    """
    with tarfile.open(archive) as files:
        count = 0
        for member in files:
            if count == most:
                return
            if not member.isfile() or f"/{language}/" not in member.name:
                continue
            data = files.extractfile(member)
            text = _plain(data.read()) if data else ""
            if text.count("\n") > 5:
                count += 1
                yield Path(member.name).stem.lower().replace(" ", "-").replace("_", "-"), text


def _plain(data: bytes) -> str:
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return ""
    lines: list[str] = []
    for element in root.iter():
        name = element.tag.rsplit("}", 1)[-1]
        if name in ("p", "num", "docTitle", "heading"):
            words = " ".join("".join(element.itertext()).split())
            if words and (not lines or lines[-1].strip() != words):
                lines.append(words + " " if name == "num" else words + "\n\n")
    return "".join(lines)
