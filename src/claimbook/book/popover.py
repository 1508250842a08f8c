"""What a small panel shows beside a number: stated, found, verdict and source, as data."""

from claimbook.audit.outcomes import Outcome
from claimbook.audit.tables import Row, load_tables
from claimbook.audit.verdicts import Verdict, sign, verdict_of
from claimbook.book.evidence import answer, both_sides, deciding
from claimbook.book.frames import why_not_checkable
from claimbook.book.inline import cited_works, short
from claimbook.quantities.stating import qualified, stands_at
from claimbook.texts import json_line

SHOWN = 2
"""Findings, and works, that a panel has room for; the entry has all."""


def script() -> str:
    """Return the panels of all claims as a script, which loads from a local file as well.

    It calls ``bookClaims`` with an object: the claim's identifier, and a list of place, stated,
    found, verdict, its class, the name of its sources, and pairs of a work's identifier and name.
    """
    panels = {claim_id: contents(row) for claim_id, row in load_tables().claims.items()}
    text = json_line(panels)
    return f"bookClaims({text});\n"


def contents(row: Row) -> list[object]:
    """Return what the panel of one claim shows."""
    verdict = verdict_of()[row["claim_id"]]
    counted = _counted(row) if verdict.basis != "none" else []
    value = qualified(row) if row["value"] and row["unit"] else ""
    works = dict.fromkeys(work for outcome in counted for work in outcome.works)
    named = list(works or dict.fromkeys(cited_works(row["claim_id"])))[:SHOWN]
    return [
        stands_at(row),
        f"{value[0].upper()}{value[1:]}. {row['statement']}" if value else row["statement"],
        _found(row, counted),
        _words(verdict),
        verdict.external.removeprefix("confirmed-"),
        "Source" if works else "Cited",
        [[work_id, short(load_tables().works[work_id])] for work_id in named],
    ]


def _counted(row: Row) -> list[Outcome]:
    """Return the deciding outcomes of a claim, or of the claim that it restates, both sides first.

    Where some do not hold, a reader wants to see one of them, and one that holds.
    """
    every = deciding(row["claim_id"])
    first = both_sides(every, SHOWN)
    return first + [outcome for outcome in every if outcome not in first]


def _found(row: Row, counted: list[Outcome]) -> str:
    if not row["is_checkable"]:
        return f"Not checkable: {why_not_checkable(row)}."
    texts = list(dict.fromkeys(map(_finding, counted)))
    more = f" And {len(texts) - SHOWN} more in the entry." if len(texts) > SHOWN else ""
    return " ".join(texts[:SHOWN]) + more if texts else "Nothing that decides it."


def _finding(outcome: Outcome) -> str:
    if outcome.kind == "coded":
        return outcome.found
    return f"{outcome.method} {answer(outcome)}"


def _words(verdict: Verdict) -> str:
    inner = ", disagrees with itself" if verdict.internal == "inconsistent" else ""
    return f"{sign(verdict)} {verdict.external.replace('-', ' ')}{inner}".strip()
