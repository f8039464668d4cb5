"""Which parts of the archive are the document, its styles, its notes: as its relationships say, not their names.

Guarantees: 1. nothing outside the archive is looked up; 2. where the relationships are missing, content types and then
the names that Word gives by itself take their place.
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from generator.read.archive import Archive

_USUAL_MAIN = "word/document.xml"
_MAIN_TYPE = re.compile(
    r"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml|ms-word)"
    r"\.(?:document|template)(?:\.macroEnabled(?:Template)?)?\.main\+xml",
    re.IGNORECASE,
)
"""Of documents and templates, with macros or without."""
_USUAL_HEADER = re.compile(r"header\d*\.xml")


class Parts:
    """The parts of a Word file, by what they are."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self.main = _main_of(archive)
        """Name of the document itself; nothing where the archive says of none."""
        folder, name = posixpath.split(self.main)
        self._folder = folder
        self._related = _relations(archive, posixpath.join(folder, "_rels", f"{name}.rels"), folder)

    def named(self, kind: str) -> str:
        """The name of the one part of a kind: `styles`, `footnotes`, …; nothing where there is none."""
        if self._related is None:
            usual = posixpath.join(self._folder, f"{kind}.xml")
            return usual if usual in self._archive.names else ""
        return next((name for found, name in self._related if found == kind), "")

    def headers(self) -> list[str]:
        """The names of the page headers."""
        if self._related is not None:
            return [name for kind, name in self._related if kind == "header"]
        beside = [posixpath.split(name) for name in self._archive.names]
        return [
            posixpath.join(*parts) for parts in beside if parts[0] == self._folder and _USUAL_HEADER.fullmatch(parts[1])
        ]


def _main_of(archive: Archive) -> str:
    for kind, name in _relations(archive, "_rels/.rels", "") or ():
        if kind == "officedocument":
            return name
    types = archive.root("[Content_Types].xml") if "[content_types].xml" in archive.names else None
    for element in types if types is not None else ():
        if _MAIN_TYPE.fullmatch(element.get("ContentType") or ""):
            return _inside("", element.get("PartName") or "")
    return _USUAL_MAIN if _USUAL_MAIN in archive.names else ""


def _relations(archive: Archive, name: str, folder: str) -> list[tuple[str, str]] | None:
    """What a part is related to, the kind in lower case; None where the archive does not say."""
    root = archive.root(name) if name.lower() in archive.names else None
    if root is None:
        return None
    return [
        ((element.get("Type") or "").rpartition("/")[2].lower(), _inside(folder, element.get("Target") or ""))
        for element in root
        if element.get("TargetMode") != "External"
    ]


def _inside(folder: str, target: str) -> str:
    """The name of a part, in lower case: `/word/styles.xml` and `../word/styles.xml` are in `word/`."""
    path = unquote(target).replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/").lower()
