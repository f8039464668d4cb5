"""Language tags as BCP 47 has them: programs outside want to know which Chinese it is."""

from __future__ import annotations

_TAGS = {"zh": "zh-Hans"}


def language_tag(code: str) -> str:
    """The tag of a language of the registry.

    >>> language_tag("zh"), language_tag("zh-Hant"), language_tag("fr")
    ('zh-Hans', 'zh-Hant', 'fr')
    """
    return _TAGS.get(code, code)
