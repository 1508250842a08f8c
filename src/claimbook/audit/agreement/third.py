"""A third coding, of every claim and from the manual alone, beside the other two.

It has the kind of a claim and whether evidence could decide it, in the words of the first coding.
"""

from dataclasses import asdict

import pandas as pd

from claimbook.audit.agreement.codings import Coding, Codings, checkable, codings
from claimbook.audit.agreement.reliability import ASPECTS, agreement
from claimbook.audit.tables import load_tables, rows
from claimbook.package.caching import once_per_package
from claimbook.package.locate import OpenPackage

JUDGED = tuple(aspect for aspect in ASPECTS if aspect.name in ("kind", "checkable"))
"""What all three coders judged."""


@once_per_package
def third(package: OpenPackage) -> Codings:
    """Return the first coding and, as the second of the two, the third; of no claim without it."""
    coded = {row["claim_id"]: row for row in rows("third_codings", package)}
    claims = load_tables(package).claims
    before = {key: _coding(r["first_kind"], r["first_is_checkable"]) for key, r in coded.items()}
    after = {key: _coding(claims[key]["kind"], claims[key]["is_checkable"]) for key in coded}
    found = {key: _coding(row["kind"], row["is_checkable"]) for key, row in coded.items()}
    return Codings({"before": before, "after": after}, found)


@once_per_package
def of_three(package: OpenPackage) -> pd.DataFrame:
    """Return how far two of three coders agree on what all of them judged, pair by pair.

    Returns:
        One row a pair of coders, ``claims`` compared (all or those that the second coder has
        too), stage and aspect: with these, the fields of `Agreement`. Pairs without a claim in
        common have no row.
    """
    both, every = codings(package), third(package)
    shared = {key: own for key, own in every.second.items() if key in both.second}
    compared = (
        ("first and by manual", "all", "before", every),
        ("first and by manual", "all", "after", every),
        ("first and by manual", "shared", "before", Codings(every.first, shared)),
        ("second and by manual", "shared", "before", Codings({"before": both.second}, shared)),
        ("first and second", "shared", "before", both),
    )
    found = [
        {"coders": coders, "claims": claims, **asdict(agreement(aspect, stage, pair))}
        for coders, claims, stage, pair in compared
        for aspect in JUDGED
        if pair.second
    ]
    return pd.DataFrame(found)


def _coding(kind: str, is_checkable: bool) -> Coding:
    return {"kind": kind, "checkable": checkable(is_checkable)}
