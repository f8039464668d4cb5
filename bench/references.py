"""How well citations are found and resolved: against labels made by reading, and against the UN's own links.

    python -m bench.references [--every N] [--show N] [--language Chinese]

First the project's five documents, against `labels/references.tsv`: every citation of a symbol, resolution, article,
action, numbered paragraph and goal in them, read by eye. A reference is right where it stands on the label's place (the
spans overlap) and has its target.

Then documents of the UN's archive, against the links in them. They are no clean truth: some citations carry no link,
some links point elsewhere than their words. `labels/judged.tsv` holds a sample of the disagreements with who was right,
judged by reading; the column `judged` extrapolates from it. Where the archive is absent, the benchmark says so and ends
well.

Last the speed of finding and resolving, names included and without, on one core.
"""

from __future__ import annotations

import argparse
import csv
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.corpora import UNXML
from bench.links import Link, documents, links, plain
from generator.link.knowledge import Knowledge
from generator.link.marking import mark
from generator.link.names import find_names
from generator.model import Document, Reference
from generator.parse import parse
from generator.read import read_document
from generator.read.registry import read_registry

LABELS = Path(__file__).parent / "labels" / "references.tsv"
JUDGED = Path(__file__).parent / "labels" / "judged.tsv"
LANGUAGES = ("Chinese", "English", "French", "Spanish", "Russian", "Arabic")
SCORED = ("symbol", "resolution", "decision", "article", "action", "paragraph", "sdg")
LEAST = 0.95
"""Precision or recall below which the command fails: a rule was broken."""


@dataclass
class Counts:
    """What was right, wrong and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    disagreements: list[tuple[str, str, str, str]] = field(default_factory=list)
    """(document, side, target, context)"""

    def figures(self) -> tuple[float, float, float]:
        precision = self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0
        recall = self.right / (self.right + self.missed) if self.right + self.missed else 1.0
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def knowledge(project: Path) -> Knowledge:
    """The registry of a project, as the resolver asks it."""
    entities, _ = read_registry(project / "corpus" / "registry", "corpus/registry")
    return Knowledge(entities)


def read(path: Path, known: Knowledge) -> Document | None:
    """A document with its citations."""
    source, _ = read_document(path, path.name)
    return None if source is None else mark(parse(source)[0], known)


# --- the five documents ------------------------------------------------------------------------------------


def kind_of(reference: Reference) -> str:
    """Of what kind a label of that citation would be; empty for what is not labelled."""
    base, _, part = (reference.target or (reference.candidates or ("",))[0]).partition("#")
    if base == "sdg":
        return "sdg"
    if part:
        return (
            "action"
            if part.startswith("action-")
            else "article"
            if part.startswith(("art-", "preamble"))
            else "paragraph"
        )
    if reference.rule == "resolution-number":
        return "resolution"
    return "symbol" if reference.rule in ("symbol", "series-number") else ""


def against_labels(project: Path, known: Knowledge) -> dict[str, Counts]:
    """The five documents, by kind of citation."""
    scores = {kind: Counts() for kind in SCORED}
    labels: dict[tuple[str, str], list[dict[str, str]]] = {}
    with LABELS.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            labels.setdefault((row["slug"], row["anchor"]), []).append(row)
    for path in sorted((project / "corpus" / "documents").iterdir()):
        document = read(path, known) if path.suffix == ".txt" else None
        if document is None:
            continue
        for unit in document.units():
            wanted = labels.get((document.slug, unit.anchor), [])
            found = {(one.start, one.end, one.target): one for one in unit.references}
            met: set[tuple[int, int, str | None]] = set()
            for row in wanted:
                start = _place(unit.text, row["text"], int(row["nth"]))
                for target in row["targets"].split():
                    key = next(
                        (k for k in found if k[2] == target and k[0] < start + len(row["text"]) and start < k[1]), None
                    )
                    if key is not None:
                        met.add(key)
                    if row["kind"] not in scores:
                        continue
                    if key is None:
                        scores[row["kind"]].missed += 1
                        scores[row["kind"]].disagreements.append(
                            (document.slug, "missed", target, f"{unit.anchor} {row['text']}")
                        )
                    else:
                        scores[row["kind"]].right += 1
            for key, one in found.items():
                kind = kind_of(one)
                if key not in met and one.target is not None and kind:
                    scores[kind].wrong += 1
                    scores[kind].disagreements.append((document.slug, "wrong", one.target, f"{unit.anchor} {one.text}"))
    return scores


def _place(text: str, part: str, nth: int) -> int:
    place = -1
    for _ in range(nth):
        place = text.find(part, place + 1)
    if place < 0:
        raise SystemExit(f"{LABELS.name}: {part!r} does not occur {nth} times in: {text[:80]}; correct the label")
    return place


# --- the UN's links ----------------------------------------------------------------------------------------


def against_links(language: str, every: int, known: Knowledge) -> tuple[Counts, int]:
    """Documents and resolutions cited in one language, document by document; and how many were read."""
    counts, read_count = Counts(), 0
    with tempfile.TemporaryDirectory() as folder:
        for name, content in documents(UNXML, language, every):
            path = Path(folder) / Path(name).name.replace(" ", "_")
            path.write_bytes(content)
            true, document = links(content), read(path, known)
            path.unlink()
            if true is None or document is None:
                continue
            read_count += 1
            _compare(Path(name).stem, true, document, counts)
    return counts, read_count


def _compare(name: str, true: list[Link], document: Document, counts: Counts) -> None:
    matter = " ".join(line.text for line in (*document.front, *document.end))
    wanted: Counter[str] = Counter(link.target for link in true if link.target and link.text not in matter)
    elsewhere = {link.text for link in true if link.target is None} | {
        link.text for link in true if link.text in matter
    }
    found: Counter[str] = Counter()
    contexts: dict[str, str] = {link.target: link.context for link in true if link.target}
    for unit in document.units():
        for one in unit.references:
            if one.target is None or one.rule not in ("symbol", "resolution-number") or "/DEC/" in one.target:
                continue  # decisions carry no links
            if one.text in elsewhere:
                continue
            target = plain(one.target)
            found[target] += 1
            contexts.setdefault(target, unit.text[max(0, one.start - 60) : one.end + 30])
    counts.right += (wanted & found).total()
    for side, left in (("ours", found - wanted), ("theirs", wanted - found)):
        for target, number in left.items():
            counts.disagreements += [(name, side, target, contexts[target])] * number
        if side == "ours":
            counts.wrong += left.total()
        else:
            counts.missed += left.total()


def judged(language: str) -> tuple[float, float] | None:
    """Of the disagreements judged by reading, the share of ours that were right and of theirs that were wrong."""
    if not JUDGED.is_file():
        return None
    with JUDGED.open(encoding="utf-8") as file:
        rows = [
            row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["language"] == language
        ]
    ours = [row["verdict"] for row in rows if row["side"] == "ours"]
    theirs = [row["verdict"] for row in rows if row["side"] == "theirs"]
    if not ours or not theirs:
        return None
    return ours.count("ours") / len(ours), theirs.count("ours") / len(theirs)


def extrapolated(counts: Counts, shares: tuple[float, float]) -> float:
    """F1 with the disagreements decided as in the judged sample."""
    wrong = counts.wrong * (1 - shares[0])
    missed = counts.missed * (1 - shares[1])
    right = counts.right + counts.wrong * shares[0]
    precision, recall = right / (right + wrong), right / (right + missed)
    return 2 * precision * recall / (precision + recall)


# --- speed -------------------------------------------------------------------------------------------------


def speed(language: str, known: Knowledge, most: int = 60) -> Iterator[tuple[str, float]]:
    """Characters a second, each way the median of five."""
    texts: list[Document] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, content in documents(UNXML, language, max(1, 1300 // most)):
            path = Path(folder) / Path(name).name.replace(" ", "_")
            path.write_bytes(content)
            source, _ = read_document(path, path.name)
            if source is not None:
                texts.append(parse(source)[0])
    units = [[unit.text for unit in text.units()] for text in texts]
    characters = sum(len(text) for document in units for text in document)

    def timed(whole: bool) -> float:
        start = time.process_time()
        for text, parts in zip(texts, units, strict=True):
            if whole:
                mark(text, known)
            else:
                for part in parts:
                    find_names(part, known.automaton)
        return time.process_time() - start

    timed(True)
    both, names = [], []
    for _ in range(5):
        both.append(timed(True))
        names.append(timed(False))
    middle, of_names = sorted(both)[2], sorted(names)[2]
    yield "with names", characters / middle
    yield "citations alone", characters / (middle - of_names)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=4, help="read every nth document of the archive")
    parser.add_argument("--show", type=int, default=0, help="print so many disagreements of each kind and language")
    parser.add_argument("--language", help="only this one, in English: Chinese")
    asked = parser.parse_args()
    project = Path(__file__).parent.parent
    known = knowledge(project)
    print("| kind | labels | precision | recall |\n| --- | ---: | ---: | ---: |")
    broken = False
    for kind, counts in against_labels(project, known).items():
        precision, recall, _ = counts.figures()
        broken = broken or precision < LEAST or recall < LEAST
        print(f"| {kind} | {counts.right + counts.missed} | {precision:.4f} | {recall:.4f} |")
        for row in counts.disagreements[: asked.show]:
            print("   ", *row)
    if not UNXML.is_file():
        print(f"\n{UNXML} is not here: no links to compare with.")
        raise SystemExit(broken)
    print(
        "\n| language | documents | citations | precision | recall | F1 | judged | M characters/s | citations alone |"
    )
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for language in (asked.language,) if asked.language else LANGUAGES:
        counts, read_count = against_links(language, asked.every, known)
        precision, recall, f1 = counts.figures()
        shares = judged(language)
        by_reading = f"{extrapolated(counts, shares):.4f}" if shares else ""
        fast = [f"{rate / 1e6:.2f}" for _, rate in speed(language, known)]
        figures = [f"{figure:.4f}" for figure in (precision, recall, f1)]
        cells = (language, read_count, counts.right + counts.missed, *figures, by_reading, *fast)
        print("|", " | ".join(map(str, cells)), "|")
        sample = random.Random(0).sample(counts.disagreements, min(asked.show, len(counts.disagreements)))
        for shown in sample:
            print("   ", *shown)
    raise SystemExit(broken)


if __name__ == "__main__":
    main()
