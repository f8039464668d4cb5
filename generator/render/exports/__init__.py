"""The registry for translators and programs: the same names as TBX, CSV, SKOS, a dictionary, synonyms.

Pure: the same registry, the same bytes. docs/registry.md says who needs which.
"""

from __future__ import annotations

from typing import Any

from generator.addresses import PAGED, TERMS
from generator.model import Entity, Library, Output
from generator.render.exports.dictionary import jieba_dictionary
from generator.render.exports.skos import skos
from generator.render.exports.synonyms import synonyms
from generator.render.exports.table import csv_table
from generator.render.exports.tbx import tbx

__all__ = ["render_exports"]

FAMILIES = frozenset({*PAGED, TERMS})
"""Whose entries are names; verbs are not."""


def render_exports(library: Library, words: dict[str, Any], language: str) -> tuple[Output, ...]:
    """Every export, of all entries in the order of their ids."""
    entities = [library.entities[key] for key in sorted(library.entities)]
    named = {entity.id: entity for entity in entities if entity.family in FAMILIES}
    return (
        *((Output("data/glossary.tbx", tbx(named, words, language)),) if named else ()),  # TBX has no empty body
        Output("data/glossary.csv", csv_table(named, language)),
        Output("data/glossary.jsonld", skos(named, words, language)),
        Output("data/jieba.txt", jieba_dictionary(_list(named))),
        Output("data/synonyms.json", synonyms(_list(named))),
    )


def _list(named: dict[str, Entity]) -> list[Entity]:
    return list(named.values())
