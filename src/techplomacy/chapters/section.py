"""What every chapter on a section of the article says of its claims, with links to the register."""

from IPython.display import Markdown

from claimbook.book.register_facets import count_of, counted
from claimbook.book.words import VERBS, listed

UNREAD = "could not reach them"
SAYS = {
    "supports": "support",
    "supports-part": "support a part of",
    "does-not-support": "say otherwise on",
    "silent": "are silent on",
    "unreachable": UNREAD,
}
"""What a cited work was found to say, and how a sentence has it."""
DECIDED = {
    "holding": VERBS["confirmed"],
    "attested": VERBS["attested"],
    "qualified": VERBS["qualified"],
    "contradicted": ("is contradicted", "are contradicted"),
}
"""The verdicts that evidence gives, and how a sentence has one claim and several."""


def standing(section: str) -> Markdown:
    """Return in two sentences how many claims can be checked, are decided, and hold."""
    own, checkable = counted(section=section).data, counted(section=section, checkable="yes").data
    decided = listed(_ways(section, DECIDED))
    undecided = _ways(section, {"undecided": ("stays open", "stay open")})
    return Markdown(
        f"The section makes {own} claims of its own, and {checkable} of them can be checked. "
        f"Of these, {'; '.join(filter(None, [decided, *undecided]))}."
    )


def _ways(section: str, ways: dict[str, tuple[str, str]]) -> list[str]:
    """Return how many claims of a section have each verdict, with the verb; without the zeros."""
    counts = {verdict: count_of(section=section, verdict=verdict) for verdict in ways}
    return [
        f"{counted(section=section, verdict=verdict).data} {ways[verdict][count != 1]}"
        for verdict, count in counts.items()
        if count
    ]


def sources(section: str) -> Markdown:
    """Return how many claims of a section cite a work, and what the works say of them."""
    cited, bare = (counted(section=section, sourced=each).data for each in ("yes", "no"))
    said = {
        verb: counted(section=section, cited=finding).data
        for finding, verb in SAYS.items()
        if count_of(section=section, cited=finding)
    }
    found = listed(f"{verb} {count}" for verb, count in said.items() if verb != UNREAD)
    read = f" As far as we could read the sources, they {found}." if found else ""
    unread = f" For {said[UNREAD]} we {UNREAD}." if UNREAD in said else ""
    return Markdown(
        f"It gives a source for {cited} of its claims and none for {bare}.{read}{unread}"
    )
