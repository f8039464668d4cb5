"""Everything that an address can be typed for: documents, what they cite, names; and how each is recognised.

    wp.77, WP 77          →  NPT/CONF.2020/WP.77, whose end it is
    S/RES/1540            →  S/RES/1540(2004), without its bracket
    核材料实物保护公约      →  cppnm

Guarantee: only what has a page is in the address book of the browsers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from generator.addresses import ACTION_PLAN_PAGE, GOALS_PAGE, PAGED, REFERENCES_PAGE, TERMS
from generator.languages.citing import CITING
from generator.languages.declension import declined
from generator.languages.folding import alike
from generator.languages.numbering import ARABIC_LETTERS, CYRILLIC, HAN_DIGITS, HAN_LETTERS, IN_WORDS, LATIN, labels_at
from generator.link.asked.typed import typed_forms
from generator.link.citations.finders import finders_for
from generator.link.knowledge import GOAL_TARGETS, INSTRUMENTS, Knowledge
from generator.link.targets import Targets
from generator.model import AddressBook, Block, Document, Entity, Footnote, Held, Known, Library

_BRACKET = re.compile(r"\s?\([^()]*\)$")
_JOINT = re.compile(r"-(?=[A-Z]+(?:\(\d+\))?/)")
_RUN = re.compile(r"(?P<stem>.*?)(?P<last>\d+|(?<=-)[a-z])")
_NUMBERED = ("{} No. {}", "{}第{}号", "{} n° {}", "{} núm. {}")
"""How the publications of a series are numbered."""
_BY_CONTEXT = ("document-instrument", "only-instrument", "named-before", "named-after")
"""Rules of references that tell what a document calls a treaty."""


class Symbol(NamedTuple):
    """A symbol by its letters and numbers."""

    tokens: tuple[str, ...]
    base: str
    in_corpus: bool
    whole: bool = True
    """False where something was left out of it: its bracket, or the other of two symbols."""


class Catalogue:
    """What can be asked for on one site, and how the site writes citations (`said`, of the interface's words)."""

    def __init__(self, library: Library, language: str, said: Mapping[str, dict[str, str]]) -> None:
        self.library, self.language, self.said = library, language, dict(said)
        self.knowledge = Knowledge(library.entities)
        self.targets = Targets(library.documents, library.entities, library.pages)
        self.documents: dict[str, list[Document]] = {}
        """By what targets call them."""
        self.moved: dict[str, dict[str, str]] = {}
        """By slug, anchors that were published once, each with the present one."""
        for document in library.documents:
            self.documents.setdefault(document.symbol or document.slug, []).append(document)
            for old in document.moved:
                self.moved.setdefault(document.slug, {})[old] = document.moved_to(old)
        self.cited = tuple(
            dict.fromkeys(
                citation.target.partition("#")[0]
                for citation in library.citations
                if citation.href.startswith(REFERENCES_PAGE)
            )
        )
        self._series = {
            entity.names["en"]: tuple(_printed_names(entity))
            for entity in library.entities.values()
            if entity.kind == "publication_series" and "en" in entity.names
        }
        """Every name of a series of publications, by its English one."""
        self._of_others = {
            key_of_name(name)
            for entity in library.entities.values()
            if entity.family != "themes"
            for name in _printed_names(entity)
        }
        """Names that a theme, which may have them too, gives way to."""
        self.names: dict[str, set[str]] = {}
        for base, name in self._names():
            if key := key_of_name(name):
                self.names.setdefault(key, set()).add(base)
        self.symbols = tuple(self._symbols())
        self.usual = self._usual()

    def address(self, target: str) -> str | None:
        """Where a target lies, if there is such a page."""
        base = target.partition("#")[0]
        entity = self.library.entities.get(base)
        href = self.targets.address(target, self.language)
        if entity is not None and href is not None and not href.startswith("documents/"):
            return href if entity.family in (*PAGED, TERMS) else None
        if href is not None and href.startswith(REFERENCES_PAGE) and base not in self.cited:
            known = self.knowledge.by_symbol.get(base)
            return self.targets.address(known, self.language) if known else None
        return href

    def in_corpus(self, base: str) -> str | None:
        """The slug of a document of the corpus, by any of its names or that of the instrument that it is."""
        page = self.targets.address(base, self.language) or ""
        return page.split("/")[1] if page.startswith("documents/") else None

    def called(self, kind: str) -> tuple[str, ...]:
        """What is meant by a word for treaties alone: what the documents call so, else those of them of that kind."""
        kind = kind.lower()
        if kind in self.usual:
            return self.usual[kind]
        voted = dict.fromkeys(one for voted in self.usual.values() for one in voted)
        for stem in stems(kind):
            if named := tuple(one for one in voted if self.knowledge.called(one, stem)):
                return named
        return ()

    def by_symbol(self, tokens: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
        """What a symbol or the end of one means, and whether it was typed in full; the corpus comes before the rest."""
        size = len(tokens)
        tail = [one for one in self.symbols if one.tokens[-size:] == tokens]
        exact = [one for one in tail if len(one.tokens) == size]
        some = any(token.isalpha() for token in tokens) and size > 1
        inside = [one for one in self.symbols if some and _runs_in(tokens, one.tokens)]
        for found in (
            [one for one in exact if one.whole], exact, [one for one in tail if one.in_corpus], tail, inside,
        ):  # fmt: skip
            if found:
                return tuple(dict.fromkeys(one.base for one in found)), len(found[0].tokens) == size
        return (), False

    def book(self) -> AddressBook:
        """The same for browsers."""
        return AddressBook(
            language=self.language,
            documents=tuple(self._held(name, versions) for name, versions in self.documents.items()),
            cited=self.cited,
            entities=tuple(self._known()),
            wholes={
                symbol: entity for symbol, entity in self.knowledge.by_symbol.items()
                if self.knowledge.whole(symbol) == entity
            },
            usual=self.usual,
            goals=GOAL_TARGETS,
            plan_page=ACTION_PLAN_PAGE,
            goals_page=GOALS_PAGE,
            forms={code: typed_forms(code).for_browsers() for code in CITING},
            numerals=IN_WORDS | {digit: value for value, digit in enumerate(HAN_DIGITS)},
            letters=dict(_letters()),
            said=self.said,
        )  # fmt: skip

    def near(self, plan: Entity) -> tuple[str, ...]:
        """Entries by whose name the actions of a plan are cited: the plan, who adopted it, what else they adopted."""
        entities = self.library.entities.values()
        owned = [entity.id for entity in entities if {*plan.owner} & {*entity.owner}]
        return tuple(dict.fromkeys([plan.id, *plan.owner, *owned, *self._adopters(plan)]))

    def _adopters(self, plan: Entity) -> Iterable[str]:
        """The treaty that the plan is named after: 2010 NPT Action Plan."""
        words = {word for name in plan.names.values() for word in name.split()}
        return (
            key
            for key, known in self.library.entities.items()
            if known.family == "instruments" and words & {*known.abbreviations}
        )

    def _names(self) -> Iterator[tuple[str, str]]:
        for base, versions in self.documents.items():
            yield from ((base, version.title) for version in versions)
            yield from ((base, alias) for version in versions for alias in version.aliases)
            if base == versions[0].slug:
                yield base, base
        for entity in self._offered():
            yield from ((entity.id, name) for name in (entity.id, *self._names_of(entity)))

    def _offered(self) -> Iterator[Entity]:
        """Initiatives and instruments, and of the other families what a document names: the page of anything else says
        nothing, and a third of the registry is enough to carry while someone types."""
        adopters = {near for plan in self.knowledge.plans for near in self.near(plan)}
        units = (unit for document in self.library.documents for unit in document.units())
        named = {mention.entity for unit in units for mention in unit.mentions}
        for entity in self.library.entities.values():
            if entity.family in ("initiatives", INSTRUMENTS) or entity.id in named or entity.id in adopters:
                yield entity

    def _names_of(self, entity: Entity) -> Iterator[str]:
        if entity.family == "themes":  # whose words count only where no other entry has them
            yield from (name for name in _printed_names(entity) if key_of_name(name) not in self._of_others)
        else:
            yield from _printed_names(entity)
        yield from (symbol for symbol in entity.symbols if "/" not in symbol)
        for symbol in entity.symbols:
            name, mark, number = symbol.rpartition(" No. ")
            for series in self._series.get(name, ()) if mark else ():
                yield from (form.format(series, number) for form in _NUMBERED)

    def _symbols(self) -> Iterator[Symbol]:
        for base in self.documents:
            yield from _forms_of(base, base, True)
        for symbol in (*self.cited, *self.knowledge.by_symbol):
            if "/" in symbol and self.in_corpus(symbol) is None:
                yield from _forms_of(symbol, symbol, False)

    def _usual(self) -> dict[str, tuple[str, ...]]:
        """How the documents' own references say what a treaty is called; "" for articles of nothing that is named."""
        found: dict[str, dict[str, None]] = {}
        for document in self.library.documents:
            finders = finders_for(document.language)
            units: tuple[Block | Footnote, ...] = (*document.walk(), *document.footnotes)
            for each in units:
                for reference in each.references:
                    base, _, part = (reference.target or "").partition("#")
                    if finders is None or reference.rule not in _BY_CONTEXT or base not in self.knowledge.laws:
                        continue
                    bare = finders.bare.search(alike(reference.text))
                    if bare is not None:
                        found.setdefault(bare["kind"].lower(), {})[base] = None
                    elif part and reference.rule == "document-instrument":
                        found.setdefault("", {})[base] = None
        return {kind: tuple(bases) for kind, bases in sorted(found.items())}

    def _held(self, name: str, versions: list[Document]) -> Held:
        slug = versions[0].slug
        pages = self.library.pages[slug]
        anchors = {code: runs(self.targets.anchors[slug].get(code, ())) for code in pages}
        first = next(iter(anchors.values()), "")
        differing = {code: said for place, (code, said) in enumerate(anchors.items()) if place == 0 or said != first}
        titles = tuple(dict.fromkeys(version.title for version in versions))
        aliases = tuple(dict.fromkeys(alias for version in versions for alias in version.aliases))
        return Held(name, slug, titles, pages, differing, aliases, self.moved.get(slug, {}))

    def _known(self) -> Iterator[Known]:
        for entity in self._offered():
            page = self.address(entity.id) or ""
            title = entity.names.get(self.language) or entity.id
            names = {key_of_name(name): name for name in reversed([*self._names_of(entity)])}
            symbols = entity.symbols if entity.family == INSTRUMENTS else ()
            yield Known(
                entity.id, page.removesuffix(f"/{entity.id}/"), self.in_corpus(entity.id) or "",
                "" if title == next(reversed(names.values()), "") else title, tuple(reversed(names.values())),
                tuple(re.sub(r"\s", "", symbol) for symbol in symbols),
                entity.articles, entity.paragraphs, entity.preamble, entity.actions,
                self.near(entity) if entity.actions else (),
            )  # fmt: skip


def key_of_name(text: str) -> str:
    """A name without case, accents, blanks and marks.

    >>> key_of_name("《核安全公约》"), key_of_name("Rays of Hope"), key_of_name("Énergie")
    ('核安全公约', 'raysofhope', 'energie')
    """
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).lower()))


def stems(word: str) -> tuple[str, ...]:
    """The word, then without its article and its ending, as a title may have it: Договора, المعاهدة.

    >>> stems("договора"), stems("条约")
    (('договора', 'договор', 'догово'), ('条约',))
    """
    bare = word.removeprefix("ال")
    return (bare, *(bare[:-cut] for cut in (1, 2) if len(bare) > 5))


def tokens_of(text: str) -> tuple[str, ...] | None:
    """The letters and numbers of a symbol; None where there are other letters.

    >>> tokens_of("GC(59)/RES/10"), tokens_of("wp77"), tokens_of("第66段")
    (('gc', '59', 'res', '10'), ('wp', '77'), None)
    """
    plain = unicodedata.normalize("NFKD", text.replace("А", "A")).lower()
    if any(character.isalnum() and not character.isascii() for character in plain):
        return None
    return tuple("rev" if token == "revision" else token for token in re.findall(r"[a-z]+|\d+", plain))


def runs(anchors: Iterable[str]) -> str:
    """Anchors in short: those that count on from each other as one run.

    >>> runs(["p1", "p2", "p3", "p3-a", "p3-b", "x1"])
    'p1:3 p3-a:b x1'
    """
    made: list[list[str]] = []
    open_runs: dict[str, list[str]] = {}
    for anchor in sorted(anchors, key=_in_order):
        found = _RUN.fullmatch(anchor)
        stem, last = (found["stem"], found["last"]) if found else (anchor, "")
        run = open_runs.get(stem)
        if run is not None and found and last == _next(run[1]):
            run[1] = last
            continue
        made.append([anchor, last])
        open_runs[stem] = made[-1]
    return " ".join(first if first.endswith(last) else f"{first}:{last}" for first, last in made)


def _in_order(anchor: str) -> tuple[str, int, str]:
    found = _RUN.fullmatch(anchor)
    if found is None:
        return anchor, 0, ""
    return found["stem"], int(found["last"]) if found["last"].isdecimal() else 0, found["last"]


def _next(last: str) -> str:
    if last.isdecimal():
        return str(int(last) + 1)
    return chr(ord(last) + 1) if last else ""


def _runs_in(tokens: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    size = len(tokens)
    return any(whole[at : at + size] == tokens for at in range(len(whole) - size + 1))


def _forms_of(symbol: str, base: str, in_corpus: bool) -> Iterator[Symbol]:
    """The symbol in full; without its last bracket; each of the two of a document that has two."""
    for at, form in enumerate(dict.fromkeys((symbol, _BRACKET.sub("", symbol), *_JOINT.split(symbol)))):
        tokens = tokens_of(form)
        if tokens:
            yield Symbol(tokens, base, in_corpus, at == 0)


def _printed_names(entity: Entity) -> Iterator[str]:
    for language, name in entity.names.items():
        parted = language == "ru" and entity.family == INSTRUMENTS  # статья IV Договора о …
        yield from islice(declined(name), 2) if parted else (name,)
    yield from entity.abbreviations
    yield from (variant.text for variant in entity.variants if not variant.context_only)


def _letters() -> Iterator[tuple[str, int]]:
    """Every letter of a list with its place, Latin ones first."""
    for letter in (*CYRILLIC, *ARABIC_LETTERS, *"".join(HAN_LETTERS), *LATIN):
        value = next((label.value for label in labels_at(f"({letter}) ") if label.system == "letter"), None)
        if value:
            yield letter, value
