"""Rules for claims and for the lists that they print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimbook.package.validation.rules.registry import Breach, breaches, lookup, rule
from claimbook.package.validation.rules.sections import SPAN, outside
from claimbook.quantities.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

WITHOUT_WIDTH = ["rank", "date", "count", "enumeration", "first", "existence", "opinion"]


@rule("claim-page", claims=["section_id", "page"], sections=SPAN)
def page_in_section(claims: pd.DataFrame, sections: pd.DataFrame) -> Iterator[Breach]:
    """A claim stands on a page of its section."""
    broken = outside(claims, sections)
    yield from breaches(claims, broken, "page", "the section has not this page")


@rule("claim-reason", claims=["claim_id", "is_checkable", "not_checkable_reason"])
def reason_when_not_checkable(claims: pd.DataFrame) -> Iterator[Breach]:
    """Why a claim cannot be checked is said when, and only when, it cannot."""
    reason = "not_checkable_reason"
    checkable, given = claims["is_checkable"], claims[reason].notna()
    yield from breaches(
        claims, checkable & given, "not_checkable_reason", "a reason, yet the claim is checkable"
    )
    message = "not checkable, and no reason is given"
    yield from breaches(claims, ~checkable & ~given, "claim_id", message)


@rule("claim-restates", claims=["claim_id", "restates"])
def restates_an_original(claims: pd.DataFrame) -> Iterator[Breach]:
    """A restatement points to a claim that restates none: no chain, and not itself."""
    chained = lookup(claims["restates"], claims, "claim_id", "restates").notna()
    itself = claims["restates"] == claims["claim_id"]
    yield from breaches(claims, itself, "restates", "the claim restates itself")
    message = "this claim restates another; point to the original"
    yield from breaches(claims, chained & ~itself, "restates", message)


@rule("claim-step", claims=["kind", "value", "step"])
def step_on_printed_digits(claims: pd.DataFrame) -> Iterator[Breach]:
    """A step is the last significant place of printed digits, of a kind that has a width."""
    stepped = claims["step"].notna()
    digits = claims["value"].str.contains("[0-9]").fillna(False).astype(bool)
    yield from breaches(claims, stepped & ~digits, "step", "the value has no printed digits")
    widthless = claims["kind"].isin(WITHOUT_WIDTH)
    yield from breaches(claims, stepped & widthless, "step", "this kind of claim has no width")


@rule("list-positions", enumerations=["claim_id", "position"])
def positions_from_one(enumerations: pd.DataFrame) -> Iterator[Breach]:
    """The positions of a claim's list run from 1 to its length, in this order."""
    counted = enumerations.groupby("claim_id").cumcount() + 1
    wrong = enumerations["position"] != counted
    first = wrong & ~enumerations["claim_id"].where(wrong.fillna(False)).duplicated()
    yield from breaches(enumerations, first, "position", "out of place: positions run from 1 on")


@rule("claim-period", claims=["period"])
def period_begins_before_it_ends(claims: pd.DataFrame) -> Iterator[Breach]:
    """The first day or year of a period is not after its last; ``..`` is an open end."""
    backward = claims["period"].map(_is_backward, na_action="ignore").eq(True)
    yield from breaches(claims, backward, "period", "the period ends before it begins, or is none")


def _is_backward(period: str) -> bool:
    try:
        return Period.parse(period).is_backward
    except ValueError:
        return True
