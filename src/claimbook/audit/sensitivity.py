"""Verdicts under other assumptions: which would change, and how many.

The rules of `claimbook.audit.verdicts` are applied to what each scenario leaves. Coded stances
do not depend on how numbers are read: only computed outcomes can change under another rounding or
another last place that counts as leading.
"""

from collections.abc import Sequence

import pandas as pd

from claimbook.audit.evidence_reader import LEADING
from claimbook.audit.outcomes import Outcome, outcomes, outcomes_on
from claimbook.audit.scenarios import SCENARIOS, WHOLE, Scenario, with_steps
from claimbook.audit.tables import Tables, load_tables
from claimbook.audit.verdicts import SIGNS, judge_all
from claimbook.package.caching import once_per_package
from claimbook.package.locate import OpenPackage
from claimbook.quantities.qualifiers import LOOSE_QUALIFIER_SHARE

CONFIRMED = {"confirmed", "confirmed-by-rounding"}
UNDECIDED = "undecided"


@once_per_package
def of_package(package: OpenPackage) -> pd.DataFrame:
    """Return `sensitivity` of a package, judged once; not to be changed in place."""
    return sensitivity(load_tables(package), outcomes(package))


def sensitivity(tables: Tables, found: Sequence[Outcome]) -> pd.DataFrame:
    """Judge every claim under every scenario.

    Args:
        tables: The tables.
        found: Their outcomes, as `claimbook.audit.outcomes.outcomes_on` returns them.

    Returns:
        One row a scenario and claim: ``scenario``, ``claim_id``, ``is_restatement``,
        ``external_baseline`` and ``external_scenario``, the verdicts before and after.
    """
    before = external_under(SCENARIOS[0], tables, found)
    rows = [
        (each.name, claim_id, _restates(tables, claim_id), before[claim_id], verdict)
        for each in SCENARIOS
        for claim_id, verdict in external_under(each, tables, found).items()
    ]
    columns = "scenario claim_id is_restatement external_baseline external_scenario".split()
    return pd.DataFrame(rows, columns=columns)


def external_under(scenario: Scenario, tables: Tables, found: Sequence[Outcome]) -> dict[str, str]:
    """Return the external verdict on every claim under one scenario."""
    judged = judge_all(tables, _outcomes(scenario, tables, found))
    return {verdict.claim_id: verdict.external for verdict in judged}


def flips(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `sensitivity` whose verdict changes."""
    return frame[frame["external_baseline"] != frame["external_scenario"]].reset_index(drop=True)


def summary(frame: pd.DataFrame) -> pd.DataFrame:
    """Count verdicts and flips under each scenario, restatements left out.

    Args:
        frame: What `sensitivity` returns.

    Returns:
        One row a scenario: ``scenario``, ``assumption``, ``flips``, of these ``lost`` (to
        undecided) and ``reversed`` (between confirmed and contradicted), ``decided``, and the
        number of claims with each external verdict.
    """
    own = frame[~frame["is_restatement"]]
    return pd.DataFrame(_counts(each, own[own["scenario"] == each.name]) for each in SCENARIOS)


def _counts(scenario: Scenario, frame: pd.DataFrame) -> dict[str, str | int]:
    before, after = frame["external_baseline"], frame["external_scenario"]
    up = before.eq("contradicted") & after.isin(CONFIRMED)
    down = before.isin(CONFIRMED) & after.eq("contradicted")
    return {
        "scenario": scenario.name,
        "assumption": scenario.assumption,
        "flips": int((before != after).sum()),
        "lost": int(((before != after) & after.eq(UNDECIDED)).sum()),
        "reversed": int((up | down).sum()),
        "decided": int((~after.isin([UNDECIDED, "not-checkable"])).sum()),
        **{name: int(after.eq(name).sum()) for name in SIGNS},
    }


def _outcomes(scenario: Scenario, tables: Tables, found: Sequence[Outcome]) -> Sequence[Outcome]:
    if (scenario.loose, scenario.steps, scenario.leading) != (WHOLE, WHOLE, LEADING):
        stepped = with_steps(tables, scenario.steps)
        found = outcomes_on(stepped, LOOSE_QUALIFIER_SHARE * scenario.loose, scenario.leading)
    keeps = scenario.keeps
    if keeps is None:
        return found
    return [each for each in found if each.question == "internal" or keeps(each, tables)]


def _restates(tables: Tables, claim_id: str) -> bool:
    return tables.claims[claim_id]["restates"] is not None
