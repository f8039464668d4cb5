"""A document as plain text, for expectations that people read and edit."""

from __future__ import annotations

from collections.abc import Iterable

from generator.issues import Issue
from generator.model import Block, Document, Source


def outline_text(document: Document, source: Source, issues: Iterable[Issue], whole: bool = True) -> str:
    """Title block, blocks, notes, what was dropped and what is doubtful, a line each."""
    lines = [f"{line.role}: {line.text}" for line in document.front]
    for block in document.blocks:
        lines += _block(block, 0, whole)
    lines += [f"{note.anchor} {note.marker} | {note.text}" for note in document.footnotes]
    lines += [f"{line.role}: {line.text}" for line in document.end]
    for drop in document.ledger.dropped:
        if drop.rule != "white-space":
            lines.append(f"- {drop.rule}: {source.text[drop.start : drop.end]!r}")
    lines += [f"! {str(issue).split(': ', 1)[1]}" for issue in issues]
    return "\n".join(lines) + "\n"


def _block(block: Block, depth: int, whole: bool) -> list[str]:
    kind = f"{block.kind} {block.level}" if block.kind == "heading" else block.kind
    label = f" {block.label}" if block.label else ""
    text = block.text
    for note in reversed(block.notes):
        text = f"{text[: note.start]}[{note.footnote}]{text[note.start :]}"
    if not whole and len(text) > 60:
        text = f"{text[:30]} … {text[-25:]} ({len(block.text)})"
    lines = [f"{'  ' * depth}{block.anchor} {kind}{label} | {text}"]
    for child in block.children:
        lines += _block(child, depth + 1, whole)
    return lines
