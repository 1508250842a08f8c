"""The account of one claim, as lines of text: outcomes, verdict, and what this leaves open."""

from collections.abc import Iterator

from claimbook.audit.corroboration import corroboration_of
from claimbook.audit.history import history
from claimbook.audit.outcomes import STATED, Outcome, code_of, outcomes_by_claim, worded
from claimbook.audit.tables import Tables, load_tables, rows
from claimbook.audit.verdicts import OPEN, Verdict, verdict_of
from claimbook.package.locate import Location

CITED = {
    "no-source": "that a work which it cites says so",
    "unchecked": "that the cited work says so: it was not looked up",
    "silent": "that the cited work says so: it is silent",
    "unreachable": "that the cited work says so: it could not be read",
    "supports-part": "that the cited work says all of it",
}
BASES = {
    "own-data": "that data other than the article's own give it",
    "cited": "that anything else than the works cited for it says so",
    "cited-elsewhere": "that anything else than works that the article cites says so",
}


def unestablished(verdict: Verdict) -> str:
    """Return what is not established of a claim, in words; empty if nothing of it is open."""
    return "; ".join(_open(verdict))


def _open(verdict: Verdict) -> Iterator[str]:
    if verdict.external in OPEN:
        yield "whether it is so"
    elif verdict.external == "attested":
        yield "that anybody but the party says so"
    if verdict.internal == "untestable":
        yield "whether it agrees with the rest of the article"
    if verdict.cited in CITED:
        yield CITED[verdict.cited]
    if verdict.basis in BASES:
        yield BASES[verdict.basis]


Line = tuple[str, str]
ROWS = 6
"""How many rows of an outcome are named; the verb ``evidence`` lists all."""


def account(claim_id: str, package: Location | None = None) -> list[Line]:
    """Return what was found on a claim and what follows, as pairs of a label and a text."""
    tables = load_tables(package)
    lines = [_cited(row, tables) for row in tables.source_checks.get(claim_id, ())]
    for outcome in outcomes_by_claim(package).get(claim_id, ()):
        lines += _found(outcome, tables)
    verdict = verdict_of(package)[claim_id]
    lines.append(("Internal", verdict.internal))
    lines.append(("Verdict", f"{verdict.verdict_reason} Basis: {verdict.basis}."))
    lines += _recorded(verdict, package)
    question = tables.question(claim_id)
    if question and verdict.basis == "none":
        lines.append(("Open", question["would_settle"]))
    lines += _documents(claim_id, tables)
    if left := unestablished(verdict):
        lines.append(("Not shown", left))
    return [*lines, *history(claim_id, package)]


def _recorded(verdict: Verdict, package: Location | None) -> list[Line]:
    """Return the verdict on record, where it is no longer what the evidence gives."""
    rows_of = {row["claim_id"]: row for row in rows("verdicts", package)}
    row = rows_of.get(verdict.claim_id)
    if row is None or (row["external"], row["degree"] or "") == (verdict.external, verdict.degree):
        return []
    words = [row["external"], *filter(None, [row["degree"]])]
    return [("Recorded", f"{', '.join(words)}; the evidence gives {verdict.external} today.")]


def _cited(row: dict[str, str], tables: Tables) -> Line:
    where = f" ({row['locator']})" if row["locator"] else ""
    title = tables.works[row["work_id"]]["title"]
    return ("Cited says", f"{row['finding']}: {row['work_id']} {title}{where}")


def _documents(claim_id: str, tables: Tables) -> list[Line]:
    works = corroboration_of(claim_id, tables.package)
    if works is None:
        return []
    named = "; ".join(f"{w} {tables.works[w]['title']}" for w in works)
    lines = [("Documents", f"{len(works)} independent: {named}" if works else "none independent")]
    sought = tables.second_documents.get(claim_id)
    return lines + ([("Second", f"sought: {sought['looked_for']}")] if sought else [])


def _found(outcome: Outcome, tables: Tables) -> list[Line]:
    label = "Itself" if outcome.question == "internal" else "Evidence"
    works = "; ".join(f"{w} {tables.works[w]['title']}" for w in outcome.works)
    if outcome.kind == "coded":
        return [(label, f"{outcome.result} (coded, {outcome.check}): {outcome.found} {works}")]
    claimed, found = worded(outcome, tables.package)
    values = "" if outcome.claimed == STATED else f" Stated: {claimed}. Found: {found}."
    text = (
        f"{outcome.result} (computed): {outcome.method}{values} [{_rows(outcome)}] {works}".strip()
    )
    return [(label, text), ("Code", code_of(outcome.claim_id, outcome.check, tables))]


def _rows(outcome: Outcome) -> str:
    named = ", ".join("/".join(row) for row in outcome.rows[:ROWS])
    more = len(outcome.rows) - ROWS
    return f"{named} and {more} more: `evidence {outcome.claim_id}`" if more > 0 else named
