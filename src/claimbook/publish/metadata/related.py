"""Works that the project is related to: the article it reviews, the evidence it is derived from."""

from dataclasses import dataclass
from pathlib import Path

from claimbook.publish.citation.items import Item, of_work
from claimbook.publish.metadata.project import has_code, project, table, works

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


def related(root: Path) -> list[Related]:
    """Return the named works, then those of the evidence that have a DOI, in order of the table."""
    items = _items(root)
    read = read_in(root, *EVIDENCE)
    derived = [Related(DERIVED, items[key]) for key in items if key in read and "DOI" in items[key]]
    return _named(items, root) + derived


def reviewed(root: Path) -> list[Item]:
    """Return the works that the project reviews: the article."""
    return [each.item for each in _named(_items(root), root) if each.relation == "Reviews"]


def _items(root: Path) -> dict[str, Item]:
    return {row["work_id"]: of_work(row) for row in works(root)}


def _named(items: dict[str, Item], root: Path) -> list[Related]:
    """Return the works that the settings name."""
    return [
        Related(relation, items[work_id])
        for relation, ids in project(root)["related"].items()
        for work_id in ids
        if work_id in items or has_code(root)
    ]


def read_in(root: Path, *tables: str) -> list[str]:
    """Return the works in which rows of tables of the evidence were read, in their order."""
    return list(dict.fromkeys(row["work_id"] for name in tables for row in table(name, root)))
