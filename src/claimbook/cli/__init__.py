"""The command line: the same verbs as the API, one module a command.

A new command is a module here with a function ``command``, its import, and its place in
`COMMANDS`; a command with verbs of its own is a module with an ``app``. Exit status: 0 good,
1 faults found, 2 cannot run.
"""

import atexit
import gc
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from claimbook.cli import (
    archive,
    audit,
    census,
    cite,
    corpus,
    describe,
    evidence,
    export,
    find,
    init,
    lint,
    panel,
    render,
    rerun,
    seal,
    sheet,
    show,
    stale,
    tables,
    timeline,
    validate,
    what_if,
)
from claimbook.plainly import plainly

DATA = (tables, describe, show, find, panel, timeline, evidence)
READING = (*DATA, validate, audit, what_if, census, cite, corpus, export, render)
MAKING = (init, seal, lint, stale, rerun)
COMMANDS = (*READING, *MAKING)

PATIENCE = (100_000, 50, 100)
"""When to look for cycles: a command makes many rows and few cycles, and is soon over."""

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _module in COMMANDS:
    _name = _module.__name__.rpartition(".")[2].replace("_", "-")
    app.command(_name)(_module.command)
app.add_typer(archive.app, name="archive")
app.add_typer(sheet.app, name="sheet")


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(version("techplomacy"))
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, help="Print the version.")
    ] = False,
) -> None:
    """The companion of one article: what it states, what it cites, and whether it holds."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command; an error that a user can meet is one line, never a traceback.

    Raises:
        SystemExit: Always, with the exit status.
    """
    gc.set_threshold(*PATIENCE)
    atexit.register(_leave)
    with plainly():
        app(arguments)


def _leave() -> None:
    """Let what is left go without being looked through, unless DuckDB would name it as leaked."""
    if "duckdb" not in sys.modules:
        gc.freeze()
