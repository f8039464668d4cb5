"""How well it is found what paragraphs call for, and of whom: against labels made by reading.

    python -m bench.calls [--show N]

`labels/calls.tsv` has every verb of two of the project's documents and of 40 paragraphs of a third, with the words that
name those called upon. Beside it stands what the simplest rule gives: the first verb of the registry anywhere in the
paragraph, and the first name behind it of a State, an organisation or a role. Last comes the speed on one core, the
names being found already.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from generator.languages.folding import alike
from generator.link.calls import find_calls
from generator.link.calls_forms import ADDRESSED
from generator.link.knowledge import Knowledge
from generator.link.marking import mark
from generator.model import Block, Document
from generator.parse import parse
from generator.read import read_document
from generator.read.registry import read_registry

PROJECT = Path(__file__).parent.parent
LABELS = Path(__file__).parent / "labels" / "calls.tsv"
LEAST = 0.97
"""Precision below which the command fails."""
ROUNDS = 20

Said = tuple[str, tuple[str, ...]]
"""A verb and the words that name who is called upon."""
Place = tuple[str, str]


def main() -> None:
    """Print precision and recall of verbs and of addressees, ours and the simplest rule's."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--show", type=int, default=0, help="print so many disagreements")
    show = options.parse_args().show
    entities, _ = read_registry(PROJECT / "corpus" / "registry", "corpus/registry")
    knowledge = Knowledge(entities)
    labels = read_labels()
    documents = list(_documents(knowledge))
    ours = compared(documents, labels, _ours, show)
    print(f"{'':>12}  {'verbs':^19}  {'addressees':^19}")
    print(f"{'':>12}" + f"  {'precision':>9} {'recall':>9}" * 2)
    for name, figures in (("rules", ours), ("simplest", compared(documents, labels, _simplest(knowledge), 0))):
        print(f"{name:>12}  " + "  ".join(f"{precision:9.3f} {recall:9.3f}" for precision, recall in figures))
    print(f"{len(labels)} paragraphs, {sum(map(len, labels.values()))} verbs")
    _speed(documents, knowledge)
    if min(precision for precision, _ in ours) < LEAST:
        raise SystemExit(f"precision below {LEAST}: a rule was broken")


def read_labels() -> dict[Place, list[Said]]:
    """What was read, by document and paragraph."""
    labels: dict[Place, list[Said]] = {}
    with LABELS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            said = labels.setdefault((row["slug"], row["anchor"]), [])
            if row["verb"]:
                said.append((row["verb"], tuple(filter(None, row["addressees"].split("|")))))
    return labels


def _documents(knowledge: Knowledge) -> Iterator[Document]:
    for path in sorted((PROJECT / "corpus" / "documents").glob("*.txt")):
        source, _ = read_document(path, path.name)
        if source is not None:
            yield mark(parse(source)[0], knowledge)


def compared(
    documents: Iterable[Document],
    labels: dict[Place, list[Said]],
    find: Callable[[Document, Block], list[Said]],
    show: int,
) -> list[tuple[float, float]]:
    """Precision and recall of verbs, and of those called upon."""
    counts: dict[str, Counter[str]] = {"verbs": Counter(), "addressees": Counter()}
    for document in documents:
        for block in document.walk():
            wanted = labels.get((document.slug, block.anchor))
            if wanted is None:
                continue
            found = find(document, block)
            if found != wanted and show > 0:
                show -= 1
                print(document.slug, block.anchor, "\n  found ", found, "\n  wanted", wanted)
            _count(counts["verbs"], [verb for verb, _ in found], [verb for verb, _ in wanted])
            _count(counts["addressees"], list(_pairs(found, wanted)), list(_pairs(wanted, wanted)))
    return [_figures(each) for each in counts.values()]


def _pairs(said: list[Said], wanted: list[Said]) -> Iterator[tuple[str, str]]:
    """Each verb with each addressee, in the label's words where one holds the other."""
    for verb, words in said:
        known = [word for other, theirs in wanted if other == verb for word in theirs]
        for word in words:
            yield verb, next((one for one in known if one in word or word in one), word)


def _count(counts: Counter[str], found: Sequence[object], wanted: Sequence[object]) -> None:
    right = (Counter(found) & Counter(wanted)).total()
    counts.update(right=right, wrong=len(found) - right, missed=len(wanted) - right)


def _figures(counts: Counter[str]) -> tuple[float, float]:
    found, wanted = counts["right"] + counts["wrong"], counts["right"] + counts["missed"]
    return counts["right"] / found if found else 1.0, counts["right"] / wanted if wanted else 1.0


def _ours(document: Document, block: Block) -> list[Said]:
    texts = {each.anchor: each.text for each in document.walk()}
    return [
        (call.verb, tuple(texts[one.anchor][one.start : one.end] for one in call.of))
        for call in document.calls
        if call.anchor == block.anchor
    ]


def _simplest(knowledge: Knowledge) -> Callable[[Document, Block], list[Said]]:
    """The first verb anywhere, and the first name behind it."""
    verbs = {
        alike(variant.text): entity
        for entity in knowledge.entities.values()
        if entity.family == "verbs"
        for variant in entity.variants
        if variant.language == "zh"
    }

    def find(_: Document, block: Block) -> list[Said]:
        text = alike(block.text)
        places = [(place, -len(form), form) for form in verbs if (place := text.find(form)) >= 0]
        if not places:
            return []
        place, length, form = min(places)
        behind = [
            one.text for one in block.mentions if one.start >= place - length and one.entity in knowledge.calling.actors
        ]
        return [(verbs[form].id, tuple(behind[:1]) if verbs[form].kind in ADDRESSED else ())]

    return find


def _speed(documents: list[Document], knowledge: Knowledge) -> None:
    characters = sum(len(block.text) for document in documents for block in document.walk())
    start = time.perf_counter()
    for _ in range(ROUNDS):
        for document in documents:
            find_calls(document, knowledge.calling)
    took = time.perf_counter() - start
    print(f"{ROUNDS * characters / took / 1e6:.1f} million characters a second")


if __name__ == "__main__":
    main()
