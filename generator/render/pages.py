"""A generated page from its template: front matter, and the body as Markdown that is HTML block by block."""

from __future__ import annotations

from typing import Any

from generator.addresses import between
from generator.model import Heading, Output
from generator.render.inline import attribute, html_text
from generator.render.templates import fill


def make_page(
    path: str,
    template: str,
    meta: dict[str, Any],
    context: dict[str, Any],
    words: dict[str, Any],
    outline: tuple[Heading, ...] | None = None,
) -> Output:
    """The page at a path. One with an outline is handed over ready made: its template writes nothing but HTML."""
    here = path.removesuffix("index.md")

    def href(target: str) -> str:
        return attribute(between(here, target))

    head = fill("front-matter.yml", {"meta": meta})
    body = fill(template, {"words": words, "href": href, "html": html_text, "attr": attribute, **context})
    if outline is None:
        return Output(path, (head + body).encode())
    return Output(path, (head + body).encode(), html=body, headings=outline)
