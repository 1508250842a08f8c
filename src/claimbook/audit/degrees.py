"""Degrees of an undecided verdict: which way the documents lean, or why there is nothing.

The silence of a document is no evidence, so it gives no leaning. A source is out of reach where
nothing else was found and no work that the article cites for the claim could be read.
"""

from collections.abc import Iterable

from claimbook.audit.outcomes import Outcome
from claimbook.audit.tables import Row

LEANS_TRUE = "leans-true"
LEANING_OF_RESULT = {
    "holds": "leans-true",
    "by-rounding": "leans-true",
    "compatible": "compatible",
    "qualifies": "leans-false",
    "fails": "leans-false",
}
"""Where an outcome points that decides a part only, or that is too coarse to decide."""


def degree(
    found: Iterable[Outcome], read: Iterable[Row], cited: str, parts: int, passes_on: bool
) -> str:
    """Return how far an undecided claim is from being decided.

    Args:
        found: Its outcomes on evidence, none of which decides the whole.
        read: The rows of ``statements`` on it; those that decide nothing have a leaning.
        cited: Whether a work that is cited for it says so, as the verdict has it.
        parts: How many parts the claim has.
        passes_on: Whether documents bear on the claim that it restates, in a way that does not
            carry over.
    """
    every = list(found)
    seen = {LEANING_OF_RESULT[outcome.result] for outcome in every if not outcome.parts}
    seen |= _of_parts([outcome for outcome in every if outcome.parts], parts)
    seen |= {row["leaning"] for row in read if row["leaning"]}
    if {"leans-true", "leans-false"} <= seen or "mixed" in seen:
        return "mixed"
    for each in ("leans-true", "leans-false", "compatible"):
        if each in seen:
            return each
    if passes_on:
        return "compatible"
    return "out-of-reach" if cited == "unreachable" else "nothing-found"


def _of_parts(found: list[Outcome], parts: int) -> set[str]:
    """Return where outcomes on single parts point: to the claim if they hold for half of them."""
    held = {
        part
        for each in found
        if LEANING_OF_RESULT[each.result] == LEANS_TRUE
        for part in each.parts
    }
    others = {LEANING_OF_RESULT[each.result] for each in found} - {LEANS_TRUE}
    return others | ({LEANS_TRUE if 2 * len(held) >= parts else "compatible"} if held else set())
