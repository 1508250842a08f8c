"""Laws that hold for whatever values: of intervals, periods, numerals and verdicts."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimbook.audit.weighing import external_of
from claimbook.quantities.interval import Interval, compare
from claimbook.quantities.numerals import NUMBER_WORDS, tokenize
from claimbook.quantities.period import Period
from claimbook.quantities.qualifiers import QUALIFIERS, stated, widened
from tiers import examples

QUIET = settings(max_examples=examples(60, 20), derandomize=True, deadline=None)
NUMBERS = st.fractions(-50, 50, max_denominator=20)
BOUNDED = st.builds(
    lambda a, b, low, high: Interval(min(a, b), max(a, b), low or a == b, high or a == b),
    NUMBERS,
    NUMBERS,
    st.booleans(),
    st.booleans(),
)


def inside(value, interval):
    above = interval.low is None or value > interval.low
    below = interval.high is None or value < interval.high
    at_low = interval.low_closed and value == interval.low
    at_high = interval.high_closed and value == interval.high
    return (above or at_low) and (below or at_high)


def a_value_of(interval, share):
    value = interval.low + (interval.high - interval.low) * share
    assume(inside(value, interval))
    return value


SHARE = st.fractions(0, 1, max_denominator=7)


@pytest.mark.slow
@QUIET
@given(BOUNDED, BOUNDED, SHARE, SHARE)
def test_what_holds_of_values_holds_of_intervals(a, b, s, t):
    x, y = a_value_of(a, s), a_value_of(b, t)
    assert inside(x + y, a + b)
    assert inside(x - y, a - b)
    assert inside(x * y, a * b)
    assert inside(-x, -a)
    if b.low > 0 or b.high < 0:
        assert inside(x / y, a / b)


@pytest.mark.slow
@QUIET
@given(BOUNDED, BOUNDED)
def test_an_interval_below_another_shares_no_value_with_it(a, b):
    if a < b:
        assert not b < a
        assert not inside(a.high, b) or not inside(b.low, a)
    if a == b:
        assert not a < b


@QUIET
@given(NUMBERS, st.sampled_from([Fraction(1, 10), Fraction(1), Fraction(10)]))
def test_a_number_is_among_those_that_are_printed_as_it(value, step):
    rounded = Interval.rounded(value, step)
    assert inside(value, rounded)
    assert rounded.high - rounded.low == step
    assert Interval.rounded(-value, step) == -rounded or value == 0
    assert compare(rounded, Interval.point(value)) == "holds"
    assert compare(rounded, Interval.point(value + step)) == "fails"


@pytest.mark.slow
@QUIET
@given(BOUNDED, BOUNDED, SHARE)
def test_a_comparison_says_what_it_says(claimed, found, share):
    result = compare(claimed, found)
    value = a_value_of(found, share)
    if result == "holds":
        assert inside(value, claimed)
    if result == "fails":
        assert not inside(value, claimed)
    assert compare(claimed, claimed) == "holds"
    wider = Interval(claimed.low - 1, claimed.high + 1, True, True)
    if result == "holds":
        assert compare(wider, found) == "holds"


@QUIET
@given(st.integers(1, 400), st.sampled_from(sorted(QUALIFIERS)), st.sampled_from([None, 1, 10]))
def test_a_qualified_number_meets_itself_unless_it_lies_beyond(value, qualifier, step):
    printed = stated(str(value), qualifier, step)
    assert printed == widened(Fraction(value), qualifier, step)
    beyond = qualifier in ("over", "under", "almost")
    assert inside(Fraction(value), printed) is not beyond
    if printed.low is not None and printed.high is not None:
        assert printed.low <= printed.high


DATES = st.dates().map(str) | st.integers(1000, 2999).map(str)


@QUIET
@given(DATES, DATES)
def test_a_period_ends_on_or_after_the_day_it_begins(first, last):
    period = Period.parse(f"{first}/{last}")
    if not period.is_backward:
        assert period.first_day <= period.last_day
    one = Period.parse(first)
    assert (one.first_year, one.last_year) == (int(first[:4]), int(first[:4]))
    assert not one.is_backward


@pytest.mark.parametrize("text", ["2020-13", "2020-02-30", "20", "2020-1-1", "x", "2020/x", "/"])
def test_what_is_no_date_is_no_period(text):
    with pytest.raises(ValueError):
        Period.parse(text)


GAPS = st.sampled_from([" ", "; ", " and ", " – ", "\n", " (", "% "])
NUMERALS = st.sampled_from(sorted(NUMBER_WORDS)) | st.integers(0, 99999).map("{:,}".format)


@QUIET
@given(st.lists(st.tuples(NUMERALS, GAPS), max_size=6), st.text("abc x.", max_size=5))
def test_numerals_are_found_as_they_were_put_there(pairs, tail):
    text = "".join(numeral + gap for numeral, gap in pairs) + "end " + tail
    found = tokenize(text)
    assert [token.text for token in found] == [numeral for numeral, _ in pairs]
    for token in found:
        assert text[token.start :].startswith(token.text)
        assert (token.form == "digit") is token.text[0].isdigit()


RESULTS = st.lists(st.sampled_from(["holds", "by-rounding", "qualifies", "fails"]), max_size=4)
ORDER = ["contradicted", "qualified", "confirmed-by-rounding", "confirmed"]


@QUIET
@given(RESULTS, RESULTS.filter(bool))
def test_a_verdict_depends_on_no_order_and_moves_with_its_outcomes(some, more):
    assert external_of(some) == external_of(some[::-1]) == external_of(some + some)
    known = ORDER.index(external_of(more))
    assert ORDER.index(external_of([*more, "fails"])) <= known
    assert ORDER.index(external_of([*more, "holds"])) >= min(known, ORDER.index("qualified"))
    if external_of(more) == "confirmed":
        assert set(more) == {"holds"}
    if external_of(more) == "contradicted":
        assert set(more) == {"fails"}
