"""What `loccit cite` says of an address that was typed, as lines and as data. Pure: `cli.py` prints them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.link.asked import Asked
from generator.link.asked.catalogue import Catalogue
from generator.link.knowledge import INSTRUMENTS
from generator.model import Block, Document, Footnote
from generator.render.citations import citations, document_name
from generator.render.naming import name_of
from generator.render.official import official_list, official_url
from generator.render.target_names import TargetNames
from generator.render.words import words as interface_words

MOST = 12
"""Members of a range that are named one by one."""


class CitedReport:
    """Says what was found, in the words of the site's interface."""

    def __init__(self, catalogue: Catalogue, url: str) -> None:
        self.catalogue, self.url = catalogue, url
        self.words = interface_words(catalogue.language)
        self.names = TargetNames(catalogue.library.entities, self.words, catalogue.language)

    def lines(self, asked: Asked) -> Iterator[str]:
        """Words, target, address and text of each place that was asked for."""
        for target in (asked.members or (asked.target or "",))[:MOST]:
            href = self.catalogue.address(target) or ""
            yield self.named(target)
            yield f"  target   {target}"
            yield f"  address  {self.url}{href}"
            unit = self._unit(target)
            if unit is not None:
                yield from (f"  {line}" for line in _text_lines(unit, 0))
        if len(asked.members) > MOST:
            yield f"and {len(asked.members) - MOST} more"

    def data(self, asked: Asked) -> dict[str, Any]:
        """One object, with the fields of a reference in the contract."""
        unit = self._unit(asked.target) if asked.target else None
        said: dict[str, Any] = {
            "text": asked.text,
            "target": asked.target,
            "href": asked.href,
            "rule": asked.rule,
            "words": self.named(asked.target) if asked.target else None,
            "url": self.url + asked.href if asked.href and self.url else None,
            "paragraph": None if unit is None else "\n".join(_text_lines(unit, 0)),
        }
        if asked.members:
            said["members"] = asked.members
        if asked.target is None:
            said |= {"reason": asked.reason, "candidates": asked.candidates}
        return said

    def failure(self, asked: Asked) -> Iterator[str]:
        """Why there is no address, what was understood, and what to do."""
        first = asked.candidates[0] if asked.candidates else ""
        base = first.partition("#")[0]
        page = f"{self.url}{self.catalogue.address(base)}"
        if asked.reason == "ambiguous":
            yield f"{asked.text}: this can mean {len(asked.candidates)} things; type one of them in full"
        elif asked.reason == "no-such-paragraph":
            yield f"{asked.text}: understood as {first}, but {base} has no such paragraph; look for it at {page}"
        elif asked.reason == "no-such-part":
            yield f"{asked.text}: understood as {first}, but {base} has no such part; see what it has at {page}"
        elif asked.reason == "no-page":
            yield f"{asked.text}: understood as {first}, of which this site has no page; {self._elsewhere(base)}"
        elif asked.reason == "nothing-named":
            yield f"{asked.text}: understood as {first}, but not of what; put the document or the treaty beside it"
        else:
            yield f"{asked.text}: no document, provision or name of this site is recognised in it; {_HOW}"
        if asked.reason in ("ambiguous", "not-understood"):
            for target in asked.candidates:
                yield f"  {target}  {self.named(target)}  {self.url}{self.catalogue.address(target)}"

    def _elsewhere(self, base: str) -> str:
        official = official_url(base, self.catalogue.language) or official_list(base)
        return (
            f"its official record is at {official}"
            if official
            else "add a document that cites it, or the document itself"
        )

    def named(self, target: str) -> str:
        """How the site cites the target: NPT/CONF.2020/WP.77，第66段."""
        base, _, part = target.partition("#")
        document = self._document(base, part)
        entity = self.catalogue.library.entities.get(base)
        if document is None and entity is not None and entity.family != INSTRUMENTS:
            return name_of(entity, self.catalogue.language)  # an initiative or a term is no title
        if document is None:
            return self.names.name(target)
        name = document_name(document, self.words)
        return name + self.words["separator"] + citations(document, self.words)[part] if part else name

    def _document(self, base: str, part: str) -> Document | None:
        """The version of a document of the corpus that a reader of the interface is led to."""
        versions = self.catalogue.documents.get(base, [])
        versions = [version for version in versions if not part or part in dict(version.anchors())]
        own = [version for version in versions if version.language == self.catalogue.language]
        return next(iter((*own, *versions)), None)

    def _unit(self, target: str | None) -> Block | Footnote | None:
        base, _, part = (target or "").partition("#")
        document = self._document(base, part) if part else None
        if document is None:
            return None
        units: tuple[Block | Footnote, ...] = (*document.walk(), *document.footnotes)
        return next((unit for unit in units if unit.anchor == part), None)


_HOW = 'type a symbol with a paragraph ("WP.77 para 66"), a provision ("NPT art. IV"), or a name'


def _text_lines(unit: Block | Footnote, depth: int) -> Iterator[str]:
    """A paragraph as it is printed, with what stands below it."""
    label = unit.marker if isinstance(unit, Footnote) else unit.label
    yield "  " * depth + " ".join(filter(None, (label, unit.text)))
    for child in unit.children if isinstance(unit, Block) else ():
        yield from _text_lines(child, depth + 1)
