"""``techplomacy audit``: the article's numbers laid beside one another."""

from collections import Counter

import typer

from techplomacy.cli.output import Format, FormatOption, show_frame


def command(form: FormatOption = Format.table) -> None:
    """Recompute what the article states from its own numbers; disagreement is a finding, no fault.

    In table form only what does not simply hold is listed.
    """
    from techplomacy.auditing import audit, states

    frame = audit()
    if form is Format.table:
        frame = frame.loc[frame["result"] != "holds"].drop(columns=["check", "rows"])
    show_frame(frame, form)
    counts = Counter(states().values())
    summary = ", ".join(f"{counts[state]} {state}" for state in sorted(counts))
    typer.echo(f"{sum(counts.values())} claims against the article itself: {summary}", err=True)
