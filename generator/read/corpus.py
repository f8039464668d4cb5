"""What lies in a corpus folder: documents, YAML that outlived its document, the registry, the lock files."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from generator.addresses import slug_of
from generator.issues import Issue
from generator.model import Entity, Lock, Overrides
from generator.read.lock import read_lock
from generator.read.overrides import read_overrides
from generator.read.registry import read_registry

_YAML = (".yml", ".yaml")


class Withdrawn(Struct, frozen=True):
    """A document, or one language of it, of which only its YAML is left."""

    slug: str
    language: str
    """Empty where the file does not say: then the whole document is meant."""
    title: str
    reason: str
    file: str


class Corpus(Struct, frozen=True):
    """Everything that a build starts from."""

    documents: tuple[Path, ...]
    entities: dict[str, Entity]
    locks: dict[str, Lock]
    withdrawn: tuple[Withdrawn, ...]


def read_corpus(folder: Path, project: Path) -> tuple[Corpus, tuple[Issue, ...]]:
    """Read the corpus below a folder; paths in issues are relative to the project."""
    issues: list[Issue] = []

    def shown(path: Path) -> str:
        return path.relative_to(project).as_posix()

    files = sorted(path for path in (folder / "documents").rglob("*") if path.is_file() and path.name[:1] != ".")
    documents = [path for path in files if path.suffix not in _YAML]
    stems = {path.with_suffix("") for path in documents}
    outlived: list[Withdrawn] = []
    for path in files:
        if path.suffix not in _YAML or path.with_suffix("") in stems:
            continue
        overrides, found = read_overrides(path, shown(path))
        issues += found
        if overrides and isinstance(overrides.withdrawn, str):
            outlived.append(_withdrawn(path.stem, overrides, overrides.withdrawn, shown(path)))
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
    return Corpus(tuple(documents), entities, locks, tuple(outlived)), tuple(issues)


def _withdrawn(stem: str, overrides: Overrides, reason: str, file: str) -> Withdrawn:
    slug = overrides.slug or slug_of(overrides.symbol or stem)
    return Withdrawn(slug, overrides.language or "", overrides.title or overrides.symbol or stem, reason, file)
