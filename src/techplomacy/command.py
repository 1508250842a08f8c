"""``techplomacy``: the command line of the engine, bound to this article's data."""

from claimbook.prompt import main

__all__ = ["main"]
