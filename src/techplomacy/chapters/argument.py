"""Values of the chapter on the argument: how strong each step is, in words."""

from IPython.display import Markdown

from claimbook.book import style
from claimbook.book.inline import linked, number
from claimbook.book.register_facets import counted
from claimbook.book.words import listed, ordinal, with_verdict, word
from techplomacy.book import egdi as survey
from techplomacy.book.argument import claims_of, drawn, tally


def strength(step: str) -> Markdown:
    """Return in a sentence how far the claims of a step can be relied on."""
    count = tally(step)
    parts = [with_verdict(each, count[each]) for each in style.VERDICTS if count[each]]
    if len(parts) == 1:
        return Markdown(f"All {parts[0].replace(' ', ' claims of this step ', 1)}.")
    return Markdown(f"Of the {word(count.total())} claims of this step, {listed(parts)}.")


def shown() -> Markdown:
    """Return in a sentence which claims the map has, so that its count can be told from others."""
    rows = drawn()
    own = [row for row in rows if not row["restates"]]
    central = sum(row["weight"] == "central" for row in own)
    again = [linked(row["claim_id"], row["claim_id"]) for row in rows if row["restates"]]
    return Markdown(
        f"It shows {number(len(rows))} claims: {number(central)} of the "
        f"{counted(weight='central').data} central ones, {word(len(own) - central)} that support "
        f"them, and {word(len(again))} that repeat another in other words, {listed(again)}."
    )


def claims(step: str) -> Markdown:
    """Return the claims of a step as links."""
    return Markdown(", ".join(linked(claim_id, claim_id) for claim_id in claims_of(step)))


def online_place() -> str:
    """Return which place Denmark has by online services alone in the last UN survey."""
    return ordinal(int(survey.denmark_places("un_osi").iloc[-1]))
