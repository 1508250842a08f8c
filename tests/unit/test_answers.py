"""What a computed outcome answers, and how amounts and decades are written."""

from types import SimpleNamespace

import pytest

from claimbook.audit.verdicts import verdict_of
from claimbook.book.evidence import answer, both_sides
from claimbook.book.inline import number
from claimbook.quantities.stating import qualified, signed, stated


@pytest.mark.parametrize(
    ("claim_id", "claimed", "found", "said"),
    [
        ("C380", "as stated", "as stated", "That holds."),
        ("C380", "as stated", "otherwise", "That does not hold."),
        ("C380", "as stated", "It fell by 42 percent", "It fell by 42 percent."),
        ("C380", "2", "(2.03321, 2.05576)", "Found: between 2.03 and 2.06."),
        ("C379", "[27.5, 28.5)", "[27.55, 27.65)", "Found: 27.6\N{NO-BREAK SPACE}%."),
        ("C347", "2022", "(−∞, 2022)", "Found: 2021 or earlier."),
        ("C034", "(3,000,000,000,000, ∞)", "3,100,000,000,000", "Found: $3.1 trillion."),
        ("C034", "(3,000,000,000,000, ∞)", "(3,000,000,000,000, ∞)", "Found: over 3 trillion."),
    ],
)
def test_a_computed_outcome_answers(claim_id, claimed, found, said):
    assert answer(SimpleNamespace(claim_id=claim_id, claimed=claimed, found=found)) == said


@pytest.mark.parametrize(
    ("found", "unit", "said"),
    [
        ("49.4", "percent", "49.4\N{NO-BREAK SPACE}%"),
        ("49.4 or more", "percent", "49.4 or more"),
        ("296 million", "eur-per-year", "€296 million"),
        ("over 3 trillion", "usd", "over 3 trillion"),
        ("2", "rank", "2"),
        ("2", None, "2"),
    ],
)
def test_what_was_found_has_the_sign_of_its_unit(found, unit, said):
    assert signed(found, unit) == said


def test_a_reason_gives_a_share_as_a_share():
    told = verdict_of()["C379"].verdict_reason
    assert "This gives 27.6\N{NO-BREAK SPACE}%; the article has 28" in told


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


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "period", "said"),
    [
        ("twice", "times", "exactly", "2024", "exactly twice, for 2024"),
        ("2.1", "times", None, None, "2.1 times"),
        ("3 trillion", "usd", "over", "2023", "over $3 trillion, for 2023"),
        ("20 million", "eur", "about", None, "about €20 million"),
        ("296 million", "eur-per-year", None, None, "€296 million a year"),
        ("25", "percent", "almost", None, "almost 25\N{NO-BREAK SPACE}%"),
        ("2,400", "persons", "about", None, "about 2,400 persons"),
        ("fourth", "consecutive", None, None, "fourth in a row"),
        ("15", "age", "over", None, "over 15 years of age"),
        ("50", "rank", "top", None, "top 50"),
        ("leader", None, "one-of", None, "leader, one of several"),
        ("2023", "calendar-year", "since", "2023/..", "since 2023"),
        ("2023", "calendar-year", None, "2023/..", "2023, read as from 2023"),
        ("1990s", "calendar-year", None, "1990/1999", "1990s, read as 1990–1999"),
        (None, None, None, "../2035", "no value, by 2035"),
        (None, None, None, None, ""),
        ("3.1", "per-mille", None, None, "3.1 per mille"),
    ],
)
def test_a_stated_value_is_said_by_its_unit(value, unit, qualifier, period, said):
    kind = "date" if unit == "calendar-year" else "quantity"
    row = {"kind": kind, "value": value, "unit": unit, "qualifier": qualifier, "period": period}
    assert stated(row | {"step": None}) == said
