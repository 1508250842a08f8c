"""Search over what the package knows: indicators, claims and works, the best hits first."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pandas as pd

from claimbook.package.reading import read

if TYPE_CHECKING:
    from claimbook.package.locate import Location

PLACES = {
    "indicators": ("indicator_id", "title", ["publisher", "description"]),
    "claims": ("claim_id", "statement", ["note"]),
    "works": ("work_id", "title", ["creators", "container", "publisher", "note"]),
}
"""For each table its key, the column that a hit shows, and further columns that are searched."""
_WHOLE, _START, _INSIDE = 3, 2, 1
_SHOWN = 3
"""How much more a word counts in the key or the column shown than in another column."""


def find(text: str, package: Location | None = None) -> pd.DataFrame:
    """Search indicators, claims and works for words, and return the hits, the best first.

    Every word must occur; capitals and accents do not matter. A whole word counts more than the
    start of one, that more than a part; title, statement and identifier count more than the rest.

    Args:
        text: Words to look for.
        package: Another package than the project's own: a folder or a ``datapackage.json``.

    Returns:
        One row a hit: ``table``, ``key``, ``text``, ``score``; equal scores in the order of the
        tables and their rows.

    Raises:
        InvalidTableError: A table cannot be read with its types.

    Examples:
        >>> import techplomacy as tp
        >>> tp.find("connectivity").iloc[0]["key"]
        'desi_connectivity'
        >>> tp.find("no such words").empty
        True
    """
    words = _folded(text).split()
    hits = pd.concat([_hits(table, words, package) for table in PLACES], ignore_index=True)
    return hits.sort_values("score", ascending=False, kind="stable").reset_index(drop=True)


def _hits(table: str, words: list[str], package: Location | None) -> pd.DataFrame:
    key, shown, others = PLACES[table]
    frame = read(table, package=package)
    front = (frame[key] + " " + frame[shown]).map(_folded)
    rest = frame[[name for name in others if name in frame]].astype("str").fillna("")
    back = rest.agg(" ".join, axis="columns").map(_folded)
    scores = [_score(words, *texts) for texts in zip(front, back, strict=True)]
    found = pd.DataFrame({"table": table, "key": frame[key], "text": frame[shown], "score": scores})
    return found[found["score"] > 0]


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
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("_", " ")
