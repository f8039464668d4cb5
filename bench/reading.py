"""How fast files become documents, beside what merely opens the same files, in one run and in turn.

    python -m bench.reading --files 40 --rounds 3

PDF beside pdfplumber's `extract_words` on the same pages (install pdfplumber to see it), Word and XML beside lxml that
merely parses the same parts.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import statistics
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from bench.corpora import UNXML
from bench.structure import SAMPLES, from_archive
from generator.parse import parse
from generator.read import read_document

Work = Callable[[Path], object]


def ours(path: Path) -> object:
    """From file to Document."""
    source, _ = read_document(path, path.name)
    return parse(source) if source else None


def pdfplumber_words(path: Path) -> object:
    """What most Python programs do to a PDF."""
    pdfplumber = importlib.import_module("pdfplumber")
    with pdfplumber.open(path) as pdf:
        return [page.extract_words() for page in pdf.pages]


def lxml_parts(path: Path) -> object:
    """The parts of a Word file, parsed and nothing more."""
    with zipfile.ZipFile(path) as archive:
        return [etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")]


def lxml_file(path: Path) -> object:
    return etree.fromstring(path.read_bytes(), etree.XMLParser(recover=True))


def seconds(work: Work, paths: list[Path]) -> float:
    begun = time.perf_counter()
    for path in paths:
        work(path)
    return time.perf_counter() - begun


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--files", type=int, default=40)
    reader.add_argument("--rounds", type=int, default=3)
    options = reader.parse_args()
    print("| format | files | ours, s | beside it | its, s | ours is so many times as fast |")
    print("| --- | ---: | ---: | --- | ---: | ---: |")
    with tempfile.TemporaryDirectory() as aside:
        folder = from_archive(SAMPLES, UNXML, Path(aside)) if UNXML.is_file() else Path(aside)
        beside: list[tuple[str, Path, str, Work]] = [
            ("pdf", SAMPLES, "pdfplumber.extract_words", pdfplumber_words),
            ("docx", SAMPLES, "lxml parsing its parts", lxml_parts),
            ("xml", folder, "lxml parsing it", lxml_file),
        ]
        for ending, where, name, other in beside:
            if other is pdfplumber_words and importlib.util.find_spec("pdfplumber") is None:
                print(f"| {ending} | | | {name}: not installed | | |")
                continue
            paths = sorted(where.glob(f"*.{ending}"))[: options.files]
            rounds = [(seconds(ours, paths), seconds(other, paths)) for _ in range(options.rounds)]
            mine, theirs = (statistics.median(times) for times in zip(*rounds, strict=True))
            ratio = statistics.median(b / a for a, b in rounds)
            print(f"| {ending} | {len(paths)} | {mine:.2f} | {name} | {theirs:.2f} | {ratio:.2f} |")
        texts = sorted(SAMPLES.glob("*.txt"))[: options.files]
        mine = statistics.median(seconds(ours, texts) for _ in range(options.rounds))
        print(f"| txt | {len(texts)} | {mine:.2f} | | | |")


if __name__ == "__main__":
    main()
