"""The rows of the tables of calls, ready made: there are tens of thousands of them."""

from __future__ import annotations

from collections.abc import Iterable

from generator.addresses import between
from generator.render.calls import Asked, Calls
from generator.render.inline import attribute, html_text


def rows_html(rows: Iterable[Asked], here: str, calls: Calls) -> str:
    """The rows of a table on the page `here`."""
    labels = {key: f'data-label="{attribute(calls.said[key])}"' for key in ("verb", "of", "by")}
    separator = html_text(calls.words["list_separator"])
    return "".join(_row(asked, here, calls, labels, separator) for asked in rows)


def _row(asked: Asked, here: str, calls: Calls, labels: dict[str, str], separator: str) -> str:
    document = asked.document
    told = {
        "verb": asked.verb.id,
        "class": attribute(asked.verb.kind),
        "of": " ".join(entity.id for entity in asked.of),
        "document": attribute(document.slug),
        "themes": " ".join(asked.themes),
    }
    data = " ".join(f'data-{key}="{value}"' for key, value in told.items())
    of = separator.join(html_text(calls.name(entity)) for entity in asked.of)
    said = "".join(f"<mark>{html_text(text)}</mark>" if marked else html_text(text) for text, marked in asked.said)
    direction = ' dir="rtl"' if document.language == "ar" else ""
    href = attribute(between(here, f"{asked.page}#{asked.anchor}"))
    symbol = html_text(document.symbol or document.title)
    return (
        f'<tr {data}><td class="verb" {labels["verb"]}>{html_text(calls.name(asked.verb))}</td>'
        f'<td class="of" {labels["of"]}>{of}</td><td class="by" {labels["by"]}>{html_text(asked.by)}</td>'
        f'<td class="said"><q lang="{document.language}"{direction}>{said}</q></td>'
        f'<td class="where"><a href="{href}" title="{attribute(document.title)}">{symbol}'
        f'<span class="at">{html_text(asked.cited)}</span></a></td></tr>\n'
    )
