"""Intervals in plain words, and read back from the text that outcomes record."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.audit.outcomes import outcomes, worded
from claimbook.audit.tables import load_tables
from claimbook.quantities.interval import Interval
from claimbook.quantities.printed import parse
from claimbook.quantities.qualifiers import stated
from claimbook.quantities.wording import YEAR, beside, few, interval, plain, plain_years, reworded

SIX_FIGURES = st.builds(
    lambda figures, power: Fraction(figures) * Fraction(10) ** power,
    st.integers(-999_999, 999_999),
    st.integers(-4, 9),
)
STEPS = [Fraction(10) ** power for power in range(-4, 5)]


@st.composite
def intervals(draw):
    """Draw any interval that `str` writes without rounding."""
    low, high = draw(st.none() | SIX_FIGURES), draw(st.none() | SIX_FIGURES)
    if low is not None and low == high:
        return Interval.point(low)
    if low is not None and high is not None and high < low:
        low, high = high, low
    return Interval(
        low, high, low is None or draw(st.booleans()), high is not None and draw(st.booleans())
    )


@given(intervals())
def test_text_is_read_back(found):
    assert interval(str(found)) == found


def number(said):
    """Return what a number in plain words stands for."""
    return parse(said.removeprefix("−")) * (-1 if said.startswith("−") else 1)


def as_written(said):
    """Return a number in plain words as `str` of an interval writes it."""
    return str(Interval.point(number(said)))


@given(st.integers(-9999, 9999), st.sampled_from(STEPS))
def test_a_rounded_number_is_said_by_itself(figures, step):
    value = figures * step
    said, _, nearest = plain(Interval.rounded(value, step)).partition(" to the nearest ")
    assert number(said) == value
    assert (parse(nearest) or parse(f"1 {nearest}")) == step if step > 1 else not nearest
    decimals = len(said.partition(".")[2])
    assert step > 1 or Fraction(10) ** -decimals == step


NUMBER = r"(−?[0-9][0-9.,]*(?: [mbt]r?illion)?)"
WORDS = [
    (NUMBER, "{}"),
    (rf"{NUMBER} to {NUMBER}", "[{}, {}]"),
    (rf"{NUMBER} to just under {NUMBER}", "[{}, {})"),
    (rf"between {NUMBER} and {NUMBER}", "({}, {})"),
    (rf"over {NUMBER} and up to {NUMBER}", "({}, {}]"),
    (rf"{NUMBER} or more", "[{}, ∞)"),
    (rf"over {NUMBER}", "({}, ∞)"),
    (rf"{NUMBER} or less", "(−∞, {}]"),
    (rf"under {NUMBER}", "(−∞, {})"),
    (r"any number", "(−∞, ∞)"),
]
"""What plain words stand for."""


@given(intervals())
def test_words_say_each_bound_and_whether_it_is_held(found):
    said = plain(found)
    meant = [
        text.format(*map(as_written, match.groups()))
        for words, text in WORDS
        if (match := re.fullmatch(words, said))
    ]
    assert (
        meant == [str(few(found))] or number(said.partition(" to the nearest ")[0]) == found.middle
    )


WHOLE = st.none() | st.integers(1900, 2100)
YEARS = [
    (r"([0-9]+)", lambda year, first: year == first),
    (r"([0-9]+) to ([0-9]+)", lambda year, first, last: first <= year <= last),
    (r"([0-9]+) or earlier", lambda year, last: year <= last),
    (r"([0-9]+) or later", lambda year, first: year >= first),
    (r"any year", lambda _: True),
    (r"no year", lambda _: False),
]
"""Which years the plain words hold."""


@given(
    st.builds(Interval, WHOLE, WHOLE, st.booleans(), st.booleans()),
    st.integers(1890, 2110),
)
def test_words_hold_the_years_that_the_interval_holds(found, year):
    [(match, holds)] = [
        (match, holds)
        for words, holds in YEARS
        if (match := re.fullmatch(words, plain_years(found)))
    ]
    above = found.low is None or year > found.low or (found.low_closed and year == found.low)
    below = found.high is None or year < found.high or (found.high_closed and year == found.high)
    assert holds(year, *map(int, match.groups())) == (above and below)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[94.95, 95.05)", "95.0"),
        ("[13.475, 13.485)", "13.48"),
        ("[13.5, 14.5)", "14"),
        ("(−0.05, 0.05)", "0.0"),
        ("(−1.05, −0.95]", "−1.0"),
        ("[1195, 1205)", "1200 to the nearest ten"),
        ("[9999.5, 10000.5)", "10,000"),
        ("28", "28"),
        ("3,000,000,000,000", "3 trillion"),
        ("[3,008,500,000,000, 3,009,500,000,000)", "3.009 trillion to the nearest billion"),
        ("(3,000,000,000,000, ∞)", "over 3 trillion"),
        ("12,345,600", "12,345,600"),
        ("12,345,000", "12.345 million"),
        ("[15,000, 25,000)", "20,000 to the nearest 10,000"),
        ("[49.39295, 49.39305)", "49.3930"),
        ("(1850, ∞)", "over 1850"),
        ("[20, ∞)", "20 or more"),
        ("(−∞, 670)", "under 670"),
        ("(−∞, 20]", "20 or less"),
        ("(−∞, ∞)", "any number"),
        ("[1, 10]", "1 to 10"),
        ("[23.75, 25)", "23.75 to just under 25"),
        ("[13.4, 13.5)", "13.4 to just under 13.5"),
        ("[13.45, 13.55]", "13.45 to 13.55"),
        ("(1.89655, 2.11111)", "between 1.897 and 2.111"),
        ("(0.123451, 0.123452)", "between 0.123451 and 0.123452"),
        ("(1, 2]", "over 1 and up to 2"),
        ("as stated", "as stated"),
        ("[1, 2", "[1, 2"),
        ("first in 2018, 2020 and 2022", "first in 2018, 2020 and 2022"),
    ],
)
def test_reworded(text, said):
    assert reworded(text) == said


@pytest.mark.parametrize(
    ("text", "claimed", "said"),
    [
        ("[49.39295, 49.39305)", "[90.25, 99.75]", "49.4"),
        ("[97.99995, 98.00005)", "[97.5, 98.5)", "98.0"),
        ("[0.82335, 0.82345)", "(0.8, ∞)", "0.82"),
        ("72.962445", "[68.835, 68.845)", "72.96"),
        ("[13.475, 13.485)", "[13.5, 14.5)", "13.48"),
        ("[27.55, 27.65)", "[27.5, 28.5)", "27.6"),
        ("(2.03321, 2.05576)", "2", "between 2.03 and 2.06"),
        ("5.74555", "[5.65, 5.75)", "5.746"),
        ("5.74555", "5.74555", "5.74555"),
        ("[1, 10]", "[1, 50]", "1 to 10"),
        ("12,345,600", "(3,000,000, ∞)", "12,345,600"),
        ("2021", "(−∞, 2022]", "2021"),
        ("as stated", "as stated", "as stated"),
    ],
)
def test_what_was_found_has_the_figures_that_the_comparison_needs(text, claimed, said):
    assert beside(text, claimed) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2021", "2021"),
        ("(−∞, 2022]", "2022 or earlier"),
        ("(−∞, 2022)", "2021 or earlier"),
        ("[2022, ∞)", "2022 or later"),
        ("(2022, ∞)", "2023 or later"),
        ("[2019, 2022]", "2019 to 2022"),
        ("[2019, 2022)", "2019 to 2021"),
        ("[2021, 2022)", "2021"),
        ("[2021.5, 2023.5)", "2022 to 2023"),
        ("(−∞, ∞)", "any year"),
        ("(2021, 2022)", "no year"),
        ("as stated", "as stated"),
    ],
)
def test_years_are_said_as_years(text, said):
    assert reworded(text, YEAR) == said


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ("desi_ends_where_its_successor_begins", ("until 2022", "2022")),
        ("networks_available", ("about 95\N{NO-BREAK SPACE}%", "97.2")),
    ],
)
def test_an_outcome_says_what_is_printed_and_what_was_found(check, said):
    [outcome] = [o for o in outcomes() if o.check == check]
    assert worded(outcome) == said


def test_the_unit_of_years_is_one_of_the_schema():
    words = {unit for o in outcomes() if (unit := load_tables().claims[o.claim_id]["unit"])}
    assert YEAR in words


def test_printed_numbers_come_back_as_printed():
    assert plain(stated("96.6", "", 0.1)) == "96.6"
    assert plain(stated("28", "", 1)) == "28"


def test_no_recorded_outcome_is_shown_in_brackets():
    shown = [text for o in outcomes() if o.kind == "computed" for text in worded(o)]
    assert len(shown) > 0
    assert not [text for text in shown if set(text) & set("[]()∞")]
