"""Nodes of the provenance: rows that were read or coded, the works that they are from, agents."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from claimbook.audit.source_names import address
from claimbook.audit.tables import Row, Tables
from claimbook.package.cells import KEY, observation

Node = dict[str, Any]


def identifier(kind: str, *key: str) -> str:
    """Return the identifier of a node: its table or kind, and its key."""
    return "tp:" + "/".join([kind, *(quote(part, safe="") for part in key)])


def node(kind: str, name: str, label: str, **more: object) -> Node:
    """Return a node of a kind of PROV-O, with its relations and notes where there are any."""
    return {"@id": name, "@type": f"prov:{kind}", "label": label} | {
        key: value for key, value in more.items() if value
    }


CODER = node("SoftwareAgent", identifier("agents", "machine coding"), "machine coding")
"""Who coded claims, statements and source checks."""


def row_nodes(table: str, key: str, tables: Tables, claim_id: str = "") -> Iterator[Node]:
    """Yield a row that was read, and the work from which it is; ``claim_id`` is a statement's."""
    if table == "works":
        yield from _work(key, tables)
    elif table == "observations":
        yield from _of_observation(key, tables)
    elif table == "statements":
        yield from _of_statement(tables.statement(claim_id, key), tables)
    elif table in tables.own:
        yield from _of_own(table, key, tables)
    else:
        article = tables.audited["work_id"]
        items = "; ".join(tables.enumerations.get(key, ()))
        label = tables.claims[key]["statement"] if table == "claims" else items
        yield node(
            "Entity",
            identifier(table, key),
            label,
            wasDerivedFrom=[identifier("works", article)],
            wasAttributedTo=[CODER["@id"]],
        )
        yield from _work(article, tables)


def _of_own(table: str, key: str, tables: Tables) -> Iterator[Node]:
    """Yield a row of a table that only this article has, and the work in which it was read."""
    row = tables.own_row(table, key)
    source = [identifier("works", row["work_id"])] if row["work_id"] else []
    name = identifier(table, key)
    yield node("Entity", name, f"{table} {key}", comment=row["locator"], wasDerivedFrom=source)
    if row["work_id"]:
        yield from _work(row["work_id"], tables)


def _of_observation(key: str, tables: Tables) -> Iterator[Node]:
    row = observation(key, tables.observations)
    indicator, entity, year, edition, work_id = (row[name] for name in (*KEY, "edition", "work_id"))
    label = f"{indicator} {entity} {year} ({edition}): {row['value']}"
    source = [identifier("works", work_id)]
    name = identifier("observations", key)
    yield node("Entity", name, label, comment=row["locator"], wasDerivedFrom=source)
    yield from _work(work_id, tables)


def _of_statement(row: Row, tables: Tables) -> Iterator[Node]:
    name = identifier("statements", row["statement_id"])
    label = f"{row['stance']} {row['claim_id']}: {row['statement']}"
    yield from _coded(name, label, row, tables)


def source_check_id(row: Row) -> str:
    """Return the identifier of what was found in a work cited."""
    return identifier("source_checks", row["claim_id"], row["work_id"])


def source_check_nodes(row: Row, tables: Tables) -> Iterator[Node]:
    """Yield what was found in a work cited, with its coding, its claim and the work."""
    label = f"{row['claim_id']} in {row['work_id']}: {row['finding']}"
    yield from _coded(source_check_id(row), label, row, tables)


def _coded(name: str, label: str, row: Row, tables: Tables) -> Iterator[Node]:
    """Yield a coded row, the coding of it from a work on a claim, the claim and the work."""
    coding = name.replace("tp:", "tp:coding/")
    work, claim = identifier("works", row["work_id"]), identifier("claims", row["claim_id"])
    yield node(
        "Entity",
        name,
        label,
        comment=row["locator"],
        wasGeneratedBy=[coding],
        wasDerivedFrom=[work],
    )
    label = f"Coding of {name.removeprefix('tp:')}"
    yield node("Activity", coding, label, used=[claim, work], wasAssociatedWith=[CODER["@id"]])
    yield from row_nodes("claims", row["claim_id"], tables)
    yield from _work(row["work_id"], tables)


def _work(work_id: str, tables: Tables) -> Iterator[Node]:
    """Yield a work, its publisher where known, and the work that it is a copy of."""
    row = tables.works[work_id]
    publisher = row["publisher"] and identifier("publishers", row["publisher"])
    yield node(
        "Entity",
        identifier("works", work_id),
        row["title"],
        seeAlso=address(row),
        wasDerivedFrom=[identifier("works", row["copy_of"])] if row["copy_of"] else [],
        wasAttributedTo=[publisher] if publisher else [],
    )
    if publisher:
        yield node("Agent", publisher, row["publisher"])
    if row["copy_of"]:
        yield from _work(row["copy_of"], tables)
