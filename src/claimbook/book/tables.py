"""Tables that several chapters print: the numbers of a section, and what became of its checks."""

import pandas as pd

from claimbook.audit.bibliography import older_sources
from claimbook.audit.outcomes import outcomes, worded
from claimbook.audit.tables import Row, load_tables
from claimbook.audit.verdicts import verdict_of
from claimbook.book.floats import table
from claimbook.book.inline import cited_works, linked, work_link
from claimbook.book.register_evidence import OF_ITSELF
from claimbook.book.words import plural
from claimbook.quantities.stating import in_units, stands_at


def numbers(section: str, label: str) -> None:
    """Print the claims of a section that state a value other than a date and carry weight."""
    rows = [
        row
        for row in load_tables().claims.values()
        if row["section_id"] == section
        and row["value"]
        and row["kind"] != "date"
        and row["weight"] in {"central", "supporting"}
    ]
    frame = pd.DataFrame([_number(row) for row in rows])
    caption = (
        "The numbers of the section that weigh in its argument, dates apart: "
        f"{plural(len(rows), 'claim')}, "
        "in the order of print. The last column has the verdict on evidence."
    )
    table(frame, label, caption, (16, 46, 8, 30, 22), markdown=("As stated", "Cited for it"))


def _number(row: Row) -> dict[str, object]:
    claim_id = row["claim_id"]
    works = "; ".join(map(work_link, cited_works(claim_id)))
    return {
        "As stated": linked(claim_id, in_units(row)),
        "What it says": row["statement"],
        "Page": stands_at(row, bare=True),
        "Cited for it": works or "nothing",
        "Verdict": verdict_of()[claim_id].external.replace("-", " "),
    }


def checks(label: str) -> None:
    """Print the outcome of each internal check, or that there is none."""
    ran = [outcome for outcome in outcomes() if outcome.question == "internal"]
    if not ran:
        print("No number is recomputed from others.\n")
        return
    frame = pd.DataFrame(
        {
            "Claim": linked(o.claim_id, o.claim_id),
            "How it is recomputed": o.method,
            "Stated": worded(o)[0],
            "Recomputed": worded(o)[1],
            "Result": OF_ITSELF[o.result],
        }
        for o in ran
    )
    caption = (
        f"Internal checks: {plural(len(ran), 'check')} of the article's numbers against one "
        "another. A stated number is read as the interval of all values that would be printed so."
    )
    table(frame, label, caption, (13, 47, 16, 22, 16), markdown=("Claim",))


def older(label: str) -> None:
    """Print the works that are older than the year of the claim they are cited for."""
    tables = load_tables()
    found = older_sources(tables)
    frame = pd.DataFrame(
        {
            "Claim": linked(each.claim_id, each.claim_id),
            "What it says": tables.claims[each.claim_id]["statement"],
            "Speaks of": str(each.year),
            "Cited for it": work_link(each.work_id),
        }
        for each in found
    )
    caption = (
        f"Claims about a year after that of the work cited for them: {plural(len(found), 'case')}."
    )
    table(frame, label, caption, (13, 66, 12, 25), markdown=("Claim", "Cited for it"))
