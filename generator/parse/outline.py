"""Pass 6: raw blocks → a tree of nodes. Decides what stands below what, by printed numbers before anything else.

Before: "187. …核可以下内容：", "1. …", "14. …促请：", "(a) …", "一. 核裁军"
after: 187 › (1, 14 › (a), heading 一)
Guarantees: 1. every raw block is one node; 2. a walk over the tree meets them in their order; 3. headings are siblings
of what they head; 4. siblings with labels count up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from generator.addresses import joined
from generator.languages.numbering import Label, System, bare_labels, han_alphabet, letter_name, number_value
from generator.languages.table import Language
from generator.model import BlockKind
from generator.parse.breaks import ends_sentence
from generator.parse.lookahead import article_of, articles_of, lettered, next_numbers, parts_of, stacks_of
from generator.parse.raw import Raw

_COLONS = "：:"
_GO_ON = "；;，,"
_COMMAS = ("，", ",", "،")
_ARABIC_GAP = 3
_ARTICLE = "article"
_DEEPEST = 8
"""No document stands its lists deeper; what asks for more is text that only looks like lists."""


@dataclass(eq=False)
class Node:
    """A block without its address; `parse.anchors` freezes it."""

    kind: BlockKind
    raw: Raw
    label: Label | None = None
    owner: Node | None = None
    children: list[Node] = field(default_factory=list)
    level: int = 0
    depth: int = 0
    """Blocks above it."""
    region: str = ""
    """Annex, part or article that it stands in: `annex-1`, `art-3`."""
    opens_region: bool = False
    section: int = 0
    """Counts up each time the paragraph numbers start again in the region."""


@dataclass
class _List:
    """A list that is open: whose it is, how it counts, how far it has come."""

    owner: Node | None
    system: System
    last: Label


class _Outline:
    def __init__(self, language: Language, articles: frozenset[int], told: bool) -> None:
        self.language, self.articles = language, articles
        self.told = told
        """The reader knew which paragraphs are preambular."""
        self.roots: list[Node] = []
        self.lists: list[_List] = []
        self.last: Node | None = None
        self.paragraph: Node | None = None
        """The numbered paragraph that unnumbered words would belong to."""
        self.region, self.section, self.annexes = "", 0, 0
        self.outside = self.whole_annex = ""
        """The annex or part that articles stand in; the annex that has no number."""
        self.preamble = False
        self.numbered = False
        """A number has been met in the region."""
        self.styles: dict[Node | None, list[str]] = {}
        self.numbers: dict[tuple[Node | None, str], int] = {}
        """The last number of the headings of a container and style."""
        self.parts = 0

    # --- placing -------------------------------------------------------------------------------------------

    def add(self, node: Node, owner: Node | None) -> None:
        while owner and owner.depth >= _DEEPEST:
            owner = owner.owner
        node.depth = owner.depth + 1 if owner else 0
        node.owner, node.region, node.section = owner, self.region, self.section
        (owner.children if owner else self.roots).append(node)
        self.last = node

    def labelled(self, raw: Raw, readings: Sequence[Label]) -> None:
        for depth in range(len(self.lists) - 1, -1, -1):
            open_list = self.lists[depth]
            label = next((r for r in readings if _follows(open_list, r)), None)
            if label:
                del self.lists[depth + 1 :]
                open_list.last = label
                return self._place(raw, label, open_list.owner)
        label = next((r for r in readings if r.value == 1 and not r.path), readings[0])
        owner = self._owner_of_new_list(label)
        if owner is None:
            if label.system == "arabic" and self._starts_again(label):
                self.section += 1
            self.lists.clear()
        else:
            self._close_below(owner)
        self.lists.append(_List(owner, label.system, label))
        return self._place(raw, label, owner)

    def _starts_again(self, label: Label) -> bool:
        """Whether the numbers of paragraphs begin anew; one that only goes back, as 22, 22, 24, is misprinted."""
        if not self._goes_back(label):
            return False
        return label.value == 1 or (self.roots[-1].kind == "heading" and label.value <= _ARABIC_GAP)

    def _goes_back(self, label: Label) -> bool:
        """Whether a paragraph has had the number, or a higher one."""
        open_list = next((entry for entry in self.lists if entry.owner is None and entry.system == "arabic"), None)
        return open_list is not None and label.value <= open_list.last.value

    def _owner_of_new_list(self, label: Label) -> Node | None:
        last = self.last
        if last is None or last.kind == "heading":
            return None
        asks = last.raw.text.endswith(tuple(_COLONS))
        if label.system in ("arabic", "decimal"):
            quoted = self._goes_back(label)  # a paragraph of another text, which this one amends
            return last if asks and self.paragraph is not None and (label.value == 1 or quoted) else None
        if self.preamble and not asks and last.label is None:
            return None
        if not asks:
            # A list that starts again where nothing announces one below stands where it stood before.
            same = next((entry for entry in reversed(self.lists) if _counts_alike(entry, label)), None)
            if same and label.system != "bullet":
                return same.owner
        return last

    def _close_below(self, owner: Node) -> None:
        """Close the lists that do not lead to the owner."""
        line: list[Node | None] = [None]
        node: Node | None = owner
        while node:
            line.append(node.owner)
            node = node.owner
        while self.lists and self.lists[-1].owner not in line:
            self.lists.pop()

    def _place(self, raw: Raw, label: Label, owner: Node | None) -> None:
        if owner is not None:
            kind: BlockKind = "item"
        elif label.system in ("arabic", "decimal"):
            kind = "paragraph"
            self.preamble = False
        else:
            first = label.system == "letter" and not self.numbered
            kind = "preamble" if self.preamble or first else "item"
        node = Node(kind, raw, label)
        self.add(node, owner)
        if label.system in ("arabic", "decimal"):
            self.paragraph, self.numbered = node, True

    def heading(self, raw: Raw, following: Label | None, stack: int) -> None:
        """`stack`: so many headings without numbers stand directly above one another, this the first."""
        annex = self._annex(raw)
        if annex and not (raw.label and raw.label.system == "arabic"):
            self.annexes += 1
            printed = number_value(annex["number"])
            nested = self.whole_annex and (printed == 1 or self.outside.startswith(f"{self.whole_annex}-annex-"))
            inside = self.whole_annex if printed and nested else ""  # the annexes of what a lone annex holds
            self._open_region(joined(inside, f"annex-{printed or self.annexes}"))
            self.outside = self.region
            self.whole_annex = self.region if not printed else self.whole_annex
            node = Node("heading", raw, None, level=1, opens_region=True)
            self.styles[None] = ["annex"]
            return self.add(node, None)
        owner = self._owner_of_heading(following)
        label = self._heading_label(raw, owner)
        level = self._level(self._style(raw, label, owner, stack), label, owner)
        if owner is None and _ARTICLE not in self.styles[None]:
            self.region = self.outside
        self.add(Node("heading", raw, label, level=level), owner)
        if owner is None:
            self.lists = [entry for entry in self.lists if entry.owner is None and entry.system == "arabic"]
            self.paragraph = None
        return None

    def _annex(self, raw: Raw) -> re.Match[str] | None:
        """The words that open an annex: all of the heading, or all but a title that the reader left on their line."""
        whole = self.language.annex.fullmatch(raw.body) or self.language.annex.fullmatch(raw.text)
        if whole or raw.first.role != "heading":
            return whole
        for count in (2, 1):
            words = raw.text.split(" ", count)
            opening = self.language.annex.fullmatch(" ".join(words[:count]))
            if opening and len(words) > count and words[count][0].isupper():
                return opening
        return None

    def _owner_of_heading(self, following: Label | None) -> Node | None:
        """A heading stands inside a list when the next number goes on with that list."""
        if following:
            for entry in reversed(self.lists):
                if entry.system == "arabic" and _follows(entry, following):
                    return entry.owner
        return None

    def _heading_label(self, raw: Raw, owner: Node | None) -> Label | None:
        """Of two readings, the one that goes on with the headings before it: I behind H, В behind Б."""
        if raw.label is None:
            return None
        readings = bare_labels(raw.label.printed) or (raw.label,)
        first = next((reading for reading in readings if reading.value == 1), readings[0])
        return next((r for r in readings if r.value - 1 == self.numbers.get((owner, r.system))), first)

    def _style(self, raw: Raw, label: Label | None, owner: Node | None, stack: int) -> str:
        """How a heading looks: by the system of its number, or by what it stands under.

        The last of headings that stand directly above one another is of the level that stands above text.
        """
        styles = self.styles.get(owner, [])
        if label:
            return label.system
        if self.language.division.fullmatch(raw.text):
            return "division"
        if self.last is not None and self.last.kind == "heading" and self.last.label is None:
            if owner is None and self.last.opens_region:
                return f"title of {styles[-1]}" if styles else "title"
            if styles and styles[-1].startswith("plain"):
                return styles[-1] + "+"
        plain = [name for name in styles if name.startswith("plain")]
        return plain[max(len(plain) - max(stack, 1), 0)] if plain else "plain"

    def _level(self, style: str, label: Label | None, owner: Node | None) -> int:
        """Headings of one style are of one level; a style met for the first time is one below the last."""
        base = len(self.styles.get(None, [])) if owner is not None else 0
        styles = self.styles.setdefault(owner, [])
        if style == "division" and style not in styles:  # it stands above all that is not numbered
            first = next((place for place, name in enumerate(styles) if name.startswith("plain")), len(styles))
            del styles[first:]
        if style in styles:
            for below in styles[styles.index(style) + 1 :]:
                self.numbers.pop((owner, below), None)
            del styles[styles.index(style) + 1 :]
        else:
            styles.append(style)
        if label:
            self.numbers[owner, style] = label.value
        return base + len(styles)

    def article(self, raw: Raw, name: str, number: int) -> None:
        self._open_region(joined(self.outside, f"{name}-{number}"))
        whole = self.language.article.fullmatch(raw.text) is not None or not ends_sentence(raw.text, self.language)
        level = self._level(_ARTICLE, None, None) if whole else 0
        node = Node("heading" if whole else "paragraph", raw, level=level, opens_region=True)
        self.add(node, None)
        self.paragraph = None if whole else node

    def part(self, raw: Raw) -> None:
        """One of several resolutions that a document holds, under its letter."""
        self.parts += 1
        letter = next((label for label in bare_labels(raw.text) if label.system == "upper-dot"), None)
        self._open_region(f"part-{letter_name(letter.value if letter else self.parts)}")
        self.outside, self.whole_annex = self.region, ""
        self.styles[None] = ["part"]
        self.add(Node("heading", raw, None, level=1, opens_region=True), None)

    def _open_region(self, region: str) -> None:
        self.region, self.section, self.preamble, self.numbered = region, 0, False, False
        self.lists.clear()
        self.numbers.clear()
        self.paragraph = None

    def unlabelled(self, raw: Raw) -> None:
        if raw.table:
            owner = self.paragraph or (
                self.last if self.preamble and self.last and self.last.kind == "preamble" else None
            )
            return self.add(Node("table", raw), owner)
        role = raw.first.role
        if role == "formula" or (self.paragraph is None and self.language.formula.fullmatch(raw.text)):
            self.preamble = True
            return self.add(Node("text", raw), None)
        if role == "preamble" and not raw.first.lead and not self._decides(raw):
            return self._preambular(raw)
        last = self.last
        if last is not None and last.kind != "heading" and last.raw.text.endswith(tuple(_COLONS)):
            quotes = self.language.quoting.fullmatch(last.raw.text) is not None
            is_item = raw.text.endswith(tuple(_GO_ON)) or not (quotes or raw.text.endswith(tuple('。.”"')))
            return self.add(Node("item" if is_item and not quotes else "quote", raw), last)
        if (
            last is not None
            and last.kind == "item"
            and last.label is None
            and last.owner
            and last.raw.text.endswith(tuple(_GO_ON))
        ):
            return self.add(Node("item", raw), last.owner)
        if self._is_preambular(raw):
            return self._preambular(raw)
        return self.add(Node("text", raw), self._paragraph_of_words())

    def _preambular(self, raw: Raw) -> None:
        self.preamble = True
        self.lists = [entry for entry in self.lists if entry.owner is None and entry.system == "arabic"]
        self.add(Node("preamble", raw), None)

    def _decides(self, raw: Raw) -> bool:
        """Whether words that a file has put into the preamble open what the text decides: 大会，正式决定："""
        opens = self.last is not None and self.last.raw.first.role == "formula"
        return opens and raw.text.endswith(tuple(_COLONS)) and self.language.preambular.match(raw.text) is None

    def _is_preambular(self, raw: Raw) -> bool:
        """Behind the formula, all that has no number, unless the reader knew it for none; behind a heading, what its
        words show: a section can have a preamble of its own."""
        last = self.last
        ends = raw.text.endswith(_COMMAS)
        if self.preamble:
            return ends or not self.told
        headed = self.paragraph is None and last is not None and last.kind == "heading"
        return headed and ends and self.language.preambular.match(raw.text) is not None

    def _paragraph_of_words(self) -> Node | None:
        """Unnumbered words after a paragraph belong to it."""
        return self.paragraph


def outline(blocks: Sequence[Raw], readings: Sequence[tuple[Label, ...]], language: Language) -> tuple[Node, ...]:
    """The tree of the body. `readings` has, for each block, every reading of its label."""
    blocks = lettered(blocks)
    told = any(raw.first.role in ("formula", "preamble") for raw in blocks)
    building = _Outline(language, articles_of(blocks, language), told)
    following, stacks = next_numbers(blocks), stacks_of(blocks, language)
    parts, titles = parts_of(blocks, language)
    for index, raw in enumerate(blocks):
        article = article_of(raw, language)
        if article and article[1] in building.articles:
            building.article(raw, *article)
        elif index in parts:
            building.part(raw)
        elif index in titles:
            building.heading(replace(raw, label=None), None, 1)
        elif raw.heading:
            building.heading(raw, following[index], stacks[index])
        elif raw.label:
            building.labelled(raw, readings[index])
        else:
            building.unlabelled(raw)
    return tuple(building.roots)


def _counts_alike(open_list: _List, label: Label) -> bool:
    """Whether the list counts as the label does: (乙) goes on with (甲), not with (a)."""
    return label.system == open_list.system and han_alphabet(label.printed) == han_alphabet(open_list.last.printed)


def _follows(open_list: _List, label: Label) -> bool:
    if not _counts_alike(open_list, label):
        return False
    if label.system == "bullet":
        return label.printed == open_list.last.printed
    if label.system == "decimal":
        return True
    step = label.value - open_list.last.value
    if step == 0:
        return bool(label.suffix) and label.suffix != open_list.last.suffix
    return 0 < step <= (_ARABIC_GAP if label.system == "arabic" else 1)
