"""The text of a block with its notes, names and references as links: once as Markdown, once as ready-made HTML.

Both come from the same runs; only how plain text is escaped differs, so that Python-Markdown makes of the one exactly
the other (a test holds that for every document and for invented ones).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from itertools import groupby, pairwise

from generator.addresses import back_anchor, between, entity_page
from generator.model import Entity, Mention, Note, Reference

_NEEDS_BACKSLASH = frozenset("\\`*_{}[]#")
"""What Python-Markdown and CommonMark could read as syntax inside a line."""
_IN_ATTRIBUTE = re.compile(r"""[&<>"'\\`*_{}\[\]]""")
"""What is escaped there: what ends or opens something in HTML, and the same but # (addresses have it)."""
Escape = Callable[[str], str]


def html_text(text: str) -> str:
    """Text that no browser reads as markup and no template engine as syntax.

    >>> html_text('<b> & {{ x }}')
    '&lt;b&gt; &amp; &#123;&#123; x &#125;&#125;'
    """
    if "&" in text or "<" in text or ">" in text:
        text = escape(text, quote=False)
    return text if "{" not in text and "}" not in text else _without_templates(text)


def markdown_text(text: str) -> str:
    """Text that Markdown shows as it stands.

    >>> markdown_text('a_b *c* <d> [e]')
    'a\\\\_b \\\\*c\\\\* &lt;d&gt; \\\\[e\\\\]'
    """
    escaped = "".join("\\" + c if c in _NEEDS_BACKSLASH else c for c in text)
    return html_text(escaped).replace("\\&#", "&#")


def attribute(text: str) -> str:
    """Text inside quotation marks of a tag, also of a tag inside a Markdown paragraph."""
    return text if _IN_ATTRIBUTE.search(text) is None else _IN_ATTRIBUTE.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    mark = found.group()
    return f"&#{ord(mark)};" if mark in _NEEDS_BACKSLASH else escape(mark, quote=True)


def tip(text: str) -> str:
    """What a link says when it is pointed at, its lines kept.

    >>> tip('核保安\\n"防止"')
    '核保安&#10;&quot;防止&quot;'
    """
    return attribute(text).replace("\n", "&#10;")


def _without_templates(text: str) -> str:
    for mark, entity in (("{", "&#123;"), ("}", "&#125;")):
        text = re.sub(
            rf"(?<={re.escape(mark)}){re.escape(mark)}|{re.escape(mark)}(?={re.escape(mark)}|%|#)", entity, text
        )
    return text


LOOKS = {"terminology": "name term", "organisations": "name quiet", "states": "name quiet", "places": "name quiet"}
"""How names look, by family: a reader looks for initiatives and instruments; what everyone knows must not shout."""
ONCE_FAMILIES, ONCE_KINDS = frozenset({"states"}), frozenset({"actor"})
"""What is marked once in a document: lists of States, or 缔约国 in every line, would make a section all links."""


class Links:
    """What the links of one page need: where the page is, what has a page of its own, and what references mean."""

    def __init__(
        self,
        page: str,
        entities: dict[str, Entity],
        families: frozenset[str],
        title: Callable[[Sequence[Reference]], str],
        said: Callable[[Entity], str],
    ) -> None:
        self.page, self.entities, self.families = page, entities, families
        self.title = title
        """What the references that share a span say when they are asked."""
        self.said = said
        """What a name says when it is asked."""
        self.seen: set[str] = set()
        """Names marked since the last heading: each is marked at its first use in a section."""
        self.known: set[str] = set()
        """Names that are not marked again."""

    def section(self) -> None:
        """A heading: names are marked anew."""
        self.seen.clear()

    def name(self, mention: Mention) -> str | None:
        """The opening tag of a name's link, or None where it is not marked."""
        entity = self.entities.get(mention.entity)
        if entity is None or entity.family not in self.families or entity.id in self.seen or entity.id in self.known:
            return None
        self.seen.add(entity.id)
        if entity.family in ONCE_FAMILIES or entity.kind in ONCE_KINDS:
            self.known.add(entity.id)
        href = attribute(between(self.page, entity_page(entity.family, entity.id)))
        said = self.said(entity)
        title = f' title="{tip(said)}"' if said else ""
        return f'<a class="{LOOKS.get(entity.family, "name")}" href="{href}"{title}>'

    def reference(self, members: Sequence[Reference]) -> str:
        """The opening tag of a reference's link; of a range, it leads to the first and names the last.

        第 9 至 13 段  →  <a class="ref" href="../b/#p9" data-through="p13" title="…">
        """
        page, _, first = (members[0].href or "").partition("#")
        beyond, _, last = (members[-1].href or "").partition("#")
        href = attribute(f"#{first}" if page == self.page and first else between(self.page, members[0].href or ""))
        through = f' data-through="{attribute(last)}"' if beyond == page and first != last else ""
        bare = ""
        if members[0].target in self.entities:  # 《条约》 alone: some texts say it in every line
            bare = " bare again" if members[0].target in self.seen else " bare"
            self.seen.add(members[0].target or "")
        return f'<a class="ref{bare}" href="{href}"{through} title="{attribute(self.title(members))}">'


def inline(
    text: str,
    notes: Iterable[Note],
    mentions: Iterable[Mention],
    references: Iterable[Reference],
    links: Links,
    markers: dict[str, str],
    titles: dict[str, str],
    plain: Escape,
) -> str:
    """The text with its links. `markers` has the printed marker of each footnote, `titles` how it is cited."""
    points: list[tuple[int, int, str]] = []  # in the order: end of a link, note, begin of a link
    for note in notes:
        call = (
            f'<sup id="{back_anchor(note.footnote)}" class="note"><a href="#{note.footnote}"'
            f' title="{attribute(titles[note.footnote])}">{plain(markers[note.footnote])}</a></sup>'
        )
        points.append((note.start, 1, call))
    calls = [place for place, _, _ in points]
    wraps = list(_references(references, links))
    taken = [(start, end) for start, end, _ in wraps]
    for mention in mentions:
        if any(start < mention.end and mention.start < end for start, end in taken):
            continue
        tag = links.name(mention)
        if tag:
            wraps.append((mention.start, mention.end, tag))
    for start, end, tag in wraps:
        # A note's call is a link of its own: a link that has one inside stops before it and goes on behind it.
        edges = [start, *sorted({place for place in calls if start < place < end}), end]
        for begin, stop in pairwise(edges):
            points += [(begin, 2, tag), (stop, 0, "</a>")]
    made, position = [], 0
    for place, _, markup in sorted(points):
        made += [plain(text[position:place]), markup]
        position = place
    made.append(plain(text[position:]))
    return "".join(made)


def _references(references: Iterable[Reference], links: Links) -> Iterator[tuple[int, int, str]]:
    """Start, end and opening tag of every span that leads somewhere; members of a range share one."""
    leading = [reference for reference in references if reference.href]
    for (start, end), members in groupby(leading, key=lambda reference: (reference.start, reference.end)):
        yield start, end, links.reference(tuple(members))
