"""``techplomacy``: the command line of the engine, bound to this article's data."""

from claimbook.cli import main

__all__ = ["main"]
