"""The pins of the files of evidence: taken anew, and what rests on files that changed."""

from pathlib import Path

from claimbook.audit.formulas.files import GoneError, digest, located
from claimbook.package.files import read_rows
from claimbook.starting.package import as_csv
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
        write_whole(root / FILES, as_csv(list(listed[0]), listed).encode(), root)
    return pinned
