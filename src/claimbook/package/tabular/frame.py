"""From a table's rows of text to a typed frame, with a fault for each cell that has not its type.

The frame's index holds the row numbers of the file, the header being row 1, so that whatever is
found in it later can be pointed at.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

import pandas as pd

from claimbook.faults import Fault
from claimbook.package.descriptor import Resource
from claimbook.package.listing import Listing
from claimbook.package.tabular.cells import column, parse
from claimbook.package.tabular.schema import Field, category_values, missing_values, none_of
from claimbook.package.tabular.text import RawTable


@dataclass(frozen=True)
class Table:
    """A table as text and as typed values, both with row numbers as index, and its faults.

    Both frames have the fields that header and schema share, in the schema's order; a cell that
    has not its type is empty in ``typed``. Values of listed fields are still plain.
    """

    text: pd.DataFrame
    typed: pd.DataFrame
    faults: list[Fault]


def type_rows(sheet: RawTable, resource: Resource, only: Set[str] | None = None) -> Table:
    """Give the rows of a sheet the types of its schema, all of their fields or only some."""
    present = sheet.header if only is None else only & {*sheet.header}
    text = pd.DataFrame(
        list(sheet.rows.values()), index=list(sheet.rows), columns=sheet.header, dtype="str"
    )
    fields = {f["name"]: f for f in resource.schema["fields"] if f["name"] in present}
    text = text.loc[:, ~text.columns.duplicated()][list(fields)]
    text = text.mask(text.isin(missing_values(resource.schema)))
    faults: list[Fault] = []
    columns = {}
    for name, field in fields.items():
        columns[name], bad = parse(text[name], field)
        faults += _type_faults(text.loc[bad, name], field, resource.path)
    return Table(text, pd.DataFrame(columns, index=text.index), faults)


def typed_frame(listing: Listing, fields: Mapping[str, Field]) -> pd.DataFrame:
    """Return rows of plain values as a frame with the types of their fields."""
    return pd.DataFrame({n: column(listing.column(n), fields[n]) for n in listing.columns})


def _type_faults(cells: pd.Series[str], field: Field, path: str) -> list[Fault]:
    message = f"not of type {field['type']}"
    rows = zip(cells.index.tolist(), cells, strict=True)
    return [Fault("type", path, row, field["name"], cell, message) for row, cell in rows]


def list_faults(frame: pd.DataFrame, resource: Resource) -> list[Fault]:
    """Return a fault for each value that is not in the list of its field."""
    faults = []
    for field in resource.schema["fields"]:
        name, values = field["name"], category_values(field)
        is_other = frame[name].notna() & ~frame[name].isin(values)
        for row, cell in frame[name][is_other].items() if values else ():
            faults.append(Fault("enum", resource.path, row, name, str(cell), none_of(values)))
    return faults
