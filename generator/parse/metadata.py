"""Pass 11: what a catalogue says of the document, from what it prints; the editor's YAML wins, nothing is invented.

Guarantees: 1. a symbol, title or date is printed in the source or given by the editor; 2. `found` says which, field by
field: printed, stated by the file, told by the symbol alone, or the editor.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct

from generator.addresses import is_slug, slug_of
from generator.issues import Issue
from generator.languages.table import Language
from generator.model import Matter, Metadata, Overrides, Source
from generator.parse.printed import adoption_days, doubtful_days, printed_fields, printed_symbol, printed_title
from generator.parse.raw import Row

_BODIES = (
    (re.compile(r"A/(?:RES|C\.\d)?"), "UN General Assembly"),
    (re.compile(r"S/"), "UN Security Council"),
    (re.compile(r"E/"), "UN Economic and Social Council"),
    (re.compile(r"GC\("), "IAEA General Conference"),
    (re.compile(r"GOV/"), "IAEA Board of Governors"),
    (re.compile(r"INFCIRC/"), "IAEA"),
    (re.compile(r"NPT/CONF\.\d{4}/PC"), "NPT Preparatory Committee"),
    (re.compile(r"NPT/CONF"), "NPT Review Conference"),
    (re.compile(r"CD/"), "Conference on Disarmament"),
)
"""What body a symbol belongs to. First match holds."""
_TYPES_BY_SYMBOL = (
    (re.compile(r"/RES/"), "resolution"),
    (re.compile(r"/DEC/"), "decision"),
    (re.compile(r"/WP\."), "working-paper"),
    (re.compile(r"/L\.\d"), "draft-resolution"),
)
_KEYS = tuple(field for field in Metadata.__struct_fields__ if field != "found")


class Catalogue(Struct, frozen=True):
    """What the document is called and what is known of it."""

    slug: str
    symbol: str | None
    title: str
    metadata: Metadata


def catalogue(
    source: Source,
    front: Sequence[Matter],
    end: Sequence[Matter],
    furniture: Sequence[Row],
    language: Language,
) -> tuple[Catalogue, tuple[Issue, ...]]:
    """The catalogue entry of the document."""
    editor = source.overrides or Overrides()
    issues: list[Issue] = []
    printed = printed_fields(front, end, language)
    symbol_printed = printed_symbol(front, furniture)
    stated = source.known
    symbol = editor.symbol or str(stated.get("symbol") or "") or symbol_printed
    implied = _by_symbol(symbol)
    fields: dict[str, Any] = {}
    found: dict[str, str] = {}
    for key in _KEYS:
        given = getattr(editor, key)
        value = given if given is not None else stated.get(key) or implied.get(key) or printed.get(key)
        if value:
            fields[key] = tuple(value) if isinstance(value, list) else value
            told = "printed" if value == printed.get(key) else "symbol"
            found[key] = "editor" if given is not None else "file" if stated.get(key) else told
    if found.get("date") == "printed":
        issues += doubtful_days(adoption_days(front, end, language), fields.get("date_issued"), source.file)
    title = editor.title or str(stated.get("title") or "") or printed_title(front, "" if source.lines else source.text)
    stem = PurePosixPath(source.file).stem
    for key, value, given in (("symbol", symbol, editor.symbol), ("title", title, editor.title)):
        if value:
            found[key] = "editor" if given else "file" if stated.get(key) else "printed"
    if not title:
        issues.append(Issue("no-title", source.file, 1, "no title was found", "give title: in the YAML file beside it"))
        title = symbol or stem
    slug = editor.slug or (slug_of(symbol) if symbol else slug_of(stem))
    if not is_slug(slug):
        issues.append(
            Issue(
                "bad-slug", source.file, 0, f'"{slug}" cannot be an address',
                "give slug: in the YAML file beside it, of a-z, 0-9, - and single dots", "error",
            )
        )  # fmt: skip
        slug = re.sub(r"[^a-z0-9]+", "-", slug.lower()).strip("-") or source.sha256[:12]
    return Catalogue(slug, symbol, title, Metadata(**fields, found=dict(sorted(found.items())))), tuple(issues)


def _by_symbol(symbol: str | None) -> dict[str, str]:
    """What the symbol alone tells; it wins over the words of the title block."""
    rows = (
        ("body", next((name for form, name in _BODIES if symbol and form.match(symbol)), None)),
        ("type", next((name for form, name in _TYPES_BY_SYMBOL if symbol and form.search(symbol)), None)),
    )
    return {key: value for key, value in rows if value}
