"""How fast the names of the registry are found in the resolutions of the General Assembly, in all six languages.

    python -m bench.names --speed [--characters N]

All names of the registry, in all their forms, are looked for in each paragraph of texts of the archive, in turn of the
languages, until they are nine million characters in all; the archive is unpacked first, and no time is taken of that.
Beside it, in the same run, what one would write instead: one regular expression of all names as they stand in the
registry, the longest first, and jieba with these names as its dictionary. Both are slow, so that they are given a
smaller share of the same texts, which the table says. Neither knows of cases, prefixes, line wraps or longer words.
jieba cuts no Cyrillic and no Arabic into words; where it seems quick, it finds next to nothing.
"""

from __future__ import annotations

import argparse
import logging
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import jieba

from bench.corpora import UNXML, resolutions
from generator.addresses import VERBS
from generator.link.names import build_automaton, find_mentions
from generator.model import Entity
from generator.read.registry import read_registry

LANGUAGES = ("Arabic", "Chinese", "English", "French", "Russian", "Spanish")
CHARACTERS = 9_000_000
"""In all languages together."""
SHARES = {"Loccit": 1.0, "jieba": 0.1, "re": 0.002}
"""What part of the texts each is given."""
LEAST = 1_000_000
"""Characters a second, in every language; fewer, and the command fails."""
_RUNS = 3


def texts(archive: Path, language: str, most: int) -> list[str]:
    """Paragraphs of resolutions in one language, up to that many characters."""
    found: list[str] = []
    characters = 0
    for _, text in resolutions(archive, language, 10_000):
        for paragraph in text.split("\n\n"):
            if paragraph:
                found.append(paragraph)
                characters += len(paragraph)
        if characters >= most:
            break
    return found


def plain_names(entities: dict[str, Entity]) -> list[str]:
    """Every name as the registry writes it, the longest first."""
    names = {
        name
        for entity in entities.values()
        if entity.family != VERBS
        for name in (*entity.names.values(), *entity.abbreviations, *(variant.text for variant in entity.variants))
    }
    return sorted(names, key=lambda name: (-len(name), name))


def finders(entities: dict[str, Entity]) -> dict[str, Callable[[str], int]]:
    """What counts the names in a text: ours, and what one would use instead."""
    automaton = build_automaton(entities)
    names = plain_names(entities)
    pattern = re.compile("|".join(map(re.escape, names)))
    jieba.setLogLevel(logging.WARNING)
    cutter = jieba.Tokenizer()
    cutter.initialize()
    for name in names:
        cutter.add_word(name)
    known = set(names)
    return {
        "Loccit": lambda text: len(find_mentions(text, automaton)),
        "jieba": lambda text: sum(word in known for word in cutter.lcut(text, HMM=False)),
        "re": lambda text: sum(1 for _ in pattern.finditer(text)),
    }


def speed(paragraphs: list[str], find: Callable[[str], int], share: float) -> tuple[int, float, int]:
    """(characters, characters a second, names found), the best of several runs."""
    given = list(_share(paragraphs, share))
    characters = sum(map(len, given))
    best, found = float("inf"), 0
    for _ in range(_RUNS if share == 1.0 else 1):
        start = time.process_time()
        found = sum(map(find, given))
        best = min(best, time.process_time() - start)
    return characters, characters / best, found


def _share(paragraphs: list[str], share: float) -> Iterator[str]:
    """Paragraphs from everywhere in the texts."""
    step = max(1, round(1 / share))
    yield from paragraphs[::step]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--speed", action="store_true", help="measure the speed; how well: python -m bench.name_labels")
    parser.add_argument("--characters", type=int, default=CHARACTERS, help="in all languages together")
    parser.add_argument("--archive", type=Path, default=UNXML)
    chosen = parser.parse_args()
    if not chosen.speed:
        parser.error("give --speed; how well names are found, python -m bench.name_labels tells")
    entities, _ = read_registry(Path("corpus/registry"), "corpus/registry")
    each = finders(entities)
    print(f"{len(entities)} entities, {len(plain_names(entities))} names\n")
    print("| language | finder | characters | names found | characters a second | Loccit is faster |")
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    slowest = float("inf")
    for language in LANGUAGES:
        paragraphs = texts(chosen.archive, language, chosen.characters // len(LANGUAGES))
        ours = 0.0
        for finder, find in each.items():
            characters, rate, found = speed(paragraphs, find, SHARES[finder])
            ours = ours or rate
            ratio = f"{ours / rate:,.1f} times" if finder != "Loccit" else ""
            print(f"| {language} | {finder} | {characters:,} | {found:,} | {rate:,.0f} | {ratio} |", flush=True)
        slowest = min(slowest, ours)
    print(f"\nslowest language: {slowest:,.0f} characters a second; at least {LEAST:,} are asked for")
    if slowest < LEAST:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
