"""corpus/registry/*.yml → everything that has a name and a page, by id.

    - id: pui
      kind: funding_initiative
      names: {zh: 和平利用核能倡议, en: Peaceful Uses Initiative}

The file tells the family: what stands in `initiatives.yml` is an initiative. An entry with an error of its own is left
out of the value, and every error names its line. docs/registry.md tells editors what each field means.
"""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from msgspec import structs

from generator.issues import Issue
from generator.model import Entity, Name
from generator.read.registry_checks import entry_doubts, entry_problems, shared_problems
from generator.read.registry_entries import SINGULAR, Entry, Place
from generator.read.yaml_file import read_yaml_items


def read_registry(folder: Path, shown_as: str) -> tuple[dict[str, Entity], tuple[Issue, ...]]:
    """All entities of a folder of registry files, which messages call `shown_as`."""
    issues: list[Issue] = []
    entities: dict[str, Entity] = {}
    places: dict[str, Place] = {}
    for path in sorted(folder.glob("*.yml")):
        file, family = f"{shown_as}/{path.name}", path.stem
        if family not in SINGULAR:
            issues.append(_unknown_family(family, file))
            continue
        entries, wrong = read_yaml_items(path, file, Entry)
        issues += wrong
        for line, entry in entries:
            place = Place(file, line, f'{SINGULAR[family]} "{entry.id}"')
            problems = tuple(entry_problems(entry, family, place, places.get(entry.id)))
            issues += problems
            if problems:
                continue
            issues += entry_doubts(entry, family, place)
            places[entry.id] = place
            entities[entry.id] = _entity(entry, family)
    issues += shared_problems(entities, places)
    return entities, tuple(issues)


def _unknown_family(family: str, file: str) -> Issue:
    close = get_close_matches(family, SINGULAR, n=1)
    remedy = f"name it {close[0]}.yml" if close else f"name it one of {', '.join(f'{name}.yml' for name in SINGULAR)}"
    message = "this file is named like no family of names, and is not read"
    return Issue("registry-unknown-family", file, 0, message, remedy, "error")


def _entity(entry: Entry, family: str) -> Entity:
    """Each field of the file is the entity's field of that name; its variants are names."""
    variants = tuple(Name(**structs.asdict(variant)) for variant in entry.variants)
    return Entity(**{**structs.asdict(entry), "family": family, "variants": variants})
