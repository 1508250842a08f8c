"""What every chapter on a section of the article says of its claims, with links to the register."""

from __future__ import annotations

from IPython.display import Markdown

from claimbook.book.register_facets import counted


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
    """Return in a sentence how many claims of a section cite a work, and what the works say."""
    cited, bare = (counted(section=section, sourced=each) for each in ("yes", "no"))
    silent, unread, says, otherwise = (
        counted(section=section, cited=each)
        for each in ("silent", "unreachable", "supports", "does-not-support")
    )
    return Markdown(
        f"It cites a source for {cited.data} of them and none for {bare.data}. As far as the "
        f"sources could be read, they support {says.data} and say otherwise on {otherwise.data}; "
        f"they are silent on {silent.data}, and for {unread.data} they could not be reached."
    )
