"""The command line: the same verbs as the API, each a function of its name.

A new command is a function in a module here, and its place in `COMMANDS`; a command with verbs of
its own is a module with an ``app``. Exit status: 0 good, 1 faults found, 2 cannot run.
"""

import atexit
import gc
import sys
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from typing import Annotated

import typer

from claimbook.cli import archive, census, judging, lint, making, publishing, reading, sheet
from claimbook.errors import UnknownOptionError
from claimbook.plainly import plainly

DATA = (
    reading.tables,
    reading.describe,
    reading.show,
    reading.find,
    reading.panel,
    reading.timeline,
    judging.evidence,
)
JUDGING = (judging.validate, judging.audit, judging.what_if, census.census)
PUBLISHING = (publishing.cite, judging.corpus, publishing.export, publishing.render)
MAKING = (making.init, making.seal, lint.lint, making.stale, making.rerun)
COMMANDS = (*DATA, *JUDGING, *PUBLISHING, *MAKING)

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _command in COMMANDS:
    app.command(_command.__name__.replace("_", "-"))(_command)
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
    atexit.register(_leave)
    with plainly():
        _refuse_empty(sys.argv[1:] if arguments is None else arguments)
        command()(arguments)


def _refuse_empty(arguments: Sequence[str]) -> None:
    """Refuse an argument without a character: as a path it would be the current folder.

    Raises:
        UnknownOptionError: There is one, as where a variable of a script is not set.
    """
    for before, each in pairwise(["the command", *map(str, arguments)]):
        option, equals, value = each.partition("=")
        if not each or (option.startswith("-") and equals and not value):
            raise UnknownOptionError(f"the argument after {each or before} is empty")


@cache
def command() -> Callable[[Sequence[str] | None], object]:
    """Return all commands as one, which is made once."""
    return typer.main.get_command(app)


def _leave() -> None:
    """Let what is left go without being looked through, unless DuckDB would name it as leaked."""
    if "duckdb" not in sys.modules:
        gc.freeze()
