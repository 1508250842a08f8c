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
    def is_open(self) -> bool:
        """Whether one end is open."""
        return self.first is None or self.last is None

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
        return None if self.first is None else int(self.first[:4])

    @property
    def last_year(self) -> int | None:
        """The year in which it ends."""
        return None if self.last is None else int(self.last[:4])

    @property
    def first_day(self) -> date | None:
        """The first day of it."""
        return None if self.first is None else _day(self.first, is_last=False)

    @property
    def last_day(self) -> date | None:
        """The last day of it."""
        return None if self.last is None else _day(self.last, is_last=True)

    @property
    def decimal_years(self) -> tuple[float, float]:
        """Both ends on an axis of years; a year lasts to its end, an open end is no number."""
        low, high = _on_axis(self.first), _on_axis(self.last)
        return low, high + 1 if self.last is not None and len(self.last) == len("YYYY") else high


def _end(text: str) -> str | None:
    if text == OPEN:
        return None
    if not _DATE.fullmatch(text):
        raise ValueError(f"{text!r} is no day, month or year of ISO 8601")
    _day(text, is_last=False)
    return text


def _parts(text: str) -> list[int]:
    return [int(part) for part in text.split("-")]


def _day(text: str, *, is_last: bool) -> date:
    year, *rest = _parts(text)
    month = rest[0] if rest else 12 if is_last else 1
    if len(rest) > 1:
        return date(year, month, rest[1])
    return date(year, month, calendar.monthrange(year, month)[1] if is_last else 1)


def _on_axis(text: str | None) -> float:
    if text is None:
        return float("nan")
    year, month, day = (*_parts(text), 1, 1)[:3]
    return year + (month - 1) / 12 + (day - 1) / 365


def day(iso: str) -> str:
    """Return a date in words: ``13 January 2026`` of a day, ``January 2026`` of a month, a year."""
    if "-" not in iso:
        return iso
    if iso.count("-") == 1:
        return f"{date.fromisoformat(f'{iso}-01'):%B %Y}"
    when = date.fromisoformat(iso)
    return f"{when.day} {when:%B %Y}"
