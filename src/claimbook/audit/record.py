"""The recorded audit: verdicts and outcomes as tables, written by ``make audit``.

A test recomputes both and compares them with the recorded files, so that a change of evidence
shows as a change of verdicts that somebody has to look at.
"""

from __future__ import annotations

from dataclasses import asdict, fields
from pathlib import Path

import pandas as pd

from claimbook.audit.outcomes import Outcome, outcomes
from claimbook.audit.soundness import refuse_faulty, refuse_unsound
from claimbook.audit.verdicts import Verdict, counted_of, verdicts
from claimbook.package.arguments import place
from claimbook.package.descriptor import load_descriptor
from claimbook.package.locate import Location
from claimbook.package.tabular.frame import retyped
from claimbook.writing import write_whole

FOLDER = Path("data", "audit")
COLUMNS = (
    "claim_id check question kind result claimed found basis source_class is_interested extent "
    "parts is_counted works rows"
).split()


def outcome_frame(package: Location | None = None) -> pd.DataFrame:
    """Return all outcomes as a frame with the columns of the table ``outcomes``."""
    counted = counted_of(package)
    flat = [outcome_row(each, each in counted[each.claim_id]) for each in outcomes(package)]
    return pd.DataFrame(flat, columns=COLUMNS)


def audit(package: Location | None = None) -> pd.DataFrame:
    """Return the verdict on every claim, recomputed.

    Args:
        package: Another package than the project's own: a folder or a ``datapackage.json``.

    Returns:
        One row a claim, with the columns and types of the table ``verdicts``: ``claim_id``,
        ``internal``, ``cited``, ``external``, ``degree``, ``basis``, ``extent``, ``method``,
        ``source_class``,
        ``severity``, ``outcomes`` (how many the external verdict counts) and ``verdict_reason``.

    Raises:
        InvalidPackageError: A table refers to what is not there, or breaks a rule between tables.

    Examples:
        >>> import techplomacy as tp
        >>> len(tp.audit()) == len(tp.read("claims"))
        True
    """
    refuse_unsound(place(package))
    frame = verdict_frame(package)
    resource = load_descriptor(package).resources.get("verdicts")
    return retyped(frame, resource) if resource else frame


def verdict_frame(package: Location | None = None) -> pd.DataFrame:
    """Return all verdicts as a frame with the columns of the table ``verdicts``."""
    columns = [each.name for each in fields(Verdict)]
    return pd.DataFrame([asdict(each) for each in verdicts(package)], columns=columns)


def outcome_row(outcome: Outcome, is_counted: bool) -> dict[str, str]:
    """Return an outcome as a row of the table ``outcomes``, as text."""
    row = asdict(outcome)
    row["is_interested"] = str(outcome.is_interested).lower()
    row["is_counted"] = str(is_counted).lower()
    row["extent"] = outcome.extent if outcome.works else ""
    row["parts"] = " ".join(outcome.parts)
    row["works"] = " ".join(outcome.works)
    row["rows"] = " ".join("/".join(pair) for pair in outcome.rows)
    return {name: row[name] for name in COLUMNS}


def recorded(package: Location | None = None) -> dict[str, str]:
    """Return the text of each derived file, by its name."""
    frames = {"verdicts": verdict_frame(package), "outcomes": outcome_frame(package)}
    return {
        f"{name}.csv": frame.to_csv(index=False, lineterminator="\n")
        for name, frame in frames.items()
    }


def write(root: Path) -> list[Path]:
    """Write the derived files below ``root`` and return their paths.

    Raises:
        InvalidPackageError: The package has faults beside those that the writing mends.
    """
    refuse_faulty()
    paths = []
    for name, text in recorded().items():
        paths.append(write_whole(root / FOLDER / name, text.encode()))
    return paths
