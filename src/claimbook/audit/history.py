"""The history of a claim's coding and verdict: amended, decided, read again, turned."""

from collections.abc import Iterator

from claimbook.audit.record import EARLIER
from claimbook.audit.tables import Row, rows
from claimbook.audit.verdicts import verdict_of
from claimbook.package.caching import once_per_package
from claimbook.package.labels import labels
from claimbook.package.locate import Location, OpenPackage, opened
from claimbook.quantities.period import day

ELSEWHERE = "See adjudications."
"""What stands for a reason that another line of the history gives."""

VOICES = {
    "second-coding": ("the second coder", "had"),
    "third-coding": ("the third coder", "had"),
    "review": ("a review", "proposed"),
}
"""Who raised a question, and the verb for what it held."""

Line = tuple[str, str]


@once_per_package
def amendments(package: OpenPackage) -> tuple[Row, ...]:
    """Return the cells coded otherwise after evidence was read; none without the table."""
    return tuple(rows("amendments", package))


@once_per_package
def adjudications(package: OpenPackage) -> tuple[Row, ...]:
    """Return what was decided where codings differ; nothing for a package without the table."""
    return tuple(rows("adjudications", package))


def standing(package: Location | None = None, raised_by: str = "") -> list[Row]:
    """Return the decisions in force: the last on each claim and aspect.

    Args:
        package: The package.
        raised_by: Leave out what was raised otherwise, so that the last of these remains.
    """
    rows_of = (row for row in adjudications(package) if raised_by in ("", row["raised_by"]))
    return [*{(row["claim_id"], row["aspect"]): row for row in rows_of}.values()]


@once_per_package
def _earlier(package: OpenPackage) -> tuple[Row, ...]:
    return tuple(rows(EARLIER, package))


@once_per_package
def turned(package: OpenPackage) -> tuple[Row, ...]:
    """Return the recorded earlier verdicts that differ from the present ones."""
    return tuple(row for row in _earlier(package) if _has_turned(row, package))


def _has_turned(row: Row, package: OpenPackage) -> bool:
    return bool(row["external"] != verdict_of(package)[row["claim_id"]].external)


@once_per_package
def rereadings(package: OpenPackage) -> tuple[Row, ...]:
    """Return the results of second passes over the rows of claims; none without the table."""
    return tuple(rows("rereadings", package))


def followed(row: Row) -> str:
    """Return whom a decision follows: the ``first`` coder, the ``other``, or ``neither``."""
    names = {row["other_coder"]: "other", row["first_coder"]: "first"}
    return names.get(row["decision"], "neither")


def history(claim_id: str, package: Location | None = None) -> list[Line]:
    """Return the history of the coding of a claim, as pairs of a label and a text."""
    here = opened(package)
    own = [row for row in adjudications(here) if row["claim_id"] == claim_id]
    changes = [row for row in amendments(here) if row["claim_id"] == claim_id]
    changes += [row for row in own if followed(row) != "first"]
    lines = [*_history(claim_id, here)]
    if not changes:
        return lines
    last = max(changes, key=lambda row: str(row["date"]))
    return [("Coding last changed", f"on {_day(last)}."), *lines]


def _history(claim_id: str, package: OpenPackage) -> Iterator[Line]:
    for row in amendments(package):
        if row["claim_id"] == claim_id:
            yield "Coded otherwise", _amendment(row)
    for row in adjudications(package):
        if row["claim_id"] == claim_id:
            about = labels("adjudications", "aspect", package)[row["aspect"]]
            again = ", once more" if row["turn"] > 1 else ""
            text = f"on {_day(row)}{again}, {about}: {_decision(row)}. {_sentence(row['reason'])}"
            yield "Read again", text
    for row in rereadings(package):
        if row["claim_id"] == claim_id:
            found = f"{_word(row['verdict'])}.{_reason(row['why'])}"
            yield "Second pass", f"over all rows on {_day(row)}: {found}"
    for row in _earlier(package):
        if row["claim_id"] == claim_id and _has_turned(row, package):
            yield "Earlier verdict", _turn(row, package)


def _turn(row: Row, package: OpenPackage) -> str:
    """Return an earlier verdict, the present one, and why it turned, if that is said."""
    now = verdict_of(package)[row["claim_id"]].external
    rule = labels(EARLIER, "rule", package)[row["rule"]] if row["rule"] else ""
    why = f": {rule.rstrip('.')}" if rule else ""
    return f"on {_day(row)} {_word(row['external'])}, now {_word(now)}{why}."


def _amendment(row: Row) -> str:
    old, new = (_cell(row[name]) for name in ("old", "new"))
    what = _word(row["field"]).replace("_", " ")
    return f"on {_day(row)}: {what}, from {old} to {new}.{_reason(row['reason'])}"


def _reason(text: str) -> str:
    return "" if text == ELSEWHERE else f" {_sentence(text)}"


def _cell(text: str | None) -> str:
    return f"“{text.rstrip('.')}”" if text and " " in text else text or "nothing"


def _decision(row: Row) -> str:
    """Return who held what, and what was decided: kept, taken over, or something else."""
    first, other, held = (_word(row[name]) for name in ("first_coder", "other_coder", "decision"))
    voice, verb = VOICES[row["raised_by"]]
    asked = f"{voice} {verb} {other}"
    second = asked if other else f"{voice} objected"
    lean = f" ({_word(row['degree'])})" if row["degree"] else ""
    end = f"{held} was {'kept' if followed(row) == 'first' else 'decided'}{lean}"
    return f"the first coder had {first}, {second}, and {end}"


def _sentence(text: str) -> str:
    return f"{text.rstrip('.')}."


def _day(row: Row) -> str:
    return day(str(row["date"])[:10])


def _word(code: str | None) -> str:
    return (code or "").replace("-", " ")
