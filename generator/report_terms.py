"""What `loccit terms` says: names to add with the YAML to paste, as lines and as data; `cli.py` prints.

The YAML of an entry can be used as it is; a description makes it better.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import yaml

from generator.languages.pinyin import syllables
from generator.link.candidates import Proposal
from generator.model import Entity

REGISTRY = "corpus/registry"
_LONGEST_ID = 40
_WHY = {
    "title": "in title marks",
    "quotes": "in quotation marks",
    "abbreviation": "with an abbreviation",
    "capitals": "in capitals",
    "statistics": "words that stand together",
    "parallel": "in its place in an equal sentence",
    "swapped": "characters swapped",
    "dropped": "a character dropped",
    "added": "a character added",
    "changed": "a character changed",
    "traditional": "traditional characters",
}


class TermsReport:
    """Says what was proposed."""

    def __init__(self, entities: dict[str, Entity]) -> None:
        self._ids = set(entities)

    def lines(self, new: tuple[Proposal, ...], variants: tuple[Proposal, ...]) -> Iterator[str]:
        """Both lists, one proposal after another."""
        yield f"{len(new)} names and terms that the registry does not have"
        for number, proposal in enumerate(new, 1):
            yield ""
            yield f"{number}. {proposal.text}: {_often(proposal)}; {_why(proposal)}"
            yield from _contexts(proposal)
            yield f"   {REGISTRY}/{proposal.family}.yml"
            yield from (f"      {line}" for line in self._entry(proposal).splitlines())
        yield ""
        yield f"{len(variants)} forms that look like a registered name"
        for number, proposal in enumerate(variants, 1):
            yield ""
            yield f"{number}. {proposal.text}, for {proposal.like}: {_often(proposal)}; {_why(proposal)}"
            yield from _contexts(proposal)
            where = "abbreviations" if proposal.abbreviation else "variants"
            yield f"   {REGISTRY}/{proposal.family}.yml, {where} of {proposal.variant_of}"
            yield f"      {_form(proposal)}"

    def data(self, new: tuple[Proposal, ...], variants: tuple[Proposal, ...]) -> Iterator[dict[str, Any]]:
        """An object each."""
        for proposal in (*new, *variants):
            said: dict[str, Any] = {
                "text": proposal.text,
                "language": proposal.language,
                "count": proposal.count,
                "documents": proposal.documents,
                "score": proposal.score,
                "why": proposal.why,
                "contexts": [
                    {"slug": one.slug, "anchor": one.anchor, "before": one.before, "text": one.text, "after": one.after}
                    for one in proposal.contexts
                ],
                "file": f"{REGISTRY}/{proposal.family}.yml",
            }
            if proposal.variant_of:
                said |= {"variant_of": proposal.variant_of, "like": proposal.like, "yaml": _form(proposal)}
            else:
                said |= {"yaml": self._entry(proposal)}
            yield said

    def _entry(self, proposal: Proposal) -> str:
        """The whole entry, as an editor would write it."""
        short = proposal.abbreviation
        lines = [f"- id: {self._id(proposal)}", f"  kind: {proposal.kind}", f"  names: {_flow(proposal.names)}"]
        if short and short.isascii():
            lines.append(f"  abbreviations: {_flow([short])}")
        elif short:
            lines += ["  variants:", f"    - {_flow(_variant(short, proposal.language))}"]
        described = ", ".join(f"{code}: …" for code in dict.fromkeys((*proposal.names, "en")))
        lines.append(f"  # description: {{{described}}}")
        return "\n".join(lines) + "\n"

    def _id(self, proposal: Proposal) -> str:
        """An id that no entry and no proposal before has."""
        short = proposal.abbreviation or ""
        words = [short] if short.isascii() and short else _words(proposal.names.get("en", ""))
        base = _slug(words or syllables(proposal.text) if proposal.language == "zh" else words or _words(proposal.text))
        base = base or proposal.kind.replace("_", "-")
        made, number = base, 1
        while made in self._ids:
            number += 1
            made = f"{base}-{number}"
        self._ids.add(made)
        return made


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", name)


def _slug(words: tuple[str, ...] | list[str]) -> str:
    """Words as an address, as many as fit."""
    made = ""
    for word in words:
        plain = "".join(one for one in unicodedata.normalize("NFKD", word.lower()) if one.isascii() and one.isalnum())
        if plain and len(made) + 1 + len(plain) > _LONGEST_ID:
            break
        made += f"-{plain}" if made and plain else plain
    return made


def _form(proposal: Proposal) -> str:
    """A variant, as it stands in the entry of its name."""
    if proposal.abbreviation:
        return f"- {_scalar(proposal.abbreviation)}"
    language = "zh-Hant" if "traditional" in proposal.why else proposal.language
    return f"- {_flow(_variant(proposal.text, language))}"


def _variant(text: str, language: str) -> dict[str, str]:
    return {"text": text} if language == "zh" else {"text": text, "language": language}


def _flow(value: Any) -> str:
    """YAML on one line."""
    written: str = yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, width=10_000, sort_keys=False)
    return written.strip()


def _scalar(value: str) -> str:
    return _flow([value])[1:-1]


def _often(proposal: Proposal) -> str:
    times = "once" if proposal.count == 1 else f"{proposal.count} times"
    return f"{times} in {proposal.documents} document{'' if proposal.documents == 1 else 's'}"


def _why(proposal: Proposal) -> str:
    return ", ".join(_WHY[how] for how in proposal.why)


def _contexts(proposal: Proposal) -> Iterator[str]:
    for one in proposal.contexts:
        yield f"   {one.slug}#{one.anchor}  …{one.before.lstrip()}[{one.text}]{one.after.rstrip()}…"
