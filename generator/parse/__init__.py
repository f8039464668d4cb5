"""2. Source → Document. `parse` is pure: the same source gives the same document and issues, and nothing is raised.

The passes, in their order; each says in its own docstring what it guarantees:

    rows → furniture → tables → notes → marks → torn → numerals → blocks → front → outline → anchors → assemble
    → ledger, metadata
"""

from __future__ import annotations

from bisect import bisect_right

from msgspec.structs import replace

from generator.issues import Issue
from generator.languages import LANGUAGES, detect
from generator.model import Document, Drop, Overrides, Source
from generator.parse.anchors import anchors_of
from generator.parse.assemble import Assembly, footnote_anchors
from generator.parse.blocks import blocks_of
from generator.parse.checks import check
from generator.parse.corrections import corrected, set_aside, with_notes
from generator.parse.front import part_front
from generator.parse.furniture import take_furniture
from generator.parse.ledger import ledger_of
from generator.parse.marks import calls_of
from generator.parse.metadata import catalogue
from generator.parse.notes import part_notes, with_unused
from generator.parse.numerals import with_sections
from generator.parse.outline import Node, outline
from generator.parse.raw import readings_of
from generator.parse.rows import rows_of
from generator.parse.tables import find_tables
from generator.parse.told import told_calls, told_furniture, told_notes, told_rows
from generator.parse.torn import lost_hyphens, put_back

__all__ = ["parse"]


def parse(source: Source) -> tuple[Document, tuple[Issue, ...]]:
    """The document that the source holds, and what is doubtful about it."""
    editor = source.overrides or Overrides()
    stated = source.known.get("language")
    code = next((str(code) for code in (editor.language, stated) if code in LANGUAGES), "") or detect(source.text)
    language = LANGUAGES[code]

    if source.lines:
        lines, corrections = corrected(source.lines, source)
        source = replace(source, lines=lines)
        rows, page = told_rows(source, code == "zh")
        furniture_drops, furniture = told_furniture(source)
        parted = told_notes(source, rows)
        calls = told_calls(source, parted)
    else:
        rows, page = rows_of(source, code)
        rows, corrections = corrected(rows, source)
        rows, notes, dropped = set_aside(rows)
        rows, furniture_drops, furniture = take_furniture(rows, source.text.count("\f"))
        rows, strokes, doubts = find_tables(rows, source.text, source.file)
        furniture_drops = (*furniture_drops, *dropped, *strokes)
        parted = with_notes(part_notes(rows), notes)
        calls = calls_of(parted, source.text, language)
    text_rows = with_unused(parted, {call.span.start for call in calls})
    if not source.lines:
        text_rows, torn = put_back(text_rows, page, language, source.file)
        text_rows = with_sections(text_rows, page, language)
        corrections = (*corrections, *doubts, *torn, *lost_hyphens(text_rows, page, source.file))
    parts = part_front(blocks_of(text_rows, page, language), page, language)
    roots = outline(parts.body, [readings_of(raw.first) if raw.label else () for raw in parts.body], language)
    names, collisions = anchors_of(roots)

    called_at = {call.note: call.at for call in calls}
    starts = [node.raw.first.start for node in roots]
    owners = [_node_at(roots, starts, called_at.get(index)) for index in range(len(parted.notes))]
    building = Assembly(source.text, page.han, calls, footnote_anchors(parted.notes, owners))
    blocks = tuple(building.block(node, names) for node in roots)
    front, end = building.matter(parts)
    footnotes = tuple(
        building.footnote(note, anchor) for note, anchor in zip(parted.notes, building.footnote_anchors, strict=True)
    )
    called = frozenset(building.footnote_anchors[call.note] for call in calls)
    drops: list[Drop] = [*furniture_drops, *parted.drops, *building.drops]
    ledger = ledger_of(source.text, (*front, *end), blocks, footnotes, drops)
    entry, issues = catalogue(source, front, end, furniture, language)
    withdrawn = editor.withdrawn
    document = Document(
        slug=entry.slug,
        language=code,
        symbol=entry.symbol,
        title=entry.title,
        metadata=entry.metadata,
        file=source.file,
        sha256=source.sha256,
        front=front,
        blocks=blocks,
        footnotes=footnotes,
        end=end,
        ledger=ledger,
        aliases=editor.aliases,
        moved=editor.moved,
        withdrawn={"*": withdrawn} if isinstance(withdrawn, str) else withdrawn or {},
    )
    return document, (*issues, *corrections, *check(document, collisions, called))


def _node_at(roots: tuple[Node, ...], starts: list[int], place: int | None) -> Node | None:
    """The top block in which a place of the source lies."""
    index = bisect_right(starts, place) - 1 if place is not None else -1
    return roots[index] if index >= 0 else None
