"""``techplomacy timeline``: everything that any table dates."""

from claimbook.cli.output import Format, FormatOption, Package, Rows, show_listing, some_rows


def command(rows: Rows = None, package: Package = None, form: FormatOption = Format.table) -> None:
    """Print everything that any table dates, in the order of time."""
    from claimbook.package.timelines import dated

    found = dated(package)
    if form is Format.table:
        found = found.only(["date", "what", "kind", "table", "key", "basis"])
    show_listing(some_rows(found, rows, form), form)
