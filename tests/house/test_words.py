"""The interface speaks one language at a time: its words are in generator/render/words/, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.addresses import PAGED

ROOT = Path(__file__).parents[2]
WORDS = {
    folder.name: sorted(folder.glob("*.yml"))
    for folder in sorted((ROOT / "generator/render/words").iterdir())
    if any(folder.glob("*.yml"))
}
TEMPLATES = sorted(
    path
    for folder in ("generator/render/templates", "generator/publish/theme")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".md", ".html", ".yml", ".xml")
)
SCRIPTS = sorted((ROOT / "docs/scripts").rglob("*.js"))
STYLES = sorted((ROOT / "docs/stylesheets").rglob("*.css"))
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
LETTER = re.compile(r"[^\W\d_]")

ALLOWED_IN_TEMPLATES = {
    "Material for MkDocs": "the name of the theme, the same in any language",
    'class="doc-notice"': "half a tag, where the text of a page is cut and put together again",
}
ALLOWED_STRINGS = {
    "use strict": "a directive to the browser",
    "h1, h2, h3, h4, h5, h6": "a selector",
    "position:fixed;inset:0 auto auto 0;opacity:0": "a style",
}
"""String literals that look like words of the interface and are none, with the reason."""
SELECTOR = re.compile(r"[.#\[]|^[a-z0-9]+(?:, [a-z0-9]+)*$")
"""`.doc a.num`, `table.index`: what querySelector takes."""


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every word of a file with its keys: document.facts.date, theme.palette[2]."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from leaves(below, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list):
        for place, below in enumerate(value):
            yield from leaves(below, f"{path}[{place}]")
    else:
        yield path, value


def words(language: str) -> dict[str, str]:
    return {key: said for path in WORDS[language] for key, said in leaves(yaml.safe_load(path.read_text("utf-8")))}


# --- the tables -------------------------------------------------------------------------------------------


def test_there_are_two_languages() -> None:
    assert {"zh", "en"} <= set(WORDS)


@pytest.mark.parametrize("language", WORDS)
def test_every_language_has_the_same_words(language: str) -> None:
    here, english = words(language), words("en")
    assert sorted(set(english) - set(here)) == [], f"missing in {language}/"
    assert sorted(set(here) - set(english)) == [], f"missing in en/, or in {language}/ for nothing"
    assert [key for key, said in here.items() if not isinstance(said, str)] == [], "quote what YAML takes for more"


@pytest.mark.parametrize("language", WORDS)
def test_every_language_has_the_same_places_to_fill(language: str) -> None:
    def places(said: str) -> list[str]:
        return sorted(re.findall(r"\{(\w*)\}", said))

    here, english = words(language), words("en")
    assert {key: places(said) for key, said in here.items() if places(said) != places(english[key])} == {}


def test_each_language_is_itself() -> None:
    assert {key: said for key, said in words("en").items() if HAN.search(said)} == {}
    chinese = [said for said in words("zh").values() if HAN.search(said)]
    assert len(chinese) > len(words("zh")) * 0.8


def test_no_key_stands_twice() -> None:
    for language, paths in WORDS.items():
        whole: list[str] = []
        for path in paths:
            tables = list(_mappings(yaml.compose(path.read_text(encoding="utf-8"), yaml.SafeLoader)))
            for node in tables:
                keys = [key.value for key, _ in node.value]
                assert len(keys) == len(set(keys)), f"{language}/{path.name}:{node.start_mark.line + 1}"
            whole += [key.value for key, _ in tables[0].value]
        assert len(whole) == len(set(whole)) > 5


def _mappings(node: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from _mappings(value)


def test_every_word_is_used() -> None:
    """A word that nobody says any more is a word that translators keep for nothing."""
    used = "\n".join(
        path.read_text(encoding="utf-8") for path in (*TEMPLATES, *SCRIPTS, *(ROOT / "generator").rglob("*.py"))
    )
    unused = [
        key for key in words("en") if key.split(".")[0] not in LOOKED_UP and key not in BUILT and not is_used(key, used)
    ]
    assert unused == []


def is_used(key: str, text: str) -> bool:
    """Whether the last name of a key, `date` of document.facts.date, stands anywhere in a text."""
    last = re.sub(r"\[\d+\]$", "", key).rpartition(".")[2]
    return re.search(rf"\b{re.escape(last)}\b", text) is not None


LOOKED_UP = ("types", "bodies", "languages", "kinds")
"""Tables whose keys come from documents and from the registry."""
BUILT = {f"index.{family}_{word}" for family in PAGED for word in ("title", "lead")}
"""Words whose key is put together from the name of a family of the registry."""


# --- templates --------------------------------------------------------------------------------------------

_NOT_SAID = re.compile(r"\{#.*?#\}|\{%.*?%\}|<!--.*?-->|<script\b.*?</script>|<style\b.*?</style>", re.DOTALL)
_TAG = re.compile(r"<[a-zA-Z/][^<>]*>")
_EXPRESSION = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_STRING = re.compile(r"\"([^\"\\]*)\"|'([^'\\]*)'")
SENTENCE = re.compile(r"[\w ,.;:!?'’-]*[A-Za-z]{2,} [A-Za-z]{2,}[\w ,.;:!?'’-]*")
"""Words, and nothing that markup is made of."""
_READ_ALOUD = re.compile(r"\b(?:title|alt|aria-label|placeholder)=(?:\"([^\"{]+)\"|'([^'{]+)')")


def said_by_a_template(text: str) -> Iterator[str]:
    """What of a template a reader would see or hear, without asking the words."""
    if text.startswith("---\n"):
        text = text[4:].partition("\n---\n")[0]
        text = "\n".join(line.partition(":")[2] for line in text.splitlines())
    text = _NOT_SAID.sub("\n", text)
    expressions = _EXPRESSION.findall(text)
    text = _EXPRESSION.sub("", text)
    yield from (one or other for one, other in _READ_ALOUD.findall(text))
    bare = re.sub(r"&#?\w+;", "", _TAG.sub("\n", text))
    yield from (line.strip() for line in bare.splitlines() if LETTER.search(line))
    for expression in expressions:
        strings = [one or other for one, other in _STRING.findall(expression)]
        yield from (string for string in strings if HAN.search(string) or SENTENCE.fullmatch(string))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_says_nothing_of_its_own(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [said for said in said_by_a_template(text) if said not in ALLOWED_IN_TEMPLATES] == []
    assert not HAN.search(text)


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("<p>{{ words.x | html }}</p>", []),
        ("{# Words in a comment #}<p>{% if x %}{{ y }}{% endif %}</p>", []),
        ("<p>Hello</p>", ["Hello"]),
        ("<p>{{ x }} of {{ y }}</p>", ["of"]),
        ('<a title="Click me">{{ x }}</a>', ["Click me"]),
        ('<a title="{{ t.x }}" class="two words">¶ &para;</a>', []),
        ('{{ x | d("not found") }}', ["not found"]),
        ('{{ x | d("", true) ~ " " ~ t("search.placeholder") }}', []),
        ("---\n{% for k, v in meta %}\n{{ k }}: {{ v }}\n{% endfor %}\n---\n", []),
    ],
)
def test_what_a_template_says_is_found(template: str, said: list[str]) -> None:
    assert list(said_by_a_template(template)) == said


def test_every_exception_is_still_needed() -> None:
    texts = "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    assert [said for said in ALLOWED_IN_TEMPLATES if said not in texts] == []
    scripts = [string for path in SCRIPTS for string in strings_of(path.read_text(encoding="utf-8"))]
    assert [said for said in ALLOWED_STRINGS if said not in scripts] == []


# --- scripts and styles -----------------------------------------------------------------------------------

_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'\\])//[^\n]*", re.DOTALL)
_LITERAL = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`")


def strings_of(script: str) -> list[str]:
    """String literals of a script; of a template literal, what stands between its places."""
    found: list[str] = []
    for double, single, template in _LITERAL.findall(_COMMENT.sub("\n", script)):
        found += [part for part in re.split(r"\$\{[^}]*\}", double or single or template) if part]
    return found


def is_spoken(string: str) -> bool:
    """Whether a literal could be words of the interface: Han, several words, or one that begins with a capital."""
    if HAN.search(string):
        return True
    if string in ALLOWED_STRINGS or SELECTOR.search(string):
        return False
    return bool(re.search(r"[A-Za-z]{2,},? [A-Za-z]{2,}", string) or re.fullmatch(r"[A-Z][a-z]+", string))


KEYS = {"Escape", "Enter", "Tab"}
"""Of the keyboard, as browsers name them."""


@pytest.mark.parametrize("path", [path for path in SCRIPTS if path.name != "light.js"], ids=lambda path: path.name)
def test_a_script_says_nothing_of_its_own(path: Path) -> None:
    """light.js is a table of six languages' little words, which are looked for and shown to nobody."""
    strings = strings_of(path.read_text(encoding="utf-8"))
    assert [string for string in strings if is_spoken(string) and string not in KEYS] == []


@pytest.mark.parametrize(
    ("script", "spoken"),
    [
        ('say("Copied to clipboard")', True),
        ('say("Copied")', True),
        ("say('已复制')", True),
        ("say(`${count} results found`)", True),
        ('say(words.copied, "copied")', False),
        ("/* Copied to clipboard */ say(x) // 已复制", False),
        ('find(".doc a.num, .doc a.headerlink")', False),
        ('"use strict"', False),
        ("label(`${name} ↑`)", False),
    ],
)
def test_what_a_script_says_is_found(script: str, spoken: bool) -> None:
    assert any(is_spoken(string) for string in strings_of(script)) is spoken


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_style_sheet_says_nothing_of_its_own(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not HAN.search(text)
    contents = re.findall(r"\bcontent\s*:\s*([^;}]+)", text)
    said = [literal for content in contents for literal in re.findall(r"\"([^\"]*)\"|'([^']*)'", content)]
    assert [one or other for one, other in said if re.search(r"[A-Za-z]{2}", one or other)] == []


def test_every_word_that_a_script_asks_for_is_there() -> None:
    given = {key.removeprefix("theme.js.") for key in words("en") if key.startswith("theme.js.")}
    scripts = [path for path in SCRIPTS if path.parent.name != "search"]  # the engine has other words
    asked = {key for path in scripts for key in re.findall(r"\bwords\.(\w+)", path.read_text(encoding="utf-8"))}
    assert asked == given
