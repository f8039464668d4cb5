"""Work that other processes do: item by item, in the order of the items, and with few of them on the way.

The arrays that a work brings along for all items, the tokens of a language, are not sent with each of them: they lie
in a file, and all processes look into the same memory.
"""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from functools import partial
from mmap import ACCESS_READ, mmap
from os import cpu_count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

AHEAD = 4 * (cpu_count() or 1)
"""Pieces that are handed over before the first is done: enough for all processes, few enough for the memory."""

_ALIGNED = 64
"""A column begins at a multiple of so many bytes."""

Item = TypeVar("Item")
Done = TypeVar("Done")


def elsewhere(
    work: Callable[[Item], Done], items: Iterable[Item], pool: Executor, folder: Path | None
) -> Iterator[Done]:
    """The work on each item, in the order of the items; what they share is laid in the folder meanwhile."""
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder, prefix="shared-") as aside:
        work = _laid_aside(work, Path(aside, "columns"))
        waiting: deque[Future[Done]] = deque()
        for item in items:
            waiting.append(pool.submit(work, item))
            del item  # the future has it as long as it is wanted
            if len(waiting) > AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _laid_aside(work: Callable[[Item], Done], file: Path) -> Callable[[Item], Done]:
    """The work without the arrays that it brings along, which are in the file."""
    columns: list[pickle.PickleBuffer] = []
    said = pickle.dumps(work, protocol=5, buffer_callback=columns.append)
    if not columns:
        return work
    spans: list[tuple[int, int]] = []
    with file.open("wb") as written:
        for one in columns:
            begin = written.tell()
            spans.append((begin, begin + written.write(one.raw())))
            written.write(bytes(_ALIGNED - spans[-1][1] % _ALIGNED))  # no file is empty
    return partial(_taken_up, file, said, tuple(spans))


def _taken_up(file: Path, said: bytes, spans: tuple[tuple[int, int], ...], item: Any) -> Any:
    """The work on an item, with its arrays as they lie in the file."""
    with file.open("rb") as laid:
        content = memoryview(mmap(laid.fileno(), 0, access=ACCESS_READ))
    return pickle.loads(said, buffers=[content[begin:end] for begin, end in spans])(item)
