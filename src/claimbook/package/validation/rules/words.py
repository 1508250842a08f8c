"""Rules for words by which the audit judges: one that it does not know would decide by chance."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from claimbook.package.validation.rules.registry import Breach, breaches, lookup, rule
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
    import pandas as pd


@rule("source-class", works=["source_class"])
def known_classes(works: pd.DataFrame) -> Iterator[Breach]:
    """Every class of source has a place in the order that the audit goes by."""
    known = [AUDITED, *(name for group in source_classes() for name in group)]
    yield from _unknown(works, "source_class", known)


@rule("audited-evidence", statements=["work_id"], works=["work_id", "source_class"])
def articles_as_evidence(statements: pd.DataFrame, works: pd.DataFrame) -> Iterator[Breach]:
    """The article is no evidence on itself."""
    yield from _own_word(statements, works)


@rule("audited-evidence", observations=["work_id"], works=["work_id", "source_class"])
def articles_as_observations(observations: pd.DataFrame, works: pd.DataFrame) -> Iterator[Breach]:
    """The article is no evidence on itself, in numbers as in statements."""
    yield from _own_word(observations, works)


@rule("unknown-word", claims=["weight"])
def known_weights(claims: pd.DataFrame) -> Iterator[Breach]:
    """The weight of a claim decides how severe a failure is."""
    yield from _unknown(claims, "weight", WEIGHTS)


@rule("unknown-word", claims=["qualifier"])
def known_qualifiers(claims: pd.DataFrame) -> Iterator[Breach]:
    """A qualifier widens or moves what a printed value stands for."""
    yield from _unknown(claims, "qualifier", QUALIFIERS)


@rule("unknown-word", observations=["qualifier"])
def known_qualifiers_of_evidence(observations: pd.DataFrame) -> Iterator[Breach]:
    """A qualifier widens or moves what was observed."""
    yield from _unknown(observations, "qualifier", QUALIFIERS)


@rule("unknown-word", statements=["stance"])
def known_stances(statements: pd.DataFrame) -> Iterator[Breach]:
    """The stance of a document is its outcome."""
    yield from _unknown(statements, "stance", STANCES)


@rule("unknown-word", source_checks=["finding"])
def known_findings(source_checks: pd.DataFrame) -> Iterator[Breach]:
    """What a cited work was found to say answers one of the three questions."""
    yield from _unknown(source_checks, "finding", FINDINGS)


@rule("unknown-word", open_questions=["purpose"])
def known_purposes(open_questions: pd.DataFrame) -> Iterator[Breach]:
    """A question is open on a verdict, or on a second document."""
    yield from _unknown(open_questions, "purpose", PURPOSES)


def _unknown(frame: pd.DataFrame, field: str, known: Collection[str]) -> Iterator[Breach]:
    broken = frame[field].notna() & ~frame[field].isin(list(known))
    yield from breaches(frame, broken, field, f"the audit knows {', '.join(filter(None, known))}")


def _own_word(frame: pd.DataFrame, works: pd.DataFrame) -> Iterator[Breach]:
    is_article = lookup(frame["work_id"], works, "work_id", "source_class") == AUDITED
    yield from breaches(frame, is_article, "work_id", "the work is the audited article")
