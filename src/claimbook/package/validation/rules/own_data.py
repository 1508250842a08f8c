"""Rules for data by the authors of the article: no independent evidence, unless it is said so."""

from collections import defaultdict
from collections.abc import Iterator

from claimbook.faults import WARNING
from claimbook.package.article import Article
from claimbook.package.tabular.plain import PlainTable
from claimbook.package.validation.rules.registry import Breach, rule
from claimbook.package.vocabulary import AUDITED

_NAME = ["work_id", "family", "given", "literal"]
_WORK = ["work_id", "source_class"]


@rule("own-authors", by_settings=True, files=["work_id"], works=_WORK, creators=_NAME)
@rule("own-authors", by_settings=True, observations=["work_id"], works=_WORK, creators=_NAME)
def by_the_authors(
    table: PlainTable, works: PlainTable, creators: PlainTable, settings: Article
) -> Iterator[Breach]:
    """Files and values by nobody but authors of the article are said to be its own data.

    Each work is named once. Of given names the first letter counts, since one list has initials and
    another whole names.
    """
    people: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for _, work, family, given, literal in creators.each(*_NAME):
        people[work].add(((family or literal or "").casefold(), (given or "")[:1].casefold()))
    audited = {work for _, work, kind in works.each(*_WORK) if kind == AUDITED}
    authors = {name for work in audited for name in people[work]}
    known = {*settings.own_data, *audited}
    for row, work in table.each("work_id"):
        if work not in known and people[work] and people[work] <= authors:
            known.add(work)
            message = (
                "by authors of the article alone, and counted as independent; if these are the "
                f'article\'s own data, write own_data = ["{work}"] under [article] in article.toml'
            )
            yield Breach(row, "work_id", work, message, WARNING)
