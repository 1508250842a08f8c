"""Periods as the tables write them: a day, month or year, or two of them with an open end allowed.

The form is that of EDTF, level 0, with the open intervals of level 1 (``..``): ``2017``,
``2017-02``, ``2017-02-03``, ``1950/1979``, ``2017/..``, ``../2025``. See ISO 8601-2:2019 and the
specification of the Library of Congress. Everything that asks a period for years, days or its place
in time asks here.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

OPEN = ".."
_YEAR = re.compile("[0-9]{4}")
_DATE = re.compile("[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


@dataclass(frozen=True)
class Period:
    """A stretch of time between two dates of which each may be a year, a month or a day.

    Attributes:
        first: The date in which it begins, as written; None if that is open.
        last: The date in which it ends; None if that is open. Of a single date it is the same.
    """

    first: str | None
    last: str | None

    @classmethod
    def parse(cls, text: str | None) -> Period:
        """Return the period that a cell says; one that is empty is open at both ends.

        Raises:
            ValueError: It is not of this form, or names a day that there is not.
        """
        first, slash, last = (text or f"{OPEN}/{OPEN}").partition("/")
        return cls(_end(first), _end(last if slash else first))

    @property
    def is_backward(self) -> bool:
        """Whether it ends before it begins, as far as both ends tell."""
        if self.first is None or self.last is None:
            return False
        size = min(len(self.first), len(self.last))
        return self.first[:size] > self.last[:size]

    @property
    def first_year(self) -> int | None:
        """The year in which it begins."""
        return None if self.first is None else int(year_of(self.first))

    @property
    def last_year(self) -> int | None:
        """The year in which it ends."""
        return None if self.last is None else int(year_of(self.last))

    @property
    def first_day(self) -> date | None:
        """The first day of it."""
        return None if self.first is None else _day(self.first, is_last=False)

    @property
    def last_day(self) -> date | None:
        """The last day of it."""
        return None if self.last is None else _day(self.last, is_last=True)


def _end(text: str) -> str | None:
    if text == OPEN:
        return None
    if not _DATE.fullmatch(text):
        raise ValueError(f"{text!r} is no day, month or year of ISO 8601")
    _day(text, is_last=False)
    return text


def _day(text: str, *, is_last: bool) -> date:
    year, *rest = map(int, text.split("-"))
    month = rest[0] if rest else 12 if is_last else 1
    if len(rest) > 1:
        return date(year, month, rest[1])
    return date(year, month, calendar.monthrange(year, month)[1] if is_last else 1)


def year_of(date: str | None) -> str:
    """Return the year of a date, or of a date and time, as text; empty where there is none."""
    found = _YEAR.match(date or "")
    return found[0] if found else ""


def day(iso: str) -> str:
    """Return a date in words: ``13 January 2026`` of a day, ``January 2026`` of a month, a year."""
    if "-" not in iso:
        return iso
    if iso.count("-") == 1:
        return f"{date.fromisoformat(f'{iso}-01'):%B %Y}"
    when = date.fromisoformat(iso)
    return f"{when.day} {when:%B %Y}"
