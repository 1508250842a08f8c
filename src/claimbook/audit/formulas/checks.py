"""The formulas of a package as checks, beside those written in Python, and the faults of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.formulas.evaluation import Value, evaluate
from claimbook.audit.formulas.files import GoneError, digest, located
from claimbook.audit.formulas.grammar import MisfitError, parse
from claimbook.audit.registry import Check, Found
from claimbook.audit.tables import Row, Tables, load_tables, rows
from claimbook.errors import CheckError
from claimbook.faults import Fault
from claimbook.package.article import AUDITED
from claimbook.package.descriptor import load_descriptor
from claimbook.package.locate import Location
from claimbook.quantities.interval import Interval


class FormulaError(CheckError, ValueError):
    """A formula of the table ``computations`` cannot be read, or cannot be computed."""

    code = "formula"


@dataclass(frozen=True)
class Formula:
    """A formula that runs as a check; its text is what a reader is shown as the code."""

    text: str
    claim_id: str
    name: str
    line: int

    def __call__(self, t: EvidenceReader) -> Found:
        """Return what the formula comes to.

        Raises:
            FormulaError: It cannot be read or computed; the message says which and where.
        """
        try:
            return evaluate(parse(self.text), t)
        except MisfitError as misfit:
            raise FormulaError(f"computations: {self.claim_id} {self.name}: {misfit}") from None


def formula_checks(rows: Iterable[Row]) -> list[Check]:
    """Return a check for each row of the table ``computations``."""
    return [
        Check(
            row["claim_id"],
            row["name"],
            row["method"],
            Formula(row["formula"], row["claim_id"], row["name"], line),
        )
        for line, row in enumerate(rows, start=2)
    ]


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
                message = "the audited article; its data are a work of their own"
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
