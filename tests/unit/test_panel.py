"""What the chapter on the panel computes follows the tables: a changed cell changes the words."""

from types import SimpleNamespace

import pandas as pd
import pytest

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.tables import load_tables
from techplomacy.book import egdi as survey
from techplomacy.book import envoys as posts
from techplomacy.book import indices as standing
from techplomacy.book import small_states as smallness
from techplomacy.checks.places import place
from techplomacy.figures import leaders

LAST = survey.surveys()[-1]


@pytest.fixture
def altered(monkeypatch):
    """Return a function that sets cells of the ranks in the UN survey, for one test."""
    every = {
        name: survey.matrix(name).copy() for name in (survey.RANK, survey.VALUE, *survey.PARTS)
    }

    def alter(state, year, number, indicator=survey.RANK):
        every[indicator].loc[state, year] = number

    monkeypatch.setattr(survey, "matrix", lambda indicator=survey.RANK: every[indicator])
    return alter


def test_a_lost_first_place_ends_the_lead(altered):
    lead = survey.leads().iloc[-1]
    altered("DNK", LAST, 2)
    altered("EST", LAST, 1)
    after = survey.leads()
    assert after.iloc[-1]["entity_id"] == "EST" and after.iloc[-1]["surveys"] == 1
    assert after.iloc[-2]["surveys"] == lead["surveys"] - 1


def test_a_state_that_comes_near_is_drawn(altered):
    assert "TUV" not in leaders.states()
    altered("TUV", LAST, leaders.NEAR)
    assert "TUV" in leaders.states()


def test_first_by_a_part_is_not_first_by_the_sum_alone(altered):
    assert LAST in survey.ahead_by_sum()
    altered("DNK", LAST, 2.0, "un_osi")
    assert LAST not in survey.ahead_by_sum()


@pytest.mark.parametrize(
    ("qualifier", "people", "expected"),
    [("under", 99, True), ("under", 100, False), (None, 100, True), (None, 101, False)],
)
def test_a_limit_counts_itself_unless_it_says_under(monkeypatch, qualifier, people, expected):
    monkeypatch.setattr(smallness, "population", lambda: pd.Series({"DNK": float(people)}))
    assert smallness.small({"value": 100, "qualifier": qualifier})["DNK"] == expected


def test_nearly_every_state_of_the_last_survey_has_a_population():
    assert len(smallness.population()) >= 0.95 * survey.matrix()[LAST].count()


def test_heads_follow_the_places(altered):
    wide = smallness.limits()[-1]
    before = smallness.small_states_in_top(wide, 10)[LAST]
    altered("DNK", LAST, 11)
    assert smallness.small_states_in_top(wide, 10)[LAST] == before - 1


def test_the_survey_before_a_post_is_before_its_year(altered):
    frame = posts.before_and_last()
    assert (frame["survey"] < frame["post"]).all()
    between = [
        year
        for row in frame.itertuples()
        for year in survey.surveys()
        if row.survey < year < row.post
    ]
    assert between == []
    altered("DNK", LAST, 30)
    own = posts.before_and_last().set_index("country").loc["DNK"]
    assert own["last"] == 30 and own["gain"] == own["before"] - 30


def test_an_edition_with_more_states_is_preferred_and_then_the_earlier(monkeypatch):
    states = {"first": ["DNK", "SWE"], "full": ["DNK", "SWE", "EST"], "late": ["DNK", "SWE", "FIN"]}
    rows = {
        ("index", state, 2024): [{"edition": e} for e, who in states.items() if state in who]
        for state in ("DNK", "SWE", "EST", "FIN", "EU27")
    }
    seen = {("index", 2024): [state for _, state, _ in rows]}
    tables = SimpleNamespace(observations=rows, entities=seen)
    monkeypatch.setattr(standing, "load_tables", lambda: tables)
    index = standing.Index("index", "An index", standing.WHOLE)
    assert standing._editions(index) == [(2024, "full", 3)]


def test_a_survey_that_was_read_in_part_is_none_yet(monkeypatch):
    rows = dict(load_tables().observations)
    rows[survey.RANK, "DNK", LAST + 1] = rows[survey.RANK, "DNK", LAST]
    monkeypatch.setattr(survey, "load_tables", lambda: SimpleNamespace(observations=rows))
    assert survey.surveys.__wrapped__()[-1] == LAST
    rows |= {(s, e, LAST + 1): r for (s, e, year), r in rows.items() if year == LAST}
    assert survey.surveys.__wrapped__()[-1] == LAST + 1


@pytest.mark.slow
def test_no_place_is_computed_from_a_head_of_a_list(monkeypatch):
    assert "desi_connectivity" in set(standing.standings()["indicator"])
    monkeypatch.setattr(standing, "PANEL", 1000)
    fewer = standing.standings.__wrapped__()
    assert "desi_connectivity" not in set(fewer["indicator"])
    assert "desi_original_rank" in set(fewer["indicator"])


def test_a_group_of_states_has_no_place():
    panel = EvidenceReader().values("desi_connectivity", 2022, edition="DESI 2022")
    scores = {entity: score.low for entity, score in panel.items()}
    union = scores.pop("EU27")
    below = max((e for e in scores if scores[e] < union), key=lambda e: scores[e])
    ranked = place(EvidenceReader(), "desi_connectivity", 2022, "DESI 2022", entity=below)
    assert ranked == 1 + sum(score > union for score in scores.values())
