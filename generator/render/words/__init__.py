"""The words of the interface, one YAML file a language. Templates and scripts say nothing that is not in them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

FALLBACK = "en"


@cache
def words(language: str) -> dict[str, Any]:
    """All words in a language; one that has no file gets English."""
    code = language.lower().split("-")[0]
    folder = files(__name__)
    name = f"{code if (folder / f'{code}.yml').is_file() else FALLBACK}.yml"
    loaded: dict[str, Any] = yaml.safe_load((folder / name).read_text(encoding="utf-8"))
    return loaded
