"""Loccit turns official documents into a static site where every paragraph has a permanent address.

A document's way through the house, a folder a stage:

    read/     file → Source                 bytes decoded, YAML beside it, registry, lock
    parse/    Source → Document             rows, furniture, notes, blocks, outline, anchors, metadata, ledger
    link/     Documents → Library           names found, references resolved, who mentions what
    render/   Library → files               pages as Markdown and ready-made HTML, indexes, data
    search/   Library → the search index    shards that the browser fetches as a query needs them
    publish/  files → docs/, site/          the only writer, and a thin MkDocs plugin

`pipeline.py` declares their order; `cli.py` is the only module that prints or exits.
"""

__version__ = "0.1.0"
