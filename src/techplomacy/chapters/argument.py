"""Values of the chapter on the argument: how strong each step is, in words."""

from __future__ import annotations

from IPython.display import Markdown

from claimbook.book.inline import linked
from claimbook.book.words import listed, plural, word
from techplomacy.book.argument import claims_of, tally


def strength(step: str) -> Markdown:
    """Return in a sentence how many claims of a step hold, do not, are open, and are judgements."""
    count = tally(step)
    said = (
        (count["holding"], "hold", "holds"),
        (count["failing"], "do not fully hold", "does not fully hold"),
        (count["attested"], "rest on the party's own word", "rests on the party's own word"),
        (count["open"], "are open", "is open"),
        (count["judgements"], "are judgements", "is a judgement"),
    )
    parts = [f"{word(n)} {one if n == 1 else many}" for n, many, one in said if n]
    return Markdown(f"Of {plural(count['all'], 'claim')}, {listed(parts)}.")


def claims(step: str) -> Markdown:
    """Return the claims of a step as links."""
    return Markdown(", ".join(linked(claim_id, claim_id) for claim_id in claims_of(step)))
