"""The words of a package by which the audit ranks and judges: it has to know each of them.

Units, kinds of entity and the like are the package's own; these are not. A package may only set
another order of the classes of source, in its settings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimbook.errors import UnknownWordError
from claimbook.package.article import article

AUDITED = "audited"
"""The class of the article itself: it ranks nowhere, since it is no evidence on itself."""
CLASSES = (
    ("law", "official", "statistical-office", "international-organisation"),
    ("peer-reviewed",),
    ("research-institute", "working-paper"),
    ("foundation", "press"),
    ("vendor", "promotion", "advocacy", "social-media", "private"),
)
"""Classes of source from the best to the least; classes in one group have equal weight."""
WEIGHTS = ("incidental", "supporting", "central")
STANCES = ("supports", "qualifies", "contradicts", "names-other", "neutral")
FINDINGS = ("supports", "supports-part", "does-not-support", "silent", "unreachable")
PURPOSES = ("verdict", "second-document")
RECORDED = ("verdicts", "outcomes", "outcome_rows", "outcome_works", "outcome_parts")
"""Tables that the audit writes, and nobody edits."""


def source_classes() -> tuple[tuple[str, ...], ...]:
    """Return the classes of source from the best to the least, as the package in use has them."""
    return article().source_order or CLASSES


class Ranks(Mapping[str, int]):
    """The place of each class of source in the order of the package in use; 0 is the best."""

    def __getitem__(self, name: str) -> int:
        """Return the place of a class.

        Raises:
            UnknownWordError: The order does not have it.
        """
        for place, group in enumerate(source_classes()):
            if name in group:
                return place
        raise UnknownWordError(name, list(self))

    def __iter__(self) -> Iterator[str]:
        return (name for group in source_classes() for name in group)

    def __len__(self) -> int:
        return sum(map(len, source_classes()))
