"""How verdicts fall by kind of claim: for what sort of statement to expect which."""

from collections import Counter
from fractions import Fraction

import pandas as pd

from claimbook.audit.corroboration import AGREEING_RESULTS
from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import verdict_of
from claimbook.book.assertions import StaleProseError
from claimbook.book.floats import table
from claimbook.package.caching import kept_with_package
from claimbook.package.labels import labels

RELIABLE_KINDS, UNRELIABLE_KINDS = ("rank", "existence", "date"), ("quantity", "first")
"""Kinds of which a claim can as a rule be relied on, and kinds of which it cannot."""


@kept_with_package
def by_kind() -> pd.DataFrame:
    """Count claims that restate no other and could be decided, by kind.

    Returns:
        One row a kind, indexed by it, those first of which the largest share holds, and last those
        of which none is decided: ``decided``, ``held`` (confirmed, by rounding too),
        ``attested`` (by the party alone), ``limited`` (qualified), ``contradicted``, ``open``.
    """
    rows = [r for r in load_tables().claims.values() if r["is_checkable"] and not r["restates"]]
    counted = Counter((r["kind"], verdict_of()[r["claim_id"]].external) for r in rows)
    frame = pd.DataFrame([_kind(kind, counted) for kind in sorted({r["kind"] for r in rows})])
    frame["share"] = frame["held"] / frame["decided"]
    return frame.sort_values(["share", "decided"], ascending=False).set_index("kind")


def assert_kind_pattern() -> None:
    """Stop where the prose on kinds of claims no longer fits the verdicts.

    Raises:
        StaleProseError: Of a firm kind no longer two thirds of the decided claims are confirmed,
            or of a loose one a half is: then the sentences on them are no longer true.
    """
    frame = by_kind()
    firm, loose = frame.loc[list(RELIABLE_KINDS)], frame.loc[list(UNRELIABLE_KINDS)]
    if firm["share"].min() <= Fraction(2, 3) or loose["share"].max() >= Fraction(1, 2):
        raise StaleProseError("the prose has other kinds of claims as firm and as loose")


def _kind(kind: str, counted: Counter[tuple[str, str]]) -> dict[str, object]:
    held = counted[kind, "confirmed"] + counted[kind, "confirmed-by-rounding"]
    decided = sum(counted[kind, each] for each in AGREEING_RESULTS)
    return {
        "kind": kind,
        "decided": decided,
        "held": held,
        "attested": counted[kind, "attested"],
        "limited": counted[kind, "qualified"],
        "contradicted": counted[kind, "contradicted"],
        "open": counted[kind, "undecided"],
    }


def print_kinds(label: str) -> None:
    """Print how the verdicts fall by kind of claim."""
    frame, says = by_kind(), labels("claims", "kind")
    shown = pd.DataFrame(
        {
            "Kind of claim": [f"**{kind}**: {says[kind]}" for kind in frame.index],
            "Confirmed": frame["held"].tolist(),
            "Attested": frame["attested"].tolist(),
            "Qualified": frame["limited"].tolist(),
            "Contradicted": frame["contradicted"].tolist(),
            "Undecided": frame["open"].tolist(),
        }
    )
    caption = (
        "Verdicts by kind of claim, beginning with the kind that holds most often. What agrees by "
        "rounding counts as confirmed; repetitions are left out."
    )
    table(shown, label, caption, (46, 12, 10, 11, 13, 12), markdown=("Kind of claim",))
