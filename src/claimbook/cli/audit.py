"""``techplomacy audit``: the verdict on every claim, recomputed."""

import json
from collections import Counter
from collections.abc import Collection
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

import typer

from claimbook.cli.output import Format, Package, Trust, in_use, show_listing
from claimbook.errors import InvalidAddressError, UnknownClaimError, UnknownSectionError
from claimbook.package.listing import Listing
from claimbook.package.locate import OpenPackage


class AuditFormat(StrEnum):
    """Forms in which verdicts can be printed: those of a table, and linked-data standards."""

    table = "table"
    json = "json"
    csv = "csv"
    claimreview = "claimreview"
    prov = "prov"
    crate = "crate"


LINKED = {AuditFormat.claimreview, AuditFormat.prov, AuditFormat.crate}

Claim = Annotated[str | None, typer.Option("--claim", help="One claim, as C157.")]
Section = Annotated[str | None, typer.Option("--section", help="One section, as S07.")]
Form = Annotated[
    AuditFormat,
    typer.Option(
        "--format",
        help="How to print it; claimreview is schema.org's, of decided claims (rated confirmed 5, "
        "by rounding 4, qualified 3, contradicted 1), prov is W3C's, crate has the checks as "
        "CheckActions of an RO-Crate, all in JSON-LD.",
    ),
]
BaseUrl = Annotated[
    str | None,
    typer.Option("--base-url", metavar="URL", help="Where the book stands, for claimreview."),
]
Record = Annotated[
    bool,
    typer.Option(
        "--record", help="Write the tables of data/audit/, too; earlier verdicts are kept."
    ),
]
SHOWN = [
    "claim_id",
    "internal",
    "cited",
    "external",
    "degree",
    "basis",
    "severity",
    "verdict_reason",
]


def audit(
    claim: Claim = None,
    section: Section = None,
    form: Form = AuditFormat.table,
    base_url: BaseUrl = None,
    package: Package = None,
    trust: Trust = False,
    record: Record = False,
) -> None:
    """Judge every claim on its evidence; a contradiction is a finding, no fault.

    In table form those are listed that evidence decides, and those that disagree with the article.
    """
    if form is AuditFormat.claimreview and not base_url:
        raise InvalidAddressError("claimreview needs --base-url, the address of the book")
    with in_use(package, trust) as opened:
        wanted = _wanted(opened, claim, section)
        _print(opened, wanted, form, base_url or "", is_one=bool(claim))
        if record:
            _record(opened)


def _record(package: OpenPackage) -> None:
    from claimbook.audit.record import write

    for path in write(package, datetime.now(UTC).date().isoformat()):
        typer.echo(f"recorded: {path}", err=True)


def _print(
    package: OpenPackage, wanted: set[str], form: AuditFormat, base_url: str, *, is_one: bool
) -> None:
    from claimbook.audit.record import audit_listing

    found = audit_listing(package).where("claim_id", wanted.__contains__)
    counts = Counter(found.column("external"))
    if form in LINKED:
        document = _document(package, form, set(found.column("claim_id")), base_url)
        typer.echo(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        show_listing(_shown(found, form, is_one), Format(form.value))
    with_itself = Counter(found.column("internal"))
    for each, said in ((counts, ""), (with_itself, "with itself: ")):
        typer.echo(said + ", ".join(f"{n} {name}" for name, n in each.most_common()), err=True)


def _wanted(package: OpenPackage, claim: str | None, section: str | None) -> set[str]:
    """Return the claims asked for by identifier, by section, or by both."""
    from claimbook.package.rows import read_rows

    section_of = dict(read_rows("claims", package).only(["claim_id", "section_id"]).rows)
    sections = read_rows("sections", package).column("section_id")
    if claim and claim not in section_of:
        raise UnknownClaimError(claim, section_of)
    if section and section not in sections:
        raise UnknownSectionError(section, sections)
    chosen = {section} if section else set(sections)
    return {c for c, s in section_of.items() if s in chosen and claim in (None, "", c)}


def _shown(found: Listing, form: AuditFormat, is_one: bool) -> Listing:
    if form is not AuditFormat.table:
        return found
    from claimbook.audit.verdicts import OPEN

    at = [found.columns.index(name) for name in ("external", "internal")]
    rows = [
        row
        for row in found.rows
        if is_one or row[at[0]] not in OPEN or row[at[1]] == "inconsistent"
    ]
    return Listing(found.columns, rows).only(SHOWN)


def _document(
    package: OpenPackage, form: AuditFormat, claim_ids: Collection[str], base_url: str
) -> dict[str, Any]:
    from claimbook.audit.claimreview import claim_reviews
    from claimbook.audit.outcomes import outcomes
    from claimbook.audit.provenance import provenance
    from claimbook.audit.tables import load_tables
    from claimbook.audit.verdicts import verdicts
    from claimbook.package.descriptor import load_descriptor

    tables, descriptor, found = load_tables(package), load_descriptor(package), outcomes(package)
    if form is AuditFormat.crate:
        from importlib.metadata import version

        from claimbook.publish.metadata.check_actions import check_actions

        return check_actions(claim_ids, tables, found, descriptor, version("techplomacy"))
    wanted = [verdict for verdict in verdicts(package) if verdict.claim_id in claim_ids]
    if form is AuditFormat.claimreview:
        return claim_reviews(wanted, tables, descriptor.raw, base_url)
    return provenance(wanted, tables, found, descriptor.raw)
