"""The two hands that write a page: one writes Markdown, the other the HTML that Python-Markdown would make of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Protocol

from generator.model import Heading
from generator.render.inline import attribute, html_text, markdown_text

_LOWEST = 6
_LINE_END = re.compile(r"[\r\n\t]+")
_QUOTE, _UNQUOTE = "<blockquote>\n", "\n</blockquote>"


def _on_one_line(text: str) -> str:
    """A heading of Markdown is one line, without blanks at its ends."""
    return _LINE_END.sub(" ", text).strip(" ")


class Writer(Protocol):
    """What a template needs of either."""

    def plain(self, text: str) -> str: ...
    def heading(self, level: int, anchor: str, text: str, inline: str | None = None) -> str: ...
    def paragraph(self, inline: str) -> str: ...
    def quote(self, inline: str) -> str: ...
    def finish(self, page: str) -> str: ...


class MarkdownWriter:
    """Plain Markdown: `## Heading {#h-1}`, paragraphs, `> ` before a quotation."""

    def plain(self, text: str) -> str:
        return markdown_text(text)

    def heading(self, level: int, anchor: str, text: str, inline: str | None = None) -> str:
        said = _on_one_line(inline if inline is not None else markdown_text(text))
        return f"{'#' * min(level, _LOWEST)} {said or '&#8203;'} {{#{anchor}}}"

    def paragraph(self, inline: str) -> str:
        return inline

    def quote(self, inline: str) -> str:
        return "> " + inline

    def finish(self, page: str) -> str:
        return page


@dataclass
class HtmlWriter:
    """The same, ready made. Gathers the headings for the page's outline."""

    permalink: str
    """Title of a heading's own link."""
    headings: list[Heading] = field(default_factory=list)

    def plain(self, text: str) -> str:
        return html_text(text)

    def heading(self, level: int, anchor: str, text: str, inline: str | None = None) -> str:
        """A heading; `inline` is its text with links and notes, where it has any."""
        depth, said = min(level, _LOWEST), _on_one_line(inline if inline is not None else html_text(text))
        self.headings.append(Heading(depth, anchor, _on_one_line(text) or "\u200b"))
        link = f'<a class="headerlink" href="#{anchor}" title="{attribute(self.permalink)}">&para;</a>'
        return f'<h{depth} id="{anchor}">{said or "&#8203;"}{link}</h{depth}>'

    def paragraph(self, inline: str) -> str:
        return f"<p>{inline}</p>"

    def quote(self, inline: str) -> str:
        return f"{_QUOTE}<p>{inline}</p>{_UNQUOTE}"

    def finish(self, page: str) -> str:
        """Quotations that follow each other are one, as Markdown has it."""
        return page.replace(f"{_UNQUOTE}\n\n{_QUOTE}", "\n")
