"""The few settings of a project, from its mkdocs.yml: one place for MkDocs and for us."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct


class Settings(Struct, frozen=True):
    """Where a project's things lie, and the language of its interface."""

    project: Path
    language: str = "zh"
    docs: str = "docs"
    site: str = "site"

    @property
    def cache(self) -> Path:
        return self.project / ".cache" / "loccit"


class _Loader(yaml.SafeLoader):
    """MkDocs' configuration has tags (`!!python/name:`, `!ENV`); none of them matters here."""


_Loader.add_multi_constructor("", lambda *_: None)


def read_settings(project: Path) -> Settings:
    """The settings of the project in a folder; raises FileNotFoundError where there is no mkdocs.yml."""
    given: dict[str, Any] = yaml.load((project / "mkdocs.yml").read_text(encoding="utf-8"), _Loader) or {}
    theme = given.get("theme")
    language = theme.get("language", "en") if isinstance(theme, dict) else "en"
    return Settings(project, str(language), str(given.get("docs_dir", "docs")), str(given.get("site_dir", "site")))
