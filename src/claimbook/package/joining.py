"""Tables laid beside each other by the keys of their schemas, with every column named apart."""

from typing import Any

import pandas as pd

from claimbook.errors import InvalidArgumentError
from claimbook.package.arguments import of_type, one_of, place
from claimbook.package.descriptor import Resource, load_descriptor
from claimbook.package.locate import Location
from claimbook.package.reading import read
from claimbook.package.tabular.schema import target_of

Key = tuple[list[str], list[str]]
"""Fields of one table, and those of another that hold the same."""


def join(
    table: str, *others: str, on: str | None = None, package: Location | None = None
) -> pd.DataFrame:
    """Return the rows of a table, beside each the rows of others that belong to it.

    They are found by the foreign keys of the table, else by those of the other, else by keys of
    both to the same third table, as of statements and outcomes to claims.

    Args:
        table: The name of the table whose rows are kept, all of them.
        others: The names of the tables that are laid beside it.
        on: The field of the table to join by, where it has several keys to another.
        package: Another package than the project's own: a folder or a ``datapackage.json``.

    Returns:
        The columns of the table, then those of each other without its key. One whose name is
        taken ends in the name of its table: ``note_works``. A row to which several rows of another
        belong is repeated; where none does the cells are empty.

    Raises:
        InvalidArgumentError: No key joins two of the tables, or several do and ``on`` is not given.
        UnknownOptionError: ``on`` is none of the keys.
        UnknownTableError: No table has that name.
        InvalidTableError: A table cannot be read with its types.

    Examples:
        >>> import techplomacy as tp
        >>> both = tp.join("statements", "claims", "works")
        >>> [name for name in both if name.startswith("note")]
        ['note', 'note_claims', 'note_works']
    """
    descriptor = load_descriptor(place(package))
    first, *rest = (descriptor.resource(of_type("table", n, str)) for n in (table, *others))
    keys = {other.name: _keys(first, other) for other in rest}
    if on is not None:
        one_of("on", on, [field for pairs in keys.values() for (field, *_), _ in pairs])
    found = read(table, package=package)
    for name, pairs in keys.items():
        found = _beside(found, read(name, package=package), _chosen(table, name, pairs, on))
    return found


def _beside(left: pd.DataFrame, right: pd.DataFrame, key: Key) -> pd.DataFrame:
    fields, there = key
    suffix = right.attrs["name"]
    names = {name: f"{name}_{suffix}" if name in left else name for name in right}
    names |= dict(zip(there, fields, strict=True))
    found = left.merge(right.dropna(subset=there).rename(columns=names), on=fields, how="left")
    found.attrs = {k: v for k, v in left.attrs.items() if right.attrs.get(k) == v}
    return found


def _chosen(table: str, other: str, keys: list[Key], on: str | None) -> Key:
    chosen = [key for key in keys if key[0][0] == on] or keys
    if not chosen:
        raise InvalidArgumentError(f"no key joins {table} and {other}")
    if len(chosen) > 1:
        fields = " or ".join(f"on={key[0][0]!r}" for key in chosen)
        raise InvalidArgumentError(f"{table} and {other} are joined by several keys: say {fields}")
    return chosen[0]


def _keys(table: Resource, other: Resource) -> list[Key]:
    """Return what joins two tables: a key of the first, else of the second, else to a third."""
    own, others = _references(table), _references(other)
    return (
        [(fields, there) for fields, target, there in own if target == other.name]
        or [(there, fields) for fields, target, there in others if target == table.name]
        or [(mine, its) for mine, *to in own for its, *same in others if to == same]
    )


def _references(table: Resource) -> list[tuple[list[str], Any, list[str]]]:
    return [
        (key["fields"], target_of(key, table.name), key["reference"]["fields"])
        for key in table.schema.get("foreignKeys", [])
    ]
