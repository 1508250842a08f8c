"""Values of the chapter on the method: reach of the evidence, extent of reading, agreement."""

from claimbook.audit.agreement import overlap
from claimbook.audit.outcomes import outcomes
from claimbook.audit.sensitivity import of_package, summary
from claimbook.book.documents import rests_on_enough
from claimbook.book.inline import number
from claimbook.book.register_facets import count_of
from claimbook.book.words import share
from claimbook.package.article import article
from claimbook.package.labels import labels
from claimbook.package.reading import read
from claimbook.package.vocabulary import source_classes


def print_classes() -> None:
    """Print the classes of sources as a list, the best first, those of one rank together."""
    names = labels("works", "source_class")
    for group in source_classes(article()):
        print(f"1. {'; '.join(names[name] for name in group)}")


def by_way(kind: str) -> str:
    """Return which share of the outcomes on evidence is ``computed`` or ``coded``."""
    external = [each for each in outcomes() if each.question == "external"]
    return share(sum(each.kind == kind for each in external), len(external))


def inferred() -> int:
    """Return for how many claims the page was inferred."""
    return int((read("claims")["page_basis"] == "inferred").sum())


def reread() -> str:
    """Return how many statements were read again, of how many."""
    again = read("statements")["is_reread"]
    return f"{number(int(again.sum()))} of the {number(len(again))}"


def read_as(extent: str) -> str:
    """Count the statements for which this much of the document was read."""
    return number(int((read("statements")["extent"] == extent).sum()))


def rests_on(extent: str) -> str:
    """Count the decided verdicts that rest on documents of which this much was read."""
    return number(count_of(verdict="decided", extent=extent))


def without_excerpts() -> str:
    """Return how many verdicts would stay decided if excerpts and abstracts did not count."""
    frame = summary(of_package())
    return number(int(frame.loc[frame["scenario"] == "no-excerpts", "decided"].iloc[0]))


def firm() -> int:
    """Return how many decided central claims rest on enough documents."""
    return rests_on_enough()[0]


def weighty() -> int:
    """Return how many central claims are decided."""
    return rests_on_enough()[1]


def shared(what: str) -> str:
    """Return on how many claims, items, numerals or pages both coders agree, out of how many."""
    ways = {
        "second": overlap.second_in_first,
        "first": overlap.first_in_second,
        "items": overlap.same_items,
        "numerals": overlap.same_numerals,
        "page": overlap.same_page,
    }
    found = ways[what]()
    return f"{number(found.part)} of {number(found.whole)}"


def published() -> int:
    """Return how many statements of the second coding are published."""
    return int(overlap.second_in_first().whole)
