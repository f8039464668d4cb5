"""References → where each leads: into the corpus, to the very paragraph; else to the page of what is cited.

What a document cites is told by itself (citations/). Here, with all documents at hand, each target gets its address on
the site, and one that cannot be is refused: paragraph 300 of a document of the corpus that has 41.

Guarantees: 1. a reference with a target has an address, and nothing else has one; 2. an address in the corpus exists;
3. `Library.citations` has every reference with a target once, in the order of the citing documents' dates.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from generator.addresses import ACTION_PLAN_PAGE, GOALS, GOALS_PAGE, entity_page, goal_anchor, reference_page, slug_of
from generator.issues import Issue
from generator.languages.numbering import letter_name
from generator.model import Block, Citation, Document, Entity, Footnote, Reference

_MOST_NAMED = 5
"""Unresolved references named in a document's message; `loccit inspect --references` has them all."""


class Targets:
    """Every address that a reference can lead to."""

    def __init__(
        self, documents: Iterable[Document], entities: dict[str, Entity], pages: dict[str, dict[str, str]]
    ) -> None:
        self.pages, self.entities = pages, entities
        self.anchors: dict[str, dict[str, set[str]]] = {}
        self.slugs: dict[str, str] = {}
        """Of the documents in the corpus, by what they are cited as: symbol, slug, former slugs."""
        for document in documents:
            self.anchors.setdefault(document.slug, {})[document.language] = {anchor for anchor, _ in document.anchors()}
            for called in (document.slug, *document.aliases, document.symbol):
                if called:
                    self.slugs.setdefault(slug_of(called), document.slug)
        self.plans = [entity.id for entity in entities.values() if entity.actions]

    def address(self, target: str, language: str) -> str | None:
        """Where a target lies below the site's root, seen from a document in that language; None where a document of
        the corpus has no such paragraph."""
        base, _, part = target.partition("#")
        slug = self._in_corpus(base)
        if slug is not None:
            return self._paragraph(slug, part, language)
        if base == GOALS:
            return f"{GOALS_PAGE}#{goal_anchor(part)}" if part else GOALS_PAGE
        fragment = f"#{part}" if part else ""
        entity = self.entities.get(base)
        if entity is None:
            return reference_page(slug_of(base)) + fragment
        if entity.id in self.plans[:1] and part:
            return ACTION_PLAN_PAGE + fragment
        return entity_page(entity.family, entity.id) + fragment

    def _in_corpus(self, base: str) -> str | None:
        """The slug of the document of the corpus that is cited, by its own symbol or by one of the instrument's."""
        if (slug := self.slugs.get(slug_of(base))) is not None:
            return slug
        entity = self.entities.get(base)
        if entity is None or len(entity.symbols) != 1:
            return None
        return self.slugs.get(slug_of(entity.symbols[0]))

    def _paragraph(self, slug: str, part: str, language: str) -> str | None:
        """The paragraph in the version of the reader's language if there is one, else in the first."""
        pages = self.pages[slug]
        code = language if language in pages else next(iter(pages))
        if not part:
            return pages[code]
        for version in (code, *pages):
            for anchor in (part, *_lettered(part)):
                if anchor in self.anchors[slug].get(version, ()):
                    return f"{pages[version]}#{anchor}"
        return None


def _lettered(part: str) -> tuple[str, ...]:
    """The sixth preambular paragraph where they are lettered: pp-f."""
    number = part.removeprefix("pp-").removeprefix("preamble-")
    if number == part or not number.isdecimal():
        return ()
    return (f"pp-{number}", f"pp-{letter_name(int(number))}") if int(number) else ()


def lead(
    documents: tuple[Document, ...], entities: dict[str, Entity], pages: dict[str, dict[str, str]]
) -> tuple[tuple[Document, ...], tuple[Citation, ...], tuple[Issue, ...]]:
    """The documents with every reference led to its address; all citations; and what leads nowhere."""
    targets = Targets(documents, entities, pages)
    led = tuple(_led(document, targets) for document in documents)
    dated = sorted(led, key=lambda document: (document.metadata.date or "9999", document.slug, document.language))
    citations = tuple(citation for document in dated for citation in _citations(document))
    issues = tuple(issue for document in led if (issue := _unresolved(document)) is not None)
    return led, citations, issues


def _led(document: Document, targets: Targets) -> Document:
    def references(found: tuple[Reference, ...]) -> tuple[Reference, ...]:
        return tuple(_to(reference, targets, document.language) for reference in found)

    def block(each: Block) -> Block:
        children = tuple(block(child) for child in each.children) if each.children else ()
        if not each.references and children == each.children:
            return each
        return replace(each, references=references(each.references), children=children)

    def note(each: Footnote) -> Footnote:
        return replace(each, references=references(each.references)) if each.references else each

    blocks = tuple(block(each) for each in document.blocks)
    return replace(document, blocks=blocks, footnotes=tuple(note(each) for each in document.footnotes))


def _to(reference: Reference, targets: Targets, language: str) -> Reference:
    if reference.target is None:
        return reference
    href = targets.address(reference.target, language)
    if href is None:
        return replace(reference, target=None, href=None, reason="no-such-paragraph", candidates=(reference.target,))
    return replace(reference, href=href)


def _citations(document: Document) -> Iterable[Citation]:
    for each in document.units():
        for reference in each.references:
            if reference.target is not None and reference.href is not None:
                yield Citation(
                    document.slug,
                    document.language,
                    each.anchor,
                    reference.start,
                    reference.end,
                    reference.target,
                    reference.href,
                )


def _unresolved(document: Document) -> Issue | None:
    """One message a document: what could not be resolved, with the reasons."""
    found = [
        (each.anchor, reference)
        for each in document.units()
        for reference in each.references
        if reference.target is None
    ]
    if not found:
        return None
    named = "; ".join(f"{reference.text} ({anchor}: {reference.reason})" for anchor, reference in found[:_MOST_NAMED])
    more = f"; and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
    message = f"{len(found)} references lead nowhere: {named}{more}"
    remedy = "loccit inspect --references shows each with its candidates"
    return Issue("unresolved-references", document.file, 0, message, remedy, "note")
