"""Traditional Chinese characters with their simplified ones, where one becomes one and each place stays the same."""

from __future__ import annotations

from functools import cache


@cache
def characters() -> dict[str, str]:
    """Every traditional character with the simplified one.

    >>> characters()["國"], "国" in characters()
    ('国', False)
    """
    from opencc import OpenCC  # takes a while to load, and most commands need it for nothing

    convert = OpenCC("t2s").convert
    blocks = (range(0x3400, 0xA000), range(0xF900, 0xFB00))
    pairs = ((chr(code), convert(chr(code))) for block in blocks for code in block)
    return {one: other for one, other in pairs if one != other and len(other) == 1}


@cache
def _table() -> dict[int, str]:
    return {ord(old): new for old, new in characters().items()}


def simplified(text: str) -> str:
    """The text in simplified characters, each in its place.

    >>> simplified("國際原子能機構"), simplified("国际原子能机构")
    ('国际原子能机构', '国际原子能机构')
    """
    return text.translate(_table())
