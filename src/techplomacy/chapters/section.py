"""What every chapter on a section of the article says of its claims, with links to the register."""

from __future__ import annotations

from IPython.display import Markdown

from claimbook.book.register_facets import count_of, counted
from claimbook.book.words import listed

UNREAD = "could not be reached"
SAYS = {
    "supports": "support",
    "does-not-support": "say otherwise on",
    "silent": "are silent on",
    "unreachable": UNREAD,
}
"""What a cited work was found to say, and how a sentence has it."""


def standing(section: str) -> Markdown:
    """Return in two sentences how many claims can be checked, are decided, and hold."""
    number = {
        "own": counted(section=section),
        "checkable": counted(section=section, checkable="yes"),
        "decided": counted(section=section, verdict="decided"),
        "holding": counted(section=section, verdict="holding"),
        "not_holding": counted(section=section, verdict="not-holding"),
        "undecided": counted(section=section, verdict="undecided"),
    }
    said = {name: str(each.data) for name, each in number.items()}
    return Markdown(
        f"The section makes {said['own']} claims of its own, of which {said['checkable']} can be "
        f"checked. Evidence decides {said['decided']}: {said['holding']} hold and "
        f"{said['not_holding']} do not fully hold, while {said['undecided']} stay undecided."
    )


def sources(section: str) -> Markdown:
    """Return how many claims of a section cite a work, and what the works say of them."""
    cited, bare = (counted(section=section, sourced=each).data for each in ("yes", "no"))
    said = {
        verb: counted(section=section, cited=finding).data
        for finding, verb in SAYS.items()
        if count_of(section=section, cited=finding)
    }
    found = listed(f"{verb} {count}" for verb, count in said.items() if verb != UNREAD)
    read = f" As far as the sources could be read, they {found}." if found else ""
    unread = f" For {said[UNREAD]} they {UNREAD}." if UNREAD in said else ""
    return Markdown(f"It cites a source for {cited} of them and none for {bare}.{read}{unread}")
