"""What a numeral does in its sentence, judged by the characters around it."""

import re
from dataclasses import dataclass

from claimbook.quantities.numerals import ORDINALS

MONTHS = (
    "jan(?:uary?|vier)?|feb(?:ruary?)?|février|mar(?:ch|s|ts)?|märz|apr(?:il)?|avril|ma[ijy]|"
    "june?|juni|juin|july?|juli|juillet|aug(?:ust)?|août|sept?(?:ember|embre)?|o[ck]t(?:ober|obre)?|"
    "nov(?:ember|embre)?|de[cz](?:ember|embre)?|décembre"
)
"""Names of months in English, German, French and the Nordic languages."""
_DATE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}|\b[0-9]{1,2}([./])[0-9]{1,2}\1(?:19|20)[0-9]{2}\b"
    rf"|[0-9]{{1,2}}\.? (?:{MONTHS})\.?,? [0-9]{{4}}"
    rf"|(?:{MONTHS})\.? [0-9]{{1,2}},? [0-9]{{4}}|(?:{MONTHS})\.?,? [0-9]{{4}}",
    re.IGNORECASE,
)
_GOES_ON = (
    r"(?:(?:(?<=[/=&?_%-])\n(?=\S*[-/=&?_%.][a-z0-9])|\n(?=\S*(?:[/=&?_%]|\.[a-z]{2,5}\b)))"
    r"(?=\S*(?:[a-z]|[0-9]{5}))\S+)*"
)
"""What an address has on the next line, where the end of a line divides it; no number alone."""
_ADDRESS = re.compile(
    rf"(?:https?://|www\.|\bdoi:? ?(?=10\.)|10\.[0-9]{{4,9}}/)\S+{_GOES_ON}|\S+@\S+", re.IGNORECASE
)
_NAMED = re.compile(
    r"(?:figures?|figs?\.?|tables?|sections?|chapters?|equations?|eqs?\.?|appendix|step|part|"
    r"version|cluster|grade|phase|type|model|study|experiment|no\.|vol\.|pp?\.)"
    r"[\s(]*(?:[0-9]+(?:\.[0-9]+)*(?:,| and| &|–|-)\s*)*$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\[[0-9]+(?:\s*[,;–-]\s*[0-9]+)*\]")
_NAME = r"[^\W\d_a-z][\w’'-]+"
_AUTHOR_YEAR = re.compile(
    rf"({_NAME})(?: et al\.?|(?:,? (?:and|&|und|et|y|e|i|и)| ,) {_NAME})?,? \(?$"
)
_VOLUME = re.compile(
    r"\b[0-9]{1,4}\([0-9]{1,3}\)[,:] ?(?:[0-9]{4}[,:] ?)?(?:pp?\. ?)?[0-9]+ ?[-–] ?[0-9]+\b"
)
_WITHIN = ((_ADDRESS, "url"), (_VOLUME, "volume-page"), (_BRACKETED, "citation-marker"))
"""Patterns that settle what the numerals within them do, in the order in which they are tried."""
_RAISED = re.compile(r"(?:\^|<sup>)[\s(]*(?:[0-9]+[,;*†‡\s]*)+(?:\^|</sup>)|\[\^[0-9]+\]")
_POWERS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_CLOCK = re.compile("[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])")
_LISTED = re.compile(r"\s*(#+\s*)?[0-9]+(?:\.[0-9]+)*(\.\)?|[.)])?\s+")
"""A number that begins a line, with the signs of a heading before it or of a list behind it."""
_RANKED = re.compile(r"\b(?:rank(?:s|ed|ing)?|(?:came|placed|finished)(?: in)?)\b[^.;]{0,30}$")
_PLACE = re.compile(r"(?: to (?:the )?[a-z]+)? (?:places?|ranks?|positions?)\b")
AROUND = 200
"""Characters on either side of a numeral in which is looked for what it does."""
PRONOUNS = frozenset("one first second third once half double".split())
"""Number words that mostly count nothing."""

REASONS = {
    "name-part": "the number of a figure, table, row, version or the like",
    "idiom": "a number word that counts nothing, or the number of a heading or list",
    "year": "a year of which no claim is drafted",
    "date": "a date of which no claim is drafted",
    "volume-page": "a volume, issue or page",
    "url": "part of an address or identifier",
    "citation-marker": "a marker of a reference",
    "footnote-marker": "a raised marker, of a note or an affiliation, or an exponent",
}


@dataclass(frozen=True)
class Role:
    """What a numeral does, and for a marker whom it may name: a surname, or the key of a work."""

    name: str
    author: str = ""
    key: str = ""


def role_of(token: str, text: str, at: int) -> Role:
    """Return the role of a numeral that begins at a place of its paragraph."""
    before, after = around(token, text, at)
    text, at = before + token + after, len(before)
    if named := next((name for pattern, name in _WITHIN if _inside(pattern, text, at)), ""):
        return Role(named)
    if _inside(_RAISED, text, at) or set(token) <= _POWERS:
        return Role("footnote-marker")
    if _inside(_DATE, text, at) or (":" in (text[at - 1 : at], after[:1]) and _clock(text, at)):
        return Role("date")
    if _NAMED.search(before[-60:]):
        return Role("name-part")
    if _is_year(token):
        author = _AUTHOR_YEAR.search(before[-60:])
        if author and (after.lstrip()[:1] in {")", ";", ","} or after[:1] in {"a", "b", "c"}):
            return Role("citation-marker", author[1])
        return Role("year")
    if _begins_list(text, at):
        return Role("idiom")
    if token.lower() in PRONOUNS:
        return Role("value" if _is_rank(token, before, after) else "idiom")
    return Role("value")


def around(token: str, text: str, at: int) -> tuple[str, str]:
    """Return the characters before and behind a numeral, however long its paragraph is."""
    stop = at + len(token)
    return text[max(0, at - AROUND) : at], text[stop : stop + AROUND]


def _is_rank(token: str, before: str, after: str) -> bool:
    """Say whether an ordinal is the place of something among others."""
    return token.lower() in ORDINALS and bool(_RANKED.search(before) or _PLACE.match(after))


def _inside(pattern: re.Pattern[str], text: str, at: int) -> bool:
    found = next((m for m in pattern.finditer(text[: at + AROUND]) if m.end() > at), None)
    return found is not None and found.start() <= at


def _clock(text: str, at: int) -> bool:
    """Say whether a numeral is part of a time of day, as 10:30; a ratio as 3:1 is none."""
    return _inside(_CLOCK, text, at)


def _is_year(token: str) -> bool:
    return token.isdecimal() and len(token) == 4 and 1400 <= int(token) <= 2100


def _begins_list(text: str, at: int) -> bool:
    """Say whether a numeral begins a line of a list or a heading; a decimal has its unit behind."""
    match = _LISTED.match(text, text.rfind("\n", 0, at) + 1)
    if match is None or match.end() <= at:
        return False
    signs, end = match.groups()
    is_section = "." in match[0] and text[match.end() : match.end() + 1].isupper()
    return bool(signs) or (end or "").startswith(".") or is_section
