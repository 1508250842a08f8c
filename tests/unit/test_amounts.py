"""Recomputed amounts for readers: few figures, large ones in words, truths as answers."""

from types import SimpleNamespace

import pytest

from techplomacy.book.amounts import amount, answer
from techplomacy.book.evidence import both_sides
from techplomacy.book.inline import number, qualified


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("(2.03321, 2.05576)", "between 2.033 and 2.056"),
        ("[49.3929, 49.3931)", "49.39"),
        ("[1757.5, 1942.5)", "from 1758 to under 1942"),
        ("[3,008,500,000,000, 3,009,500,000,000)", "3.009 trillion"),
        ("(3,000,000,000,000, ∞)", "over 3 trillion"),
        ("3,000,000,000,000", "3 trillion"),
        ("296,000,000", "296 million"),
        ("[1195, 1205)", "1200 ± 5"),
        ("[13.475, 13.485)", "13.48"),
        ("[1, 10]", "from 1 to 10"),
        ("(−∞, 2022]", "at most 2022"),
        ("(−∞, ∞)", "any number"),
        ("as stated", "as stated"),
    ],
)
def test_an_amount_is_said_in_few_figures(text, said):
    assert amount(text) == said


@pytest.mark.parametrize(
    ("claimed", "found", "unit", "said"),
    [
        ("as stated", "as stated", None, "Found: so."),
        ("as stated", "otherwise", "percent", "Found: not so."),
        ("2", "(2.03321, 2.05576)", "times", "Found: between 2.033 and 2.056."),
        ("[90.25, 99.75]", "[97.15, 97.25)", "percent", "Found: 97.2\N{NO-BREAK SPACE}%."),
        ("(3,000,000,000,000, ∞)", "3,100,000,000,000", "usd", "Found: $3.1 trillion."),
        ("(3,000,000,000,000, ∞)", "(3,000,000,000,000, ∞)", "usd", "Found: over 3 trillion."),
    ],
)
def test_a_computed_outcome_answers(claimed, found, unit, said):
    assert answer(SimpleNamespace(claimed=claimed, found=found), unit) == said


@pytest.mark.parametrize(
    ("results", "room", "shown"),
    [
        ("hqqq", 3, "qqh"),
        ("qqqq", 3, "qqq"),
        ("hhhh", 3, "hhh"),
        ("hf", 2, "fh"),
        ("", 3, ""),
    ],
)
def test_what_holds_is_never_crowded_out_by_what_does_not(results, room, shown):
    names = {"h": "holds", "q": "qualifies", "f": "fails"}
    found = both_sides([SimpleNamespace(result=names[r]) for r in results], room)
    assert [each.result for each in found] == [names[r] for r in shown]


def test_a_large_number_has_no_exponent():
    assert number(14501583678.72) == "14,501,583,679"
    assert number(0.5) == "0.5"


@pytest.mark.parametrize(
    ("qualifier", "value", "said"),
    [
        ("since", "1980s", "since the 1980s"),
        ("as-early-as", "late 1980s", "as early as the late 1980s"),
        ("since", "2024", "since 2024"),
        (None, "1950s", "1950s"),
    ],
)
def test_a_decade_behind_a_qualifier_takes_the_article(qualifier, value, said):
    row = {"qualifier": qualifier, "value": value, "unit": "calendar-year"}
    assert qualified(row) == said
