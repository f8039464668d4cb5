"""The words of the interface, a folder a language. Templates and scripts say nothing that is not in them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

FALLBACK = "en"


@cache
def words(language: str) -> dict[str, Any]:
    """All words in a language; one that has no folder gets English."""
    code = language.lower().split("-")[0]
    folder = files(__name__)
    loaded: dict[str, Any] = {}
    for file in sorted(
        (folder / (code if (folder / code).is_dir() else FALLBACK)).iterdir(), key=lambda each: each.name
    ):
        if file.name.endswith(".yml"):
            loaded |= yaml.safe_load(file.read_text(encoding="utf-8"))
    return loaded
