"""The names found in the project's documents, against every one in them as labelled by reading."""

from __future__ import annotations

from pathlib import Path

from bench.name_labels import (
    LEAST_PRECISION,
    LEAST_RECALL,
    Found,
    documents,
    labelled,
    plain_matches,
    plain_names,
    scores,
    whole,
)
from bench.references import knowledge
from generator.model import Entity

ROOT = Path(__file__).resolve().parents[2]
KNOWN = knowledge(ROOT)
TEXTS = tuple(documents(ROOT, KNOWN))


def test_every_document_is_labelled() -> None:
    assert len(TEXTS) == 5
    assert {slug for slug, _ in labelled()} == {text.slug for text in TEXTS}


def test_labels_name_entities_of_the_registry() -> None:
    ids = {row["entity"].lstrip("+") for rows in labelled().values() for row in rows} - {"?"}
    assert sorted(ids - set(KNOWN.entities)) == []


def test_names_are_found_as_labelled() -> None:
    table = scores(TEXTS, KNOWN)
    total = whole(table)
    assert total.right + total.missed > 800
    assert total.precision >= LEAST_PRECISION, total.disagreements
    assert total.recall >= LEAST_RECALL, total.disagreements
    assert table["initiatives"].wrong == 0


def test_rules_find_more_than_looking_for_the_names_as_written() -> None:
    ours, plain = whole(scores(TEXTS, KNOWN)), whole(scores(TEXTS, KNOWN, plainly=True))
    assert ours.precision > plain.precision


def test_looking_for_names_as_written() -> None:
    entities = {
        "iaea": Entity("iaea", "organisations", "body", {"zh": "原子能机构"}),
        "gc": Entity("gc", "organisations", "body", {"zh": "原子能机构大会"}),
    }
    found = plain_matches("原子能机构大 会和原子能机构", plain_names(entities))
    assert found == [Found(0, 8, "gc"), Found(9, 14, "iaea")]
