"""A small registry that has every case an export must treat: houses, misprints, context, languages, ids XML refuses."""

from __future__ import annotations

from generator.model import Entity, Name

SECURITY = Entity(
    "nuclear-security",
    "terminology",
    "term",
    {"zh": "核保安", "en": "nuclear security", "ru": "ядерная безопасность"},
    variants=(
        Name("核保安", "zh", "UN"),
        Name("核安保", "zh", "IAEA"),
        Name("核安保", "zh", "UN"),
        Name("核保全", "zh", "UN", misprint=True),
        Name("核安全", "zh", "CN", context_only=True),
        Name("核子保安", "zh-Hant"),
    ),
    description={"zh": "防止盗窃 & 破坏。见公约。", "en": 'Preventing "theft". And more.'},
    themes=("security",),
    confused_with=("nuclear-safety",),
)
SAFETY = Entity("nuclear-safety", "terminology", "term", {"zh": "核安全", "en": "nuclear safety"})
TREATY = Entity(
    "npt",
    "instruments",
    "treaty",
    {"zh": "不扩散核武器条约", "en": "Treaty on the Non-Proliferation of Nuclear Weapons"},
    abbreviations=("NPT", "不扩散条约"),
    url="https://disarmament.unoda.org/wmd/nuclear/npt/",
    description={"es": "Tratado de 1968."},
)
AGENDA = Entity("2030-agenda", "instruments", "agenda", {"zh": "2030年议程"}, confused_with=("npt",))
THEME = Entity("security", "themes", "theme", {"zh": "安保", "en": "security"})
FRANCE = Entity("fra", "states", "state", {"zh": "法国", "en": "France"}, codes={"alpha3": "FRA"})
URGE = Entity("urge", "verbs", "call", {"zh": "敦促", "en": "urges"})
ENTITIES = {entity.id: entity for entity in (AGENDA, FRANCE, TREATY, SAFETY, SECURITY, THEME, URGE)}
