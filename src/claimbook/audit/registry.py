"""The register of checks: which function recomputes which claim."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.quantities.interval import Interval

Found = Interval | bool | None
"""What a check finds: a value to compare, a truth, or None where the tables cannot tell."""


@dataclass(frozen=True)
class Check:
    """A function that recomputes one claim from other rows, and in one sentence how it does so."""

    claim_id: str
    name: str
    method: str
    function: Callable[[EvidenceReader], Found]


CHECKS: list[Check] = []


def check(
    claim_id: str,
) -> Callable[[Callable[[EvidenceReader], Found]], Callable[[EvidenceReader], Found]]:
    """Register the decorated function as a check of ``claim_id``."""

    def register(function: Callable[[EvidenceReader], Found]) -> Callable[[EvidenceReader], Found]:
        CHECKS.append(Check(claim_id, function.__name__, first_paragraph(function), function))
        return function

    return register


def shown_code(check: Check) -> str:
    """Return what a check computes as a reader is shown it: a formula, or code."""
    function = check.function
    if formula := getattr(function, "text", ""):
        return str(formula)
    return inspect.getsource(function.func if isinstance(function, partial) else function).strip()


def first_paragraph(function: Callable[..., Found]) -> str:
    """Return the first paragraph of a docstring as one line."""
    return " ".join((function.__doc__ or "").split("\n\n")[0].split())
