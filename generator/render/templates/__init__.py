"""The Jinja2 templates of the generated pages, strict: an unknown name is an error, nothing is escaped twice."""

from __future__ import annotations

import json
import re
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.render.inline import attribute, html_text, tip

_TEMPLATE = re.compile(r"\{(?=[{%#])|(?<=[}%#])\}|(?<=\{)\{|\}(?=\})")
"""Braces that a template engine would take for its own."""
_ENVIRONMENT = Environment(
    loader=PackageLoader("generator.render", "templates"),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    auto_reload=False,
    autoescape=False,  # each filter below escapes for the place where it stands
)


def _yaml(value: object) -> str:
    """A value as one line of YAML (JSON is YAML); no template engine may see syntax in it."""
    return _TEMPLATE.sub(lambda mark: f"\\u{ord(mark.group()):04x}", json.dumps(value, ensure_ascii=False))


def _json(value: object) -> str:
    """A value as JSON inside a script element, which it cannot end."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


_ENVIRONMENT.filters.update(html=html_text, attr=attribute, tip=tip, yaml=_yaml, json=_json)


def fill(template: str, context: dict[str, Any]) -> str:
    """The template with its places filled."""
    return _ENVIRONMENT.get_template(template).render(context)
