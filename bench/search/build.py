"""The index of documents that lie ready, built in two processes, and what that took.

`bench.search` runs it in a process of its own, so that the memory is that of the building alone.

    python -m bench.search.build DOCUMENTS INDEX
"""

from __future__ import annotations

import contextlib
import json
import logging
import multiprocessing
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import jieba
import msgspec

from generator.model import Library, Searched
from generator.pipeline import anywhere
from generator.read.registry import read_registry
from generator.render.searched import meanings
from generator.search import Part, files_of, index_of, whole_of, without_files
from generator.search.lexicon import chinese_words

PROCESSES = 2


class Memory(threading.Thread):
    """The most that this process and its children took together, what they share counted once."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most: list[int] = [0]
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.wait(0.25):
            self.most = max(self.most, [_kilobytes(pid) for pid in _processes()], key=sum)


def _processes() -> list[int]:
    return [os.getpid(), *(child.pid for child in multiprocessing.active_children() if child.pid)]


def seconds_of_processors() -> float:
    """What all processes have worked so far; it tells more than a clock where a machine is busy with other things."""
    worked = 0
    for pid in _processes():
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        worked += int(fields[11]) + int(fields[12])
    return worked / os.sysconf("SC_CLK_TCK")


def _kilobytes(pid: int) -> int:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def _given(documents: list[Searched], without: Searched | None = None) -> Iterator[Searched]:
    """The documents, which are let go."""
    while documents:
        one = documents.pop()
        if one is not without:
            yield one


def documents_in(folder: Path, name: str = "*") -> Iterator[tuple[str, list[Searched]]]:
    """Languages with their documents, one at a time."""
    for file in sorted(folder.glob(f"{name}.msgpack")):
        yield file.stem, msgspec.msgpack.decode(file.read_bytes(), type=list[Searched])


class Written:
    """Files written below a folder, how long that took, and the bytes of each kind."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seconds = 0.0
        self.sizes: dict[str, int] = {}

    def add(self, files: Iterable[tuple[str, bytes]]) -> None:
        begun = time.perf_counter()
        for path, content in files:
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_bytes(content)
            kind = path.rpartition(".")[2]
            self.sizes[kind] = self.sizes.get(kind, 0) + len(content)
        self.seconds += time.perf_counter() - begun


def main() -> None:
    """Builds cold, and once more with a document added to each language in turn; prints the figures as JSON."""
    folder, out = map(Path, sys.argv[1:])
    jieba.setLogLevel(logging.WARNING)
    entities, _ = read_registry(Path("corpus/registry"), "corpus/registry")
    named = list(meanings(Library((), entities, {})))
    names = [name for one in named for name in one.names]
    memory = Memory()
    made: dict[str, Any] = {"languages": {}}
    with ProcessPoolExecutor(1) as alone:
        alone.submit(int).result()
        worked = seconds_of_processors()
        alone.submit(chinese_words, ("", "", tuple(names))).result()
        made["jieba"] = seconds_of_processors() - worked  # its own dictionary and our names, and nothing found
    shutil.rmtree(out, ignore_errors=True)
    written = Written(out)
    with tempfile.TemporaryDirectory() as kept, ProcessPoolExecutor(PROCESSES) as pool:
        pool.submit(int).result()  # as in a build, the processes begin before there are documents
        memory.start()
        parts: list[Part] = []
        for language, documents in documents_in(folder):
            print(f"  index: {language}", file=sys.stderr)
            last = max(documents, key=lambda one: (one.date or "", one.slug))
            said = {
                "documents": len(documents),
                "characters": sum(len(unit.text) for one in documents for unit in one.units),
            }
            each = partial(anywhere, pool=pool, folder=Path(kept))
            begun, worked = time.perf_counter(), seconds_of_processors()
            index_of(language, _given(documents, last), names, each)
            before, worked_before = time.perf_counter() - begun, seconds_of_processors() - worked
            again = next(documents_in(folder, language))[1]
            begun, worked = time.perf_counter(), seconds_of_processors()
            part = index_of(language, _given(again), names, each)
            made["languages"][language] = said | {
                "units": part.units,
                "cold": before,
                "added": time.perf_counter() - begun,
                "processors": worked_before,
                "processors added": seconds_of_processors() - worked,
            }
            written.add(files_of(part))
            parts.append(without_files(part))  # as a build has it: the files of a finished language are not in memory
            del part
            print(f"    so far at most {[kilobytes >> 10 for kilobytes in memory.most]} MB", file=sys.stderr)
        written.add(whole_of(parts, named, {"facets": [], "values": {}}))
        memory.done.set()
    made |= {"writing": written.seconds, "sizes": written.sizes}
    made["peak"] = [kilobytes * 1024 for kilobytes in memory.most]
    print(json.dumps(made))


if __name__ == "__main__":
    main()
