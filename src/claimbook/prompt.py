"""The entry point of the command line; it says what to install where its extra is missing.

Nothing is imported before `main` can be interrupted: Ctrl-C ends also what is still loading.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

COLLECTING = (1_000_000, 50, 100)
"""When to look for cycles: a command makes many rows and few cycles, and is soon over."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command, see `claimbook.cli`.

    Raises:
        SystemExit: Always, with the exit status.
    """
    try:
        _run(arguments)
    except KeyboardInterrupt:
        raise SystemExit(130) from None


def _run(arguments: Sequence[str] | None) -> None:
    import gc
    import sys

    gc.set_threshold(*COLLECTING)
    from claimbook.errors import MissingExtraError
    from claimbook.extras import naming_extra

    try:
        with naming_extra("the command line"):
            from claimbook.cli import main as command
    except MissingExtraError as error:
        print(f"error [{error.code}]: {error}", file=sys.stderr)
        raise SystemExit(error.exit_status) from None
    command(arguments)
