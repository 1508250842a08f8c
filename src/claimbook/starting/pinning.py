"""Files of evidence: pinned by a hash, made anew on request, and what rests on changed ones."""

import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from claimbook.audit.formulas.files import GoneError, digest, located
from claimbook.errors import TechplomacyError
from claimbook.package.files import read_rows
from claimbook.texts import csv_text
from claimbook.writing import write_whole

FILES = Path("data", "evidence", "files.csv")
COMPUTATIONS = Path("data", "evidence", "computations.csv")


def files(root: Path) -> list[dict[str, str]]:
    """Return the rows of the table ``files`` as they are written, none where there is none."""
    return read_rows(root / FILES, root, "file_id", "path", "hash")


def changed(root: Path) -> dict[str, str]:
    """Return the files that are missing or not what their pin says, each with the reason."""
    found = {}
    for row in files(root):
        try:
            if digest(located(root, row["path"])) != row["hash"]:
                found[row["file_id"]] = "changed"
        except GoneError as gone:
            found[row["file_id"]] = str(gone.args[0])
    return found


def resting_on(root: Path, file_ids: set[str]) -> dict[str, set[str]]:
    """Return the claims whose formulas read one of the files, each with these files."""
    found: dict[str, set[str]] = {}
    for row in read_rows(root / COMPUTATIONS, root, "claim_id", "formula"):
        named = {each for each in file_ids if f"({each}," in row["formula"].replace(" ", "")}
        if named:
            found.setdefault(row["claim_id"], set()).update(named)
    return found


def repin(root: Path, *, anew: bool) -> list[str]:
    """Record the hash of each file that is there and has none, and return which these are.

    Args:
        root: The folder of the package.
        anew: Record the present hash of files that have another one, too.
    """
    listed, pinned = files(root), []
    for row in listed:
        try:
            now = digest(located(root, row["path"]))
        except GoneError:
            continue
        if row["hash"] != now and (anew or not row["hash"]):
            row["hash"] = now
            pinned.append(row["file_id"])
    if pinned:
        write_whole(root / FILES, csv_text(list(listed[0]), listed).encode(), root)
    return pinned


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
