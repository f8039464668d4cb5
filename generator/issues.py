"""Typed problems. Stages return them beside their value; only the command line prints them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning", "note"]


class Issue(Struct, frozen=True):
    """One thing that is wrong, where, and what to do about it."""

    kind: str
    """Short name for programs: `empty-file`, `number-gap`, …"""
    file: str
    line: int
    """0 where no line can be named."""
    message: str
    """What is wrong."""
    remedy: str
    """What to do."""
    severity: Severity = "warning"

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}; {self.remedy}"


def has_errors(issues: tuple[Issue, ...] | list[Issue]) -> bool:
    """Whether any of them must fail a build."""
    return any(issue.severity == "error" for issue in issues)
