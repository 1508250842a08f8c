"""Panels: one value a cell, and none is picked where documents differ."""

import json

import pandas as pd
import pytest

import techplomacy as tp
from claimbook.errors import (
    DocumentsDifferError,
    UnknownEditionError,
    UnknownEntityError,
    UnknownIndicatorError,
)

HEAD = "indicator_id,entity_id,year,edition,value,step,status,qualifier,work_id"
COLUMNS = {
    "observations": HEAD.split(","),
    "indicators": ["indicator_id", "unit"],
    "entities": ["entity_id", "name"],
}
TYPES = {"year": "integer", "value": "number", "step": "number"}
STATUS = ["final", "stated-in-text"]


@pytest.fixture
def write(tmp_path):
    """A function that writes a package with these observations, and returns its folder."""

    def call(*rows: str):
        tables = {
            "observations": [HEAD, *rows],
            "indicators": ["indicator_id,unit", "gdp,usd", "rank,rank"],
            "entities": ["entity_id,name", "DNK,Denmark", "SWE,Sweden"],
        }
        resources = []
        for name, lines in tables.items():
            (tmp_path / f"{name}.csv").write_text("\n".join([*lines, ""]), "utf-8")
            fields = [{"name": n, "type": TYPES.get(n, "string")} for n in COLUMNS[name]]
            for field in fields:
                if field["name"] == "status":
                    field |= {"categories": STATUS, "constraints": {"enum": STATUS}}
            schema = {
                "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
                "fields": fields,
            }
            resources.append({"name": name, "path": f"{name}.csv", "schema": schema})
        (tmp_path / "datapackage.json").write_text(json.dumps({"resources": resources}), "utf-8")
        return tmp_path

    return call


def test_long_and_wide(write):
    package = write(
        "rank,SWE,2020,2020,5,,final,,W1",
        "rank,DNK,2022,2022,1,,final,,W1",
        "rank,DNK,2020,2020,2,,final,,W1",
    )
    long = tp.panel("rank", ["Sweden", "DNK"], package=package)
    assert long[["entity_id", "year", "value", "unit", "documents"]].to_numpy().tolist() == [
        ["SWE", 2020, 5.0, "rank", 1],
        ["DNK", 2020, 2.0, "rank", 1],
        ["DNK", 2022, 1.0, "rank", 1],
    ]
    assert (str(long["year"].dtype), str(long["value"].dtype)) == ("Int64", "float64")
    wide = tp.panel("rank", ["Sweden", "DNK"], form="wide", package=package)
    assert wide.columns.tolist() == ["SWE", "DNK"]
    assert wide.index.tolist() == [2020, 2022]
    assert pd.isna(wide.loc[2022, "SWE"])


def test_entities_without_a_value_stay_in_the_wide_form(write):
    package = write("rank,DNK,2020,2020,2,,final,,W1")
    wide = tp.panel("rank", ["SWE", "DNK"], form="wide", package=package)
    assert wide["SWE"].isna().all()


def test_several_indicators_and_years(write):
    package = write(
        "rank,DNK,2020,2020,2,,final,,W1",
        "gdp,DNK,2020,2021,300,1,final,,W1",
        "gdp,DNK,2021,2021,310,1,final,,W1",
        "gdp,DNK,2022,2022,320,1,final,,W1",
    )
    wide = tp.panel(["gdp", "rank"], years=range(2020, 2022), form="wide", package=package)
    assert wide.columns.tolist() == [("gdp", "DNK"), ("rank", "DNK")]
    assert wide.index.tolist() == [2020, 2021]
    assert tp.panel("gdp", years=2022, package=package)["value"].tolist() == [320.0]


@pytest.mark.parametrize(
    ("rows", "value", "work", "documents"),
    [
        (("36.3744,0.0001,final,,W1", "36.374363,0.000001,final,,W2"), 36.374363, "W2", 2),
        (("8,1,final,,W1", "7.7,0.1,stated-in-text,,W2"), 7.7, "W2", 2),
        (("9,,stated-in-text,,W1", "9,,final,,W2", "9,,stated-in-text,,W3"), 9.0, "W2", 3),
        (("0.3,0.1,final,,W1", "0.25,0.01,final,,W2"), 0.25, "W2", 2),
    ],
    ids=["rounded", "finer", "firmer", "edge"],
)
def test_documents_that_agree_are_one_value(rows, value, work, documents, write):
    package = write(*(f"gdp,DNK,2020,2020,{row}" for row in rows))
    (row,) = tp.panel("gdp", package=package).to_dict("records")
    assert (row["value"], row["work_id"], row["documents"]) == (value, work, documents)


@pytest.mark.parametrize(
    "rows",
    [
        ("99,,final,,W1", "98,,final,,W2"),
        ("36.3744,0.0001,final,,W1", "36.374463,0.000001,final,,W2"),
        ("36.31,0.1,final,,W1", "36.34,0.1,final,,W2"),
        ("40,1,final,,W1", "41,2,final,,W2", "42.4,0.1,final,,W3"),
    ],
    ids=["plain", "beyond rounding", "equally precise", "not all together"],
)
def test_documents_that_differ_are_an_error(rows, write):
    package = write(*(f"gdp,DNK,2020,{2020 + n},{row}" for n, row in enumerate(rows)))
    with pytest.raises(DocumentsDifferError, match=r"in 1 cell, gdp of DNK in 2020: .*'2021'"):
        tp.panel("gdp", package=package)
    assert tp.panel("gdp", edition="2020", package=package)["work_id"].item() == "W1"
    last = f"W{len(rows)}"
    assert tp.panel("gdp", edition="latest", package=package)["work_id"].item() == last


def test_the_latest_edition_is_that_of_each_cell_by_its_date(write):
    package = write(
        "gdp,DNK,2020,EIS 2025,1,,final,,W1",
        "gdp,DNK,2020,DESI 2026,2,,final,,W2",
        "gdp,SWE,2020,2024-10-21,3,,final,,W3",
        "gdp,SWE,2020,DESI 2022,4,,final,,W2",
    )
    assert tp.panel("gdp", edition="latest", package=package)["value"].tolist() == [2.0, 3.0]


def test_unknown_names_are_refused(write):
    package = write("gdp,DNK,2020,2020,1,,final,,W1")
    with pytest.raises(UnknownIndicatorError, match="no indicator 'gpd'; did you mean gdp"):
        tp.panel("gpd", package=package)
    with pytest.raises(UnknownEntityError, match="no entity 'Danmark'; did you mean Denmark"):
        tp.panel("gdp", "Danmark", package=package)
    with pytest.raises(UnknownEditionError, match="no edition '2021'; did you mean 2020"):
        tp.panel("gdp", edition="2021", package=package)


def test_no_rows_make_an_empty_panel(write):
    package = write("gdp,DNK,2020,2020,1,,final,,W1")
    assert tp.panel("gdp", "SWE", package=package).empty
    assert tp.panel("gdp", "SWE", form="wide", package=package).empty


@pytest.mark.slow
def test_names_stand_beside_codes():
    long = tp.panel("un_egdi_rank", ["Denmark", "EE"], 2024)
    assert long["entity"].tolist() == ["Denmark", "Estonia"]
    wide = tp.panel("un_egdi_rank", ["DNK", "EST"], 2024, form="wide", names=True)
    assert wide.columns.tolist() == ["Denmark", "Estonia"]
    assert wide.columns.name == "entity"
    several = tp.panel(["un_egdi_rank", "un_egdi_value"], "DK", 2024, form="wide", names=True)
    assert several.columns.names == ["indicator_id", "entity"]
    assert several.columns.tolist() == [("un_egdi_rank", "Denmark"), ("un_egdi_value", "Denmark")]


@pytest.mark.parametrize(
    ("alias", "key"), [("uk", "GBR"), ("EU", "EU27"), ("Turkey", "TUR"), ("dk", "DNK")]
)
def test_aliases_are_known(alias, key):
    assert set(tp.panel("un_egdi_rank", alias)["entity_id"]) <= {key}
    listed = tp.read("aliases").query("entity_id == @key")["alias"]
    assert alias.casefold() in set(listed.str.casefold())


def test_an_alias_means_one_entity():
    rows, told = tp.read("entities"), tp.read("aliases")["alias"].str.casefold()
    assert not told.duplicated().any()
    assert not told.isin(pd.concat([rows["entity_id"], rows["name"]]).str.casefold()).any()


def test_an_unknown_indicator_is_searched_for():
    with pytest.raises(UnknownIndicatorError, match="did you mean desi_connectivity"):
        tp.panel("connectivity")
