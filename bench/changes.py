"""What a change of the citation rules gained, lost and led elsewhere: over the corpus and a sample of the UN's archive.

    python -m bench.changes [--accept]

Every citation of these documents is kept in `labels/citations.tsv` as it was last accepted. The command prints how the
present rules differ, and with `--accept` keeps what they say now. Where the archive is absent, only the corpus is
compared.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.corpora import UNXML
from bench.links import documents
from bench.references import LANGUAGES, knowledge, read
from generator.link.knowledge import Knowledge
from generator.model import Document

KEPT = Path(__file__).parent / "labels" / "citations.tsv"
EVERY = 130
"""Ten documents a language."""
CORPUS = "corpus"
Place = tuple[str, str, str, str]
"""Sample, document, anchor, words with their place in the text."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accept", action="store_true", help="keep what the rules say now")
    asked = parser.parse_args()
    project = Path(__file__).parent.parent
    now = dict(citations(project))
    before = dict(_kept())
    if not UNXML.is_file():
        before = {place: target for place, target in before.items() if place[0] == CORPUS}
        print(f"{UNXML} is not here: only the corpus is compared.")
    for line in differences(before, now):
        print(line)
    if asked.accept:
        rows = ("\t".join((*place, target)) for place, target in sorted(now.items()))
        KEPT.write_text("sample\tdocument\tanchor\twords\ttargets\n" + "\n".join(rows) + "\n", encoding="utf-8")


def differences(before: dict[Place, str], now: dict[Place, str]) -> Iterator[str]:
    """One line a change, and how many of each kind."""
    gained = [place for place in now if place not in before]
    lost = [place for place in before if place not in now]
    retargeted = [place for place in now if place in before and before[place] != now[place]]
    for name, places in (("gained", gained), ("lost", lost), ("retargeted", retargeted)):
        for place in places:
            was, is_now = before.get(place, ""), now.get(place, "")
            yield f"{name}: {' '.join(place)}: {was}{' → ' if was and is_now else ''}{is_now}"
    yield f"{len(now)} citations: {len(gained)} gained, {len(lost)} lost, {len(retargeted)} retargeted"


def citations(project: Path) -> Iterator[tuple[Place, str]]:
    """Every citation of the corpus and of the sample."""
    known = knowledge(project)
    for path in sorted((project / "corpus" / "documents").iterdir()):
        if path.suffix != ".yml" and (document := read(path, known)) is not None:
            yield from _of_document(CORPUS, document.slug, document)
    if UNXML.is_file():
        yield from _of_archive(known)


def _of_archive(known: Knowledge) -> Iterator[tuple[Place, str]]:
    with tempfile.TemporaryDirectory() as folder:
        for language in LANGUAGES:
            for name, content in documents(UNXML, language, EVERY):
                path = Path(folder) / Path(name).name.replace(" ", "_")
                path.write_bytes(content)
                if (document := read(path, known)) is not None:
                    yield from _of_document(language, path.stem, document)


def _of_document(sample: str, name: str, document: Document) -> Iterator[tuple[Place, str]]:
    for unit in document.units():
        targets: dict[str, list[str]] = {}
        for one in unit.references:
            words = f"{one.start} {' '.join(one.text.split())}"
            targets.setdefault(words, []).append(one.target or f"? {one.reason}")
        for words, found in targets.items():
            yield (sample, name, unit.anchor, words), " ".join(found)


def _kept() -> Iterable[tuple[Place, str]]:
    if not KEPT.is_file():
        return
    for line in KEPT.read_text(encoding="utf-8").splitlines()[1:]:
        sample, document, anchor, words, targets = line.split("\t")
        yield (sample, document, anchor, words), targets


if __name__ == "__main__":
    main()
