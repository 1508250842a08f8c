"""The licence of every locked dependency, as its own metadata say it.

Run as a program it writes `docs/licences.csv`; a test holds the file equal to what is installed.
"""

import csv
import io
import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).parents[2]
LIST = ROOT / "docs" / "licences.csv"
_LOCKED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==(\S+)", re.MULTILINE)
_CLASSIFIER = "License :: "
ELSEWHERE = "not installed on this platform"


def locked() -> list[tuple[str, str]]:
    """Return name and version of each distribution in the lock file; some have several."""
    return sorted(_LOCKED.findall((ROOT / "requirements.lock").read_text("utf-8")))


def listed() -> dict[str, str]:
    """Return the licences as they are listed."""
    with LIST.open(encoding="utf-8", newline="") as file:
        return {row["distribution"]: row["licence"] for row in csv.DictReader(file)}


def licence(name: str) -> str:
    """Return the licence of a distribution: its expression, else classifiers, else words."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return ELSEWHERE
    listed = [each for each in told.get_all("Classifier", []) if each.startswith(_CLASSIFIER)]
    named = [each.rpartition(" :: ")[2] for each in listed]
    words = (told.get("License") or "").strip().partition("\n")[0]
    named = [each for each in named if each != "OSI Approved"]
    return told.get("License-Expression") or "; ".join(named) or words


def text() -> str:
    """Return the list as CSV."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["distribution", "licence"])
    writer.writerows((name, licence(name)) for name in dict(locked()))
    return file.getvalue()


if __name__ == "__main__":
    LIST.write_text(text(), "utf-8")
