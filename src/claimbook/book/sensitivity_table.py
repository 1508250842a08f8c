"""How far verdicts depend on assumptions, as the book prints it."""

from claimbook.audit.sensitivity import flips, of_package, summary
from claimbook.book.floats import table
from claimbook.book.inline import linked

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
        "No longer decided",
        "Changed otherwise",
        "Among them",
    ]
    caption = (
        "Verdicts under other assumptions: how many are decided, how many are not any more, how "
        "many are others, and which. No repetitions; a verdict that only then is decided counts "
        "under *Changed otherwise*."
    )
    table(shown, label, caption, (42, 10, 12, 12, 48), markdown=("Among them",))


def _which(claims: list[str]) -> str:
    named = ", ".join(linked(claim_id, claim_id) for claim_id in claims[:NAMED])
    more = len(claims) - NAMED
    return f"{named} and {more} more" if more > 0 else named
