"""What several tests of the book look at."""

import pytest

from claimbook.audit.tables import load_tables
from claimbook.book.register_entry import entry


@pytest.fixture(scope="session")
def entries():
    """The entry of each claim in the register."""
    tables = load_tables()
    return {claim_id: entry(row, tables) for claim_id, row in tables.claims.items()}
