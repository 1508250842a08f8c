"""What a release adds to the project's metadata: a DOI and a day, checked before they are written.

Nothing else is edited by hand for a DOI; every derived file takes it from ``article.toml``.
"""

import re
from datetime import date
from pathlib import Path

from claimbook.publish.metadata.project import OWN
from claimbook.writing import write_whole

TEST_PREFIX = "10.5072"
"""Prefix that DataCite keeps for tests; a DOI under it leads nowhere."""
_DOI = re.compile(r"10\.[0-9]{4,9}/[-._;()/:a-z0-9]+", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"fixme|todo|tbd|xxx|yyy|nnn|example|placeholder|your|dummy|\b0+$|(?<!\d)1234567?8?9?0?$",
    re.IGNORECASE,
)


class InvalidReleaseError(ValueError):
    """The DOI or the day of a release is not valid, or is a placeholder."""


def checked_doi(doi: str, *, trial: bool = False) -> str:
    """Return a DOI without resolver, in lower case as DataCite compares it.

    Args:
        doi: The DOI, as ``10.5281/zenodo.…`` or as an address.
        trial: Let the prefix pass that is for tests.

    Raises:
        InvalidReleaseError: It is malformed, or a placeholder.
    """
    plain = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:)", "", doi.strip(), flags=re.IGNORECASE)
    if not _DOI.fullmatch(plain):
        raise InvalidReleaseError(f"not a DOI: {doi!r}")
    if _PLACEHOLDER.search(plain.partition("/")[2]):
        raise InvalidReleaseError(f"a placeholder, no DOI: {doi!r}")
    if plain.startswith(f"{TEST_PREFIX}/") and not trial:
        raise InvalidReleaseError(f"{TEST_PREFIX} is the prefix for tests: {doi!r}")
    return plain.lower()


def checked_day(day: str) -> str:
    """Return a day as it is written.

    Raises:
        InvalidReleaseError: It is no day of the calendar in the form YYYY-MM-DD.
    """
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        raise InvalidReleaseError(f"not a day as 2026-12-31: {day!r}") from None


def record(doi: str | None, day: str | None, root: Path, *, trial: bool = False) -> None:
    """Write the DOI and the day of a release into ``article.toml``, in place of those there.

    Raises:
        InvalidReleaseError: One of them is refused; nothing is written.
    """
    keys = {}
    if doi:
        keys["doi"] = checked_doi(doi, trial=trial)
    if day:
        keys["created"] = f"{checked_day(day)}T00:00:00Z"
    path = root / OWN
    text = path.read_text("utf-8")
    for key, value in keys.items():
        text = re.sub(rf'^{key} = ".*"\n', "", text, flags=re.MULTILINE)
        text = re.sub(r"^(id = .*\n)", rf'\g<1>{key} = "{value}"\n', text, flags=re.MULTILINE)
    write_whole(path, text.encode())
