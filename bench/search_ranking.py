"""How well search ranks: sixty judged queries over the five documents and the Chinese resolutions of the archive.

    python -m bench.search_ranking [--queries] [--pool] [--aside DIR [--as-is]]

`bench/labels/queries.tsv` has the queries: thirty for a paragraph that someone remembers in part, thirty for a subject,
with judgements of paragraphs by address (2: what was sought; 1: of use; what is not listed: neither). The queries were
written before anything was tuned; what a subject is judged on was pooled from all ways that are compared, and read. A
paragraph that several resolutions repeat to the letter is judged in all of them.

Beside ours, run by Node as a browser runs it, in the same run: BM25 over the words of jieba, and over pairs of
characters, with the usual constants, and a linear scan, all with our folding. MRR is the mean of 1 / the rank of the
first paragraph of the highest grade that a query has, nDCG@10 how near the first ten come to the best order there is.
`--pool` prints what has no judgement yet.

Material's search with jieba and Pagefind, where it is installed, answer with pages: a second table compares pages, a
page being as good as its best paragraph.
"""

from __future__ import annotations

import argparse
import csv
import json
import logging
import math
import subprocess
import tarfile
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import jieba
import msgspec

from bench.corpora import UNXML
from bench.search.others import in_their_order
from generator.model import Library, Searched, SearchedUnit
from generator.parse import parse
from generator.read import read_document
from generator.read.registry import read_registry
from generator.render.data import units
from generator.render.searched import meanings
from generator.search import index_of, whole_of
from generator.search.folding import fold

PROJECT = Path(__file__).parents[1]
LABELS = Path(__file__).parent / "labels" / "queries.tsv"
DEPTH = 10
Judged = dict[str, int]
Way = Callable[[str], list[str]]
RUN = """
import { readFileSync } from "node:fs";
import { Store } from "SCRIPTS/store.js";
import { search } from "SCRIPTS/engine.js";
import { keyOf, ordinalOf } from "SCRIPTS/shard.js";
const { root, queries, depth } = JSON.parse(readFileSync(0));
const get = async (path) => { try { return readFileSync(`${root}/${path}`); } catch { return null; } };
const store = await new Store(get).open();
const address = ({ page, anchor }) => `${page}#${anchor}`;
const answers = [];
for (const query of queries) {
  const results = await search(store, query, { language: "zh" });
  const documents = await results.documents(0, depth, 3);
  const shown = documents.flatMap(({ page, units }) => units.map(({ anchor }) => address({ page, anchor })));
  const best = results.hits.slice(0, depth);
  const unit = ({ language, id }) => store.unit(language, keyOf(id), ordinalOf(id));
  const ranked = (await Promise.all(best.map(unit))).map(address);
  const pages = documents.map(({ page }) => page);
  answers.push({ ranked, shown: shown.slice(0, depth), pages, total: results.total });
}
process.stdout.write(JSON.stringify(answers));
"""


# --- what is searched --------------------------------------------------------------------------------------


def collection(aside: Path) -> list[Searched]:
    """The five documents and the Chinese resolutions of the archive, each once."""
    kept = aside / "documents.msgpack"
    if kept.exists():
        return msgspec.msgpack.decode(kept.read_bytes(), type=list[Searched])
    with tarfile.open(UNXML) as files:
        files.extractall(aside, [one for one in files if "/Chinese/" in one.name], filter="data")
    paths = [*sorted(Path("corpus/documents").glob("*.txt")), *sorted(aside.glob("*/Chinese/*.xml"))]
    made: dict[str, Searched] = {}
    for path in paths:
        source, _ = read_document(path, path.name)
        if source is None:
            continue
        document, _ = parse(source)
        if document.language == "zh":
            found = tuple(SearchedUnit(anchor, anchor, kind, text) for anchor, kind, text, _ in units(document))
            made.setdefault(
                document.slug,
                Searched(
                    document.slug, "zh", document.slug, document.title, document.symbol, document.metadata.date, found
                ),
            )
    kept.write_bytes(msgspec.msgpack.encode(list(made.values())))
    return list(made.values())


# --- ways to rank ------------------------------------------------------------------------------------------


def indexed(documents: list[Searched], root: Path) -> None:
    """Writes the index of the documents."""
    entities, _ = read_registry(Path("corpus/registry"), "corpus/registry")
    named = list(meanings(Library((), entities, {})))
    part = index_of("zh", documents, [name for one in named for name in one.names])
    for path, content in whole_of([part], named, {}):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)


def ours(queries: list[str], root: Path, aside: Path) -> tuple[Way, Way, Way]:
    """Paragraph by paragraph; as they are shown, by document, three of each; and these documents alone."""
    script = aside / "run.mjs"
    script.write_text(RUN.replace("SCRIPTS", str(PROJECT / "docs/scripts/search")), encoding="utf-8")
    given = json.dumps({"root": str(root), "queries": queries, "depth": DEPTH}).encode()
    done = subprocess.run(["node", script], input=given, capture_output=True, check=True)
    answers = dict(zip(queries, json.loads(done.stdout), strict=True))

    def way(of: str) -> Way:
        return lambda query: list(answers[query][of])

    return way("ranked"), way("shown"), way("pages")


class BM25:
    """The usual one: k1 1.2, b 0.75, any of the words."""

    def __init__(self, addresses: list[str], texts: list[str], cut: Callable[[str], list[str]]) -> None:
        self.addresses, self.cut = addresses, cut
        self.lists: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.lengths: list[int] = []
        for number, text in enumerate(texts):
            words = cut(text)
            self.lengths.append(len(words))
            for word, times in Counter(words).items():
                self.lists[word].append((number, times))
        self.mean = sum(self.lengths) / max(1, len(self.lengths))

    def __call__(self, query: str) -> list[str]:
        scores: dict[int, float] = defaultdict(float)
        for word in set(self.cut(fold(query))):
            found = self.lists.get(word, [])
            idf = math.log(1 + (len(self.lengths) - len(found) + 0.5) / (len(found) + 0.5))
            for number, times in found:
                scores[number] += idf * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * self.lengths[number] / self.mean))
        best = sorted(scores, key=lambda number: (-scores[number], number))[:DEPTH]
        return [self.addresses[number] for number in best]


class LinearScan:
    """Every paragraph that has all that stands between the query's blanks, first what has most of it for its length."""

    def __init__(self, addresses: list[str], texts: list[str]) -> None:
        self.addresses, self.texts = addresses, texts

    def __call__(self, query: str) -> list[str]:
        parts = fold(query.replace(" ", "\n\n")).split()
        scores = []
        for number, text in enumerate(self.texts):
            times = [text.count(part) for part in parts]
            if all(times):
                scores.append((-sum(times) / (60 + len(text)), number))
        return [self.addresses[number] for _, number in sorted(scores)[:DEPTH]]


def words_of_jieba(text: str) -> list[str]:
    """As a search with jieba has them: its usual cut, without punctuation."""
    return [word for word in jieba.lcut(text) if any(map(str.isalnum, word))]


def pairs_of_characters(text: str) -> list[str]:
    """Each two characters that stand side by side; single ones where there is one alone."""
    runs = "".join(character if character.isalnum() else " " for character in text).split()
    return [run[at : at + 2] for run in runs for at in range(max(1, len(run) - 1))]


# --- measures ----------------------------------------------------------------------------------------------


def reciprocal(found: list[str], judged: Judged) -> float:
    """1 / the rank of the first paragraph of the highest grade there is."""
    best = max(judged.values())
    return next((1 / rank for rank, address in enumerate(found, 1) if judged.get(address) == best), 0.0)


def gain(found: list[str], judged: Judged) -> float:
    """nDCG@10, a grade of 2 counting three times a grade of 1."""
    reached = sum((2.0 ** judged.get(address, 0) - 1) / math.log2(rank + 1) for rank, address in enumerate(found, 1))
    ideal = sorted(judged.values(), reverse=True)[:DEPTH]
    return reached / sum((2.0**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(ideal, 1))


def labels() -> Iterator[tuple[str, str, Judged]]:
    """(query, kind, judgements)"""
    with LABELS.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            grades = (one.rsplit("=", 1) for one in row["judgements"].split())
            yield row["query"], row["kind"], {address: int(grade) for address, grade in grades}


def spread(judged: Judged, texts: dict[str, str], same: dict[str, list[str]]) -> Judged:
    """The judgements with those of all paragraphs that say the same to the letter."""
    missing = [address for address in judged if address not in texts]
    if missing:
        raise SystemExit(f"{LABELS.name}: there is no {missing[0]}; correct the address")
    return {twin: grade for address, grade in judged.items() for twin in same[texts[address]]}


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pool", action="store_true", help="print what was found and has no judgement")
    parser.add_argument("--queries", action="store_true", help="print each query's figures too")
    parser.add_argument("--aside", type=Path, help="keep documents and index there, for the next time")
    parser.add_argument("--as-is", action="store_true", help="use the index that was kept there")
    asked = parser.parse_args()
    jieba.setLogLevel(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        _measure(asked.aside or Path(folder), asked.as_is, asked.pool, asked.queries)


def _measure(aside: Path, as_is: bool, pool: bool, each: bool) -> None:
    documents = collection(aside)
    texts = {f"{one.slug}#{unit.anchor}": fold(unit.text) for one in documents for unit in one.units}
    same: dict[str, list[str]] = defaultdict(list)
    for address, text in texts.items():
        same[text].append(address)
    rows = [(query, kind, spread(judged, texts, same)) for query, kind, judged in labels()]
    if not (as_is and (aside / "index").exists()):
        indexed(documents, aside / "index")
    ranked, shown, pages = ours([query for query, _, _ in rows], aside / "index", aside)
    listed = (list(texts), list(texts.values()))
    ways: dict[str, Way] = {
        "Loccit": ranked,
        "Loccit, by document": shown,
        "BM25, words of jieba": BM25(*listed, words_of_jieba),
        "BM25, pairs of characters": BM25(*listed, pairs_of_characters),
        "linear scan": LinearScan(*listed),
    }
    found = {(name, query): way(query) for name, way in ways.items() for query, _, _ in rows}
    if pool:
        for query, kind, judged in rows:
            pooled = {texts[one]: one for name in ways for one in found[name, query][::-1] if one not in judged}
            print("", f"## {query} ({kind})", *(f"{one}\t{text}" for text, one in pooled.items()), sep="\n")
        return
    if each:
        for query, kind, judged in rows:
            scored = (
                f"{reciprocal(found[name, query], judged):.2f} {gain(found[name, query], judged):.2f}" for name in ways
            )
            print(f"{kind}\t{query}\t", *scored, sep="\t")
    _print(ways, found, rows)
    others = in_their_order(documents, [query for query, _, _ in rows], aside / "others")
    by_page: dict[str, Way] = {"Loccit": pages}
    for name, answers in others.items():
        by_page[name] = dict(zip((query for query, _, _ in rows), answers, strict=True)).__getitem__
    found = {(name, query): way(query)[:DEPTH] for name, way in by_page.items() for query, _, _ in rows}
    print("\nBy pages:\n")
    _print(by_page, found, [(query, kind, of_pages(judged)) for query, kind, judged in rows])


def of_pages(judged: Judged) -> Judged:
    """Of each page the grade of its best paragraph."""
    made: Judged = {}
    for address, grade in judged.items():
        page = address.partition("#")[0]
        made[page] = max(grade, made.get(page, 0))
    return made


def _print(ways: Iterable[str], found: dict[tuple[str, str], list[str]], rows: list[tuple[str, str, Judged]]) -> None:
    print("| | known item: MRR | nDCG@10 | subject: MRR | nDCG@10 | all: MRR | nDCG@10 |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name in ways:
        figures = []
        for kinds in (("known",), ("subject",), ("known", "subject")):
            part = [(found[name, query], judged) for query, kind, judged in rows if kind in kinds and judged]
            for measure in (reciprocal, gain):
                figures.append(f"{sum(measure(*one) for one in part) / max(1, len(part)):.3f}")
        print(f"| {name} | " + " | ".join(figures) + " |")


if __name__ == "__main__":
    main()
