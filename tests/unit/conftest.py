"""Fixtures of the unit tests: the schemas of the tables."""

import json

import pytest


@pytest.fixture(scope="session")
def schemas(root) -> dict[str, dict]:
    """The Table Schemas by the name of their table."""
    paths = sorted((root / "schemas").glob("*.json"))
    return {path.stem: json.loads(path.read_text("utf-8")) for path in paths}
