"""One claim: what the article says, what it cites, what evidence says, and the verdict.

A claim shows itself in a terminal, in a notebook and in plain text from the same lines.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd

from claimbook.audit.claim_report import account
from claimbook.audit.evidence import evidence
from claimbook.audit.outcomes import outcomes
from claimbook.audit.record import outcome_frame
from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import by_claim, outcomes_of, verdict_of
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


_LEFT = "text-align: left; vertical-align: top"


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
        verdict: Its row of ``verdicts``, recomputed.
        outcomes: Its rows of ``outcomes``, recomputed; those of the claim that it restates, where
            it is judged on them.
        evidence: What `techplomacy.evidence` gives for it, rows that decide nothing included.
        account: What was found on it and the verdict, as pairs of a label and a text.
    """

    claim_id: str
    row: pd.Series
    section: pd.Series
    citations: pd.DataFrame
    items: pd.DataFrame
    numerals: pd.DataFrame
    account: list[tuple[str, str]]
    verdict: pd.Series
    outcomes: pd.DataFrame
    evidence: pd.DataFrame

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

    def data(self) -> dict[str, Any]:
        """Return the claim as plain data: dictionaries, lists, texts, numbers, None."""
        frames = {
            name: getattr(self, name)
            for name in ("citations", "items", "numerals", "outcomes", "evidence")
        }
        rows = {name: _plain(frame) for name, frame in frames.items()}
        heads = pd.DataFrame([self.row]), pd.DataFrame([self.section]), pd.DataFrame([self.verdict])
        ((claim,), (section,), (verdict,)) = map(_plain, heads)
        return {"claim": claim, "section": section, "verdict": verdict, **rows}

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
        """Return the claim for a notebook: the verdict first, code as code, documents as links."""
        lines = sorted(self.lines(), key=lambda line: line[0] != "Verdict")
        cells = [(label, _code(text) if label == "Code" else escape(text)) for label, text in lines]
        works = self.evidence[self.evidence["url"].notna()].drop_duplicates("work_id")
        links = [_link(row.url, row.title) for row in works.itertuples()]
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
        verdict = pd.Series(asdict(verdict_of()[claim_id]))
        answers = outcomes_of(load_tables().claims[claim_id], by_claim(outcomes()))
        pairs = {(each.claim_id, each.check) for each in answers}
        every = outcome_frame().set_index(["claim_id", "check"], drop=False)
        read_rows = evidence(claim_id, every=True)
    return Claim(
        claim_id,
        row,
        _first(sections[sections["section_id"] == row["section_id"]]),
        _cited_works(rows_of("claim_citations"), package),
        rows_of("enumerations"),
        rows_of("numerals"),
        found,
        verdict,
        every[every.index.isin(pairs)].reset_index(drop=True),
        read_rows,
    )


def _read(name: str, package: Location | None) -> pd.DataFrame:
    table = read_if_any(name, SHAPE[name], package)
    if lost := SHAPE[name] - set(table.columns):
        raise PackageUnreadableError(f"not of this shape: {name} has no {', '.join(sorted(lost))}")
    return table


def _plain(frame: pd.DataFrame) -> list[dict[str, Any]]:
    text = frame.to_json(orient="records", date_format="iso", date_unit="s")
    rows: list[dict[str, Any]] = json.loads(text)
    return rows


def _code(text: str) -> str:
    return f"<pre><code>{escape(text)}</code></pre>"


def _link(url: str, title: str) -> str:
    is_web = url.startswith(("https://", "http://"))
    return f'<a href="{escape(url)}">{escape(title)}</a>' if is_web else escape(title)


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
