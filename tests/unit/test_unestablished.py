"""A claim is shown with what its verdict does not establish."""

from dataclasses import replace

import pytest

from claimbook.audit.claim_report import unestablished
from claimbook.audit.verdicts import Verdict

SETTLED = Verdict(
    "C001", "consistent", "supports", "confirmed", "", "independent", "whole", "coded",
    "official", "none", 1, "Confirmed.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, ""),
        ({"external": "undecided"}, "whether it is so"),
        ({"external": "attested"}, "anybody but the party"),
        ({"internal": "untestable"}, "the rest of the article"),
        ({"cited": "unreachable"}, "could not be read"),
        ({"basis": "own-data"}, "data other than the article's own"),
    ],
)
def test_what_is_open_is_told_and_nothing_else(change, told):
    found = unestablished(replace(SETTLED, **change))
    assert told in found
    assert bool(found) is bool(told)
