"""What prose relies on: the verdicts that it assumes.

A sentence that is true only while a verdict stays as it is says so through `assert_verdict` or
`verdict_phrase`;
both stop the render once the verdict has changed, so that nobody reads a stale sentence.
"""

import re

from claimbook.audit.verdicts import verdict_of

HOLDING = ("confirmed", "confirmed-by-rounding")
"""Verdicts under which prose may say that a claim holds; what only the party says does not."""
MEANINGS: dict[str, tuple[str, ...]] = {
    r"(?:by|through) rounding": ("confirmed-by-rounding",),
    r"h(?:old|olds|eld) (?:with a limit|in part)|qualif(?:y|ies|ied)": ("qualified",),
    r"attest(?:s|ed)?": ("attested",),
    r"undecided|(?:stay|stays|stayed|is|are) open": ("undecided",),
    r"not[ -]checkable|cannot be checked": ("not-checkable",),
    r"contradict(?:s|ed)?|fail(?:s|ed)?|refute[sd]?": ("contradicted",),
    r"confirm(?:s|ed)?": ("confirmed",),
    r"h(?:old|olds|eld)|b(?:ear|ears|ore|orne)(?: it| them)? out": HOLDING,
}
"""What a word of the prose says of a claim: a pattern, and the verdicts under which it is true.

The first pattern that a word matches counts.
"""


class StaleProseError(AssertionError):
    """A verdict is no longer the one that a sentence of a chapter was written for."""


def assert_verdict(result: str, *claim_ids: str, question: str = "external") -> None:
    """Stop where the prose no longer fits the answer to a question on some claims.

    Args:
        result: The answer that the prose presumes, as ``verdicts`` has it.
        claim_ids: The claims.
        question: ``external``, ``cited`` or ``internal``.

    Raises:
        StaleProseError: The answer for a claim is another.
    """
    _demand((result,), claim_ids, question)


def verdict_phrase(text: str, *claim_ids: str) -> str:
    """Return a word of judgement, such as ``hold``, after making sure that it fits all the claims.

    Raises:
        ValueError: The text says none of the `MEANINGS`, or no claim is named.
        StaleProseError: The verdict on a claim is not one of those that the text stands for.
    """
    verdicts = meaning(text)
    if not verdicts or not claim_ids:
        raise ValueError(f"{text!r} says nothing of a claim")
    _demand(verdicts, claim_ids, "external")
    return text


def meaning(text: str) -> tuple[str, ...]:
    """Return the verdicts under which a word of judgement is true; none if it is no such word."""
    return next((v for p, v in MEANINGS.items() if re.search(rf"\b(?:{p})\b", text, re.I)), ())


def _demand(results: tuple[str, ...], claim_ids: tuple[str, ...], question: str) -> None:
    for claim_id in claim_ids:
        found = getattr(verdict_of()[claim_id], question)
        if found not in results:
            raise StaleProseError(
                f"the prose has {claim_id} as {' or '.join(results)}; its verdict is {found}"
            )
