"""A period is read once, and every question to it is answered from its two ends."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.package.timelines import span
from claimbook.quantities.period import Period, year_of


@pytest.mark.parametrize(
    ("text", "years", "days"),
    [
        ("2017", (2017, 2017), (date(2017, 1, 1), date(2017, 12, 31))),
        ("2016-02", (2016, 2016), (date(2016, 2, 1), date(2016, 2, 29))),
        ("2017-02-03", (2017, 2017), (date(2017, 2, 3), date(2017, 2, 3))),
        ("1950/1979", (1950, 1979), (date(1950, 1, 1), date(1979, 12, 31))),
        ("2017-11/2018-02-01", (2017, 2018), (date(2017, 11, 1), date(2018, 2, 1))),
        ("2017/..", (2017, None), (date(2017, 1, 1), None)),
        ("../2025", (None, 2025), (None, date(2025, 12, 31))),
        (None, (None, None), (None, None)),
    ],
)
def test_years_and_days(text, years, days):
    period = Period.parse(text)
    assert (period.first_year, period.last_year) == years
    assert (period.first_day, period.last_day) == days
    assert not period.is_backward
    assert not text or span(text) == days


@pytest.mark.parametrize("text", ["17", "2017-13", "2017-02-30", "May 2017", "2017/", "a/b"])
def test_another_form_is_refused(text):
    with pytest.raises(ValueError, match=r"is no day|must be in|out of range"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("date", "year"),
    [("2017", "2017"), ("2017-02", "2017"), ("2017-02-03T04:05", "2017"), ("", ""), (None, "")],
)
def test_the_year_of_a_date_is_text(date, year):
    assert year_of(date) == year


@pytest.mark.parametrize(
    ("text", "backward"),
    [("2018/2017", True), ("2018-02/2018", False), ("2018-03/2018-02-28", True), ("../1", None)],
)
def test_a_period_may_be_written_backward(text, backward):
    if backward is None:
        with pytest.raises(ValueError, match="no day"):
            Period.parse(text)
        return
    assert Period.parse(text).is_backward is backward


@given(st.dates(date(1000, 1, 1)), st.dates(date(1000, 1, 1)))
def test_two_days_are_ordered_as_dates_are(one, other):
    period = Period.parse(f"{one.isoformat()}/{other.isoformat()}")
    assert period.is_backward == (one > other)
    assert (period.first_day, period.last_day) == (one, other)
