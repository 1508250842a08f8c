"""Rules for words by which the audit judges: one that it does not know would decide by chance."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from claimbook.package.validation.rules.registry import Breach, lookup, rule
from claimbook.package.vocabulary import (
    AUDITED,
    FINDINGS,
    PURPOSES,
    STANCES,
    WEIGHTS,
    source_classes,
)
from claimbook.quantities.qualifiers import QUALIFIERS

if TYPE_CHECKING:
    from claimbook.package.validation.rules.registry import Columns


@rule("source-class", by_row=True, works=["source_class"])
def known_classes(works: Columns) -> Iterator[Breach]:
    """Every class of source has a place in the order that the audit goes by."""
    known = [AUDITED, *(name for group in source_classes() for name in group)]
    yield from _unknown(works, "source_class", known)


@rule("audited-evidence", by_row=True, statements=["work_id"], works=["work_id", "source_class"])
def articles_as_evidence(statements: Columns, works: Columns) -> Iterator[Breach]:
    """The article is no evidence on itself."""
    yield from _own_word(statements, works)


@rule("audited-evidence", by_row=True, observations=["work_id"], works=["work_id", "source_class"])
def articles_as_observations(observations: Columns, works: Columns) -> Iterator[Breach]:
    """The article is no evidence on itself, in numbers as in statements."""
    yield from _own_word(observations, works)


@rule("unknown-word", by_row=True, claims=["weight"])
def known_weights(claims: Columns) -> Iterator[Breach]:
    """The weight of a claim decides how severe a failure is."""
    yield from _unknown(claims, "weight", WEIGHTS)


@rule("unknown-word", by_row=True, claims=["qualifier"])
def known_qualifiers(claims: Columns) -> Iterator[Breach]:
    """A qualifier widens or moves what a printed value stands for."""
    yield from _unknown(claims, "qualifier", QUALIFIERS)


@rule("unknown-word", by_row=True, observations=["qualifier"])
def known_qualifiers_of_evidence(observations: Columns) -> Iterator[Breach]:
    """A qualifier widens or moves what was observed."""
    yield from _unknown(observations, "qualifier", QUALIFIERS)


@rule("unknown-word", by_row=True, statements=["stance"])
def known_stances(statements: Columns) -> Iterator[Breach]:
    """The stance of a document is its outcome."""
    yield from _unknown(statements, "stance", STANCES)


@rule("unknown-word", by_row=True, source_checks=["finding"])
def known_findings(source_checks: Columns) -> Iterator[Breach]:
    """What a cited work was found to say answers one of the three questions."""
    yield from _unknown(source_checks, "finding", FINDINGS)


@rule("unknown-word", by_row=True, open_questions=["purpose"])
def known_purposes(open_questions: Columns) -> Iterator[Breach]:
    """A question is open on a verdict, or on a second document."""
    yield from _unknown(open_questions, "purpose", PURPOSES)


def _unknown(table: Columns, field: str, known: Collection[str]) -> Iterator[Breach]:
    message = f"the audit knows {', '.join(filter(None, known))}"
    for row, word in table.each(field):
        if word is not None and word not in known:
            yield Breach(row, field, word, message)


def _own_word(table: Columns, works: Columns) -> Iterator[Breach]:
    classes = lookup(works, "work_id", "source_class")
    for row, work in table.each("work_id"):
        if classes.get(work) == AUDITED:
            yield Breach(row, "work_id", work, "the work is the audited article")
