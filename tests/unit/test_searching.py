"""Search and timeline over the tables of the project."""

import pandas as pd
import pytest

import techplomacy as tp
from claimbook.package.timelines import parts


def test_hits_come_best_first_and_from_every_table():
    hits = tp.find("government")
    dated = {part.of or part.table for part in parts()}
    assert {"indicators", "claims", "works", "statements", "events"} <= set(hits["table"])
    assert set(hits["table"]) <= {"indicators", "works", "statements"} | dated
    assert hits["score"].is_monotonic_decreasing
    assert hits.index.equals(pd.RangeIndex(len(hits)))


def test_a_whole_word_in_the_title_comes_before_part_of_one():
    hits = tp.find("connectivity").set_index("key")["score"]
    assert hits["desi_connectivity"] > hits["euler_hermes_edi_rank"]
    parts = tp.find("connectiv")["score"]
    assert parts.max() < hits.max()


def test_every_word_must_occur():
    both = set(tp.find("index rank")["key"])
    assert both == set(tp.find("rank")["key"]) & set(tp.find("index")["key"])


@pytest.mark.parametrize("text", ["un_egdi_rank", "UN EGDI rank", "Egdi Rank UN"])
def test_identifiers_are_found_as_words(text):
    assert tp.find(text).iloc[0]["key"] == "un_egdi_rank"


def test_accents_do_not_matter():
    assert set(tp.find("Düring")["key"]) == set(tp.find("during")["key"])


@pytest.mark.parametrize("text", ["", "xyzzy"])
def test_nothing_is_found_for_nothing(text):
    assert tp.find(text).columns.tolist() == ["table", "key", "text", "score"]
    assert tp.find(text).empty


def test_the_timeline_has_every_dated_row():
    timeline = tp.timeline()
    dated = sum(tp.read(p.table)[p.date].notna().sum() for p in parts() if p.table != "claims")
    assert (timeline["table"] != "claims").sum() == dated
    claims = tp.read("claims")
    stated = (claims["kind"] == "date") & claims["restates"].isna() & claims["period"].notna()
    assert set(timeline.loc[timeline["table"] == "claims", "key"]) == set(
        claims.loc[stated, "claim_id"]
    )


def test_the_timeline_is_in_the_order_of_time():
    timeline = tp.timeline()
    assert timeline["begins"].fillna(timeline["ends"]).is_monotonic_increasing
    both = timeline.dropna(subset=["begins", "ends"])
    assert (both["begins"] <= both["ends"]).all()
    assert set(timeline["basis"]) == {"article", "evidence", "both"}
