"""Errors a user can meet: each has a stable code, one clear line, and an exit status.

Exit status 1 says that the data have faults, 2 that the request could not be carried out. The
codes of single faults in the data are another matter, see `claimbook.faults`.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from claimbook.faults import to_frame

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import pandas as pd

    from claimbook.faults import Fault


_NAMED = 3
"""So many names are offered in place of one that there is not."""


class TechplomacyError(Exception):
    """Base of all errors that this package raises on purpose."""

    code = "error"
    exit_status = 2


class PackageNotFoundError(TechplomacyError, FileNotFoundError):
    """There is no ``datapackage.json`` where one was looked for."""

    code = "package-not-found"


class PackageUnreadableError(TechplomacyError, ValueError):
    """A descriptor or schema cannot be read, or is not JSON of the expected shape."""

    code = "package-unreadable"


class PackageCodeError(TechplomacyError, RuntimeError):
    """Python that a trusted package has or names cannot be run."""

    code = "package-code"


class CheckError(TechplomacyError, ArithmeticError):
    """A check cannot be computed from the tables: the message names it, its claim, and why."""

    code = "check"
    exit_status = 1


class UntrustedError(TechplomacyError, PermissionError):
    """What was asked for means running a package's own Python, and it is not trusted."""

    code = "untrusted"


class UnusableFileError(TechplomacyError, OSError):
    """A file of a package cannot be used; ``fault`` is its code in `claimbook.faults`."""

    code = "unusable-file"

    def __init__(self, fault: str, message: str) -> None:
        super().__init__(message)
        self.fault = fault


class MissingExtraError(TechplomacyError, ImportError):
    """A command needs an optional dependency that is not installed."""

    code = "missing-extra"


class InvalidArgumentError(TechplomacyError, TypeError):
    """An argument of a function is of a type that it does not take."""

    code = "invalid-argument"


class UnknownOptionError(TechplomacyError, ValueError):
    """An option was given a value that it does not take."""

    code = "unknown-option"


class InvalidAddressError(TechplomacyError, ValueError):
    """The address of a folder on the web is needed, and is missing or malformed."""

    code = "invalid-address"


class OutputExistsError(TechplomacyError, FileExistsError):
    """A file that would be written is there already."""

    code = "output-exists"


class CannotWriteError(TechplomacyError, OSError):
    """A place cannot be written: no room, no right, or no folder."""

    code = "cannot-write"


class CannotExportError(TechplomacyError, ValueError):
    """A format cannot hold the tables as they are."""

    code = "cannot-export"


class CannotQueryError(TechplomacyError, ValueError):
    """A query is not one that the database can answer."""

    code = "cannot-query"


class DocumentsDifferError(TechplomacyError, ValueError):
    """Documents give different values for one cell of a panel, and no edition was named."""

    code = "documents-differ"


class UnsupportedSchemaError(TechplomacyError, NotImplementedError):
    """A Table Schema has a feature that would be ignored."""

    code = "unsupported-schema"


class _FaultyError(TechplomacyError, ValueError):
    """Data have faults; the message says the first and how many more there are.

    Attributes:
        faults: The faults as a DataFrame, with the columns of `techplomacy.validate`.
    """

    exit_status = 1

    def __init__(self, place: str, faults: Sequence[Fault]) -> None:
        self._faults = tuple(faults)
        first, more = faults[0], len(faults) - 1
        rest = f", and {more} more" if more else ""
        message = f"{place}: {first.message} [{first.code}]{rest}"
        super().__init__(f"{message}; `claimbook validate` lists all")

    @property
    def faults(self) -> pd.DataFrame:
        """The faults, one row each, with the columns that `validate` returns."""
        return to_frame(self._faults)


class InvalidTableError(_FaultyError):
    """A table could not be read with the types of its schema."""

    code = "invalid-table"

    def __init__(self, table: str, faults: Sequence[Fault]) -> None:
        first = faults[0]
        place = ", ".join(filter(None, [f"row {first.row}" if first.row else None, first.field]))
        super().__init__(f"{table}: {place}" if place else table, faults)


class InvalidPackageError(_FaultyError):
    """A package has faults that forbid to judge what it says."""

    code = "invalid-package"

    def __init__(self, faults: Sequence[Fault]) -> None:
        first = faults[0]
        where = (first.file, first.row, first.field)
        place = ", ".join(str(each) for each in where if each is not None)
        super().__init__(f"{place}: {first.value!r}", faults)


class UnknownNameError(TechplomacyError, KeyError):
    """A table or claim that does not exist was asked for; the message names the nearest."""

    code = "unknown-name"
    kind = "name"

    def __init__(self, name: str, known: Collection[str], found: Sequence[str] = ()) -> None:
        same = [each for each in known if each.casefold() == name.strip().casefold()]
        near = same or get_close_matches(name, known, n=_NAMED) or found[:_NAMED]
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        super().__init__(f"no {self.kind} {name!r}{hint}")

    def __str__(self) -> str:
        """Say the message as it is (KeyError would quote it)."""
        return str(self.args[0])


class UnknownWordError(UnknownNameError):
    """A class of source has no place in the order that the audit goes by."""

    code = "unknown-word"
    kind = "class of source"


class UnknownTableError(UnknownNameError):
    """No table has that name."""

    code = "unknown-table"
    kind = "table"


class UnknownFieldError(UnknownNameError):
    """The table has no field of that name."""

    code = "unknown-field"
    kind = "field"


class UnknownIndicatorError(UnknownNameError):
    """No indicator has that identifier."""

    code = "unknown-indicator"
    kind = "indicator"


class UnknownEntityError(UnknownNameError):
    """No country, city, company or group has that identifier or name."""

    code = "unknown-entity"
    kind = "entity"


class UnknownEditionError(UnknownNameError):
    """None of the indicators asked for has an edition of that name."""

    code = "unknown-edition"
    kind = "edition"


class UnknownClaimError(UnknownNameError):
    """No claim has that identifier."""

    code = "unknown-claim"
    kind = "claim"


class UnknownCitableError(UnknownNameError):
    """Nothing of that name can be cited."""

    code = "unknown-citable"
    kind = "claim or work"


class UnknownViewError(UnknownNameError):
    """No view of the databases has that name."""

    code = "unknown-view"
    kind = "view"


class UnknownRecordError(UnknownNameError):
    """No row of any table has that identifier."""

    code = "unknown-record"
    kind = "row"


class UnknownSectionError(UnknownNameError):
    """No section has that identifier."""

    code = "unknown-section"
    kind = "section"


class ArchiveError(TechplomacyError):
    """An archive cannot be built from what is there, or the file to verify cannot be read."""

    code = "archive"
