"""Claim identifiers are for ever, and the project passes the lint that it offers to others."""

import pytest

from claimbook.lint.policy import policy, problems
from claimbook.package.locate import opened


@pytest.mark.slow
def test_the_project_has_no_problems(root):
    assert problems(opened(), policy(root)) == []


def test_the_recorded_list_has_no_double(root):
    recorded = (root / "claim_ids.txt").read_text("utf-8").split()
    assert len(set(recorded)) == len(recorded)
