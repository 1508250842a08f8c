"""The formulas of a package as checks, beside those written in Python."""

from collections.abc import Iterable
from dataclasses import dataclass

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.formulas.evaluation import evaluate
from claimbook.audit.formulas.grammar import MisfitError, parse
from claimbook.audit.registry import Check, Found
from claimbook.audit.tables import Row
from claimbook.errors import CheckError


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
