"""``techplomacy tables``: what there is."""

from claimbook.cli.output import Format, FormatOption, Package, show_frame


def command(package: Package = None, form: FormatOption = Format.table) -> None:
    """List the tables: name, title, number of rows, path."""
    from claimbook.package.reading import tables

    frame = tables(package)
    show_frame(frame.drop(columns="description") if form is Format.table else frame, form)
