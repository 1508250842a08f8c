"""The drafted tables: sections, numerals, claims, works, citations and what ties them."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import itemgetter

from claimbook.census.excerpt import Numeral
from claimbook.package.creators import rows_of
from claimbook.package.vocabulary import AUDITED
from claimbook.quantities.numerals import tokenize
from claimbook.quantities.period import year_of
from claimbook.quantities.printed import decimal_sign
from claimbook.starting.drafting.claims import Candidate, candidate, sentence, unit_of, years_in
from claimbook.starting.drafting.references import UNDECIDED, Reference
from claimbook.starting.drafting.roles import AROUND, REASONS, Role, role_of
from claimbook.starting.drafting.text import Text, is_row

_BRACKETED = re.compile(r"[(\[]([^()\[\]]{1,30})[)\]]")
_LONGEST = 40
"""Characters of a name of a row or column that a draft repeats."""


@dataclass(frozen=True)
class Cell:
    """A cell behind a bar, where the numeral begins in it, and the names of its row and column."""

    text: str
    at: int
    number: int
    row: str = ""
    column: str = ""

    @property
    def place(self) -> str:
        """Row and column in words."""
        named = (("row", self.row), ("column", self.column))
        return "".join(f", {what} {name[:_LONGEST].strip()}" for what, name in named if name)

    def complete(self, found: Candidate) -> Candidate:
        """Return a candidate with what only row or column say: its unit and its year."""
        unit = found.unit or next(
            (
                unit
                for name in (self.column, self.row)
                for inside in _BRACKETED.findall(name)
                if (unit := unit_of(f" {inside}"))
            ),
            "",
        )
        period = found.period or years_in(self.row) or years_in(self.column)
        return replace(found, unit=unit, period=period)


def cell_of(text: Text, numeral: Numeral) -> Cell | None:
    """Return the cell of a table in which a numeral stands, if it does; its first row has names."""
    lines, number = text.excerpt.lines, numeral.line
    row, first = lines[number].text, text.first_rows[number]
    if not is_row(row):
        return None
    place = bisect_right(_cells(row), numeral.column, key=itemgetter(0)) - 1
    start, cell = _cells(row)[place]
    column = _named(lines[first].text, place) if first < number else ""
    name = _named(row, 1) if first < number and place > 1 else ""
    return Cell(cell, numeral.column - start + 2, place, name, column)


@lru_cache(maxsize=4)
def _cells(row: str) -> list[tuple[int, str]]:
    """Return where the text of each cell begins, and that text behind a bar."""
    found, begin = [], 0
    for cell in row.split("|"):
        found.append((begin + len(cell) - len(cell.lstrip()), f"| {cell.strip()}"))
        begin += len(cell) + 1
    return found


def _named(row: str, place: int) -> str:
    cells = _cells(row)
    return cells[place][1][:AROUND].strip("| *") if place < len(cells) else ""


Row = dict[str, str]
Spot = tuple[int, int, int, int, str]
"""Section, paragraph, row and cell of a table, and sentence: what a marker in it belongs to."""
Listed = dict[tuple[str, ...], list[int]]
"""The numbers of references by what a marker has of them, as `_listed` says."""
DRAFTED = "Draft: "
"""What the statement of a claim begins with until a person has put it in words."""
_NUMBER = re.compile(r"^(?:[0-9]{1,2}\.)*[0-9]{1,2}\.?\s+(?=\S{3})|^.{1,2}$")
"""The number before the title of a section, or a title too short to be one."""
CHAPTER = "paper/article.qmd"
"""The chapter of a new package, in which all of its sections are."""


def draft(text: Text, references: Sequence[Reference]) -> dict[str, list[Row]]:
    """Return the rows of each table that can be drafted from a text."""
    tables: dict[str, list[Row]] = defaultdict(list)
    tables["sections"] = _sections(text)
    tables["works"] = [_drafted(text), *(_work(n, r) for n, r in enumerate(references, start=2))]
    if text.records:
        tables["creators"] += rows_of("W001", text.records.creators)
    for n, each in enumerate(references, start=2):
        tables["creators"] += rows_of(f"W{n:03d}", each.creators)
    tables["citations"] = [_citation(n, each) for n, each in enumerate(references, start=1)]
    _numerals(text, references, tables)
    return tables


def _sections(text: Text) -> list[Row]:
    rows = []
    for number, section in enumerate(text.sections, start=1):
        pages = [p for n in section.lines if (p := text.excerpt.lines[n].page)]
        rows.append(
            {
                "section_id": f"S{number:02d}",
                "title": _NUMBER.sub("", section.title) or f"Section {section.title}",
                "kind": _kind(number, section.title),
                "page_first": str(min(pages)) if pages else "",
                "page_last": str(max(pages)) if pages else "",
                "chapter": CHAPTER,
            }
        )
    return rows


def _kind(number: int, title: str) -> str:
    named = {"abstract": "abstract", "conclusion": "conclusion", "append": "back-matter"}
    named |= {"acknowledg": "back-matter", "keywords": "keywords", "notes": "back-matter"}
    found = [kind for word, kind in named.items() if title.casefold().startswith(word)]
    return "front-matter" if number == 1 else (found or ["body"])[0]


def article(title: str) -> Row:
    """Return the record of an article of which nothing but its title is known."""
    return {
        "work_id": "W001",
        "csl_type": "article-journal",
        "title": title,
        "language": "en",
        "source_class": AUDITED,
    }


def _drafted(text: Text) -> Row:
    known = text.records.article if text.records else {}
    asked = "look at this record" if known else "fill in date, periodical and DOI, and its creators"
    return article(text.title) | {"note": f"drafted: {asked}"} | known


def _work(number: int, reference: Reference) -> Row:
    return {
        "work_id": f"W{number:03d}",
        "csl_type": "article-journal" if "container" in reference.more else "document",
        "issued": reference.issued,
        "title": reference.title,
        "language": "en",
        "source_class": UNDECIDED,
        "note": "drafted: type, language and class of the source are to be decided",
        **reference.more,
    }


def _citation(number: int, reference: Reference) -> Row:
    return {
        "citation_id": f"R{number:02d}",
        "position": str(number),
        "kind": "reference",
        "marker": reference.marker,
        "work_id": f"W{number + 1:03d}",
    }


def _numerals(text: Text, references: Sequence[Reference], tables: dict[str, list[Row]]) -> None:
    """Fill in numerals with the claims drafted of them, and what markers are attached to."""
    latest: dict[Spot, str] = {}
    taken: set[tuple[Spot, int]] = set()
    decimal = decimal_sign(text.excerpt.text)
    waiting: list[tuple[Row, Role, Spot]] = []
    listed = _listed(references)
    for number, numeral in enumerate(text.excerpt.numerals(), start=1):
        place, cell = text.place(numeral), cell_of(text, numeral)
        around, at = (cell.text, cell.at) if cell else text.paragraph_of(numeral)
        what = _role(text, numeral, around, at, listed)
        if cell and cell.number == 1 and what.name == "value":
            what = Role("name-part")  # the first column has the names of rows
        row = {
            "numeral_id": f"N{number:04d}",
            "token": numeral.token,
            "form": numeral.form,
            "section_id": f"S{place.section:02d}",
            "page": str(place.page or ""),
            "location": "text",
            "role": what.name,
        }
        tables["numerals"].append(row)
        part = (numeral.line, cell.number) if cell else (0, 0)
        spot = (place.section, place.paragraph, *part, sentence(around, at))
        if what.name == "value" and (spot, at) in taken:
            row |= {"role": "scale", "claim_id": latest[spot]}
        elif what.name == "value":
            found = candidate(numeral.token, around, at, decimal)
            found = cell.complete(found) if cell else found
            where = f"paragraph {place.paragraph}{cell.place if cell else ''}"
            row["claim_id"] = _claim(row, found, place.paragraph, where, tables)
            latest[spot] = row["claim_id"]
            taken |= {(spot, found.start + token.start) for token in tokenize(found.value)}
        elif what.name == "footnote-marker":
            row |= {"role": "idiom", "reason": f"drafted: {REASONS[what.name]}"}
        elif what.name == "citation-marker":
            waiting.append((row, what, spot))
        else:
            row["reason"] = f"drafted: {REASONS[what.name]}"
    for row, what, spot in waiting:
        _attach(row, what, latest.get(spot, ""), listed, references, tables)


def _role(text: Text, numeral: Numeral, around: str, at: int, listed: Listed) -> Role:
    """Return the role of a numeral: a reference by its work, where the text names it."""
    key = text.cited(numeral)
    if key and ("key", key) in listed:
        return Role("citation-marker", key=key)
    if text.counted.get(numeral.line) == numeral.column:
        return Role("idiom")
    if (numeral.line, numeral.column) in text.markers:
        return Role("footnote-marker")
    return role_of(numeral.token, around, at)


def _claim(
    numeral: Row, found: Candidate, count: int, place: str, tables: dict[str, list[Row]]
) -> str:
    claim_id = f"C{len(tables['claims']) + 1:03d}"
    said = " ".join(filter(None, (found.qualifier, found.value, found.unit)))
    where = f"{tables['sections'][int(numeral['section_id'][1:]) - 1]['title']}, {place}"
    tables["claims"].append(
        {
            "claim_id": claim_id,
            "section_id": numeral["section_id"],
            "page": numeral["page"],
            "page_basis": "inferred" if numeral["page"] else "",
            "kind": found.kind,
            "statement": f"{DRAFTED}{said} ({where}); say in your own words what is stated.",
            "value": found.value,
            "unit": found.unit,
            "qualifier": found.qualifier,
            "period": found.period,
            "step": found.step,
            "weight": "supporting",
            "is_checkable": "true",
            "anchor": f"p{count}",
        }
    )
    return claim_id


def _attach(
    row: Row,
    what: Role,
    claim_id: str,
    listed: Listed,
    references: Sequence[Reference],
    tables: dict[str, list[Row]],
) -> None:
    """Tie a marker to its reference and to the last claim of its sentence, where both are known."""
    author = ("author", what.author.casefold(), row["token"])
    meant = ("key", what.key) if what.key else author if what.author else ("marker", row["token"])
    numbers = listed.get(meant, [])
    if len(numbers) == 1 and claim_id:
        row["citation_id"] = f"R{numbers[0]:02d}"
        keys = {"numeral_id": row["numeral_id"], "citation_id": row["citation_id"]}
        tables["claim_citations"].append({"claim_id": claim_id, **keys, "attachment": "direct"})
    else:
        row["role"] = "idiom"
        known = f", {references[numbers[0] - 1].marker}, by no claim" if len(numbers) == 1 else ""
        row["reason"] = f"drafted: {REASONS['citation-marker']}{known}"


def _listed(references: Sequence[Reference]) -> Listed:
    """Return the numbers of the references that a marker can mean: by key, author or marker."""
    found: Listed = defaultdict(list)
    for number, each in enumerate(references, start=1):
        year = year_of(each.issued)
        names = {("author", name, year) for name in each.surname.casefold().split()}
        for meant in ("key", each.key), ("marker", each.marker), *names:
            found[meant].append(number)
    return found
