"""``claimbook init``: a folder with descriptor, schemas, tables and chapters, to be filled."""

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from claimbook.errors import OutputExistsError, TechplomacyError
from claimbook.extras import naming_extra
from claimbook.faults import ERROR
from claimbook.package.descriptor import is_safe
from claimbook.printable import STEERING
from claimbook.quantities.printed import decimal_sign
from claimbook.starting.drafting.references import Reference, from_bibtex, references
from claimbook.starting.drafting.tables import Row, article, draft
from claimbook.starting.drafting.text import Text, read_text
from claimbook.starting.looks import lay
from claimbook.starting.seal import seal
from claimbook.texts import csv_text, with_noun
from claimbook.writing import whole_folder

HERE = Path(__file__).parent
SCHEMAS, TEMPLATE = HERE / "schemas", HERE / "template"
FOLDERS = {
    "article": "citations claim_citations claims corrections creators enumerations numerals "
    "sections works",
    "evidence": "aliases computations entities files indicators observations open_questions "
    "search_log source_checks statement_parts statements unread",
    "audit": "earlier_verdicts findings outcome_parts outcome_rows outcome_works outcomes "
    "responses verdicts",
}
"""The folder of each table that existed when this was written; any other goes to ``article``."""


class CannotStartError(TechplomacyError, ValueError):
    """A package cannot be begun with what was given."""

    code = "cannot-start"


def init(
    folder: Path,
    text: Path | None = None,
    *,
    title: str = "",
    bibtex: Path | None = None,
    claims: Path | None = None,
) -> list[Path]:
    """Make a package in a folder, with a first draft of its tables where a text is given.

    Nothing of the text is kept but numbers, the titles of its sections and works, the names of rows
    and columns, and the records of the article and its references.

    Args:
        folder: The folder, new or without an ``article.toml``.
        text: The article: Markdown, plain text, PDF, HTML or JATS.
        title: The title of the article; what the text has as its first heading, if empty.
        bibtex: The references as BibTeX, where the printed list cannot be read.
        claims: One YAML file of claims and evidence, from which the tables grow instead.

    Returns:
        The files written.

    Raises:
        OutputExistsError: The folder holds a package already.
        CannotWriteError: The folder cannot be made or written.
        CopyUnreadableError: The text cannot be read.
        CannotStartError: The references cannot be read, or there is neither text nor title.
        ClaimsFileError: The file of claims cannot be read, or its rows are not sound.
    """
    if (folder / "article.toml").exists() or (folder / "datapackage.json").exists():
        raise OutputExistsError(f"{folder} holds a package already")
    if claims is not None:
        return _grow(folder, claims)
    if text is None and not title.strip():
        raise CannotStartError("give a text, or the title of the article")
    read = None if text is None else read_text(text, title)
    if STEERING.search(named := read.title if read else title):
        raise CannotStartError(f"the title has a character that cannot be printed: {named}")
    listed = _references(read, bibtex)
    tables = draft(read, listed) if read else {"works": [article(title)]}
    decimal = decimal_sign(read.excerpt.text) if read else "."
    with whole_folder(folder) as part:
        made = _lay_out(part, named, decimal, tables)
    return [folder / path.relative_to(part) for path in made]


def _lay_out(
    folder: Path, title: str, decimal: str, tables: Mapping[str, Sequence[Row]]
) -> list[Path]:
    made = _write_settings(folder, title, decimal)
    made += _write_tables(folder, tables)
    made += _copy_chapters(folder)
    return [*made, seal(folder)]


def _grow(folder: Path, claims: Path) -> list[Path]:
    """Make a package of a file of claims, beside what the folder holds, if its rows are sound."""
    from claimbook.validating import faults_of

    with naming_extra("reading a file of claims"):
        from claimbook.starting.claims_file import ClaimsFileError, read_claims
    sheet = read_claims(claims, _columns())
    with whole_folder(folder) as part:
        if folder.is_dir():
            ours = shutil.ignore_patterns(".claimbook-*")
            shutil.copytree(folder, part, symlinks=True, ignore=ours)
        for row in sheet.rows["files"]:
            if is_safe(row.get("path")) and (part / row["path"]).is_file():
                digest = hashlib.sha256((part / row["path"]).read_bytes()).hexdigest()
                row.setdefault("hash", f"sha256:{digest}")
        made = _lay_out(part, sheet.title, ".", sheet.rows)
        errors = [each for each in faults_of(part) if each.severity == ERROR]
        if errors:
            raise ClaimsFileError(f"{with_noun(len(errors), 'fault')}\n{sheet.located(errors)}")
    return [folder / path.relative_to(part) for path in made]


def _columns() -> dict[str, list[str]]:
    """Return the columns of each table of a new package."""
    schemas = {path.stem: json.loads(path.read_text("utf-8")) for path in SCHEMAS.glob("*.json")}
    return {name: [each["name"] for each in s["fields"]] for name, s in sorted(schemas.items())}


def _references(text: Text | None, bibtex: Path | None) -> list[Reference]:
    if bibtex is None and text and text.records and text.records.references:
        return text.records.references
    try:
        lines = text.references if text else []
        return references(lines) if bibtex is None else from_bibtex(bibtex)
    except (OSError, ValueError) as error:
        raise CannotStartError(str(error)) from None


def _write_settings(folder: Path, title: str, decimal: str) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    name = "".join(c if c.isascii() and c.isalnum() else "-" for c in folder.resolve().name.lower())
    words = {
        "@@title@@": title.replace("\\", "\\\\").replace('"', '\\"'),
        "@@name@@": name.strip("-") or "audit",
        "@@decimal@@": decimal,
        "@@created@@": datetime.now(UTC).strftime("%Y-%m-%dT00:00:00Z"),
    }
    made = []
    for source in sorted(TEMPLATE.glob("*")):
        if source.is_file():
            content = source.read_text("utf-8")
            for key, word in words.items():
                content = content.replace(key, word)
            made.append(_write(folder / source.name.replace("dot-", "."), content))
    return made


def _copy_chapters(folder: Path) -> list[Path]:
    made = [
        _write(folder / "paper" / path.name, path.read_text("utf-8"))
        for path in sorted((TEMPLATE / "paper").glob("*.qmd"))
    ]
    return made + lay(folder)


def folder_of(table: str) -> str:
    """Return the folder below ``data`` in which a table has its place."""
    return next((f for f, names in FOLDERS.items() if table in names.split()), "article")


def _write_tables(folder: Path, tables: Mapping[str, Sequence[Row]]) -> list[Path]:
    made = []
    for schema in sorted(SCHEMAS.glob("*.json")):
        text = schema.read_text("utf-8")
        fields = [field["name"] for field in json.loads(text)["fields"]]
        path = folder / "data" / folder_of(schema.stem) / f"{schema.stem}.csv"
        made.append(_write(folder / "schemas" / schema.name, text))
        made.append(_write(path, csv_text(fields, tables.get(schema.stem, []))))
    return made


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
    return path
