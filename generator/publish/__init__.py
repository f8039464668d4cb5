"""5. files → docs/, site/. The only stage that writes: files.py pages and data, lock.py addresses, site.py the site.

`plugin.py` is the thin edge to MkDocs.
"""
