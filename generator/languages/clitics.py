"""What Arabic writes in one word with a name: و, ف, ب, ك, ل, and the article that ل swallows.

والأمم المتحدة, بالأمم المتحدة, للأمم المتحدة are all the United Nations.
"""

from __future__ import annotations

ARTICLE = "ال"
_JOINED = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ك", "ل")
BEFORE_BARE = frozenset(first + second for first in _JOINED for second in _PREPOSITIONS)
"""What can stand before a name without the article; nothing is one of them."""
BEFORE_ARTICLE = frozenset(
    first + second for first in _JOINED for second in (ARTICLE, "ب" + ARTICLE, "ك" + ARTICLE, "لل")
)
"""What can stand before a name whose article is taken off, the article with it."""
LONGEST = max(map(len, BEFORE_ARTICLE))


def without_article(name: str) -> tuple[str, frozenset[str]]:
    """A name without the article of its first word, and what must stand before it.

    >>> without_article("الأمم المتحدة")[0], "لل" in without_article("الأمم المتحدة")[1]
    ('أمم المتحدة', True)
    """
    if name.startswith(ARTICLE) and len(name) > len(ARTICLE) + 2:
        return name[len(ARTICLE) :], BEFORE_ARTICLE
    return name, BEFORE_BARE
