"""Which outcomes count on a claim, or on one part of it, and the verdict that they give."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimbook.audit.interest import heard, only_attested
from claimbook.audit.outcomes import DECIDING, Outcome, Result
from claimbook.audit.tables import Row, Tables
from claimbook.package.vocabulary import Ranks


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
    counted = collapsed(best(heard(claim, deciding), tables.ranks), tables)
    if not counted:
        return NOTHING
    external = external_of([outcome.result for outcome in counted])
    if only_attested(claim, counted):
        external = "attested"
    return Weighed(external, tuple(counted), counted[0].source_class)


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
