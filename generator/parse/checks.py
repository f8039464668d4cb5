"""Last pass: what an editor should look at. Each check is a small function; none changes the document."""

from __future__ import annotations

from collections.abc import Iterator

from generator.issues import Issue
from generator.languages.numbering import bare_labels
from generator.model import Block, Document


def check(document: Document, collisions: tuple[str, ...], called: frozenset[str]) -> tuple[Issue, ...]:
    """Every doubt about the document. `called` has the notes for which a marker was found, also in the title."""
    return (
        *_ledger(document),
        *_collisions(document, collisions),
        *_gaps(document),
        *_uncalled(document, called),
        *_no_blocks(document),
    )


def _ledger(document: Document) -> Iterator[Issue]:
    for what, runs in (("lost", document.ledger.lost), ("doubled", document.ledger.doubled)):
        for start, end in runs:
            yield Issue(
                f"ledger-{what}", document.file, 0, f"characters {start} to {end} of the source are {what}",
                "this is a fault of the parser: please report it with the file", "error",
            )  # fmt: skip


def _collisions(document: Document, collisions: tuple[str, ...]) -> Iterator[Issue]:
    lines = {block.anchor: block.line for block in document.walk()}
    for anchor in collisions:
        plain = anchor.split("--")[0]
        yield Issue(
            "anchor-collision", document.file, lines.get(anchor, 0),
            f"two blocks are numbered {plain}; the second has the address {anchor}",
            "compare with the source: a number is misread, or printed twice",
        )  # fmt: skip


def _gaps(document: Document) -> Iterator[Issue]:
    """Numbers that the text skips."""

    def of(blocks: tuple[Block, ...]) -> Iterator[Issue]:
        last: tuple[int, str] | None = None
        for block in blocks:
            label = bare_labels(block.label) if block.label and block.kind != "heading" else ()
            reading = next((item for item in label if item.system == "arabic"), None)
            if reading:
                if last and reading.value > last[0] + 1:
                    missing = ", ".join(str(n) for n in range(last[0] + 1, reading.value))
                    yield Issue(
                        "number-gap", document.file, block.line,
                        f"{last[1]} is followed by {block.label}: no paragraph {missing} was found",
                        "compare with the source",
                    )  # fmt: skip
                last = (reading.value, block.label or "")
            yield from of(block.children)

    return of(document.blocks)


def _uncalled(document: Document, called: frozenset[str]) -> Iterator[Issue]:
    for footnote in document.footnotes:
        if footnote.anchor not in called:
            yield Issue(
                "note-uncalled", document.file, footnote.line,
                f"no marker for footnote {footnote.marker} was found in the text", "compare with the source",
            )  # fmt: skip


def _no_blocks(document: Document) -> Iterator[Issue]:
    if not document.blocks:
        yield Issue("no-text", document.file, 0, "no paragraph was found in it", "check that it is the whole document")
