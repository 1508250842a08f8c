"""What the register can be filtered by, and counts that are links to the claims they count.

A count and the filter that it leads to are read from the same facets, so that a number on the front
page and the list that it opens cannot differ.
"""

from collections.abc import Iterable
from urllib.parse import urlencode

from IPython.display import Markdown

from claimbook.audit.outcomes import Outcome
from claimbook.audit.source_classes import publisher
from claimbook.audit.tables import Row, Tables, load_tables
from claimbook.audit.verdicts import Verdict, counted_of, verdict_of
from claimbook.book.inline import cited_works, number
from claimbook.book.project import chapter
from claimbook.book.robustness import rests_on_party
from claimbook.book.words import word
from claimbook.package.caching import kept_with_package
from claimbook.texts import filled

SEVERAL = "|"
"""What stands between the values of a facet that has several; the register's script has it too."""
YES = {True: "yes", False: "no"}
GROUPS = {
    "not-holding": ("qualified", "contradicted"),
    "decided": ("confirmed", "confirmed-by-rounding", "attested", "qualified", "contradicted"),
    "holding": ("confirmed", "confirmed-by-rounding"),
}
"""Values of the filter by verdict that stand for several; the register's script has them too."""


def facets(row: Row, verdict: Verdict, tables: Tables) -> dict[str, str]:
    """Return the facets of a claim by name, without those that are empty."""
    claim_id = row["claim_id"]
    values = {
        "section": row["section_id"],
        "page": "" if row.get("page") is None else str(row["page"]),
        "kind": row["kind"],
        "weight": row["weight"],
        "verdict": verdict.external,
        "degree": verdict.degree,
        "extent": verdict.extent,
        "basis": verdict.basis,
        "class": verdict.source_class,
        "cited": verdict.cited,
        "internal": verdict.internal,
        "sourced": YES[bool(cited_works(claim_id))],
        "speaker": _each(
            publisher(work, tables.works)
            for each in counted_of()[claim_id]
            for work in each.original_works(tables)
        ),
        "interest": _each(_interest(each, tables) for each in counted_of()[claim_id]),
        "voice": "party" if rests_on_party(claim_id) else "",
        "checkable": YES[bool(row["is_checkable"])],
        "restates": YES[bool(row["restates"])],
        "listed": "; ".join(tables.enumerations.get(claim_id, ())),
    }
    return filled(values)


def _each(values: Iterable[str]) -> str:
    """Return the values of a facet that may have several."""
    return SEVERAL.join(sorted({value.replace(SEVERAL, "/") for value in values}))


def _interest(outcome: Outcome, tables: Tables) -> str:
    """Return in what of its own the voice of an outcome has an interest."""
    if not outcome.is_interested:
        return "none"
    if outcome.kind == "computed":
        return "own-figures"
    return str(tables.statement(outcome.claim_id, outcome.check)["interest"])


@kept_with_package
def _all() -> tuple[dict[str, str], ...]:
    tables, judged = load_tables(), verdict_of()
    return tuple(facets(row, judged[claim_id], tables) for claim_id, row in tables.claims.items())


def count_of(**where: str) -> int:
    """Return how many claims said for the first time have the given facets.

    Args:
        where: Facets by name; ``source_class`` stands for ``class``. A verdict may be one of the
            `GROUPS`.
    """
    wanted = _filter(where)
    return sum(all(_fits(each, *item) for item in wanted.items()) for each in _all())


def counted(*, words: bool = False, **where: str) -> Markdown:
    """Return the count of claims with the given facets, linked to the register that shows them."""
    count, wanted = count_of(**where), _filter(where)
    said = word(count) if words else number(count)
    return Markdown(f'[{said}]({chapter("register")}){{.claims data-filter="{urlencode(wanted)}"}}')


def _filter(where: dict[str, str]) -> dict[str, str]:
    """Return facets by the names that the register has, restatements left out if not asked for."""
    return {"restates": "no"} | {name.removeprefix("source_"): v for name, v in where.items()}


def _fits(each: dict[str, str], name: str, value: str) -> bool:
    own = each.get(name, "")
    if name == "verdict" and value in GROUPS:
        return own in GROUPS[value]
    return value in own.split(SEVERAL)
