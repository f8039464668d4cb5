"""The data contract `loccit/1` of design.md: a document as one JSON object. schema/document.json describes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from generator.issues import Issue
from generator.model import Block, Document, Footnote, Matter, Mention, Metadata, Reference, Vote

FORMAT = "loccit/1"


def document_json(document: Document, issues: Iterable[Issue]) -> bytes:
    """The object as the site has it beside the page, one readable line a member."""
    return msgspec.json.format(msgspec.json.encode(contract(document, issues)), indent=1) + b"\n"


def contract(document: Document, issues: Iterable[Issue]) -> dict[str, Any]:
    """The object of a document."""
    return {
        "format": FORMAT,
        "slug": document.slug,
        "symbol": document.symbol,
        "language": document.language,
        "title": document.title,
        "metadata": metadata(document.metadata),
        "source": {"file": document.file.rsplit("/", 1)[-1], "sha256": document.sha256},
        "front": [_matter(line) for line in document.front],
        "end": [_matter(line) for line in document.end],
        "blocks": [_block(block) for block in document.blocks],
        "footnotes": [_footnote(note) for note in document.footnotes],
        "issues": [_issue(issue) for issue in issues],
    }


def unread(file: str, sha256: str, issues: Iterable[Issue]) -> dict[str, Any]:
    """The object of a file that could not be read: no blocks, and the reason."""
    return {
        "format": FORMAT,
        "slug": "",
        "symbol": None,
        "language": None,
        "title": "",
        "metadata": metadata(Metadata()),
        "source": {"file": file.rsplit("/", 1)[-1], "sha256": sha256},
        "front": [],
        "end": [],
        "blocks": [],
        "footnotes": [],
        "issues": [_issue(issue) for issue in issues],
    }


def metadata(known: Metadata) -> dict[str, Any]:
    """Every field, null where nothing is known, and where each value comes from."""
    return {**{field: getattr(known, field) for field in Metadata.__struct_fields__}, "vote": _vote(known.vote)}


def _vote(vote: Vote | None) -> Any:
    return None if vote is None else msgspec.to_builtins(vote)


def _matter(line: Matter) -> dict[str, Any]:
    return {"role": line.role, "text": line.text}


def _block(block: Block) -> dict[str, Any]:
    made: dict[str, Any] = {"kind": block.kind, "anchor": block.anchor, "label": block.label, "text": block.text}
    if block.kind == "heading":
        made["level"] = block.level
    if block.kind == "table":
        made["rows"] = block.rows
    return {
        **made,
        "notes": [{"start": note.start, "footnote": note.footnote} for note in block.notes],
        "references": [reference_json(item) for item in block.references],
        "mentions": [mention_json(item) for item in block.mentions],
        "children": [_block(child) for child in block.children],
    }


def _footnote(note: Footnote) -> dict[str, Any]:
    return {
        "anchor": note.anchor,
        "marker": note.marker,
        "text": note.text,
        "references": [reference_json(item) for item in note.references],
        "mentions": [mention_json(item) for item in note.mentions],
    }


def reference_json(item: Reference) -> dict[str, Any]:
    made: dict[str, Any] = {
        "start": item.start,
        "end": item.end,
        "text": item.text,
        "target": item.target,
        "href": item.href,
        "rule": item.rule,
    }
    if item.target is None:
        made |= {"reason": item.reason, "candidates": item.candidates}
    return made


def mention_json(item: Mention) -> dict[str, Any]:
    return {"start": item.start, "end": item.end, "text": item.text, "entity": item.entity}


def _issue(issue: Issue) -> dict[str, Any]:
    return {
        "kind": issue.kind,
        "severity": issue.severity,
        "file": issue.file.rsplit("/", 1)[-1],
        "line": issue.line or None,
        "message": issue.message,
        "remedy": issue.remedy,
    }
