"""What is wrong with the formulas of a package, and with the files that they read."""

from collections.abc import Iterator
from pathlib import Path

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.formulas.evaluation import Value, evaluate
from claimbook.audit.formulas.files import GoneError, digest, located
from claimbook.audit.formulas.grammar import MisfitError, parse
from claimbook.audit.tables import Row, Tables, load_tables, rows
from claimbook.faults import Fault
from claimbook.package.descriptor import load_descriptor
from claimbook.package.locate import Location
from claimbook.package.vocabulary import AUDITED
from claimbook.quantities.interval import Interval

COMPUTATIONS, FILES = "computations", "files"


def formula_faults(package: Location | None = None) -> Iterator[Fault]:
    """Yield a fault for each formula that cannot be computed, and for each file that is gone."""
    resources = load_descriptor(package).resources
    if FILES in resources:
        audited = {
            row["work_id"] for row in rows("works", package) if row["source_class"] == AUDITED
        }
        for number, row in enumerate(rows(FILES, package), start=2):
            if message := _changed(load_descriptor(package).root, row):
                yield Fault("gone", resources[FILES].path, number, "path", row["path"], message)
            if row["work_id"] in audited:
                message = "has the class audited, as the article; data are of another class"
                place = (resources[FILES].path, number, "work_id", row["work_id"])
                yield Fault("audited-evidence", *place, message)
    if COMPUTATIONS in resources:
        tables = load_tables(package)
        for number, row in enumerate(rows(COMPUTATIONS, package), start=2):
            try:
                value = evaluate(parse(row["formula"]), EvidenceReader(tables))
                _comparable(row["claim_id"], value, tables)
            except MisfitError as misfit:
                code = getattr(misfit.__context__, "fault", "formula")
                place = (resources[COMPUTATIONS].path, number, "formula", row["formula"])
                yield Fault(code, *place, str(misfit))


def _comparable(claim_id: str, value: Value, tables: Tables) -> None:
    if isinstance(value, Interval) and claim_id in tables.claims:
        try:
            EvidenceReader(tables).stated(claim_id)
        except ValueError as error:
            raise MisfitError(f"it gives a number, and {error}") from None


def _changed(root: Path, row: Row) -> str:
    try:
        same = digest(located(root, row["path"])) == row["hash"]
    except GoneError as gone:
        return str(gone.args[0])
    return "" if same else "the file has changed since it was pinned; `seal --pin` pins it anew"
