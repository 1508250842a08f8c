"""Panels: the observations of some indicators, entities and years, one value a cell.

Several documents can speak of one cell. A value covers half its printed step to each side, and
values whose ranges all meet agree: the most precise of them is the cell's. Where they do not, or
where two are equally precise and yet unequal, the documents differ, and nothing is picked: the
caller names an edition, or asks for the latest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from numbers import Integral
from typing import TYPE_CHECKING, Literal, get_args

import pandas as pd

from claimbook.errors import (
    DocumentsDifferError,
    UnknownEditionError,
    UnknownEntityError,
    UnknownIndicatorError,
)
from claimbook.package.arguments import of_type, one_of, texts
from claimbook.package.reading import read
from claimbook.package.searching import find

if TYPE_CHECKING:
    from claimbook.package.locate import Location

CELL = ["indicator_id", "entity_id", "year"]
COLUMNS = [*CELL, "entity", "value", "unit", "edition", "status", "qualifier", "work_id"]
COLUMNS += ["documents"]
LATEST = "latest"
Form = Literal["long", "wide"]
_SLACK = 1e-9
"""Share of a value by which ranges may miss each other: the error of binary fractions."""


def panel(
    indicators: str | Iterable[str],
    entities: str | Iterable[str] | None = None,
    years: int | Iterable[int] | None = None,
    *,
    edition: str | None = None,
    form: Form = "long",
    names: bool = False,
    package: Location | None = None,
) -> pd.DataFrame:
    """Return the observations of indicators as a panel, one value a cell.

    A cell is an indicator of an entity in a year. Where several documents have it, their values
    must agree within their printed precision, and the most precise is given, of equally precise
    ones that of the firmest status; else the documents differ, and an error says which editions
    there are.

    Args:
        indicators: One indicator or several, by ``indicators.indicator_id``.
        entities: Entities by ``entities.entity_id``, name, or one of their ``aliases`` (``UK``,
            ``DK``); capitals do not matter; all if None.
        years: One year or several, as ``range(2010, 2025)``; all if None.
        edition: Only this edition, one of ``observations.edition``; or ``latest``, the last
            edition that has the cell, by the date in its name.
        form: ``long`` for one row a cell, ``wide`` for one row a year.
        names: Head the columns of the wide form with names of entities in place of identifiers.
        package: Another package than the project's own: a folder or a ``datapackage.json``.

    Returns:
        Long: columns ``indicator_id``, ``entity_id``, ``year`` (Int64), ``entity`` (its name),
        ``value`` (float64), ``unit``, ``edition``, ``status``, ``qualifier``, ``work_id``, and
        ``documents``, the number of rows that agree on the value; ordered by indicator and entity
        as asked for, then year; the index counts the rows. Wide: the values, with the years as
        index and the entities as columns; for several indicators a column is a pair of indicator
        and entity.

    Raises:
        InvalidArgumentError: An argument is of a type that it does not take.
        UnknownOptionError: ``form`` is neither.
        UnknownIndicatorError: No indicator has that identifier; the message names the nearest.
        UnknownEntityError: No entity has that identifier, name or alias.
        UnknownEditionError: None of these indicators has that edition.
        DocumentsDifferError: Values of a cell do not agree.
        InvalidTableError: A table cannot be read with its types.

    Examples:
        >>> import techplomacy as tp
        >>> ranks = tp.panel("un_egdi_rank", ["Denmark", "SWE"], [2022, 2024], form="wide")
        >>> ranks.loc[2024, "DNK"]
        np.float64(1.0)
        >>> tp.panel("un_egdi_rank", "UK", 2024)["entity"].item()
        'United Kingdom'
    """
    one_of("form", form, get_args(Form))
    of_type("names", names, bool)
    of_type("edition", edition, str, type(None))
    wanted = _known_indicators(indicators, package)
    table = read("entities", package=package)
    asked = None if entities is None else _known_entities(texts("entities", entities), table)
    rows = read("observations", package=package)
    rows = rows[rows["indicator_id"].isin(wanted)]
    if asked is not None:
        rows = rows[rows["entity_id"].isin(asked)]
    if years is not None:
        rows = rows[rows["year"].isin(_years(years))]
    cells = _one_a_cell(_of_edition(rows, edition))
    order = asked if asked is not None else sorted(set(cells["entity_id"]))
    cells = _ordered(cells, wanted, order)
    labels = table.set_index("entity_id")["name"]
    if form == "wide":
        found = _wide(cells, wanted, order, isinstance(indicators, str))
        return found.rename(columns=labels, level="entity_id") if names else found
    units = read("indicators", package=package).set_index("indicator_id")["unit"].astype("str")
    cells = cells.assign(entity=cells["entity_id"].map(labels))
    return cells.assign(unit=cells["indicator_id"].map(units))[COLUMNS]


def _years(years: int | Iterable[int]) -> list[int]:
    found = years if isinstance(years, Iterable) else [years]
    return [int(of_type("each of years", year, Integral)) for year in found]


def _known_indicators(indicators: str | Iterable[str], package: Location | None) -> list[str]:
    known = read("indicators", package=package)["indicator_id"].tolist()
    wanted = texts("indicators", indicators)
    for each in wanted:
        if each not in known:
            raise UnknownIndicatorError(each, known, _on_subject(each, package))
    return wanted


def _on_subject(text: str, package: Location | None) -> list[str]:
    """Return the indicators that a search for the text finds, the best first."""
    hits = find(text, package=package)
    return list(hits.loc[hits["table"] == "indicators", "key"])


def _known_entities(wanted: Sequence[str], table: pd.DataFrame) -> list[str]:
    """Return identifiers for identifiers, names and aliases, each once, in the order asked for."""
    known = _aliases(table) | dict(zip(table["name"], table["entity_id"], strict=True))
    known |= {key: key for key in table["entity_id"]}
    folded = {name.casefold(): key for name, key in known.items()}
    for each in wanted:
        if each.casefold() not in folded:
            raise UnknownEntityError(each, list(known))
    return list(dict.fromkeys(folded[each.casefold()] for each in wanted))


def _aliases(table: pd.DataFrame) -> dict[str, str]:
    if "aliases" not in table:
        return {}
    told = table[table["aliases"].notna()]
    pairs = zip(told["aliases"], told["entity_id"], strict=True)
    return {alias: key for listed, key in pairs for alias in listed.split("; ")}


def _of_edition(rows: pd.DataFrame, edition: str | None) -> pd.DataFrame:
    if edition is None:
        return rows
    if edition == LATEST:
        dated = rows["edition"].str.split().str[-1]  # `DESI 2022` is of 2022
        return rows[dated == dated.groupby([rows[name] for name in CELL]).transform("max")]
    known = rows["edition"].unique().tolist()
    if edition not in known:
        raise UnknownEditionError(edition, [LATEST, *known])
    return rows[rows["edition"] == edition]


def _one_a_cell(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the most precise row of each cell, with the number of rows that it stands for.

    Of equally precise ones it is the row whose status stands first in the schema.
    """
    half = rows["step"].fillna(0) / 2
    rows = rows.assign(half=half, low=rows["value"] - half, high=rows["value"] + half)
    cells = rows.groupby(CELL, sort=False)
    finest = rows["value"].where(half == cells["half"].transform("min"))
    best = finest.groupby([rows[name] for name in CELL])
    slack = rows["value"].abs() * _SLACK
    apart = cells["low"].transform("max") > cells["high"].transform("min") + slack
    differ = apart | (best.transform("max") > best.transform("min") + slack)
    if differ.any():
        raise DocumentsDifferError(_difference(rows[differ]))
    rows = rows.assign(documents=cells["value"].transform("size"), firm=rows["status"].cat.codes)
    return rows.sort_values(["half", "firm"], kind="stable").drop_duplicates(CELL)


def _difference(rows: pd.DataFrame) -> str:
    count = len(rows.drop_duplicates(CELL))
    first = rows.iloc[0]
    same = rows[(rows[CELL] == first[CELL]).all(axis="columns")]
    values = "; ".join(
        f"{row.value:.10g} ({row.edition}, {row.work_id})" for row in same.itertuples()
    )
    editions = ", ".join(repr(name) for name in sorted(rows["edition"].unique()))
    cell = f"{first['indicator_id']} of {first['entity_id']} in {first['year']}"
    where = "1 cell," if count == 1 else f"{count} cells, first"
    return (
        f"documents differ in {where} {cell}: {values}; name an edition"
        f" ({editions}), or take edition={LATEST!r}; observations has every row"
    )


def _ordered(cells: pd.DataFrame, indicators: list[str], entities: list[str]) -> pd.DataFrame:
    keys = {
        "indicator_id": {name: place for place, name in enumerate(indicators)},
        "entity_id": {name: place for place, name in enumerate(entities)},
    }
    return cells.sort_values(
        CELL, key=lambda column: column.map(keys[column.name]) if column.name in keys else column
    ).reset_index(drop=True)


def _wide(
    cells: pd.DataFrame, indicators: list[str], entities: list[str], is_one: bool
) -> pd.DataFrame:
    """Set entities beside each other; one that was asked for and has no value stays, empty."""
    names = CELL[:2]
    table = cells.set_index(CELL)["value"].unstack(names).sort_index()
    pairs = pd.MultiIndex.from_product([indicators, entities], names=names)
    table = table.reindex(columns=pairs)
    return table[indicators[0]] if is_one else table.loc[:, table.notna().any()]
