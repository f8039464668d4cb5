"""How well names are found: initiatives, instruments and organisations, against labels made by reading.

    python -m bench.name_labels [--show N]

Every mention of one in the project's five documents is labelled (`labels/mentions.tsv`, whose head has the rules). A
found name is right where it overlaps a label and is of its entity; `exact` is the share of these with the same span,
title marks, quotes and white space aside. The finder is run as a build runs it, with the registry as it is.

A general name that the text does not settle is labelled `?`: leaving it is right, taking it for something is wrong. One
that the text settles and the finder leaves is a miss. So is a name of something that the registry lacks. A citation of
the entity stands for its name (《条约》, 第1540号); where it covers the name and leads to another one, it is wrong.

Beside it the plain way: every name of the registry, general ones too, looked for as it is written, the longest first.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from bench.references import knowledge, read
from generator.addresses import VERBS
from generator.link.knowledge import Knowledge
from generator.model import Block, Document, Entity, Footnote

LABELS = Path(__file__).parent / "labels" / "mentions.tsv"
FAMILIES = ("initiatives", "instruments", "organisations")
MISSING = "not in the registry"
"""In place of the family of a label whose entity the registry lacks."""
UNSETTLED = "?"
EDGES = "《》〈〉<>“”\"'‘’ \t\n"
LEAST_PRECISION, LEAST_RECALL = 0.99, 0.97
"""Below either the command and the test fail: a rule was broken."""


class Label(NamedTuple):
    """A name that a reader sees."""

    start: int
    end: int
    entity: str


class Found(NamedTuple):
    """A name that a finder sees."""

    start: int
    end: int
    entity: str
    cited: bool = False
    """A citation: it may stand where nothing is labelled."""


@dataclass
class Score:
    """What was right, wrong and missed."""

    right: int = 0
    named: int = 0
    """Of the right ones, those found as names, not as citations."""
    exact: int = 0
    """Of these, those with the label's very span."""
    wrong: int = 0
    missed: int = 0
    left: int = 0
    """Unsettled names that were rightly left."""
    left_though_settled: int = 0
    """Of the missed ones, those that the registry knows as general names."""
    disagreements: list[tuple[str, str, str, str]] = field(default_factory=list)
    """(side, address, entity, text)"""

    def blame(self, address: str, found: list[Found], text: str) -> None:
        """Count what was found and is not there."""
        for one in found:
            before, after = text[max(0, one.start - 8) : one.start], text[one.end : one.end + 8]
            self.wrong += 1
            self.disagreements.append(("wrong", address, one.entity, f"{before}[{text[one.start : one.end]}]{after}"))

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


Scores = dict[str, Score]
"""By family."""


def labelled(path: Path = LABELS) -> dict[tuple[str, str], list[dict[str, str]]]:
    """The rows of the labels, by document and anchor."""
    rows: dict[tuple[str, str], list[dict[str, str]]] = {}
    with path.open(encoding="utf-8") as file:
        lines = (line for line in file if not line.startswith("#"))
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            rows.setdefault((row["slug"], row["anchor"]), []).append(row)
    return rows


def documents(project: Path, known: Knowledge) -> Iterator[Document]:
    """The five documents, with the names and citations found in them."""
    for path in sorted((project / "corpus" / "documents").glob("*.txt")):
        document = read(path, known)
        if document is not None:
            yield document


def scores(texts: Iterable[Document], known: Knowledge, *, plainly: bool = False) -> Scores:
    """How the finder fares; `plainly`: how looking for every name as it is written would."""
    table = {family: Score() for family in (*FAMILIES, MISSING)}
    labels = labelled()
    plain = plain_names(known.entities) if plainly else []
    for document in texts:
        for unit in document.units():
            rows = labels.pop((document.slug, unit.anchor), [])
            wanted = [_label(unit.text, row) for row in rows]
            found = plain_matches(unit.text, plain) if plainly else _found(unit, known)
            _compare(f"{document.slug}#{unit.anchor}", unit.text, wanted, found, known.entities, table)
    if labels:
        raise SystemExit(f"{LABELS.name}: no such addresses: {sorted(labels)[:5]}; correct the labels")
    return table


def whole(table: Scores) -> Score:
    """All families as one."""
    total = Score()
    for score in table.values():
        total.right += score.right
        total.named += score.named
        total.exact += score.exact
        total.wrong += score.wrong
        total.missed += score.missed
        total.left += score.left
        total.left_though_settled += score.left_though_settled
        total.disagreements += score.disagreements
    return total


def _label(text: str, row: dict[str, str]) -> Label:
    place = -1
    for _ in range(int(row["nth"])):
        place = text.find(row["text"], place + 1)
        if place < 0:
            address = f"{row['slug']}#{row['anchor']}"
            raise SystemExit(f"{LABELS.name}: {row['text']!r} does not occur {row['nth']} times in {address}")
    return Label(place, place + len(row["text"]), row["entity"].lstrip("+"))


def _found(unit: Block | Footnote, known: Knowledge) -> list[Found]:
    """The names and citations in a text, as entities."""
    names = [Found(name.start, name.end, name.entity) for name in unit.mentions]
    symbols = {symbol: entity.id for entity in known.entities.values() for symbol in entity.symbols}
    cited = [
        Found(one.start, one.end, symbols.get(one.target, one.target.partition("#")[0]), cited=True)
        for one in unit.references
        if one.target is not None
    ]
    return [*names, *cited]


def _compare(
    address: str, text: str, labels: list[Label], found: list[Found], entities: dict[str, Entity], table: Scores
) -> None:
    names = [one for one in found if not one.cited and entities[one.entity].family in FAMILIES]
    cited = [one for one in found if one.cited]
    for label in labels:
        entity = entities.get(label.entity)
        part = text[label.start : label.end]
        astray = [
            one
            for one in cited
            if one.entity != label.entity
            and _covers(one, label, text)
            and not any(name.entity == one.entity and name.start < one.end and one.start < name.end for name in names)
        ]  # where a name goes astray too, that is one mistake
        if label.entity == UNSETTLED:
            touched = any(one.start < label.end and label.start < one.end for one in names)
            table[MISSING].left += not touched and not astray
            table[MISSING].blame(address, astray, text)
            continue  # a name that was found there is wrong, below
        family = MISSING if entity is None else entity.family
        if family not in table:
            continue  # moved to another family since
        score = table[family]
        met = next((one for one in names if _meet(one, label)), None)
        if met is not None:
            names.remove(met)
            score.right += 1
            score.named += 1
            score.exact += _bare(text[met.start : met.end]) == _bare(text[label.start : label.end])
        elif any(_meet(one, label) for one in cited):
            score.right += 1
        else:
            score.missed += 1
            score.left_though_settled += not astray and entity is not None and _is_general(part, entity)
            score.disagreements.append(("missed", address, label.entity, part))
            score.blame(address, astray, text)
    for one in names:
        table[entities[one.entity].family].blame(address, [one], text)


def _meet(one: Found, label: Label) -> bool:
    return one.entity == label.entity and one.start < label.end and label.start < one.end


def _covers(one: Found, label: Label, text: str) -> bool:
    """Whether a citation takes the whole name, marks aside; 该公约 in 该公约修正案 does not."""
    if one.end <= label.start or label.end <= one.start:
        return False
    return _bare(text[label.start : label.end]) in _bare(text[one.start : one.end])


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text.strip(EDGES))


def _is_general(text: str, entity: Entity) -> bool:
    return any(name.context_only and _bare(name.text) == _bare(text) for name in entity.variants)


def plain_names(entities: dict[str, Entity]) -> list[tuple[str, str]]:
    """(name without white space, entity), the longest first; of two entities with one name the first."""
    names: dict[str, str] = {}
    for entity in entities.values():
        if entity.family == VERBS:
            continue
        texts = (*entity.names.values(), *entity.abbreviations, *(name.text for name in entity.variants))
        for text in texts:
            if bare := re.sub(r"\s+", "", text):
                names.setdefault(bare, entity.id)
    return sorted(names.items(), key=lambda item: -len(item[0]))


def plain_matches(text: str, names: list[tuple[str, str]]) -> list[Found]:
    """Where the names stand in a text, white space aside; a place is taken once."""
    places = [place for place, character in enumerate(text) if not character.isspace()]
    squeezed = "".join(text[place] for place in places)
    taken: list[Found] = []
    for name, entity in names:
        start = squeezed.find(name)
        while start >= 0:
            first, end = places[start], places[start + len(name) - 1] + 1
            if all(end <= other.start or other.end <= first for other in taken):
                taken.append(Found(first, end, entity))
            start = squeezed.find(name, start + 1)
    return sorted(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", type=int, default=0, help="print so many disagreements of each family")
    asked = parser.parse_args()
    project = Path(__file__).parent.parent
    known = knowledge(project)
    texts = tuple(documents(project, known))
    ours, plain = scores(texts, known), scores(texts, known, plainly=True)
    print("| family | labels | precision | recall | exact | plain precision | plain recall |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, score, beside in (
        *((family, ours[family], plain[family]) for family in ours if family != MISSING or ours[family].missed),
        ("all", whole(ours), whole(plain)),
    ):
        exact = score.exact / score.named if score.named else 1.0
        figures = (score.precision, score.recall, exact, beside.precision, beside.recall)
        print(f"| {name} | {score.right + score.missed} |", " | ".join(f"{figure:.4f}" for figure in figures), "|")
        for row in score.disagreements[: asked.show] if name != "all" else ():
            print("   ", *row)
    total = whole(ours)
    print(f"\nUnsettled names that were rightly left: {total.left}")
    print(f"Settled general names that were left: {total.left_though_settled}")
    raise SystemExit(total.precision < LEAST_PRECISION or total.recall < LEAST_RECALL)


if __name__ == "__main__":
    main()
