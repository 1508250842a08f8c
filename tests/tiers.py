"""How many examples a property is tried on: all of them, but few in `make test-fast`."""

import os

FEW = "TECHPLOMACY_FEW_EXAMPLES"
SHARE = 20


def examples(number: int, least: int = 10) -> int:
    """Return how many of a number of examples are tried in this run, and at least how many."""
    return max(least, number // SHARE) if os.environ.get(FEW) else number
