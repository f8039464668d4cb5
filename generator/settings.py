"""The few settings of a project, from its mkdocs.yml: one place for MkDocs and for us."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from generator.issues import Issue


class Settings(Struct, frozen=True):
    """Where a project's things lie, and the language of its interface."""

    project: Path
    language: str = "zh"
    site: str = "site"
    url: str = ""
    """Where the site is published, with the stroke that ends it; empty where that is not said."""

    @property
    def cache(self) -> Path:
        return self.project / ".cache" / "loccit"


class _Loader(yaml.SafeLoader):
    """MkDocs' configuration has tags; of these only `!ENV` matters here."""


def _environment(loader: _Loader, node: yaml.Node) -> Any:
    """`!ENV [SITE_URL, ""]`: the first of the variables that is set, else what stands last."""
    if isinstance(node, yaml.SequenceNode):
        *names, default = loader.construct_sequence(node)
    else:
        names, default = [loader.construct_scalar(node)] if isinstance(node, yaml.ScalarNode) else [], None
    return next((os.environ[name] for name in names if name in os.environ), default)


_Loader.add_multi_constructor("", lambda *_: None)
_Loader.add_constructor("!ENV", _environment)


def read_config(text: str) -> Any:
    """What a mkdocs.yml says, its tags left out; raises yaml.YAMLError where it is broken."""
    return yaml.load(text, _Loader)  # a SafeLoader


def read_settings(project: Path, shown_as: str) -> tuple[Settings | None, tuple[Issue, ...]]:
    """The settings of the project in a folder, or why it has none."""
    try:
        given = read_config((project / "mkdocs.yml").read_text(encoding="utf-8"))
    except OSError:
        return _unusable(shown_as, 0, "there is no such file", "run loccit in a project, or name one with --project")
    except UnicodeDecodeError:
        return _unusable(shown_as, 0, "it is not UTF-8", "save it as UTF-8")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return _unusable(shown_as, mark.line + 1 if mark else 0, "this is not YAML", "mend it here or just above")
    if not isinstance(given, dict):
        return _unusable(shown_as, 1, "it has no settings", "begin with site_name: and theme:")
    plugins = given.get("plugins") or []
    if "loccit" not in plugins and {"loccit": None} not in plugins:
        return _unusable(shown_as, 0, "it does not name the plugin", "add loccit to its plugins:")
    theme = given.get("theme")
    language = theme.get("language") if isinstance(theme, dict) else None
    url = str(given.get("site_url") or "")
    site = str(given.get("site_dir") or "site")
    return Settings(project, str(language or "en"), site, url and url.rstrip("/") + "/"), ()


def _unusable(file: str, line: int, message: str, remedy: str) -> tuple[None, tuple[Issue, ...]]:
    return None, (Issue("settings", file, line, message, remedy, "error"),)
