"""Lock + Documents → Lock + Changes: what a build does to the addresses that were published before.

Guarantees:

1. No address leaves the lock. One that the document has no more keeps its place there, between its old
   neighbours.
2. Whatever was published and is in the document no more is accounted for by the editor, or is an error;
   additions never are. What the editor said must stay said: taking a `moved:` line away again is an error
   too.
3. Every address of the document is in one of: unchanged, added, text changed, the second of a renumbered
   pair. Every address that leaves it is in one of: removed, the first of a renumbered pair.
4. An unchanged document gives an equal lock and no changes: each change is told in the build that makes it.

What "renumbered" means, by the paragraph that is inserted before p3 of a document of nine:

    before   p3 A     p4 B   …   p9 G            renumbered: p3 → p4, p4 → p5, …, p9 → p10
    after    p3 new   p4 A   p5 B   …   p10 G    text changed: p3

A text (its checksum) that left one address and came to another has been renumbered. The address it came to is
then neither added nor text changed, the address it left is not removed; p3 is text changed because what
stands there now came from nowhere. Where a text left and came to addresses in unequal number, which went
where would be a guess, and none is made; in equal number they are paired in document order.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import PurePosixPath

from generator.addresses import document_page, version_pages
from generator.issues import Issue
from generator.model import Changes, Document, Lock, LockedAnchor

GONE = "0" * 12
"""Stands in the lock for the checksum of an address that has no text any more, and is accounted for."""

HEADER_LINES = 2
"""Lines of a lock file before its pages; see publish/lock.py."""

Compared = tuple[Lock, tuple[Changes, ...], tuple[Issue, ...]]


def checksum(text: str) -> str:
    """First 12 hex digits of the SHA-256 of a text without white space: a new line break is no change."""
    return sha256("".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def compare(lock: Lock | None, documents: tuple[Document, ...]) -> Compared:
    """The lock to write, what changed by language, and the addresses that must not vanish so.

    `documents` are all language versions of one slug, the site's language first: the first of them has the
    page address without a language, unless the lock gave that to another. None is a first build: all is
    added.
    """
    slug = documents[0].slug
    before = lock or Lock(slug, f"corpus/anchors/{slug}.lock")
    versions = {document.language: document for document in documents}
    pages = {**before.pages, **version_pages(slug, versions, before.pages, documents[0].language)}

    anchors: list[LockedAnchor] = []
    changes: list[Changes] = []
    issues: list[Issue] = []
    for language in dict.fromkeys([*pages, *(entry.language for entry in before.anchors)]):
        document = versions.get(language)
        old = {entry.anchor: entry.checksum for entry in before.anchors if entry.language == language}
        new = _checksums(document) if document else {}
        moves = _renumbered(old, new)
        gone: set[str] = set()
        if document:
            gone = {anchor for anchor in old if anchor not in new and _accounted(document, anchor)}
            issues += _vanishing(before, document, {*new, *gone}, moves)
            issues += _contradictions(document, new)
        elif all("*" in other.withdrawn for other in documents):
            gone = set(old)
        else:
            issues.append(_language_vanished(before, language))
        changed = _changes(slug, language, old, new, moves)
        if changed.added or changed.removed or changed.text_changed or changed.renumbered:
            changes.append(changed)
        for anchor in _order(old, new):
            text = GONE if anchor in gone else new.get(anchor) or old[anchor]
            anchors.append(LockedAnchor(language, anchor, text))
    return Lock(slug, before.file, pages, tuple(anchors)), tuple(changes), tuple(issues)


def vanished(lock: Lock) -> Issue:
    """What to say of a lock whose document has left neither a source nor a YAML file behind."""
    page = next(iter(lock.pages.values()), document_page(lock.slug))
    return Issue(
        "document-vanished",
        lock.file,
        HEADER_LINES + 1,
        f"the page {page} was published and would vanish",
        f"put its source back, say in corpus/documents/{lock.slug}.yml why it is gone (withdrawn: reason), "
        f"or name it in the YAML of the document that took its place (aliases: [{lock.slug}])",
        "error",
    )


def _checksums(document: Document) -> dict[str, str]:
    """By anchor, in document order."""
    found: dict[str, str] = {}
    for anchor, text in document.anchors():
        found.setdefault(anchor, checksum(text))
    return found


def _accounted(document: Document, anchor: str) -> bool:
    return anchor in document.moved or anchor in document.withdrawn or "*" in document.withdrawn


def _renumbered(old: dict[str, str], new: dict[str, str]) -> dict[str, str]:
    """Old anchor → new anchor of every text that left the one and came to the other."""
    left = _by_text((anchor, text) for anchor, text in old.items() if new.get(anchor) != text)
    came = _by_text((anchor, text) for anchor, text in new.items() if old.get(anchor) != text)
    pairs = {
        source: destination
        for text, sources in left.items()
        if len(sources) == len(came.get(text, ()))
        for source, destination in zip(sources, came[text], strict=True)
    }
    return {anchor: pairs[anchor] for anchor in old if anchor in pairs}


NO_TEXT = (GONE, checksum(""))  # an empty text tells nothing about where it went


def _by_text(entries: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    anchors: dict[str, list[str]] = {}
    for anchor, text in entries:
        if text not in NO_TEXT:
            anchors.setdefault(text, []).append(anchor)
    return anchors


def _changes(slug: str, language: str, old: dict[str, str], new: dict[str, str], moves: dict[str, str]) -> Changes:
    live = {anchor for anchor, text in old.items() if text != GONE}
    came = set(moves.values())
    return Changes(
        slug,
        language,
        added=tuple(a for a in new if a not in live and a not in came),
        removed=tuple(a for a in old if a in live and a not in new and a not in moves),
        text_changed=tuple(a for a in new if a in live and a not in came and old[a] != new[a]),
        renumbered=tuple(moves.items()),
    )


def _order(old: dict[str, str], new: dict[str, str]) -> list[str]:
    """Document order, each vanished anchor behind the one that stood before it.

    Before and after: [p1 p2 p3] that is now [p1 p3 p4] gives [p1 p2 p3 p4].
    """
    behind: dict[str | None, list[str]] = {}
    survivor = None
    for anchor in old:
        if anchor in new:
            survivor = anchor
        else:
            behind.setdefault(survivor, []).append(anchor)
    ordered = behind.get(None, [])
    for anchor in new:
        ordered += [anchor, *behind.get(anchor, [])]
    return ordered


def _vanishing(lock: Lock, document: Document, kept: set[str], moves: dict[str, str]) -> list[Issue]:
    """One error for each locked address that is not kept; the remedy names where its text stands now."""
    yaml, language = _yaml(document), document.language
    return [
        Issue(
            "anchor-vanished",
            lock.file,
            line,
            f"the address {entry.anchor} ({language}) was published and would vanish",
            f"say in {yaml} where it went "
            f"(moved: {{{entry.anchor}: {moves.get(entry.anchor, 'its new anchor')}}}) "
            f"or why it is gone (withdrawn: {{{entry.anchor}: reason}})",
            "error",
        )
        for line, entry in enumerate(lock.anchors, HEADER_LINES + len(lock.pages) + 1)
        if entry.language == language and entry.anchor not in kept
    ]


def _language_vanished(lock: Lock, language: str) -> Issue:
    """One error for a whole language version, rather than one for each of its addresses."""
    count = sum(entry.language == language for entry in lock.anchors)
    return Issue(
        "language-vanished",
        lock.file,
        HEADER_LINES + 1 + list(lock.pages).index(language) if language in lock.pages else 0,
        f"the {language} version of {lock.slug} was published with {count} addresses and would vanish",
        "put its source back, or leave its YAML file with the reason (withdrawn: reason)",
        "error",
    )


def _contradictions(document: Document, found: dict[str, str]) -> list[Issue]:
    """What the YAML says that the document does not bear out."""
    yaml, language = _yaml(document), document.language
    issues = []
    for anchor in document.moved:
        if (end := _dead_end(document, anchor, found)) is not None:
            issues.append(
                Issue(
                    "moved-nowhere",
                    yaml,
                    0,
                    f"moved: {anchor} leads to {end}, which the document ({language}) does not have",
                    "write an anchor that it has",
                    "error",
                )
            )
    for field, anchors in (("moved", document.moved), ("withdrawn", document.withdrawn)):
        issues += [
            Issue(
                "still-present",
                yaml,
                0,
                f"{field}: {anchor} is still an address of the document ({language})",
                f"delete {anchor} under {field}:",
            )
            for anchor in anchors
            if anchor in found
        ]
    return issues


def _dead_end(document: Document, anchor: str, found: dict[str, str]) -> str | None:
    """The dead end that a moved anchor leads to; None where it leads to a text or to a reason."""
    end = document.moved_to(anchor)
    leads = end != anchor and (end in found or end in document.withdrawn or "*" in document.withdrawn)
    return None if leads else end


def _yaml(document: Document) -> str:
    """The YAML file beside the document's source."""
    return str(PurePosixPath(document.file).with_suffix(".yml"))
