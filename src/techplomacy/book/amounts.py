"""Recomputed amounts as a table or an entry shows them: few figures, large ones in words."""

from __future__ import annotations

import math
from fractions import Fraction

from techplomacy.book.inline import AFTER, BEFORE
from techplomacy.judging.outcomes import OTHERWISE, STATED, Outcome
from techplomacy.plain import interval, plain
from techplomacy.quantity import Interval

FIGURES = 4
"""Significant figures of a bound that was computed; more would pretend to a precision."""
SCALES = {10**12: "trillion", 10**9: "billion", 10**6: "million"}
ANSWERS = {STATED: "so", OTHERWISE: "not so"}
"""What a check that finds a truth and no value has found, behind the sentence of its method."""


def amount(text: str) -> str:
    """Return the text of a recorded interval for readers, any other text as it is.

    Bounds are rounded to a few figures, and two that then are the same are said once; amounts of a
    million and more are said in words: ``3.009 trillion``.
    """
    found = interval(text)
    if found is None:
        return text
    low, high = found.low, found.high
    if low is None or high is None:
        bound = high if low is None else low
        said = plain(found)
        return said if bound is None else said.replace(str(Interval.point(bound)), _large(bound))
    if low == high:
        return _large(low)
    said = plain(found)
    if " ± " in said:
        return _in_words(found.middle, high - low) or said
    if str(Interval.point(low)) not in said:
        return said
    return _between(found, _few(low), _few(high))


def answer(outcome: Outcome, unit: str | None) -> str:
    """Return what a computed outcome found, as a sentence: ``Found: 2.``, ``Found: not so.``.

    Args:
        outcome: The outcome.
        unit: The unit of the claim, whose sign is put to the amount.
    """
    if outcome.claimed == STATED:
        return f"Found: {ANSWERS[outcome.found]}."
    found = amount(outcome.found)
    before = BEFORE.get(unit or "", "") if found[0].isdigit() else ""
    return f"Found: {before}{found}{AFTER.get(unit or '', '')}."


def _between(found: Interval, low: Fraction, high: Fraction) -> str:
    if low == high:
        return _large(low)
    return plain(Interval(low, high, found.low_closed, found.high_closed))


def _few(bound: Fraction) -> Fraction:
    if bound == 0:
        return bound
    places = FIGURES - 1 - math.floor(math.log10(abs(bound)))
    return Fraction(round(bound * Fraction(10) ** places)) / Fraction(10) ** places


def _large(value: Fraction) -> str:
    return _in_words(value, None) or str(Interval.point(value))


def _in_words(value: Fraction, step: Fraction | None) -> str:
    """Return a large amount in its scale, with the places that its step leaves; else nothing."""
    scale = next((each for each in SCALES if abs(value) >= each), None)
    if scale is None or (step is not None and step > scale):
        return ""
    places = round(math.log10(scale / step)) if step else None
    figures = (
        f"{float(value / scale):g}" if places is None else f"{float(value / scale):.{places}f}"
    )
    return f"{figures} {SCALES[scale]}"
