"""The workbook: a sheet per table, with notes on the header and lists to choose from."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from claimbook.errors import OutputExistsError
from claimbook.workbook.tables import SheetError, Table
from claimbook.workbook.taking_in import read_workbook
from claimbook.writing import write_whole

LISTS = "_lists"
"""The hidden sheet that holds the words of lists."""
SPARE = 2_000
"""Rows below the last that get lists to choose from, too."""
LONGEST = 32_767
"""Characters that a cell of a workbook can hold."""
TEXT = "@"


def hand_out(tables: list[Table], path: Path) -> Path:
    """Write tables as a workbook, read it back, and make sure that nothing was lost.

    Raises:
        OutputExistsError: The file is there, perhaps with edits.
        SheetError: A cell does not fit a workbook; table, row and field are named.
        CannotWriteError: The file cannot be written.
    """
    if path.is_file():
        raise OutputExistsError(f"{path} is there already, perhaps with edits")
    book = Workbook()
    book.remove(book.active)
    lists = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    by_name = {table.name: table for table in tables}
    for table in tables:
        sheet = book.create_sheet(table.name[:31])
        _fill(sheet, table)
        for column, field in enumerate(table.schema["fields"], start=1):
            source = _choices(field, table, by_name, lists)
            if source:
                _offer(sheet, column, len(table.rows) + SPARE, source)
    book.move_sheet(LISTS, len(tables))
    book.active = 0
    return _save(book, tables, path)


def _save(book: Workbook, tables: list[Table], path: Path) -> Path:
    from io import BytesIO

    file = BytesIO()
    book.save(file)
    back = read_workbook(BytesIO(file.getvalue()), tables)
    for table in tables:
        for number, (row, other) in enumerate(zip(table.rows, back[table.name], strict=True), 2):
            lost = next((name for name in table.fields if row[name] != other[name]), None)
            if lost:
                raise SheetError(f"{table.path}: row {number}: {lost}: cannot stand in a workbook")
    return write_whole(path, file.getvalue())


def _fill(sheet: Worksheet, table: Table) -> None:
    for column, field in enumerate(table.schema["fields"], start=1):
        cell = sheet.cell(1, column, field["name"])
        cell.font = Font(bold=True)
        cell.comment = Comment(_note(field), "claimbook", height=140, width=320)
        sheet.column_dimensions[get_column_letter(column)].width = _width(field, table)
    for number, row in enumerate(table.rows, start=2):
        for column, name in enumerate(table.fields, start=1):
            _write(sheet, number, column, row[name], f"{table.path}: row {number}: {name}")
    sheet.freeze_panes = sheet.cell(2, len(table.key) + 1)


def _write(sheet: Worksheet, row: int, column: int, text: str, place: str) -> None:
    """Write a cell as text, whatever it looks like; an empty one stays without content."""
    cell = sheet.cell(row, column)
    cell.number_format = TEXT
    if not text:
        return
    if len(text) > LONGEST:
        raise SheetError(f"{place}: more than {LONGEST} characters")
    try:
        cell.value = text
    except IllegalCharacterError:
        raise SheetError(f"{place}: a character that no workbook can hold") from None
    cell.data_type = "s"  # openpyxl takes = for a formula, #N/A for an error
    cell.quotePrefix = text[0] in "=+-@'"
    cell.alignment = Alignment(wrap_text="\n" in text or len(text) > 60, vertical="top")


def _note(field: dict[str, Any]) -> str:
    limits = field.get("constraints", {})
    lines = [field.get("description", ""), f"Type: {field['type']}."]
    lines += ["Required."] if limits.get("required") else []
    lines += [f"Form: {limits['pattern']}"] if "pattern" in limits else []
    words = field.get("categories", field.get("usual", []))
    lines += [f"{e['value']}: {e['label']}" for e in words if "label" in e]
    return "\n".join(lines)[:2_000]


def _width(field: dict[str, Any], table: Table) -> float:
    longest = max((len(row[field["name"]]) for row in table.rows), default=0)
    return min(max(longest, len(field["name"]), 8), 60) + 2


def _choices(
    field: dict[str, Any], table: Table, tables: dict[str, Table], lists: Worksheet
) -> str:
    """Return where the words stand that a field may hold: a list, or the keys of a table."""
    words = [str(word) for word in field.get("constraints", {}).get("enum", [])]
    words = words or (["true", "false"] if field["type"] == "boolean" else [])
    if words:
        column = lists.max_column + (1 if lists.cell(1, 1).value else 0)
        for row, word in enumerate(words, start=1):
            lists.cell(row, column, word).data_type = "s"
        letter = get_column_letter(column)
        return f"{LISTS}!${letter}$1:${letter}${len(words)}"
    for key in table.schema.get("foreignKeys", []):
        fields, reference = key["fields"], key["reference"]
        target = tables.get(reference.get("resource") or table.name)
        if [fields] == [field["name"]] or fields == [field["name"]]:
            return _keys(target, reference["fields"]) if target else ""
    return ""


def _keys(target: Table, fields: str | list[str]) -> str:
    name = fields if isinstance(fields, str) else fields[0]
    letter = get_column_letter(target.fields.index(name) + 1)
    return f"'{target.name[:31]}'!${letter}$2:${letter}${len(target.rows) + SPARE}"


def _offer(sheet: Worksheet, column: int, last: int, source: str) -> None:
    rule = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=True)
    rule.error = "This is not one of the list."
    letter = get_column_letter(column)
    rule.add(f"{letter}2:{letter}{last}")
    sheet.add_data_validation(rule)
