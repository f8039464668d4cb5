"""The page `search/`: a box, the place for results, and the indexes, which are all there is where no script runs."""

from __future__ import annotations

from generator.addresses import SEARCH_PAGE
from generator.model import Output
from generator.render.indexes import ways
from generator.render.naming import Named, Seen
from generator.render.pages import make_page
from generator.render.searched import FACETS


def render_search(named: Named, seen: dict[str, Seen]) -> Output:
    """The page. Its words for the script stand in it, as everything that is found is drawn there."""
    said = named.words["search"]
    context = {
        "said": said,
        "facets": FACETS,
        "script": said["script"],
        "ways": list(ways(named, seen)),
    }
    meta = {"title": said["title"], "hide": ["navigation", "toc"], "loccit": "search"}
    return make_page(SEARCH_PAGE + "index.md", "search.md", meta, context, named.words, ())
