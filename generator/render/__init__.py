"""4. Library → files. Pages as Markdown and ready-made HTML, indexes, data. Pure: the same library, the same bytes.

`render_document` makes what belongs to one document; `render_library` what looks across all of them.
"""

from __future__ import annotations

from generator.model import Library, Output
from generator.render.backlinks import Crossing, crossings
from generator.render.cited_index import render_cited_index
from generator.render.data import render_data
from generator.render.documents import Place, render_document
from generator.render.gone import render_redirects
from generator.render.indexes import passages_of, render_site
from generator.render.instruments import render_instruments
from generator.render.passages import Texts
from generator.render.references import Cited, render_references
from generator.render.words import words as interface_words

__all__ = ["Crossing", "Place", "crossings", "render_document", "render_library"]


def render_library(library: Library, language: str) -> tuple[Output, ...]:
    """Every file that is made from more than one document."""
    words = interface_words(language)
    texts = Texts(library, words, language)
    mentions = passages_of(library, texts)
    cited = Cited(library, texts, words, language)
    return (
        *render_site(library, mentions, language),
        *render_references(cited),
        *render_instruments(cited, mentions),
        *render_cited_index(cited),
        *render_data(library),
        *render_redirects(library, language),
    )
