"""Values of the chapter on the abstract: what it says beside the body, and the dates of receipt."""

from collections import Counter

import pandas as pd

from claimbook.audit.bibliography import access_dates
from claimbook.audit.tables import Row, load_tables
from claimbook.book.editing import edited
from claimbook.book.floats import table
from claimbook.book.inline import linked
from claimbook.book.words import plural
from claimbook.quantities.period import Period

MORE, SAME, LESS = "more", "the same", "less"


def beside() -> dict[str, dict[str, str]]:
    """Return how a claim of the abstract compares with the one that it repeats, and in what."""
    return {row["claim_id"]: row for row in edited("abstract")}


def repeated() -> list[Row]:
    """Return the claims of the abstract that repeat one of the body."""
    rows = load_tables().claims.values()
    return [row for row in rows if row["section_id"] == "S02" and row["restates"]]


def degrees() -> Counter[str]:
    """Return how many repeated claims say more, the same, and less."""
    return Counter(beside()[row["claim_id"]]["claimed"] for row in repeated())


def print_repeated(label: str) -> None:
    """Print each claim of the abstract beside the one that it repeats."""
    claims = load_tables().claims
    frame = pd.DataFrame(
        {
            "The abstract says": row["statement"],
            "The body says": claims[row["restates"]]["statement"],
            "Page": str(claims[row["restates"]]["page"]),
            "Claimed": beside()[row["claim_id"]]["claimed"],
            "What differs": beside()[row["claim_id"]]["differs"],
            "Claims": ", ".join(linked(each, each) for each in (row["claim_id"], row["restates"])),
        }
        for row in repeated()
    )
    caption = f"The abstract beside the body: {plural(len(frame), 'claim')} that both make."
    table(frame, label, caption, (32, 32, 6, 10, 24, 14), markdown=("Claims",))


def days() -> int:
    """Return the days between receipt and acceptance, as printed."""
    claims = load_tables().claims
    first, last = (Period.parse(claims[each]["period"]).first_day for each in ("C001", "C002"))
    assert first is not None
    assert last is not None
    return (last - first).days


def late() -> int:
    """Return how many works were read after the manuscript had been received."""
    return sum(not each.is_before_receipt for each in access_dates(load_tables()))
