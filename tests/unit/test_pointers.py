"""Rows that point into a table which they name themselves: validation follows each of them."""

from pathlib import Path

import pytest

from claimbook.validating import validate
from commands import copied

PENGUINS = Path(__file__).parents[2] / "examples/penguins"


@pytest.fixture
def package(tmp_path):
    return copied(PENGUINS, tmp_path / "penguins")


def faults(package, table, key):
    file = package / "data/article/corrections.csv"
    row = f"{table},{key},issued,1999,2000,The document has it otherwise.,A document of the test\n"
    file.write_text(file.read_text("utf-8") + row, "utf-8")
    found = validate(package)
    return found.loc[found["code"] == "foreign-key", ["row", "field", "message"]].values.tolist()


@pytest.mark.parametrize(
    ("table", "key", "message"),
    [("works", "W999", "not in works"), ("nowhere", "W001", "not in nowhere")],
)
def test_a_pointer_to_no_row_is_told(package, table, key, message):
    assert faults(package, table, key) == [[2, "key", message]]


@pytest.mark.parametrize(("table", "key"), [("works", "W001"), ("enumerations", "C001|9")])
def test_a_key_of_several_fields_is_joined(package, table, key):
    assert bool(faults(package, table, key)) is ("|" in key)
