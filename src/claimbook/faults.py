"""What can be wrong with a package: one table of stable codes, and the form of a fault.

Codes are for programs: they never change their meaning, and a new fault gets a new code. Messages
are for people and may change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

ERROR = "error"
WARNING = "warning"

CODES = {
    # the descriptor
    "profile": "datapackage.json or a schema breaks the official Data Package v2 profile",
    "unknown-key": "a key that neither the standard nor this project knows",
    "double-key": "a key that an object of a JSON file has twice",
    "empty-text": "a text without any letter where one is due",
    "address": "an address that is neither on the web nor a path inside the package",
    "name": "a name that the standard advises against (a warning)",
    "schema": "a Table Schema that contradicts itself, or points to what is not there",
    "unsupported": "a feature of the standard that this project would not heed",
    # the files
    "path": "a path that is absolute, leaves the package, has hidden parts, or is another table's",
    "limit": "more than the limits of `claimbook.package.files` allow",
    "file-missing": "a file that the descriptor names cannot be read",
    "bytes": "the size of a file differs from the descriptor, or is not said (a warning)",
    "hash": "the hash of a file differs from the descriptor, or is not said (a warning)",
    "encoding": "bytes that are not UTF-8",
    "byte-order-mark": "a byte order mark before the header",
    "line-ending": "a carriage return; lines end in a line feed alone",
    "final-newline": "the last line has no line feed",
    # the rows
    "csv": "text that is not CSV (RFC 4180), or no header",
    "header": "the header is not the schema's fields in their order",
    "blank-row": "a row without any content",
    "missing-cell": "a row with fewer cells than the header",
    "extra-cell": "a row with more cells than the header",
    # the cells
    "type": "a cell that is not of its field's type",
    "control": "a character that steers a terminal, or the direction of text",
    "required": "an empty cell in a required field",
    "unique": "a value that occurs again in a unique field",
    "pattern": "a value that does not match its field's pattern as a whole",
    "enum": "a value that is not one of the field's list",
    "minimum": "a value below the minimum",
    "maximum": "a value above the maximum",
    "exclusiveMinimum": "a value not above the exclusive minimum",
    "exclusiveMaximum": "a value not below the exclusive maximum",
    "minLength": "a text shorter than its minimum",
    "maxLength": "a text longer than its maximum",
    # the keys
    "primary-key": "a primary key that is empty in part, or occurs again",
    "unique-key": "a unique key that occurs again",
    "foreign-key": "a foreign key that points to no row",
    # the rules between tables
    "section-span": "a section ends before it begins, or overlaps the next by more than a page",
    "claim-page": "a claim's page is not one of its section's",
    "claim-reason": "a reason is given for a checkable claim, or none for one that is not",
    "claim-restates": "a claim restates itself, or one that itself restates another",
    "claim-step": "a step on a claim without printed digits, or of a kind that has no width",
    "claim-value": "a claim's value holds a number that none of its numerals prints",
    "numeral-account": "a numeral that is an amount, belongs to no claim, and has no reason to",
    "list-positions": "the positions of a list do not run from 1 to its length",
    "numeral-page": "a numeral's page is not one of its section's",
    "numeral-order": "numerals are not numbered from 1 on, in order and without a gap",
    "footnote-section": "a numeral in a footnote has not the section of the footnote's marker",
    "marker-uncited": "a marker in the text stands for no claim",
    "marker-citation": "a claim's citation is not the one to which its marker points",
    "citation-work": "an explanatory note has a work, or another citation has none",
    "citation-ibid": "an ibid. has not the work of the footnote before it",
    "work-address": "two works have one address and date, and neither is a copy",
    "work-copy": "a copy that leads back to itself",
    "two-spellings": "a publisher or institution in two spellings, by case, spaces or an article",
    "claim-period": "a period that ends before it begins",
    "creator-name": "a creator has neither a family name nor a whole name, or parts of both",
    "own-words": "a statement is marked as a copy's own words, yet its work is no copy",
    "formula": "a formula that cannot be read, or that names what is not there",
    "gone": "a pinned file that is missing or has changed, or an address in it that leads nowhere",
    "source-class": "a class of source that has no place in the order that the audit goes by",
    "audited-evidence": "the audited article is used as evidence on itself",
    "own-authors": "data by the article's authors, counted as independent evidence (a warning)",
    "unknown-word": "a word by which the audit judges, and that it does not know",
    "unusual-word": "a word that is not of its field's list, which may be added to (a warning)",
    "recorded": "a verdict or outcome in the record that is not what the tables give",
    "settled": "a question is open on a verdict, and the verdict is decided",
    # an archive
    "archive-form": "bytes before the first file of an archive or after its last, or a comment",
    "member-name": "a name in an archive that is absolute, leads out of its folder, or is no file",
    "member-double": "a name or a content that occurs twice in an archive",
    "member-empty": "an empty file in an archive",
    "member-missing": "a file that an archive must hold, or lists, is not in it",
    "member-unlisted": "a file in an archive that SHA256SUMS does not list",
    "member-sum": "a file in an archive is not what SHA256SUMS says, or cannot be unpacked",
    "member-archive": "an archive within an archive",
    "placeholder": "metadata with a word or a DOI that stands for something still to come",
    "crate": "the RO-Crate of an archive does not fit the archive",
    # the second opinion
    "frictionless": "what frictionless found; its own code begins the message",
}


class Fault(NamedTuple):
    """One fault: its code, its place (the header is row 1, as in frictionless) and its severity."""

    code: str
    file: str
    row: int | None
    field: str | None
    value: str | None
    message: str
    severity: str = ERROR


def to_frame(faults: Iterable[Fault]) -> pd.DataFrame:
    """Return faults as a DataFrame, one row each, in their order.

    Columns: ``code``, ``file``, ``row`` (Int64), ``field``, ``value``, ``message``, ``severity``.
    """
    import pandas as pd

    from claimbook.package.tabular.strings import cast

    frame = pd.DataFrame(list(faults), columns=list(Fault._fields))
    return cast(frame, {name: "Int64" if name == "row" else "str" for name in Fault._fields})
