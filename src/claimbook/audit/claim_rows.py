"""What the tables hold on one claim, as rows of plain values."""

from dataclasses import asdict, dataclass

from claimbook.audit.evidence import evidence_listing
from claimbook.audit.outcomes import in_order, outcomes_by_claim
from claimbook.audit.record import outcome_listing
from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import outcomes_of, verdict_of
from claimbook.errors import PackageUnreadableError, UnknownClaimError
from claimbook.package.creators import as_text, with_creators
from claimbook.package.listing import Listing, Row
from claimbook.package.locate import Location
from claimbook.package.rows import rows_if_any

SHAPE = {
    "claims": {"claim_id", "section_id", "page", "kind", "statement", "value", "unit", "qualifier"}
    | {"period", "weight", "restates", "is_checkable", "not_checkable_reason", "note"},
    "sections": {"section_id", "title"},
    "claim_citations": {"claim_id", "citation_id", "attachment"},
    "citations": {"citation_id", "work_id", "page"},
    "works": {"work_id", "issued", "title"},
    "enumerations": {"claim_id", "item"},
    "numerals": {"claim_id", "token"},
}
"""The tables that are read, and the fields that each must have."""


@dataclass(frozen=True)
class ClaimRows:
    """The rows on one claim; `claimbook.audit.claims.Claim` says what each is."""

    row: Row
    section: Row
    citations: Listing
    items: Listing
    numerals: Listing
    verdict: Row
    outcomes: Listing
    evidence: Listing


def claim_rows(claim_id: str, package: Location | None) -> ClaimRows:
    """Return the rows on one claim.

    Raises:
        PackageUnreadableError: The package has other tables or fields than this project's.
        UnknownClaimError: No claim has that identifier; the message names the nearest.
    """
    claims = _read("claims", package)
    known = claims.column("claim_id")
    if claim_id not in known:
        raise UnknownClaimError(claim_id, known)
    row = _first(claims, "claim_id", claim_id)

    def rows_of(name: str) -> Listing:
        return _read(name, package).where("claim_id", lambda cell: cell == claim_id)

    return ClaimRows(
        row,
        _first(_read("sections", package), "section_id", row["section_id"]),
        _cited_works(rows_of("claim_citations"), package),
        rows_of("enumerations"),
        rows_of("numerals"),
        asdict(verdict_of(package)[claim_id]),
        _answers(claim_id, package),
        evidence_listing(claim_id, every=True, package=package),
    )


def _answers(claim_id: str, package: Location | None) -> Listing:
    """Return the outcomes on which a claim is judged, as they are recorded."""
    tables = load_tables(package)
    found = outcomes_of(tables.claims[claim_id], outcomes_by_claim(package))
    return outcome_listing(package, in_order(found, tables))


def _read(name: str, package: Location | None) -> Listing:
    table = rows_if_any(name, sorted(SHAPE[name]), package)
    if lost := SHAPE[name] - set(table.columns):
        raise PackageUnreadableError(f"not of this shape: {name} has no {', '.join(sorted(lost))}")
    return table


def _first(table: Listing, name: str, value: object) -> Row:
    """Return the first row with a value, or an empty one where a faulty package has none."""
    found = table.where(name, lambda cell: cell == value).records()
    return found[0] if found else dict.fromkeys(table.columns)


def _cited_works(markers: Listing, package: Location | None) -> Listing:
    """Return what each marker cites, its work, and who made it in one text.

    A column of both gets a name of its own.
    """
    citations, works = (_read(name, package) for name in ("citations", "works"))
    cited = {row["citation_id"]: row for row in citations.records()}
    made = rows_if_any("creators", (), package).records()
    known = {
        row["work_id"]: row | {"creators": as_text(row["creators"]) or None}
        for row in with_creators(works.records(), made)
    }
    of_work = {
        name: f"{name}_work" if name in citations.columns else name
        for name in ("creators", *works.columns)
        if name != "work_id"
    }
    columns = dict.fromkeys(["citation_id", "attachment", *citations.columns, *of_work.values()])
    records = []
    for marker in markers.records():
        if (citation := cited.get(marker["citation_id"])) is not None:
            work = known.get(citation["work_id"], {})
            of_its_work = {new: work.get(name) for name, new in of_work.items()}
            records.append(citation | {"attachment": marker["attachment"]} | of_its_work)
    return Listing.of(columns, records)
