"""What can be cited, and what each part of it is for: whole, article, dataset, claim, work."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from claimbook.audit.outcomes import outcomes
from claimbook.audit.tables import rows
from claimbook.audit.verdicts import counted_of
from claimbook.errors import UnknownCitableError
from claimbook.package.corrections import corrected_works
from claimbook.package.descriptor import Descriptor
from claimbook.package.locate import Location
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
    made = (_rows(name, package, location) for name in ("works", "creators", "corrections"))
    works = {row["work_id"]: row for row in corrected_works(*made)}
    article = [row for row in works.values() if row["source_class"] == "audited"]
    whole = {
        ARTICLE: Group(ARTICLE_LABEL, list(map(of_work, article))),
        DATASET: Group(DATASET_LABEL, [of_dataset(package.raw)]),
    }
    claims = _table("claims", package, location, "claim_id")
    if what in claims:
        found = _of_claim(claims[what], works, package, location)
    elif what in works:
        found = [Group("The work", [of_work(works[what])])]
    elif what is None or what in whole:
        found = [group for name, group in whole.items() if what in (None, name)]
    else:
        raise UnknownCitableError(what, [*whole, *claims, *works])
    return [group for group in found if group.items]


def _of_claim(
    claim: dict[str, Any],
    works: dict[str, Any],
    package: Descriptor,
    location: Location | None,
) -> list[Group]:
    name = claim["claim_id"]
    decisive = _decisive(name, location)
    others = [key for key in _read(name, package, location) if key not in decisive]
    found = {
        f"Cited by the article for {name}": _cited(name, package, location),
        f"Evidence for the verdict on {name}": decisive,
        f"Read on {name}, and not counted in the verdict": others,
    }
    return [Group(label, [of_work(works[key]) for key in keys]) for label, keys in found.items()]


def _cited(claim_id: str, package: Descriptor, location: Location | None) -> Collection[str]:
    """Return the works that the article cites for a claim, in the order of their markers."""
    citations = _table("citations", package, location, "citation_id")
    markers = _rows("claim_citations", package, location)
    cited = [citations[m["citation_id"]]["work_id"] for m in markers if m["claim_id"] == claim_id]
    return dict.fromkeys(work for work in cited if work)


def _decisive(claim_id: str, location: Location | None) -> Collection[str]:
    """Return the works that the verdict counts, recomputed."""
    return dict.fromkeys(work for each in counted_of(location)[claim_id] for work in each.works)


def _read(claim_id: str, package: Descriptor, location: Location | None) -> Collection[str]:
    """Return all works in which something on a claim was read."""
    found = [each for each in outcomes(location) if each.claim_id == claim_id]
    computed = [work for outcome in found for work in outcome.works]
    coded = [
        s["work_id"] for s in _rows("statements", package, location) if s["claim_id"] == claim_id
    ]
    return dict.fromkeys([*computed, *coded])


def _rows(name: str, package: Descriptor, location: Location | None) -> list[dict[str, Any]]:
    return rows(name, location) if name in package.resources else []


def _table(name: str, package: Descriptor, location: Location | None, key: str) -> dict[str, Any]:
    return {row[key]: row for row in _rows(name, package, location)}
