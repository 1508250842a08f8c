"""Works that the project is related to: the article it reviews, the evidence it is derived from."""

from dataclasses import dataclass
from pathlib import Path

from claimbook.publish.citation.items import Item, of_work
from claimbook.publish.metadata.project import ROOT, has_code, project, table, works

DERIVED = "IsDerivedFrom"
EVIDENCE = ("observations", "statements")
"""Tables whose rows were each read in a work."""


@dataclass(frozen=True)
class Related:
    """A work and how the project is related to it.

    Attributes:
        relation: The relation in the words of DataCite, as ``Reviews``.
        item: The work as CSL-JSON.
    """

    relation: str
    item: Item


def related(root: Path = ROOT) -> list[Related]:
    """Return the named works, then those of the evidence that have a DOI, in order of the table."""
    items = {row["work_id"]: of_work(row) for row in works(root)}
    named = [
        Related(relation, items[work_id])
        for relation, ids in project(root)["related"].items()
        for work_id in ids
        if work_id in items or has_code(root)
    ]
    read = {work_id for name in EVIDENCE for work_id in read_in(name, root)}
    derived = [Related(DERIVED, items[key]) for key in items if key in read and "DOI" in items[key]]
    return named + derived


def reviewed(root: Path = ROOT) -> list[Item]:
    """Return the works that the project reviews: the article."""
    return [each.item for each in related(root) if each.relation == "Reviews"]


def read_in(name: str, root: Path = ROOT) -> list[str]:
    """Return the works in which the rows of a table of the evidence were read, in their order."""
    return list(dict.fromkeys(row["work_id"] for row in table(name, root)))
