"""The registry as a table, a line a form: what spreadsheets and the term bases of translation tools take."""

from __future__ import annotations

from generator.model import Entity
from generator.render.definitions import definition
from generator.render.exports.tags import language_tag
from generator.render.forms import Form, forms_of

COLUMNS = (
    *("id", "language", "term", "status", "form", "house", "family", "kind"),
    *("definition", "confused_with", "themes", "url"),
)
_JOINT = "; "


def csv_table(entities: dict[str, Entity], language: str) -> bytes:
    """RFC 4180 with a byte order mark, without which spreadsheets take Chinese for something else."""
    rows = [COLUMNS, *(_row(entity, form, language) for entity in entities.values() for form in forms_of(entity))]
    return "".join(",".join(map(_cell, row)) + "\r\n" for row in rows).encode("utf-8-sig")


def _cell(text: str) -> str:
    """In quotation marks where it has a mark of its own.

    >>> _cell("核安保"), _cell('a "b", c')
    ('核安保', '"a ""b"", c"')
    """
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in '",\r\n') else text


def _row(entity: Entity, form: Form, language: str) -> tuple[str, ...]:
    return (
        entity.id,
        language_tag(form.language),
        form.text,
        status(form),
        form.kind,
        _JOINT.join(form.houses),
        entity.family,
        entity.kind,
        entity.description.get(form.language) or definition(entity, language),
        _JOINT.join(entity.confused_with),
        _JOINT.join(entity.themes),
        entity.url or "",
    )


def status(form: Form) -> str:
    """How a form may be used: preferred, admitted, only in its context, or a misprint that is never to be written."""
    if form.misprint:
        return "misprint"
    if form.kind == "name":
        return "preferred"
    return "context" if form.context_only else "admitted"
