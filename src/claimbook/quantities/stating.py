"""What a claim states, and where, as a reader meets it: ``about 20 countries, for 2024``; p. 89."""

import re
from collections.abc import Mapping
from typing import Any

from claimbook.quantities.period import Period, day

Row = Mapping[str, Any]

_DECADE = re.compile(r"[0-9]0s\b")
CURRENCIES = {"usd": "$", "eur": "€", "gbp": "£", "yen": "¥"}
"""Units of money, with the sign that is printed for each."""
BEFORE = CURRENCIES | {"eur-per-year": "€"}
AFTER = {"percent": "\N{NO-BREAK SPACE}%"}
_COUNTED = {
    "age": "years of age",
    "calendar-year": "",
    "consecutive": "in a row",
    "date": "",
    "eur-per-year": "a year",
    "percent": "",
    "rank": "",
} | dict.fromkeys(CURRENCIES, "")
"""What stands behind a value with its sign; any other unit is a noun and stands there itself."""
QUALIFIER_WORDS = {
    "about": "about",
    "almost": "almost",
    "over": "over",
    "at-least": "at least",
    "at-most": "at most",
    "under": "under",
    "exactly": "exactly",
    "only": "only",
    "by": "by",
    "since": "since",
    "until": "until",
    "as-early-as": "as early as",
    "no-later-than": "no later than",
    "top": "top",
    "all-but": "all but",
}
_BEHIND = {"one-of": "one of several", "other": "and others"}
"""Qualifiers that say of whom a word holds."""
_STEPS = {
    0.1: "tenth",
    1: "whole number",
    10: "ten",
    100: "hundred",
    1e3: "thousand",
    1e6: "million",
    1e9: "billion",
    1e12: "trillion",
}


def value(row: Row) -> str:
    """Return the printed value of a claim with the sign of its unit.

    Raises:
        ValueError: The claim prints no value; a text has to be given for it.
    """
    if row["value"] is None:
        raise ValueError(f"{row['claim_id']} prints no value: give it a text")
    return f"{BEFORE.get(row['unit'], '')}{row['value']}{AFTER.get(row['unit'], '')}"


def qualified(row: Row) -> str:
    """Return the printed value of a claim with its unit and the word of its qualifier.

    A decade behind a qualifier takes the article: ``since the 1980s``.
    """
    return _qualified(row, value(row))


def in_units(row: Row) -> str:
    """Return the qualified value with the noun of its unit: ``about 120 bees``, ``14 %``."""
    return _qualified(row, f"{value(row)} {_unit(row)}".strip())


def signed(found: str, unit: str | None) -> str:
    """Return what was found with the sign of its unit: ``49.4 %``, ``$3.1 trillion``.

    Words before or behind the number, as in ``over 1850``, leave no place for one there.
    """
    before = BEFORE.get(unit or "", "") if found[:1].isdigit() else ""
    return before + found + (AFTER.get(unit or "", "") if found[-1:].isdigit() else "")


def stated(row: Row) -> str:
    """Return all that a claim prints: value, unit, qualifier, time and step; empty if nothing."""
    printed = in_units(row) if row["value"] else ""
    step = f"printed to the nearest {_sized(row['step'])}" if row["step"] else ""
    time = _period(row, printed)
    parts = [printed or ("no value" if time else ""), time, step]
    return ", ".join(filter(None, parts))


def when(period: str) -> str:
    """Return a period in words: ``1950–1979``, ``by 2022``, ``from 2024``, or one date."""
    ends = Period.parse(period)
    if ends.first is None:
        return f"by {day(ends.last or '')}"
    if ends.last is None:
        return f"from {day(ends.first)}"
    return "–".join(map(day, dict.fromkeys((ends.first, ends.last))))


def _qualified(row: Row, shown: str) -> str:
    qualifier = row["qualifier"] or ""
    before = QUALIFIER_WORDS.get(qualifier, "")
    if before and _DECADE.search(row["value"]):
        before += " the"
    behind = f", {_BEHIND[qualifier]}" if qualifier in _BEHIND else ""
    return f"{before} {shown}".strip() + behind


def _unit(row: Row) -> str:
    """Return the noun of a unit; of ``times``, none behind ``twice``, which says it itself."""
    unit = row["unit"] or ""
    if unit == "times" and not row["value"][0].isdigit():
        return ""
    return _COUNTED.get(unit, unit.replace("-", " "))


def _sized(step: float) -> str:
    """Return a step as people say it: ``whole number``, ``thousand``, ``trillion``."""
    return _STEPS.get(step) or f"{step:,.15g}"


def _period(row: Row, printed: str) -> str:
    """Return the time a claim is about, where its printed value does not say the same."""
    if not row["period"]:
        return ""
    time = when(row["period"])
    if row["kind"] == "date" or row["period"] == row["value"]:
        said = printed.replace("\N{EM DASH}", "\N{EN DASH}")
        is_open = row["qualifier"] and time.partition(" ")[2] == row["value"]
        return "" if said == time or is_open else f"read as {time}"
    return time if ".." in row["period"] else f"for {time}"


_SPACE = "\N{NO-BREAK SPACE}"


def stands_at(row: Mapping[str, Any], *, bare: bool = False) -> str:
    """Return the place in a document that a row names, in words; empty if it names none.

    Args:
        row: A row with a page, an anchor, or neither.
        bare: Whether a page is its number alone, as in a column of pages.
    """
    page, anchor = row.get("page"), row.get("anchor")
    if page is not None:
        return str(page) if bare else f"p.{_SPACE}{page}"
    if anchor is None:
        return ""
    text = str(anchor)
    return f"para.{_SPACE}{text[1:]}" if text.startswith("p") else f"characters{_SPACE}{text}"
