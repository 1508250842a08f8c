"""Lists of words that an author may add to: what is offered, and what is said of another word."""

import json

import pytest

from claimbook.audit.basis import of_sighting
from claimbook.errors import UnsupportedSchemaError
from claimbook.package.codebook import describe
from claimbook.package.tabular.schema import refuse_unsupported
from claimbook.starting.seal import seal
from claimbook.validating import validate

LISTED = [
    ("entities", "kind", "city"),
    ("indicators", "source_class", "press"),
    ("observations", "seen_via", "own-copy"),
    ("observations", "status", "final"),
    ("sections", "kind", "body"),
    ("statements", "seen_via", "own-copy"),
    ("works", "csl_type", "book"),
    ("works", "source_class", "official"),
]


@pytest.fixture
def made(begin):
    return begin("bees.md", "# Bees\n")


def added(root, table, row):
    [path] = root.glob(f"data/*/{table}.csv")
    path.write_text(path.read_text("utf-8") + row + "\n", "utf-8")
    seal(root)
    return validate(root)


@pytest.mark.parametrize(("table", "field", "word"), LISTED)
def test_the_usual_words_are_described(made, table, field, word):
    described = describe(table, field, package=made)
    assert word in set(described.parts["value"])
    assert ("Rules", "required, a list that may be added to") in described.facts


def test_a_word_that_is_not_listed_is_named_with_the_list_once(made):
    assert validate(made).empty
    faults = added(made, "entities", "LUND,Lund,town\nROSKILDE,Roskilde,town\nTURKU,Turku,city")
    [fault] = faults.to_dict("records")
    assert (fault["code"], fault["severity"]) == ("unusual-word", "warning")
    assert (fault["row"], fault["field"], fault["value"]) == (2, "kind", "town")
    assert "city" in fault["message"] and "1 more" in fault["message"]


def test_a_word_that_is_meant_is_added_to_the_list(made):
    path = made / "schemas/entities.json"
    schema = json.loads(path.read_text("utf-8"))
    schema["fields"][2]["usual"].append({"value": "town", "label": "town"})
    path.write_text(json.dumps(schema), "utf-8")
    assert added(made, "entities", "LUND,Lund,town").empty


def test_a_class_that_has_no_rank_is_refused_of_an_indicator_too(made):
    faults = added(made, "indicators", "hives,Hives kept,City,town-hall,,count,neither," + "x" * 20)
    assert ("source-class", "error") in set(zip(faults["code"], faults["severity"], strict=True))


@pytest.mark.parametrize(
    "usual", ["town", [{"value": "town"}], ["town"], [{"value": 1, "label": "x"}]]
)
def test_a_list_without_labels_is_refused(usual):
    field = {"name": "kind", "type": "string", "usual": usual}
    with pytest.raises(UnsupportedSchemaError, match="usual"):
        refuse_unsupported({"fields": [field]})


def test_a_copy_of_ones_own_was_read_in_full():
    assert [of_sighting(way) for way in ("own-copy", "public-file", "web")] == [
        "whole", "whole", "excerpt",
    ]  # fmt: skip
