"""Intervals in plain words, and read back from the text that outcomes record."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techplomacy.judging.outcomes import outcomes
from techplomacy.plain import interval, plain, reworded
from techplomacy.quantity import Interval, stated

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


@given(st.integers(-9999, 9999), st.sampled_from(STEPS))
def test_a_rounded_number_is_said_by_itself(figures, step):
    value = figures * step
    said = plain(Interval.rounded(value, step))
    number, _, half = said.partition(" ± ")
    assert interval(number).middle == value
    assert (interval(half).middle == step / 2) if step > 1 else not half
    decimals = len(said.partition(".")[2])
    assert step > 1 or Fraction(10) ** -decimals == step


NUMBER = r"(−?[0-9.,e+−]*[0-9])"
WORDS = [
    (rf"from {NUMBER} to {NUMBER}", "[{}, {}]"),
    (rf"from {NUMBER} to under {NUMBER}", "[{}, {})"),
    (rf"between {NUMBER} and {NUMBER}", "({}, {})"),
    (rf"over {NUMBER}, at most {NUMBER}", "({}, {}]"),
    (rf"at least {NUMBER}", "[{}, ∞)"),
    (rf"over {NUMBER}", "({}, ∞)"),
    (rf"at most {NUMBER}", "(−∞, {}]"),
    (rf"under {NUMBER}", "(−∞, {})"),
    (r"any number", "(−∞, ∞)"),
]
"""What plain words stand for."""


@given(intervals())
def test_words_say_each_bound_and_whether_it_is_held(found):
    said = plain(found)
    meant = [text.format(*m.groups()) for words, text in WORDS if (m := re.fullmatch(words, said))]
    assert meant == [str(found)] or interval(said.partition(" ± ")[0]).middle == found.middle


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[94.95, 95.05)", "95.0"),
        ("[13.475, 13.485)", "13.48"),
        ("[13.5, 14.5)", "14"),
        ("[−0.05, 0.05)", "0.0"),
        ("[−1.05, −0.95)", "−1.0"),
        ("[1195, 1205)", "1200 ± 5"),
        ("[9999.5, 10000.5)", "10,000"),
        ("28", "28"),
        ("3,000,000,000,000", "3,000,000,000,000"),
        ("(1850, ∞)", "over 1850"),
        ("[2021, ∞)", "at least 2021"),
        ("(−∞, 670)", "under 670"),
        ("(−∞, 2022]", "at most 2022"),
        ("(−∞, ∞)", "any number"),
        ("[1, 10]", "from 1 to 10"),
        ("[23.75, 25)", "from 23.75 to under 25"),
        ("[13.4, 13.5)", "from 13.4 to under 13.5"),
        ("[13.45, 13.55]", "from 13.45 to 13.55"),
        ("(1.89655, 2.11111)", "between 1.89655 and 2.11111"),
        ("(1, 2]", "over 1, at most 2"),
        ("as stated", "as stated"),
        ("[1, 2", "[1, 2"),
        ("first in 2018, 2020 and 2022", "first in 2018, 2020 and 2022"),
    ],
)
def test_reworded(text, said):
    assert reworded(text) == said


def test_printed_numbers_come_back_as_printed():
    assert plain(stated("96.6", "", 0.1)) == "96.6"
    assert plain(stated("28", "", 1)) == "28"


def test_no_recorded_outcome_is_shown_in_brackets():
    shown = [reworded(t) for o in outcomes() if o.kind == "computed" for t in (o.claimed, o.found)]
    assert len(shown) > 0
    assert not [text for text in shown if set(text) & set("[]()∞")]
