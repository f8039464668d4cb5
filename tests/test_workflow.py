"""What CI does, held against what the design says of it: report on a pull request, publish only the main branch."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
WORKFLOW = ROOT / ".github/workflows/site.yml"
ONLY_MAIN = "github.event_name == 'push' && github.ref == 'refs/heads/main'"


@pytest.fixture(scope="module")
def workflow() -> dict[str, Any]:
    # BaseLoader: YAML 1.1 would read the key `on` as true, and 3.10 as a number.
    loaded = yaml.load(WORKFLOW.read_text(encoding="utf-8"), yaml.BaseLoader)
    assert isinstance(loaded, dict)
    return loaded


def commands(job: dict[str, Any]) -> list[str]:
    return [step["run"] for step in job["steps"] if "run" in step]


def actions(job: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """By name without version, with what they are given."""
    return {step["uses"].split("@")[0]: step.get("with", {}) for step in job["steps"] if "uses" in step}


@pytest.mark.parametrize(
    "schema", ["vendor.github-workflows", "custom.github-workflows-require-timeout"]
)  # fmt: skip
def test_it_is_a_workflow(schema: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(WORKFLOW)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_it_runs_on_every_push_and_pull_request(workflow: dict[str, Any]) -> None:
    assert workflow["name"] == "site"
    assert workflow["on"] == {"push": {"branches": ["**"]}, "pull_request": ""}
    assert "if" not in workflow["jobs"]["test"]


def test_it_tests_then_builds(workflow: dict[str, Any]) -> None:
    assert commands(workflow["jobs"]["test"])[:2] == ["make test", "make site"]


def test_it_keeps_the_build_cache(workflow: dict[str, Any]) -> None:
    used = actions(workflow["jobs"]["test"])
    assert used["actions/setup-python"] == {
        "python-version": "3.11",
        "cache": "pip",
        "cache-dependency-path": "requirements/*.lock",
    }
    cache = used["actions/cache"]
    assert cache["path"] == ".cache/loccit"
    assert "hashFiles(" in cache["key"]
    assert cache["key"].startswith(cache["restore-keys"])


def test_only_the_main_branch_is_written_to_and_published(workflow: dict[str, Any]) -> None:
    jobs = workflow["jobs"]
    assert workflow["permissions"] == {"contents": "read"}
    assert {name: job["permissions"] for name, job in jobs.items() if "permissions" in job} == {
        "anchors": {"contents": "write"},
        "publish": {"pages": "write", "id-token": "write"},
    }
    assert {name for name, job in jobs.items() if job.get("if") == ONLY_MAIN} == {
        "pythons",
        "anchors",
        "publish",
    }


def test_no_address_is_published_before_its_lock_is_committed(workflow: dict[str, Any]) -> None:
    anchors, publish = workflow["jobs"]["anchors"], workflow["jobs"]["publish"]
    assert anchors["needs"] == "test"
    assert publish["needs"] == ["test", "anchors"]
    (commit,) = commands(anchors)
    assert "git add corpus/anchors/*.lock" in commit
    assert "[skip ci]" in commit
    assert publish["environment"]["name"] == "github-pages"
    assert publish["concurrency"]["group"] == "pages"
    assert list(actions(publish))[-3:] == [
        "actions/configure-pages",
        "actions/upload-pages-artifact",
        "actions/deploy-pages",
    ]


def test_ci_elsewhere_runs_the_same_two_commands() -> None:
    script = ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    lines = script.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert [line for line in lines if line and not line.startswith("#")] == [
        "set -euo pipefail",
        'cd "$(dirname "${BASH_SOURCE[0]}")/.."',
        "make test",
        "make site",
    ]
