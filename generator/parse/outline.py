"""Pass 6: raw blocks → a tree of nodes. Decides what stands below what, by printed numbers before anything else.

Before: "187. …核可以下内容：", "1. …", "14. …促请：", "(a) …", "一. 核裁军"
after: 187 › (1, 14 › (a), heading 一)
Guarantees: 1. every raw block is one node; 2. a walk over the tree meets them in their order; 3. headings are siblings
of what they head; 4. siblings with labels count up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from generator.languages.numbering import Label, System, han_alphabet, number_value
from generator.languages.table import Language
from generator.model import BlockKind
from generator.parse.breaks import ends_sentence
from generator.parse.forms import PART
from generator.parse.raw import Raw

_COLONS = "：:"
_GO_ON = "；;，,"
_ARABIC_GAP = 3
_MOST_TITLES = 2
"""Blocks between the letter of a part and its opening formula."""
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
    def __init__(self, language: Language, articles: frozenset[int]) -> None:
        self.language, self.articles = language, articles
        self.roots: list[Node] = []
        self.lists: list[_List] = []
        self.last: Node | None = None
        self.paragraph: Node | None = None
        """The numbered paragraph that unnumbered words would belong to."""
        self.region, self.section, self.annexes = "", 0, 0
        self.preamble = False
        self.styles: dict[Node | None, list[str]] = {}

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
            if label.system == "arabic" and any(
                entry.owner is None and entry.system == "arabic" for entry in self.lists
            ):
                self.section += 1
            self.lists.clear()
        else:
            self._close_below(owner)
        self.lists.append(_List(owner, label.system, label))
        return self._place(raw, label, owner)

    def _owner_of_new_list(self, label: Label) -> Node | None:
        last = self.last
        if last is None or last.kind == "heading":
            return None
        asks = last.raw.text.endswith(tuple(_COLONS))
        if label.system in ("arabic", "decimal"):
            return last if asks and self.paragraph is not None and label.value == 1 else None
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
            kind = "preamble" if self.preamble or (label.system == "letter" and not self.paragraph) else "item"
        node = Node(kind, raw, label)
        self.add(node, owner)
        if label.system in ("arabic", "decimal"):
            self.paragraph = node

    def heading(self, raw: Raw, following: Label | None) -> None:
        annex = self.language.annex.fullmatch(raw.body) or self.language.annex.fullmatch(raw.text)
        if annex and not (raw.label and raw.label.system == "arabic"):
            self.annexes += 1
            printed = number_value(annex["number"])
            self._open_region(f"annex-{printed or self.annexes}")
            node = Node("heading", raw, None, level=1, opens_region=True)
            self.styles[None] = ["annex"]
            return self.add(node, None)
        owner = self._owner_of_heading(following)
        level = self._level(raw, owner)
        self.add(Node("heading", raw, raw.label, level=level), owner)
        if owner is None:
            self.lists = [entry for entry in self.lists if entry.owner is None and entry.system == "arabic"]
            self.paragraph = None
        return None

    def _owner_of_heading(self, following: Label | None) -> Node | None:
        """A heading stands inside a list when the next number goes on with that list."""
        if following:
            for entry in reversed(self.lists):
                if entry.system == "arabic" and _follows(entry, following):
                    return entry.owner
        return None

    def _level(self, raw: Raw, owner: Node | None) -> int:
        """Headings of one style are of one level; a style met for the first time is one below the last."""
        base = 0
        if owner is not None:
            base = len(self.styles.get(None, []))
        styles = self.styles.setdefault(owner, [])
        style: str = raw.label.system if raw.label else "plain"
        if style == "plain" and self.language.division.fullmatch(raw.text):
            style = "division"
        if style == "plain":
            plain = [name for name in styles if name.startswith("plain")]
            stacked = self.last is not None and self.last.kind == "heading" and self.last.label is None
            deepest = plain[-1] if plain else "plain"
            style = (
                deepest + "+" if stacked and plain and self.last and self._style_of(self.last) == deepest else deepest
            )
        if style in styles:
            del styles[styles.index(style) + 1 :]
        else:
            styles.append(style)
        return base + len(styles)

    def _style_of(self, node: Node) -> str:
        return self.styles.get(node.owner, [""])[-1]

    def article(self, raw: Raw, name: str, number: int) -> None:
        self._open_region(f"{name}-{number}")
        whole = self.language.article.fullmatch(raw.text) is not None or not ends_sentence(raw.text, self.language)
        node = Node("heading" if whole else "paragraph", raw, level=1 if whole else 0, opens_region=True)
        if whole:
            node.level = len(self.styles.get(None, [])) + 1
        self.add(node, None)
        self.paragraph = None if whole else node

    def part(self, raw: Raw) -> None:
        """One of several resolutions that a document holds, under its letter."""
        self._open_region(f"part-{raw.text[0].lower()}")
        self.styles[None] = ["part"]
        self.add(Node("heading", raw, None, level=1, opens_region=True), None)

    def _open_region(self, region: str) -> None:
        self.region, self.section, self.preamble = region, 0, False
        self.lists.clear()
        self.paragraph = None

    def unlabelled(self, raw: Raw) -> None:
        if raw.table:
            owner = self.paragraph or (
                self.last if self.preamble and self.last and self.last.kind == "preamble" else None
            )
            return self.add(Node("table", raw), owner)
        if self.language.formula.fullmatch(raw.text) and self.paragraph is None:
            self.preamble = True
            return self.add(Node("text", raw), None)
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
        if self.preamble:
            self.lists.clear()
            return self.add(Node("preamble", raw), None)
        return self.add(Node("text", raw), self._paragraph_of_words())

    def _paragraph_of_words(self) -> Node | None:
        """Unnumbered words after a paragraph belong to it."""
        return self.paragraph


def outline(blocks: Sequence[Raw], readings: Sequence[tuple[Label, ...]], language: Language) -> tuple[Node, ...]:
    """The tree of the body. `readings` has, for each block, every reading of its label."""
    building = _Outline(language, _articles(blocks, language))
    following = _next_numbers(blocks)
    parts, titles = _parts(blocks, language)
    for index, raw in enumerate(blocks):
        article = _article(raw, language)
        if article and article[1] in building.articles:
            building.article(raw, *article)
        elif index in parts:
            building.part(raw)
        elif index in titles:
            building.heading(replace(raw, label=None), None)
        elif raw.heading:
            building.heading(raw, following[index])
        elif raw.label:
            building.labelled(raw, readings[index])
        else:
            building.unlabelled(raw)
    return tuple(building.roots)


def _next_numbers(blocks: Sequence[Raw]) -> list[Label | None]:
    """For each block, the next arabic number behind it."""
    numbers: list[Label | None] = []
    following: Label | None = None
    for raw in reversed(blocks):
        numbers.append(following)
        if raw.label and raw.label.system == "arabic":
            following = raw.label
    return numbers[::-1]


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


def _parts(blocks: Sequence[Raw], language: Language) -> tuple[frozenset[int], frozenset[int]]:
    """Letters that stand alone above an opening formula, from A on, and the titles between the two."""
    parts: list[int] = []
    titles: list[int] = []
    for index, raw in enumerate(blocks):
        if not language.formula.fullmatch(raw.text):
            continue
        for above in range(index - 1, max(index - 2 - _MOST_TITLES, -1), -1):
            letter = PART.fullmatch(blocks[above].text)
            if letter and ord(letter.group(1)) - ord("A") == len(parts):
                parts.append(above)
                titles += range(above + 1, index)
                break
    return (frozenset(parts), frozenset(titles)) if len(parts) > 1 else (frozenset(), frozenset())


def _articles(blocks: Sequence[Raw], language: Language) -> frozenset[int]:
    """Articles divide a document when they count up from 1; a heading that cites an article does not."""
    numbers = [found[1] for raw in blocks if (found := _article(raw, language))]
    if len(numbers) >= 2 and numbers == list(range(1, len(numbers) + 1)):
        return frozenset(numbers)
    return frozenset()


def _article(raw: Raw, language: Language) -> tuple[str, int] | None:
    match = language.article.match(raw.first.text)
    if not match:
        return None
    for name, number in match.groupdict().items():
        value = number_value(number)
        if value:
            return name, value
    return None
