"""Values of the chapter on technologies: the date of the government's paper."""

from claimbook.audit.tables import load_tables
from claimbook.quantities.period import day

PAPER = "W052"


def on_the_cover() -> str:
    """Return the month that the cover of the paper on artificial intelligence has."""
    rows = load_tables().corrections[PAPER]
    return day(next(str(row["right"]) for row in rows if row["field"] == "issued"))
