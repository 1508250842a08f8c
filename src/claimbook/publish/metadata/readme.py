"""The citations in ``README.md``, between two marks: the only part of it that is derived."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimbook.publish.citation.apa import apa
from claimbook.publish.citation.items import doi, of_dataset
from claimbook.publish.metadata.datapackage import datapackage
from claimbook.publish.metadata.project import ROOT
from claimbook.publish.metadata.related import reviewed

if TYPE_CHECKING:
    from pathlib import Path

FIRST, LAST = "<!-- citations: make metadata -->\n", "<!-- end of citations -->"
_BETWEEN = re.compile(f"(?<={re.escape(FIRST)}).*(?={re.escape(LAST)})", re.DOTALL)


def outputs(root: Path = ROOT) -> dict[Path, str]:
    """Return what this module writes: the text by its path.

    Raises:
        ValueError: The marks are not there.
    """
    path = root / "README.md"
    package = datapackage(root)
    lines = apa([*reviewed(root), of_dataset(package)])
    listed = "".join(f"{number}. {line}\n" for number, line in enumerate(lines, start=1))
    listed += "" if doi(package) else "\nThe dataset has no DOI yet.\n"
    text, count = _BETWEEN.subn(lambda _: listed, path.read_text("utf-8"))
    if count != 1:
        raise ValueError(f"README.md has no place for citations: {FIRST.strip()} ... {LAST}")
    return {path: text}
