"""Whether each number in the text of a finding stands in the rows that the finding names.

Findings are written by hand, and their table has to be read by itself: so their numbers are typed,
and looked up here before the book prints them. A number is backed by the rows of the claims that
the finding names, by the observations that their checks read, or by what `derived` computes.
"""

import re
from collections.abc import Iterable, Iterator
from importlib import import_module

from claimbook.audit.outcomes import Outcome, outcomes_by_claim
from claimbook.audit.tables import Row, Tables, load_tables
from claimbook.book.assertions import StaleProseError
from claimbook.book.inline import CLAIM_ID, CLAIM_OR_WORK_ID
from claimbook.book.words import word
from claimbook.package.article import article
from claimbook.quantities.numerals import NUMBER_WORDS

TEXTS = ("stated", "found", "matters", "settles")
IGNORED_NUMBER_WORDS = {"one", "first", "second", "once", "double", "half"}
"""Number words that serve as pronouns, adverbs and the like, and are not looked up."""
CLAIM = ("value", "page", "statement", "period", "note")
STATEMENT = ("statement", "date", "locator", "note")
_NUMBERS = NUMBER_WORDS - IGNORED_NUMBER_WORDS
_NUMBER_OR_WORD = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|\b[a-z]+\b")


def numbers(text: str | None) -> list[str]:
    """Return the numbers of a text, digits without separators, words in lower case."""
    found = _NUMBER_OR_WORD.findall(CLAIM_OR_WORK_ID.sub("", text or "").lower())
    return [each.replace(",", "") for each in found if each[0].isdigit() or each in _NUMBERS]


def require_backed(finding: Row) -> None:
    """Stop where a number of a finding is no longer in the rows.

    Raises:
        StaleProseError: The numbers that nothing backs.
    """
    if bare := unsupported_numbers(finding):
        raise StaleProseError(f"no row has what {finding['finding_id']} says: {', '.join(bare)}")


def unsupported_numbers(finding: Row) -> list[str]:
    """Return the numbers of a finding that no row of the claims it names has."""
    named = " ".join(finding[text] or "" for text in TEXTS)
    claims = dict.fromkeys([finding["claim_id"], *CLAIM_ID.findall(named)])
    texts, values = list(_computed(finding["finding_id"])), list[float]()
    for claim_id in claims:
        texts += _texts(claim_id, load_tables())
        values += _values(claim_id, load_tables())
    texts += _counts(finding["claim_id"], load_tables())
    known = {number for text in texts for number in numbers(text)}
    return [n for n in numbers(named) if n not in known and not _is_rounded(n, values)]


def _computed(finding_id: str) -> Iterator[str]:
    """Yield what the article's own code computes for a finding from several rows."""
    if module := article().finding_values:
        yield from import_module(module).DERIVED.get(finding_id, tuple)()


def _is_rounded(number: str, values: Iterable[float]) -> bool:
    if not number[0].isdigit():
        return False
    places = len(number.partition(".")[2])
    return any(f"{value:.{places}f}" == number for value in values)


def _texts(claim_id: str, tables: Tables) -> Iterator[str]:
    """Return what the rows on a claim say: its own, those of documents, of works and outcomes."""
    claim = tables.claims[claim_id]
    yield from (str(claim[field] or "") for field in CLAIM)
    yield from tables.enumerations.get(claim_id, ())
    works = set[str]()
    for row in tables.statements.get(claim_id, ()):
        works.add(row["work_id"])
        yield from (str(row[field] or "") for field in STATEMENT)
    for row in tables.source_checks.get(claim_id, ()):
        works.add(row["work_id"])
        yield from (str(row[field] or "") for field in ("locator", "note"))
    if question := tables.question(claim_id):
        yield str(question["would_settle"] or "")  # the document that is wanted, with its year
    for outcome in outcomes_by_claim().get(claim_id, ()):
        works.update(outcome.works)
        yield outcome.found
        yield from (
            f"{year} {tables.indicators[i]['description']}" for i, _, year in _read(outcome)
        )
    yield from (f"{tables.works[w]['issued'] or ''} {tables.works[w]['title']}" for w in works)


def _values(claim_id: str, tables: Tables) -> Iterator[float]:
    """Return the observations that the checks of a claim read of the entities that it is about."""
    whose = {article().entity, *article().reference_entities}
    for outcome in outcomes_by_claim().get(claim_id, ()):
        for indicator, entity, year in _read(outcome):
            if entity in whose:
                yield from (row["value"] for row in tables.observations[indicator, entity, year])


def _counts(claim_id: str, tables: Tables) -> Iterator[str]:
    """Return how many documents there are on a claim, by stance, in words."""
    stances = [row["stance"] for row in tables.statements.get(claim_id, ())]
    yield from (word(stances.count(stance)) for stance in set(stances))


def _read(outcome: Outcome) -> Iterator[tuple[str, str, int]]:
    for table, key in outcome.rows:
        if table == "observations":
            indicator, entity, year, *_ = key.split("|")
            yield indicator, entity, int(year)
