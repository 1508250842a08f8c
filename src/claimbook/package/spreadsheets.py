"""Workbooks of somebody else, counted from front to back before anything is built of them.

Who reads a workbook keeps the elements of its parts in memory, but for those inside a row or a
shared text, and fills up the rows and cells that a sheet leaves out. A small file can ask for far
more of both than there is, so all of it is counted first, in little memory.
"""

import zipfile
from pathlib import Path
from typing import IO
from xml.parsers import expat

from claimbook.errors import UnusableFileError
from claimbook.package.files import CELLS, KEPT, UNPACKED

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ROW, _CELL, _TEXT = _MAIN + "row", _MAIN + "c", _MAIN + "si"
_PLAIN = frozenset({"r", "spans"})
"""Attributes of a row that nobody keeps."""
_DEPTH, _INSIDE, _NAMES, _ADDRESS = 100, 100_000, 1_000, 500
"""How deep elements nest, how many a row or text has, and names in a part; signs of a namespace."""


def refuse_inflated(file: Path | IO[bytes]) -> None:
    """Let no workbook through that unpacks to more than the limits.

    Raises:
        UnusableFileError: It does.
        ValueError: It gives a row or a cell a place that is none.
    """
    with zipfile.ZipFile(file) as packed:
        if sum(info.file_size for info in packed.infolist()) > UNPACKED:
            raise UnusableFileError("limit", f"unpacks to more than {UNPACKED // 2**20} MiB")
        for info in packed.infolist():
            with packed.open(info) as part:
                _Count(info.filename).read(part)


class _Count:
    """What a part of a workbook asks for."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.names: dict[str, str] = {}
        self.depth = self.kept = self.cells = self.row = self.column = 0
        self.unit, self.inside = 0, 0

    def read(self, part: IO[bytes]) -> None:
        """Read a part to its end, or as far as it is XML."""
        parser = expat.ParserCreate(namespace_separator="}", intern=self.names)
        parser.StartElementHandler, parser.EndElementHandler = self.start, self.end
        parser.StartNamespaceDeclHandler = self.namespace
        parser.StartDoctypeDeclHandler = self.doctype
        try:
            parser.ParseFile(part)
        except expat.ExpatError:
            return

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.unit:
            self.inside += 1
        else:
            self.kept += 1
            if name in (_ROW, _TEXT):
                self.unit, self.inside = self.depth, 0
            self.kept += len(attributes.keys() - _PLAIN)
        if name == _ROW:
            self.begin_row(attributes)
        elif name == _CELL:
            self.place(attributes)
        if self.depth > _DEPTH:
            self.refuse(f"{_DEPTH} elements one in another")
        if self.kept > KEPT:
            self.refuse(f"{KEPT:,} elements and attributes outside of cells")
        if self.inside > _INSIDE:
            self.refuse(f"{_INSIDE:,} elements in a row")
        if self.cells > CELLS:
            self.refuse(f"{CELLS:,} cells, with those left out")
        if len(self.names) > _NAMES:
            self.refuse(f"{_NAMES:,} names of elements")

    def begin_row(self, attributes: dict[str, str]) -> None:
        number = int(float(attributes.get("r", self.row + 1)))
        self.cells += max(0, number - self.row - 1)
        self.row, self.column = number, 0

    def place(self, attributes: dict[str, str]) -> None:
        from openpyxl.utils.cell import coordinate_to_tuple

        place = attributes.get("r")
        column = coordinate_to_tuple(place)[1] if place else self.column + 1
        self.cells += max(0, column - self.column)
        self.column = column

    def end(self, _name: str) -> None:
        if self.depth == self.unit:
            self.unit = 0
        self.depth -= 1

    def namespace(self, _prefix: str, address: str | None) -> None:
        if len(address or "") > _ADDRESS:
            self.refuse(f"{_ADDRESS} signs in a namespace")

    def doctype(self, *_: object) -> None:
        raise UnusableFileError("limit", f"{self.name} has a document type, as no workbook has")

    def refuse(self, what: str) -> None:
        raise UnusableFileError("limit", f"{self.name} has more than {what}")
