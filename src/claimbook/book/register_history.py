"""What became of the coding of a claim, as its entry in the register tells it."""

from __future__ import annotations

from claimbook.audit.agreement.adjudication import adjudications, followed
from claimbook.audit.tables import Row, rows
from claimbook.book.frames import labels
from claimbook.book.inline import escaped, with_links
from claimbook.book.words import day
from claimbook.package.caching import kept_with_package
from claimbook.package.descriptor import load_descriptor

ELSEWHERE = "See adjudications."
"""What stands for a reason that another line of the entry gives."""


def amended(claim_id: str) -> list[str]:
    """Return one line for each cell of a claim that was coded otherwise after evidence was read."""
    return [_amendment(row) for row in amendments() if row["claim_id"] == claim_id]


def read_twice(claim_id: str) -> list[str]:
    """Return one line for each second pass over the rows of a claim."""
    return [_second_pass(row) for row in rereadings() if row["claim_id"] == claim_id]


@kept_with_package
def amendments() -> list[Row]:
    """Return the amendments of the coding, in the order of the claims."""
    return rows("amendments", None)


@kept_with_package
def rereadings() -> list[Row]:
    """Return what second passes gave, in the order of the claims."""
    return rows("rereadings", None)


def _amendment(row: Row) -> str:
    titles = {f["name"]: f["title"] for f in load_descriptor().resources["claims"].schema["fields"]}
    old, new = (f"*{escaped(row[name])}*" if row[name] else "nothing" for name in ("old", "new"))
    what = titles[row["field"]].lower()
    return (
        f"*Coded otherwise* on {_day(row)}: {what}, from {old} to {new}. {_reason(row['reason'])}"
    )


def _second_pass(row: Row) -> str:
    line = f"*Second pass* over all rows on {_day(row)}: *{_word(row['verdict'])}*."
    return line if row["why"] == ELSEWHERE else f"{line} {_reason(row['why'])}"


def _reason(text: str) -> str:
    return f"{with_links(text.rstrip('.'), is_entry=True)}."


def _day(row: Row) -> str:
    return day(str(row["date"])[:10])


def adjudicated(claim_id: str) -> list[str]:
    """Return one line for each time that the coding of a claim was read again and decided."""
    return [_line(row) for row in adjudications() if row["claim_id"] == claim_id]


def _line(row: Row) -> str:
    about = labels("adjudications", "aspect")[row["aspect"]]
    reason = with_links(row["reason"].rstrip("."), is_entry=True)
    when = _day(row)
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
