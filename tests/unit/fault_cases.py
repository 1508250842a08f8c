"""Faults of every kind, each made in a sound package by one change."""

from collections.abc import Callable
from typing import NamedTuple

from fixture_package import AREAS_CSV as AREAS
from fixture_package import Draft

V1 = "https://datapackage.org/profiles/1.0/datapackage.json"


class Case(NamedTuple):
    """A fault: how it is made, our code, whether frictionless sees it, and where it is."""

    name: str
    code: str
    change: Callable[[Draft], None]
    frictionless: bool = True
    row: int | None = None
    field: str | None = None


def _things(old: str, new: str | bytes) -> Callable[[Draft], None]:
    return lambda draft: draft.replace("things", old, new)


def _areas(old: str, new: str | bytes) -> Callable[[Draft], None]:
    return lambda draft: draft.replace("areas", old, new)


def _put(where: Callable[[Draft], dict], **values: object) -> Callable[[Draft], None]:
    return lambda draft: where(draft).update(values)


def _top(draft: Draft) -> dict:
    return draft.descriptor


def _first(draft: Draft) -> dict:
    return draft.descriptor["resources"][0]


def _schema(draft: Draft) -> dict:
    return draft.schemas["things"]


def _grade(draft: Draft) -> dict:
    return draft.field("things", "grade")


def _constraints(table: str, field: str) -> Callable[[Draft], dict]:
    return lambda draft: draft.field(table, field).setdefault("constraints", {})


CELLS = [
    Case("integer-text", "type", _things("1,aa,,1,", "1,aa,,x,"), row=2, field="n"),
    Case("integer-decimal", "type", _things("1,aa,,1,", "1,aa,,1.5,"), row=2, field="n"),
    Case("number-text", "type", _things(",0.5,", ",a,"), row=2, field="x"),
    Case("boolean", "type", _things("true", "xx"), row=2, field="flag"),
    Case("boolean-in-nullable", "type", _things("4,,,,1e1,1,", "4,,,,1e1,2,"), row=5, field="flag"),
    Case("date-13", "type", _things("2001-02-03", "2020-13-45"), row=2, field="day"),
    Case("date-30-february", "type", _things("2001-02-03", "2023-02-30"), row=2, field="day"),
    Case("year", "type", _things("1999", "99"), row=2, field="since"),
    Case("required", "required", _things("3,,1,", ",,1,"), row=4, field="id"),
    Case("minimum", "minimum", _things("1,aa,,1,", "1,aa,,0,"), row=2, field="n"),
    Case("maximum", "maximum", _things(",9,", ",10,"), row=6, field="n"),
    Case("exclusive-minimum", "exclusiveMinimum", _things(",0.5,", ",0,"), row=2, field="x"),
    Case("exclusive-maximum", "exclusiveMaximum", _things(",99,", ",100,"), row=3, field="x"),
    Case("date-minimum", "minimum", _things("2000-01-01", "1999-12-31"), row=6, field="day"),
    Case("date-maximum", "maximum", _things("2025-12-31", "2026-01-01"), row=4, field="day"),
    Case("year-minimum", "minimum", _things("1900", "1899"), row=6, field="since"),
    Case("enum", "enum", _things("1999,low", "1999,mid"), row=2, field="grade"),
    Case("pattern-alternation", "pattern", _areas("yy", "xxyy"), False, 3, "mark"),
    Case("pattern-prefix", "pattern", _areas("yy", "xyy"), row=3, field="mark"),
    Case("pattern-newline", "pattern", _areas("yy", '"yy\n"'), False, 3, "mark"),
    Case("min-length", "minLength", _areas("first", "f"), row=2, field="label"),
    Case("max-length", "maxLength", _areas("first", "firsts"), row=2, field="label"),
    Case("unique", "unique", _things("k2", "k1"), row=3, field="code"),
]
ROWS = [
    Case("primary-key", "primary-key", _things("5,bb", "4,bb"), row=6),
    Case("foreign-key", "foreign-key", _things("5,bb", "5,cc"), row=6),
    Case("self-reference", "foreign-key", _things("5,bb,4", "5,bb,7"), row=6),
    Case("ragged-long", "extra-cell", _things("low,k1", "low,k1,more"), row=2),
    Case("ragged-short", "missing-cell", _things("low,k1", "low"), row=2),
    Case("blank-line", "blank-row", _things("2,aa", "\n2,aa"), row=3),
    Case("empty-cells", "blank-row", _things("2,aa", ",,,,,,,,,\n2,aa"), row=3),
]
STRICTER = [
    Case("unique-key", "unique-key", _things("2,aa,1,2", "2,aa,1,1"), False),
    Case("categories", "unsupported", lambda draft: _grade(draft).pop("constraints"), False),
    Case("byte-order-mark", "byte-order-mark", _areas("area,", b"\xef\xbb\xbfarea,"), False),
    Case("carriage-return", "line-ending", _areas("xx\n", "xx\r\n"), False),
    Case("no-final-newline", "final-newline", _areas("yy\n", "yy"), False),
    Case("not-a-number", "type", _things(",0.5,", ",NaN,")),
    Case("huge-integer", "type", _things(",1,0.5", ",1234567890123456789012,0.5")),
]
FORM = [
    Case("field-name", "header", _things("parent,n", "parent,m")),
    Case("field-order", "header", _areas("area,label", "label,area")),
    Case("field-more", "header", _areas(AREAS, "area,label,mark,z\naa,b1,xx,\nbb,,,\n")),
    Case("field-less", "header", _areas(AREAS, "area,label\naa,b1\nbb,\n")),
    Case("field-twice", "header", _areas("area,label", "area,area")),
    Case("encoding", "encoding", _areas("first", b"f\xe9")),
    Case("quote", "csv", _things('"high","k,5"', 'high,"k5'), False),
    Case("empty-file", "csv", _areas(AREAS, "")),
]
DESCRIPTOR = [
    Case("changed-byte", "hash", lambda d: d.csv.update(areas=AREAS.replace("f", "F").encode())),
    Case("removed-byte", "bytes", lambda d: d.csv.update(areas=AREAS.replace("-", "").encode())),
    Case("sha1", "hash", _put(_first, hash="sha1:" + "0" * 40), False),
    Case("no-hash", "hash", lambda d: _first(d).pop("hash"), False),
    Case("missing-file", "file-missing", lambda d: d.csv.pop("areas")),
    Case("absolute-path", "path", _put(_first, path="/etc/hostname")),
    Case("parent-path", "path", _put(_first, path="../areas.csv")),
    Case("url-path", "path", _put(_first, path="https://example.org/areas.csv")),
    Case("two-paths", "path", _put(_first, path=["data/areas.csv", "data/areas.csv"])),
    Case("no-schema-url", "profile", lambda d: _top(d).pop("$schema")),
    Case("version-1", "profile", _put(_top, **{"$schema": V1})),
    Case("no-resources", "profile", _put(_top, resources=[]), False),
    Case("contributor-empty", "profile", _put(_top, contributors=[{}]), False),
    Case("contributor-role", "unknown-key", _put(_top, contributors=[{"role": "author"}]), False),
    Case("roles-text", "profile", _put(_top, contributors=[{"roles": "creator"}]), False),
    Case("misspelt", "unknown-key", _put(_top, licence="MIT"), False),
    Case("homepage", "profile", _put(_top, homepage="nope"), False),
    Case("created", "profile", _put(_top, created="yesterday")),
    Case("version", "profile", _put(_top, version=1)),
    Case("licence-empty", "profile", _put(_top, licenses=[{"title": "free"}])),
    Case("resource-type", "profile", _put(_first, type="file")),
    Case("resource-key", "unknown-key", _put(_first, pth="x"), False),
    Case("resource-name", "profile", lambda d: _first(d).pop("name")),
    Case("resource-twice", "schema", lambda d: _top(d)["resources"].append(_first(d))),
    Case("schema-missing", "schema", lambda d: d.schemas.pop("areas")),
    Case("schema-absent", "schema", lambda d: _first(d).pop("schema"), False),
]
SCHEMA = [
    Case("schema-key", "unsupported", _put(_schema, fieldMatch="exact"), False),
    Case("fields-match", "profile", _put(_schema, fieldsMatch="subset"), False),
    Case("field-type", "unsupported", lambda d: d.field("things", "x").update(type="geopoint")),
    Case("field-type-unknown", "profile", lambda d: d.field("things", "x").update(type="nmber")),
    Case("field-format", "unsupported", lambda d: d.field("areas", "label").update(format="uri")),
    Case("constraint", "unsupported", _put(_constraints("areas", "label"), maxLen=3)),
    Case("constraint-type", "unsupported", _put(_constraints("things", "flag"), enum=[True])),
    Case("regular-expression", "schema", _put(_constraints("areas", "mark"), pattern="(")),
    Case("limit-type", "schema", _put(_constraints("things", "day"), minimum="2000-13-01")),
    Case("enum-type", "profile", _put(_constraints("things", "grade"), enum=[1, 2])),
    Case(
        "enum-twice",
        "profile",
        _put(_constraints("things", "grade"), enum=["low", "high", "low"]),
        False,
    ),
    Case("categories-other", "schema", lambda d: _grade(d)["categories"].pop(), False),
    Case("categories-rubbish", "profile", lambda d: _grade(d).update(categories=17), False),
    Case("field-named-twice", "schema", lambda d: d.field("areas", "label").update(name="area")),
    Case("key-text", "schema", _put(_schema, primaryKey="id"), False),
    Case("key-field", "schema", _put(_schema, primaryKey=["no"])),
    Case("unique-key-field", "schema", _put(_schema, uniqueKeys=[["no"]]), False),
    Case("reference-table", "schema", lambda d: _reference(d).update(resource="no")),
    Case("reference-field", "schema", lambda d: _reference(d).update(fields=["no"])),
    Case("reference-length", "schema", lambda d: _reference(d).update(fields=["area", "label"])),
]


def _licence(path: str) -> Callable[[Draft], None]:
    return _put(_top, licenses=[{"name": "CC0-1.0", "path": path}])


TWICE = '"name": "small"', '"name": "other", "name": "small"'
HOSTILE = [
    Case("escape-sequence", "control", _areas("first", "f\x1b[1m"), False, 2, "label"),
    Case("link-of-a-terminal", "control", _areas("xx\n", "\x1b]8;;x:y\x07z\n")),
    Case("nul", "control", _areas("first", "f\0x"), False),
    Case("direction", "control", _areas("first", "f\u202ex"), False),
    Case("direction-in-a-title", "control", _put(_top, title="a\u202eb"), False),
    Case("quote-in-a-plain-cell", "csv", _areas("first", 'f"x'), False),
    Case("quote-at-the-end", "csv", _areas("first", 'fi"'), False),
    Case("text-after-a-quote", "csv", _areas("first", '"fi"x'), False),
    Case("empty-title", "empty-text", _put(_first, title=" "), False),
    Case("empty-name", "empty-text", _put(_first, name=""), False),
    Case("licence-runs", "address", _licence("javascript:alert(1)"), False),
    Case("licence-data", "address", _licence("data:text/html,x"), False),
    Case("homepage-breaks-out", "address", _put(_top, homepage='https://x.org/"><script>'), False),
    Case("capitals", "name", _put(_top, name="Small"), False),
    Case("key-twice", "double-key", lambda d: d.edits.append(TWICE), False),
    Case("semicolons", "unsupported", _put(_first, dialect={"delimiter": ";"})),
    Case("no-header", "unsupported", _put(_first, dialect={"header": False})),
    Case("comments", "unsupported", _put(_first, dialect={"commentChar": "#"}), False),
    Case("dialect-beside", "unsupported", _put(_first, dialect="dialect.json")),
    Case("latin-1", "unsupported", _put(_first, encoding="latin-1"), False),
    Case("no-encoding", "unsupported", _put(_first, encoding="nonsense")),
    Case("format", "unsupported", _put(_first, format="xlsx")),
    Case("mediatype", "unsupported", _put(_first, mediatype="application/pdf"), False),
    Case("one-file-twice", "path", lambda d: _top(d)["resources"][1].update(path="data/areas.csv")),
    Case("long-name", "path", _put(_first, path="data/" + "a" * 300)),
    Case("long-path", "path", _put(_first, path="/".join(["data"] * 300) + ".csv")),
    Case("nul-in-a-path", "path", _put(_first, path="data/a\0b.csv")),
    Case(
        "length-below-nought", "schema", _put(_constraints("areas", "label"), minLength=-1), False
    ),
    Case("lengths-cross", "schema", _put(_constraints("areas", "label"), minLength=9), True),
    Case("limits-cross", "schema", _put(_constraints("things", "n"), minimum=10)),
    Case("look-ahead", "unsupported", _put(_constraints("areas", "mark"), pattern="(?=x).*")),
    Case(
        "group-again", "unsupported", _put(_constraints("areas", "mark"), pattern="(x|y)\\1"), False
    ),
    Case("long-pattern", "limit", _put(_constraints("areas", "mark"), pattern="x?" * 600)),
    Case("many-repeats", "limit", _put(_constraints("areas", "mark"), pattern="(x{0,999}){999}")),
]


def _reference(draft: Draft) -> dict:
    return draft.schemas["things"]["foreignKeys"][0]["reference"]


CASES = [*CELLS, *ROWS, *STRICTER, *FORM, *DESCRIPTOR, *SCHEMA, *HOSTILE]
WARNED = {"no-hash", "capitals"}
"""Cases that the standard allows: a warning says what follows."""
