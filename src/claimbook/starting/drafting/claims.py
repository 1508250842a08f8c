"""A candidate claim for each numeral that seems to state a value."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimbook.census.tokenizer import ORDINALS
from claimbook.quantities.printed import parse

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z(“\"])")
_YEAR = re.compile(r"\b(1[5-9][0-9]{2}|20[0-9]{2})\b")
_MAGNITUDE = re.compile(r"\s+(hundred|thousand|million|billion|trillion)\b", re.IGNORECASE)
_UNIT = re.compile(r"\s*(%|per ?cent\b|percent\b|(?:[a-zé-]+\s+){0,2}?[a-zé-]{2,}s\b)")
_WORDINGS = {
    "about": "about|around|approximately|roughly|circa|some|nearly as many as|~",
    "almost": "almost|nearly|close to",
    "over": "over|more than|above|at least|exceeding|greater than|>",
    "under": "under|less than|fewer than|below|<",
    "exactly": "exactly|precisely",
    "only": "only|just|merely",
    "since": "since",
    "until": "until|till",
    "by": "by",
}
_QUALIFIERS = [
    (name, re.compile(rf"(?:^|[\s(])(?:{words})\s*(?:the\s+)?$", re.IGNORECASE))
    for name, words in _WORDINGS.items()
]


@dataclass(frozen=True)
class Candidate:
    """What a draft says of a claim; all of it is to be looked at."""

    value: str
    kind: str
    unit: str
    qualifier: str
    step: str
    period: str


def candidate(token: str, text: str, at: int) -> Candidate:
    """Return the candidate for a numeral that begins at a place of its paragraph."""
    after = text[at + len(token) :]
    magnitude = _MAGNITUDE.match(after)
    value = token + (f" {magnitude[1]}" if magnitude else "")
    unit = _unit(after[magnitude.end() :] if magnitude else after, text[:at])
    kind = _kind(token, unit)
    step, period = _step(value, kind), _period(text, at)
    return Candidate(value, kind, unit, _qualifier(text[:at]), step, period)


def sentence(text: str, at: int) -> str:
    """Return the sentence of a paragraph in which a place lies."""
    starts = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    first = max(start for start in starts if start <= at)
    return text[first : min(start for start in starts if start > at)]


def _unit(after: str, before: str) -> str:
    if before.rstrip().endswith("$"):
        return "usd"
    match = _UNIT.match(after[:60])
    if not match:
        return ""
    words = match[1].split()
    return "percent" if words[0] in {"%", "percent", "per", "per-cent"} else words[-1]


def _kind(token: str, unit: str) -> str:
    if token.lower().rpartition("-")[2] in ORDINALS:
        return "rank"
    is_whole = "." not in token
    return "count" if unit and unit not in {"percent", "usd"} and is_whole else "quantity"


def _qualifier(before: str) -> str:
    return next((name for name, words in _QUALIFIERS if words.search(before[-40:])), "")


def _step(value: str, kind: str) -> str:
    """Return one unit of the last place of printed digits; counts and ranks have no width."""
    if kind != "quantity" or not value[:1].isdigit() or parse(value) is None:
        return ""
    digits, _, word = value.partition(" ")
    scale = parse(f"1 {word}") if word else parse("1")
    places = len(digits.partition(".")[2])
    return f"{float(scale or 1) / 10**places:g}"


def _period(text: str, at: int) -> str:
    years = sorted(_YEAR.findall(sentence(text, at)))
    if not years:
        return ""
    return years[0] if years[0] == years[-1] else f"{years[0]}/{years[-1]}"
