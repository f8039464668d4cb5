"""3. Documents → Library. Names and citations are found in each document by itself; what looks across them is here.

`mark` (in marking.py) finds the names of the registry and the citations in one document; `link` brings the documents
together: versions of one work share a slug, two files that claim one symbol and language cannot both stand, and every
citation is led to its address.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from generator.addresses import version_pages
from generator.issues import Issue
from generator.link.targets import lead
from generator.model import Document, Entity, Library, Lock

__all__ = ["link"]
_MOST_NAMED = 12
"""Addresses named in a message; the versions' pages have them all."""


def link(
    documents: Iterable[Document], entities: dict[str, Entity], locks: dict[str, Lock], site_language: str
) -> tuple[Library, tuple[Issue, ...]]:
    """The library of the documents.

    Guarantees: 1. no two documents have one slug and language; 2. what is left out is named in an issue, and is always
    the file that comes later by name; 3. documents are in the order of their slug and language.
    """
    standing: dict[tuple[str, str], Document] = {}
    issues: list[Issue] = []
    for document in sorted(documents, key=lambda document: document.file):
        key = (document.slug, document.language)
        if key in standing:
            issues.append(_claimed_twice(document, standing[key]))
        else:
            standing[key] = document
    pages: dict[str, dict[str, str]] = {}
    for slug, _ in sorted(standing):
        if slug not in pages:
            languages = [language for other, language in standing if other == slug]
            lock = locks.get(slug)
            pages[slug] = version_pages(slug, languages, lock.pages if lock else {}, site_language)
    documents = tuple(standing[key] for key in sorted(standing))
    former, taken = _former(documents)
    led, citations, nowhere = lead(documents, entities, pages)
    library = Library(led, entities, pages, former, citations)
    return library, (*issues, *taken, *_differences(documents), *nowhere)


def _differences(documents: tuple[Document, ...]) -> tuple[Issue, ...]:
    """Addresses that one language version has and another has not: a number misread, or a version that differs."""
    issues: list[Issue] = []
    by_slug: dict[str, list[Document]] = {}
    for document in documents:
        by_slug.setdefault(document.slug, []).append(document)
    for versions in by_slug.values():
        first, *others = versions
        anchors = dict(first.anchors())
        for other in others:
            theirs = dict(other.anchors())
            for has, lacks in ((first, other), (other, first)):
                here, there = (anchors, theirs) if has is first else (theirs, anchors)
                missing = [anchor for anchor in here if anchor not in there]
                if missing:
                    issues.append(_lacking(has, lacks, missing))
    return tuple(issues)


def _lacking(has: Document, lacks: Document, missing: list[str]) -> Issue:
    named = ", ".join(missing[:_MOST_NAMED]) + (", …" if len(missing) > _MOST_NAMED else "")
    message = f"this version ({lacks.language}) lacks what the one in {has.language} has: {named}"
    return Issue("versions-differ", lacks.file, 0, message, f"compare with {has.file}")


def _former(documents: tuple[Document, ...]) -> tuple[dict[str, str], tuple[Issue, ...]]:
    """Former slugs with the present ones; one that is in use, or claimed by two, is no former slug of anything."""
    slugs = {document.slug for document in documents}
    claims: dict[str, dict[str, Document]] = {}
    for document in documents:
        for alias in document.aliases:
            claims.setdefault(alias, {}).setdefault(document.slug, document)
    former: dict[str, str] = {}
    issues: list[Issue] = []
    for alias, claimed in claims.items():
        first, *others = claimed.values()
        if alias in slugs:
            issues += [_alias_taken(document, alias, "is the address of a document") for document in claimed.values()]
        elif others:
            by = f"is claimed by {first.file} too"
            issues += [_alias_taken(document, alias, by) for document in others]
        else:
            former[alias] = first.slug
    return former, tuple(issues)


def _alias_taken(document: Document, alias: str, why: str) -> Issue:
    remedy = f'take "{alias}" out of its aliases'
    yaml = str(PurePosixPath(document.file).with_suffix(".yml"))
    return Issue("alias-taken", yaml, 0, f'the former address "{alias}" {why}', remedy, "error")


def _claimed_twice(document: Document, first: Document) -> Issue:
    claim = document.symbol if document.symbol and document.symbol == first.symbol else f"the address {document.slug}"
    return Issue(
        "claimed-twice",
        document.file,
        0,
        f"{claim} in {document.language} is already {first.file}; this file is left out",
        "remove one of them, or give symbol: or slug: in the YAML file beside it",
        "error",
    )
