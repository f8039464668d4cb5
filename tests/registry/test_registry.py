"""The registry that ships, and what is said of a registry that is wrong."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from generator.model import Entity, Name
from generator.read.registry import read_registry

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "corpus/registry"
ENTITIES, ISSUES = read_registry(SHIPPED, "corpus/registry")


def test_shipped_registry_has_no_issues() -> None:
    assert [str(issue) for issue in ISSUES] == []


def test_every_id_is_unique_and_every_entry_is_read() -> None:
    ids = [entry["id"] for path in SHIPPED.glob("*.yml") for entry in yaml.safe_load(path.read_text(encoding="utf-8"))]
    assert [key for key, count in Counter(ids).items() if count > 1] == []
    assert set(ids) == set(ENTITIES)


def test_families_are_the_files() -> None:
    counts = Counter(entity.family for entity in ENTITIES.values())
    assert set(counts) == {path.stem for path in SHIPPED.glob("*.yml")}
    assert min(counts.values()) > 10


@pytest.mark.parametrize("key", ["npt", "pui", "zodiac", "nutec-plastics", "rays-of-hope", "npt-2010-action-plan"])
def test_addresses_that_others_rely_on(key: str) -> None:
    assert key in ENTITIES


@pytest.mark.parametrize("entity", ENTITIES.values(), ids=lambda entity: str(entity.id))
def test_every_entry_tells_its_readers_what_it_is(entity: Entity) -> None:
    assert "en" in entity.names
    if entity.family not in ("states", "verbs") or entity.description:
        assert set(entity.description) == {"zh", "en"}
    assert all(len(text) < 200 and text.endswith((".", "。")) for text in entity.description.values())
    assert all(re.fullmatch(r"\d{4}(-\d\d){0,2}", date) for date in [entity.since] if date)
    assert all(url.startswith("https://") for url in [entity.url] if url)


def test_the_states_are_the_members_and_four_more() -> None:
    states = [entity for entity in ENTITIES.values() if entity.family == "states"]
    kinds = Counter(state.kind for state in states)
    assert kinds == {"member_state": 193, "observer_state": 2, "other_state": 2}
    assert all(set(state.names) == {"zh", "en", "fr", "es", "ru", "ar"} for state in states)
    for code in ("alpha2", "alpha3", "numeric"):
        assert len({state.codes[code] for state in states}) == len(states)


def test_every_symbol_belongs_to_one_entry() -> None:
    symbols = Counter(symbol for entity in ENTITIES.values() for symbol in entity.symbols)
    assert [symbol for symbol, count in symbols.items() if count > 1] == []


def test_read(tmp_path: Path) -> None:
    write(
        tmp_path,
        "initiatives.yml",
        """\
        - id: pui
          kind: funding_initiative
          names: {zh: 和平利用核能倡议, en: Peaceful Uses Initiative}
          abbreviations: [PUI]
          variants:
            - {text: 和平利用倡议, usage: IAEA}
            - {text: PUI project, language: en, misprint: true, context_only: true}
          since: 2010
          owner: [iaea, fr]
          symbols: [INFCIRC/1]
          url: https://www.iaea.org/
          description: {zh: 筹资。, en: Money.}
          themes: [funding]
          confused_with: [iaea]
        """,
    )
    write(tmp_path, "organisations.yml", "- {id: iaea, kind: body, names: {en: IAEA}, description: {en: A.}}")
    entities, issues = read_registry(tmp_path, "registry")
    assert issues == ()
    assert list(entities) == ["pui", "iaea"]
    assert entities["pui"] == Entity(
        id="pui",
        family="initiatives",
        kind="funding_initiative",
        names={"zh": "和平利用核能倡议", "en": "Peaceful Uses Initiative"},
        abbreviations=("PUI",),
        variants=(
            Name("和平利用倡议", "zh", "IAEA"),
            Name("PUI project", "en", misprint=True, context_only=True),
        ),
        since="2010",
        owner=("iaea", "fr"),
        symbols=("INFCIRC/1",),
        url="https://www.iaea.org/",
        description={"zh": "筹资。", "en": "Money."},
        themes=("funding",),
        confused_with=("iaea",),
    )


WRONG: list[tuple[str, list[str]]] = [
    (
        "- {id: pui, kind: fund}",
        ['registry/initiatives.yml:2: initiative "pui" has no name in any language; give it names: {zh: …}'],
    ),
    (
        "- {id: pui, kind: fund, names: {zh: ' '}}",
        ['registry/initiatives.yml:2: initiative "pui" has no name in any language; give it names: {zh: …}'],
    ),
    (
        "- {id: Pui_1, kind: fund, names: {zh: 甲}}",
        [
            'registry/initiatives.yml:2: initiative "Pui_1" has an id that cannot be an address;'
            " use a-z, 0-9 and - only, as in code-of-conduct"
        ],
    ),
    (
        "- {id: tcf, kind: fund, names: {zh: 甲}}",
        [
            'registry/initiatives.yml:2: initiative "tcf" has the id of the entry in registry/events.yml:1;'
            " give one of them another id, or delete it"
        ],
    ),
    (
        "- {id: pui, kind: fund, names: {zh: 甲}, confused_with: [npt], description: {zh: 资金。}}",
        [
            'registry/initiatives.yml:2: initiative "pui" names "npt" in confused_with,'
            " which no entry has as its id; correct it, or add that entry"
        ],
    ),
    (
        "- {id: pui, kind: fund, names: {zh: 甲}, owner: [usa, us, iaea], description: {zh: 资金。}}",
        [
            'registry/initiatives.yml:2: initiative "pui" has the owner "iaea", which is neither the id of an entry'
            " nor a country; correct it, add that entry, or write a country as in fra"
        ],
    ),
    (
        "- {id: pui, kind: fund, names: {zh: 技术 合作基金}, description: {zh: 资金。}}",
        [
            'registry/initiatives.yml:2: initiative "pui" has the name "技术 合作基金", and so has "tcf"'
            " (registry/events.yml:1); take it from one of them, or mark it context_only: true"
        ],
    ),
    (
        "- {id: pui, kind: fund, names: {zh: 甲}, variants: [{text: 技术合作基金, context_only: true}],"
        " description: {zh: 资金。}}",
        [],
    ),
    (
        "- {id: pui, kind: fund, name: 甲}",
        [
            'registry/initiatives.yml:2: unknown key "name" (allowed: id, kind, names, abbreviations, variants, since,'
            " owner, symbols, url, description, themes, confused_with, not_in, codes, articles, paragraphs, numerals,"
            ' preamble, actions); did you mean "names"?'
        ],
    ),
    ("- {id: pui}", ['registry/initiatives.yml:2: the key "kind" is missing; add it']),
    (
        "- {id: pui, kind: fund, names: {zh: 甲}}",
        [
            'registry/initiatives.yml:2: initiative "pui" has no description, so that readers are not told what it is;'
            " give it description: {zh: …}, one sentence"
        ],
    ),
    (
        "- {id: pui, kind: fund, names: {cn: 甲},"
        " variants: [{text: 乙, language: chi}, {text: 丙, language: zh-Hant}]}",
        [
            'registry/initiatives.yml:2: initiative "pui" has the language "cn" in names, which is none of those that'
            " are read; write one of zh, en, fr, es, ru, ar, or zh-Hant",
            'registry/initiatives.yml:2: initiative "pui" has the language "chi" in variants, which is none of those'
            " that are read; write one of zh, en, fr, es, ru, ar, or zh-Hant",
        ],
    ),
    *(
        (
            f"- {{id: pui, kind: fund, names: {{zh: 甲}}, since: {date}}}",
            [
                f'registry/initiatives.yml:2: initiative "pui" has since: "{date}", which is neither a year nor a date;'
                " write 1957, 1957-07 or 1957-07-29"
            ],
        )
        for date in ("57", "1957-13", "1957-02-30", "29 July 1957")
    ),
    *(
        (f"- {{id: pui, kind: fund, names: {{zh: 甲}}, since: {date}, description: {{zh: 资金。}}}}", [])
        for date in ("1957", "1957-07", "1957-07-29")
    ),
    (
        "- {id: pui, kind: fund, names: {zh: 甲}, codes: {alpha2: FR}, articles: 3}",
        [
            'registry/initiatives.yml:2: initiative "pui" has the key "codes", which only states have; take it out',
            'registry/initiatives.yml:2: initiative "pui" has the key "articles", which only instruments have;'
            " take it out",
        ],
    ),
    (
        "- {id: pui, kind: fund, names: {zh: 甲}, variants: [{text: 甲, usage: UN}, {text: 甲, usage: CN}, {text: 乙},"
        " {text: 乙}], description: {zh: 资金。}}",
        ['registry/initiatives.yml:2: initiative "pui" has the variant "乙" twice; keep one'],
    ),
    (
        "- {id: pui, kind: fund, names: {zh: 中国, ru: Договор}, not_in: [发展中国家, 其中, 出中, 德国, Договора о],"
        " description: {zh: 资金。}}",
        [
            'registry/initiatives.yml:2: initiative "pui" has "其中" in not_in, which contains none of its names;'
            " take it out, or write it as it is printed",
            'registry/initiatives.yml:2: initiative "pui" has "出中" in not_in, which contains none of its names;'
            " take it out, or write it as it is printed",
            'registry/initiatives.yml:2: initiative "pui" has "德国" in not_in, which contains none of its names;'
            " take it out, or write it as it is printed",
        ],
    ),
]


@pytest.mark.parametrize(("entry", "expected"), WRONG)
def test_read_wrong(tmp_path: Path, entry: str, expected: list[str]) -> None:
    write(tmp_path, "events.yml", "- {id: tcf, kind: fund, names: {zh: 技术合作基金}, description: {zh: 资金。}}")
    write(tmp_path, "initiatives.yml", f"# head\n{entry}")
    _, issues = read_registry(tmp_path, "registry")
    assert [str(issue) for issue in issues] == expected


# What is said of several files together: the files, and the messages.
FRANCE = "{id: fra, kind: member_state, names: {en: France}, codes: {alpha2: FR, alpha3: FRA, numeric: '250'}}"
FUND = "id: pui, kind: fund, names: {zh: 甲}, description: {zh: 资金。}"
WRONG_TOGETHER: list[tuple[dict[str, str], list[str]]] = [
    ({"states.yml": f"- {FRANCE}", "initiatives.yml": f"- {{{FUND}, owner: [fra]}}"}, []),
    (
        {"states.yml": f"- {FRANCE}", "initiatives.yml": f"- {{{FUND}, owner: [fr]}}"},
        [
            'registry/initiatives.yml:1: initiative "pui" has the owner "fr", which is neither the id of an entry'
            " nor a state; correct it, add that entry, or write a country as in fra"
        ],
    ),
    (
        {"states.yml": f"- {FRANCE.replace('fra', 'france')}"},
        [
            'registry/states.yml:1: state "france" has an id that is not its code "fra" of ISO 3166;'
            " give it the id fra, or correct alpha3"
        ],
    ),
    (  # but not where another entry has that id
        {
            "states.yml": f"- {FRANCE.replace('fra', 'france')}",
            "initiatives.yml": f"- {{{FUND.replace('pui', 'fra')}}}",
        },
        [],
    ),
    (
        {"states.yml": "- {id: fra, kind: member_state, names: {en: France}}"},
        [
            'registry/states.yml:1: state "fra" has no code "alpha2" of ISO 3166;'
            " write codes: {alpha2: FR, alpha3: FRA, numeric: '250'}"
        ],
    ),
    (
        {"states.yml": f"- {FRANCE.replace('member_state', 'member')}"},
        [
            'registry/states.yml:1: state "fra" has the kind "member", which states do not have;'
            ' did you mean "member_state"?'
        ],
    ),
    (
        {"verbs.yml": "- {id: urge, kind: call, names: {zh: 敦促}}"},
        [
            'registry/verbs.yml:1: verb "urge" has no variants, so that no paragraph can be told by it;'
            " give it the forms as printed: variants: [{text: urges, language: en}]"
        ],
    ),
    (  # verbs are not looked for as names, and may share forms
        {
            "verbs.yml": "- {id: urge, kind: call, names: {zh: 敦促}, variants: [{text: 吁}]}\n"
            "- {id: call, kind: call, names: {zh: 呼吁}, variants: [{text: 吁}]}"
        },
        [],
    ),
    (  # a theme may have the words of another entry, and gives way to it
        {
            "themes.yml": "- {id: safety, kind: theme, names: {en: Safety}, description: {en: A.}}",
            "events.yml": "- {id: a, kind: day, names: {en: Safety}, description: {en: A.}, themes: [safty, law]}",
        },
        [
            'registry/events.yml:1: event "a" has the theme "safty", which themes.yml does not have;'
            ' did you mean "safety"?',
            'registry/events.yml:1: event "a" has the theme "law", which themes.yml does not have;'
            " correct it, or add that theme",
        ],
    ),
    (
        {"organisation.yml": "- {id: a}"},
        [
            "registry/organisation.yml: this file is named like no family of names, and is not read;"
            " name it organisations.yml"
        ],
    ),
]


@pytest.mark.parametrize(("files", "expected"), WRONG_TOGETHER)
def test_read_wrong_together(tmp_path: Path, files: dict[str, str], expected: list[str]) -> None:
    for name, text in files.items():
        write(tmp_path, name, text)
    _, issues = read_registry(tmp_path, "registry")
    assert [str(issue) for issue in issues] == expected


def test_only_a_shared_name_is_no_error(tmp_path: Path) -> None:
    described = "kind: b, description: {en: A.}"
    write(
        tmp_path,
        "events.yml",
        f"- {{id: a, names: {{zh: 甲}}, {described}}}\n- {{id: b, names: {{en: 甲}}, {described}}}",
    )
    entities, issues = read_registry(tmp_path, "registry")
    assert set(entities) == {"a", "b"}
    assert [issue.severity for issue in issues] == ["warning"]


def test_an_entry_with_an_error_does_not_hide_the_others(tmp_path: Path) -> None:
    write(tmp_path, "events.yml", "- {id: a, kind: b}\n- {id: b, kind: b, names: {en: B}, description: {en: A.}}")
    entities, issues = read_registry(tmp_path, "registry")
    assert set(entities) == {"b"}
    assert [issue.kind for issue in issues] == ["registry-no-name"]


def test_no_folder_is_an_empty_registry(tmp_path: Path) -> None:
    assert read_registry(tmp_path / "none", "registry") == ({}, ())


def write(folder: Path, name: str, text: str) -> None:
    lines = text.splitlines()
    indent = len(lines[0]) - len(lines[0].lstrip()) if lines else 0
    (folder / name).write_text("\n".join(line[indent:] for line in lines) + "\n", encoding="utf-8")
