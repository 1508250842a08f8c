"""The commands that make files of evidence, run again on request."""

import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from claimbook.errors import TechplomacyError
from claimbook.starting.pinning import changed, files


class CannotRerunError(TechplomacyError, ValueError):
    """No such file has a command, or its command may not run."""

    code = "cannot-rerun"


def rerun(
    root: Path, file_id: str | None, *, is_trusted: bool
) -> Iterator[tuple[str, int, list[str]]]:
    """Run the commands of one file or of all, each once, in the folder of the package.

    Yields:
        The command, its exit status, and the files that differ from their pins afterwards.

    Raises:
        CannotRerunError: There is no command, or the package is not trusted.
    """
    named = [row for row in files(root) if file_id in (None, row["file_id"])]
    commands = dict.fromkeys(row["command"] for row in named if row.get("command", "").strip())
    if not commands:
        raise CannotRerunError(f"no command is declared for {file_id or 'any file'}")
    if not is_trusted:
        listed = "; ".join(commands)
        raise CannotRerunError(f"this would run code of the package, see --trust: {listed}")
    for command in commands:
        try:
            words = shlex.split(command)
            words[0] = sys.executable if words[0] in {"python", "python3"} else words[0]
            ended = subprocess.run(words, cwd=root, check=False).returncode
        except (OSError, ValueError) as error:
            raise CannotRerunError(f"{command}: {error}") from None
        yield command, ended, list(changed(root))
