"""One YAML file from which the tables grow: rows under the names of tables, with short forms.

A claim may be short: what is left out is filled in (its identifier, a section, kind, weight), and
``formula`` with its ``method``, and ``statements`` under it, become rows of their own tables, as do
``creators`` and ``editors`` of a work, written ``Family, Given; An Institution``. Each row keeps
its line, so that a fault of the tables names the line that the author wrote.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from claimbook.errors import TechplomacyError, UnknownFieldError, UnknownTableError
from claimbook.faults import Fault
from claimbook.package.creators import ROLES, rows_of
from claimbook.package.files import JSON_BYTES, read_file
from claimbook.package.vocabulary import AUDITED
from claimbook.starting.drafting.tables import CHAPTER

SHORT = ("formula", "method", "statements")
"""What a claim of the file may have beside the columns of its table."""
DEFAULTS = {
    "claims": {"kind": "quantity", "weight": "supporting", "is_checkable": "true"},
    "sections": {"kind": "body", "chapter": CHAPTER},
    "works": {"csl_type": "document", "language": "en", "source_class": "private"},
}
"""What is written where the file leaves a compulsory column out.

Nothing of evidence: what a statement says on a claim, and how it was read, are the author's to say.
"""
NUMBERED = {"claims": "C", "works": "W", "sections": "S", "statements": "E"}
DIGITS = {"S": 2}

Row = dict[str, str]


class ClaimsFileError(TechplomacyError, ValueError):
    """A file of claims cannot be read, or is not sound; each fault has its line."""

    code = "claims-file"
    exit_status = 1


@dataclass
class Sheet:
    """A file of claims: its title, its rows by table, and the line on which each row began."""

    path: Path
    columns: Mapping[str, list[str]]
    title: str = ""
    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    lines: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, table: str, row: Row, line: int) -> Row:
        """Take in a row with its defaults, numbered where it has no identifier; return it."""
        unknown = [each for each in row if each not in self.columns[table]]
        if unknown:
            problem = UnknownFieldError(unknown[0], self.columns[table])
            raise self.fault(line, f"{table}: {problem}")
        key, letter = self.columns[table][0], NUMBERED.get(table, "")
        number = f"{letter}{len(self.rows[table]) + 1:0{DIGITS.get(letter, 3)}d}" if letter else ""
        made = DEFAULTS.get(table, {}) | ({key: number} if letter else {}) | row
        self.rows[table].append(made)
        self.lines[table].append(line)
        return made

    def fault(self, line: int, message: str) -> ClaimsFileError:
        """Return the error that names a line of the file."""
        return ClaimsFileError(f"{self.path}:{line}: {message}")

    def located(self, faults: Iterable[Fault]) -> str:
        """Return faults of the tables as lines of the file where it has their rows."""
        return "\n".join(self._located(each) for each in faults)

    def _located(self, fault: Fault) -> str:
        lines = self.lines.get(Path(fault.file or "").stem, [])
        at = (fault.row or 0) - 2
        where = f"{self.path}:{lines[at]}" if 0 <= at < len(lines) else f"{self.path}: {fault.file}"
        shown = "" if fault.value is None else f" {fault.value!r}:"
        return f"{where}: {fault.field or ''}:{shown} {fault.message} [{fault.code}]"


def read_claims(path: Path, columns: Mapping[str, list[str]]) -> Sheet:
    """Read a file of claims.

    Args:
        path: The file: a mapping of ``title`` and of tables to lists of rows.
        columns: The columns of each table that there is.

    Raises:
        ClaimsFileError: It is no such file; the message names the line.
    """
    sheet = Sheet(path, columns)
    try:
        text = read_file(path, path.parent, JSON_BYTES).decode("utf-8")
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (TechplomacyError, UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        raise ClaimsFileError(f"{path}: {' '.join(str(error).split())}") from None
    parts = _mapping(root, sheet)
    for name, node in parts.items():
        if name != "title" and name not in columns:
            raise sheet.fault(_line(node), str(UnknownTableError(name, columns)))
    sheet.title = _text(parts["title"], sheet) if "title" in parts else ""
    if not sheet.title:
        raise sheet.fault(1, "title: the title of the article is missing")
    sheet.add("works", {"source_class": AUDITED, "title": sheet.title}, 1)
    for name in sorted(parts.keys() - {"title"}, key=lambda each: each == "claims"):
        for node in _items(parts[name], sheet):
            _take(name, node, sheet)
    return sheet


def _take(name: str, node: yaml.Node | None, sheet: Sheet) -> None:
    """Take in one row of a table, and the rows that a claim has under it."""
    cells, line = _mapping(node, sheet), _line(node)
    plain = {k: _text(v, sheet) for k, v in cells.items() if name != "claims" or k not in SHORT}
    if name == "claims":
        plain["section_id"] = _section(plain.get("section_id", "The article"), line, sheet)
    made = {key: plain.pop(key, "") for key in ROLES if name == "works"}
    row = sheet.add(name, plain, line)
    for key, text in made.items():
        for person in rows_of(row["work_id"], text, ROLES[key]):
            sheet.add("creators", person, line)
    if name != "claims":
        return
    if "formula" in cells:
        method = _text(cells["method"], sheet) if "method" in cells else "It is computed so."
        check = {"name": "formula", "method": method, "formula": _text(cells["formula"], sheet)}
        sheet.add("computations", {"claim_id": row["claim_id"], **check}, _line(cells["formula"]))
    for each in _items(cells["statements"], sheet) if "statements" in cells else ():
        said = {k: _text(v, sheet) for k, v in _mapping(each, sheet).items()}
        sheet.add("statements", {"claim_id": row["claim_id"], **said}, _line(each))


def _section(named: str, line: int, sheet: Sheet) -> str:
    """Return the identifier of a section, which may be named by its title and is made if new."""
    known = sheet.rows["sections"]
    found = [row["section_id"] for row in known if named in (row["section_id"], row["title"])]
    return found[0] if found else sheet.add("sections", {"title": named}, line)["section_id"]


def _mapping(node: yaml.Node | None, sheet: Sheet) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        raise sheet.fault(_line(node), "a mapping of names to values is due here")
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if (name := _text(key, sheet)) in found:
            raise sheet.fault(_line(key), f"{name!r} stands twice")
        found[name] = value
    return found


def _items(node: yaml.Node | None, sheet: Sheet) -> list[yaml.Node]:
    if not isinstance(node, yaml.SequenceNode):
        raise sheet.fault(_line(node), "a list is due here")
    return list(node.value)


def _text(node: yaml.Node | None, sheet: Sheet) -> str:
    """Return a cell as it is written: ``0.10`` stays so, and no word becomes a truth."""
    if not isinstance(node, yaml.ScalarNode):
        raise sheet.fault(_line(node), "one value is due here")
    return "" if node.tag.endswith(":null") else str(node.value)


def _line(node: yaml.Node | None) -> int:
    return node.start_mark.line + 1 if node is not None else 1
