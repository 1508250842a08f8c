"""Optional dependencies: which extra installs a module that is missing.

The core reads, searches, cites as data, audits and exports to text and SQLite with pandas alone.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from claimbook.errors import MissingExtraError

EXTRAS = {
    "cli": "rich typer",
    "validate": "jsonschema_rs pandera re2",
    "frictionless": "frictionless",
    "cite": "citeproc pybtex yaml",
    "export": "duckdb openpyxl pyarrow pyreadstat xlsxwriter",
    "pdf": "pypdf",
    "plot": "PIL matplotlib",
    "scale": "ibis",
    "paper": "IPython idutils pypandoc stdnum typst vl_convert",
}
"""The modules of each extra; ``paper`` brings those of all others but ``pdf`` and ``scale`` too."""


@contextmanager
def naming_extra(what: str) -> Iterator[None]:
    """Say of a module that is not installed which extra brings it.

    Args:
        what: What needs the module, for the message.

    Raises:
        MissingExtraError: A module of an extra is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if not (extra := extra_of(error)):
            raise
        raise missing(what, error.name or "", extra) from None


def missing(what: str, module: str, extra: str) -> MissingExtraError:
    """Return the error that names the extra."""
    root = module.partition(".")[0]
    return MissingExtraError(f"{what} needs {root}: pip install 'techplomacy[{extra}]'")


def extra_of(error: ImportError) -> str:
    """Return the extra that brings the module of an error; empty where none does."""
    root = (error.name or "").partition(".")[0]
    return next((extra for extra, modules in EXTRAS.items() if root in modules.split()), "")
