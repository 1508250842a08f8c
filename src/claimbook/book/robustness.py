"""How sure a verdict is: who says so, how many say so, and under which assumptions it changes."""

from claimbook.audit.corroboration import corroborating_works
from claimbook.audit.outcomes import outcomes_by_claim
from claimbook.audit.sensitivity import SCENARIOS, flips, of_package, summary
from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import outcomes_of, verdict_of
from claimbook.book.floats import table
from claimbook.book.inline import linked
from claimbook.book.words import plural
from claimbook.package.caching import kept_with_package
from claimbook.package.labels import labels

EVERY_STANCE = "computed-only"
"""The scenario in which nothing that was read counts: it opens every verdict that rests on reading,
which says nothing of one of them."""
PARTY = "disinterested-only"
"""The scenario in which the word of a party on itself does not count."""


def robustness_line(claim_id: str) -> str:
    """Return class and number of the documents behind a decided verdict, and what would change it.

    Raises:
        KeyError: The verdict on the claim decides nothing.
    """
    tables, verdict = load_tables(), verdict_of()[claim_id]
    row = tables.claims[claim_id]
    known = outcomes_of(row, outcomes_by_claim())
    count = len(corroborating_works(row, verdict.external, known, tables))
    by = labels("works", "source_class")[verdict.source_class]
    points = "points" if count == 1 else "point"
    documents = (
        f"{plural(count, 'independent document').capitalize()} of any class {points} this way"
    )
    return f"Weakest source that counts: {by}. {documents}. {_under_others(claim_id)}"


def _under_others(claim_id: str) -> str:
    """Return under which assumptions of the method the verdict would be another."""
    said = {each.name: each.assumption for each in SCENARIOS}
    others: dict[str, list[str]] = {}
    for name, verdict in _flipped().get(claim_id, ()):
        if name != EVERY_STANCE:
            assumption = f"{said[name][0].lower()}{said[name][1:].rstrip('.')}"
            others.setdefault(verdict.replace("-", " "), []).append(f"if {assumption}")
    if not others:
        return "Other assumptions of the method would not change the verdict."
    changed = {verdict: _either(conditions) for verdict, conditions in others.items()}
    return " ".join(f"It becomes {verdict} {when}." for verdict, when in changed.items())


def rests_on_party(claim_id: str) -> bool:
    """Return whether a verdict would change if nothing counted that a party says of itself."""
    return PARTY in {name for name, _ in _flipped().get(claim_id, ())}


def _either(conditions: list[str]) -> str:
    """Return conditions of which one is enough, as the end of a sentence."""
    *rest, last = conditions
    return f"{', '.join(rest)}, or {last}" if rest else last


@kept_with_package
def _flipped() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    frame = flips(of_package())[["claim_id", "scenario", "external_scenario"]]
    for claim_id, name, verdict in frame.itertuples(index=False, name=None):
        found.setdefault(claim_id, []).append((name, verdict))
    return found


NAMED = 4
"""Claims that are named for one scenario; the others are counted."""


def print_sensitivity(label: str) -> None:
    """Print for each scenario how many claims are decided, how many flip, and some that do."""
    frame = of_package()
    own = frame[~frame["is_restatement"]]
    flipped = flips(own).groupby("scenario", sort=False)["claim_id"].agg(list)
    shown = summary(frame)
    shown["Which"] = [_which(flipped.get(name, [])) for name in shown["scenario"]]
    shown["otherwise"] = shown["flips"] - shown["lost"]
    shown = shown[["assumption", "decided", "lost", "otherwise", "Which"]]
    shown.columns = [
        "Assumption",
        "Decided",
        "No longer",
        "Otherwise",
        "Among them",
    ]
    caption = (
        "Verdicts under other assumptions: how many are decided, how many no longer are, how many "
        "change otherwise, and which. Repetitions are left out; a verdict that is decided only "
        "under the assumption counts under *Otherwise*."
    )
    table(shown, label, caption, (50, 10, 12, 12, 50), markdown=("Among them",))


def _which(claims: list[str]) -> str:
    named = ", ".join(linked(claim_id, claim_id) for claim_id in claims[:NAMED])
    more = len(claims) - NAMED
    return f"{named} and {more} more" if more > 0 else named
