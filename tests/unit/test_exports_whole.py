"""Every table of the package through every format, and what the views of the databases show."""

import sqlite3
from contextlib import closing

import duckdb
import pandas as pd
import pytest
from exports import READERS, complaints_of_r, in_order, names_in, typed
from pandas.testing import assert_frame_equal, assert_series_equal

import techplomacy as tp
from claimbook.errors import DocumentsDifferError
from claimbook.package.panels import CELL
from claimbook.publish.exporting import MODULES

pytestmark = pytest.mark.slow
TABLES = tp.tables()["name"].tolist()


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    folder = tmp_path_factory.mktemp("exported")
    for form in MODULES:
        tp.export(folder / form, form)
    return folder


@pytest.mark.parametrize("form", list(MODULES))
@pytest.mark.parametrize("table", TABLES)
def test_every_table_comes_back_as_it_went(form, table, exported):
    before = tp.read(table)
    after = READERS[form](exported / form, table)
    assert list(after.columns) == names_in(form, before)
    assert_frame_equal(in_order(typed(after, before, form), before, form), before)


def test_r_can_read_the_csv_export(exported, root):
    assert complaints_of_r(exported / "csv") == []
    assert complaints_of_r(root) == []


def test_the_csv_export_has_no_fault(exported):
    faults = tp.validate(exported / "csv", frictionless=True)
    assert faults.empty, faults.to_string()


@pytest.mark.parametrize("form", ["sqlite", "xlsx"])
def test_two_runs_give_the_same_bytes(form, exported, tmp_path):
    for path in tp.export(tmp_path, form):
        assert path.read_bytes() == (exported / form / path.name).read_bytes()


@pytest.fixture(scope="module", params=["sqlite", "duckdb"])
def ask(request, exported):
    """A function that puts a query to one of the databases."""
    (path,) = (exported / request.param).glob(f"*.{request.param}")
    connect = {"sqlite": sqlite3.connect, "duckdb": duckdb.connect}[request.param]
    with closing(connect(path)) as database:

        def query(sql: str) -> pd.DataFrame:
            cursor = database.execute(sql)
            names = [column[0] for column in cursor.description]
            return pd.DataFrame(cursor.fetchall(), columns=names)

        yield query


def test_claims_have_their_verdicts(ask):
    shown = ask("SELECT claim_id, external FROM claims_with_verdicts ORDER BY claim_id")
    recorded = tp.read("verdicts")[["claim_id", "external"]].sort_values("claim_id")
    assert shown["claim_id"].tolist() == recorded["claim_id"].tolist()
    assert shown["external"].tolist() == recorded["external"].tolist()


def test_evidence_and_citations_are_complete(ask):
    shown, outcomes = ask("SELECT * FROM claims_evidence"), tp.read("outcomes")
    assert set(tp.read("statements")["statement_id"]) <= set(shown["row_key"])
    read = outcomes[outcomes["question"] == "external"]
    assert set(zip(read["claim_id"], read["check"], strict=True)) <= set(
        zip(shown["claim_id"], shown["check"], strict=True)
    )
    assert {"observations", "statements"} <= set(shown["table_name"])
    sources = tp.read("citations")[lambda rows: rows["work_id"].notna()]["citation_id"]
    cited = tp.read("claim_citations")[lambda rows: rows["citation_id"].isin(sources)]
    pairs = cited[["claim_id", "citation_id"]].drop_duplicates()
    assert len(ask("SELECT * FROM claims_cited")) == len(pairs)


def test_the_long_panel_keeps_to_the_rule_of_panel(ask):
    shown = ask("SELECT * FROM panel_long").set_index(CELL).sort_index()
    assert len(shown) == len(tp.read("observations").drop_duplicates(CELL))
    gaps = shown["value"].isna().groupby("indicator_id").sum()
    agreed = gaps.index[gaps == 0].tolist()
    assert_series_equal(
        shown.loc[agreed, "value"].astype("float64"),
        tp.panel(agreed).set_index(CELL).sort_index()["value"],
        check_index_type=False,
    )
    for indicator, count in gaps[gaps > 0].items():
        with pytest.raises(DocumentsDifferError, match=f"documents differ in {count} cell"):
            tp.panel(indicator)


def test_the_wide_panel_is_the_long_one_turned(ask):
    long, wide = ask("SELECT * FROM panel_long"), ask("SELECT * FROM panel_wide")
    assert set(tp.read("indicators")["indicator_id"]) < set(wide.columns)
    values = wide.set_index(["entity_id", "year"])[long["indicator_id"].unique()]
    assert values.notna().sum().sum() == long["value"].notna().sum()
    rank = wide.query("entity_id == 'DNK' and year == 2024")["un_egdi_rank"].item()
    assert rank == tp.panel("un_egdi_rank", "DNK", 2024)["value"].item()


def test_the_timeline_has_every_date(ask):
    shown, frame = ask("SELECT * FROM timeline"), tp.timeline()
    key = ["table_name", "row_key", "date", "kind"]
    frame = frame.rename(columns={"table": "table_name", "key": "row_key"})
    assert shown[key].to_numpy().tolist() == frame[key].to_numpy().tolist()
