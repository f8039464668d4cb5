"""4. Library → files. Pages as Markdown and ready-made HTML, indexes, data. Pure: the same library, the same bytes.

`render_document` makes what belongs to one document; `render_library` what looks across all of them.
"""

from __future__ import annotations

from generator.model import Library, Output
from generator.render.backlinks import Crossing, crossings
from generator.render.calls import Calls
from generator.render.calls_pages import render_calls
from generator.render.cited_index import render_cited_index
from generator.render.data import render_data
from generator.render.documents import Place, render_document
from generator.render.entities import Entities
from generator.render.exports import render_exports
from generator.render.families import Families
from generator.render.glossary import render_glossary
from generator.render.gone import render_redirects
from generator.render.indexes import render_indexes
from generator.render.instruments import render_instruments
from generator.render.naming import Named
from generator.render.passages import Texts
from generator.render.references import Cited, render_references
from generator.render.search_page import render_search
from generator.render.submitted import shares_of
from generator.render.themes import Themes
from generator.render.together import Together
from generator.render.words import words as interface_words

__all__ = ["Crossing", "Place", "crossings", "render_document", "render_library"]


def render_library(library: Library, language: str) -> tuple[Output, ...]:
    """Every file that is made from more than one document."""
    words = interface_words(language)
    texts = Texts(library, words, language)
    named = Named(library, texts, words, language)
    cited = Cited(library, texts, words, language)
    together, shares = Together(named), shares_of(named)
    instruments, seen = render_instruments(cited, named, together)
    entities = list(Entities(named, together, Themes(named), shares, seen).pages())  # adds to what is seen
    return (
        *render_indexes(named, seen),
        *Families(named, seen, shares).pages(),
        *entities,
        *instruments,
        *render_glossary(library, texts, language),
        *render_references(cited),
        *render_cited_index(cited),
        *render_calls(Calls(library, texts, words, language)),
        render_search(named, seen),
        *render_data(library),
        *render_exports(library, words, language),
        *render_redirects(library, language),
    )
