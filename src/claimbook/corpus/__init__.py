"""Many packages at once, as those of a journal: claims, outcomes, verdicts and works of all.

`collect` audits each package in a process of its own kind and writes one Parquet file per table, so
that what is held in memory does not grow with the corpus. `Corpus` reads these files lazily.
"""

from claimbook.corpus.collecting import collect
from claimbook.corpus.tables import Corpus

__all__ = ["Corpus", "collect"]
