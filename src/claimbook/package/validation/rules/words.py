"""Rules for words by which the audit judges: one that it does not know would decide by chance."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial
from typing import TYPE_CHECKING

from claimbook.package.article import article
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
    from claimbook.package.article import article
from claimbook.package.validation.rules.registry import Columns

JUDGED = (
    ("claims", "weight", WEIGHTS),
    ("claims", "qualifier", QUALIFIERS),
    ("observations", "qualifier", QUALIFIERS),
    ("statements", "stance", STANCES),
    ("source_checks", "finding", FINDINGS),
    ("open_questions", "purpose", PURPOSES),
)
"""Tables, their fields, and the words of each field by which the audit judges."""


@rule("source-class", by_row=True, works=["source_class"])
def known_classes(works: Columns) -> Iterator[Breach]:
    """Every class of source has a place in the order that the audit goes by."""
    yield from _unknown(works, "source_class", [AUDITED, *_classes()])


@rule("source-class", by_row=True, indicators=["source_class"])
def known_classes_of_publishers(indicators: Columns) -> Iterator[Breach]:
    """Every class of those who measure is one by which works are ranked."""
    yield from _unknown(indicators, "source_class", _classes())


def _classes() -> list[str]:
    return [name for group in source_classes(article()) for name in group]


@rule("audited-evidence", by_row=True, statements=["work_id"], works=["work_id", "source_class"])
def articles_as_evidence(statements: Columns, works: Columns) -> Iterator[Breach]:
    """The article is no evidence on itself."""
    yield from _own_word(statements, works)


@rule("audited-evidence", by_row=True, observations=["work_id"], works=["work_id", "source_class"])
def articles_as_observations(observations: Columns, works: Columns) -> Iterator[Breach]:
    """The article is no evidence on itself, in numbers as in statements."""
    yield from _own_word(observations, works)


def _unknown_word(
    table: str, field: str, known: Collection[str], **columns: Columns
) -> Iterator[Breach]:
    yield from _unknown(columns[table], field, known)


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


for _table, _field, _known in JUDGED:
    _judge = partial(_unknown_word, _table, _field, _known)
    rule("unknown-word", by_row=True, **{_table: [_field]})(_judge)
