"""Patterns of fields as an engine has them.

DuckDB matches by RE2 too. Of other engines two are known well enough for patterns in which nothing
but plain signs, classes, groups, alternatives and counts occurs, which mean the same everywhere.
Whatever else there is, RE2 matches here, on the different texts of the column.
"""

import re

import ibis.expr.types as ir

from claimbook.engine.staging import Stage
from claimbook.package.tabular.patterns import compiled

_COUNT = r"(?:[*+?]|\{[0-9]{1,2}(?:,[0-9]{0,2})?\})(?![?+*{])"
_SIGN = r"[A-Za-z0-9 _:/@,;=&%#'\"<>!~-]|\\\."
CLASS = r"\[\^?[A-Za-z0-9 _:/@,;=&%#'\"<>!~.()*+-]+\]"
_PORTABLE = re.compile(rf"(?:{CLASS}|\(\?:|\((?!\?)|[)|]|{_SIGN}|{_COUNT})+")
WHOLE = {
    "duckdb": "^(?-s:{})$",
    "postgres": "^(?:{})$",
    "pyspark": r"\A(?:{})\z",
}
"""How each engine says that a whole text matches."""


def is_portable(pattern: str) -> bool:
    """Say whether a pattern has nothing in it but what means the same everywhere."""
    return bool(_PORTABLE.fullmatch(pattern))


def keeps(text: ir.StringValue, pattern: str, stage: Stage) -> ir.BooleanValue:
    """Say whether a text matches a pattern as a whole."""
    backend = stage.name
    if backend == "duckdb" or (backend in WHOLE and is_portable(pattern)):
        return text.re_search(WHOLE[backend].format(pattern))
    matches = compiled(pattern)
    texts = stage.batches(text.as_table().distinct())
    good = [
        t for batch in texts for t in batch.column(0).to_pylist() if t is not None and matches(t)
    ]
    return text.isin(good)
