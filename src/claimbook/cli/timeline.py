"""``techplomacy timeline``: everything that any table dates."""

from claimbook.cli.output import Format, FormatOption, Package, Rows, show_frame, some_rows


def command(rows: Rows = None, package: Package = None, form: FormatOption = Format.table) -> None:
    """Print everything that any table dates, in the order of time."""
    from claimbook.package.timelines import timeline

    frame = timeline(package)
    if form is Format.table:
        frame = frame[["date", "what", "kind", "table", "key", "basis"]]
    show_frame(some_rows(frame, rows, form), form)
