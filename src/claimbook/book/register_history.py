"""What became of the coding of a claim, as its entry in the register tells it."""

from __future__ import annotations

from claimbook.audit.agreement.adjudication import adjudications, followed
from claimbook.audit.tables import Row
from claimbook.book.frames import labels
from claimbook.book.inline import with_links
from claimbook.book.words import day


def adjudicated(claim_id: str) -> list[str]:
    """Return one line for each time that the coding of a claim was read again and decided."""
    return [_line(row) for row in adjudications() if row["claim_id"] == claim_id]


def _line(row: Row) -> str:
    about = labels("adjudications", "aspect")[row["aspect"]]
    reason = with_links(row["reason"].rstrip("."), is_entry=True)
    when = day(f"{row['date']:%Y-%m-%d}")
    return f"*Read again* on {when}, {about}: {_said(row)}. {reason}."


def _said(row: Row) -> str:
    """Return who held what, and what was decided: kept, taken over, or something else."""
    first, other, held = (_word(row[name]) for name in ("first_coder", "second_coder", "decision"))
    voice = {"second-coding": "the second coder", "review": "a review"}[row["raised_by"]]
    asked = f"{voice} {'had' if row['raised_by'] == 'second-coding' else 'proposed'} *{other}*"
    second = asked if other else f"{voice} asked for it"
    lean = f" ({_word(row['degree'])})" if row["degree"] else ""
    end = f"*{held}* was {'kept' if followed(row) == 'first' else 'decided'}{lean}"
    return f"the first coder had *{first}*, {second}, and {end}"


def _word(code: str | None) -> str:
    return (code or "").replace("-", " ")
