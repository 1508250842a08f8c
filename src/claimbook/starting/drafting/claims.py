"""A candidate claim for each numeral that seems to state a value."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from claimbook.quantities.numerals import ORDINALS
from claimbook.quantities.printed import parse
from claimbook.quantities.stating import CURRENCIES
from claimbook.starting.drafting.roles import around, role_of
from claimbook.starting.drafting.text import part

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z(“\"])")
_YEAR = re.compile(r"\b(1[5-9][0-9]{2}|20[0-9]{2})\b")
_MAGNITUDE = re.compile(r"\s+(hundred|thousand|million|billion|trillion)\b", re.IGNORECASE)
_POWER = re.compile(
    r"e[-+\u2212]?[0-9]{1,3}\b|\s?[×x·]\s?10(?:\^\{?[-+\u2212]?[0-9]{1,3}\}?|[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    "[ -](?:halves|thirds?|quarters?|(?:fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?)\\b"
)
_RATIO = re.compile("/[1-9][0-9]{0,8}(?![/.,0-9])")
_TAILS = (_MAGNITUDE, _POWER, _RATIO, _FRACTION)
"""What belongs to a number after its digits or its word."""
_SIGN = re.compile("(?:^|[\\s(=,;:<>≤≥|$€£¥])([-\u2212\ufe63\uff0d])[$€£¥]?$")
_ABBREVIATED = (
    "h s d g m l L t K N J W V A ms min sec hr hrs mg kg km cm mm nm µm μm mL ml dB Hz kHz MHz GHz "
    "kB KB MB GB TB kWh MWh GWh TWh kW MW GW bp kb °C °F ha km² m² m³ mmol mol ppm ppb EUR USD GBP"
).split()
_PERCENT = re.compile(
    r"\s*(?:[-–]\s*[0-9.,]+\s*)?(?:%|per ?cent\b|percent\b|Prozent\b|pour cent\b|por ciento\b)"
)
_UNIT = re.compile(
    rf"\s*(?:({'|'.join(_ABBREVIATED)})(?![\w’'-])|((?:[a-zé-]+\s+){{0,2}}?[a-zé-]{{2,}}s\b))"
)
_CURRENCIES = {sign: unit for unit, sign in CURRENCIES.items()}
_WORDINGS = {
    "about": "about|around|approximately|roughly|circa|close to|some|nearly as many as",
    "almost": "almost|nearly",
    "at-least": "at least|no fewer than|no less than",
    "at-most": "at most|no more than|not more than|up to",
    "over": "over|more than|above|exceeding|greater than",
    "under": "under|less than|fewer than|below",
    "exactly": "exactly|precisely",
    "only": "only|just|merely",
}
_SIGNS = {"about": "~|≈", "at-least": "≥|>=", "at-most": "≤|<=", "over": ">", "under": "<"}
_QUALIFIERS = [
    (
        name,
        re.compile(rf"(?:(?<!\w)(?:{words})\s*(?:the\s+)?|(?:{signs})\s*)[$€£¥]?$", re.IGNORECASE),
    )
    for name, words in _WORDINGS.items()
    for signs in [_SIGNS.get(name, "(?!)")]
]


@dataclass(frozen=True)
class Candidate:
    """What a draft says of a claim, and where its value begins; all of it is to be looked at."""

    value: str
    kind: str
    unit: str
    qualifier: str
    step: str
    period: str
    start: int


def candidate(token: str, text: str, at: int, decimal: str = ".") -> Candidate:
    """Return the candidate for a numeral that begins at a place of its paragraph."""
    before, after = around(token, text, at)
    sign = _SIGN.search(text, max(0, at - 3), at)
    is_pointed = before.endswith(".") and not before[-2:-1].isalnum() and token.isdecimal()
    head = sign[1] if sign else "." if is_pointed else ""
    tail = next((m[0] for p in _TAILS if (m := p.match(after))), "")
    value = head + token + tail
    start = at - len(head)
    unit = unit_of(after[len(tail) :], before.rstrip(" -\u2212\ufe63\uff0d"))
    kind = _kind(token, value, unit, after)
    step = _step(value, token, kind, decimal)
    qualifier = _qualifier(before[: (sign.start(1) if sign else start) - at or None])
    return Candidate(value, kind, unit, qualifier, step, years_in(sentence(text, at)), start)


def sentence(text: str, at: int) -> str:
    """Return the sentence of a paragraph in which a place lies."""
    starts = _starts(text)
    number = bisect_right(starts, at)
    return part(text, starts[number - 1], starts[number])


@lru_cache(maxsize=4)
def _starts(text: str) -> list[int]:
    """Return where the sentences of a paragraph begin, and its end."""
    return [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]


def unit_of(after: str, before: str = "") -> str:
    """Return the unit that stands behind a number, or the currency on either side of it."""
    signs = (before.rstrip()[-1:], after.lstrip()[:1])
    if money := next((_CURRENCIES[sign] for sign in signs if sign in _CURRENCIES), ""):
        return money
    if _PERCENT.match(after[:60]):
        return "percent"
    match = _UNIT.match(after[:60])
    return (match[1] or match[2].split()[-1]) if match else ""


def _kind(token: str, value: str, unit: str, after: str) -> str:
    is_ordinal = re.match(r"(?:st|nd|rd|th)\b", after) and token.isdecimal()
    if is_ordinal or token.lower().rpartition("-")[2] in ORDINALS:
        return "rank"
    is_whole = value == token and not re.search("[.,][0-9]{1,2}$", token)
    is_measure = unit in {"", "percent", *_CURRENCIES.values()} or unit in _ABBREVIATED
    return "count" if is_whole and not is_measure else "quantity"


def _qualifier(before: str) -> str:
    return next((name for name, words in _QUALIFIERS if words.search(before[-40:])), "")


def _step(value: str, token: str, kind: str, decimal: str) -> str:
    """Return one unit of the last place of printed digits; counts and ranks have no width."""
    digits = token if value.lstrip("-−﹣－") != f".{token}" else f".{token}"
    number, plain = parse(value, decimal), parse(digits, decimal)
    if kind != "quantity" or not token[:1].isdigit() or number is None or not plain or "/" in value:
        return "1" if kind == "quantity" and value == "0" else ""
    places = len(digits.rpartition(decimal)[2]) if decimal in digits else 0
    step = abs(number / plain) / 10**places
    return str(step.numerator) if step.denominator == 1 else f"{float(step):g}"


@lru_cache(maxsize=16)
def years_in(text: str) -> str:
    """Return the first and the last year of a text, those of references and addresses left out."""
    found = list(_YEAR.finditer(text))
    years = sorted(m[1] for m in found if role_of(m[1], text, m.start()).name in {"year", "date"})
    if not years:
        return ""
    return years[0] if years[0] == years[-1] else f"{years[0]}/{years[-1]}"
