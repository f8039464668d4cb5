"""What the commands say of documents and addresses, as lines. Pure: `cli.py` prints them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.issues import Issue
from generator.model import Block, Changes, Document, Footnote, Reference
from generator.parse.ledger import RULES
from generator.render.contract import reference_json

MOST = 12
"""Anchors named in a line; the lock file has them all."""


def change_lines(changes: Iterable[Changes]) -> Iterator[str]:
    """The report on addresses, in the words of the design."""
    for change in changes:
        moves = tuple(f"{old} → {new}" for old, new in change.renumbered)
        for words, anchors in (
            ("added", change.added),
            ("removed", change.removed),
            ("text changed", change.text_changed),
            ("renumbered", moves),
        ):
            if anchors:
                named = ", ".join(anchors[:MOST]) + (", …" if len(anchors) > MOST else "")
                yield f"{change.slug} ({change.language}): {words}: {len(anchors)}: {named}"


def issue_line(issue: Issue) -> str:
    """The message; errors and notes say what they are."""
    return str(issue) if issue.severity == "warning" else f"{issue.severity}: {issue}"


def outline_lines(document: Document) -> Iterator[str]:
    """The document as a tree, and the account of its characters."""
    yield f"{document.slug}  {document.symbol or '(no symbol printed)'}  {document.language}"
    yield document.title
    for line in document.front:
        yield f"  {line.role}: {line.text}"
    for block in document.blocks:
        yield from _block_lines(block, 1)
    for note in document.footnotes:
        yield f"  {note.anchor}  {note.marker}  {_first(note.text)}"
    for line in document.end:
        yield f"  {line.role}: {line.text}"
    yield from account_lines(document)


def account_lines(document: Document) -> Iterator[str]:
    """Where the characters of the source went."""
    account = document.ledger
    yield f"characters: {account.total}, kept: {account.kept}, dropped: {account.total - account.kept}"
    for rule, count in sorted(account.by_rule().items()):
        yield f"  {rule}: {count} ({RULES[rule]})"
    yield "balanced" if account.balanced else f"NOT BALANCED: lost {account.lost}, doubled {account.doubled}"


def drop_lines(document: Document, source: str) -> Iterator[str]:
    """Every run that was dropped, white space aside."""
    for drop in document.ledger.dropped:
        if drop.rule != "white-space":
            yield f"  {drop.start}-{drop.end} {drop.rule}: {source[drop.start : drop.end]!r}"


REFERENCE_COLUMNS = ("place", "text", "target", "rule", "leads to")


def references_of(document: Document) -> Iterator[tuple[str, Reference]]:
    """Every reference with the anchor of its place, in reading order."""
    units: tuple[Block | Footnote, ...] = (*document.walk(), *document.footnotes)
    return ((unit.anchor, reference) for unit in units for reference in unit.references)


def reference_rows(document: Document) -> Iterator[tuple[str, ...]]:
    """The table of a document's references: place, text, target, rule, address; or why there is none."""
    for anchor, found in references_of(document):
        leads_to = found.href or ""
        if found.target is None:
            leads_to = f"nowhere: {found.reason}" + (f": {', '.join(found.candidates)}" if found.candidates else "")
        yield anchor, found.text, found.target or "", found.rule, leads_to


def reference_lines(document: Document) -> Iterator[dict[str, Any]]:
    """The same as data: one object a reference, as in data/references.jsonl, with its file."""
    place = {"file": document.file, "slug": document.slug, "language": document.language}
    for anchor, found in references_of(document):
        yield {**place, "anchor": anchor, **reference_json(found)}


def references_title(document: Document) -> str:
    """What stands above the table."""
    found = [reference for _, reference in references_of(document)]
    nowhere = sum(reference.target is None for reference in found)
    return f"{document.symbol or document.slug} ({document.language}): {len(found)} references, {nowhere} lead nowhere"


def recognised(document: Document) -> Iterator[tuple[str, str]]:
    """The short table that an editor reads after adding a document: what, and what was found."""
    known = document.metadata
    yield "title", document.title
    yield "symbol", document.symbol or "none printed; give symbol: if you know it, else slug:"
    yield "address", f"documents/{document.slug}/"
    yield "date", " to ".join(filter(None, (known.date, known.date_end))) or "none printed; give date:"
    yield "language", document.language
    yield "paragraphs", _range([block.label or "" for block in document.walk() if block.kind == "paragraph"])
    yield "preambular", _range([block.label or "" for block in document.walk() if block.kind == "preamble"])
    yield "footnotes", str(len(document.footnotes))
    dropped = sorted(document.ledger.by_rule().items())
    yield "dropped", ", ".join(f"{rule} {count}" for rule, count in dropped) or "nothing"


def yaml_to_complete(document: Document) -> str:
    """The YAML file beside a new document: what was not found stands ready to be filled in."""
    known = document.metadata
    lines = [
        "# What the text does not print, or what was misread; each line wins over what was found. See docs/guide.md"
    ]
    fields = {"symbol": document.symbol, "title": document.title, "date": known.date, "body": known.body}
    fields |= {"session": known.session, "place": known.place, "type": known.type}
    for key, value in fields.items():
        lines.append(f"# {key}: {value or ''}".rstrip())
    if document.symbol is None:
        lines.append(f"slug: {document.slug}")
    return "\n".join(lines) + "\n"


def _range(labels: list[str]) -> str:
    if not labels:
        return "none"
    ends = [label for label in (labels[0], labels[-1]) if label]
    return f"{len(labels)}" + (f" ({' to '.join(ends)})" if ends else "")


def _block_lines(block: Block, depth: int) -> Iterator[str]:
    label = f" {block.label}" if block.label else ""
    notes = f" [{', '.join(note.footnote for note in block.notes)}]" if block.notes else ""
    yield f"{'  ' * depth}{block.anchor}  {block.kind}{label}  {_first(block.text)}{notes}"
    for child in block.children:
        yield from _block_lines(child, depth + 1)


def _first(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[:most] + "…"
