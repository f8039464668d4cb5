"""The index of everything cited, by organ, year and symbol; and who cites whom, as a picture and as a table."""

from __future__ import annotations

from collections.abc import Iterator

from generator.addresses import (
    ACTION_PLAN_PAGE,
    GOALS_PAGE,
    REFERENCES_PAGE,
    between,
    entity_page,
    references_list,
    slug_of,
)
from generator.model import Document, Output
from generator.render.citations import document_name
from generator.render.cited_lists import lists_of, render_list, table_words
from generator.render.cited_things import Thing, documents_cited, most_cited, others_cited
from generator.render.flows import MOST_CITED, Counts, Node, flows_of
from generator.render.inline import attribute
from generator.render.pages import make_page
from generator.render.references import INSTRUMENTS, Cited
from generator.render.symbols import told_by

MOST_ROWS = 500
"""What is cited by most; all of more is on lists by organ."""
_SINGLE_WORKS = 12
"""So many documents are drawn one by one; more are drawn together, by organ and year."""


def render_cited_index(cited: Cited) -> Iterator[Output]:
    """The page `references/`, and the lists by organ where it has not room for all."""
    documents = sorted(documents_cited(cited), key=most_cited)
    others = others_cited(cited)
    flows = flows_of(*_drawn(cited, documents, others), _href, cited.said)
    lists = lists_of(documents, cited) if len(documents) > MOST_ROWS else []
    context = {
        "rows": documents[:MOST_ROWS],
        "all": len(documents),
        "lists": [(each.name, references_list(each.organ), len(each.things)) for each in lists],
        "ways": _ways(cited, others),
        "flows": flows,
        **table_words(cited),
    }
    meta = {"title": cited.said["title"], "hide": ["navigation", "toc"]}
    yield make_page(REFERENCES_PAGE + "index.md", "references.md", meta, context, cited.words, ())
    for each in lists:
        yield from render_list(each, cited)


def _href(page: str) -> str:
    return attribute(between(REFERENCES_PAGE, page))


def _ways(cited: Cited, others: dict[str, Thing]) -> list[tuple[str, str, str]]:
    """The other pages of what is cited: address, name, how much is cited there."""
    instruments = [thing for page, thing in others.items() if page != GOALS_PAGE]
    said = cited.said
    times = sum(thing.times for thing in instruments)
    ways = [(f"{INSTRUMENTS}/", said["instruments"], said["of"].format(n=len(instruments), times=times))]
    plan = cited.plan
    if plan is not None:
        found = cited.pages.get(ACTION_PLAN_PAGE, {})
        ways.append((ACTION_PLAN_PAGE, cited.name(plan), said["actions"].format(n=len(found), all=plan.actions)))
    goals = {part.partition("-")[2].partition(".")[0] for part in cited.pages.get(GOALS_PAGE, {}) if part}
    ways.append((GOALS_PAGE, said["goals_title"], said["goals_cited"].format(n=len(goals))))
    return ways


# --- who cites whom ---------------------------------------------------------------------------------------


def _drawn(cited: Cited, documents: list[Thing], others: dict[str, Thing]) -> tuple[list[Node], list[Node], Counts]:
    """Who is drawn, what they cite most, and how often who cites what."""
    things = sorted(_once(cited, documents, others), key=most_cited)
    groups = list(_groups(cited, {slug for thing in things for slug in thing.works}))
    place = {slug: number for number, (_, slugs) in enumerate(groups) for slug in slugs}
    counts: Counts = {}
    for number, thing in enumerate(things):
        for slug, times in thing.works.items():
            pair = place[slug], number
            counts[pair] = counts.get(pair, 0) + times
    drawn = {one for one, other in counts if other < MOST_CITED}
    left = {one: number for number, one in enumerate(sorted(drawn))}
    counts = {(left[one], other): times for (one, other), times in counts.items() if one in left}
    return [groups[one][0] for one in left], [_node(thing) for thing in things], counts


def _once(cited: Cited, documents: list[Thing], others: dict[str, Thing]) -> Iterator[Thing]:
    """Each thing once: a document that is an instrument of the registry is cited by symbol and by title."""
    by_symbol: dict[str, list[Thing]] = {}
    for thing in documents:
        entity = cited.instruments.get(slug_of(thing.symbol))
        page = entity_page(entity.family, entity.id) if entity and len(entity.symbols) == 1 else ""
        if page in others:
            by_symbol.setdefault(page, []).append(thing)
        else:
            yield thing
    for page, thing in others.items():
        works = dict(thing.works)
        for other in by_symbol.get(page, ()):
            for slug, times in other.works.items():
                works[slug] = works.get(slug, 0) + times
        yield Thing(page, "", thing.name, thing.told, thing.year, works, thing.short)


def _node(thing: Thing) -> Node:
    label = thing.symbol or thing.name
    return Node(label, thing.short or label, thing.name or thing.symbol, thing.page, len(thing.works))


def _groups(cited: Cited, slugs: set[str]) -> Iterator[tuple[Node, list[str]]]:
    """The citing works, one by one where they are few, else by organ and year; in the order of their dates."""
    documents = {(each.slug, each.language): each for each in cited.library.documents}
    works = [documents[slug, cited.texts.preferred(slug)[0]] for slug in slugs]
    works.sort(key=lambda document: (document.metadata.date or "9999", document.slug))
    if len(works) <= _SINGLE_WORKS:
        for document in works:
            label = document.symbol or document.title
            said = document_name(document, cited.words)
            yield Node(label, label, said, cited.library.page(document), 1), [document.slug]
        return
    groups: dict[tuple[str, str], list[Document]] = {}
    for document in works:
        groups.setdefault(_organ_and_year(document), []).append(document)
    largest = sorted(groups, key=lambda key: -len(groups[key]))[: _SINGLE_WORKS - 1]
    rest: list[Document] = []
    for key, members in groups.items():
        if key in largest:
            organ = cited.words["bodies"].get(key[0], key[0]) or cited.said["no_organ"]
            label = cited.said["group"].format(organ=organ, year=key[1] or cited.said["no_year"])
            yield _group(cited, label, members)
        else:
            rest += members
    if rest:
        yield _group(cited, cited.said["other_documents"], rest)


def _group(cited: Cited, label: str, members: list[Document]) -> tuple[Node, list[str]]:
    said = cited.said["group_of"].format(group=label, n=len(members))
    return Node(label, label, said, "documents/", len(members)), [document.slug for document in members]


def _organ_and_year(document: Document) -> tuple[str, str]:
    organ = document.metadata.body or told_by(document.symbol or "").organ
    return organ, (document.metadata.date or told_by(document.symbol or "").year)[:4]
