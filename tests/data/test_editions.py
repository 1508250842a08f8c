"""No verdict rests on an edition or document that came out after the article's acceptance."""

import pytest

from claimbook.audit.outcomes import outcomes
from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import by_claim, verdict_of

TABLES = load_tables()
LIMIT = TABLES.claims[TABLES.article.accepted]["period"]
COUNTED = [
    outcome
    for claim_id, found in by_claim(outcomes()).items()
    if verdict_of()[claim_id].outcomes
    for outcome in found
    if outcome.question == "external"
]


def is_later(day):
    """Tell whether a day, month or year begins on or after the day of acceptance."""
    return day is not None and day >= LIMIT[: len(day)] and not LIMIT.startswith(day)


def published(outcome):
    """Yield when what an outcome read came out: each observation, or the coded document.

    A copy may be younger than what it repeats: of it the date of the original counts.
    """
    for table, key in outcome.rows:
        if table == "observations":
            indicator, entity, year, edition, work_id = key.split("|")
            for row in TABLES.observations[indicator, entity, int(year)]:
                if (row["edition"], row["work_id"]) == (edition, work_id):
                    yield row["published"]
    if outcome.kind == "coded":
        work_id = outcome.original_works(TABLES)[0]
        right = {each["field"]: each["right"] for each in TABLES.corrections.get(work_id, ())}
        yield right.get("issued") or TABLES.works[work_id]["issued"]


def test_what_is_counted_came_out_before_acceptance():
    days = [(o.claim_id, o.check, day) for o in COUNTED for day in published(o)]
    assert days
    assert [each for each in days if is_later(each[-1])] == []


@pytest.mark.parametrize(
    ("day", "later"),
    [("2026-01-14", True), ("2026-02", True), ("2027", True), ("2026-01-12", False), (None, False)],
)
def test_a_later_day_is_told(day, later):
    assert is_later(day) is later
