"""Panels: the observations of some indicators, entities and years, one value per cell.

The value of a cell is that of `claimbook.package.cells`. Where documents differ nothing is picked:
the caller names an edition, or asks for the latest.
"""

from collections.abc import Iterable, Sequence
from numbers import Integral
from typing import Literal, get_args

import pandas as pd

from claimbook.errors import (
    DocumentsDifferError,
    UnknownEditionError,
    UnknownEntityError,
    UnknownIndicatorError,
)
from claimbook.package.arguments import of_type, one_of, place, texts
from claimbook.package.cells import KEY, LATEST, Cell, Cells, acceptance, observed_cells
from claimbook.package.locate import Location
from claimbook.package.reading import read
from claimbook.package.rows import rows_if_any
from claimbook.package.searching import find

CELL = list(KEY)
COLUMNS = [*CELL, "entity", "value", "unit", "edition", "status", "qualifier", "work_id"]
COLUMNS += ["documents", "is_later"]
Form = Literal["long", "wide"]


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
    """Return the observations of indicators as a panel, one value per cell.

    A cell is an indicator of an entity in a year. Where several documents have it, those count
    that were out when the article was accepted, and later ones only where there is none. Their
    values must agree within their printed precision, and the most precise is given, which is the
    one that the checks read; else the documents differ, and an error says which editions there are.

    Args:
        indicators: One indicator or several, by ``indicators.indicator_id``.
        entities: Entities by ``entities.entity_id``, name, or an alias of theirs (``UK``,
            ``DK``); capitals do not matter; all if None.
        years: One year or several, as ``range(2010, 2025)``; all if None.
        edition: Only this edition, one of ``observations.edition``; or ``latest``, the last
            edition that has the cell, by the date in its name.
        form: ``long`` for one row per cell, ``wide`` for one row per year.
        names: Head the columns of the wide form with names of entities in place of identifiers.
        package: Another package than the project's own: a folder or a ``datapackage.json``.

    Returns:
        Long: columns ``indicator_id``, ``entity_id``, ``year`` (Int64), ``entity`` (its name),
        ``value`` (float64), ``unit``, ``edition``, ``status``, ``qualifier``, ``work_id``,
        ``documents`` (the number of rows that agree on the value), and ``is_later`` (whether the
        edition came out after the acceptance); ordered by indicator and entity as asked for, then
        year; the index counts the rows. Wide: the values, with the years as index and the entities
        as columns; for several indicators a column is a pair of indicator and entity.

    Raises:
        InvalidArgumentError: An argument is of a type that it does not take.
        UnknownTableError: The package has no observations, indicators or entities.
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
    asked = None if entities is None else _known(texts("entities", entities), table, package)
    observed, chosen = observed_cells(place(package)), _years(years)
    keys = [
        cell
        for cell in observed
        if cell[0] in wanted and (asked is None or cell[1] in asked)
        if chosen is None or cell[2] in chosen
    ]
    order = sorted({entity for _, entity, _ in keys}) if asked is None else asked
    keys.sort(key=lambda cell: (wanted.index(cell[0]), order.index(cell[1]), cell[2]))
    cells = _one_a_cell(observed, keys, edition, package)
    labels = table.set_index("entity_id")["name"]
    if form == "wide":
        found = _wide(cells, wanted, order, isinstance(indicators, str))
        return _named(found, labels) if names else found
    units = read("indicators", package=package).set_index("indicator_id")["unit"].astype("str")
    cells = cells.assign(entity=cells["entity_id"].map(labels))
    return cells.assign(unit=cells["indicator_id"].map(units))[COLUMNS]


def _years(years: int | Iterable[int] | None) -> set[int] | None:
    if years is None:
        return None
    found = years if isinstance(years, Iterable) else [years]
    return {int(of_type("each of years", year, Integral)) for year in found}


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


def _known(wanted: Sequence[str], table: pd.DataFrame, package: Location | None) -> list[str]:
    """Return identifiers for identifiers, names and aliases, each once, in the order asked for."""
    aliases = rows_if_any("aliases", ["alias", "entity_id"], package).rows
    known = dict(aliases) | dict(zip(table["name"], table["entity_id"], strict=True))
    known |= {key: key for key in table["entity_id"]}
    folded = {name.casefold(): key for name, key in known.items()}
    for each in wanted:
        if each.casefold() not in folded:
            raise UnknownEntityError(each, list(known))
    return list(dict.fromkeys(folded[each.casefold()] for each in wanted))


def _one_a_cell(
    cells: Cells, asked: list[Cell], edition: str | None, package: Location | None
) -> pd.DataFrame:
    """Return the row of each cell that has the edition, in the order of the cells.

    Raises:
        UnknownEditionError: No cell has it.
        DocumentsDifferError: Values of a cell do not agree.
    """
    known = dict.fromkeys(row["edition"] for cell in asked for row in cells[cell])
    if edition not in (None, LATEST, *known):
        raise UnknownEditionError(str(edition), [LATEST, *known])
    if edition in known:
        asked = [c for c in asked if any(row["edition"] == edition for row in cells[c])]
    accepted = acceptance(package)
    values = [cells.value(cell, accepted, edition) for cell in asked]
    if differing := [cell for cell, found in zip(asked, values, strict=True) if found is None]:
        raise DocumentsDifferError(_difference(cells, differing))
    found = [value for value in values if value is not None]
    rows = read("observations", package=package).iloc[[value.place for value in found]]
    extra = {name: [getattr(value, name) for value in found] for name in COLUMNS[-2:]}
    return rows.reset_index(drop=True).assign(**extra)


def _difference(cells: Cells, differing: list[Cell]) -> str:
    first, count = differing[0], len(differing)
    values = [f"{row['value']:.10g} ({row['edition']}, {row['work_id']})" for row in cells[first]]
    editions = sorted({row["edition"] for cell in differing for row in cells[cell]})
    where = "1 cell," if count == 1 else f"{count} cells, first"
    return (
        f"documents differ in {where} {first[0]} of {first[1]} in {first[2]}: {'; '.join(values)};"
        f" name an edition ({', '.join(map(repr, editions))}), or take edition={LATEST!r};"
        " observations has every row"
    )


def _named(wide: pd.DataFrame, labels: pd.Series) -> pd.DataFrame:
    """Return a wide panel with names of entities, and a head that says so: a plot's legend."""
    named = wide.rename(columns=labels, level="entity_id")
    return named.rename_axis(columns={"entity_id": "entity"})


def _wide(
    cells: pd.DataFrame, indicators: list[str], entities: list[str], is_one: bool
) -> pd.DataFrame:
    """Set entities beside each other; one that was asked for and has no value stays, empty."""
    names = CELL[:2]
    table = cells.set_index(CELL)["value"].unstack(names).sort_index()
    pairs = pd.MultiIndex.from_product([indicators, entities], names=names)
    table = table.reindex(columns=pairs)
    return table[indicators[0]] if is_one else table.loc[:, table.notna().any()]
