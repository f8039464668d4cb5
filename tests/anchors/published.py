"""Documents as they were published, and the lock that this leaves."""

from __future__ import annotations

from generator.issues import Issue
from generator.link.changes import compare
from generator.model import Block, Document, Footnote, Ledger, Lock, Metadata

FILE = "corpus/anchors/x.lock"


def document(
    texts: dict[str, str],
    language: str = "zh",
    /,
    *,
    moved: dict[str, str] | None = None,
    withdrawn: dict[str, str] | None = None,
) -> Document:
    """A document whose paragraphs and footnotes have these anchors and texts."""
    return Document(
        slug="x",
        language=language,
        symbol=None,
        title="",
        metadata=Metadata(),
        file="corpus/documents/x.txt" if language == "zh" else f"corpus/documents/x.{language}.txt",
        sha256="",
        front=(),
        blocks=tuple(
            Block("paragraph", anchor, None, text, 0) for anchor, text in texts.items() if not anchor.startswith("fn-")
        ),
        footnotes=tuple(Footnote(anchor, "1", text, 0) for anchor, text in texts.items() if anchor.startswith("fn-")),
        end=(),
        ledger=Ledger(0, 0, ()),
        moved=moved or {},
        withdrawn=withdrawn or {},
    )


def lock(texts: dict[str, str]) -> Lock:
    """As the first build of such a document leaves it."""
    return compare(None, (document(texts),))[0]


def order(of: Lock) -> list[str]:
    return [entry.anchor for entry in of.anchors]


def said(issues: tuple[Issue, ...]) -> list[str]:
    return [f"{issue.severity}: {issue}" for issue in issues]
