"""Part of pass 7: the sections in which paragraph numbers start again, and what the addresses in them begin with.

Before: I › 1, 2; II › A › 1, 2; II › B › 1    after: `sec-1`, `sec-2-a`, `sec-2-b`
Guarantees: 1. where no number of an annex, part or document starts again, it has no sections; 2. a section is named by
the printed numbers of the headings above it, as few as tell it from the others; by its place only where there are none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.addresses import heading_part, joined
from generator.parse.outline import Node

Placed = tuple[Node, tuple[Node, ...]]
"""A block at the top, and the headings it stands under."""


def prefixes_of(roots: Sequence[Node]) -> dict[Node, str]:
    """What the address of each block at the top begins with: its region, and its section."""
    regions: dict[str, list[Placed]] = {}
    for node, above in _under_headings(roots):
        regions.setdefault(node.region, []).append((node, above))
    return {node: prefix for region, placed in regions.items() for node, prefix in _prefixes(region, placed)}


def _under_headings(roots: Iterable[Node]) -> Iterable[Placed]:
    """Each block with its headings, outermost first; the title of an annex or a part is none."""
    above: list[Node] = []
    opened = False
    for node in roots:
        if node.opens_region:
            above = []
        elif node.kind == "heading" and not (opened and node.label is None):
            while above and above[-1].level >= node.level:
                above.pop()
            above.append(node)
        opened = node.opens_region
        yield node, tuple(above)


def _prefixes(region: str, placed: Sequence[Placed]) -> Iterable[tuple[Node, str]]:
    firsts: dict[int, tuple[Node, ...]] = {}
    """Of each run of numbers, the headings above its first."""
    for node, above in placed:
        if node.kind == "paragraph":
            firsts.setdefault(node.section, above)
    if len(firsts) < 2:
        return [(node, region) for node, _ in placed]
    names = {run: joined(region, name) for run, name in _names(firsts).items()}
    runs = _runs(placed, next(iter(firsts)))
    # what stands before the first heading is in no section, unless numbers begin there
    before = next((place for place, (node, above) in enumerate(placed) if above or node.kind == "paragraph"), 0)
    return [
        (node, region if place < before else names[run])
        for place, ((node, _), run) in enumerate(zip(placed, runs, strict=True))
    ]


def _runs(placed: Sequence[Placed], first: int) -> list[int]:
    """The run of numbers that each block belongs to: words behind a new heading go with the numbers that follow."""
    following: list[int | None] = []
    after: int | None = None
    for node, _ in reversed(placed):
        after = node.section if node.kind == "paragraph" else after
        following.append(after)
    runs: list[int] = []
    run, headed = first, False
    for (node, _), after in zip(placed, reversed(following), strict=True):
        headed = headed or node.kind == "heading"
        if after is not None and (node.kind == "paragraph" or headed):
            run = after
        headed = headed and node.kind != "paragraph"
        runs.append(run)
    return runs


def _names(firsts: dict[int, tuple[Node, ...]]) -> dict[int, str]:
    """The names of the runs; what stands above all headings has none."""
    numbers = {run: _numbers(above) for run, above in firsts.items()}
    tops = Counter(path[0] for path in numbers.values() if path)
    names: dict[int, str] = {}
    for run, path in numbers.items():
        name = joined("sec", *(path[:1] if path and tops[path[0]] == 1 else path))
        if path and name not in names.values():
            names[run] = name
    for place, (run, above) in enumerate(firsts.items(), 1):
        if run not in names:
            free = (f"sec-{number}" for number in range(place, place + len(firsts) + 1))
            names[run] = "" if place == 1 and not above else next(name for name in free if name not in names.values())
    return names


def _numbers(above: Sequence[Node]) -> tuple[str, ...]:
    """The printed numbers of the headings, down to the first that has none."""
    numbers: list[str] = []
    for heading in above:
        if heading.label is None:
            break
        numbers.append(heading_part(heading.label))
    return tuple(numbers)
