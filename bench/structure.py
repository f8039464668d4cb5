"""How well documents are read: paragraphs, footnotes and metadata, against documents whose structure is known.

    python -m bench.structure [--format txt|docx|pdf|xml] [--show N] [--language zh] [FOLDER]

A folder holds `NAME.txt` (or `.docx`, `.pdf`) beside `NAME.truth.json`; for xml, the same documents are taken out of
the UN's own archive. Paragraphs count as found where label and text are both exact;
headings and the opening formula are not scored, since the truth marks them sparsely. `pdftotext` drops hyphens, and
now and then a comma, at a line's end; the column `less marks` is the same figure with hyphens and commas left out on
both sides, and shows what the parser can still do about the rest. Where FOLDER is absent, the benchmark says so and
ends well.
"""

from __future__ import annotations

import argparse
import json
import re
import tarfile
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.corpora import UNXML
from generator.languages.numbering import labels_at
from generator.model import Document
from generator.parse import parse
from generator.read import read_document

SAMPLES = Path("../shared/samples")
_CODES = {"zho": "zh", "eng": "en", "fra": "fr", "spa": "es", "rus": "ru", "ara": "ar"}
"""ISO 639-2, as the truth has them, to ISO 639-1."""
_FOLDERS = {"zho": "Chinese", "eng": "English", "fra": "French", "spa": "Spanish", "rus": "Russian", "ara": "Arabic"}
"""Where the UN's archive keeps each language; file names end in the first letter."""
_OF_ARCHIVE = re.compile(r"(?P<folder>\w+)/(?P<number>(?:A_RES_)?[\w-]+?_\d+)(?:[_-]\d*)?-?[ACEFRS]\.xml")
"""Chinese/75_193_C.xml, Chinese/A_RES_76_10-2117757C.xml"""
_FIELDS = ("symbol", "title", "language", "date")
_PARAGRAPHS = ("paragraph", "preamble", "item", "text", "quote")
_DROPPED = str.maketrans("", "", "-–,、")
"""Marks that extraction loses at line ends."""
Pair = tuple[str, str]


@dataclass
class Score:
    """Counts of one language."""

    documents: int = 0
    characters: int = 0
    seconds: float = 0.0
    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    true: Counter[str] = field(default_factory=Counter)

    def f1(self, what: str) -> float:
        both = self.found[what] + self.true[what]
        return 2 * self.right[what] / both if both else 1.0

    def share(self, what: str) -> float:
        return self.right[what] / self.documents if self.documents else 1.0


def plain(text: str) -> str:
    """The text as it is compared: NFKC, without white space and soft hyphens.

    >>> plain("第 5 段\u00ad（ａ）co\u2010op")
    '第5段(a)co-op'
    """
    kept = unicodedata.normalize("NFKC", text).replace("\u00ad", "").replace("\u2010", "-")
    return "".join(kept.split())


def pair(label: str | None, text: str) -> Pair:
    """A block as it is compared. A label that the truth left in the text is taken out of it first."""
    if not label and (readings := labels_at(text.strip())):
        label = readings[0].printed
        text = text.strip()[len(label) :]
    return plain(label or "").rstrip("."), plain(text)


def less_marks(pairs: Counter[Pair]) -> Counter[Pair]:
    """The same blocks without the marks that extraction loses."""
    less: Counter[Pair] = Counter()
    for (label, text), count in pairs.items():
        less[label, text.translate(_DROPPED)] += count
    return less


def true_pairs(truth: dict[str, Any]) -> Iterator[tuple[str, Pair]]:
    """Paragraphs and notes of the truth."""
    for block in truth["blocks"]:
        if block["kind"] in ("preamble", "paragraph"):
            yield "paragraphs", pair(block["label"], block["text"])
    for note in truth["footnotes"]:
        yield "footnotes", (plain(note["marker"]), plain(note["text"]))


def found_pairs(document: Document, truth: dict[str, Any]) -> Iterator[tuple[str, Pair]]:
    """Paragraphs and notes of the parsed document, without what the truth does not score."""
    unscored = {plain(b["text"]) for b in truth["blocks"] if b["kind"] not in ("preamble", "paragraph")}
    for block in document.walk():
        if block.kind in _PARAGRAPHS and plain(block.text) not in unscored:
            yield "paragraphs", pair(block.label, block.text)
    for note in document.footnotes:
        yield "footnotes", (plain(note.marker), plain(note.text))


def metadata(document: Document) -> dict[str, str | None]:
    return {
        "symbol": document.symbol,
        "title": document.title,
        "language": document.language,
        "date": document.metadata.date,
    }


def compare(score: Score, path: Path, truth: dict[str, Any]) -> list[str]:
    """Add one document to the score; the disagreements, a line each."""
    begun = time.perf_counter()
    source, _ = read_document(path, path.name)
    score.documents += 1
    if source is None:
        score.true["paragraphs"] += len(truth["blocks"])
        return ["- the whole document: it was refused"]
    document, _ = parse(source)
    score.seconds += time.perf_counter() - begun
    score.characters += len(source.text)
    lines: list[str] = []
    trues, founds = list(true_pairs(truth)), list(found_pairs(document, truth))
    for what in ("paragraphs", "footnotes"):
        wanted = Counter(item for kind, item in trues if kind == what)
        got = Counter(item for kind, item in founds if kind == what)
        score.true[what] += wanted.total()
        score.found[what] += got.total()
        score.right[what] += (wanted & got).total()
        if what == "paragraphs":
            score.right["less"] += (less_marks(wanted) & less_marks(got)).total()
            score.true["less"] += wanted.total()
            score.found["less"] += got.total()
        lines += [f"- {what[:-1]} {_shown(item)}" for item in (wanted - got).elements()]
        lines += [f"+ {what[:-1]} {_shown(item)}" for item in (got - wanted).elements()]
    said = metadata(document)
    for name in _FIELDS:
        wish = _CODES.get(truth[name], truth[name]) if name == "language" else truth[name]
        if plain(said[name] or "") == plain(wish or ""):
            score.right[name] += 1
        else:
            lines += [f"- {name} {wish!r}", f"+ {name} {said[name]!r}"]
    return lines


def _shown(item: Pair) -> str:
    label, text = item
    cut = text if len(text) <= 160 else f"{text[:80]} … {text[-70:]} ({len(text)})"
    return f"[{label}] {cut}"


def samples(folder: Path, ending: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every document of a format that has a truth beside it."""
    for truth in sorted(folder.glob("*.truth.json")):
        path = truth.with_name(truth.name.replace(".truth.json", f".{ending}"))
        if path.exists():
            yield path, json.loads(truth.read_text(encoding="utf-8"))


def from_archive(folder: Path, archive: Path, aside: Path) -> Path:
    """A folder with the XML of the documents whose truth lies in `folder`, taken out of the archive."""
    wanted = {truth.name.removesuffix(".truth.json"): truth for truth in folder.glob("*.truth.json")}
    codes = {name: code for code, name in _FOLDERS.items()}
    with tarfile.open(archive) as files:
        for member in files:
            name = member.name.partition("/")[2]
            found = _OF_ARCHIVE.fullmatch(name)
            if not found or found["folder"] not in codes:
                continue
            number = found["number"] if found["number"].startswith("A_RES") else f"A_RES_{found['number']}"
            truth = wanted.get(f"{number}.{codes[found['folder']]}")
            data = files.extractfile(member) if truth else None
            if truth and data:
                (aside / truth.name.replace(".truth.json", ".xml")).write_bytes(data.read())
                (aside / truth.name).write_bytes(truth.read_bytes())
    return aside


def table(scores: dict[str, Score]) -> str:
    """The figures, a language a line."""
    head = ("paragraphs", "less marks", " footnotes", *(f"{name:>8}" for name in _FIELDS), "s per Mchar")
    lines = ["  ".join(("language", "files", *head))]
    for code, score in sorted(scores.items()):
        rate = score.seconds / score.characters * 1e6 if score.characters else 0.0
        figures = [f"{score.f1(what):10.4f}" for what in ("paragraphs", "less", "footnotes")]
        shares = [f"{score.share(name):8.3f}" for name in _FIELDS]
        lines.append("  ".join([f"{code:8}", f"{score.documents:5}", *figures, *shares, f"{rate:10.2f}"]))
    return "\n".join(lines)


def run(folder: Path, ending: str, show: int, languages: Iterable[str]) -> dict[str, Score]:
    """Score every sample of the folder, in all languages or in some."""
    wanted = set(languages)
    scores: dict[str, Score] = {}
    for path, truth in samples(folder, ending):
        code = _CODES.get(truth["language"], truth["language"])
        if wanted and code not in wanted:
            continue
        for line in compare(scores.setdefault(code, Score()), path, truth):
            if show > 0:
                print(f"{path.name}: {line}")
                show -= 1
    return scores


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("folder", nargs="?", type=Path, default=SAMPLES)
    reader.add_argument("--format", choices=("txt", "docx", "pdf", "xml"), default="txt")
    reader.add_argument("--archive", type=Path, default=UNXML, help="the UN's XML, for --format xml")
    reader.add_argument("--show", type=int, default=0, metavar="N", help="print the first N disagreements")
    reader.add_argument("--language", action="append", default=[], metavar="CODE", help="only these languages")
    options = reader.parse_args()
    with tempfile.TemporaryDirectory() as aside:
        folder = options.folder
        if options.format == "xml" and options.archive.is_file():
            folder = from_archive(folder, options.archive, Path(aside))
        if not any(True for _ in samples(folder, options.format)):
            print(f"{folder}: no samples there; give the folder that holds *.{options.format} beside *.truth.json")
            return
        print(table(run(folder, options.format, options.show, options.language)))


if __name__ == "__main__":
    main()
