"""The stages in their order, and how a build runs them: each document by itself, cached, on any executor; then once
over all of them.

A cold and an incremental build give the same: the cache only spares work whose inputs did not change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import lru_cache, partial
from itertools import accumulate, pairwise
from os import cpu_count
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec
from msgspec import Struct

from generator.addresses import version_pages
from generator.cache import Cache, code_key, key_of
from generator.issues import Issue
from generator.link import link
from generator.link.asked.catalogue import Catalogue
from generator.link.knowledge import Knowledge
from generator.link.marking import mark_and_report
from generator.link.targets import lead
from generator.model import Changes, Document, Entity, Library, Lock, Output, Searched
from generator.parse import parse
from generator.processes import elsewhere
from generator.publish.files import write_files
from generator.published import settle, tombstones
from generator.read import read_document
from generator.read.corpus import Corpus, read_corpus
from generator.render import Crossing, Place, crossings, render_document, render_library
from generator.render.data import render_addresses
from generator.render.searched import meanings, search_labels, searched, suggestions
from generator.render.submitted import Whose
from generator.render.words import words as interface_words
from generator.search import Batch, Each, Part, batch_of, files_of, index_of, whole_of, without_files

STOPPING = ("anchor-vanished", "document-vanished", "language-vanished", "moved-nowhere", "ledger-", "lock-")
"""How the kinds of issues begin after which nothing may be published: an address or a character would be lost."""

FEW = 12
"""So few documents are done before a second process has started."""

AT_A_TIME = 128
"""Documents that are read ahead where only one at a time is looked at."""

Item = TypeVar("Item")
Done = TypeVar("Done")
Progress = Callable[[str, int, int], None]
"""Told the stage, how many are done, and of how many."""


class Built(Struct, frozen=True):
    """What a build made, before anything is written."""

    library: Library
    outputs: tuple[Output, ...]
    locks: tuple[Lock, ...]
    changes: tuple[Changes, ...]
    issues: tuple[Issue, ...]

    @property
    def stopping(self) -> tuple[Issue, ...]:
        """The issues after which nothing may be published."""
        return tuple(issue for issue in self.issues if issue.kind.startswith(STOPPING) and issue.severity == "error")


def build(
    project: Path, language: str, cache: Cache, executor: Executor | None = None, progress: Progress | None = None
) -> Built:
    """Everything from the corpus of a project to the files of its site."""
    tell = progress or (_tell_nobody)
    corpus, issues = read_corpus(project / "corpus", project)
    entities_key = keep_entities(corpus.entities, cache)
    with _executor(executor, len(corpus.documents)) as pool:
        library, read, more = _linked(corpus, project, language, entities_key, cache, pool, tell)
        doubts = {document.file: found for document, found in read if document is not None}
        crossing = crossings(library, language)
        places = [_place(document, library, language, entities_key, crossing) for document in library.documents]
        rendering = partial(_rendered, entities_key=entities_key, folder=cache.folder)
        work_on = [
            (document, place, doubts[document.file]) for document, place in zip(library.documents, places, strict=True)
        ]
        pages = list(_each("render", rendering, work_on, pool, tell))
        overall = render_library(library, language)
        index = list(_indexed(library, language, cache, pool, tell))
    locks, changes, lock_issues = settle(library, corpus)
    outputs = [output for made in pages for output in made]
    outputs += overall
    outputs.append(render_addresses(catalogue_of(library, language).book()))
    outputs += index
    outputs += tombstones(library, corpus, language)
    found = (*issues, *(issue for _, each in read for issue in each), *more, *lock_issues)
    return Built(library, tuple(outputs), locks, changes, found)


def library_of(project: Path, language: str, cache: Cache, progress: Progress | None = None) -> Library:
    """The documents of a project, linked; nothing is rendered."""
    corpus, _ = read_corpus(project / "corpus", project)
    entities_key = keep_entities(corpus.entities, cache)
    with _executor(None, len(corpus.documents)) as pool:
        return _linked(corpus, project, language, entities_key, cache, pool, progress or _tell_nobody)[0]


def documents_in(
    project: Path, cache: Cache, progress: Progress | None = None
) -> Iterator[tuple[Document | None, tuple[Issue, ...]]]:
    """The documents of a project one after another, marked but not linked; few are in memory at a time."""
    corpus, _ = read_corpus(project / "corpus", project)
    entities_key = keep_entities(corpus.entities, cache)
    work = partial(document_of, project=project, entities_key=entities_key, folder=cache.folder)
    files, tell = corpus.documents, progress or _tell_nobody
    with _executor(None, len(files)) as pool:
        for begin in range(0, len(files), AT_A_TIME):
            yield from _each("read", work, files[begin : begin + AT_A_TIME], pool, _tell_nobody)
            tell("read", min(begin + AT_A_TIME, len(files)), len(files))


def read_files(
    files: Sequence[Path], entities: dict[str, Entity], entities_key: str, language: str
) -> list[tuple[Document | None, tuple[Issue, ...]]]:
    """Documents wherever they lie, in their order; their references are led to addresses as if they were the corpus."""
    read = [document_of(file, Path(), entities_key, None) for file in files]
    documents = tuple(document for document, _ in read if document is not None)
    versions: dict[str, list[str]] = {}
    for document in documents:
        versions.setdefault(document.slug, []).append(document.language)
    pages = {slug: version_pages(slug, dict.fromkeys(codes), {}, language) for slug, codes in versions.items()}
    led = iter(lead(documents, entities, pages)[0])
    return [(None if document is None else next(led), issues) for document, issues in read]


def catalogue_of(library: Library, language: str) -> Catalogue:
    """What can be asked for on the site, in the interface's words."""
    words = interface_words(language)
    return Catalogue(
        library, language, {"cite": words["cite"], "targets": words["targets"] | {"separator": words["separator"]}}
    )


def _linked(
    corpus: Corpus, project: Path, language: str, entities_key: str, cache: Cache, pool: Executor | None, tell: Progress
) -> tuple[Library, list[tuple[Document | None, tuple[Issue, ...]]], tuple[Issue, ...]]:
    """The library, what reading each document gave, and what linking them found."""
    work = partial(document_of, project=project, entities_key=entities_key, folder=cache.folder)
    read = list(_each("read", work, corpus.documents, pool, tell))
    documents = [document for document, found in read if document is not None and _has_address(found)]
    library, issues = link(documents, corpus.entities, corpus.locks, language)
    return library, read, issues


def _tell_nobody(stage: str, done: int, total: int) -> None:  # the form of a Progress
    """Progress that nobody asked for."""


# --- one document ------------------------------------------------------------------------------------------


def document_of(
    path: Path, project: Path, entities_key: str, folder: Path | None
) -> tuple[Document | None, tuple[Issue, ...]]:
    """A document read, parsed and searched for names; from the cache where its inputs did not change."""
    beside = path.with_suffix(".yml")
    shown = path.relative_to(project).as_posix() if path.is_relative_to(project) else path.as_posix()
    try:
        inputs = path.read_bytes(), beside.read_bytes() if beside.is_file() else b""
    except OSError:
        inputs = b"", b""
    key = key_of(code_key(), shown, *inputs, entities_key)

    def made() -> tuple[Document | None, tuple[Issue, ...]]:
        source, issues = read_document(path, shown)
        if source is None:
            return None, issues
        parsed, more = parse(source)
        document, left = mark_and_report(parsed, _knowledge(folder, entities_key))
        return document, (*issues, *more, *left)

    return Cache(folder).kept("documents", key, tuple[Document | None, tuple[Issue, ...]], made)


def keep_entities(entities: dict[str, Entity], cache: Cache) -> str:
    """Put the registry where every process finds it; its key."""
    encoded = msgspec.msgpack.encode(entities, order="deterministic")
    key = key_of(encoded)
    if cache.folder is None:
        _MEMORY[key] = entities
    elif cache.get("registry", key) is None:
        cache.put("registry", key, encoded)
    return key


_MEMORY: dict[str, dict[str, Entity]] = {}
"""The registry of a build without a cache."""


@lru_cache(maxsize=2)
def _entities(folder: Path | None, key: str) -> dict[str, Entity]:
    if key in _MEMORY:
        return _MEMORY[key]
    encoded = Cache(folder).get("registry", key)
    return msgspec.msgpack.decode(encoded, type=dict[str, Entity]) if encoded else {}


@lru_cache(maxsize=2)
def _knowledge(folder: Path | None, key: str) -> Knowledge:
    return Knowledge(_entities(folder, key))


class _Where(Struct, frozen=True):
    """What of the rest of the library a document's page depends on."""

    page: str
    versions: tuple[tuple[str, str], ...]
    language: str
    entities_key: str
    crossing: Crossing


def _place(
    document: Document, library: Library, language: str, entities_key: str, crossing: dict[str, Crossing]
) -> _Where:
    others = tuple((code, page) for code, page in library.pages[document.slug].items() if code != document.language)
    page = library.page(document)
    return _Where(page, others, language, entities_key, crossing.get(page, Crossing()))


def _rendered(
    work: tuple[Document, _Where, tuple[Issue, ...]], entities_key: str, folder: Path | None
) -> tuple[Output, ...]:
    """The files of a document; from the cache where neither it nor its place changed."""
    document, where, issues = work
    key = key_of(code_key(), msgspec.msgpack.encode(work))

    def made() -> tuple[Output, ...]:
        place = Place(where.page, where.versions, _entities(folder, entities_key), where.language, where.crossing)
        return render_document(document, place, issues)

    return Cache(folder).kept("pages", key, tuple[Output, ...], made)


# --- all documents -----------------------------------------------------------------------------------------


def _has_address(issues: tuple[Issue, ...]) -> bool:
    """A document whose name makes no address is left out until its editor gives one."""
    return not any(issue.kind == "bad-slug" for issue in issues)


def _indexed(library: Library, language: str, cache: Cache, pool: Executor | None, tell: Progress) -> Iterator[Output]:
    """The search index, a language at a time: of one in which nothing changed it is in the cache."""
    words = interface_words(language)
    meant = tuple(meanings(library))
    names = tuple(name for meaning in meant for name in meaning.names)
    whose = Whose(library, words)
    each = partial(anywhere, pool=pool, folder=cache.folder)
    languages = sorted({document.language for document in library.documents})
    parts: list[Part] = []
    for code in languages:
        tell("search", len(parts), len(languages))
        documents = [searched(one, library, words, whose) for one in library.documents if one.language == code]
        part, files = _part(code, documents, names, cache, each)
        parts.append(part)
        yield from files
    tell("search", len(parts), len(languages))
    made = whole_of(parts, meant, search_labels(library, words, language), suggestions(library, words, language))
    yield from (Output(path, content) for path, content in made)


class _Laid(Struct, frozen=True, array_like=True):
    """The index of a language without its files, which lie in the cache one behind another."""

    part: Part
    files: tuple[tuple[str, int], ...]
    """Their paths and sizes."""


def _part(
    language: str, documents: list[Searched], names: tuple[str, ...], cache: Cache, each: Each
) -> tuple[Part, list[Output]]:
    """The index of a language without its files, and these; from the cache where neither its documents nor the names
    changed. The documents are let go as they are read, and the files lie in the cache: few of either are in memory."""
    texts = (key_of(msgspec.msgpack.encode(one)) for one in documents)
    key = key_of(code_key(), language, *texts, msgspec.msgpack.encode(names))

    def made() -> _Laid:
        part = index_of(language, _let_go(documents), names, each)
        cache.put("files", key, b"".join(content for _, content in part.files))
        return _Laid(without_files(part), tuple((path, len(content)) for path, content in files_of(part)))

    if cache.folder is None:
        part = index_of(language, documents, names, each)
        return without_files(part), [Output(path, content) for path, content in files_of(part)]
    laid = cache.kept("search", key, _Laid, made)
    ends = list(accumulate((size for _, size in laid.files), initial=0))
    there = cache.path("files", key).resolve()
    if not there.is_file() or there.stat().st_size != ends[-1]:
        laid = made()
    spans = zip(laid.files, pairwise(ends), strict=True)
    return laid.part, [Output(path, copy_of=there.as_posix(), span=span) for (path, _), span in spans]


def _let_go(documents: list[Searched]) -> Iterator[Searched]:
    while documents:
        yield documents.pop()


def anywhere(
    work: Callable[[Item], Done], items: Iterable[Item], pool: Executor | None, folder: Path | None
) -> Iterable[Done]:
    """The work on each item, in the order of the items, in any process; what a batch of documents gives is kept."""
    if work is batch_of:
        work = cast(Callable[[Item], Done], partial(_batch, folder=folder))
    return map(work, items) if pool is None else elsewhere(work, items, pool, folder)


def _batch(run: bytes, folder: Path | None) -> Batch:
    return Cache(folder).kept("batches", key_of(code_key(), run), Batch, lambda: batch_of(run))


@contextmanager
def _executor(given: Executor | None, documents: int) -> Iterator[Executor | None]:
    """The executor to use: the one given, none for a few documents, else a process a core."""
    if given is not None or documents <= FEW:
        yield given
        return
    with ProcessPoolExecutor(max_workers=cpu_count()) as pool:
        yield pool


def _each(
    stage: str, work: Callable[[Item], Done], items: Sequence[Item], pool: Executor | None, tell: Progress
) -> Iterator[Done]:
    """The work on each item, in the order of the items."""
    done: Iterable[Done] = map(work, items)
    if pool is not None:
        done = pool.map(work, items, chunksize=max(1, min(32, len(items) // 8)))
    tell(stage, 0, len(items))
    for count, result in enumerate(done, 1):
        tell(stage, count, len(items))
        yield result


STAGES: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("read", read_document),  # file → Source
    ("parse", parse),  # Source → Document
    ("link", mark_and_report),  # Document → Document with its names and citations found
    ("link", link),  # Documents → Library
    ("render", render_document),  # Library → files, of each document
    ("render", render_library),  # Library → files, over all documents
    ("search", index_of),  # Library → the search index, of each language
    ("publish", write_files),  # files → docs/, site/
)
"""Name and function of each stage, in the order in which a document goes through them."""
