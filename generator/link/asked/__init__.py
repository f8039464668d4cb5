"""What a person types → the target and the address that it means.

    WP.77 第66段                 →  NPT/CONF.2020/WP.77#p66     documents/npt-conf.2020-wp.77/#p66
    art. IV(2) of the NPT       →  npt#art-4-2                 instruments/npt/#art-4-2
    wp.77#p187-15               →  NPT/CONF.2020/WP.77#p187-15

An address has a part (第66段), a whole (WP.77), or both in either order. Every language of the citation tables reads
it; what they agree on is meant. docs/scripts/address/ does the same in a browser; one table of cases holds them
together.

Guarantees: 1. with a target and no reason there is an address, and it leads to a page of the site; 2. several readings
give no target, but candidates; 3. a paragraph that the document does not have is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from generator.addresses import GOALS
from generator.languages.citing import CITING
from generator.languages.folding import alike
from generator.languages.numbering import letter_name, number_value
from generator.link.asked.catalogue import Catalogue, key_of_name
from generator.link.asked.copied import taken_apart
from generator.link.asked.typed import TypedForms, typed_forms
from generator.link.asked.wholes import wholes_in
from generator.link.citations import Context, cite, finders_for
from generator.link.citations.parts import Kind, Part
from generator.link.knowledge import INSTRUMENTS
from generator.link.names import find_names
from generator.model import Document, Ledger, Metadata

LONGEST = 300
"""Characters of what is typed; more is no address."""
MOST = 12
"""Candidates that are named."""
_ADDRESS = re.compile(
    r"(?:^|/)(?:documents|references|instruments|initiatives)/([^/#?]+)/(?:[a-z]{2}/)?(?:\?[^#]*)?(?:#(.+))?$",
    re.IGNORECASE,
)
_ANCHOR = re.compile(r"(.+)#([a-z0-9][a-z0-9.-]*)$", re.IGNORECASE)
_ALONE = re.compile(
    r"(.+?)[\s:§¶#]+(\d[\d.]*|[ivx]{1,6}|[〇零一二三四五六七八九十百]{1,5})((?:\s?\([a-z0-9]{1,4}\))*)$", re.IGNORECASE
)
"""A number behind a whole and nothing that says of what: WP.77 66, NPT IV."""
_POINT = re.compile(r"(?<![^\W\d_])([ivx]{1,6})\.(\d{1,2})(?![\d.])", re.IGNORECASE)
"""Article III.2 is III(2)."""
_WEIGHT = ("no-such-paragraph", "no-such-part", "no-page", "nothing-named", "not-understood")
"""Reasons, the one that says most first."""


class Asked(Struct, frozen=True):
    """The answer to what was typed."""

    text: str
    target: str | None
    """As design.md writes targets; None where nothing or several things are meant."""
    href: str | None
    """Below the site's root; None where there is no such page."""
    rule: str
    """How the whole was recognised."""
    reason: str | None = None
    """Why there is no address."""
    candidates: tuple[str, ...] = ()
    """What it can mean, or what it was understood as."""
    members: tuple[str, ...] = ()
    """All targets, where a range or a list was typed; the first is `target`."""


class _Reading(NamedTuple):
    targets: tuple[str, ...]
    rule: str
    reason: str | None = None


_RANKS = ("symbol", "resolution-number", "title", "usual-instrument", "partial-symbol", "number-alone")


def _rank(reading: _Reading) -> tuple[bool, int]:
    """A reading that found a part goes before one that did not, a clear name before a vague one."""
    return "#" not in reading.targets[0], _RANKS.index(reading.rule) if reading.rule in _RANKS else 0


def ask(text: str, catalogue: Catalogue) -> Asked:
    """What the text means on the site."""
    plain = _POINT.sub(r"\1(\2)", " ".join(alike(text).split())[:LONGEST])
    readings = list(_readings(plain, catalogue))
    good = [reading for reading in readings if reading.reason is None]
    if good:
        best_rank = min(map(_rank, good))
        good = [reading for reading in good if _rank(reading) == best_rank]
        firsts = dict.fromkeys(reading.targets[0] for reading in good)
        if len(firsts) == 1:
            reading = max(good, key=lambda one: len(one.targets))
            target = reading.targets[0]
            members = reading.targets if len(reading.targets) > 1 else ()
            return Asked(text, target, catalogue.address(target), reading.rule, members=members)
        return Asked(text, None, None, good[0].rule, "ambiguous", tuple(firsts)[:MOST])
    if readings:
        best = min(readings, key=lambda one: _WEIGHT.index(one.reason or ""))
        return Asked(text, None, None, best.rule, best.reason, best.targets[:MOST])
    return _understood(text, plain, catalogue)


def _understood(text: str, plain: str, catalogue: Catalogue) -> Asked:
    """What a document that printed these words would cite, though the site has no page of it; else what sounds so."""
    names = find_names(plain, catalogue.knowledge.automaton)
    cited = [
        reference
        for language in CITING
        if (finders := finders_for(language)) is not None
        for reference in cite(plain, "", *names, finders, Context(_nothing(language), catalogue.knowledge))
    ]
    targets = dict.fromkeys(one.target for one in cited if one.target and not catalogue.address(one.target))
    meant = [target for target in targets if "#" in target] or list(targets)
    if len(meant) == 1:
        return Asked(text, None, None, cited[0].rule, "no-page", tuple(meant))
    key = key_of_name(plain)
    enough = 2 if any(not c.isascii() for c in key) else 4
    alike_names = sorted(
        (name for name in catalogue.names if len(key) >= enough and key in name), key=lambda n: (len(n), n)
    )
    near = dict.fromkeys(
        base for name in alike_names for base in sorted(catalogue.names[name]) if catalogue.address(base)
    )
    return Asked(text, None, None, "name", "not-understood", tuple(near)[:MOST])


def _nothing(language: str) -> Document:
    """The document that an address is typed in: it has said nothing."""
    return Document(
        slug="", language=language, symbol=None, title="", metadata=Metadata(), file="", sha256="", front=(), blocks=(),
        footnotes=(), end=(), ledger=Ledger(0, 0, ()),
    )  # fmt: skip


# --- readings ----------------------------------------------------------------------------------------------


def _readings(plain: str, catalogue: Catalogue) -> Iterator[_Reading]:
    """Every way to read the text; the closest forms first, and the looser ones only where those gave nothing."""
    if found := _ADDRESS.search(plain) or _ANCHOR.fullmatch(plain):
        bases, rule = wholes_in(found[1], None, catalogue)
        yield from (_of(base, (found[2].lower(),) if found[2] else (), rule, catalogue) for base in bases)
        if bases:
            return
    copied = list(_copied(plain, catalogue))
    yield from copied
    if any(reading.reason is None for reading in copied):
        return
    found_any = bool(copied)
    for language in CITING:
        for reading in _in_language(plain, typed_forms(language), catalogue):
            found_any = True
            yield reading
    if not found_any and (alone := _ALONE.fullmatch(plain)):
        yield from _number_alone(alone, catalogue)


def _copied(plain: str, catalogue: Catalogue) -> Iterator[_Reading]:
    """What the site itself has copied to someone's clipboard."""
    if (found := taken_apart(plain, catalogue.said["cite"])) is not None:
        bases, rule = wholes_in(found[0], None, catalogue)
        yield from (_of(base, (found[1],), rule, catalogue) for base in bases if catalogue.in_corpus(base))


def _in_language(plain: str, forms: TypedForms, catalogue: Catalogue) -> Iterator[_Reading]:
    parts = list(forms.parts.find(plain))
    if not parts:
        bases, rule = wholes_in(plain, forms, catalogue)
        yield from (_of(base, (), rule, catalogue) for base in bases)
        return
    part, kind, anchors = _one_part(parts)
    end = parts[1].end if len(parts) == 2 and kind == "article" and parts[0].kind != "article" else part.end
    for whole, annex in _around(plain[: part.start], plain[end:], forms):
        prefixed = tuple(annex + anchor for anchor in anchors)
        read = list(_part_of(whole, kind, prefixed, forms, catalogue))
        yield from read
        if any(reading.reason is None for reading in read):
            return


def _one_part(parts: list[Part]) -> tuple[Part, Kind, tuple[str, ...]]:
    """The part that is meant: paragraph 2 of article IV is one."""
    first = parts[0]
    anchors = tuple(anchor for member in first.members for anchor in member.anchors)
    if first.kind == "article":
        anchors = tuple(anchor.replace(".", "-") for anchor in anchors)  # article 3.2
    if len(parts) == 2 and first.kind in ("paragraph", "within") and parts[1].kind == "article":
        article = parts[1].members[0].anchors[0]
        return first, "article", tuple(f"{article}-{anchor.removeprefix('p')}" for anchor in anchors)
    return first, first.kind, anchors


def _around(left: str, right: str, forms: TypedForms) -> Iterator[tuple[str, str]]:
    """What stands around a part, without what only joins; with the annex that is named there."""
    annex = ""
    if right.strip() and (joint := forms.after.match(right)):
        right, annex = right[joint.end() :], _annex(joint)
    joint = forms.before.search(left) if left.strip() else None
    if joint is not None and (named := _annex(joint)):
        left, annex, joint = left[: joint.start()], named, None
    yield f"{left} {right}".strip(), annex
    if joint is not None and joint.group().strip():
        yield f"{left[: joint.start()]} {right}".strip(), annex


def _annex(joint: re.Match[str]) -> str:
    number = joint.groupdict().get("annex")
    return "" if number is None else f"annex-{number_value(number.upper()) or 1}-"


def _part_of(
    whole: str, kind: Kind, anchors: tuple[str, ...], forms: TypedForms, catalogue: Catalogue
) -> Iterator[_Reading]:
    """The part of what is named beside it, or of what alone can have such a part."""
    named = bool(key_of_name(whole))
    if kind in ("goal", "target"):
        is_goal = not named or (forms.development.search(whole) and not forms.other_goals.search(whole))
        if is_goal or catalogue.names.get(key_of_name(whole), set()) & {"sdgs", "agenda-2030", GOALS}:
            yield _of(GOALS, anchors, "development-goal", catalogue)
        return
    bases, rule = wholes_in(whole, forms, catalogue) if named else ((), "")
    if kind == "action":
        for plan in catalogue.knowledge.plans:
            if not named or {*bases} & {*catalogue.near(plan)}:
                yield _of(plan.id, anchors, "action-plan", catalogue)
    elif named:
        yield from (_of(base, anchors, rule, catalogue) for base in bases)
    elif kind in ("article", "preamble"):
        yield from (_of(base, anchors, "usual-instrument", catalogue) for base in catalogue.usual.get("", ()))
    else:
        yield _Reading(anchors[:1], "part", "nothing-named")


def _number_alone(found: re.Match[str], catalogue: Catalogue) -> Iterator[_Reading]:
    """WP.77 66: a paragraph; NPT IV: an article."""
    number = f"{found[2]}{found[3]}"
    words = {"article": "第{}条", "paragraph": "第{}段"} if not found[2].isascii() else {}
    forms = typed_forms("zh" if words else "en")
    for language in CITING:
        bases, _ = wholes_in(found[1], typed_forms(language), catalogue)
        for base in bases:
            entity = catalogue.library.entities.get(base)
            kind = "article" if entity is not None and entity.articles else "paragraph"
            for part in forms.parts.find(words.get(kind, f"{kind} {{}}").format(number)):
                yield _of(base, part.members[0].anchors, "number-alone", catalogue)
        if bases:
            return


# --- targets -----------------------------------------------------------------------------------------------


def _of(base: str, anchors: tuple[str, ...], rule: str, catalogue: Catalogue) -> _Reading:
    """The parts of a whole, if it has them."""
    document = catalogue.in_corpus(base)
    if document is not None:
        entity = catalogue.library.entities.get(base)
        base = next((name for name in entity.symbols if catalogue.in_corpus(name)), base) if entity else base
        known = {anchor for version in catalogue.targets.anchors[document].values() for anchor in version}
        moved = catalogue.moved.get(document, {})
        present = [moved.get(anchor, anchor) for anchor in anchors]
        found = [next((form for form in _as_printed(anchor) if form in known), None) for anchor in present]
        if None in found:
            return _Reading(tuple(f"{base}#{anchor}" for anchor in anchors), rule, "no-such-paragraph")
        return _Reading(tuple(f"{base}#{anchor}" for anchor in found) or (base,), rule)
    if not anchors:
        return _Reading((base,), rule, None if catalogue.address(base) else "no-page")
    whole = catalogue.knowledge.whole(base)
    entity = catalogue.library.entities.get(whole)
    targets = tuple(f"{whole}#{anchor}" for anchor in anchors)
    has_parts = entity is None or entity.family == INSTRUMENTS
    if not has_parts or not all(catalogue.knowledge.holds(target) for target in targets):
        return _Reading(targets, rule, "no-such-part")
    return _Reading(targets, rule, None if catalogue.address(targets[0]) else "no-page")


def _as_printed(anchor: str) -> Iterator[str]:
    """The anchors that a part of a document can have: preambular paragraphs count or are lettered."""
    yield anchor
    prefix, mark, number = anchor.rpartition("preamble-")
    if mark and number.isdecimal():
        yield f"{prefix}pp-{number}"
        yield f"{prefix}pp-{letter_name(int(number))}"
