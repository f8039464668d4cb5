"""The words in which each language cites, as tables; `CITING` lists them. Adding a language is adding one file."""

from generator.languages.citing import ar, en, es, fr, ru, zh
from generator.languages.citing.table import NEVER, Citing, Wording

__all__ = ["CITING", "NEVER", "Citing", "Wording"]

CITING: dict[str, Citing] = {
    table.code: table for table in (zh.TABLE, en.TABLE, fr.TABLE, es.TABLE, ru.TABLE, ar.TABLE)
}
