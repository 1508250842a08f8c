"""``techplomacy tables``: the list of tables."""

from claimbook.cli.output import Format, FormatOption, Package, show_listing


def command(package: Package = None, form: FormatOption = Format.table) -> None:
    """List the tables: name, title, number of rows, path."""
    from claimbook.package.rows import listed_tables

    found = listed_tables(package)
    show_listing(found.only(found.columns[:-1]) if form is Format.table else found, form)
