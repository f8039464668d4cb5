"""How an address is cited in words: `p187-14-a` is 第187段第14项(a), or para. 187, item 14 (a)."""

from __future__ import annotations

from typing import Any

from generator.model import Block, Document


def citations(document: Document, words: dict[str, Any]) -> dict[str, str]:
    """For every address of the document, how to cite it within the document."""
    found: dict[str, str] = {}
    for block in document.blocks:
        _cite(block, "", found, words["cite"])
    for note in document.footnotes:
        found[note.anchor] = words["cite"]["footnote"].format(n=note.marker)
    return found


def document_name(document: Document, words: dict[str, Any]) -> str:
    """How the document is cited: by its symbol, else by its title."""
    return document.symbol or str(words["cite"]["symbol_quote"].format(title=document.title))


def _cite(block: Block, owner: str, found: dict[str, str], cite: dict[str, str]) -> None:
    own = _own_part(block, cite)
    label_only = bool(block.label) and own == block.label and bool(owner)
    joint = (" " if cite["joint"].strip() else "") if label_only else cite["joint"]
    text = f"{owner}{joint}{own}" if owner else _region(block.anchor, cite) + own
    found[block.anchor] = text
    for child in block.children:
        _cite(child, text if block.kind != "heading" else "", found, cite)


def _own_part(block: Block, cite: dict[str, str]) -> str:
    """What the block itself adds to the citation."""
    last = block.anchor.split("--")[0].rsplit("-", 1)[-1]
    number = (block.label or "").rstrip(".．、 ")
    if block.kind == "heading":
        return cite["heading"].format(text=f"{block.label or ''} {block.text}".strip())
    if block.kind == "paragraph":
        return cite["paragraph"].format(n=number)
    if block.kind == "preamble":
        return cite["preamble"].format(n=number) if number else cite["preamble_ordinal"].format(n=last)
    if block.kind == "item":
        if block.label and block.label[-1:] in ")）":
            return block.label
        if number and number[-1:].isdigit():
            return cite["numbered_item"].format(n=number)
        return cite["ordinal_item"].format(n=last)
    form = {"quote": "quote", "table": "table"}.get(block.kind, "words")
    return cite[form].format(n=last[1:])


def _region(anchor: str, cite: dict[str, str]) -> str:
    """The annex, part, section or article that the anchor names first."""
    parts = anchor.split("-")
    text = ""
    names = {
        "annex": "annex",
        "part": "part",
        "sec": "section",
        "art": "article",
        "rule": "rule",
        "principle": "principle",
    }
    while len(parts) > 2 and parts[0] in names:
        text += cite[names[parts[0]]].format(n=parts[1].upper()) + cite["joint"]
        parts = parts[2:]
    return text
