"""Values of the chapter on the introduction: companies beside economies."""

from claimbook.audit.evidence_reader import EvidenceReader
from techplomacy.checks.introduction import outputs
from techplomacy.figures.giants import APPLE, APPLE_DAY


def larger_economies() -> tuple[int, int]:
    """Return how many economies were above Apple, by outputs of the year before and of its own."""
    t = EvidenceReader()
    apple = t.score("market_value_usd", APPLE, 2023, edition=APPLE_DAY)
    before, same = (sum(each > apple for each in outputs(t, year)) for year in (2022, 2023))
    return before, same
