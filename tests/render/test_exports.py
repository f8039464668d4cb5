"""The registry as CSV, SKOS, jieba's dictionary and synonyms."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import jieba
from msgspec.structs import replace

from generator.model import Library, Name
from generator.render.exports import render_exports
from generator.render.exports.skos import CONTEXT
from generator.render.words import words
from tests.contract.schemas import faults
from tests.render.registry_cases import ENTITIES, SAFETY

FILES = {output.path: output.content for output in render_exports(Library((), ENTITIES, {}), words("zh"), "zh")}


def test_nothing_is_exported_of_verbs() -> None:
    assert sorted(FILES) == [
        f"data/{name}" for name in ("glossary.csv", "glossary.jsonld", "glossary.tbx", "jieba.txt", "synonyms.json")
    ]
    assert not any("敦促".encode() in content for content in FILES.values())


def test_an_empty_registry_has_no_tbx_since_that_has_no_empty_body() -> None:
    made = {output.path: output.content for output in render_exports(Library((), {}, {}), words("zh"), "zh")}
    assert "data/glossary.tbx" not in made
    assert (made["data/synonyms.json"], made["data/jieba.txt"]) == (b"[]\n", b"")


# --- CSV --------------------------------------------------------------------------------------------------


def rows() -> list[dict[str, str]]:
    content = FILES["data/glossary.csv"]
    assert content.startswith(b"\xef\xbb\xbf")  # or a spreadsheet would take Chinese for Latin
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_each_form_is_a_line() -> None:
    told = [
        (row["language"], row["term"], row["status"], row["form"], row["house"])
        for row in rows()
        if row["id"] == "nuclear-security"
    ]
    assert told == [
        ("zh-Hans", "核保安", "preferred", "name", "UN"),
        ("zh-Hans", "核安保", "admitted", "variant", "IAEA; UN"),
        ("zh-Hans", "核保全", "misprint", "variant", "UN"),
        ("zh-Hans", "核安全", "context", "variant", "CN"),
        ("zh-Hant", "核子保安", "admitted", "variant", ""),
        ("en", "nuclear security", "preferred", "name", ""),
        ("ru", "ядерная безопасность", "preferred", "name", ""),
    ]


def test_a_line_has_the_definition_of_its_language_and_what_it_is_not() -> None:
    by_term = {row["term"]: row for row in rows()}
    assert by_term["nuclear security"]["definition"] == 'Preventing "theft". And more.'
    assert (
        by_term["核安保"]["definition"] == by_term["ядерная безопасность"]["definition"] == "防止盗窃 & 破坏。见公约。"
    )
    assert (by_term["核保安"]["confused_with"], by_term["核保安"]["themes"]) == ("nuclear-safety", "security")
    assert (by_term["NPT"]["form"], by_term["NPT"]["family"], by_term["NPT"]["kind"]) == (
        "abbreviation",
        "instruments",
        "treaty",
    )


# --- SKOS -------------------------------------------------------------------------------------------------


def concepts() -> dict[str, dict[str, Any]]:
    graph = json.loads(FILES["data/glossary.jsonld"])["graph"]
    assert [node["id"] for node in graph if node["type"] == "ConceptScheme"] == ["../glossary/"]
    return {node["notation"]: node for node in graph if node["type"] == "Concept"}


def test_a_concept_has_its_labels_by_language_and_hides_misprints() -> None:
    concept = concepts()["nuclear-security"]
    assert concept == {
        "id": "../glossary/#nuclear-security",
        "type": "Concept",
        "notation": "nuclear-security",
        "inScheme": "../glossary/",
        "prefLabel": {"zh-Hans": "核保安", "en": "nuclear security", "ru": "ядерная безопасность"},
        "altLabel": {"zh-Hans": ["核安保", "核安全"], "zh-Hant": ["核子保安"]},
        "hiddenLabel": {"zh-Hans": ["核保全"]},
        "definition": {"zh-Hans": "防止盗窃 & 破坏。见公约。", "en": 'Preventing "theft". And more.'},
        "broader": ["../themes/security/"],
        "related": ["../glossary/#nuclear-safety"],
    }
    assert concepts()["npt"]["seeAlso"].startswith("https://")


def test_every_key_is_one_of_the_context_and_every_link_leads_to_a_concept() -> None:
    context = json.loads(FILES["data/glossary.jsonld"])["@context"]
    assert context == CONTEXT
    known = {concept["id"] for concept in concepts().values()}
    for concept in concepts().values():
        assert set(concept) <= set(context)
        assert {*concept.get("broader", ()), *concept.get("related", ())} <= known


def test_labels_of_one_concept_are_disjoint_as_skos_asks() -> None:
    for concept in concepts().values():
        labels = [(tag, text) for tag, text in concept["prefLabel"].items()]
        labels += [
            (tag, text)
            for key in ("altLabel", "hiddenLabel")
            for tag, texts in concept.get(key, {}).items()
            for text in texts
        ]
        assert len(labels) == len(set(labels))


# --- jieba ------------------------------------------------------------------------------------------------


def test_jieba_cuts_names_whole() -> None:
    sentence = "希望不扩散核武器条约缔约国重视核安保和核保全"
    plain, taught = jieba.Tokenizer(), jieba.Tokenizer()
    taught.load_userdict(io.StringIO(FILES["data/jieba.txt"].decode()))
    assert not {"不扩散核武器条约", "核安保", "核保全"} & set(plain.lcut(sentence))
    assert {"不扩散核武器条约", "核安保", "核保全"} <= set(taught.lcut(sentence))


def test_every_line_is_a_word_of_han_a_frequency_and_a_tag() -> None:
    lines = FILES["data/jieba.txt"].decode().splitlines()
    assert all(re.fullmatch(r"[\u4e00-\u9fd5]{2,} \d+ [a-z]+", line) for line in lines)
    assert "法国 1000 ns" in lines
    assert "核安保 1000 n" in lines
    assert len(lines) == len({line.split()[0] for line in lines})


# --- synonyms ---------------------------------------------------------------------------------------------


def groups() -> dict[str, dict[str, Any]]:
    found = json.loads(FILES["data/synonyms.json"])
    assert faults("synonyms", found) == []
    return {group["entity"]: group for group in found}


def test_names_that_mean_one_thing_are_a_group() -> None:
    assert groups()["nuclear-security"] == {
        "entity": "nuclear-security",
        "names": {
            "zh": ["核保安", "核安保"],
            "zh-Hant": ["核子保安"],
            "en": ["nuclear security"],
            "ru": ["ядерная безопасность"],
        },
        "misprints": {"zh": ["核保全"]},
    }
    assert "2030-agenda" not in groups()  # one name is a synonym of nothing


def test_a_name_of_two_things_is_a_synonym_of_neither() -> None:
    shared = replace(SAFETY, variants=(Name("核安保", "zh"),))
    made = render_exports(Library((), {**ENTITIES, SAFETY.id: shared}, {}), words("zh"), "zh")
    found = json.loads(next(output.content for output in made if output.path == "data/synonyms.json"))
    assert all("核安保" not in group["names"].get("zh", ()) for group in found)
