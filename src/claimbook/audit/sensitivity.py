"""Verdicts under other assumptions, the scenarios: which would change, and how many.

The rules of `claimbook.audit.verdicts` are applied to what each scenario leaves. Coded stances
do not depend on how numbers are read: only computed outcomes can change under another rounding or
another last place that counts as leading.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import pandas as pd

from claimbook.audit.evidence_reader import LEADING
from claimbook.audit.outcomes import Outcome, outcomes, outcomes_on
from claimbook.audit.tables import Tables, load_tables
from claimbook.audit.verdicts import SIGNS, by_claim, weigh_all
from claimbook.package.caching import once_per_package
from claimbook.package.locate import OpenPackage
from claimbook.quantities.qualifiers import LOOSE_QUALIFIER_SHARE

AS_JUDGED = "as-judged"
HALF, WHOLE, DOUBLE = Fraction(1, 2), Fraction(1), Fraction(2)

Keeps = Callable[[Outcome, Tables], bool]


def is_official(outcome: Outcome, tables: Tables) -> bool:
    """Whether all works read are of the first rank: law, government, statistics, organisations."""
    return tables.ranks[outcome.source_class] == 0


def needs_no_copy(outcome: Outcome, tables: Tables) -> bool:
    """Whether each value or statement read stands in a work that is no copy of another."""
    seen, own = list(_sightings(outcome)), outcome.is_own_words
    first_hand = {thing for thing, work in seen if own or not tables.works[work]["copy_of"]}
    return first_hand >= {thing for thing, _ in seen}


def is_computed(outcome: Outcome, _tables: Tables) -> bool:
    """Whether a check computed it, so that no stance was coded."""
    return outcome.kind == "computed"


def is_disinterested(outcome: Outcome, _tables: Tables) -> bool:
    """Whether the voice speaks of others than itself."""
    return not outcome.is_interested


def is_read_in_full(outcome: Outcome, _tables: Tables) -> bool:
    """Whether the documents, or chapters or pages of them, were read in full."""
    return outcome.extent == "whole"


def is_reread(outcome: Outcome, tables: Tables) -> bool:
    """Whether it is computed, or coded from a document that was read a second time."""
    if outcome.kind == "computed":
        return True
    return bool(tables.statement(outcome.claim_id, outcome.check)["is_reread"])


@dataclass(frozen=True)
class Scenario:
    """One set of assumptions.

    Attributes:
        name: What tables call it.
        assumption: What it assumes, in one sentence.
        loose: Factor on the share by which a loose qualifier (about, almost) widens a value.
        steps: Factor on the steps of the values that the article prints.
        leading: Last place that counts as leading where it is not read as being first.
        keeps: Which outcomes on evidence count; all where it is None.
    """

    name: str
    assumption: str
    loose: Fraction = WHOLE
    steps: Fraction = WHOLE
    leading: int = LEADING
    keeps: Keeps | None = None


SCENARIOS = (
    Scenario(AS_JUDGED, "The verdicts of the audit."),
    Scenario("qualifiers-halved", "Words such as “about” allow half as much room.", loose=HALF),
    Scenario("qualifiers-doubled", "Words such as “about” allow twice as much room.", loose=DOUBLE),
    Scenario("steps-halved", "Printed digits allow half as much room.", steps=HALF),
    Scenario("steps-doubled", "Printed digits allow twice as much room.", steps=DOUBLE),
    Scenario("narrower", "Words and digits both allow half as much room.", HALF, HALF),
    Scenario("wider", "Words and digits both allow twice as much room.", DOUBLE, DOUBLE),
    Scenario("first-five", "Being among the leaders ends at fifth place, not tenth.", leading=5),
    Scenario("first-three", "Being among the leaders ends at third place, not tenth.", leading=3),
    Scenario(
        "official-only",
        "Only official sources, statistics and international organisations count.",
        keeps=is_official,
    ),
    Scenario("without-copies", "No value is taken from a copy alone.", keeps=needs_no_copy),
    Scenario("computed-only", "Only what a check computed counts.", keeps=is_computed),
    Scenario(
        "disinterested-only", "Nothing counts that a party says of itself.", keeps=is_disinterested
    ),
    Scenario("no-excerpts", "Excerpts and abstracts do not count.", keeps=is_read_in_full),
    Scenario(
        "reread-only", "Nothing coded counts unless its document was read again.", keeps=is_reread
    ),
)


def with_steps(tables: Tables, factor: Fraction) -> Tables:
    """Return the tables with the steps of all claims multiplied; those without a step have none."""
    claims = {
        claim_id: row | {"step": row["step"] * float(factor)} if row["step"] else row
        for claim_id, row in tables.claims.items()
    }
    return replace(tables, claims=claims)


def _sightings(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """Yield each thing read with a work in which it was read."""
    if outcome.kind == "coded":
        yield outcome.check, outcome.works[0]
    for table, key in outcome.rows:
        if table == "observations":
            cell, _, work_id = key.rpartition("|")
            yield cell, work_id


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
        (
            each.name,
            claim_id,
            tables.claims[claim_id]["restates"] is not None,
            before[claim_id],
            verdict,
        )
        for each in SCENARIOS
        for claim_id, verdict in external_under(each, tables, found).items()
    ]
    columns = "scenario claim_id is_restatement external_baseline external_scenario".split()
    return pd.DataFrame(rows, columns=columns)


def external_under(scenario: Scenario, tables: Tables, found: Sequence[Outcome]) -> dict[str, str]:
    """Return the external verdict on every claim under one scenario."""
    weighed = weigh_all(tables, by_claim(_outcomes(scenario, tables, found)))
    return {claim_id: each.external for claim_id, each in weighed.items()}


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
