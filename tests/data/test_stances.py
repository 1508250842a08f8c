"""A document that supports a claim says all of it, or it is said which part it supports."""

import re

import pytest

import techplomacy as tp

UNSAID = re.compile(
    r"\b(?:is|are|was|were) not (?:named|said|told|given|spoken of|put|in the)\b"
    r"|\bnot in (?:so many|those) words\b|\bnothing is said\b"
)
ROWS = tp.read("statements").astype(object).fillna("").to_dict("records")
OF_A_PART = set(tp.read("statement_parts")["statement_id"])


def leaves_unsaid(row):
    """Whether a row supports a whole claim while its note says that some of it is not said."""
    if row["stance"] != "supports" or row["statement_id"] in OF_A_PART:
        return False
    return bool(UNSAID.search(row["note"]))


def test_no_row_supports_what_its_note_says_is_not_said():
    assert [row["statement_id"] for row in ROWS if leaves_unsaid(row)] == []


@pytest.mark.parametrize(
    ("cells", "unsaid"),
    [
        ({"note": "Danish partners are not named."}, True),
        ({"note": "Danish partners are not named.", "statement_id": min(OF_A_PART)}, False),
        ({"note": "Danish partners are not named.", "stance": "neutral"}, False),
        ({"note": "Of the same year."}, False),
    ],
)
def test_such_a_row_is_told(cells, unsaid):
    assert leaves_unsaid({"statement_id": "", "stance": "supports", "note": ""} | cells) is unsaid
