"""``CITATION.cff``: what `techplomacy.cite` says of the whole, in the Citation File Format."""

from pathlib import Path

from claimbook.publish.citation.cff import cff
from claimbook.publish.citation.groups import ARTICLE_LABEL
from claimbook.publish.metadata.datapackage import datapackage
from claimbook.publish.metadata.project import ROOT
from claimbook.publish.metadata.related import reviewed


def outputs(root: Path = ROOT) -> dict[Path, str]:
    """Return what this module writes: the text by its path."""
    references = [item | {"note": ARTICLE_LABEL} for item in reviewed(root)]
    return {root / "CITATION.cff": cff(datapackage(root), references)}
