"""Rules for claims and for the lists that they print."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from claimbook.package.tabular.plain import PlainTable
from claimbook.package.validation.rules.registry import Breach, lookup, rule
from claimbook.quantities.numerals import tokenize
from claimbook.quantities.period import Period

WITHOUT_WIDTH = ["rank", "date", "count", "enumeration", "first", "existence", "opinion"]
_REASON = "not_checkable_reason"


@rule("claim-reason", claims=["claim_id", "is_checkable", _REASON])
def reason_when_not_checkable(claims: PlainTable) -> Iterator[Breach]:
    """Why a claim cannot be checked is said when, and only when, it cannot."""
    for row, checkable, reason in claims.each("is_checkable", _REASON):
        if checkable is True and reason is not None:
            yield Breach(row, _REASON, reason, "a reason, yet the claim is checkable")
    for row, claim, checkable, reason in claims.each("claim_id", "is_checkable", _REASON):
        if checkable is False and reason is None:
            yield Breach(row, "claim_id", str(claim), "not checkable, and no reason is given")


@rule("claim-restates", claims=["claim_id", "restates"])
def restates_an_original(claims: PlainTable) -> Iterator[Breach]:
    """A restatement points to a claim that restates none: no chain, and not itself."""
    restated = lookup(claims, "claim_id", "restates")
    for row, claim, original in claims.each("claim_id", "restates"):
        if original is not None and original == claim:
            yield Breach(row, "restates", original, "the claim restates itself")
        elif restated.get(original) is not None:
            message = "this claim restates another; point to the original"
            yield Breach(row, "restates", original, message)


@rule("claim-step", claims=["kind", "value", "step"])
def step_on_printed_digits(claims: PlainTable) -> Iterator[Breach]:
    """A step is the last significant place of printed digits, of a kind that has a width."""
    stepped = [each for each in claims.each("kind", "value", "step") if each[3] is not None]
    for row, _, value, step in stepped:
        if value is None or not re.search("[0-9]", value):
            yield Breach(row, "step", str(step), "the value has no printed digits")
    for row, kind, _, step in stepped:
        if kind in WITHOUT_WIDTH:
            yield Breach(row, "step", str(step), "this kind of claim has no width")


@rule("claim-value", claims=["claim_id", "value"], numerals=["claim_id", "token"])
def value_is_what_its_numerals_print(claims: PlainTable, numerals: PlainTable) -> Iterator[Breach]:
    """Each numeral of a claim's value is one that the text prints for it, if any is listed."""
    printed = defaultdict(set)
    for _, claim, token in numerals.each("claim_id", "token"):
        printed[claim].add(str(token).casefold())
    for row, claim, value in claims.each("claim_id", "value"):
        if claim is None or value is None or claim not in printed:
            continue
        if lacking := {t.text.casefold() for t in tokenize(value)} - printed[claim]:
            are = ", ".join(sorted(printed[claim]))
            message = f"no numeral of the claim is {', '.join(sorted(lacking))}; they are {are}"
            yield Breach(row, "value", value, message)


@rule("list-positions", enumerations=["claim_id", "position"])
def positions_from_one(enumerations: PlainTable) -> Iterator[Breach]:
    """The positions of a claim's list run from 1 to its length, in this order."""
    counted: Counter[str] = Counter()
    reported: set[str] = set()
    for row, claim, position in enumerations.each("claim_id", "position"):
        counted[claim] += 1
        if None not in (claim, position) and position != counted[claim] and claim not in reported:
            reported.add(claim)
            message = "out of place: positions run from 1 on"
            yield Breach(row, "position", str(position), message)


@rule("claim-period", claims=["period"])
def period_begins_before_it_ends(claims: PlainTable) -> Iterator[Breach]:
    """The first day or year of a period is not after its last; ``..`` is an open end."""
    for row, period in claims.each("period"):
        if period is not None and _is_backward(period):
            yield Breach(row, "period", period, "the period ends before it begins, or is none")


def _is_backward(period: str) -> bool:
    try:
        return Period.parse(period).is_backward
    except ValueError:
        return True
