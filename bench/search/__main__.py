"""What search finds and costs, beside what a site would use instead, and a linear scan as the truth.

    python -m bench.search [--all] [--foreign N] [--aside DIR [--as-is]] [--only ours]

The Chinese resolutions of the archive, or with `--all` those in six languages. Four hundred queries, always the same: a
hundred names of the registry, two hundred random pieces of Chinese of 1, 2, 4 and 8 characters, phrases of one to five
words in the other languages, and two words of one paragraph. The truth is a linear scan over all texts, folded alike.

Ours is compared paragraph by paragraph; the others answer with pages, and are compared by pages: those that have all
phrases of a query, be it in one paragraph, in several or in the title. `--foreign N` gives Material so many documents
of each language, for what it does not manage; its truth is that of these documents. Seconds of processors are those of
all processes together: they tell more than a clock where a machine is busy.
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
from bench.search.browser import over_the_wire
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
    parser.add_argument("--foreign", type=int, default=100_000, help="documents of a language for Material")
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
    truth, pages = _truth(by_language, listed)
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
        _print_others(by_language, listed, truth, pages, foreign, aside / f"others-{name}", built, by_browser)
    say(f"load of the machine {os.getloadavg()[0]:.1f}")


def _truth(by_language: dict[str, list[Searched]], listed: list[Query]) -> tuple[Units, list[others.Pages]]:
    """Every unit of any language that has all phrases of a query, and every page."""
    found: Units = [set() for _ in listed]
    pages: list[others.Pages] = [set() for _ in listed]
    for code, texts in by_language.items():
        say(f"scanning {code}")
        scan = Scan(code, texts)
        slugs = {each.key: each.document.slug for each in keyed(texts)}
        for number, query in enumerate(listed):
            units = [scan.find(phrase) for phrase in query.phrases]
            found[number] |= {place for place in set.intersection(*units) if place[2]}
            keys = [{key for _, key, _ in each} for each in units]
            pages[number] |= {(code, slugs[key]) for key in set.intersection(*keys)}
    return found, pages


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
    head = (
        "queries | recall | precision | KB, median | 95% | most | files | KB in all | cold, ms | 95% | warm, ms | 95%"
    )
    print(f"| quoted | {head} | Node, ms | 95% |")
    print("| --- |" + " ---: |" * 14)
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
        sizes = [answer["first"] / 1024 for answer in answers]
        whole = statistics.median(answer["bytes"] / 1024 for answer in answers)
        files = statistics.median(answer["files"] for answer in answers)
        times = [_times(answer[of] for answer in answers) for of in ("cold", "warm")]
        times.append(_times(node[number]["warm"] for number in some if "error" not in node[number]))
        row = (
            kind or "all", len(some), f"{recall:.4f}", f"{precision:.4f}", *(f"{size:.0f}" for size in _times(sizes)),
            f"{max(sizes):.0f}", f"{files:.0f}", f"{whole:.0f}", *(f"{value:.0f}" for pair in times for value in pair),
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
    for of, unit, aim in (("first", "bytes", 300_000), ("warm", "ms warm", 200)):
        over = sorted(
            (number for number in some if browser[number].get(of, 0) > aim), key=lambda one: -browser[one][of]
        )
        say(f"{len(over)} of {len(some)} take more than {aim} {unit}")
        for number in over[:12]:
            answer = browser[number]
            took, count = f"{answer[of]:.0f} {unit}", len(truth[number])
            say(f"  {took}, {answer['files']} files, {count} found: {listed[number].quoted}")


def _print_others(
    by_language: dict[str, list[Searched]], listed: list[Query], truth: Units, pages: list[others.Pages],
    foreign: int, aside: Path, built: dict[str, Any], browser: list[Any],
) -> None:  # fmt: skip
    every = [one for texts in by_language.values() for one in texts]
    some = [one for texts in by_language.values() for one in texts[:foreign]]
    slugs = {(one.language, one.slug) for one in some}
    of_some = [each & slugs for each in pages]
    own = [{one for one in each if one[0] == query.language} for each, query in zip(pages, listed, strict=True)]
    rows: list[tuple[str, int, others.Answered | str, list[others.Pages]]] = []
    rows.append(("Loccit, quoted", len(every), *_ours_by_pages(by_language, truth, built, browser)))
    for name, quoted in (("Pagefind, plain", False), ("Pagefind, quoted", True)):
        say(name)
        answered = others.pagefind_search(every, listed, quoted, aside / "pagefind")
        rows.append((name, len(every), answered, own))
    for name, quoted in (("Material, plain", False), ("Material, quoted", True)):
        say(name)
        asked = [query.quoted if quoted else query.plain for query in listed]
        rows.append((name, len(some), others.material_search(some, asked, aside / f"material-{len(some)}"), of_some))
    print("By pages, each tool's against those of a linear scan:\n")
    head = "documents | recall | precision | index, MB | first answer, KB | warm, ms | 95%"
    print(f"| tool | {head} | build, s | processors, s | M characters a second of one | |")
    print("| --- |" + " ---: |" * 10 + " --- |")
    for name, count, answered, wanted in rows:
        if isinstance(answered, str):
            print(f"| {name} | {count} |" + " |" * 9 + f" {answered} |")
            continue
        recall, precision = _exactness(answered.pages, wanted)
        middle, most = _times(answered.warm)
        row = (
            f"{count}", f"{recall:.3f}", f"{precision:.3f}", f"{answered.size / MB:.0f}",
            f"{answered.first / 1024:.0f}", f"{middle:.0f}", f"{most:.0f}", f"{answered.build:.0f}",
            f"{answered.processors:.0f}", f"{answered.characters / answered.processors / 1e6:.2f}", answered.remark,
        )  # fmt: skip
        print(f"| {name} |", " | ".join(row), "|")
    kinds = list(dict.fromkeys(query.kind for query in listed))
    print("\n| recall, precision |", " | ".join(kinds), "|")
    print("| --- |" + " ---: |" * len(kinds))
    for name, _, answered, wanted in rows:
        if not isinstance(answered, str):
            of_kinds = [[number for number, query in enumerate(listed) if query.kind == kind] for kind in kinds]
            both = [_exactness([answered.pages[one] for one in numbers], [wanted[one] for one in numbers])
                    for numbers in of_kinds]  # fmt: skip
            print(f"| {name} |", " | ".join(f"{recall:.2f}, {precision:.2f}" for recall, precision in both), "|")


def _ours_by_pages(
    by_language: dict[str, list[Searched]], truth: Units, built: dict[str, Any], browser: list[Any]
) -> tuple[others.Answered, list[others.Pages]]:
    """Ours in the measures of the others, and the pages of all paragraphs that it is to find."""
    slugs = {(code, each.key): each.document.slug for code, texts in by_language.items() for each in keyed(texts)}
    found = [{(code, slugs[code, key]) for code, key, _ in answer.get("hits", ())} for answer in browser]
    wanted = [{(code, slugs[code, key]) for code, key, _ in units} for units in truth]
    languages = built["languages"].values()
    scripts = sum(map(over_the_wire, ours.SCRIPTS.glob("*.js")))
    answers = [answer for answer in browser if "error" not in answer]
    first = scripts + statistics.median(answer["first"] for answer in answers)
    characters, cold, worked = (sum(one[of] for one in languages) for of in ("characters", "cold", "processors"))
    size, warm = sum(built["sizes"].values()), [answer["warm"] for answer in answers]
    return others.Answered(characters, cold, worked, size, first, found, warm), wanted


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
