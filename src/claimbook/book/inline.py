"""Inline values: every number of the article comes from its table and links to its entry."""

import re
from collections import defaultdict
from string import ascii_lowercase
from urllib.parse import quote

from IPython.display import Markdown

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.source_classes import original
from claimbook.audit.source_names import VIA_COPY, maker, short_title
from claimbook.audit.tables import Row, load_tables
from claimbook.audit.verdicts import sign, verdict_of
from claimbook.book.project import chapter
from claimbook.errors import UnknownCitableError, UnknownClaimError, UnknownNameError
from claimbook.package.caching import kept_with_package
from claimbook.quantities.period import year_of
from claimbook.quantities.stating import qualified, stands_at, value

DIGITS = "[0-9]{3,}"
CLAIM_ID = re.compile(rf"\bC{DIGITS}\b")
CLAIM_OR_WORK_ID = re.compile(rf"\b([CW]{DIGITS})\b")


_TYPOGRAPHY = re.compile(r"""[\\`*_{}\[\]<>$#|~^@&"']|--+|:::+|\.\.+""")
_LIST = re.compile(r"^(\s*\w*)([-+:(%.)])(?=\s|\w+\))")
LARGE = 1e10
"""From here on a number is printed without fraction and never with an exponent."""


def known_row(rows: dict[str, Row], key: str, unknown: type[UnknownNameError]) -> Row:
    """Return the row of ``key``.

    Raises:
        UnknownNameError: There is none; the message names near spellings.
    """
    if key not in rows:
        raise unknown(key, rows)
    return rows[key]


def claim(claim_id: str, text: str | None = None) -> Markdown:
    """Return a claim's value as printed with its unit, or ``text``, linked to the register."""
    row = _claim(claim_id)
    return Markdown(linked(claim_id, text or value(row)))


def stated(claim_id: str) -> Markdown:
    """Return a claim's value as printed with unit and qualifier, linked to the register."""
    return Markdown(linked(claim_id, qualified(_claim(claim_id))))


def _claim(claim_id: str) -> Row:
    return known_row(load_tables().claims, claim_id, UnknownClaimError)


def interval(claim_id: str) -> str:
    """Return the interval that a claim's printed value stands for."""
    return str(EvidenceReader().stated(claim_id))


def page(claim_id: str) -> Markdown:
    """Return the printed page of a claim, or its paragraph where there are no pages."""
    return Markdown(stands_at(_claim(claim_id)))


def linked(claim_id: str, text: str) -> str:
    """Return ``text`` as a link to a claim's entry, with the class and sign of its verdict."""
    verdict = verdict_of()[claim_id]
    mark = sign(verdict) and f"\N{NARROW NO-BREAK SPACE}{escaped(sign(verdict))}"
    row = load_tables().claims[claim_id]
    where = stands_at(row).replace("\N{NO-BREAK SPACE}", " ")
    said = f"{claim_id}, {where}, {verdict.external}: {row['statement']}"
    title, address = attribute(said), chapter("register", claim_id)
    style = verdict.external.removeprefix("confirmed-")
    return f"[{escaped(text)}{mark}]({address}){{.claim .{style} title={title}}}"


def escaped(text: str) -> str:
    """Return text that Markdown will show as it is: no markup, entity or typography is read in it.

    A hyphen or full stop alone means nothing and stays bare, so that words can be searched for.
    """
    return _LIST.sub(r"\1\\\2", _TYPOGRAPHY.sub(_each_escaped, text))


def _each_escaped(match: re.Match[str]) -> str:
    return "".join(f"\\{c}" for c in match[0])


def attribute(text: str) -> str:
    """Return text as the quoted value of an attribute, whole even within a row of a table."""
    return '"' + re.sub(r"[^\w\s.,;:()/+-]", lambda c: f"&#{ord(c[0])};", text) + '"'


def target(address: str) -> str:
    """Return an address as the target of a link: no sign in it ends the link or the page's code."""
    return quote(address, safe="/:?#@!$&+,;=%-._~")


def number(amount: float) -> str:
    """Return a computed number with thousands separated, a large one without its fraction."""
    return f"{amount:,{'.0f' if abs(amount) >= LARGE else '.10g'}}".replace("-", "−")


def with_links(text: str, *, is_entry: bool = False) -> str:
    """Return text as Markdown in which each key of a claim or of a work is a link to its entry.

    Within an entry of the register a claim has no sign, since the entry does not use it as proof.
    """
    parts = CLAIM_OR_WORK_ID.split(text)
    return "".join(
        _key(part, is_entry) if CLAIM_OR_WORK_ID.fullmatch(part) else escaped(part)
        for part in parts
    )


def _key(key: str, is_entry: bool) -> str:
    if key in load_tables().works:
        return work_link(key)
    return f"[{key}](#{key})" if is_entry else linked(key, key)


@kept_with_package
def _entries(table: str) -> list[Row]:
    return list(getattr(load_tables(), table).values())


def count(table: str = "claims", **where: object) -> int:
    """Return how many rows of ``claims``, ``works`` or ``citations`` have the given values."""
    return sum(all(row[k] == v for k, v in where.items()) for row in _entries(table))


def short(row: Row) -> str:
    """Return who speaks in a work and its year; a copy is named after its original, and marked.

    Works that share all of this are told apart by a letter, as in ``Eurostat 2025a``.
    """
    work_id, letter = row["work_id"], _letters().get(row["work_id"], "")
    year, name = _dated(work_id)
    lettered = f"{name}{letter}" if year or not letter else f"{name} n.d.-{letter}"
    return f"{lettered}, {VIA_COPY}" if _is_copy(work_id) else lettered


def _is_copy(work_id: str) -> bool:
    return original(work_id, load_tables().works) != work_id


def _dated(work_id: str) -> tuple[str, str]:
    """Return the year of a work or of its original, and who speaks in it with that year."""
    works = load_tables().works
    first = original(work_id, works)
    name = maker(first, works) or short_title(works[first]["title_en"] or works[first]["title"])
    year = year_of(works[first]["issued"])
    return year, name if year in name else f"{name} {year}"


@kept_with_package
def _letters() -> dict[str, str]:
    """Return the letters of works in the order of their table, so that a new one turns none.

    Originals and copies of one name and year count on together: a letter means one work.
    """
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for work_id in load_tables().works:
        groups[_dated(work_id)].append(work_id)
    shared = [each for each in groups.values() if len(each) > len(set(map(_is_copy, each)))]
    return {work_id: _letter(n) for each in shared for n, work_id in enumerate(each)}


def _letter(place: int) -> str:
    """Return the letter of a place from nought; after ``z`` comes ``aa``."""
    more, last = divmod(place, len(ascii_lowercase))
    return (_letter(more - 1) if more else "") + ascii_lowercase[last]


def work(work_id: str, text: str | None = None) -> Markdown:
    """Return author and year of a work, or ``text``, linked to its entry among the sources."""
    return Markdown(work_link(work_id, text))


def work_link(work_id: str, text: str | None = None) -> str:
    """Return as text what `work` returns as Markdown."""
    row = known_row(load_tables().works, work_id, UnknownCitableError)
    return f"[{escaped(text or short(row))}]({chapter('sources', work_id)})"


def cited_works(claim_id: str) -> list[str]:
    """Return the works cited for a claim, in the order of their markers."""
    return [work["work_id"] for work in EvidenceReader().cited(claim_id)]


def cite(claim_id: str) -> Markdown:
    """Return the works cited for a claim, each linked to its entry; a dash where there is none."""
    _claim(claim_id)
    return Markdown("; ".join(map(work_link, cited_works(claim_id))) or "no source")


def marked(citation: Row) -> str:
    """Return the marker of a citation in words: a reference, or a footnote with its page."""
    if citation["kind"] == "reference":
        return f"reference {citation['marker']}"
    return f"note {citation['marker']} on {stands_at(citation)}"
