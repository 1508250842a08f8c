"""The list of sources: what an entry of a work says."""

import pytest

from claimbook.audit.tables import load_tables
from claimbook.book.sources import entry


@pytest.fixture(scope="module")
def entries():
    return {work_id: entry(row, load_tables(), []) for work_id, row in load_tables().works.items()}


def test_a_copy_leads_to_what_it_copies(entries):
    copies = {
        work_id: row["copy_of"] for work_id, row in load_tables().works.items() if row["copy_of"]
    }
    assert len(copies) > 50
    for work_id, text in entries.items():
        linked = f"*Copy of:* [{copies.get(work_id)}]("
        assert (linked in text) == (work_id in copies) == ("*Copy of:*" in text)


def test_a_licence_is_told_where_one_was_seen(entries):
    licensed = {work_id for work_id, row in load_tables().works.items() if row["licence"]}
    assert (
        {work_id for work_id, text in entries.items() if "*Licence:*" in text} == licensed != set()
    )
