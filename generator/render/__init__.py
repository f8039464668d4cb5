"""4. Library → files. Pages as Markdown and ready-made HTML, indexes, data. Pure: the same library, the same bytes.

`render_document` makes what belongs to one document; `render_library` what looks across all of them.
"""

from __future__ import annotations

from generator.model import Library, Output
from generator.render.data import render_data
from generator.render.documents import Place, render_document
from generator.render.gone import render_redirects
from generator.render.indexes import render_site

__all__ = ["Place", "render_document", "render_library"]


def render_library(library: Library, language: str) -> tuple[Output, ...]:
    """Every file that is made from more than one document."""
    return (*render_site(library, language), *render_data(library), *render_redirects(library, language))
