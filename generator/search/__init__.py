"""5. Library → the search index. Pure: the same documents, the same bytes; docs/decisions/0008-search-index.md has the
format. `index_of` makes the index of one language, `whole_of` what they share; docs/scripts/search/ reads it.
"""

from __future__ import annotations

from generator.model import Meaning, Searched, SearchedUnit
from generator.search.batches import Batch, batch_of
from generator.search.index import INDEX, Each, Part, files_of, index_of, whole_of, without_files

__all__ = [
    "INDEX",
    "Batch",
    "Each",
    "Meaning",
    "Part",
    "Searched",
    "SearchedUnit",
    "batch_of",
    "files_of",
    "index_of",
    "whole_of",
    "without_files",
]
