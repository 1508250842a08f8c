"""Claims of several parts: how the verdict on the whole follows from those on the parts."""

from collections.abc import Callable, Sequence

from claimbook.audit.outcomes import Outcome
from claimbook.audit.weighing import NOTHING, Weighed
from claimbook.package.vocabulary import Ranks

FAILING = frozenset({"qualified", "contradicted"})
WEAKEST_FIRST = ("attested", "confirmed-by-rounding", "confirmed")
"""Verdicts in favour of a claim; the whole has the weakest that any part has."""

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
