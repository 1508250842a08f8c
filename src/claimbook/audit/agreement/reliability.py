"""How far two codings agree beyond chance: Krippendorff's alpha with bootstrap intervals.

Alpha is that of K. Krippendorff, *Content Analysis*, from the coincidences of values. The interval
resamples claims, each with both of its codings, and takes percentiles: the bootstrap that Zapf,
Castell, Morawietz and Karch (BMC Medical Research Methodology 16:93, 2016) found to cover the true
value as often as it says. Where the codings differ, it is counted whom the decisions follow.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from claimbook.audit.agreement.codings import STAGES, Codings, codings
from claimbook.audit.history import followed, standing
from claimbook.package.caching import once_per_package
from claimbook.package.locate import Location, OpenPackage

SCALE = ("contradicted", "qualified", "confirmed-by-rounding", "confirmed")
"""Verdicts that decide, in order; no other verdict has a place on the scale."""
REQUIRED = 0.80
"""Alpha that data have to reach to be relied on, as K. Krippendorff asks (*Content Analysis*)."""
RESAMPLES, SEED, LEVEL = 1_000, 20_260_113, 0.95

Pair = tuple[str, str]
Counts = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Aspect:
    """One thing that both coders judged.

    Attributes:
        name: What tables call it.
        coded: The aspect of a coding that it compares.
        scale: Its values in order, for an ordinal one; pairs with another value are left out.
    """

    name: str
    coded: str
    scale: tuple[str, ...] = ()


ASPECTS = (
    Aspect("kind", "kind"),
    Aspect("checkable", "checkable"),
    Aspect("internal", "internal"),
    Aspect("external", "external"),
    Aspect("external-decided", "external", SCALE),
)


@dataclass(frozen=True)
class Agreement:
    """How far two codings agree on one aspect.

    Attributes:
        aspect: Name of the aspect.
        stage: Before or after adjudication.
        pairs: Number of claims that both coded.
        agreeing: Number of these coded alike.
        alpha: Krippendorff's alpha; missing where both gave one value throughout.
        low: Lower end of its interval.
        high: Upper end of its interval.
    """

    aspect: str
    stage: str
    pairs: int
    agreeing: int
    alpha: float
    low: float
    high: float


@once_per_package
def reliability(package: OpenPackage) -> pd.DataFrame:
    """Return the agreement on every aspect, before and after adjudication.

    Returns:
        One row an aspect and stage: the fields of `Agreement`. The codings after adjudication
        were made by somebody who had seen the second coding, and are not independent of it.

    Raises:
        UnknownTableError: The package has no second coding.
    """
    both = codings(package)
    found = [agreement(aspect, stage, both) for aspect in ASPECTS for stage in STAGES]
    return pd.DataFrame([asdict(each) for each in found])


def agreement(aspect: Aspect, stage: str, both: Codings) -> Agreement:
    """Return how far two codings agree on one aspect at one stage."""
    pairs = comparable(both.pairs(aspect.coded, stage), aspect.scale)
    low, high = interval(pairs, aspect.scale)
    agreeing = sum(first == second for first, second in pairs)
    return Agreement(
        aspect.name, stage, len(pairs), agreeing, alpha(pairs, aspect.scale), low, high
    )


def comparable(pairs: Sequence[Pair], scale: Sequence[str]) -> list[Pair]:
    """Return the pairs that have both values on the scale; all, where there is none."""
    return [pair for pair in pairs if not scale or set(pair) <= set(scale)]


def alpha(pairs: Sequence[Pair], scale: Sequence[str] = ()) -> float:
    """Return Krippendorff's alpha: 1 is full agreement, 0 is agreement by chance.

    Args:
        pairs: What the first and the second coder have for each claim.
        scale: The values in order, for ordinal alpha; without it alpha is nominal.

    Returns:
        Alpha; missing where there are fewer than two values, of which it says nothing.

    Examples:
        >>> round(alpha([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]), 4)
        0.5333
    """
    domain = _domain(pairs, scale)
    return float(_alpha(_together(_counts(pairs, domain)).sum(axis=0), bool(scale)))


def interval(pairs: Sequence[Pair], scale: Sequence[str] = ()) -> tuple[float, float]:
    """Return the bootstrap interval of `alpha`, from a fixed seed.

    Resamples that hold a single value have no alpha and are left out.
    """
    each = _together(_counts(pairs, _domain(pairs, scale)))
    draws = np.random.default_rng(SEED)
    samples = draws.integers(len(each), size=(RESAMPLES, len(each)))
    times = np.array([np.bincount(sample, minlength=len(each)) for sample in samples])
    found = _alpha(np.tensordot(times, each, axes=1), bool(scale))
    ends = [50 * (1 - LEVEL), 50 * (1 + LEVEL)]
    low, high = np.nanpercentile(found, ends) if np.isfinite(found).any() else (np.nan, np.nan)
    return float(low), float(high)


def _domain(pairs: Sequence[Pair], scale: Sequence[str]) -> list[str]:
    return list(scale) or sorted({value for pair in pairs for value in pair})


def _counts(pairs: Sequence[Pair], domain: Sequence[str]) -> Counts:
    """Return how many of the two coders gave each value: a row per claim, a column per value."""
    return np.array([[pair.count(value) for value in domain] for pair in pairs], dtype=np.int64)


def _together(counts: Counts) -> Numbers:
    """Return the coincidences of two values for each thing coded, from rows as `_counts` gives."""
    each = counts.sum(axis=1, keepdims=True)
    weights = counts / np.maximum(each - 1, 1)  # what one coder alone judged has no coincidence
    pairs = counts[:, None] - np.eye(counts.shape[1])
    found: Numbers = np.where(each > 1, weights, 0)[..., None] * pairs
    return found


def _alpha(seen: Numbers, is_ordinal: bool) -> Numbers:
    """Return alpha of coincidences of values in order; axes before these two are of samples."""
    totals = seen.sum(axis=-1)
    apart = _apart(totals) if is_ordinal else 1 - np.eye(seen.shape[-1])
    expected = np.einsum("...i,...ij,...j", totals, apart, totals)
    observed = (totals.sum(axis=-1) - 1) * (seen * apart).sum(axis=(-1, -2))
    found: Numbers = 1 - observed / np.where(expected, expected, np.nan)
    return found


def _apart(totals: Numbers) -> Numbers:
    """Return squared ordinal distances: how many values lie between, the two ends by half."""
    middle = np.cumsum(totals, axis=-1) - totals / 2
    squares: Numbers = np.square(middle[..., :, None] - middle[..., None, :])
    return squares


FOLLOWED = ("first", "other", "neither")
"""Whom a decision follows."""


def decisions(package: Location | None = None, raised_by: str = "second-coding") -> pd.DataFrame:
    """Count the decisions on what another coding raised, by aspect and by whom they follow.

    Args:
        package: The package.
        raised_by: Which coding: ``second-coding`` or ``third-coding``.

    Returns:
        One row an aspect, in the order of the schema, indexed by it; a column for each of
        ``first``, ``other`` (the coder compared) and ``neither``.
    """
    raised = standing(package, raised_by)
    counted = Counter((row["aspect"], followed(row)) for row in raised)
    aspects = list(dict.fromkeys(row["aspect"] for row in raised))
    table = {name: [counted[aspect, name] for aspect in aspects] for name in FOLLOWED}
    return pd.DataFrame(table, index=pd.Index(aspects, name="aspect"))
