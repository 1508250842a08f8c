"""The codebook at the prompt: of the package, a table, a field; in text and in HTML."""

import pytest
from fixture_package import Draft

import techplomacy as tp
from claimbook.errors import UnknownFieldError, UnknownTableError


@pytest.fixture
def package(tmp_path):
    draft = Draft()
    draft.schemas["things"]["description"] = "Things <all>."
    draft.field("things", "x").update(title="Length", description="How long.", unit="metres")
    return draft.write(tmp_path)


def test_of_the_package(package):
    described = tp.describe(package=package)
    assert described.parts["table"].tolist() == ["areas", "things"]
    assert repr(described).startswith("small:")


def test_of_a_table(package):
    described = tp.describe("things", package=package)
    assert described.facts == [
        ("Key", "id"),
        ("Link", "area to areas"),
        ("Link", "parent to things"),
    ]
    assert described.parts.set_index("field").loc["x"].tolist() == [
        "number",
        "unit: metres, exclusiveMinimum 0, exclusiveMaximum 100",
        "How long.",
    ]


def test_of_a_field(package):
    described = tp.describe("things", "grade", package=package)
    assert described.parts.to_numpy().tolist() == [["low", "l"], ["high", "h"]]
    assert tp.describe("things", "area", package=package).facts[-1] == ("Link", "to areas")
    assert ("Form", "xx|yy") in tp.describe("areas", "mark", package=package).facts


@pytest.mark.parametrize("columns", ["40", "80", "400"])
def test_text_fits_the_terminal(columns, monkeypatch):
    monkeypatch.setenv("COLUMNS", columns)
    lines = repr(tp.describe("observations")).splitlines()
    assert max(map(len, lines)) <= min(max(60, int(columns)), 110)
    assert all(line == line.rstrip() for line in lines)


def test_html_is_escaped(package):
    shown = tp.describe("things", package=package)._repr_html_()
    assert "Things &lt;all&gt;." in shown
    assert shown.count("<tr") == 11


def test_unknown_names_are_refused():
    with pytest.raises(UnknownTableError, match="did you mean observations"):
        tp.describe("observation")
    with pytest.raises(UnknownFieldError, match="no field 'state'; did you mean status"):
        tp.describe("observations", "state")


@pytest.mark.slow
def test_every_field_can_be_described():
    fields = {table: tp.describe(table).parts["field"] for table in tp.tables()["name"]}
    found = [(table, name) for table, names in fields.items() for name in names]
    assert found
    assert [each for each in found if not tp.describe(*each).text] == []
