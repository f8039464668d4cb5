"""What search finds and costs, beside what a site would use instead, and a linear scan as the truth.

    python -m bench.search [--all] [--foreign N] [--aside DIR [--as-is]] [--only ours]

The Chinese resolutions of the archive, or with `--all` those in six languages. Four hundred queries, always the same: a
hundred names of the registry, two hundred random pieces of Chinese of 1, 2, 4 and 8 characters, phrases of one to five
words in the other languages, and two words of one paragraph. The truth is a linear scan over all texts, folded alike.

Ours is compared paragraph by paragraph; the others answer with pages, and are compared by pages. `--foreign N` gives
them so many documents of each language, for what they do not manage; their truth is that of these documents. Seconds of
processors are those of all processes together: they tell more than a clock where a machine is busy.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.corpora import UNXML
from bench.search import others, ours
from bench.search.corpus import FOLDERS, Place, Query, Scan, documents, queries, say
from generator.model import Searched
from generator.read.registry import read_registry
from generator.search.documents import keyed

MB = 1 << 20
Units = list[set[Place]]


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", help="six languages, not Chinese alone")
    parser.add_argument("--foreign", type=int, default=100_000, help="documents of a language for the other tools")
    parser.add_argument("--aside", type=Path, help="keep documents and indexes there, for the next time")
    parser.add_argument("--only", choices=("ours",), help="leave the other tools out")
    parser.add_argument("--as-is", action="store_true", help="take the figures of ours that are kept there")
    asked = parser.parse_args()
    if not UNXML.exists():
        print(f"{UNXML}: there is no such file; the benchmark needs the UN's machine-readable resolutions")
        return
    with tempfile.TemporaryDirectory() as folder:
        _measure((asked.aside or Path(folder)).resolve(), asked.all, asked.foreign, asked.only, asked.as_is)


def _measure(aside: Path, all_languages: bool, foreign: int, only: str | None, as_is: bool) -> None:
    languages = tuple(FOLDERS) if all_languages else ("zh",)
    name = "all" if all_languages else "zh"
    by_language = documents(aside / name, languages)
    entities, _ = read_registry(Path("corpus/registry"), "corpus/registry")
    listed = queries(by_language, entities)
    say(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    root = aside / f"index-{name}"
    truth = _truth(by_language, listed)
    kept = aside / f"ours-{name}.json"
    if as_is and kept.exists():
        built, by_node, by_browser = json.loads(kept.read_text())
    else:
        built = ours.build(aside / name, root)
        ours.prepare(root)
        questions = [(query.quoted, query.language) for query in listed]
        say("asking ours in Node")
        by_node = ours.by_node(root, questions)
        say("asking ours in a browser")
        by_browser = ours.by_browser(root, questions)
        kept.write_text(json.dumps([built, by_node, by_browser]))
    _print_index(built)
    _print_ours(listed, truth, by_node, by_browser)
    if only is None:
        _print_others(by_language, listed, truth, foreign, aside / f"others-{name}", built, by_browser)
    say(f"load of the machine {os.getloadavg()[0]:.1f}")


def _truth(by_language: dict[str, list[Searched]], listed: list[Query]) -> Units:
    """Every unit of any language that has all phrases of a query."""
    found: Units = [set() for _ in listed]
    for code, texts in by_language.items():
        say(f"scanning {code}")
        scan = Scan(code, texts)
        for number, query in enumerate(listed):
            first, *more = [scan.find(phrase) for phrase in query.phrases]
            found[number] |= first.intersection(*more)
    return found


# --- tables ------------------------------------------------------------------------------------------------


def _print_index(built: dict[str, Any]) -> None:
    languages = built["languages"].values()
    characters = sum(one["characters"] for one in languages)
    worked = sum(one["processors"] for one in languages) - ("zh" in built["languages"]) * built["jieba"]
    head = "documents | M characters | index, MB | cold, s | processors, s, less jieba's | M characters/s on two cores"
    print(f"| {head} | one document more, s of two cores | memory, MB |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    row = (
        sum(one["documents"] for one in languages), f"{characters / 1e6:.1f}",
        f"{sum(built['sizes'].values()) / MB:.0f}",
        f"{sum(one['cold'] for one in languages):.0f}", f"{worked:.1f}", f"{2 * characters / worked / 1e6:.1f}",
        "–".join(f"{of(one['processors added'] for one in languages) / 2:.1f}" for of in (min, max)),
        f"{sum(built['peak']) / MB:.0f}",
    )  # fmt: skip
    print("|", " | ".join(map(str, row)), "|\n")


def _print_ours(listed: list[Query], truth: Units, node: list[Any], browser: list[Any]) -> None:
    head = "queries | recall | precision | KB, median | KB, most | files | cold, ms | 95% | warm, ms | 95%"
    print(f"| quoted | {head} | Node, ms | 95% |")
    print("| --- |" + " ---: |" * 12)
    kinds = list(dict.fromkeys(query.kind for query in listed))
    for kind in (*kinds, None):
        some = [number for number, query in enumerate(listed) if kind in (None, query.kind)]
        answers = [browser[number] for number in some]
        failed = [number for number in some if "error" in browser[number] or "error" in node[number]]
        for number in failed if kind else ():
            say(f"failed: {listed[number].quoted}: {browser[number].get('error') or node[number].get('error')}")
        answers = [answer for answer in answers if "error" not in answer]
        found = [{(a, b, c) for a, b, c in browser[number].get("hits", ())} for number in some]
        recall, precision = _exactness(found, [truth[number] for number in some])
        sizes = [answer["bytes"] / 1024 for answer in answers]
        files = statistics.median(answer["files"] for answer in answers)
        times = [_times(answer[of] for answer in answers) for of in ("cold", "warm")]
        times.append(_times(node[number]["warm"] for number in some if "error" not in node[number]))
        row = (
            kind or "all", len(some), f"{recall:.4f}", f"{precision:.4f}", f"{statistics.median(sizes):.0f}",
            f"{max(sizes):.0f}", f"{files:.0f}", *(f"{value:.0f}" for pair in times for value in pair),
        )  # fmt: skip
        print("|", " | ".join(map(str, row)), "|")
        if kind is None:
            _say_worst(listed, truth, some, browser)
    print()


def _say_worst(listed: list[Query], truth: Units, some: list[int], browser: list[Any]) -> None:
    """Which queries miss the aims, for whoever mends it."""
    for number in some:
        answer = browser[number]
        found = {(a, b, c) for a, b, c in answer.get("hits", ())}
        if found != truth[number]:
            more, less = len(found - truth[number]), len(truth[number] - found)
            say(f"wrong: {listed[number].quoted}: {more} too many, {less} missed")
    for of, unit, aim in (("bytes", "bytes", 300_000), ("warm", "ms warm", 200)):
        over = sorted(
            (number for number in some if browser[number].get(of, 0) > aim), key=lambda one: -browser[one][of]
        )
        say(f"{len(over)} of {len(some)} take more than {aim} {unit}")
        for number in over[:12]:
            answer = browser[number]
            took, count = f"{answer[of]:.0f} {unit}", len(truth[number])
            say(f"  {took}, {answer['files']} files, {count} found: {listed[number].quoted}")


def _print_others(
    by_language: dict[str, list[Searched]], listed: list[Query], truth: Units, foreign: int, aside: Path,
    built: dict[str, Any], browser: list[Any],
) -> None:  # fmt: skip
    given = [one for texts in by_language.values() for one in texts[:foreign]]
    slugs = {(one.language, one.slug) for one in given}
    of_place = {
        (code, each.key): (code, each.document.slug) for code, texts in by_language.items() for each in keyed(texts)
    }
    pages = [{of_place[code, key] for code, key, _ in units} & slugs for units in truth]
    own = [{one for one in each if one[0] == query.language} for each, query in zip(pages, listed, strict=True)]
    ours_pages = [{of_place[code, key] for code, key, _ in answer.get("hits", ())} & slugs for answer in browser]
    rows: list[tuple[str, others.Answered | None, list[others.Pages]]] = []
    size, cold = sum(built["sizes"].values()), sum(one["cold"] for one in built["languages"].values())
    first = statistics.mean(answer["bytes"] for answer in browser if "error" not in answer)
    warm = [answer["warm"] for answer in browser if "error" not in answer]
    mine = others.Answered(cold, size, first, ours_pages, warm)
    rows.append(("Loccit, quoted", mine, pages))
    for name, quoted in (("Pagefind, plain", False), ("Pagefind, quoted", True)):
        say(name)
        rows.append((name, others.pagefind_search(given, listed, quoted, aside / f"pagefind-{len(given)}"), own))
    for name, quoted in (("Material, plain", False), ("Material, quoted", True)):
        say(name)
        asked = [query.quoted if quoted else query.plain for query in listed]
        rows.append((name, others.material_search(given, asked, aside / f"material-{len(given)}"), pages))
    print(f"By pages, {len(given)} documents for the others:\n")
    head = "recall | precision | index, MB | first answer, KB | warm, ms | 95% | build, s | so many times ours"
    print(f"| tool | {head} | |")
    print("| --- |" + " ---: |" * 8 + " --- |")
    for name, answered, wanted in rows:
        if answered is None:
            print(f"| {name} | not installed |" + " |" * 8)
            continue
        recall, precision = _exactness(answered.pages, wanted)
        middle, most = _times(answered.warm)
        row = (
            f"{recall:.3f}", f"{precision:.3f}", f"{answered.size / MB:.1f}", f"{answered.first / 1024:.0f}",
            f"{middle:.0f}", f"{most:.0f}", f"{answered.build:.0f}", f"{answered.build / cold:.1f}", answered.more,
        )  # fmt: skip
        print(f"| {name} |", " | ".join(row), "|")


def _exactness(found: list[Any], wanted: list[Any]) -> tuple[float, float]:
    """Recall and precision, the mean over the queries; a query without an answer has it where nothing is found."""
    recalls = [len(a & b) / len(b) if b else 1.0 for a, b in zip(found, wanted, strict=True)]
    precisions = [len(a & b) / len(a) if a else 1.0 for a, b in zip(found, wanted, strict=True)]
    return statistics.mean(recalls), statistics.mean(precisions)


def _times(took: Iterable[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    listed = sorted(took)
    return statistics.median(listed), listed[min(len(listed) - 1, int(0.95 * len(listed)))]


if __name__ == "__main__":
    main()
