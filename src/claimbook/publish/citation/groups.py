"""What can be cited, and what each part of it is for: whole, article, dataset, claim, work."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from claimbook.audit.outcomes import Outcome, outcomes_by_claim
from claimbook.audit.tables import load_tables, rows
from claimbook.audit.verdicts import counted_of
from claimbook.errors import UnknownCitableError
from claimbook.package.corrections import corrected_works
from claimbook.package.descriptor import Descriptor
from claimbook.package.locate import Location
from claimbook.package.vocabulary import AUDITED
from claimbook.publish.citation.items import Item, of_dataset, of_work

ARTICLE, DATASET = "article", "dataset"
ARTICLE_LABEL = "The article, for what it states"
DATASET_LABEL = "This dataset, for what is recorded and recomputed"


@dataclass(frozen=True)
class Group:
    """Works that are cited for one reason.

    Attributes:
        label: The reason.
        items: The works as CSL-JSON.
    """

    label: str
    items: list[Item]


def groups(what: str | None, package: Descriptor, location: Location | None) -> list[Group]:
    """Return what is cited, in groups that are never empty.

    Raises:
        UnknownCitableError: ``what`` is nothing that can be cited; the message names the nearest.
    """
    made = (rows(name, location) for name in ("works", "creators", "corrections"))
    works = {row["work_id"]: row for row in corrected_works(*made)}
    article = [row for row in works.values() if row["source_class"] == AUDITED]
    whole = {
        ARTICLE: Group(ARTICLE_LABEL, list(map(of_work, article))),
        DATASET: Group(DATASET_LABEL, [of_dataset(package.raw)]),
    }
    claims = [row["claim_id"] for row in rows("claims", location)]
    if what is None:
        found = list(whole.values())
    elif what in whole:
        found = [whole[what]]
    elif what in claims:
        found = _of_claim(what, works, location)
    elif what in works:
        found = [Group("The work", [of_work(works[what])])]
    else:
        raise UnknownCitableError(what, [*whole, *claims, *works])
    return [group for group in found if group.items]


def _of_claim(claim_id: str, works: dict[str, Any], location: Location | None) -> list[Group]:
    tables = load_tables(location)
    decisive = _works(counted_of(location)[claim_id])
    read = _works(outcomes_by_claim(location).get(claim_id, ()))
    read += [row["work_id"] for row in tables.statements.get(claim_id, ())]
    found = {
        f"Cited by the article for {claim_id}": tables.works_cited(claim_id),
        f"Evidence for the verdict on {claim_id}": decisive,
        f"Read on {claim_id}, and not counted in the verdict": [
            work for work in dict.fromkeys(read) if work not in decisive
        ],
    }
    return [Group(label, [of_work(works[key]) for key in keys]) for label, keys in found.items()]


def _works(found: Iterable[Outcome]) -> list[str]:
    """Return the works in which outcomes were read, each once."""
    return list(dict.fromkeys(work for outcome in found for work in outcome.works))
