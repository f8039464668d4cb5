"""Lock file → Lock: the addresses that were published once.

    loccit-lock 1
    # Every address of npt-conf.2020-wp.77 ever published. …
    page zh documents/npt-conf.2020-wp.77/
    zh p66 5f0c1d2e3a4b

Guarantees:

1. The layout is strict: the version line, one comment line, the pages, the addresses in document order, and
   no other line. So the place of an address in the lock gives its line in the file, and nothing that an
   editor wrote there is lost when the file is written anew.
2. `publish.lock.lock_text` is the inverse: what it writes is read back as the same Lock.
3. A file with any error gives None *and* an error. None without an error means that there is no file, which
   is a first build: a broken file must never look as if nothing had been published.
"""

from __future__ import annotations

import re
from pathlib import Path

from generator.issues import Issue
from generator.model import Lock, LockedAnchor

VERSION = "loccit-lock 1"

LANGUAGE = r"(?P<language>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)"  # zh, zh-Hant; never the word `page`
PAGE_LINE = re.compile(rf"page {LANGUAGE} (?P<address>\S+)")  # page zh documents/gc-59-res-10/
ANCHOR_LINE = re.compile(rf"{LANGUAGE} (?P<anchor>\S+) (?P<checksum>[0-9a-f]{{12}})")  # zh pp-f 0a1b2c3d4e5f
CONFLICT_LINE = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?: .*)?")  # <<<<<<< HEAD

Read = tuple[Lock | None, tuple[Issue, ...]]


def read_lock(path: Path, shown_as: str) -> Read:
    """The lock in a file, whose name without `.lock` is the slug; (None, ()) where there is no such file."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None, ()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return _failed("lock-unreadable", shown_as, 0, f"cannot be read ({reason})", "let it be read")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _failed("lock-encoding", shown_as, line, "this line is not UTF-8", _restore(shown_as))
    return parse_lock(text, path.stem, shown_as)


def parse_lock(text: str, slug: str, shown_as: str) -> Read:
    """The lock written in a text, or every line that is wrong in it."""
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    if lines[-1] == "":
        lines.pop()
    for number, line in enumerate(lines, 1):
        if CONFLICT_LINE.fullmatch(line):
            return _failed(
                "lock-conflict",
                shown_as,
                number,
                "git left a merge conflict here",
                "delete the lines of < = and >, keep the addresses of both sides, each once, and build again",
            )
    if not lines:
        return _failed("lock-version", shown_as, 1, "the file is empty", _restore(shown_as))
    if lines[0] != VERSION:
        return _failed(
            "lock-version",
            shown_as,
            1,
            f"the first line is {lines[0]!r}, not {VERSION!r}",
            f"{_restore(shown_as)}, or use the release of Loccit that wrote it",
        )
    if len(lines) < 2 or not lines[1].startswith("#"):
        return _failed("lock-line", shown_as, 2, "the comment line is missing", _restore(shown_as))
    return _parse_entries(lines, slug, shown_as)


def _parse_entries(lines: list[str], slug: str, shown_as: str) -> Read:
    pages: dict[str, str] = {}
    anchors: list[LockedAnchor] = []
    seen: dict[tuple[str, ...], int] = {}
    issues: list[Issue] = []

    def is_new(key: tuple[str, ...], number: int) -> bool:
        first = seen.setdefault(key, number)
        if first != number:
            what = f"{' '.join(key)} stands on line {first} already"
            issues.append(_error("lock-duplicate", shown_as, number, what, "delete one of the two lines"))
        return first == number

    for number, line in enumerate(lines[2:], 3):
        if page := PAGE_LINE.fullmatch(line):
            if anchors:
                what = "a page stands below the addresses"
                issues.append(_error("lock-line", shown_as, number, what, "move this line up to line 3"))
            elif is_new(("page", page["language"]), number):
                pages[page["language"]] = page["address"]
        elif entry := ANCHOR_LINE.fullmatch(line):
            if is_new((entry["language"], entry["anchor"]), number):
                anchors.append(LockedAnchor(entry["language"], entry["anchor"], entry["checksum"]))
        else:
            what = f"{line!r} is neither `page LANGUAGE ADDRESS` nor `LANGUAGE ANCHOR CHECKSUM`"
            issues.append(_error("lock-line", shown_as, number, what, _restore(shown_as)))
    if issues:
        return None, tuple(issues)
    return Lock(slug, shown_as, pages, tuple(anchors)), ()


def _restore(shown_as: str) -> str:
    return f"take the file back from git (git checkout -- {shown_as})"


def _failed(kind: str, file: str, line: int, message: str, remedy: str) -> Read:
    return None, (_error(kind, file, line, message, remedy),)


def _error(kind: str, file: str, line: int, message: str, remedy: str) -> Issue:
    return Issue(kind, file, line, message, remedy, "error")
