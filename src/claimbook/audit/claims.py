"""One claim: what the article says, what it cites, what evidence says, and the verdict.

A claim shows itself in a terminal, in a notebook and in plain text from the same lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from claimbook.audit.claim_report import account
from claimbook.errors import PackageUnreadableError, UnknownClaimError
from claimbook.package.anchors import stands_at
from claimbook.package.arguments import of_type, place
from claimbook.package.locate import opened, using
from claimbook.package.reading import read_if_any

if TYPE_CHECKING:
    from rich.console import RenderableType

    from claimbook.package.locate import Location

SHAPE = {
    "claims": {"claim_id", "section_id", "page", "kind", "statement", "value", "unit", "qualifier"}
    | {"period", "weight", "restates", "is_checkable", "not_checkable_reason", "note"},
    "sections": {"section_id", "title"},
    "claim_citations": {"claim_id", "citation_id", "attachment"},
    "citations": {"citation_id", "work_id", "page"},
    "works": {"work_id", "creators", "issued", "title"},
    "enumerations": {"claim_id", "item"},
    "numerals": {"claim_id", "token"},
}


@dataclass(frozen=True, eq=False, repr=False)
class Claim:
    """A claim of the article.

    Attributes:
        claim_id: Its identifier.
        row: Its row of ``claims``.
        section: The row of ``sections`` where it stands.
        citations: What the article cites for it, one row a marker in the text: ``attachment``,
            the columns of ``citations``, and those of ``works`` (``note_work``: the work's note).
        items: Its rows of ``enumerations``, in order.
        numerals: Its rows of ``numerals``, in order.
        account: What was found on it and the verdict, as pairs of a label and a text.
    """

    claim_id: str
    row: pd.Series
    section: pd.Series
    citations: pd.DataFrame
    items: pd.DataFrame
    numerals: pd.DataFrame
    account: list[tuple[str, str]]

    def lines(self) -> list[tuple[str, str]]:
        """Return what a reader wants to know as pairs of a label and a text, none empty."""
        row, section = self.row, self.section
        stated = [row["qualifier"], row["value"], row["unit"], row["period"]]
        pairs = [
            ("Claim", str(row["statement"])),
            ("Stated", _join(" ", *stated)),
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
            *(("Cites", _cited(citation)) for _, citation in self.citations.iterrows()),
            ("Lists", "; ".join(self.items["item"])),
            ("Numerals", ", ".join(self.numerals["token"])),
            ("Note", _join("", row["note"])),
            *self.account,
        ]
        return [(label, text) for label, text in pairs if text]

    def __repr__(self) -> str:
        body = "\n".join(f"  {label:<10} {text}" for label, text in self.lines())
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
        rows = "".join(
            f'<tr><th scope="row">{label}</th><td>{escape(text)}</td></tr>'
            for label, text in self.lines()
        )
        return f"<table><caption>{escape(self.claim_id)}</caption><tbody>{rows}</tbody></table>"


def claim(claim_id: str, *, package: Location | None = None) -> Claim:
    """Return one claim of the article, with what it cites, what was found, and the verdict.

    Args:
        claim_id: Its identifier, as ``C157``.
        package: Another package than the project's own: a folder or a ``datapackage.json``.

    Raises:
        PackageNotFoundError: There is no descriptor.
        PackageUnreadableError: The package has other tables or fields than this project's.
        UnknownClaimError: No claim has that identifier; the message names the nearest.
        InvalidTableError: A table cannot be read with its types.

    Examples:
        >>> import techplomacy as tp
        >>> tp.claim("C179")  # doctest: +ELLIPSIS
        C179
          Claim      The Danish CPR register, or personal identification number, ...
          Stated     1968 ...
        ...
    """
    of_type("claim_id", claim_id, str)
    place(package)
    claims = _read("claims", package)
    if claim_id not in set(claims["claim_id"]):
        raise UnknownClaimError(claim_id, claims["claim_id"].tolist())
    row = _first(claims[claims["claim_id"] == claim_id])
    sections = _read("sections", package)

    def rows_of(name: str) -> pd.DataFrame:
        table = _read(name, package)
        return table[table["claim_id"] == claim_id].reset_index(drop=True)

    with using(opened(package)):
        found = account(claim_id)
    return Claim(
        claim_id,
        row,
        _first(sections[sections["section_id"] == row["section_id"]]),
        _cited_works(rows_of("claim_citations"), package),
        rows_of("enumerations"),
        rows_of("numerals"),
        found,
    )


def _read(name: str, package: Location | None) -> pd.DataFrame:
    table = read_if_any(name, SHAPE[name], package)
    if lost := SHAPE[name] - set(table.columns):
        raise PackageUnreadableError(f"not of this shape: {name} has no {', '.join(sorted(lost))}")
    return table


def _first(rows: pd.DataFrame) -> pd.Series:
    """Return the first row, or an empty one where a faulty package has none."""
    return rows.reset_index(drop=True).reindex([0]).iloc[0]


def _cited_works(markers: pd.DataFrame, package: Location | None) -> pd.DataFrame:
    citations, works = (_read(name, package) for name in ("citations", "works"))
    cited = markers[["citation_id", "attachment"]].merge(citations, on="citation_id")
    return cited.merge(works, on="work_id", how="left", suffixes=("", "_work"))


def _join(separator: str, *cells: str | float | None) -> str:
    return separator.join(str(cell) for cell in cells if pd.notna(cell))


def _cited(citation: pd.Series) -> str:
    work = _join(", ", citation["creators"], citation["issued"], citation["title"])
    parts = citation["citation_id"], stands_at(citation) or None, citation["attachment"]
    return _join(": ", _join(", ", *parts), work or None)
