"""The page of each instrument of the registry, article by article; the actions of a plan; the development goals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.addresses import ACTION_PLAN_PAGE, GOALS_PAGE, REFERENCES_PAGE, entity_page, goal_anchor
from generator.model import Entity, Output
from generator.render.cited_parts import Cell, Parts, Sections, Wanted, outline
from generator.render.entry_facts import facts_of, links_to
from generator.render.naming import Named, Naming, Seen, found_in, seen_in
from generator.render.numbered import Index, render_further
from generator.render.pages import make_page
from generator.render.passages import Found, Span, united
from generator.render.printed_names import printed_names
from generator.render.references import INSTRUMENTS, Cited, cited_sections, hidden
from generator.render.together import Together

PREAMBLE = "preamble"


def render_instruments(cited: Cited, named: Named, together: Together) -> tuple[list[Output], dict[str, Seen]]:
    """A page of each instrument, one of the plan with actions, one of the goals; how often each is cited or named."""
    pages: list[Output] = []
    strips: dict[str, tuple[str, tuple[Cell, ...]]] = {}
    """By entity: the page that shows its parts, and how often each is cited."""
    if cited.plan is not None:
        cells, made = _plan(cited, cited.plan)
        strips[cited.plan.id] = ACTION_PLAN_PAGE, cells
        pages += made
    cells, made = _goals(cited)
    if cited.framework is not None:
        strips[cited.framework.id] = GOALS_PAGE, cells
    pages += made
    seen: dict[str, Seen] = {}
    for entity in named.family(INSTRUMENTS):
        seen[entity.id], made = _instrument(cited, named, together, entity, *strips.get(entity.id, ("", ())))
        pages += made
    return pages, seen


def _instrument(
    cited: Cited, named: Named, together: Together, entity: Entity, elsewhere: str, strip: tuple[Cell, ...]
) -> tuple[Seen, list[Output]]:
    """How often it is cited or named, and its page with those below it."""
    here = entity_page(entity.family, entity.id)
    found = dict(cited.pages.get(here, {}))
    only_named = _only_named(found, named.namings.get(entity.id, []))
    if only_named:
        found[""] = united([found[""], only_named]) if "" in found else only_named
    divided = any(part for part in found)
    known = tuple(_known(entity)) if divided else ()
    parts = Parts(cited.texts, here, cited.words)
    name = cited.name(entity)
    citers = cited.texts.citers(united(found.values()))
    articles = _Articles(cited, entity)
    sections, cells = cited_sections(cited, parts, found, known, articles.title, articles.short)
    seen = seen_in(citers)
    context = {
        "entity": entity,
        "name": name,
        "description": cited.described(entity),
        "facts": facts_of(named, entity, here, seen),
        "confused": links_to(named, entity.confused_with, here),
        "names": printed_names(named, entity, here),
        "together": together.most(entity.id, here),
        "sections": sections,
        "cells": strip or (cells if len(cells) > 1 else ()),
        "elsewhere": elsewhere,
    }
    meta = {"title": name, "hide": hidden(sections)}
    page = make_page(here + "index.md", "instrument.md", meta, context, cited.words, outline(name, sections))
    index = Index(f"{INSTRUMENTS}/", cited.words["index"][f"{INSTRUMENTS}_title"])
    return seen, [page, *render_further(sections, here, name, index, cited.texts, cited.words)]


class _Articles:
    """What the parts of an instrument are called."""

    def __init__(self, cited: Cited, entity: Entity) -> None:
        self.cited, self.entity = cited, entity

    def title(self, anchor: str) -> str:
        """第四条第2款; 序言"""
        if anchor == PREAMBLE:
            return str(self.cited.said["preamble"])
        return self.cited.names.part(anchor, self.entity.id)

    def short(self, anchor: str) -> str:
        """四; in the strip."""
        kind, _, number = anchor.partition("-")
        if kind != "art" or not number.isdecimal():
            return self.title(anchor)
        return self.cited.names.article(number, self.entity.id)


def _known(entity: Entity) -> Iterator[str]:
    """Every part that the registry knows the instrument to have."""
    if entity.preamble:
        yield PREAMBLE
    yield from (f"{PREAMBLE}-{number}" for number in range(1, entity.preamble + 1))
    for article in range(1, entity.articles + 1):
        yield f"art-{article}"
        yield from (f"art-{article}-{number}" for number in range(1, entity.paragraphs.get(str(article), 0) + 1))


def _only_named(found: dict[str, Found], namings: list[Naming]) -> Found:
    """Where the instrument is named and nothing there is a citation of it already."""
    cited: dict[tuple[str, str, str], list[Span]] = {}
    for part in found.values():
        for (slug, anchor), by_language in part.items():
            for code, spans in by_language.items():
                cited.setdefault((slug, anchor, code), []).extend(spans)

    def free(naming: Naming) -> bool:
        taken = cited.get((naming.document.slug, naming.anchor, naming.document.language), ())
        return not any(start < naming.mention.end and naming.mention.start < end for start, end in taken)

    return found_in(naming for naming in namings if free(naming))


def _plan(cited: Cited, plan: Entity) -> tuple[tuple[Cell, ...], list[Output]]:
    """Each action of the plan, cited or not."""
    found = cited.pages.get(ACTION_PLAN_PAGE, {})
    parts = Parts(cited.texts, ACTION_PLAN_PAGE, cited.words)
    actions = [f"action-{number}" for number in range(1, plan.actions + 1)]
    sections, cells = cited_sections(cited, parts, found, actions, short=lambda anchor: anchor.removeprefix("action-"))
    name = cited.name(plan)
    context = {
        "title": name,
        "lead": cited.described(plan),
        "sections": sections,
        "cells": cells,
        "tally": parts.tally(cited.texts.counts(united(found.values()))),
        "instrument": entity_page(plan.family, plan.id),
        "names": (),
        "grid": "actions",
    }
    meta = {"title": name, "hide": ["navigation", "toc"]}
    page = make_page(ACTION_PLAN_PAGE + "index.md", "parts.md", meta, context, cited.words, outline(name, sections))
    return cells, [page, *_further(cited, sections, ACTION_PLAN_PAGE, name)]


def _goals(cited: Cited) -> tuple[tuple[Cell, ...], list[Output]]:
    """Each goal, cited or not, with the targets of it that are cited."""
    found = cited.pages.get(GOALS_PAGE, {})
    parts = Parts(cited.texts, GOALS_PAGE, cited.words)
    wanted: list[Wanted] = []
    for number, name in enumerate(cited.said["goals"], 1):
        title = cited.said["goal"].format(n=number, name=name)
        wanted.append(Wanted(goal_anchor(str(number)), title, 2, str(number)))
        targets = sorted((part for part in found if part.startswith(f"target-{number}.")), key=_target_order)
        wanted += [Wanted(part, cited.said["target"].format(n=part.removeprefix("target-")), 3) for part in targets]
    if "" in found:
        wanted.append(Wanted("whole", cited.said["whole"]))
        found = {**found, "whole": found[""]}
    sections, cells = parts.sections(wanted, found)
    title = cited.said["goals_title"]
    framework = cited.framework
    context = {
        "title": title,
        "lead": cited.described(framework) if framework else "",
        "sections": sections,
        "cells": cells,
        "tally": parts.tally(cited.texts.counts(united(found.values()))),
        "instrument": entity_page(framework.family, framework.id) if framework else "",
        "names": cited.said["goals"],
        "grid": "goals",
    }
    meta = {"title": title, "hide": ["navigation", "toc"]}
    page = make_page(GOALS_PAGE + "index.md", "parts.md", meta, context, cited.words, outline(title, sections))
    return cells, [page, *_further(cited, sections, GOALS_PAGE, title)]


def _further(cited: Cited, sections: Sections, here: str, name: str) -> Iterator[Output]:
    """The pages below a page that is not one of the family."""
    index = Index(REFERENCES_PAGE, cited.said["title"])
    return render_further(sections, here, name, index, cited.texts, cited.words)


def _target_order(part: str) -> Any:
    """3.8 before 3.10, and these before 3.b."""
    target = part.rpartition(".")[2]
    return (0, int(target), "") if target.isdecimal() else (1, 0, target)
