"""Search over what the package knows: indicators, claims, works, statements, and what is dated."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from claimbook.package.arguments import of_type, place
from claimbook.package.descriptor import load_descriptor
from claimbook.package.listing import Listing
from claimbook.package.rows import read_rows
from claimbook.package.tabular.schema import category_values, names
from claimbook.package.timelines import parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from claimbook.package.descriptor import Resource
    from claimbook.package.locate import Location

PLACES = {
    "indicators": ("indicator_id", ("title",)),
    "claims": ("claim_id", ("statement",)),
    "works": ("work_id", ("title",)),
    "statements": ("statement_id", ("statement",)),
}
"""For each table its key, and the columns that a hit shows; the tables that the timeline lists are
searched besides. In all of them every column of free text counts."""
_WHOLE, _START, _INSIDE = 3, 2, 1
_SHOWN = 3
"""How much more a word counts in the key or the column shown than in another column."""


def find(text: str, *, package: Location | None = None) -> pd.DataFrame:
    """Search the tables for words, and return the hits, the best first.

    Indicators, claims, works, statements of documents, and what the timeline dates: events,
    strategies, systems, posts. Every word must occur; capitals and accents do not matter. A whole
    word counts more than the start of one, that more than a part; title, statement and identifier
    count more than the rest.

    Args:
        text: Words to look for.
        package: Another package than the project's own: a folder or a ``datapackage.json``.

    Returns:
        One row a hit: ``table``, ``key``, ``text``, ``score``; equal scores in the order of the
        tables and their rows.

    Raises:
        InvalidArgumentError: ``text`` is no text.
        InvalidTableError: A table cannot be read with its types.

    Examples:
        >>> import techplomacy as tp
        >>> tp.find("connectivity").iloc[0]["key"]
        'desi_connectivity'
        >>> tp.find("xylophone").empty
        True
    """
    types = {"table": "str", "key": "str", "text": "str", "score": "int64"}
    return hits(text, package).frame(types)


def hits(text: str, package: Location | None = None) -> Listing:
    """Return what `find` returns as rows of plain values.

    Raises:
        InvalidArgumentError: ``text`` is no text.
        InvalidTableError: A table cannot be read with its types.
    """
    words = _folded(of_type("text", text, str)).split()
    resources = load_descriptor(place(package)).resources
    found = [
        hit
        for table, (key, shown) in _places(package).items()
        if table in resources and {key, *shown} <= {*names(resources[table].schema)}
        for hit in _hits(resources[table], key, shown, words, package)
    ]
    found.sort(key=lambda hit: -hit[-1])
    return Listing(("table", "key", "text", "score"), found)


def _places(package: Location | None) -> dict[str, tuple[str, tuple[str, ...]]]:
    dated = {part.of or part.table: (part.by or part.key, part.what) for part in parts(package)}
    return PLACES | {table: each for table, each in dated.items() if table not in PLACES}


def _hits(
    table: Resource, key: str, shown: tuple[str, ...], words: list[str], package: Location | None
) -> Iterator[tuple[str, str, str, int]]:
    rest = _free_text(table, {key, *shown})
    for row in read_rows(table.name, package).records():
        said = ", ".join(row[name] or "" for name in shown)
        front = _folded(f"{row[key]} {said}")
        back = _folded(" ".join(row[name] or "" for name in rest)) if rest else front
        if score := _score(words, front, back):
            yield table.name, row[key], said, score


def _free_text(table: Resource, coded: set[str]) -> list[str]:
    """Return the columns of text that has no list of values, but for coded columns."""
    fields = [f for f in table.schema["fields"] if f["type"] == "string" and not category_values(f)]
    return [f["name"] for f in fields if f["name"] not in coded]


def _score(words: list[str], front: str, back: str) -> int:
    """Add up how well each word is met; nothing if one is not met at all."""
    each = [max(_SHOWN * _met(word, front), _met(word, back)) for word in words]
    return sum(each) if all(each) else 0


def _met(word: str, text: str) -> int:
    if word not in text:
        return 0
    if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text):
        return _WHOLE
    return _START if re.search(rf"(?<!\w){re.escape(word)}", text) else _INSIDE


def _folded(text: str) -> str:
    """Return text without capitals and accents, the words of identifiers apart."""
    plain = text.casefold()
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in apart if not unicodedata.combining(c))
    return plain.replace("_", " ")
