"""What is derived in ``README.md`` and ``SECURITY.md``, each part between two marks."""

import re
from collections import Counter
from pathlib import Path

from claimbook.publish.citation.apa import apa
from claimbook.publish.citation.items import doi, of_dataset
from claimbook.publish.metadata.datapackage import datapackage
from claimbook.publish.metadata.project import project, table
from claimbook.publish.metadata.related import reviewed

_PART = "(?<=<!-- {0}: make {1} -->\n).*(?=<!-- end of {0} -->)"


def readme(root: Path) -> str:
    """Return the text of ``README.md`` with what is found and what is to be cited.

    Raises:
        ValueError: The marks of a part are not there.
    """
    parts = {("findings", "audit"): _found(root), ("citations", "metadata"): _citations(root)}
    return _filled(root / "README.md", parts)


def security(root: Path) -> str:
    """Return the text of ``SECURITY.md`` with whom to write to.

    Raises:
        ValueError: The marks of the part are not there.
    """
    return _filled(root / "SECURITY.md", {("address", "metadata"): _address(root)})


def _filled(path: Path, parts: dict[tuple[str, str], str]) -> str:
    text = path.read_text("utf-8")
    for names, part in parts.items():
        place = re.search(_PART.format(*names), text, flags=re.DOTALL)
        if place is None:
            raise ValueError(f"{path.name} has no place for <!-- {names[0]}: make {names[1]} -->")
        text = text[: place.start()] + part + text[place.end() :]
    return text


def _found(root: Path) -> str:
    """Return how many claims there are, and how the central ones fare, each claim counted once."""
    claims = {row["claim_id"]: row for row in table("claims", root) if not row["restates"]}
    verdicts = {row["claim_id"]: row["external"] for row in table("verdicts", root)}
    central = Counter(verdicts[key] for key, row in claims.items() if row["weight"] == "central")
    holding = central["confirmed"] + central["confirmed-by-rounding"]
    limited, contradicted = central["qualified"], central["contradicted"]
    alone = f", {central['attested']} rest on the party's word alone" if central["attested"] else ""
    return (
        f"Of {len(claims)} claims, each counted once, the argument rests on {central.total()}. "
        f"Evidence decides {holding + limited + contradicted + central['attested']} of these:\n"
        f"{holding} hold, {limited} need qualifying{alone} and {_contradicted(contradicted)}. "
        f"Another {central['undecided']} are open, and "
        f"{central['not-checkable']} are judgements\nthat no document could decide.\n"
    )


def _contradicted(count: int) -> str:
    return f"{count or 'none'} {'are' if count > 1 else 'is'} contradicted"


def _citations(root: Path) -> str:
    """Return the works to cite as a numbered list."""
    package = datapackage(root)
    lines = apa([*reviewed(root), of_dataset(package)])
    listed = "".join(f"{number}. {line}\n" for number, line in enumerate(lines, start=1))
    return listed + ("" if doi(package) else "\nThe dataset has no DOI yet.\n")


def _address(root: Path) -> str:
    """Say whom to write to, or how to find out while no address is filled in."""
    address = project(root).get("addresses", {}).get("security")
    if address:
        return f"Write to <{address}>.\n"
    return "No address is set yet: use the form that the repository has under *Security*.\n"
