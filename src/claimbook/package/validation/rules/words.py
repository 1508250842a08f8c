"""Rules for words by which the audit judges: one that it does not know would decide by chance."""

from collections.abc import Collection, Iterator
from functools import partial

from claimbook.package.article import Article
from claimbook.package.tabular.plain import PlainTable
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

JUDGED = (
    ("claims", "weight", WEIGHTS),
    ("claims", "qualifier", QUALIFIERS),
    ("observations", "qualifier", QUALIFIERS),
    ("statements", "stance", STANCES),
    ("source_checks", "finding", FINDINGS),
    ("open_questions", "purpose", PURPOSES),
)
"""Tables, their fields, and the words of each field by which the audit judges."""


@rule("source-class", by_row=True, by_settings=True, works=["source_class"])
def known_classes(works: PlainTable, settings: Article) -> Iterator[Breach]:
    """Every class of source has a place in the order that the audit goes by."""
    yield from _unknown(works, "source_class", [AUDITED, *_classes(settings)])


@rule("source-class", by_row=True, by_settings=True, indicators=["source_class"])
def known_classes_of_publishers(indicators: PlainTable, settings: Article) -> Iterator[Breach]:
    """Every class of those who measure is one by which works are ranked."""
    yield from _unknown(indicators, "source_class", _classes(settings))


def _classes(settings: Article) -> list[str]:
    return [name for group in source_classes(settings) for name in group]


@rule("audited-evidence", by_row=True, statements=["work_id"], works=["work_id", "source_class"])
@rule("audited-evidence", by_row=True, observations=["work_id"], works=["work_id", "source_class"])
def article_as_evidence(table: PlainTable, works: PlainTable) -> Iterator[Breach]:
    """The article is no evidence on itself, in numbers as in statements."""
    classes = lookup(works, "work_id", "source_class")
    for row, work in table.each("work_id"):
        if classes.get(work) == AUDITED:
            yield Breach(row, "work_id", work, "the work is the audited article")


def _unknown(table: PlainTable, field: str, known: Collection[str]) -> Iterator[Breach]:
    message = f"the audit knows {', '.join(filter(None, known))}"
    for row, word in table.each(field):
        if word is not None and word not in known:
            yield Breach(row, field, word, message)


for _table, _field, _known in JUDGED:
    _judge = partial(_unknown, field=_field, known=_known)
    rule("unknown-word", by_row=True, by_settings=False, **{_table: [_field]})(_judge)
