"""Checks of the sections on technological diplomacy, on evidence: envoys, centres, strategies."""

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.registry import Explained, Found, check
from claimbook.audit.tables import Row
from techplomacy.checks.places import OWN

UNION = "EU"
"""An envoy in the table who is not of a state."""
FIRST_YEAR = 2017
"""Year of the Danish appointment."""
LAST_LIST = "2022-01-27"
"""Day of the last list of the innovation centres by city."""
IN_TITLE = {"technology", "digital"}
"""Remits of posts that are of technology or digital affairs by their title."""


def _posts(t: EvidenceReader) -> list[Row]:
    """Return the posts found in states, as far as they were seen before the acceptance."""
    posts = t.rows("tech_ambassadors")
    return [row for row in posts if row["kind"] != "none-found" and row["country"] != UNION]


def _states(posts: list[Row]) -> set[str]:
    return {row["country"] for row in posts}


@check("C066")
def older_posts(t: EvidenceReader) -> Found:
    """All posts that were found abroad, whatever their title, are searched for an older one."""
    earlier = [p for p in _posts(t) if p["first_year"] and p["first_year"] < FIRST_YEAR]
    return "qualifies" if earlier else True


@check("C008")
def older_posts_of_that_kind(t: EvidenceReader) -> Found:
    """Posts of technology or digital affairs found abroad are searched for an older one.

    That none is among them fits the claim and decides nothing: the table holds what was found.
    """
    narrow = [p for p in _posts(t) if p["remit"] in IN_TITLE and p["first_year"]]
    return "qualifies" if any(p["first_year"] < FIRST_YEAR for p in narrow) else "compatible"


@check("C076")
def posts_before_and_after(t: EvidenceReader) -> Found:
    """This counts states with a first post before the Danish one, and states that came later."""
    dated = [p for p in _posts(t) if p["first_year"] and p["country"] != OWN]
    before = _states([p for p in dated if p["first_year"] < FIRST_YEAR])
    after = _states([p for p in dated if p["first_year"] >= FIRST_YEAR]) - before
    numbers = f"Later came {len(after)} states, {len(before)} had a post before"
    return Explained("qualifies" if before and after else bool(after), numbers)


@check("C079")
def states_with_posts(t: EvidenceReader) -> Found:
    """States with any post are counted, and those with a post of technology or digital affairs.

    The table holds what was found, so both numbers are lower limits; where the one lies above the
    stated number and the other below it, the claim holds for some kinds of post only.
    """
    posts = _posts(t)
    narrow = len(_states([p for p in posts if p["remit"] in IN_TITLE]))
    every, stated = len(_states(posts)), t.stated("C079")
    assert stated.low is not None and stated.high is not None
    numbers = f"Found are {every} states with any such post, {narrow} of them by its title or remit"
    return Explained("qualifies", numbers) if narrow < stated.low <= every else None


@check("C082")
def listed_states_with_posts(t: EvidenceReader) -> Found:
    """Of the listed states with a post, those with one of technology or digital affairs count."""
    listed = [p for p in _posts(t) if p["is_in_article_list"]]
    by_title = _states([p for p in listed if p["remit"] in IN_TITLE])
    every = _states(listed)
    numbers = f"Of {len(every)} states with a post {len(by_title)} have one of that kind"
    return Explained(True if by_title == every else "qualifies", numbers)


@check("C138")
def centres_of_earlier_years(t: EvidenceReader) -> Found:
    """The number of centres last stated is of an earlier year: it fits, and decides nothing."""
    same = t.value("icdk_count", OWN, 2022) == t.stated("C138")
    return "compatible" if same else None


@check("C138")
def places_of_earlier_years(t: EvidenceReader) -> Found:
    """The places of the last list before the year stated are compared with those named.

    A list of another year fits and decides nothing, whether it is the same or not.
    """
    listed = t.rows("innovation_centres", state="listed", date=LAST_LIST)
    return "compatible" if {row["city"] for row in listed} == set(t.items("C138")) else None
