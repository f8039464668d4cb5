"""What lies in a corpus folder: documents, YAML that outlived its document, the registry, the lock files."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from generator.issues import Issue
from generator.model import Entity, Lock, Overrides
from generator.read import READERS
from generator.read.lock import read_lock
from generator.read.overrides import read_overrides
from generator.read.registry import read_registry

_YAML = (".yml", ".yaml")


class Corpus(Struct, frozen=True):
    """Everything that a build starts from."""

    documents: tuple[Path, ...]
    entities: dict[str, Entity]
    locks: dict[str, Lock]
    withdrawn: tuple[tuple[str, Overrides], ...]
    """(file stem, overrides) of the YAML files whose document is gone."""


def read_corpus(folder: Path, project: Path) -> tuple[Corpus, tuple[Issue, ...]]:
    """Read the corpus below a folder; paths in issues are relative to the project."""
    issues: list[Issue] = []

    def shown(path: Path) -> str:
        return path.relative_to(project).as_posix()

    files = sorted(path for path in (folder / "documents").rglob("*") if path.is_file() and path.name[:1] != ".")
    documents = [path for path in files if path.suffix not in _YAML]
    stems = {path.with_suffix("") for path in documents}
    outlived: list[tuple[str, Overrides]] = []
    for path in files:
        if path.suffix not in _YAML or path.with_suffix("") in stems:
            continue
        overrides, found = read_overrides(path, shown(path))
        issues += found
        if overrides and isinstance(overrides.withdrawn, str):
            outlived.append((path.stem, overrides))
        elif overrides:
            message, remedy = "there is no document beside it", "add the document, or say withdrawn: and why"
            issues.append(Issue("no-document", shown(path), 0, message, remedy, "error"))
    entities, found = read_registry(folder / "registry", shown(folder / "registry"))
    issues += found
    locks: dict[str, Lock] = {}
    for path in sorted((folder / "anchors").glob("*.lock")):
        lock, found = read_lock(path, shown(path))
        issues += found
        if lock:
            locks[lock.slug] = lock
    readable = [path for path in documents if path.suffix.lower() in READERS or path.suffix]
    return Corpus(tuple(readable), entities, locks, tuple(outlived)), tuple(issues)
