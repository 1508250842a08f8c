"""Rules for data by the authors of the article: no independent evidence, unless it is said so."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from claimbook.faults import WARNING
from claimbook.package.article import article
from claimbook.package.validation.rules.registry import Breach, rule
from claimbook.package.vocabulary import AUDITED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimbook.package.validation.rules.registry import Columns

_NAME = ["work_id", "family", "given", "literal"]
_WORK = ["work_id", "source_class"]


@rule("own-authors", files=["work_id"], works=_WORK, creators=_NAME)
def files_of_the_authors(files: Columns, works: Columns, creators: Columns) -> Iterator[Breach]:
    """A file by the authors of the article is said to be its own data."""
    yield from _by_the_authors(files, works, creators)


@rule("own-authors", observations=["work_id"], works=_WORK, creators=_NAME)
def values_of_the_authors(
    observations: Columns, works: Columns, creators: Columns
) -> Iterator[Breach]:
    """Values by the authors of the article are said to be its own data."""
    yield from _by_the_authors(observations, works, creators)


def _by_the_authors(table: Columns, works: Columns, creators: Columns) -> Iterator[Breach]:
    """Yield each work once that is by nobody but authors of the article, and not named as its own.

    Of given names the first letter counts, since one list has initials and another whole names.
    """
    people: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for _, work, family, given, literal in creators.each(*_NAME):
        people[work].add(((family or literal or "").casefold(), (given or "")[:1].casefold()))
    audited = {work for _, work, kind in works.each(*_WORK) if kind == AUDITED}
    authors = {name for work in audited for name in people[work]}
    known = {*article().own_data, *audited}
    for row, work in table.each("work_id"):
        if work not in known and people[work] and people[work] <= authors:
            known.add(work)
            message = (
                "by authors of the article alone, and counted as independent; if these are the "
                f'article\'s own data, write own_data = ["{work}"] under [article] in article.toml'
            )
            yield Breach(row, "work_id", work, message, WARNING)
