"""``CITATION.cff``, how to cite the whole; and ``paper/references.bib``, all works as BibTeX."""

from pathlib import Path

from claimbook.publish.citation.bibtex import bibtex
from claimbook.publish.citation.cff import cff
from claimbook.publish.citation.groups import ARTICLE_LABEL
from claimbook.publish.citation.items import of_work
from claimbook.publish.metadata.datapackage import datapackage
from claimbook.publish.metadata.project import ROOT, works
from claimbook.publish.metadata.related import reviewed

HEAD = """\
% Every work that the article cites or that evidence was read in; keys are those of the tables.
% Records are those thought right where one was found, else as printed. Derived from
% data/article/works.csv by `make metadata`.

"""


def citation_file(root: Path = ROOT) -> str:
    """Return what `techplomacy.cite` says of the whole, in the Citation File Format."""
    references = [item | {"note": ARTICLE_LABEL} for item in reviewed(root)]
    return cff(datapackage(root), references)


def bibliography(root: Path = ROOT) -> str:
    """Return all works as BibTeX, for readers' own reference managers."""
    return HEAD + bibtex([of_work(row) for row in works(root)])
