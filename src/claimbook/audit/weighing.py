"""Which outcomes count on a claim, or on one part of it, and the verdict that they give.

For what a party did or wrote it is the best source. Of a boast (a superlative, a first, a
comparison, a trend, an effect or a quality) its word alone confirms nothing: the claim is attested,
and any voice without that interest is heard instead, whatever its class. Where a party limits or
denies its own boast, it counts by its class, beside research without that interest and never in
its place.

A claim of several parts follows from the verdicts on those. One without evidence of its own takes
over what the claim that it restates was given, as far as its relation to that allows.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from claimbook.audit.outcomes import DECIDING, Outcome, Result
from claimbook.audit.source_classes import RESEARCH
from claimbook.audit.tables import Row, Tables
from claimbook.package.vocabulary import Ranks

WEAKEST_FIRST = ("attested", "confirmed-by-rounding", "confirmed")
"""Verdicts in favour of a claim; the whole has the weakest that any part has."""
UPHELD = frozenset(WEAKEST_FIRST)
FAILING = frozenset({"qualified", "contradicted"})
BOAST_KINDS = frozenset({"first", "comparison", "trend", "rank", "ratio"})
"""Kinds of claims that a party may not confirm of itself; effects and qualities are coded apart."""
UPHOLDING = frozenset({"holds", "by-rounding"})
"""Results in favour of a claim."""


def is_boast(claim: Row) -> bool:
    """Whether a claim is one that a party alone cannot confirm."""
    return claim["kind"] in BOAST_KINDS or bool(claim["is_effect"])


def heard(claim: Row, found: Iterable[Outcome]) -> list[Outcome]:
    """Return the outcomes that a verdict may count: a party's boast gives way to other voices."""
    every = list(found)
    if not is_boast(claim) or all(outcome.is_interested for outcome in every):
        return every
    return [each for each in every if not is_praise_of_self(each)]


def is_praise_of_self(outcome: Outcome) -> bool:
    """Whether a party upholds what is claimed of itself."""
    return outcome.is_interested and outcome.result in UPHOLDING


def only_attested(claim: Row, counted: Iterable[Outcome]) -> bool:
    """Whether a boast is upheld by nobody but the party."""
    return is_boast(claim) and all(is_praise_of_self(outcome) for outcome in counted)


@dataclass(frozen=True)
class Weighed:
    """An external verdict, the outcomes that it counts, and their class of source."""

    external: str
    counted: tuple[Outcome, ...]
    source_class: str


MEASURED = frozenset({"observations", "files"})
"""Tables of values; what a check reads in others was compiled from documents, row by row."""
NOTHING = Weighed("undecided", (), "")


def weigh(claim: Row, found: Iterable[Outcome], tables: Tables) -> Weighed:
    """Weigh outcomes on evidence: those of the best class that may be heard decide."""
    deciding = [each for each in found if each.result in DECIDING]
    counted = collapsed(leading(claim, heard(claim, deciding), tables.ranks), tables)
    if not counted:
        return NOTHING
    external = external_of([outcome.result for outcome in counted])
    if only_attested(claim, counted):
        external = "attested"
    return Weighed(external, tuple(counted), counted[0].source_class)


def leading(claim: Row, found: Sequence[Outcome], ranks: Ranks) -> list[Outcome]:
    """Return the outcomes of the best class; a party's own boast never replaces research.

    Where parties alone have that class, the best research without their interest comes before them,
    and the class is its own.
    """
    first = best(found, ranks)
    if not (is_boast(claim) and all(outcome.is_interested for outcome in first)):
        return first
    apart = [o for o in found if o.source_class in RESEARCH and not o.is_interested]
    return [*best(apart, ranks), *first]


def best(found: Iterable[Outcome], ranks: Ranks) -> list[Outcome]:
    """Return the outcomes of the best class of source present."""
    ranked = [(ranks[outcome.source_class], outcome) for outcome in found]
    first = min((rank for rank, _ in ranked), default=0)
    return [outcome for rank, outcome in ranked if rank == first]


def collapsed(found: Iterable[Outcome], tables: Tables) -> list[Outcome]:
    """Return outcomes without those that repeat a document counted already.

    A copy repeats its original, and a row of a table compiled here repeats the document behind it.
    """
    kept: dict[object, Outcome] = {}
    for outcome in found:
        voices = frozenset(outcome.original_works(tables))
        same = outcome.check if _is_measured(outcome) else (voices, outcome.result)
        kept.setdefault(same, outcome)
    return list(kept.values())


def _is_measured(outcome: Outcome) -> bool:
    """Whether a check compared values, and not rows that were compiled here from documents."""
    read = {table for table, _ in outcome.rows}
    return outcome.kind == "computed" and (bool(read & MEASURED) or not outcome.works)


def external_of(results: Sequence[Result]) -> str:
    """Return whether it is so: all hold (by rounding, if any only so), all fail, or neither."""
    seen = set(results)
    if not seen:
        return "undecided"
    if seen == {"fails"}:
        return "contradicted"
    if seen <= {"holds", "by-rounding"}:
        return "confirmed-by-rounding" if "by-rounding" in seen else "confirmed"
    return "qualified"


Weigh = Callable[[Sequence[Outcome]], Weighed]


def by_parts(parts: Sequence[str], found: Sequence[Outcome], weigh: Weigh, ranks: Ranks) -> Weighed:
    """Weigh each part on what bears on it, or on the claim as a whole, and put them together."""
    weighed = [weigh([o for o in found if not o.parts or part in o.parts]) for part in parts]
    return _together(weighed, ranks)


def _together(weighed: Sequence[Weighed], ranks: Ranks) -> Weighed:
    """Return what the parts amount to.

    One part that fails limits the whole, and all that fail contradict it. Otherwise every part has
    to be decided, by documents that cover them between them; the class is that of the weakest.
    """
    external = _external({each.external for each in weighed})
    if external == "undecided":
        return NOTHING
    decided = [each for each in weighed if each.counted]
    counted = {o.check: o for each in decided for o in each.counted}
    weakest = max((each.source_class for each in decided), key=lambda name: ranks[name])
    return Weighed(external, tuple(counted.values()), weakest)


def _external(verdicts: set[str]) -> str:
    if verdicts == {"contradicted"}:
        return "contradicted"
    if verdicts & FAILING:
        return "qualified"
    if "undecided" in verdicts:
        return "undecided"
    return next(each for each in WEAKEST_FIRST if each in verdicts)


PASSED_ON = {
    "same": UPHELD | FAILING,
    "weaker": UPHELD,
    "narrower": UPHELD,
    "stronger": FAILING,
    "wider": FAILING,
}
"""Verdicts that a restatement takes over, by its relation to what it restates: one that says less
does not fail with it, one that says more is not confirmed with it."""


def is_passed_on(claim: Row, restated: Weighed) -> bool:
    """Whether a restatement takes over the verdict on what it restates."""
    return restated.external in PASSED_ON[claim["relation"] or "same"]
