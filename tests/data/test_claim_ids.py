"""Claim identifiers are for ever: none vanishes, none is renumbered, none is used again.

The recorded list only grows. A claim whose subject changes gets a new identifier.
"""

from pathlib import Path

from techplomacy import read

RECORDED = Path(__file__).with_name("claim_ids.txt").read_text("utf-8").split()
LAST_OF_FIRST = "C516"
"""Later ones were split off others and stand behind them, in the order of print."""


def test_those_of_the_first_coding_keep_their_order():
    first = [claim_id for claim_id in read("claims")["claim_id"] if claim_id <= LAST_OF_FIRST]
    assert first == [claim_id for claim_id in RECORDED if claim_id <= LAST_OF_FIRST]


def test_none_vanishes_and_every_identifier_is_recorded():
    assert set(read("claims")["claim_id"]) == set(RECORDED)


def test_the_recorded_list_has_no_double():
    assert len(set(RECORDED)) == len(RECORDED)
