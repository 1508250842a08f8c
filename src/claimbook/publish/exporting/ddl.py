"""SQL from Table Schemas: types, keys, checks and comments, for SQLite and DuckDB alike.

======================  ========================================  ==============================
Table Schema            SQLite                                    DuckDB
======================  ========================================  ==============================
type                    affinity, and a check of ``typeof``       type
date                    text, checked to be a day                 DATE
boolean                 0 and 1                                   BOOLEAN
list of texts           check                                     ENUM, in the schema's order
pattern                 a comment: SQLite has none                check
required, unique, keys  NOT NULL, UNIQUE, PRIMARY and FOREIGN KEY  the same
limits and lengths      checks                                    checks
descriptions            comments in the statement                 COMMENT ON
======================  ========================================  ==============================
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from claimbook.package.descriptor import Resource
from claimbook.package.tabular.schema import Field, category_values, target_of

_COMPARED = {
    "minimum": "{} >= {}",
    "maximum": "{} <= {}",
    "exclusiveMinimum": "{} > {}",
    "exclusiveMaximum": "{} < {}",
    "minLength": "length({}) >= {}",
    "maxLength": "length({}) <= {}",
}


@dataclass(frozen=True)
class Dialect:
    """How a database writes the type of a field, and which further checks it makes.

    Attributes:
        type_of: The type of a field.
        checks: Conditions of a field that are not the same in all databases.
        comments: Whether descriptions stand as comments in the statement.
    """

    type_of: Callable[[Field], str]
    checks: Callable[[Field], Iterator[str]]
    comments: bool


def quoted(name: str) -> str:
    """Return a name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: object) -> str:
    """Return a text or number as SQL has it."""
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(value)


def create_table(resource: Resource, dialect: Dialect) -> str:
    """Return the statement that makes a table."""
    schema = resource.schema
    parts = [(_comment(field), _column(field, dialect)) for field in schema["fields"]]
    parts += [("", constraint) for constraint in _keys(resource)]
    lines = []
    for number, (comment, text) in enumerate(parts, start=1):
        comma = "," if number < len(parts) else ""
        if comment and dialect.comments:
            lines.append(f"  -- {comment}")
        lines.append(f"  {text}{comma}")
    head = [f"-- {_line(schema.get('description', ''))}"] if dialect.comments else []
    body = "\n".join([*(f"  {each}" for each in head), *lines])
    return f"CREATE TABLE {quoted(resource.name)} (\n{body}\n)"


def _line(text: str) -> str:
    return " ".join(str(text).split())


def _comment(field: Field) -> str:
    """Say what a column holds, and the pattern that SQLite cannot check."""
    pattern = field.get("constraints", {}).get("pattern")
    said = f"{field.get('title', field['name'])}: {field.get('description', '')}"
    return _line(f"{said} Pattern (not checked): {pattern}" if pattern else said)


def _column(field: Field, dialect: Dialect) -> str:
    constraints, name = field.get("constraints", {}), quoted(field["name"])
    words = [name, dialect.type_of(field)]
    words += ["NOT NULL"] if constraints.get("required") else []
    words += ["UNIQUE"] if constraints.get("unique") else []
    checks = [
        form.format(name, literal(constraints[key]))
        for key, form in _COMPARED.items()
        if key in constraints
    ]
    words += [f"CHECK ({check})" for check in [*checks, *dialect.checks(field)]]
    return " ".join(words)


def one_of(field: Field) -> str:
    """Return the condition that a field is one of its listed values."""
    values = ", ".join(map(literal, category_values(field)))
    return f"{quoted(field['name'])} IN ({values})"


def _keys(resource: Resource) -> Iterator[str]:
    schema = resource.schema
    if "primaryKey" in schema:
        yield f"PRIMARY KEY ({_names(schema['primaryKey'])})"
    for key in schema.get("uniqueKeys", []):
        yield f"UNIQUE ({_names(key)})"
    for key in schema.get("foreignKeys", []):
        target = quoted(target_of(key, resource.name))
        there = _names(key["reference"]["fields"])
        yield f"FOREIGN KEY ({_names(key['fields'])}) REFERENCES {target} ({there})"


def _names(names: list[str]) -> str:
    return ", ".join(map(quoted, names))
