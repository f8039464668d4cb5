"""How names stand in a dictionary for cutting Chinese into words."""

from __future__ import annotations

import re

FREQUENCY = 1000
"""As often as jieba has words of the trade; a long word needs no more to win over its parts."""
_MARKS = "《》〈〉“”"
_WORD = re.compile(r"[\u4e00-\u9fd5]{2,}")
"""What jieba takes for Han: it cuts at everything else before it looks into a dictionary."""


def han_word(name: str) -> str | None:
    """The name as such a dictionary can have it; None for what is not all Han.

    >>> han_word("《核安全公约》"), han_word("77国集团")
    ('核安全公约', None)
    """
    word = name.strip(_MARKS)
    return word if _WORD.fullmatch(word) else None
