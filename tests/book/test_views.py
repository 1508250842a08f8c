"""What figures read beside the tables: the middle of an interval."""

from claimbook.book.frames import middle
from claimbook.quantities.interval import Interval


def test_the_middle_of_an_interval_is_its_end_where_the_other_is_open():
    assert middle(Interval.point(3)) == 3
    assert middle(Interval(None, Interval.point(5).high, False, True)) == 5
