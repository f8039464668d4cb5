"""Projects for the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bad_input.project import Project, new_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project of the test's own, without documents."""
    return new_project(tmp_path / "project")
