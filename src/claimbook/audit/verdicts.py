"""Verdicts: three questions to every claim, answered from its outcomes by stated rules."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from claimbook.audit.basis import ORDER, together
from claimbook.audit.by_claim import ByClaim
from claimbook.audit.degrees import degree
from claimbook.audit.outcomes import Outcome, Result, outcomes_by_claim
from claimbook.audit.reasons import reason
from claimbook.audit.tables import Row, Tables, load_tables
from claimbook.audit.weighing import FAILING, NOTHING, Weighed, by_parts, is_passed_on, weigh
from claimbook.package.caching import once_per_package
from claimbook.package.locate import OpenPackage
from claimbook.package.vocabulary import FINDINGS

SIGNS = {
    "confirmed": "✓",
    "confirmed-by-rounding": "≈",
    "attested": "”",
    "qualified": "±",
    "contradicted": "✗",
    "undecided": "?",
    "not-checkable": "",
}
"""What an external verdict looks like beside a number."""
OPEN = frozenset({"undecided", "not-checkable"})
"""External verdicts that leave open whether a claim is so."""
DISAGREES = "≠"
"""What is added where the article disagrees with itself."""
SEVERITY = {"incidental": "detail", "supporting": "support", "central": "argument"}


@dataclass(frozen=True)
class Verdict:
    """The answers for one claim; the fields are the columns of the table ``verdicts``."""

    claim_id: str
    internal: str
    cited: str
    external: str
    degree: str
    basis: str
    extent: str
    method: str
    source_class: str
    severity: str
    outcomes: int
    verdict_reason: str


@once_per_package
def verdicts(package: OpenPackage) -> tuple[Verdict, ...]:
    """Return the verdict on every claim, in the order of the claims."""
    return tuple(verdict_of(package).values())


@once_per_package
def verdict_of(package: OpenPackage) -> Mapping[str, Verdict]:
    """Return the verdict on each claim by the claim's identifier."""
    return _judged(load_tables(package), outcomes_by_claim(package), _weighed(package))


@once_per_package
def counted_of(package: OpenPackage) -> Mapping[str, tuple[Outcome, ...]]:
    """Return the outcomes on evidence that each claim's verdict counts."""
    weighed = _weighed(package)
    return ByClaim(weighed, lambda claim_id: weighed[claim_id].counted)


@once_per_package
def _weighed(package: OpenPackage) -> Mapping[str, Weighed]:
    return weigh_all(load_tables(package), outcomes_by_claim(package))


def judge_all(tables: Tables, found: Iterable[Outcome]) -> tuple[Verdict, ...]:
    """Judge every claim of the tables by the outcomes given."""
    known = by_claim(found)
    return tuple(_judged(tables, known, weigh_all(tables, known)).values())


def _judged(
    tables: Tables, known: Mapping[str, list[Outcome]], weighed: Mapping[str, Weighed]
) -> ByClaim[Verdict]:
    claims = tables.claims
    return ByClaim(claims, lambda k: judge(claims[k], known.get(k, []), tables, weighed))


def by_claim(found: Iterable[Outcome]) -> dict[str, list[Outcome]]:
    """Return outcomes by the claim that they are on."""
    known: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in found:
        known[outcome.claim_id].append(outcome)
    return dict(known)


def outcomes_of(claim: Row, known: Mapping[str, list[Outcome]]) -> list[Outcome]:
    """Return a claim's outcomes; a restatement without any takes those of the claim it restates."""
    own = known.get(claim["claim_id"], [])
    if claim["restates"] and not any(o.question == "external" for o in own):
        return own + [o for o in known.get(claim["restates"], []) if o.question == "external"]
    return own


def weigh_all(tables: Tables, known: Mapping[str, list[Outcome]]) -> ByClaim[Weighed]:
    """Weigh the evidence on each claim; a restatement without any may take over a verdict."""
    claims = tables.claims
    own = ByClaim(claims, lambda k: weigh_one(claims[k], known.get(k, []), tables))
    return ByClaim(claims, lambda k: taken_over(claims[k], own))


def weigh_one(claim: Row, found: Sequence[Outcome], tables: Tables) -> Weighed:
    """Weigh the evidence on one claim, part by part if it has parts."""
    if not claim["is_checkable"]:
        return Weighed("not-checkable", (), "")
    outer = [each for each in found if each.question == "external"]
    parts = tables.parts.get(claim["claim_id"])
    if parts:
        return by_parts(parts, outer, partial(weigh, claim, tables=tables), tables.ranks)
    return weigh(claim, outer, tables)


def taken_over(claim: Row, own: Mapping[str, Weighed]) -> Weighed:
    """Return the evidence on a claim; where a restatement has none, what it takes over."""
    mine = own[claim["claim_id"]]
    restated = own.get(claim["restates"] or "", NOTHING)
    return restated if mine == NOTHING and is_passed_on(claim, restated) else mine


def judge(
    claim: Row, found: Sequence[Outcome], tables: Tables, weighed: Mapping[str, Weighed]
) -> Verdict:
    """Answer the three questions about one claim."""
    claim_id = claim["claim_id"]
    this = weighed[claim_id]
    outer, counted = this.external, this.counted
    inner = internal((o.result for o in found if o.question == "internal"), claim_id, tables)
    says = cited(claim_id, tables)
    how_far = _degree(claim, found, tables, weighed) if outer == "undecided" else ""
    return Verdict(
        claim_id,
        inner,
        says,
        outer,
        how_far,
        _basis(counted),
        together(each.extent or "whole" for each in counted),
        _method(counted),
        this.source_class,
        SEVERITY[claim["weight"]] if outer in FAILING or inner == "inconsistent" else "none",
        len(counted),
        reason(claim, this, how_far, found, tables),
    )


def internal(results: Iterable[Result], claim_id: str, tables: Tables) -> str:
    """Return whether the article agrees with itself: a failed check or a conflict says no."""
    seen = set(results)
    if "fails" in seen or claim_id in tables.conflicts:
        return "inconsistent"
    return "consistent" if seen else "untestable"


def cited(claim_id: str, tables: Tables) -> str:
    """Return whether a cited work says so, or that none was looked up, or that there is none."""
    findings = {row["finding"] for row in tables.source_checks.get(claim_id, ())}
    otherwise = "unchecked" if tables.works_cited(claim_id) else "no-source"
    return next((finding for finding in FINDINGS if finding in findings), otherwise)


def sign(verdict: Verdict) -> str:
    """Return what a verdict looks like beside a number; empty where nothing could be decided."""
    inner = DISAGREES if verdict.internal == "inconsistent" else ""
    return SIGNS[verdict.external] + inner


def _degree(
    claim: Row, found: Sequence[Outcome], tables: Tables, weighed: Mapping[str, Weighed]
) -> str:
    outer = [each for each in found if each.question == "external"]
    restated = weighed.get(claim["restates"] or "", NOTHING)
    read = tables.statements.get(claim["claim_id"], ())
    parts = len(tables.parts.get(claim["claim_id"], ()))
    says = cited(claim["claim_id"], tables)
    leans = any(row["leaning"] for row in tables.statements.get(claim["restates"] or "", ()))
    return degree(outer, read, says, parts, leans or bool(restated.counted))


def _basis(counted: Sequence[Outcome]) -> str:
    seen = {outcome.basis for outcome in counted}
    return next((each for each in ORDER if each in seen), "none")


def _method(counted: Sequence[Outcome]) -> str:
    kinds = {outcome.kind for outcome in counted}
    return "both" if len(kinds) > 1 else next(iter(kinds), "none")
