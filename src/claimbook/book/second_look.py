"""How the coding changed since it was frozen, and how close undecided claims are to a decision."""

from collections import Counter

import pandas as pd

from claimbook.audit.corroboration import central_corroboration
from claimbook.audit.history import amendments, rereadings
from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import verdict_of
from claimbook.book.floats import table
from claimbook.book.words import plural
from claimbook.package.labels import labels


def amended_claims() -> int:
    """Count the claims of which a cell was recoded after evidence had been read."""
    return len({row["claim_id"] for row in amendments()})


def central_decided() -> list[str]:
    """Return the decided claims of central weight in the order of print, no repetitions."""
    return list(central_corroboration())


def read_again() -> int:
    """Return how many of the decided claims of central weight had a second pass."""
    return len(set(central_decided()) & {row["claim_id"] for row in rereadings()})


def print_degrees(label: str) -> None:
    """Print how many undecided claims there are of each degree, and how many of central weight."""
    claims = load_tables().claims
    judged = verdict_of().items()
    found = {k: each.degree for k, each in judged if each.degree and not claims[k]["restates"]}
    every = Counter(found.values())
    central = Counter(v for k, v in found.items() if claims[k]["weight"] == "central")
    frame = pd.DataFrame(
        {"Degree": code.replace("-", " "), "Meaning": words, "Claims": every[code]}
        | {"Central": central[code]}
        for code, words in labels("verdicts", "degree").items()
    )
    caption = (
        f"The {plural(len(found), 'undecided claim')} by degree, which says what was read; "
        "repetitions are left out."
    )
    table(frame, label, caption, (14, 40, 8, 8))
