"""A problem that lint found: which rule, where, and what."""

from dataclasses import dataclass

RULES = {
    "quotation": "a run of eight words of the text that was given",
    "typed-number": "a digit or number word that was typed into a chapter and not computed",
    "typed-verdict": "a word of a verdict that was typed into a chapter and not computed",
    "claim-id": "an identifier of a claim that vanished, moved or is not on record",
    "stale": "a recorded audit that is not what the evidence gives today",
    "source": "a page, quotation or value that is not where a row has it in its source",
    "drafted": "a draft that nobody has confirmed",
    "unaccounted": "a numeral that belongs to no claim and has no reason to be set aside",
    "gone": "a pinned file of evidence that is missing or has changed",
    "inconsistent": "a claim on which the article disagrees with itself",
    "confirmed": "a claim that evidence confirms",
    "confirmed-by-rounding": "a claim that holds by rounding only",
    "attested": "a claim of which only the party itself says so",
    "qualified": "a claim that needs qualifying",
    "contradicted": "a claim that evidence contradicts",
    "undecided": "a claim that no evidence decides",
    "not-checkable": "a claim that cannot be checked",
}
"""What each rule finds; those that bear the name of a verdict find the claims that have it."""
ALWAYS = ("quotation", "typed-number", "typed-verdict", "claim-id")
"""Rules that fail a run whatever the policy says."""


@dataclass(frozen=True, order=True)
class Problem:
    """One problem: the file and line, the rule, the claim if it is about one, and the message."""

    file: str
    line: int
    rule: str
    message: str
    claim_id: str = ""
