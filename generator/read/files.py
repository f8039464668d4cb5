"""The bytes of a file of limited size, or the reason why there are none."""

from __future__ import annotations

from pathlib import Path

from generator.issues import Issue

MOST_BYTES = 50_000_000


def bytes_of(
    path: Path, shown_as: str, if_empty: str = "give it again, or delete it"
) -> tuple[bytes | None, tuple[Issue, ...]]:
    """The file's bytes; None with an error where it cannot be read, is empty or is too large."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return None, (refused(shown_as, "too-large", "the file is larger than 50 MB", "split it"),)
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        return None, (refused(shown_as, "unreadable", reason, "check its name and permissions"),)
    except ValueError:
        return None, (refused(shown_as, "unreadable", "its name is no name of a file", "rename it"),)
    if not data.strip(b"\x00\xff\xfe\xef\xbb\xbf \t\r\n\f"):
        return None, (refused(shown_as, "empty-file", "the file is empty", if_empty),)
    return data, ()


def refused(file: str, kind: str, message: str, remedy: str, line: int = 0) -> Issue:
    """The error of a file that gives no document."""
    return Issue(kind, file, line, message, remedy, "error")
