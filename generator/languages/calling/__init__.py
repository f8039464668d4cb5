"""The words in which each language calls upon someone, as tables; `CALLING` lists them. The verbs are in verbs.yml."""

from generator.languages.calling import ar, en, es, fr, ru, zh
from generator.languages.calling.table import NEVER, Calling

__all__ = ["CALLING", "NEVER", "Calling"]

CALLING: dict[str, Calling] = {
    table.code: table for table in (zh.TABLE, en.TABLE, fr.TABLE, es.TABLE, ru.TABLE, ar.TABLE)
}
