"""What the evidence says, for use in chapters: verdicts, values read, and tables of both."""

from dataclasses import dataclass

from IPython.display import Markdown

from claimbook.audit.outcomes import OTHERWISE, STATED, Outcome, worded
from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import counted_of, verdict_of
from claimbook.book.assertions import assert_verdict
from claimbook.book.frames import body
from claimbook.book.inline import escaped, linked, work_link
from claimbook.quantities.stating import signed

NUMERIC = {"quantity", "rank", "date", "count", "ratio"}
AGREEING = ("holds", "by-rounding", "compatible")
SHOWN = 3
"""Works that are named for one claim in a table; its entry in the register names all."""
ANSWERS = {
    STATED: "That holds",
    OTHERWISE: "That does not hold",
    "qualifies": "That holds with a limit",
    "compatible": "What was read fits that and does not decide it",
}
"""What a check that finds a truth and no value has found."""


def verdict(claim_id: str, *others: str) -> Markdown:
    """Return the external verdict on a claim as a word, linked to its entry.

    Raises:
        StaleProseError: Other claims are named of which the sentence says the same, and the
            verdict on one of them is another.
    """
    result = verdict_of()[claim_id].external
    assert_verdict(result, *others)
    return Markdown(linked(claim_id, result.replace("-", " ")))


def deciding(claim_id: str) -> list[Outcome]:
    """Return the outcomes that the external verdict on a claim counts."""
    return list(counted_of().get(claim_id, ()))


def found(claim_id: str) -> str:
    """Return what the deciding outcomes of a claim found, with links to the works, as Markdown."""
    return " ".join(dict.fromkeys(map(_finding, both_sides(deciding(claim_id), SHOWN))))


def first_against(claim_id: str) -> str:
    """Return what the first deciding outcome found that goes against a claim, as Markdown."""
    return _finding(next(each for each in deciding(claim_id) if each.result not in AGREEING))


def both_sides(counted: list[Outcome], room: int) -> list[Outcome]:
    """Return up to ``room`` outcomes, failures first, and one that holds if there is one."""
    against = [outcome for outcome in counted if outcome.result != "holds"]
    holding = [outcome for outcome in counted if outcome.result == "holds"]
    kept = against[: room - bool(holding)]
    return [*kept, *holding[: 1 if against else room]]


def _finding(outcome: Outcome) -> str:
    """Return what an outcome found, with its first documents."""
    works = "; ".join(map(work_link, [*dict.fromkeys(outcome.works)][:SHOWN]))
    if outcome.kind == "coded":
        return f"{escaped(outcome.found)} ({works})"
    return f"{outcome.method} {escaped(answer(outcome))} ({works})"


def answer(outcome: Outcome) -> str:
    """Return what a computed outcome found: ``Found: 97.2 %.``, ``That does not hold.``.

    A check that tells its numbers in a sentence is answered by that sentence.
    """
    if outcome.claimed == STATED:
        short = ANSWERS.get(outcome.found)
        return f"{short or outcome.found}."
    unit = load_tables().claims[outcome.claim_id]["unit"]
    return f"Found: {signed(worded(outcome)[1], unit)}."


@dataclass(frozen=True)
class EvidenceCoverage:
    """How far evidence decides the numbers of the body: all checkable, decided, independently.

    Independent are documents that the article cites nowhere.
    """

    all: int
    decided: int
    independent: int


def reach_of_evidence() -> EvidenceCoverage:
    """Count the checkable numbers, ranks and dates of the body by the basis of their verdict."""
    bases = [
        verdict_of()[claim_id].basis
        for claim_id, row in load_tables().claims.items()
        if row["kind"] in NUMERIC and row["is_checkable"] and not row["restates"]
        if row["section_id"] in body()
    ]
    return EvidenceCoverage(len(bases), sum(b != "none" for b in bases), bases.count("independent"))
