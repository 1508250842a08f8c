"""Verdicts: three questions to every claim, answered from its outcomes by stated rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimbook.audit.outcomes import Outcome, Result, outcomes
from claimbook.audit.source_classes import RANK
from claimbook.audit.tables import Row, Tables, load_tables
from claimbook.package.caching import once_per_package
from claimbook.package.locate import OpenPackage

SIGNS = {
    "confirmed": "✓",
    "confirmed-by-rounding": "≈",
    "qualified": "±",
    "contradicted": "✗",
    "undecided": "?",
    "not-checkable": "",
}
"""What an external verdict looks like beside a number."""
DISAGREES = "≠"
"""What is added where the article disagrees with itself."""
SEVERITY = {"incidental": "detail", "supporting": "support", "central": "argument"}
FAILURES = {"qualified", "contradicted"}
FINDINGS = ("supports", "does-not-support", "silent", "unreachable")
"""Findings on cited works in the order in which one decides: the first that any work has."""


@dataclass(frozen=True)
class Verdict:
    """The answers for one claim; the fields are the columns of the table ``verdicts``."""

    claim_id: str
    internal: str
    cited: str
    external: str
    basis: str
    method: str
    source_class: str
    severity: str
    outcomes: int
    verdict_reason: str


@once_per_package
def verdict_of(package: OpenPackage) -> dict[str, Verdict]:
    """Return the verdict on every claim by the claim's identifier."""
    return {verdict.claim_id: verdict for verdict in verdicts(package)}


@once_per_package
def verdicts(package: OpenPackage) -> tuple[Verdict, ...]:
    """Return the verdict on every claim, in the order of the claims."""
    tables = load_tables(package)
    return judge_all(tables, outcomes(package))


def judge_all(tables: Tables, found: Iterable[Outcome]) -> tuple[Verdict, ...]:
    """Judge every claim of the tables by the outcomes given."""
    known = by_claim(found)
    return tuple(judge(row, outcomes_of(row, known), tables) for row in tables.claims.values())


def by_claim(found: Iterable[Outcome]) -> dict[str, list[Outcome]]:
    """Return the outcomes of each claim that has any."""
    known: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in found:
        known[outcome.claim_id].append(outcome)
    return dict(known)


def outcomes_of(claim: Row, known: dict[str, list[Outcome]]) -> list[Outcome]:
    """Return a claim's outcomes; a restatement without evidence has those of what it restates."""
    own = known.get(claim["claim_id"], [])
    if claim["restates"] and not any(o.question == "external" for o in own):
        return own + [o for o in known.get(claim["restates"], []) if o.question == "external"]
    return own


def judge(claim: Row, found: Sequence[Outcome], tables: Tables) -> Verdict:
    """Answer the three questions about one claim."""
    inner = internal(o.result for o in found if o.question == "internal")
    counted = collapsed(best(o for o in found if o.question == "external"), tables)
    outer = external([o.result for o in counted]) if claim["is_checkable"] else "not-checkable"
    counted = counted if outer != "not-checkable" else []
    return Verdict(
        claim["claim_id"],
        inner,
        cited(claim["claim_id"], tables),
        outer,
        _basis(counted),
        _method(counted),
        counted[0].source_class if counted else "",
        SEVERITY[claim["weight"]] if outer in FAILURES or inner == "inconsistent" else "none",
        len(counted),
        _reason(claim, outer, counted),
    )


def internal(results: Iterable[Result]) -> str:
    """Return whether the article agrees with itself: it does not if any check fails."""
    seen = set(results)
    if "fails" in seen:
        return "inconsistent"
    return "consistent" if seen else "untestable"


def cited(claim_id: str, tables: Tables) -> str:
    """Return whether a cited work says so."""
    findings = {row["finding"] for row in tables.source_checks.get(claim_id, ())}
    return next((finding for finding in FINDINGS if finding in findings), "no-source")


def best(found: Iterable[Outcome]) -> list[Outcome]:
    """Return the outcomes of the best class of source present."""
    ranked = [(RANK[outcome.source_class], outcome) for outcome in found]
    first = min((rank for rank, _ in ranked), default=0)
    return [outcome for rank, outcome in ranked if rank == first]


def collapsed(found: Iterable[Outcome], tables: Tables) -> list[Outcome]:
    """Return outcomes without those in which a copy repeats what its original is counted for."""
    kept: dict[object, Outcome] = {}
    for outcome in found:
        voices = frozenset(outcome.voices(tables))
        same = (voices, outcome.result) if outcome.kind == "coded" else outcome.check
        kept.setdefault(same, outcome)
    return list(kept.values())


def external(results: Sequence[Result]) -> str:
    """Return whether it is so: all hold (by rounding, if any only so), all fail, or neither."""
    seen = set(results)
    if not seen:
        return "undecided"
    if seen == {"fails"}:
        return "contradicted"
    if seen <= {"holds", "by-rounding"}:
        return "confirmed-by-rounding" if "by-rounding" in seen else "confirmed"
    return "qualified"


def sign(verdict: Verdict) -> str:
    """Return what a verdict looks like beside a number; empty where nothing could be decided."""
    inner = DISAGREES if verdict.internal == "inconsistent" else ""
    return SIGNS[verdict.external] + inner


def _basis(counted: Sequence[Outcome]) -> str:
    if not counted:
        return "none"
    return "independent" if any(o.basis == "independent" for o in counted) else "cited"


def _method(counted: Sequence[Outcome]) -> str:
    kinds = {outcome.kind for outcome in counted}
    return "both" if len(kinds) > 1 else next(iter(kinds), "none")


def _reason(claim: Row, outer: str, counted: Sequence[Outcome]) -> str:
    if outer == "not-checkable":
        return f"not checkable: {claim['not_checkable_reason']}"
    if outer == "undecided":
        return "no outcome on evidence"
    results = [outcome.result for outcome in counted]
    tally = ", ".join(f"{results.count(r)} {r}" for r in dict.fromkeys(sorted(results)))
    return f"{tally} ({counted[0].source_class})"
