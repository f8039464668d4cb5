"""Pages that say where something went: a slug that changed, a document that was withdrawn or joined the corpus."""

from __future__ import annotations

from typing import Any

from generator.addresses import between, document_page
from generator.model import Document, Library, Lock, Output
from generator.render.inline import attribute, html_text
from generator.render.templates import fill
from generator.render.words import words as interface_words


def render_redirects(library: Library, language: str) -> tuple[Output, ...]:
    """A page at each former slug that leads to the document."""
    words = interface_words(language)
    return tuple(
        _redirect(alias, document, library, words)
        for alias, slug in library.former.items()
        for document in library.documents
        if document.slug == slug
    )


def _redirect(alias: str, document: Document, library: Library, words: dict[str, Any]) -> Output:
    below = library.page(document).removeprefix(document_page(document.slug))
    here = document_page(alias) + below
    return render_moved(here, library.page(document), document.title, words["document"]["alias"])


def render_moved(here: str, page: str, title: str, said: str) -> Output:
    """A page that leads on to another one."""
    target = between(here, page)
    meta = {"title": title, "redirect": target, "hide": ["navigation", "toc"]}
    body = (
        f'<h1 id="title">{html_text(title)}</h1>\n\n'
        f'<p>{html_text(said)} <a href="{attribute(target)}">{html_text(target)}</a></p>\n'
    )
    return Output(here + "index.md", (fill("front-matter.yml", {"meta": meta}) + body).encode())


def render_withdrawn(page: str, title: str, reason: str, code: str, lock: Lock | None, language: str) -> Output:
    """The page of a document that is no longer in the corpus: every address it ever had says so."""
    said = interface_words(language)["document"]["withdrawn_document"].format(reason=reason)
    anchors = dict.fromkeys(entry.anchor for entry in lock.anchors if entry.language == code) if lock else {}
    marks = "".join(f'<span id="{anchor}"></span>' for anchor in anchors)
    meta = {"title": title, "hide": ["navigation", "toc"]}
    body = f'<h1 id="title">{html_text(title)}</h1>\n\n<p class="doc-withdrawn">{marks}{html_text(said)}</p>\n'
    return Output(page + "index.md", (fill("front-matter.yml", {"meta": meta}) + body).encode())
