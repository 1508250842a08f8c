"""The words by which the audit ranks and judges; a package may use no others in their place."""

from claimbook.errors import UnknownWordError
from claimbook.package.article import Article

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
"""Findings on cited works in the order in which one decides: the first that any work has."""
PURPOSES = ("verdict", "second-document")
RECORDED = ("verdicts", "outcomes", "outcome_rows", "outcome_works", "outcome_parts")
"""Tables that the audit writes, and nobody edits."""


class Ranks(dict[str, int]):
    """The place of each class of source in the order of an article; 0 is the best."""

    def __missing__(self, name: str) -> int:
        raise UnknownWordError(name, list(self))


def source_classes(settings: Article) -> tuple[tuple[str, ...], ...]:
    """Return the classes of source from the best to the least, as an article has them."""
    return settings.source_order or CLASSES


def ranks(settings: Article) -> Ranks:
    """Return the place of each class of source; classes of one group share it."""
    classes = enumerate(source_classes(settings))
    return Ranks((name, place) for place, group in classes for name in group)
