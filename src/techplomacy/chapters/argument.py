"""Values of the chapter on the argument: how strong each step is, in words."""

from __future__ import annotations

from IPython.display import Markdown

from claimbook.book.inline import linked
from claimbook.book.wording import ordinal
from claimbook.book.words import listed, plural, word
from techplomacy.book import egdi as survey
from techplomacy.book.argument import claims_of, tally


def strength(step: str) -> Markdown:
    """Return in a sentence how far the claims of a step can be relied on."""
    count = tally(step)
    parts = {
        "holding": f"{word(count['holding'])} can be relied on",
        "not_holding": f"{word(count['not_holding'])} in part or not at all",
        "attested": f"{word(count['attested'])} by the party's own word",
        "undecided": f"{word(count['undecided'])} undecided",
        "judgements": plural(count["judgements"], "judgement"),
    }
    said = listed([text for name, text in parts.items() if count[name]])
    return Markdown(f"Of {plural(count['all'], 'claim')}: {said}.")


def claims(step: str) -> Markdown:
    """Return the claims of a step as links."""
    return Markdown(", ".join(linked(claim_id, claim_id) for claim_id in claims_of(step)))


def online_place() -> str:
    """Return which place Denmark has by online services alone in the last UN survey."""
    return ordinal(int(survey.denmark_places("un_osi").iloc[-1]))
