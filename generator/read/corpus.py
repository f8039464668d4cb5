"""What lies in a corpus folder: documents, YAML that outlived its document, the registry, the lock files."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from generator.addresses import slug_of
from generator.issues import Issue
from generator.model import Entity, Lock, Overrides
from generator.read import READERS
from generator.read.lock import read_lock
from generator.read.overrides import read_overrides
from generator.read.registry import read_registry


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

    if not (folder / "documents").is_dir():
        message, remedy = "there is no such folder", "make it, and put the documents there"
        issues.append(Issue("no-corpus", shown(folder / "documents"), 0, message, remedy, "error"))
    files: list[Path] = []
    for path in sorted(path for path in (folder / "documents").rglob("*") if path.is_file()):
        misnamed = _misnamed(path, shown(path))
        issues += [misnamed] if misnamed else []
        if not misnamed and path.name[:1] != ".":
            files.append(path)
    documents = [path for path in files if path.suffix != ".yml"]
    stems = {path.with_suffix("") for path in documents}
    outlived: list[Withdrawn] = []
    for path in files:
        if path.suffix != ".yml" or path.with_suffix("") in stems:
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


def _misnamed(path: Path, shown_as: str) -> Issue | None:
    """Why a file is left out for its name; hidden files that could be no document are not spoken of."""

    def issue(message: str, remedy: str, file: str = shown_as) -> Issue:
        return Issue("file-name", file, 0, message, remedy, "error")

    try:
        shown_as.encode()
    except UnicodeEncodeError:
        escaped = shown_as.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        return issue("the name of the file is not UTF-8", "rename it", escaped)
    if path.suffix == ".yaml":
        return issue("a YAML file must end in .yml to be read", f"rename it {path.stem}.yml")
    if path.name[:1] == "." and path.suffix.lower() in READERS:
        return issue("a file whose name begins with a stop is hidden, and left out", "rename it, or delete it")
    return None


def _withdrawn(stem: str, overrides: Overrides, reason: str, file: str) -> Withdrawn:
    slug = overrides.slug or slug_of(overrides.symbol or stem)
    return Withdrawn(slug, overrides.language or "", overrides.title or overrides.symbol or stem, reason, file)
