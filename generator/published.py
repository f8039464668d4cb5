"""Every address ever published: what is kept, changed or would vanish, and a page where something was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from generator.addresses import document_page
from generator.issues import Issue
from generator.link.changes import compare, vanished
from generator.model import Changes, Document, Ledger, Library, Lock, Metadata, Output
from generator.read.corpus import Corpus, Withdrawn
from generator.render.gone import render_withdrawn


def settle(library: Library, corpus: Corpus) -> tuple[tuple[Lock, ...], tuple[Changes, ...], tuple[Issue, ...]]:
    """The locks to write, what changed, and every address that would vanish."""
    versions: dict[str, dict[str, Document]] = {}
    for document in library.documents:
        versions.setdefault(document.slug, {})[document.language] = document
    for gone in corpus.withdrawn:
        if gone.slug in versions and gone.language and gone.language not in versions[gone.slug]:
            versions[gone.slug][gone.language] = _empty(gone)
    locks: list[Lock] = []
    changes: list[Changes] = []
    issues: list[Issue] = []
    for slug, by_language in versions.items():
        pages = library.pages[slug]
        in_order = sorted(by_language, key=lambda code: list(pages).index(code) if code in pages else len(pages))
        documents = tuple(by_language[code] for code in in_order)
        lock, changed, found = compare(corpus.locks.get(slug), documents)
        locks.append(lock)
        changes += changed
        issues += found
        for alias in sorted(alias for alias, now in library.former.items() if now == slug and alias in corpus.locks):
            _, _, found = compare(corpus.locks[alias], documents)  # what the old address had must be here
            issues += found
    accounted = {gone.slug for gone in corpus.withdrawn}
    accounted |= set(library.former)
    issues += [vanished(lock) for slug, lock in corpus.locks.items() if slug not in versions and slug not in accounted]
    return tuple(locks), tuple(changes), tuple(issues)


def _empty(gone: Withdrawn) -> Document:
    """A language version of which only the reason of its withdrawal is left."""
    return Document(
        slug=gone.slug, language=gone.language, symbol=None, title=gone.title, metadata=Metadata(), file=gone.file,
        sha256="", front=(), blocks=(), footnotes=(), end=(), ledger=Ledger(0, 0, ()), withdrawn={"*": gone.reason},
    )  # fmt: skip


def tombstones(library: Library, corpus: Corpus, language: str) -> Iterator[Output]:
    """A page at every address of what was withdrawn."""
    for gone in corpus.withdrawn:
        lock = corpus.locks.get(gone.slug)
        alive = library.pages.get(gone.slug, {})
        pages = dict(lock.pages) if lock else {} if alive else {gone.language: document_page(gone.slug)}
        for code, page in pages.items():
            if code not in alive:
                yield render_withdrawn(page, gone.title, gone.reason, code, lock, language)
