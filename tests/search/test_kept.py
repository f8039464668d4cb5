"""What lies in the cache instead of the memory: the files of an index, and what processes share."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from generator.cache import Cache
from generator.pipeline import anywhere, build
from generator.processes import elsewhere
from generator.publish.files import write_files
from generator.search.tokens import Column

TEXT = "核安全\n\n1. 会议欢迎机构的工作。\n\n2. 会议重申各国的责任。\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "corpus/documents").mkdir(parents=True)
    (tmp_path / "corpus/documents/a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def written(project: Path, cache: Cache, name: str) -> dict[str, bytes]:
    """The files of the search as a build writes them."""
    folder = project / name
    write_files(build(project, "zh", cache).outputs, folder, project)
    files = (path for path in (folder / "search").rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("torn", [None, b"", b"torn"])
def test_an_index_whose_files_are_gone_or_torn_is_made_anew(project: Path, torn: bytes | None) -> None:
    expected = written(project, Cache(None), "without")
    cache = Cache(project / ".cache")
    assert written(project, cache, "cold") == expected
    assert written(project, cache, "warm") == expected
    kept = [path for path in (project / ".cache/files").rglob("*") if path.is_file()]
    assert kept
    for path in kept:
        path.unlink() if torn is None else path.write_bytes(torn)
    assert written(project, cache, "again") == expected


def test_what_a_work_brings_along_is_shared(tmp_path: Path) -> None:
    numbers = np.arange(1000, dtype=np.uint32)
    work = partial(added, numbers, np.zeros(0, np.uint32))
    expected = [added(numbers, numbers[:0], at) for at in range(40)]
    with ProcessPoolExecutor(2) as pool:
        assert list(elsewhere(work, range(40), pool, tmp_path)) == expected
        assert list(anywhere(work, range(40), pool, None)) == expected
    assert list(tmp_path.iterdir()) == []


def added(numbers: Column, none: Column, at: int) -> int:
    return int(numbers[at] + none.sum())


def test_the_arrays_are_not_sent_with_each_item(tmp_path: Path) -> None:
    """They are big, and there are many items."""
    sent: list[int] = []

    class Counted(Executor):
        def submit(self, work: Callable[..., Any], /, *given: Any, **_: Any) -> Future[Any]:
            sent.append(len(pickle.dumps((work, given))))
            done: Future[Any] = Future()
            done.set_result(work(*given))
            return done

    numbers = np.arange(1_000_000, dtype=np.uint32)
    assert list(elsewhere(partial(added, numbers, numbers[:0]), range(3), Counted(), tmp_path)) == [0, 1, 2]
    assert max(sent) < 2_000
