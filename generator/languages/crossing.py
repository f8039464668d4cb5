"""Where a short Chinese name is no name, because its last character begins the next word, or its first ends one.

发展中|国家 is not 中国, 国际法|国际 is not 法国, 10 月 9 日|本组织 is not 日本. Names of two characters are asked;
what these rows do not tell, an entry says itself (`not_in`).
"""

from __future__ import annotations

import re

BEHIND: dict[str, re.Pattern[str]] = {
    "国": re.compile(r"家(?![庭禽])|际"),
    "本": re.compile(r"组织|届|次|国|区域|报告|决议|文件|年|月|会议|条|段|公约|协定|章程|着|身|级|土|议定书"),
    "度": re.compile(r"假|过"),
    "会": re.compile(r"员|议|费|见|计"),
}
"""By the last character of a name: what follows it as the rest of another word."""
BEFORE: dict[str, re.Pattern[str]] = {
    "日": re.compile(r"[\d一二三四五六七八九十]$|[今明即次当每节假生工]$"),
    "中": re.compile(r"(?:其|集)$"),
    "印": re.compile(r"[复打]$"),
}
"""By the first character of a name: what stands before it as the rest of another word."""
LONGEST = 2
"""Longer names are told by themselves."""
