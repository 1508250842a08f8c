"""What chapters call: numbers that link to their claim, computed words, tables and figures."""

from importlib import import_module
from importlib.util import find_spec

from claimbook.book.evidence import verdict
from claimbook.book.facts import facts
from claimbook.book.floats import figure, table
from claimbook.book.forms import only
from claimbook.book.inline import cite, claim, count, interval, number, page, stated, work
from claimbook.book.notebook import watch
from claimbook.book.register_facets import count_of
from claimbook.book.tables import checks, numbers, older
from claimbook.book.words import listed, most, out_of, plural, share, word
from claimbook.quantities.period import day

__all__ = [
    "checks",
    "cite",
    "claim",
    "count",
    "day",
    "facts",
    "figure",
    "interval",
    "listed",
    "most",
    "number",
    "numbers",
    "older",
    "only",
    "out_of",
    "page",
    "plural",
    "share",
    "stated",
    "table",
    "verdict",
    "word",
    "work",
]

watch()


def prepare_chapters() -> None:
    """Judge and count all claims and load what draws, once for all chapters split off from here."""
    count_of()
    if find_spec("matplotlib"):
        import_module("claimbook.book.style")
