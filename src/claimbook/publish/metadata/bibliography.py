"""``paper/references.bib``: all works as BibTeX, for readers' own reference managers."""

from pathlib import Path

from claimbook.publish.citation.bibtex import bibtex
from claimbook.publish.citation.items import of_work
from claimbook.publish.metadata.project import ROOT, works

HEAD = """\
% Every work that the article cites or that evidence was read in; keys are those of the tables.
% Records are those thought right where one was found, else as printed. Derived from
% data/article/works.csv by `make metadata`.

"""


def outputs(root: Path = ROOT) -> dict[Path, str]:
    """Return what this module writes: the text by its path."""
    items = [of_work(row) for row in works(root)]
    return {root / "paper/references.bib": HEAD + bibtex(items)}
