"""All derived metadata files: which there are, and what makes the text of each.

The smallest are made here: ``CITATION.cff``, how to cite the whole; ``paper/references.bib``, all
works as BibTeX.
"""

from collections.abc import Callable
from pathlib import Path

from claimbook.package.locate import DESCRIPTOR
from claimbook.publish.citation.bibtex import bibtex
from claimbook.publish.citation.cff import cff
from claimbook.publish.citation.groups import ARTICLE_LABEL
from claimbook.publish.citation.items import of_work
from claimbook.publish.metadata.codecheck import codecheck_file
from claimbook.publish.metadata.codemeta import codemeta
from claimbook.publish.metadata.croissant import croissant
from claimbook.publish.metadata.datacite import datacite, datacite_xml
from claimbook.publish.metadata.datapackage import datapackage
from claimbook.publish.metadata.project import project, works
from claimbook.publish.metadata.readme import readme, security
from claimbook.publish.metadata.related import reviewed
from claimbook.publish.metadata.rocrate import crate
from claimbook.publish.metadata.schemaorg import HEAD as DATASET
from claimbook.publish.metadata.schemaorg import dataset_head
from claimbook.publish.metadata.share import HEAD as SHARE
from claimbook.publish.metadata.share import head
from claimbook.publish.metadata.zenodo import zenodo
from claimbook.texts import json_text
from claimbook.writing import write_whole

HEAD = """\
% Every work that the article cites or that evidence was read in; keys are those of the tables.
% Records are those thought right where one was found, else as printed. Derived from
% data/article/works.csv by `make metadata`.

"""


def citation_file(root: Path) -> str:
    """Return what `techplomacy.cite` says of the whole, in the Citation File Format."""
    references = [item | {"note": ARTICLE_LABEL} for item in reviewed(root)]
    return cff(datapackage(root), references)


def bibliography(root: Path) -> str:
    """Return all works as BibTeX, for readers' own reference managers."""
    return HEAD + bibtex([of_work(row) for row in works(root)])


Writer = Callable[[Path], str]


def _json(make: Callable[[Path], object], indent: int = 2) -> Writer:
    return lambda root: json_text(make(root), indent)


WRITERS: dict[str, Writer] = {
    DESCRIPTOR: _json(datapackage),
    "CITATION.cff": citation_file,
    ".zenodo.json": _json(zenodo),
    DATASET: dataset_head,
    SHARE: head,
    "codecheck.yml": codecheck_file,
    "codemeta.json": _json(codemeta),
    "croissant.json": _json(croissant),
    "paper/references.bib": bibliography,
    "README.md": readme,
    "SECURITY.md": security,
    "ro-crate-metadata.json": _json(crate, indent=1),
}
WITH_DOI: dict[str, Writer] = {"datacite.json": _json(datacite), "datacite.xml": datacite_xml}
"""What is written only where there is a DOI."""
OF_PACKAGE = ("CITATION.cff", ".zenodo.json", "croissant.json", "ro-crate-metadata.json")
"""Files that a package without code can have."""


def outputs(root: Path) -> dict[Path, str]:
    """Return the text of every derived file by its path."""
    writers = WRITERS | (WITH_DOI if "doi" in project(root) else {})
    return {root / name: writer(root) for name, writer in writers.items()}


def of_package(root: Path) -> dict[Path, str]:
    """Return the text of each metadata file that a package without code can have, by its path."""
    return {root / name: WRITERS[name](root) for name in OF_PACKAGE}


def write(root: Path) -> list[Path]:
    """Write the derived files that are not as they should be, and return their paths."""
    return [
        write_whole(path, text.encode())
        for path, text in outputs(root).items()
        if not path.is_file() or path.read_text("utf-8") != text
    ]
