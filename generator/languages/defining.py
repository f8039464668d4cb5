"""How each language gives a thing a short name, and how such a name stands when it stands alone.

    国际原子能机构(以下简称“机构”)    International Atomic Energy Agency (IAEA)    le Pacte (ci-après « le Pacte »)

Tables are matched against a text made alike (`languages.folding.alike`).
"""

from __future__ import annotations

import re
from functools import cached_property

from msgspec import Struct

_UPPER = "A-ZÀ-ÖØ-ÞА-ЯЁ"


class Defining(Struct, frozen=True, dict=True):
    """The words of one language. Every field is a regular expression."""

    said: str
    """What introduces a short name: hereinafter."""
    article: str = ""
    """What may stand before it, inside the quotation marks or before them."""
    name: str = r"[^()\"«»,;]{2,40}?"
    """A short name."""
    joined: str = r"(?!)"
    """What stands before a name that it is only the end of."""
    leads: tuple[str, ...] = ()
    """Where words are not set apart: what a name may stand behind; behind any other word it is only the end of one."""
    owned: str = r"(?!)"
    """What stands before a general word that is no part of a longer name, and yet is not said of anybody known: 的."""
    goes_on: str = rf"[-‐‑]\w|\s+[{_UPPER}]"
    """What stands behind a name that it is only the beginning of."""

    @cached_property
    def bracket(self) -> re.Pattern[str]:
        """Right behind a name: the short one in the group `name`; `said` and `quote` tell how it is introduced."""
        article = f"(?:{self.article})?"
        return re.compile(
            rf"[》\"»]?\s*(?:(?P<open>\()\s*|,\s*(?=(?:{self.said})))(?P<said>{self.said})?[\s:]*{article}"
            rf"(?P<quote>[\"«]\s?)?{article}(?P<name>{self.name})"
            rf"(?(quote)\s?[\"»])(?(open)\s*\)|(?=\s*(?:[,;.。)]|$)))"
        )

    @cached_property
    def introduced(self) -> re.Pattern[str]:
        """What introduces a short name, anywhere."""
        return re.compile(rf"[(,]\s*(?:{self.said})")

    def alone(self, text: str, start: int, end: int) -> bool:
        """Whether a general name stands alone there, as no part of a longer one: 秘书处, but not 公约秘书处."""
        return not self._is_joined(text[max(0, start - 30) : start]) and not self.begins_a_name(text, end)

    def ends_a_name(self, text: str, start: int) -> bool:
        """Whether it is the end of a longer name there, and not only somebody's: 气候变化大会, but not 其大会."""
        before = text[max(0, start - 30) : start]
        return self._is_joined(before) and self._owned.search(before) is None

    def begins_a_name(self, text: str, end: int) -> bool:
        """Whether it is the beginning of a longer name there: Assemblée de l’Autorité."""
        return self._goes_on.match(text, end) is not None

    def is_owned(self, text: str, start: int) -> bool:
        """Whether it stands behind a word that says whose it is or what is done with it: 其大会, 促成的对话."""
        return self._owned.search(text[max(0, start - 30) : start]) is not None

    def _is_joined(self, before: str) -> bool:
        if not self.leads:
            return self._joined.search(before) is not None
        before = before[:-1] if before[-1:].isspace() else before
        return before[-1:] == "》" or ("\u4e00" <= before[-1:] <= "\u9fff" and not before.endswith(self.leads))

    @cached_property
    def _joined(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self.joined})$")

    @cached_property
    def _owned(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self.owned})\s?$")

    @cached_property
    def _goes_on(self) -> re.Pattern[str]:
        return re.compile(self.goes_on)


_ZH_LEADS = (
    "请|促请|吁请|邀请|提请|要求|请求|鼓励|授权|由|向|和|与|及|以及|或|在|经|为|使|对|从|忆及|回顾|感谢|赞扬|赞赏|欢迎|注意到|认识到|强调|"
    "重申|确认|建议|敦促|促|呼吁|责成|委托|支持|协助|祝贺|提交|交|通过|按照|根据|依照|经由|供|让|令|待|如|因|自|至|同|向其|但|并|将|应|而且|并且|是|了|年|所载|上述|这份|这一|设想|由于|何时|届时|"
    "其中|列入|考虑到|考虑|意识到|确保|符合|参加|出席|指出|欣见|提高|铭记|通知|迟于|遵循|遵守|遵照|申明|交给|核准|指示|告知|收到|提供|更新|"
    "关切|载有|包括|加强|便于|尽管|痛惜|配合|同意|会同|即|按|就"
)
"""Words that end before a Chinese name and do not belong to it."""
_LATIN_JOINED = rf"(?<![{_UPPER}\w'-])(?!(?:The|That|This|Its|An?|Le|La|Les|El|Los|Las|В)\s)[{_UPPER}][\w'-]*\s+|[-/]"

DEFINING: dict[str, Defining] = {
    "zh": Defining(
        said=r"以下(?:统|简)?称?为?|下文(?:简)?称为?|下称为?|(?:简|统)称为?",
        name=r"《[^《》()]{1,24}》|[^()\"《》,。;、]{2,24}?",
        leads=tuple(_ZH_LEADS.split("|")),
        owned=r"[的其份项个]|[\u4e00-\u9fff]为",
        goes_on=r"(?!)",
    ),
    "en": Defining(
        said=r"(?:hereinafter|hereafter)(?:\s+(?:also\s+)?(?:referred\s+to\s+as|called))?|referred\s+to\s+(?:hereinafter\s+)?as",
        article=r"[Tt]he\s+",
        joined=_LATIN_JOINED,
        goes_on=rf"[-‐‑]\w|\s+[{_UPPER}]|\s+(?:of|for|on)\s+(?:the\s+)?[{_UPPER}]",
    ),
    "fr": Defining(
        said=r"ci-après(?:\s+(?:dénommée?s?|désignée?s?|appelée?s?))?|(?:dénommée?s?|désignée?s?|appelée?s?)\s+ci-après",
        article=r"(?:l[ea]s?\s+|l')",
        joined=_LATIN_JOINED,
        goes_on=rf"[-‐‑]\w|\s+[{_UPPER}]|\s+(?:d['’]|(?:de|du|des|pour|sur)\s+)(?:l[ae]s?\s+|l['’])?[{_UPPER}]|\s+(?:pour|sur|mondiale?|général|exécutif|permanent|technique)\b",
    ),
    "es": Defining(
        said=r"(?:denominad[oa]s?\s+)?en\s+(?:adelante|lo\s+sucesivo),?(?:\s+denominad[oa]s?)?|denominad[oa]s?",
        article=r"(?:el|la|los|las)\s+",
        joined=_LATIN_JOINED,
        goes_on=rf"[-‐‑]\w|\s+[{_UPPER}]|\s+(?:del?|para|sobre)\s+(?:l[ao]s?\s+|el\s+)?[{_UPPER}]|\s+(?:para|sobre|mundial|ejecutiva?|permanente|técnica)\b",
    ),
    "ru": Defining(
        said=r"далее(?:\s*[-—]|\s+именуем\w{1,4})?|именуем\w{1,4}\s+(?:далее|в\s+дальнейшем)|в\s+дальнейшем(?:\s*[-—]|\s+именуем\w{1,4})?",
        joined=_LATIN_JOINED,
        goes_on=rf"[-‐‑]\w|\s+[{_UPPER}]|\s+(?:по|к|глав|управляющих)\s",
    ),
    "ar": Defining(
        said=r"(?:ال|ي)?مشار\s+إلي\w{1,4}\s+فيما\s+(?:بعد|يلي)\s+(?:باسم|ب)|يشار\s+إلي\w{1,4}\s+فيما\s+(?:بعد|يلي)\s+(?:باسم|ب)|"
        r"فيما\s+(?:بعد|يلي)",
        goes_on=r"\s+ال",
    ),
}  # fmt: skip
"""By language."""
