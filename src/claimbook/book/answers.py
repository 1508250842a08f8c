"""What a computed outcome found, as the answer behind the sentence that says what was computed."""

from __future__ import annotations

from claimbook.audit.outcomes import OTHERWISE, STATED, Outcome
from claimbook.audit.tables import load_tables
from claimbook.audit.wording import worded
from claimbook.book.inline import AFTER, BEFORE

ANSWERS = {
    STATED: "That holds",
    OTHERWISE: "That does not hold",
    "qualifies": "That holds with a limit",
    "compatible": "What was read fits that and does not decide it",
}
"""What a check that finds a truth and no value has found."""


def answer(outcome: Outcome) -> str:
    """Return what a computed outcome found: ``Found: 97.2 %.``, ``That does not hold.``.

    A check that tells its numbers in a sentence is answered by that sentence.
    """
    if outcome.claimed == STATED:
        short = ANSWERS.get(outcome.found)
        return f"{short or outcome.found}."
    unit = load_tables().claims[outcome.claim_id]["unit"] or ""
    found = worded(outcome)[1]
    before = BEFORE.get(unit, "") if found[0].isdigit() else ""
    return f"Found: {before}{found}{AFTER.get(unit, '')}."
