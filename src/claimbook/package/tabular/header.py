"""The header of a table beside the fields of its schema."""

from claimbook.faults import Fault
from claimbook.package.descriptor import Resource
from claimbook.package.tabular.schema import names
from claimbook.package.tabular.text import RawTable


def header_faults(sheet: RawTable, resource: Resource) -> list[Fault]:
    """Compare the header with the schema's fields: the same names in the same order."""
    wanted = names(resource.schema)
    if sheet.header == wanted:
        return []
    lost = [name for name in wanted if name not in sheet.header]
    new = [name for name in sheet.header if name not in wanted]
    again = sorted({name for name in sheet.header if sheet.header.count(name) > 1})
    if any(";" in name or "\t" in name for name in sheet.header):
        message = "the table is not separated by commas; `sheet in` takes what a spreadsheet has"
        return [Fault("header", resource.path, 1, None, None, message)]
    found = [
        *(f"the field {name!r} is missing" for name in lost),
        *(f"the field {name!r} is not in the schema" for name in new),
        *(f"the field {name!r} occurs twice" for name in again),
    ]
    messages = found or ["the fields are not in the order of the schema"]
    return [Fault("header", resource.path, 1, None, None, message) for message in messages]
