"""Scenarios: other assumptions than those of the audit, under which its verdicts are tried.

A scenario reads printed values more narrowly or more widely, or leaves outcomes out.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from claimbook.audit.evidence_reader import LEADING
from claimbook.audit.outcomes import Outcome
from claimbook.audit.tables import Tables

AS_JUDGED = "as-judged"
HALF, WHOLE, DOUBLE = Fraction(1, 2), Fraction(1), Fraction(2)

Keeps = Callable[[Outcome, Tables], bool]


def is_official(outcome: Outcome, tables: Tables) -> bool:
    """Whether all works read are of the first rank: law, government, statistics, organisations."""
    return tables.ranks[outcome.source_class] == 0


def needs_no_copy(outcome: Outcome, tables: Tables) -> bool:
    """Whether each value or statement read stands in a work that is no copy of another."""
    return _first_hand(outcome, tables) >= _read(outcome)


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
    Scenario("qualifiers-halved", 'Words such as "about" allow half as much room.', loose=HALF),
    Scenario("qualifiers-doubled", 'Words such as "about" allow twice as much room.', loose=DOUBLE),
    Scenario("steps-halved", "Printed digits allow half as much room.", steps=HALF),
    Scenario("steps-doubled", "Printed digits allow twice as much room.", steps=DOUBLE),
    Scenario("narrower", "Words and digits both allow half as much room.", HALF, HALF),
    Scenario("wider", "Words and digits both allow twice as much room.", DOUBLE, DOUBLE),
    Scenario("first-five", "Leading in part ends at the fifth place, not the tenth.", leading=5),
    Scenario("first-three", "Leading in part ends at the third place, not the tenth.", leading=3),
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


def _read(outcome: Outcome) -> set[str]:
    return {thing for thing, _ in _sightings(outcome)}


def _first_hand(outcome: Outcome, tables: Tables) -> set[str]:
    seen = _sightings(outcome)
    own = outcome.is_own_words
    return {thing for thing, work in seen if own or not tables.works[work]["copy_of"]}
