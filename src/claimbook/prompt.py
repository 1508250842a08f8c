"""The entry point of the command line; it says what to install where its extra is missing."""

import sys
from collections.abc import Sequence

from claimbook.errors import MissingExtraError
from claimbook.extras import naming_extra
from claimbook.plainly import INTERRUPTED


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command, see `claimbook.cli`.

    Raises:
        SystemExit: Always, with the exit status.
    """
    try:
        with naming_extra("the command line"):
            from claimbook.cli import main as command
    except MissingExtraError as error:
        print(f"error [{error.code}]: {error}", file=sys.stderr)
        raise SystemExit(error.exit_status) from None
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
    command(arguments)
