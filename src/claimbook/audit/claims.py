"""One claim: what the article says, what it cites, what evidence says, and the verdict.

A claim shows itself in a terminal, in a notebook and in plain text from the same lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any

from claimbook.audit.claim_report import account
from claimbook.audit.claim_rows import ClaimRows, claim_rows
from claimbook.audit.evidence import TYPES
from claimbook.package.arguments import of_type, place
from claimbook.package.descriptor import load_descriptor
from claimbook.package.listing import Listing, Row
from claimbook.package.locate import OpenPackage, opened
from claimbook.quantities.stating import stands_at, stated

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import RenderableType

    from claimbook.package.locate import Location
    from claimbook.package.tabular.schema import Field

_TEXT: Field = {"type": "string"}
"""A field of a table that the package lacks."""
_LEFT = "text-align: left; vertical-align: top"


@dataclass(frozen=True, eq=False, repr=False)
class Claim:
    """A claim of the article.

    What is read of it is kept as plain rows; frames are made of them when they are asked for.

    Attributes:
        claim_id: Its identifier.
        rows: The rows of the tables on it.
        account: What was found on it and the verdict, as pairs of a label and a text.
        package: The package whose claim it is.
    """

    claim_id: str
    rows: ClaimRows
    account: list[tuple[str, str]]
    package: OpenPackage = field(kw_only=True)

    @property
    def row(self) -> pd.Series:
        """Its row of ``claims``."""
        return self._frame("claims", [self.rows.row]).iloc[0]

    @property
    def section(self) -> pd.Series:
        """The row of ``sections`` where it stands."""
        return self._frame("sections", [self.rows.section]).iloc[0]

    @property
    def citations(self) -> pd.DataFrame:
        """What the article cites for it, one row a marker in the text.

        The columns are ``attachment``, those of ``citations``, ``creators`` (the authors, joined by
        semicolons), and those of ``works`` (``note_work``: the work's note).
        """
        names = "works", "claim_citations", "citations"
        works, markers, citations = (self._fields(name) for name in names)
        fields = {f"{name}_work": each for name, each in works.items()} | works
        return _typed(self.rows.citations, fields | markers | citations)

    @property
    def items(self) -> pd.DataFrame:
        """Its rows of ``enumerations``, in order."""
        return _typed(self.rows.items, self._fields("enumerations"))

    @property
    def numerals(self) -> pd.DataFrame:
        """Its rows of ``numerals``, in order."""
        return _typed(self.rows.numerals, self._fields("numerals"))

    @property
    def verdict(self) -> pd.Series:
        """Its row of ``verdicts``, recomputed."""
        import pandas as pd

        return pd.Series(self.rows.verdict)

    @property
    def outcomes(self) -> pd.DataFrame:
        """Its rows of ``outcomes``, recomputed, or those of the claim on which it is judged."""
        return self.rows.outcomes.frame(dict.fromkeys(self.rows.outcomes.columns, "str"))

    @property
    def evidence(self) -> pd.DataFrame:
        """What `techplomacy.evidence` gives for it, rows that decide nothing included."""
        return self.rows.evidence.frame(TYPES)

    def _fields(self, table: str) -> dict[str, Field]:
        return load_descriptor(self.package).fields(table)

    def _frame(self, table: str, records: list[Row]) -> pd.DataFrame:
        return _typed(Listing.of(records[0], records), self._fields(table))

    def lines(self) -> list[tuple[str, str]]:
        """Return what a reader wants to know as pairs of a label and a text, none empty."""
        row, section = self.rows.row, self.rows.section
        pairs = [
            ("Claim", str(row["statement"])),
            ("Stated", stated(row)),
            (
                "Where",
                _join(", ", stands_at(row) or None, f"{section['section_id']} {section['title']}"),
            ),
            ("Kind", _join(", ", row["kind"], row["weight"])),
            ("Restates", _join("", row["restates"])),
            (
                "Checkable",
                "yes" if row["is_checkable"] else _join(": ", "no", row["not_checkable_reason"]),
            ),
            *(("Cites", _cited(citation)) for citation in self.rows.citations.records()),
            ("Lists", "; ".join(self.rows.items.column("item"))),
            ("Numerals", ", ".join(self.rows.numerals.column("token"))),
            ("Note", _join("", row["note"])),
            *self.account,
        ]
        return [(label, text) for label, text in pairs if text]

    def data(self) -> dict[str, Any]:
        """Return the claim as plain data: dictionaries, lists, texts, numbers, None."""
        rows = self.rows
        parts = {
            "citations": rows.citations,
            "items": rows.items,
            "numerals": rows.numerals,
            "outcomes": rows.outcomes,
            "evidence": rows.evidence,
        }
        heads = {"claim": rows.row, "section": rows.section, "verdict": rows.verdict}
        listed = {name: [_plain(row) for row in part.records()] for name, part in parts.items()}
        return {name: _plain(row) for name, row in heads.items()} | listed

    def __repr__(self) -> str:
        width = max(len(label) for label, _ in self.lines())
        body = "\n".join(f"  {label:<{width}} {text}" for label, text in self.lines())
        return f"{self.claim_id}\n{body}"

    def __rich__(self) -> RenderableType:
        from rich.table import Table
        from rich.text import Text

        table = Table(title=self.claim_id, title_justify="left", show_header=False, box=None)
        table.add_column(style="bold", no_wrap=True)
        table.add_column()
        for label, text in self.lines():
            table.add_row(label, Text(text))
        return table

    def _repr_html_(self) -> str:
        """Return the claim for a notebook: the verdict first, code as code, documents as links."""
        lines = sorted(self.lines(), key=lambda line: line[0] != "Verdict")
        cells = [(label, _code(text) if label == "Code" else escape(text)) for label, text in lines]
        works = {row["work_id"]: row for row in reversed(self.rows.evidence.records())}
        read = dict.fromkeys(self.rows.evidence.column("work_id"))
        links = [_link(works[key]["url"], works[key]["title"]) for key in read if works[key]["url"]]
        cells += [("Read in", "<br>".join(links))] if links else []
        rows = "".join(
            f'<tr><th scope="row" style="{_LEFT}">{label}</th><td style="{_LEFT}">{text}</td></tr>'
            for label, text in cells
        )
        return f"<table><caption>{escape(self.claim_id)}</caption><tbody>{rows}</tbody></table>"


def claim(claim_id: str, *, package: Location | None = None) -> Claim:
    """Return one claim of the article, with what it cites, what was found, and the verdict.

    Args:
        claim_id: Its identifier, as ``C157``.
        package: Another package than the project's own: a folder or a ``datapackage.json``.

    Returns:
        The claim, which shows itself in a terminal, in a notebook and as plain text.

    Raises:
        InvalidArgumentError: An argument is of a type that it does not take.
        PackageNotFoundError: There is no descriptor.
        PackageUnreadableError: It is not a JSON object.
        UnknownClaimError: No claim has that identifier; the message names the nearest.
        InvalidTableError: A table cannot be read with its types.
        InvalidPackageError: A table refers to what is not there, or breaks a rule between tables.
        CheckError: A check cannot be computed from the tables.

    Examples:
        >>> import techplomacy as tp
        >>> tp.claim("C179")  # doctest: +ELLIPSIS
        C179
          Claim      The Danish CPR register, or personal identification number, ...
          Stated     1968
        ...
    """
    of_type("claim_id", claim_id, str)
    package = opened(place(package))
    rows = claim_rows(claim_id, package)
    return Claim(claim_id, rows, account(claim_id, package), package=package)


def _typed(rows: Listing, fields: dict[str, Field]) -> pd.DataFrame:
    from claimbook.package.tabular.frame import typed_frame

    return typed_frame(rows, {name: fields.get(name, _TEXT) for name in rows.columns})


def _plain(row: Row) -> Row:
    """Return a row with its days as text."""
    return {name: str(cell) if isinstance(cell, date) else cell for name, cell in row.items()}


def _code(text: str) -> str:
    return f"<pre><code>{escape(text)}</code></pre>"


def _link(url: str, title: str) -> str:
    is_web = url.startswith(("https://", "http://"))
    return f'<a href="{escape(url)}">{escape(title)}</a>' if is_web else escape(title)


def _join(separator: str, *cells: str | float | None) -> str:
    return separator.join(str(cell) for cell in cells if cell is not None)


def _cited(citation: Row) -> str:
    work = _join(", ", citation["creators"], citation["issued"], citation["title"])
    parts = citation["citation_id"], stands_at(citation) or None, citation["attachment"]
    return _join(": ", _join(", ", *parts), work or None)
