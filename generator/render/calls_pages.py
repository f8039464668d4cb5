"""The page `calls/`: who is called upon and how often, the verbs by class, and the rows; these on pages of their own,
verb by verb, where they are many.

Where rows are on pages of their own, two small files tell a script which pages to fetch for what a reader narrows to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from generator.addresses import CALLS_PAGE
from generator.model import Document, Entity, Library, Output
from generator.render.calls import ADDRESSED, LISTED, Asked, Calls, pages_of
from generator.render.calls_rows import rows_html
from generator.render.pages import make_page

MOST_ON_PAGE = 1000
"""So many rows stand on the page itself."""
MOST_ON_FURTHER = 400
MOST_ADDRESSEES = 16
"""So many of those called upon are shown, the others folded."""
MOST_DOCUMENTS = 60
"""So many documents are a list to choose from; of more, one writes the symbol."""


def render_calls(calls: Calls) -> Iterator[Output]:
    """The pages, what scripts need to narrow them, and the calls as data."""
    parts = [] if len(calls.rows) <= MOST_ON_PAGE else list(_parts(calls))
    context = {
        **_shared(calls),
        "rows": "" if parts else rows_html(calls.rows, CALLS_PAGE, calls),
        "parts": parts,
        "total": len(calls.rows),
        "classes": list(calls.classes()),
        "counts": _counts(calls.rows),
        "first": _first_pages(parts),
        "addressees": calls.addressees(),
        "shown": MOST_ADDRESSEES,
        "addressed": [kind for kind, _ in calls.classes() if kind in ADDRESSED],
        "themes": _themes(calls),
        "documents": _documents(calls),
        "left": calls.left(),
    }
    meta = {"title": calls.said["title"], "hide": ["navigation", "toc"]}
    yield make_page(CALLS_PAGE + "index.md", "calls.md", meta, context, calls.words, ())
    for number, part in enumerate(parts):
        title = calls.said["of_verb"].format(verb=calls.name(part.verb))
        context = {
            **_shared(calls),
            "part": part,
            "rows": rows_html(part.rows, part.page, calls),
            "title": title,
            "before": _neighbour(parts, number, -1),
            "behind": _neighbour(parts, number, 1),
        }
        meta = {"title": title, "hide": ["navigation", "toc"]}
        yield make_page(part.page + "index.md", "calls-part.md", meta, context, calls.words, ())
    if parts:
        yield Output("data/calls-pages.json", msgspec.json.encode([_told(part) for part in parts]))
        yield Output("data/calls-documents.json", msgspec.json.encode(_where(parts)))
    yield Output("data/calls.jsonl", b"".join(msgspec.json.encode(row) + b"\n" for row in calls_data(calls.library)))


def calls_data(library: Library) -> Iterator[dict[str, Any]]:
    """Every call of every version, as data/calls.jsonl has it."""
    for document in library.documents:
        texts = {block.anchor: block.text for block in document.walk()}
        for call in document.calls:
            verb = library.entities[call.verb]
            yield {
                "slug": document.slug,
                "language": document.language,
                "anchor": call.anchor,
                "verb": call.verb,
                "class": verb.kind,
                "said": {
                    "anchor": call.said,
                    "start": call.start,
                    "end": call.end,
                    "text": texts[call.said][call.start : call.end],
                },
                "by": call.by,
                "of": [
                    {
                        "entity": one.entity,
                        "anchor": one.anchor,
                        "start": one.start,
                        "end": one.end,
                        "text": texts[one.anchor][one.start : one.end],
                    }
                    for one in call.of
                ],
            }


class Part(msgspec.Struct, frozen=True):
    """A page of rows of one verb."""

    verb: Entity
    page: str
    number: int
    of: int
    rows: Sequence[Asked]


def _parts(calls: Calls) -> Iterator[Part]:
    by_verb: dict[str, list[Asked]] = {}
    for row in calls.rows:
        by_verb.setdefault(row.verb.id, []).append(row)
    for verb in calls.verbs:
        pages = list(pages_of(by_verb.get(verb.id, []), MOST_ON_FURTHER))
        for number, rows in enumerate(pages, 1):
            page = f"{CALLS_PAGE}{verb.id}/" + (f"{number}/" if number > 1 else "")
            yield Part(verb, page, number, len(pages), rows)


def _neighbour(parts: list[Part], number: int, step: int) -> Part | None:
    """The page of the same verb before or behind."""
    other = number + step
    return parts[other] if 0 <= other < len(parts) and parts[other].verb.id == parts[number].verb.id else None


def _told(part: Part) -> dict[str, Any]:
    """What a script asks of a page before it fetches it."""
    return {
        "page": part.page,
        "verb": part.verb.id,
        "class": part.verb.kind,
        "rows": len(part.rows),
        "of": sorted({entity.id for row in part.rows for entity in row.of}),
        "themes": sorted({theme for row in part.rows for theme in row.themes}),
    }


def _where(parts: list[Part]) -> dict[str, list[int]]:
    """The pages that each document has rows on, by their places."""
    pages: dict[str, list[int]] = {}
    for number, part in enumerate(parts):
        for slug in dict.fromkeys(row.document.slug for row in part.rows):
            pages.setdefault(slug, []).append(number)
    return dict(sorted(pages.items()))


def _shared(calls: Calls) -> dict[str, Any]:
    return {"said": calls.said, "name": calls.name, "class_name": calls.class_name, "listed": LISTED}


def _counts(rows: Sequence[Asked]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.verb.id] = counts.get(row.verb.id, 0) + 1
    return counts


def _first_pages(parts: list[Part]) -> dict[str, str]:
    return {part.verb.id: part.page for part in reversed(parts)}


def _themes(calls: Calls) -> list[Entity]:
    used = {theme for row in calls.rows for theme in row.themes}
    return sorted((calls.library.entities[theme] for theme in used), key=lambda theme: (calls.name(theme), theme.id))


def _documents(calls: Calls) -> list[Document]:
    """Those to choose from, in the order of their dates; none where they are too many."""
    documents = {row.document.slug: row.document for row in reversed(calls.rows)}
    return list(reversed(documents.values())) if len(documents) <= MOST_DOCUMENTS else []
