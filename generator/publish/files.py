"""The only writer. Outputs → files below a folder, with a manifest of what was written.

Guarantees: 1. a file whose content did not change is not touched; 2. what an earlier build wrote and this one does not
is removed; 3. a file that no build wrote is never overwritten or removed; 4. nothing is written outside the folder.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from generator.issues import Issue
from generator.model import Output

MANIFEST = ".generated.json"


def write_files(outputs: Iterable[Output], folder: Path, project: Path) -> tuple[int, tuple[Issue, ...]]:
    """Write the outputs below the folder; the number of files that changed, and what could not be written."""
    outputs = tuple(outputs)
    before = _manifest(folder)
    mine = {output.path for output in outputs if output.path in before or not (folder / output.path).exists()}
    _keep_manifest(folder, before | mine)  # first, so that a killed build leaves nothing that looks hand-written
    written: list[str] = []
    changed, issues = 0, []
    for output in outputs:
        path = PurePosixPath(output.path)
        if path.is_absolute() or ".." in path.parts:
            raise ValueError(f"an output must stay below its folder: {output.path}")
        target = folder / path
        if output.path not in mine:
            issues.append(_by_hand(target, project))
            continue
        written.append(output.path)
        changed += _write(output, target, project)
    for stale in before - set(written):
        (folder / stale).unlink(missing_ok=True)
        _remove_empty((folder / stale).parent, folder)
        changed += 1
    _keep_manifest(folder, set(written))
    return changed, tuple(issues)


def _write(output: Output, target: Path, project: Path) -> bool:
    """Write one file if its content differs; whether it did."""
    content = _content(output, project)
    if target.is_file() and target.read_bytes() == content:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    replace_file(target, content)
    return True


def _content(output: Output, project: Path) -> bytes:
    if output.copy_of is None:
        return output.content
    with (project / output.copy_of).open("rb") as file:
        begin, end = output.span or (0, None)
        file.seek(begin)
        return file.read(-1 if end is None else end - begin)


def replace_file(target: Path, content: bytes) -> None:
    """Write aside and move into place: a killed build leaves the old file or the new one, never half of one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(target.name + ".new")
    aside.write_bytes(content)
    aside.replace(target)


def _manifest(folder: Path) -> set[str]:
    try:
        return set(json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError):
        return set()


def _keep_manifest(folder: Path, paths: set[str]) -> None:
    replace_file(folder / MANIFEST, json.dumps(sorted(paths), indent=0).encode() + b"\n")


def _remove_empty(folder: Path, stop: Path) -> None:
    while folder != stop and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _by_hand(target: Path, project: Path) -> Issue:
    shown = target.relative_to(project).as_posix() if target.is_relative_to(project) else target.as_posix()
    return Issue(
        "by-hand", shown, 0, "this file was not written by a build, and a generated page has the same address",
        "rename it, or delete it if an interrupted build left it", "error",
    )  # fmt: skip


def restore(folder: Path) -> None:
    """Undo a swap that was killed between its two steps: the last good folder is back in its place."""
    old = folder.with_name(folder.name + ".old")
    if old.exists() and not folder.exists():
        old.rename(folder)


def swap_in(fresh: Path, folder: Path) -> None:
    """Put a finished folder in the place of the last one, so that a reader sees the one or the other whole."""
    restore(folder)
    old = folder.with_name(folder.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
