"""The stages in their order, and how a build runs them: each document by itself, cached, on any executor; then once
over all of them.

A cold and an incremental build give the same: the cache only spares work whose inputs did not change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import lru_cache, partial
from os import cpu_count
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from generator.addresses import is_slug, slug_of
from generator.cache import Cache, code_key, key_of
from generator.issues import Issue
from generator.link import link
from generator.link.changes import compare, vanished
from generator.link.names import Automaton, build_automaton, find_mentions
from generator.model import Block, Changes, Document, Entity, Library, Lock, Output
from generator.parse import parse
from generator.publish.files import write_files
from generator.read import read_document
from generator.read.corpus import Corpus, read_corpus
from generator.render import Place, render_document, render_library
from generator.render.gone import render_withdrawn

STAGES: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("read", read_document),  # file → Source
    ("parse", parse),  # Source → Document
    ("link", link),  # Documents → Library
    ("render", render_document),  # Library → files, of each document
    ("render", render_library),  # Library → files, over all documents
    ("publish", write_files),  # files → docs/, site/
)
"""Name and function of each stage, in the order in which a document goes through them."""

FEW = 12
"""So few documents are done before a second process has started."""

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


def build(
    project: Path, language: str, cache: Cache, executor: Executor | None = None, progress: Progress | None = None
) -> Built:
    """Everything from the corpus of a project to the files of its site."""
    tell = progress or (_tell_nobody)
    corpus, issues = read_corpus(project / "corpus", project)
    entities_key = keep_entities(corpus.entities, cache)
    with _executor(executor, len(corpus.documents)) as pool:
        work = partial(document_of, project=project, entities_key=entities_key, folder=cache.folder)
        read = list(_each("read", work, corpus.documents, pool, tell))
        documents = [document for document, _ in read if document is not None]
        library, more = link(documents, corpus.entities, corpus.locks, language)
        places = [_place(document, library, language, entities_key) for document in library.documents]
        rendering = partial(_rendered, entities_key=entities_key, folder=cache.folder)
        pages = list(_each("render", rendering, list(zip(library.documents, places, strict=True)), pool, tell))
    locks, changes, lock_issues = _addresses(library, corpus)
    outputs = [output for made in pages for output in made]
    outputs += render_library(library, language)
    outputs += [
        render_withdrawn(slug, title, reason, corpus.locks.get(slug), language)
        for slug, title, reason in _withdrawn(corpus)
    ]
    found = (*issues, *(issue for _, each in read for issue in each), *more, *lock_issues)
    return Built(library, tuple(outputs), locks, changes, found)


def _tell_nobody(stage: str, done: int, total: int) -> None:  # the form of a Progress
    """Progress that nobody asked for."""


# --- one document ------------------------------------------------------------------------------------------


def document_of(
    path: Path, project: Path, entities_key: str, folder: Path | None
) -> tuple[Document | None, tuple[Issue, ...]]:
    """A document read, parsed and searched for names; from the cache where its inputs did not change."""
    cache = Cache(folder)
    beside = path.with_suffix(".yml")
    shown = path.relative_to(project).as_posix() if path.is_relative_to(project) else path.as_posix()
    try:
        inputs = path.read_bytes(), beside.read_bytes() if beside.is_file() else b""
    except OSError:
        inputs = b"", b""
    key = key_of(code_key(), shown, *inputs, entities_key)
    kept = cache.get("documents", key)
    if kept is not None:
        try:
            return msgspec.msgpack.decode(kept, type=tuple[Document | None, tuple[Issue, ...]])
        except msgspec.MsgspecError:
            pass  # torn or foreign: worked out anew below
    source, issues = read_document(path, shown)
    document = None
    if source is not None:
        parsed, more = parse(source)
        document, issues = named(parsed, _automaton(folder, entities_key)), (*issues, *more)
    cache.put("documents", key, msgspec.msgpack.encode((document, issues)))
    return document, issues


def named(document: Document, automaton: Automaton) -> Document:
    """The document with the names of the registry found in every text."""

    def block(each: Block) -> Block:
        children = tuple(block(child) for child in each.children)
        return replace(each, mentions=find_mentions(each.text, automaton), children=children)

    notes = tuple(replace(note, mentions=find_mentions(note.text, automaton)) for note in document.footnotes)
    return replace(document, blocks=tuple(block(each) for each in document.blocks), footnotes=notes)


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
def _automaton(folder: Path | None, key: str) -> Automaton:
    return build_automaton(_entities(folder, key))


class _Where(Struct, frozen=True):
    """What of the rest of the library a document's page depends on."""

    page: str
    versions: tuple[tuple[str, str], ...]
    language: str
    entities_key: str


def _place(document: Document, library: Library, language: str, entities_key: str) -> _Where:
    others = tuple((code, page) for code, page in library.pages[document.slug].items() if code != document.language)
    return _Where(library.page(document), others, language, entities_key)


def _rendered(work: tuple[Document, _Where], entities_key: str, folder: Path | None) -> tuple[Output, ...]:
    """The files of a document; from the cache where neither it nor its place changed."""
    document, where = work
    cache = Cache(folder)
    key = key_of(code_key(), msgspec.msgpack.encode(document), msgspec.msgpack.encode(where))
    kept = cache.get("pages", key)
    if kept is not None:
        try:
            return msgspec.msgpack.decode(kept, type=tuple[Output, ...])
        except msgspec.MsgspecError:
            pass  # torn or foreign: worked out anew below
    place = Place(where.page, where.versions, _entities(folder, entities_key), where.language)
    outputs = render_document(document, place)
    cache.put("pages", key, msgspec.msgpack.encode(outputs))
    return outputs


# --- all documents -----------------------------------------------------------------------------------------


def _addresses(library: Library, corpus: Corpus) -> tuple[tuple[Lock, ...], tuple[Changes, ...], tuple[Issue, ...]]:
    """The locks to write, what changed, and every address that would vanish."""
    locks: list[Lock] = []
    changes: list[Changes] = []
    issues: list[Issue] = []
    for slug, pages in library.pages.items():
        versions = {document.language: document for document in library.documents if document.slug == slug}
        lock, changed, found = compare(corpus.locks.get(slug), tuple(versions[code] for code in pages))
        locks.append(lock)
        changes += changed
        issues += found
    accounted = {slug for slug, _, _ in _withdrawn(corpus)}
    accounted |= {alias for document in library.documents for alias in document.aliases}
    issues += [
        vanished(lock) for slug, lock in corpus.locks.items() if slug not in library.pages and slug not in accounted
    ]
    return tuple(locks), tuple(changes), tuple(issues)


def _withdrawn(corpus: Corpus) -> Iterator[tuple[str, str, str]]:
    """(slug, title, reason) of the documents that left only their YAML."""
    for stem, overrides in corpus.withdrawn:
        slug = overrides.slug or (slug_of(overrides.symbol) if overrides.symbol else slug_of(stem))
        if is_slug(slug) and isinstance(overrides.withdrawn, str):
            yield slug, overrides.title or overrides.symbol or stem, overrides.withdrawn


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
