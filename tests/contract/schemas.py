"""The JSON Schemas of docs/schema, ready to judge with."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types
from referencing import Registry, Resource

FOLDER = Path(__file__).parents[2] / "docs/schema"
SCHEMAS: dict[str, Any] = {path.stem: json.loads(path.read_bytes()) for path in sorted(FOLDER.glob("*.json"))}
_SHARED: Registry[Any] = Registry().with_resources(
    [(f"{name}.json", Resource.from_contents(schema)) for name, schema in SCHEMAS.items()]
)


@cache
def validator(name: str) -> Any:
    """What judges by the schema of that name."""
    Draft202012Validator.check_schema(SCHEMAS[name])
    return Draft202012Validator(SCHEMAS[name], registry=_SHARED)


def faults(name: str, value: Any) -> list[str]:
    """Every way in which the value breaks the schema."""
    return [f"{error.json_path}: {error.message[:200]}" for error in validator(name).iter_errors(value)]
