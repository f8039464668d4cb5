"""The text of a block with its notes, names and references as links: once as Markdown, once as ready-made HTML.

Both come from the same runs; only how plain text is escaped differs, so that Python-Markdown makes of the one exactly
the other (a test holds that for every document and for invented ones).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape

from generator.addresses import back_anchor, between, entity_page
from generator.model import Entity, Mention, Note, Reference

_NEEDS_BACKSLASH = frozenset("\\`*_{}[]#")
"""What Python-Markdown and CommonMark could read as syntax inside a line."""
Escape = Callable[[str], str]


def html_text(text: str) -> str:
    """Text that no browser reads as markup and no template engine as syntax.

    >>> html_text('<b> & {{ x }}')
    '&lt;b&gt; &amp; &#123;&#123; x &#125;&#125;'
    """
    return _without_templates(escape(text, quote=False))


def markdown_text(text: str) -> str:
    """Text that Markdown shows as it stands.

    >>> markdown_text('a_b *c* <d> [e]')
    'a\\\\_b \\\\*c\\\\* &lt;d&gt; \\\\[e\\\\]'
    """
    escaped = "".join("\\" + c if c in _NEEDS_BACKSLASH else c for c in text)
    return _without_templates(escape(escaped, quote=False)).replace("\\&#", "&#")


def attribute(text: str) -> str:
    """Text inside quotation marks of a tag, also of a tag inside a Markdown paragraph."""
    escaped = escape(text, quote=True)
    return "".join(f"&#{ord(c)};" if c in _NEEDS_BACKSLASH and c != "#" else c for c in escaped)


def _without_templates(text: str) -> str:
    for mark, entity in (("{", "&#123;"), ("}", "&#125;")):
        text = re.sub(
            rf"(?<={re.escape(mark)}){re.escape(mark)}|{re.escape(mark)}(?={re.escape(mark)}|%|#)", entity, text
        )
    return text


class Links:
    """What the links of one page need: where the page is, and what has a page of its own."""

    def __init__(self, page: str, entities: dict[str, Entity], families: frozenset[str], language: str) -> None:
        self.page, self.entities, self.families, self.language = page, entities, families, language
        self.seen: set[str] = set()
        """Names marked since the last heading: each is marked at its first use in a section."""

    def section(self) -> None:
        """A heading: names are marked anew."""
        self.seen.clear()

    def name(self, mention: Mention) -> str | None:
        """The opening tag of a name's link, or None where it is not marked."""
        entity = self.entities.get(mention.entity)
        if entity is None or entity.family not in self.families or entity.id in self.seen:
            return None
        self.seen.add(entity.id)
        page = entity_page(entity.family, entity.id) if entity.family != "terminology" else f"glossary/#{entity.id}"
        said = entity.description.get(self.language) or next(iter(entity.description.values()), "")
        title = f' title="{attribute(said)}"' if said else ""
        return f'<a class="name" href="{attribute(between(self.page, page))}"{title}>'


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
    inserts: list[tuple[int, int, str]] = []
    for note in notes:
        call = (
            f'<sup id="{back_anchor(note.footnote)}" class="note"><a href="#{note.footnote}"'
            f' title="{attribute(titles[note.footnote])}">{plain(markers[note.footnote])}</a></sup>'
        )
        inserts.append((note.start, 1, call))
    wraps: list[tuple[int, int, str]] = []
    for reference in references:
        if reference.href:
            wraps.append(
                (
                    reference.start,
                    reference.end,
                    f'<a class="ref" href="{attribute(between(links.page, reference.href))}">',
                )
            )
    taken = [(start, end) for start, end, _ in wraps]
    for mention in mentions:
        if any(start < mention.end and mention.start < end for start, end in taken):
            continue
        tag = links.name(mention)
        if tag:
            wraps.append((mention.start, mention.end, tag))
    points = list(inserts)  # in the order: end of a link, note, begin of a link
    for start, end, tag in wraps:
        points += [(start, 2, tag), (end, 0, "</a>")]
    made, position = [], 0
    for place, _, markup in sorted(points):
        made += [plain(text[position:place]), markup]
        position = place
    made.append(plain(text[position:]))
    return "".join(made)
