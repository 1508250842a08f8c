"""All derived metadata files: what each module writes, together."""

from pathlib import Path

from claimbook.publish.metadata import (
    bibliography,
    citation_file,
    codecheck,
    codemeta,
    croissant,
    datacite,
    datapackage,
    readme,
    rocrate,
    schemaorg,
    share,
    zenodo,
)
from claimbook.publish.metadata.project import ROOT
from claimbook.writing import write_whole

WRITERS = (
    datapackage,
    citation_file,
    zenodo,
    datacite,
    schemaorg,
    share,
    codecheck,
    codemeta,
    croissant,
    bibliography,
    readme,
    rocrate,
)


def outputs(root: Path = ROOT) -> dict[Path, str]:
    """Return the text of every derived file by its path."""
    return {path: text for writer in WRITERS for path, text in writer.outputs(root).items()}


def of_package(root: Path) -> dict[Path, str]:
    """Return the text of each metadata file that a package without code can have, by its path."""
    writers = (citation_file, zenodo, croissant)
    found = {path: text for writer in writers for path, text in writer.outputs(root).items()}
    return found | rocrate.outputs(root)


def write(root: Path = ROOT) -> list[Path]:
    """Write the derived files that are not as they should be, and return their paths."""
    changed = []
    for path, text in outputs(root).items():
        if not path.is_file() or path.read_text("utf-8") != text:
            changed.append(write_whole(path, text.encode()))
    return changed
