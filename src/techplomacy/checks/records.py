"""Checks of bibliographic records, from what is printed alone: identifiers, years, access dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import idutils
from stdnum import isbn, issn

from techplomacy.checks.accessor import Row, Tables

_ISSN = re.compile(r"(?<![0-9-])[0-9]{4}-[0-9]{3}[0-9Xx](?![0-9-]*97[89])")
_ISBN = re.compile(r"97[89](?:-[0-9]+){4}")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


@dataclass(frozen=True)
class Notice:
    """What one rule says of one work: whether the printed record passes, and on which detail."""

    work_id: str
    rule: str
    passes: bool
    detail: str


Rule = Callable[[Row, Tables], Iterator[tuple[bool, str]]]
RULES: dict[str, Rule] = {}


def rule(name: str) -> Callable[[Rule], Rule]:
    """Register the decorated function under the name by which the book prints it."""

    def register(function: Rule) -> Rule:
        RULES[name] = function
        return function

    return register


def notices(tables: Tables) -> list[Notice]:
    """Apply every rule to every work in order; a rule is silent where it has no hold."""
    return [
        Notice(work_id, name, passes, detail)
        for work_id, work in tables.works.items()
        for name, function in RULES.items()
        for passes, detail in function(work, tables)
    ]


@rule("DOI is well formed")
def _doi_form(work: Row, _tables: Tables) -> Iterator[tuple[bool, str]]:
    if work["doi"]:
        yield bool(idutils.is_doi(work["doi"])), work["doi"]


@rule("check digit of the ISSN in the DOI")
def _issn_digit(work: Row, _tables: Tables) -> Iterator[tuple[bool, str]]:
    if not _ISBN.search(work["doi"] or ""):
        for number in _ISSN.findall(work["doi"] or ""):
            yield issn.is_valid(number), number


@rule("check digit of the ISBN in the DOI")
def _isbn_digit(work: Row, _tables: Tables) -> Iterator[tuple[bool, str]]:
    for number in _ISBN.findall(work["doi"] or ""):
        yield isbn.is_valid(number), number


@rule("year in the DOI is the year printed")
def _doi_year(work: Row, _tables: Tables) -> Iterator[tuple[bool, str]]:
    suffix = _ISSN.sub("", (work["doi"] or "").partition("/")[2])
    yield from _same_year(work, suffix)


@rule("year in the address is the year printed")
def _url_year(work: Row, _tables: Tables) -> Iterator[tuple[bool, str]]:
    yield from _same_year(work, work["url"] or "")


@rule("year in the title is not after the year printed")
def _title_year(work: Row, _tables: Tables) -> Iterator[tuple[bool, str]]:
    years = [int(year) for year in _YEAR.findall(work["title"])]
    if years and work["issued"]:
        yield min(years) <= int(work["issued"][:4]), f"{min(years)} beside {work['issued']}"


@rule("a journal article prints its pages")
def _pages(work: Row, _tables: Tables) -> Iterator[tuple[bool, str]]:
    if work["csl_type"] == "article-journal":
        yield work["pages"] is not None, work["pages"] or "none printed"


@rule("described once")
def _once(work: Row, tables: Tables) -> Iterator[tuple[bool, str]]:
    for column in ("doi", "edn", "url"):
        if work[column]:
            uses = Counter(other[column] for other in tables.works.values())
            yield uses[work[column]] == 1, work[column]


def _same_year(work: Row, text: str) -> Iterator[tuple[bool, str]]:
    years = _YEAR.findall(text)
    if years and work["issued"]:
        yield work["issued"][:4] in years, f"{', '.join(years)} beside {work['issued']}"
