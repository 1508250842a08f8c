"""One package of a corpus: its rows, or the fault that kept it from being read."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimbook.audit.record import COLUMNS as OUTCOME_COLUMNS
from claimbook.audit.verdicts import Verdict
from claimbook.errors import TechplomacyError
from claimbook.package.vocabulary import AUDITED

Record = dict[str, Any]
COLUMNS: dict[str, tuple[str, ...]] = {
    "packages": ("path", "title", "journal", "claims"),
    "claims": ("claim_id", "section_id", "page", "kind", "statement", "value", "unit", "weight"),
    "outcomes": tuple(OUTCOME_COLUMNS),
    "verdicts": tuple(Verdict.__dataclass_fields__),
    "works": ("work_id", "title", "issued", "container", "publisher", "doi", "url", "source_class"),
    "faults": ("path", "code", "message"),
}
"""The tables of a corpus, whose rows have the name of their package before these columns."""


@dataclass
class Part:
    """The rows of one package by table."""

    rows: dict[str, list[Record]] = field(default_factory=dict)


def part_of(place: Path, name: str) -> Part:
    """Return the rows of a package, whose code is not run; a bad one is a row of ``faults``."""
    try:
        return Part(_rows(place, name))
    except TechplomacyError as error:
        code, message = error.code, str(error)
    except Exception as error:  # whatever one package does, the others go on
        code, message = "unreadable", f"{type(error).__name__}: {error}"
    fault = {"path": str(place), "code": code, "message": message}
    return Part({"faults": [_row("faults", fault, name)]})


def _rows(place: Path, name: str) -> dict[str, list[Record]]:
    from claimbook.audit.record import audit_listing, outcome_listing
    from claimbook.audit.tables import load_tables, rows
    from claimbook.package.descriptor import load_descriptor
    from claimbook.package.locate import open_at, using

    with using(open_at(place)) as package:
        verdicts = audit_listing(package).records()
        works = list(load_tables(package).works.values())
        claims = rows("claims", package)
        own = next((work for work in works if work.get("source_class") == AUDITED), {})
        listed: dict[str, list[Record]] = {
            "packages": [
                {
                    "path": str(place),
                    "title": str(load_descriptor(package).raw.get("title", "")),
                    "journal": own.get("container"),
                    "claims": len(claims),
                }
            ],
            "claims": list(claims),
            "outcomes": outcome_listing(package).records(),
            "verdicts": verdicts,
            "works": works,
        }
    return {table: [_row(table, each, name) for each in found] for table, found in listed.items()}


def _row(table: str, record: Record, name: str) -> Record:
    cells = {column: record.get(column) for column in COLUMNS[table]}
    return {"package": name} | {k: None if v is None else str(v) for k, v in cells.items()}
