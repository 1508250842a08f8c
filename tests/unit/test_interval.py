"""Printed quantities: the examples of the design, each with its near miss."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from claimbook.quantities.interval import Interval, compare
from claimbook.quantities.printed import parse
from claimbook.quantities.qualifiers import QUALIFIERS, Habits, stated, widened
from claimbook.quantities.rounding import decisive_convention
from claimbook.quantities.wording import reworded

SCHEMA = Path(__file__).parents[2] / "schemas" / "claims.json"


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("28", 28),
        ("96.6", Fraction(966, 10)),
        ("1,850", 1850),
        ("3 trillion", 3 * 10**12),
        ("382 million", 382 * 10**6),
        ("twice", 2),
        ("third", 3),
        ("fourth consecutive", None),
        ("Four", 4),
        ("twenty", 20),
        ("ninety", 90),
        ("dozen", 12),
        ("2017–2018", None),
        ("pioneer", None),
        ("18,5", None),
        ("3 apples", None),
        ("Two thirds", Fraction(2, 3)),
        ("three-quarters", Fraction(3, 4)),
        ("a half", Fraction(1, 2)),
        ("two persons", None),
        ("", None),
        ("−3", -3),
        ("-1,200.5", Fraction(-24010, 20)),
        ("28½", Fraction(57, 2)),
        ("⅔", Fraction(2, 3)),
        ("１２３", 123),
        ("٤٥", 45),
        ("--3", None),
        ("½½", None),
        ("-", None),
        (".003", Fraction(3, 1000)),
        ("0,003", None),
        ("3.5e-4", Fraction(35, 100_000)),
        ("6.02 × 10^23", Fraction(602) * 10**21),
        ("2 × 10⁻³", Fraction(2, 1000)),
        ("1'234'567", Fraction(1_234_567)),
        ("1/3", Fraction(1, 3)),
        ("1/0", None),
        ("1e9999", None),
    ],
)
def test_numbers_are_read_as_they_are_printed(printed, number):
    assert parse(printed) == number


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("0,003", Fraction(3, 1000)),
        ("1.234,56", Fraction(123456, 100)),
        ("1.234", Fraction(1234)),
        ("3,5e-4", Fraction(35, 100_000)),
    ],
)
def test_a_comma_may_be_the_decimal_sign(printed, number):
    assert parse(printed, ",") == number


@pytest.mark.parametrize(
    ("claimed", "found", "result"),
    [
        (("28", "", 1), ("27.58", "", 0.01), "holds"),
        (("28", "", 1), ("27.49", "", 0.01), "fails"),
        (("28", "", 1), ("27.50", "", 0.01), "by-rounding"),
        (("28", "", 1), ("28.49", "", 0.01), "holds"),
        (("28", "", 1), ("28.51", "", 0.01), "fails"),
        (("14", "", 1), ("13.48", "", 0.01), "fails"),
        (("14", "", 1), ("13.5", "", 0.1), "by-rounding"),
        (("1,850", "over", 10), ("1,850", "", None), "fails"),
        (("1,850", "over", 10), ("1,851", "", None), "holds"),
        (("50", "almost", 10), ("50", "", None), "fails"),
        (("50", "almost", 10), ("45", "", None), "holds"),
        (("50", "almost", 10), ("44.9", "", None), "fails"),
        (("20", "about", None), ("19", "", None), "holds"),
        (("20", "about", None), ("18", "", None), "fails"),
        (("twice", "exactly", None), ("2.046", "", 0.001), "fails"),
        (("10", "top", None), ("10", "", None), "holds"),
        (("10", "top", None), ("11", "", None), "fails"),
        (("10", "top", None), ("0.5", "", None), "fails"),
        (("3", "about", 1), ("2.6", "", None), "holds"),
    ],
)
def test_compare(claimed, found, result):
    assert compare(stated(*claimed), stated(*found)) == result


@pytest.mark.parametrize(
    ("claimed", "found", "grain", "result"),
    [
        (("96.6", "", 0.1), ("97", "", 1), "0.1", "compatible"),
        (("97", "", 1), ("96.5", "", 0.1), "1", "by-rounding"),
        (("25", "almost", 1), ("25", "", 1), "1", "compatible"),
        (("25", "almost", 1), ("24.99", "", 0.1), "1", "by-rounding"),
        (("25", "almost", 1), ("24.5", "", 0.1), "1", "holds"),
        (("50", "over", 1), ("50", "", 1), "1", "compatible"),
    ],
)
def test_what_is_coarser_than_the_claim_decides_nothing(claimed, found, grain, result):
    assert compare(stated(*claimed), stated(*found), Fraction(grain)) == result


def test_a_ratio_of_rounded_numbers_is_compatible_with_exactly_twice():
    ratio = stated("28", "", 1) / stated("14", "", 1)
    assert (ratio.low, ratio.high) == (Fraction("27.5") / Fraction("14.5"), Fraction(57, 27))
    assert not ratio.low_closed
    assert compare(stated("twice", "exactly"), ratio) == "compatible"


def test_sums_carry_open_and_missing_bounds():
    net = stated("2,400", "about", 100) - stated("1,850", "over", 10)
    assert net.low is None
    assert net.high == 2520 - 1850
    assert not net.high_closed
    assert compare(stated("550", "only", 10), net) == "compatible"


def test_division_needs_bounded_quantities_and_a_divisor_apart_from_zero():
    with pytest.raises(ValueError, match="bounded"):
        stated("5", "over") / stated("2")
    with pytest.raises(ValueError, match="cannot be zero"):
        stated("5") / Interval.point(0)
    with pytest.raises(ValueError, match="cannot be zero"):
        stated("5") / Interval(Fraction(-1), Fraction(1))


def test_what_is_zero_or_negative_can_be_multiplied_and_divided():
    assert Interval.point(0) / Interval.point(150) * Interval.point(100) == Interval.point(0)
    assert str(Interval.point(-2) * stated("3", "", 1)) == "(−7, −5]"
    assert str(Interval(Fraction(0), Fraction(2)) * stated("3", "", 1)) == "[0, 7)"
    assert str(stated("3", "", 1) / Interval.point(-1)) == "(−3.5, −2.5]"


def test_intervals_read_well():
    assert str(stated("28", "", 1)) == "[27.5, 28.5)"
    assert str(stated("1,850", "over")) == "(1850, ∞)"
    assert str(stated("3 trillion")) == "3,000,000,000,000"
    assert str(stated("1", "", 2)) == "[0, 2)"
    assert str(-stated("1", "exactly")) == "−1"
    assert str(stated("third")) == "3"


def test_each_qualifier_of_the_schema_has_a_reading():
    fields = {f["name"]: f for f in json.loads(SCHEMA.read_text("utf-8"))["fields"]}
    assert set(QUALIFIERS) == {"", *fields["qualifier"]["constraints"]["enum"]}


@pytest.mark.parametrize(
    ("printed", "step", "exact", "result"),
    [
        ("28", 1, "28.5", "by-rounding"),
        ("29", 1, "29.5", "fails"),
        ("0.2", 0.1, "0.25", "by-rounding"),
        ("28", 1, "27.5", "holds"),
        ("-3", 1, "-2.5", "holds"),
        ("-3", 1, "-3.5", "fails"),
        ("−4", 1, "-3.5", "holds"),
        ("−4", 1, "-4.5", "by-rounding"),
        ("0", 1, "0.5", "by-rounding"),
        ("0", 1, "-0.5", "by-rounding"),
    ],
)
def test_halves(printed, step, exact, result):
    assert compare(stated(printed, "", step), Interval.point(Fraction(exact))) == result


def test_a_neighbour_that_was_rounded_itself_meets_no_half():
    assert compare(stated("28", "", 1), stated("29", "", 1)) == "fails"
    assert compare(stated("29", "", 1), stated("28", "", 1)) == "fails"


@pytest.mark.parametrize("qualifier", ["", "about", "almost", "exactly"])
@pytest.mark.parametrize("step", [None, 1, 10])
@pytest.mark.parametrize("value", [1, 3, 20, 55])
def test_below_nought_all_is_mirrored(qualifier, step, value):
    positive, negative = (widened(Fraction(v), qualifier, step) for v in (value, -value))
    assert negative == -positive


def test_negative_numbers_are_said_as_printed():
    assert reworded(str(stated("−3", "", 1))) == "−3"
    assert reworded(str(stated("−1,200", "", 100))) == "−1200 to the nearest hundred"
    assert reworded(str(stated("0", "", 1))) == "0"


@pytest.mark.parametrize("end", ["low", "high"])
def test_an_open_end_of_what_was_found_counts(end):
    claimed = Interval(Fraction(1), Fraction(2), False, False)
    apart = {"low": Interval(Fraction(0), Fraction(1)), "high": Interval(Fraction(2), Fraction(3))}
    closed = {
        "low": Interval(Fraction(1), Fraction(3, 2), True, True),
        "high": Interval(Fraction(3, 2), Fraction(2), True, True),
    }
    is_open = {
        "low": Interval(Fraction(1), Fraction(3, 2), False, True),
        "high": Interval(Fraction(3, 2), Fraction(2), True, False),
    }
    assert compare(claimed, apart[end]) == "fails"
    assert compare(claimed, closed[end]) == "by-rounding"
    assert compare(claimed, is_open[end]) == "holds"


@pytest.mark.parametrize(
    ("one", "other", "below"),
    [
        (Interval.point(1), Interval.point(2), True),
        (Interval.point(1), Interval.point(1), False),
        (Interval(Fraction(0), Fraction(1)), Interval.point(1), True),
        (Interval(Fraction(0), Fraction(1), True, True), Interval.point(1), False),
        (Interval(Fraction(0), None), Interval.point(9), False),
        (Interval(None, Fraction(1)), Interval(Fraction(1), None), True),
        (Interval(Fraction(0), Fraction(3)), Interval.point(2), False),
    ],
)
def test_an_interval_is_below_another_if_all_of_it_is(one, other, below):
    assert (one < other) is below
    assert (other > one) is below
    assert not (other < one)


@pytest.mark.parametrize(
    ("convention", "printed", "found", "result"),
    [
        ("half-up", "28", "28.5", "fails"),
        ("half-even", "28", "28.5", "holds"),
        ("truncation", "28", "28.5", "holds"),
        ("truncation", "28", "28.99", "holds"),
        ("truncation", "29", "28.99", "fails"),
        ("truncation", "-28", "-28.99", "holds"),
        ("half-up", "29", "28.5", "holds"),
        ("half-even", "29", "28.5", "fails"),
        ("", "28", "28.5", "by-rounding"),
    ],
)
def test_an_article_that_says_how_it_rounds_is_judged_so(convention, printed, found, result):
    claimed = stated(printed, "", 1, habits=Habits(rounding=convention))
    assert compare(claimed, Interval.point(Fraction(found)), Fraction(1)) == result


@pytest.mark.parametrize(
    ("value", "found", "told"),
    [
        ("28", "28.2", ""),
        ("28", "29.1", ""),
        ("28", "28.5", "half-even"),
        ("29", "28.5", "half-up"),
        ("28", "28.7", "truncation"),
    ],
)
def test_a_result_that_hangs_on_the_convention_says_on_which(value, found, told):
    claim = {"value": value, "step": 1.0, "qualifier": None}
    exact = Interval.point(Fraction(found))
    assert decisive_convention(claim, exact, Habits()) == told
    assert not decisive_convention(claim, exact, Habits(rounding="half-up"))
    assert not decisive_convention(claim | {"qualifier": "about"}, exact, Habits())
