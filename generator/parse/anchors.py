"""Pass 7: nodes → addresses. The printed number, in ASCII; an ordinal only where nothing is printed.

Before: 80 › (b) › (ii)    after: `p80`, `p80-b`, `p80-b-2`
Guarantees: 1. every node has exactly one anchor; 2. anchors are unique in the document; 3. an anchor depends only on
printed numbers and on the order among siblings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.addresses import (
    heading_anchor,
    heading_part,
    item_anchor,
    joined,
    paragraph_anchor,
    preamble_anchor,
    unprinted,
)
from generator.languages.numbering import Label
from generator.parse.outline import Node
from generator.parse.prefixes import prefixes_of


def anchors_of(roots: Sequence[Node]) -> tuple[dict[Node, str], tuple[str, ...]]:
    """The anchor of every node, and the anchors that two nodes claimed."""
    naming = _Naming(prefixes_of(roots))
    for node in roots:
        naming.name_root(node)
    return naming.names, tuple(naming.collisions)


class _Naming:
    def __init__(self, prefixes: dict[Node, str]) -> None:
        self.names: dict[Node, str] = {}
        self.collisions: list[str] = []
        self.taken: set[str] = set()
        self.copies: Counter[str] = Counter()
        """Of each anchor, how many more nodes claimed it."""
        self.prefixes = prefixes
        """Region and section of each block at the top."""
        self.counts: Counter[str] = Counter()
        self.headings: dict[Node | None, list[tuple[int, Label | None, str]]] = {}
        """Open headings of a container: level, label, anchor."""
        self.heading = ""

    def give(self, node: Node, anchor: str) -> str:
        unique, count = anchor, self.copies[anchor]
        while unique in self.taken:
            count += 1
            unique = f"{anchor}--{count + 1}"
        self.copies[anchor] = count
        if unique != anchor:
            self.collisions.append(unique)
        self.taken.add(unique)
        self.names[node] = unique
        return unique

    def ordinal(self, key: str) -> int:
        self.counts[key] += 1
        return self.counts[key]

    def name_root(self, node: Node) -> None:
        region = node.region
        if node.opens_region:
            self.heading = ""
            self.headings[None] = []
            anchor = region
        elif node.kind == "heading":
            anchor = joined(region, self._heading(node, None, region))
            above = self.headings[None][-2][2] if len(self.headings[None]) > 1 else ""
            if node.label and anchor in self.taken and above:  # numbers start again under headings that have none
                anchor = joined(above, heading_part(node.label))
            self.heading = anchor
        else:
            anchor = self._root(node)
        own = self.give(node, anchor)
        if node.kind == "heading":
            self.heading = own if not node.opens_region else ""
            if not node.opens_region:
                self.headings.setdefault(None, [])[-1] = (node.level, node.label, own)
        self._children(node, 0)

    def _root(self, node: Node) -> str:
        prefix = self.prefixes[node]
        if node.kind == "paragraph" and node.label:
            return paragraph_anchor(prefix, node.label)
        if node.kind == "preamble":
            count = self.ordinal(f"{prefix}/pp")
            return joined(prefix, preamble_anchor(node.label, count))
        if node.kind == "item" and node.label:
            # A list that nothing introduces: x-a, x-b, as its words would be x1.
            ordinal = self.ordinal(f"{prefix}/item/{self.heading}")
            return joined(self.heading or prefix or "x", item_anchor(node.label, 0, ordinal))
        base = self.heading or prefix
        return joined(base, unprinted("x", self.ordinal(f"{base}/x")))

    def _heading(self, node: Node, owner: Node | None, base: str) -> str:
        """`h-2-a` for A under II; an unmarked heading counts in its container."""
        open_headings = self.headings.setdefault(owner, [])
        while open_headings and open_headings[-1][0] >= node.level:
            open_headings.pop()
        labels = [label for _, label, _ in open_headings if label]
        open_headings.append((node.level, node.label, ""))
        if node.label is None:
            return heading_anchor((), self.ordinal(f"{base}/h"))
        return heading_anchor((*labels, node.label), 0)

    def _children(self, node: Node, depth: int) -> None:
        """`depth` counts the lettered levels above; a numbered list that a paragraph opens is none."""
        own = self.names[node]
        items = 0
        for child in node.children:
            if child.kind == "heading":
                anchor = joined(own, self._heading(child, node, own))
            elif child.kind == "item":
                items += 1
                anchor = joined(own, item_anchor(child.label, depth, items))
            else:
                letter = {"quote": "q", "table": "t"}.get(child.kind, "x")
                anchor = joined(own, unprinted(letter, self.ordinal(f"{own}/{letter}")))
            self.give(child, anchor)
            numbered = child.label is not None and child.label.system in ("arabic", "decimal")
            self._children(child, depth if numbered or child.kind != "item" else depth + 1)
