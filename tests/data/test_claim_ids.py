"""Claim identifiers are for ever: none vanishes, none is renumbered, none is used again.

The recorded list only grows. A claim whose subject changes gets a new identifier.
"""

from pathlib import Path

from techplomacy import read

RECORDED = Path(__file__).with_name("claim_ids.txt").read_text("utf-8").split()


def test_no_identifier_vanishes_and_new_ones_follow():
    assert list(read("claims")["claim_id"])[: len(RECORDED)] == RECORDED


def test_every_identifier_is_recorded():
    assert set(read("claims")["claim_id"]) == set(RECORDED)


def test_the_recorded_list_has_no_double():
    assert len(set(RECORDED)) == len(RECORDED)
