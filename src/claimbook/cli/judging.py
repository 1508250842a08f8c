"""Commands that judge: packages, claims on their evidence, and what a cell would change."""

import json
from collections import Counter
from collections.abc import Collection
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from claimbook.cli.output import (
    Format,
    FormatOption,
    Package,
    Rows,
    Trust,
    in_use,
    show_listing,
    some_rows,
)
from claimbook.errors import InvalidAddressError, UnknownClaimError, UnknownSectionError
from claimbook.package.listing import Listing
from claimbook.package.locate import OpenPackage
from claimbook.printable import printable
from claimbook.texts import with_noun

Claim = Annotated[str | None, typer.Argument(metavar="CLAIM", help="E.g. C157. Default: all.")]
Every = Annotated[bool, typer.Option("--every", help="Also rows that decide nothing.")]
SHOWN_ROWS = ["claim_id", "external", "result", "says", "value", "unit", "work_id", "locator"]


def evidence(
    claim: Claim = None,
    every: Every = False,
    rows: Rows = None,
    package: Package = None,
    form: FormatOption = Format.table,
    trust: Trust = False,
) -> None:
    """Print the rows that decide a claim, each with the document in which it was read."""
    from claimbook.audit.evidence import evidence_listing

    with in_use(package, trust) as opened:
        found = evidence_listing(claim, every=every, package=opened)
    found = found.only(SHOWN_ROWS) if form is Format.table else found
    show_listing(some_rows(found, rows, form), form)


Frictionless = Annotated[
    bool, typer.Option("--frictionless", help="Also ask frictionless, as a second opinion.")
]
Engine = Annotated[
    str | None,
    typer.Option(
        "--engine",
        metavar="URL",
        help="Judge tables of any size, CSV or Parquet, on an engine such as duckdb://.",
    ),
]


def validate(
    package: Package = None,
    frictionless: Frictionless = False,
    engine: Engine = None,
    form: FormatOption = Format.table,
) -> None:
    """List every fault of the package; status 1 if there is an error, 0 if only warnings."""
    from claimbook.faults import CODES, ERROR, Fault
    from claimbook.validating import faults_of

    faults = faults_of(package, frictionless=frictionless, engine=engine)
    if faults or form is not Format.table:
        show_listing(Listing(Fault._fields, faults), form)
    for code in dict.fromkeys(fault.code for fault in faults if form is Format.table):
        typer.echo(f"{code}: {CODES[code]}", err=True)
    errors = sum(fault.severity == ERROR for fault in faults)
    typer.echo(
        f"{with_noun(errors, 'error')}, {with_noun(len(faults) - errors, 'warning')}", err=True
    )
    raise typer.Exit(1 if errors else 0)


class AuditFormat(StrEnum):
    """Forms in which verdicts can be printed: those of a table, and linked-data standards."""

    table = "table"
    json = "json"
    csv = "csv"
    claimreview = "claimreview"
    prov = "prov"
    crate = "crate"


LINKED = {AuditFormat.claimreview, AuditFormat.prov, AuditFormat.crate}

One = Annotated[str | None, typer.Option("--claim", help="One claim, e.g. C157.")]
Section = Annotated[str | None, typer.Option("--section", help="One section, e.g. S07.")]
Form = Annotated[
    AuditFormat,
    typer.Option(
        "--format",
        help="How to print it. In JSON-LD: claimreview (schema.org; decided claims, rated "
        "confirmed 5, by rounding 4, qualified 3, contradicted 1), prov (W3C), and crate (the "
        "checks as CheckActions of an RO-Crate).",
    ),
]
BaseUrl = Annotated[
    str | None,
    typer.Option("--base-url", metavar="URL", help="Address of the book, for claimreview."),
]
Record = Annotated[
    bool,
    typer.Option(
        "--record", help="Also write the tables of data/audit/; earlier verdicts are kept."
    ),
]
SHOWN_VERDICTS = [
    "claim_id",
    "internal",
    "cited",
    "external",
    "degree",
    "basis",
    "severity",
    "verdict_reason",
]
BRIEF = 50
"""Characters of a reason in a table of several claims."""


def audit(
    claim: One = None,
    section: Section = None,
    form: Form = AuditFormat.table,
    base_url: BaseUrl = None,
    package: Package = None,
    trust: Trust = False,
    record: Record = False,
) -> None:
    """Judge every claim on its evidence; a contradiction is a finding, not a fault.

    As a table: the claims that evidence decides, and those with which the article disagrees. Of
    several claims the reasons are cut to a line; --claim, and `show`, give one whole.
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


NOTHING_YET = (
    "Nothing is decided yet. Say what documents state in data/evidence/statements.csv, "
    "enter values in observations.csv, and compare in computations.csv."
)


def _print(
    package: OpenPackage, wanted: set[str], form: AuditFormat, base_url: str, *, is_one: bool
) -> None:
    from claimbook.audit.record import audit_listing

    found = audit_listing(package).where("claim_id", wanted.__contains__)
    counts = Counter(found.column("external"))
    if form in LINKED:
        document = _document(package, form, set(found.column("claim_id")), base_url)
        typer.echo(json.dumps(document, ensure_ascii=False, indent=2))
    elif (shown := _shown(found, form, is_one)).rows or form is not AuditFormat.table:
        show_listing(shown, Format(form.value))
    else:
        typer.echo(NOTHING_YET, err=True)
    if not found.rows:
        return
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
    shown = Listing(found.columns, rows).only(SHOWN_VERDICTS)
    return shown if is_one else Listing(shown.columns, list(map(_in_brief, shown.rows)))


def _in_brief(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a row of verdicts with as much of its reason, the last cell, as fits on a line."""
    *cells, reason = row
    brief = reason if len(reason) <= BRIEF else f"{reason[:BRIEF].rsplit(None, 1)[0]} …"
    return (*cells, brief)


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


Table = Annotated[str, typer.Argument(metavar="TABLE", help="E.g. observations.")]
Key = Annotated[str, typer.Argument(metavar="KEY", help="Of the row, as `evidence` prints it.")]
Cells = Annotated[list[str], typer.Argument(metavar="COLUMN=VALUE...", help="The new cells.")]


def what_if(
    table: Table,
    key: Key,
    cells: Cells,
    package: Package = None,
    form: FormatOption = Format.table,
    trust: Trust = False,
) -> None:
    """Print the verdicts that would change if cells of one row had other values; write nothing."""
    from claimbook.audit.what_if import what_if_listing

    parted = [cell.partition("=") for cell in cells]
    for name, sign, _ in parted:
        if not sign:
            raise typer.BadParameter(f"{name}: write COLUMN=VALUE")
    with in_use(package, trust) as opened:
        new = {name: value for name, _, value in parted}
        show_listing(what_if_listing(table, key, new, package=opened), form)


Place = Annotated[
    str, typer.Argument(metavar="DIR|GLOB", help="A folder of packages, or a pattern of folders.")
]
Out = Annotated[Path, typer.Option("--out", help="A new folder, for one Parquet file per table.")]
Processes = Annotated[
    int | None, typer.Option("--processes", min=1, help="How many packages at a time.")
]


def corpus(place: Place, out: Out, processes: Processes = None) -> None:
    """Audit many packages, write all their rows, and count claims; status 1 if one is bad."""
    from claimbook.corpus import collect
    from claimbook.corpus.tables import COUNTED

    collected = collect(place, out, processes=processes)
    for by in COUNTED:
        rows = collected.counts(by)
        show_listing(Listing.of(rows[0] if rows else (), rows), Format.table)
    faults = collected.faults()
    for fault in faults:
        line = f"{fault['package']}: {fault['message']} [{fault['code']}]"
        typer.echo(printable(line), err=True)
    typer.echo(f"{with_noun(len(faults), 'package')} could not be audited", err=True)
    raise typer.Exit(1 if faults else 0)
