"""Places computed from the scores of a panel, for rankings that print none."""

from collections.abc import Sequence
from fractions import Fraction

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.registry import Explained

OWN = "DNK"
"""The country of the article."""
UNION = "EU27"
"""The European Union as it is now, with which the article compares."""
GROUPS = {"WLD", "EU27", "EU28", "EA20", "OECD", "NORDICS"}
"""Entities that are no states and have no place among them."""


def place(
    t: EvidenceReader,
    indicator: str,
    year: int,
    edition: str | None = None,
    *,
    entity: str = OWN,
    work: str | None = None,
) -> int:
    """Return the place of a state in a panel of scores; equal scores share one.

    Raises:
        KeyError: The panel has no score of the state.
    """
    scores = t.scores(indicator, year, edition=edition, work=work, without=GROUPS)
    return 1 + sum(score > scores[entity] for score in scores.values())


def most(places: Sequence[int | Fraction], last: int) -> Explained:
    """Return whether more than half of the places are no worse than ``last``, and how many are."""
    held = sum(each <= last for each in places)
    return Explained(held * 2 > len(places), f"That is so in {held} of {len(places)}")
