"""data/calls.jsonl: every line keeps its schema, and its places hold the words it says they hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .schemas import faults


@pytest.fixture(scope="module")
def calls(built_site: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (built_site / "data/calls.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def texts(built_site: Path) -> dict[tuple[str, str, str], str]:
    lines = (built_site / "data/paragraphs.jsonl").read_text(encoding="utf-8").splitlines()
    units = [json.loads(line) for line in lines]
    return {(unit["slug"], unit["language"], unit["anchor"]): unit["text"] for unit in units}


def test_every_line_keeps_the_schema(calls: list[dict[str, Any]]) -> None:
    assert calls
    assert [fault for call in calls for fault in faults("calls", call)] == []


def test_places_slice_to_their_words(calls: list[dict[str, Any]], texts: dict[tuple[str, str, str], str]) -> None:
    for call in calls:
        for place in (call["said"], *call["of"]):
            text = texts[call["slug"], call["language"], place["anchor"]]
            assert text[place["start"] : place["end"]] == place["text"]


def test_verbs_and_names_are_of_the_registry(calls: list[dict[str, Any]], built_site: Path) -> None:
    kinds = {each["id"]: each["kind"] for each in json.loads((built_site / "data/entities.json").read_bytes())}
    for call in calls:
        assert kinds[call["verb"]] == call["class"]
        assert {one["entity"] for one in call["of"]} <= set(kinds)


@pytest.mark.parametrize("slip", [{"said": None}, {"of": [{"entity": "iaea"}]}, {"by": 3}, {"more": 1}])
def test_a_slip_is_caught(calls: list[dict[str, Any]], slip: dict[str, Any]) -> None:
    assert faults("calls", {**calls[0], **slip})
