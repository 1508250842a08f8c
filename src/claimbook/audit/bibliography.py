"""Checks of references, from what is printed alone: identifiers, years, access dates, age."""

import datetime
import re
from collections import Counter
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass

from stdnum import isbn, isni, issn

from claimbook.audit.tables import Row, Tables
from claimbook.quantities.period import Period, year_of

_ISSN = re.compile(r"(?<![0-9-])[0-9]{4}-[0-9]{3}[0-9Xx](?![0-9-]*97[89])")
_ISBN = re.compile(r"97[89](?:-[0-9]+){4}")
_EDN = re.compile(r"[A-Z]{6}")
_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM = 5
"""Letters at the beginning of a word that count when titles and statements are compared."""
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


@dataclass(frozen=True)
class RecordCheck:
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


def record_checks(tables: Tables, of: Container[str] | None = None) -> list[RecordCheck]:
    """Apply to every work, or those named, each rule that applies to it."""
    return [
        RecordCheck(work_id, name, passes, detail)
        for work_id, work in tables.works.items()
        if of is None or work_id in of
        for name, function in RULES.items()
        for passes, detail in function(work, tables)
    ]


@rule("DOI is well formed")
def _doi_form(work: Row, _tables: Tables) -> Iterator[tuple[bool, str]]:
    if work["doi"]:
        import idutils  # as slow to load as all else that a chapter needs of the checks

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


@rule("check digit of the ORCID")
def _orcid_digit(work: Row, _tables: Tables) -> Iterator[tuple[bool, str]]:
    if work["orcid"]:
        yield isni.is_valid(work["orcid"]), work["orcid"]


@rule("EDN is well formed")
def _edn_form(work: Row, _tables: Tables) -> Iterator[tuple[bool, str]]:
    if work["edn"]:
        yield _EDN.fullmatch(work["edn"]) is not None, work["edn"]


@rule("DOI prefix is that of the journal's other works")
def _prefix(work: Row, tables: Tables) -> Iterator[tuple[bool, str]]:
    others = {
        other["doi"].partition("/")[0]
        for other in tables.works.values()
        if other["doi"] and other["container"] == work["container"] and other is not work
    }
    if work["doi"] and work["container"] and others:
        prefix = work["doi"].partition("/")[0]
        yield others == {prefix}, prefix


@rule("record agrees with the one that was found")
def _record(work: Row, tables: Tables) -> Iterator[tuple[bool, str]]:
    for each in tables.corrections.get(work["work_id"], ()):
        yield False, f"{each['field']}: {each['printed'] or 'nothing'} beside {each['right']}"


@rule("title shares a word with what it is cited for")
def _title_carries(work: Row, tables: Tables) -> Iterator[tuple[bool, str]]:
    citations = {k for k, c in tables.citations.items() if c["work_id"] == work["work_id"]}
    claims = {m["claim_id"] for m in tables.claim_citations if m["citation_id"] in citations}
    if claims:
        said = {stem for c in claims for stem in _stems(tables.claims[c]["statement"])}
        yield bool(_stems(work["title"]) & said), work["title"]


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
        yield min(years) <= int(year_of(work["issued"])), f"{min(years)} beside {work['issued']}"


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


def _stems(text: str) -> set[str]:
    return {word.casefold()[:_STEM] for word in _WORD.findall(text)}


def _same_year(work: Row, text: str) -> Iterator[tuple[bool, str]]:
    years = _YEAR.findall(text)
    if years and work["issued"]:
        yield year_of(work["issued"]) in years, f"{', '.join(years)} beside {work['issued']}"


@dataclass(frozen=True)
class Older:
    """A work cited for a claim about a year after the work's own."""

    claim_id: str
    work_id: str
    year: int


@dataclass(frozen=True)
class Accessed:
    """When a source was read, and whether the article had been received by then."""

    work_id: str
    accessed: str
    is_before_receipt: bool


def older_sources(tables: Tables) -> list[Older]:
    """Return each citation of a work that was issued before the year that it is cited for.

    The year is the last of the claim's period. Claims without a closed period are left out, and
    claims about a time after the article's receipt: a plan is rightly cited from an older work.
    """
    found = []
    limit = Period.parse(tables.received).last_year or datetime.MAXYEAR
    for marker in tables.claim_citations:
        claim = tables.claims[marker["claim_id"]]
        work = tables.works.get(tables.citations[marker["citation_id"]]["work_id"] or "")
        year = Period.parse(claim["period"]).last_year
        if not (work and work["issued"] and year):
            continue
        if int(year_of(work["issued"])) < year <= limit:
            found.append(Older(marker["claim_id"], work["work_id"], year))
    return found


def access_dates(tables: Tables) -> list[Accessed]:
    """Return each work with a printed day of access; none if no day of receipt is printed."""
    received = tables.received
    if received is None:
        return []
    days = {work_id: str(work["accessed"])[:10] for work_id, work in tables.works.items()}
    return [
        Accessed(work_id, day, day < received) for work_id, day in days.items() if day != "None"
    ]
