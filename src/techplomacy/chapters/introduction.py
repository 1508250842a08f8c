"""Values of the chapter on the introduction: companies beside economies."""

from __future__ import annotations

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.tables import load_tables
from claimbook.quantities.period import year_of
from techplomacy.checks import introduction as checked


def larger_economies() -> tuple[int, int]:
    """Return how many economies were above Apple, by outputs of the year before and of its own."""
    reader = EvidenceReader(load_tables())
    year = int(year_of(checked.CLOSE))
    before, same = (
        checked.economies_above(reader, checked.CLOSE, each) for each in (year - 1, year)
    )
    return before, same
