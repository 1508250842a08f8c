"""Corrections say what is printed as the table has it; citations are made of what is right."""

from functools import cache

import pytest

import techplomacy as tp
from claimbook.package.corrections import KEYS, corrected_works

ROWS = tp.read("corrections").astype(object)
CORRECTIONS = ROWS.where(ROWS.notna(), None).to_dict("records")


@cache
def keyed(table):
    rows = tp.read(table).to_dict("records")
    return {"|".join(str(row[key]) for key in KEYS[table]): row for row in rows}


@pytest.mark.parametrize("row", CORRECTIONS, ids=lambda r: f"{r['key']}-{r['field']}")
def test_what_is_printed_stands_in_the_table(row):
    cell = keyed(row["table"])[row["key"]][row["field"]]
    assert (None if cell is None or cell != cell else str(cell)) == row["printed"]
    assert row["right"] != row["printed"]


def test_right_cells_take_the_place_of_printed_ones_and_no_others_change():
    works = [{"work_id": "W900", "issued": "2025", "title": "A"}, {"work_id": "W901", "title": "B"}]
    name = {"given": "A.", "suffix": None, "literal": None}
    people = [
        {"work_id": "W900", "role": "author", "position": n, "family": family} | name
        for n, family in ((2, "Roe"), (1, "Do"))
    ]
    given = [
        {"table": "creators", "key": "W900|author|1", "field": "family", "right": "Doe"},
        {"table": "works", "key": "W900", "field": "issued", "right": "2024-12"},
        {"table": "sections", "key": "W901", "field": "title", "right": "C"},
    ]
    first, second = corrected_works(works, people, given)
    authors = ({"family": "Doe", "given": "A."}, {"family": "Roe", "given": "A."})
    assert first == works[0] | {"issued": "2024-12", "creators": authors, "editors": ()}
    assert second == works[1] | {"creators": (), "editors": ()}


def test_a_citation_has_what_is_right():
    assert "10.3389/fpsyt.2022.991755" in tp.cite("W025")
