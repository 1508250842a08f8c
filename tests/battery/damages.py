"""Damages to the files, the descriptor and the schemas of a package, one at a time.

Each is made by rule from what is there: every key is misspelt and given a value of another kind,
every file is cut, turned, emptied and taken for another's. What the standard allows is not made.
"""

import gzip
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from battery.sample import Sample

FILES_OF = ("sections", "indicators", "entities")
DESCRIPTOR = "datapackage.json"
EACH = 4
"""Tables in whose schema a contradiction is made."""
KINDS: list[Any] = [None, 17, True, "x\u00fd", [], {}]
"""A value of each kind that JSON has."""


class Damage(NamedTuple):
    """A damaged package: what is damaged, how, and the package."""

    layer: str
    name: str
    package: Sample


def damages(sample: Sample) -> Iterator[Damage]:
    """Yield every damage, each in a package that is sound but for it."""
    for table in FILES_OF:
        yield from _of_file(sample, table)
    part = sample.part("sections")
    yield from _of_descriptor(part)
    yield from _of_schemas(sample)


def _lines(turn: Callable[[list[bytes]], Iterable[bytes]]) -> Callable[[bytes], bytes]:
    return lambda data: b"".join(line + b"\n" for line in turn(data.split(b"\n")[:-1]))


def _header(turn: Callable[[list[bytes]], list[bytes]]) -> Callable[[bytes], bytes]:
    return _lines(lambda lines: [b",".join(turn(lines[0].split(b","))), *lines[1:]])


def _second(turn: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    return _lines(lambda lines: [lines[0], turn(lines[1]), *lines[2:]])


def _turned(at: float) -> Callable[[bytes], bytes]:
    def turn(data: bytes) -> bytes:
        place = int(len(data) * at)
        return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]

    return turn


UNSEALED: dict[str, Callable[[bytes], bytes]] = {
    **{f"a bit at {at} of the file": _turned(at) for at in (0.0, 0.3, 0.6, 0.99)},
    "cut in half": lambda data: data[: len(data) // 2],
    "cut after the header": lambda data: data[: data.index(b"\n") + 1],
    "last row twice": _lines(lambda lines: [*lines, lines[-1]]),
    "rows in another order": _lines(lambda lines: [lines[0], *lines[:0:-1]]),
    "a row less": _lines(lambda lines: lines[:-1]),
    "emptied": lambda _: b"",
}
"""Changes that the descriptor does not know of."""
SEALED: dict[str, Callable[[bytes], bytes]] = {
    "byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "carriage returns": lambda data: data.replace(b"\n", b"\r\n"),
    "carriage returns alone": lambda data: data.replace(b"\n", b"\r"),
    "no line feed at the end": lambda data: data[:-1],
    "latin-1": _second(lambda line: line + b"\xe9"),
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "cut in a letter": lambda data: data[:-1] + "é".encode()[:1] + b"\n",
    **{
        f"sign {sign!a}": _second(lambda line, sign=sign: sign.encode() + line)
        for sign in "\0\x1b\x07\x9b\u202e\u200f\u2028"
    },
    "quote never closed": _second(lambda line: b'"' + line),
    "quote in a plain cell": _second(lambda line: b'x"' + line),
    "semicolons": _header(lambda cells: [b";".join(cells)]),
    "tabs": lambda data: data.replace(b",", b"\t"),
    "no header": _lines(lambda lines: lines[1:]),
    "header twice": _lines(lambda lines: [lines[0], *lines]),
    "first field renamed": _header(lambda cells: [b"x", *cells[1:]]),
    "last field renamed": _header(lambda cells: [*cells[:-1], b"x"]),
    "field in capitals": _header(lambda cells: [cells[0].upper(), *cells[1:]]),
    "blank before a field": _header(lambda cells: [b" " + cells[0], *cells[1:]]),
    "fields swapped": _header(lambda cells: [cells[1], cells[0], *cells[2:]]),
    "field twice": _header(lambda cells: [cells[1], *cells[1:]]),
    "field less": _header(lambda cells: cells[:-1]),
    "field more": _header(lambda cells: [*cells, b"x"]),
    "cell more": _second(lambda line: line + b",x"),
    "cell less": _second(lambda line: line.rpartition(b",")[0]),
    "blank line": _lines(lambda lines: [lines[0], b"", *lines[1:]]),
    "row of commas": _lines(lambda lines: [lines[0], b"," * lines[0].count(b","), *lines[1:]]),
    "row twice": _lines(lambda lines: [*lines, lines[-1]]),
    "empty": lambda _: b"",
    "a line feed": lambda _: b"\n",
    "compressed": lambda data: gzip.compress(data, mtime=0),
    "a web page": lambda _: b"<!DOCTYPE html><title>404</title>\n",
    "a merge conflict": _lines(lambda lines: [lines[0], b"<<<<<<< HEAD", *lines[1:]]),
}
"""Changes that the descriptor was renewed for: only the text can give them away."""


def _of_file(sample: Sample, table: str) -> Iterator[Damage]:
    path = f"data/{table}.csv"
    for name, turn in UNSEALED.items():
        part = sample.part(table)
        yield Damage("file", f"{table}: {name}", _edited(part, path, turn(part.csv(table))))
    for name, turn in SEALED.items():
        part = sample.part(table)
        part.sealed[table] = turn(part.csv(table))
        yield Damage("file", f"{table}: {name}, sealed", part)
    for gone in (path, f"schemas/{table}.json"):
        yield Damage("file", f"{gone}: gone", _edited(sample.part(table), gone, None))


def _edited(part: Sample, path: str, data: bytes | None) -> Sample:
    part.edits[path] = data
    return part


def _misspelt_and_mistyped(value: Any) -> Iterator[tuple[str, Callable[[Any], None]]]:
    """Yield changes of a JSON object, in place, by their names: each key and each value in it."""
    for turn, (key, old) in enumerate(list(value.items())):
        wrong = key.upper() if turn % 2 else key + "s"
        yield f"{key} as {wrong}", lambda v, k=key, w=wrong: v.update({w: v.pop(k)})
        others = [new for new in KINDS if _kind(new) != _kind(old)]
        for new in (others[turn % len(others)], others[(turn + 2) % len(others)]):
            yield f"{key} is {json.dumps(new)}", lambda v, k=key, n=new: v.update({k: n})


def _kind(value: Any) -> str:
    return "number" if isinstance(value, int | float) else type(value).__name__


PATHS = ["/etc/passwd", "../sections.csv", "data/../../x.csv", "data\\sections.csv", "~/x.csv"]
PATHS += ["https://example.org/x.csv", "file:///etc/passwd", "data/none.csv", ".hidden/x.csv"]
PATHS += ["data//sections.csv", "data", "a" * 300, "x/" * 600, "C:\\x.csv", "data/\0.csv", ""]
WRITTEN = {
    "cut": lambda text: text[: len(text) // 2],
    "empty": lambda _: b"",
    "no JSON": lambda text: b"x" + text,
    "a list": lambda text: b"[" + text + b"]",
    "not a number": lambda text: text.replace(b"{", b'{"version": NaN,', 1),
    "deep": lambda _: b'{"a":' * 100_000,
    "a key twice": lambda text: text.replace(b"{", b'{"name": "x",', 1),
    "UTF-16": lambda text: text.decode().encode("utf-16"),
    "latin-1": lambda text: text.replace(b"{", b'{"\xe9": 1,', 1),
    "half a character": lambda text: text.replace(b"{", b'{"title": "\\ud800",', 1),
    "a long number": lambda text: text.replace(b"{", b'{"a": ' + b"9" * 5000 + b",", 1),
    "text after the end": lambda text: text + b"x",
}


def _of_descriptor(part: Sample) -> Iterator[Damage]:
    places: list[tuple[str, Callable[[Any], Any]]] = [
        ("package", lambda d: d),
        ("table", lambda d: d["resources"][0]),
        ("licence", lambda d: d["licenses"][0]),
        ("person", lambda d: d["contributors"][0]),
    ]
    for where, find in places:
        for name, change in _misspelt_and_mistyped(find(part.descriptor)):
            yield Damage("descriptor", f"{where}: {name}", _changed(part, find, change))
    for key in ("$schema", "resources", "licenses"):
        change = _dropping(key) if key != "licenses" else _licensed("javascript:alert(1)")
        yield Damage("descriptor", f"package: {key} wrong", _changed(part, lambda d: d, change))
    for path in PATHS:
        for key in ("path", "schema"):
            change = _setting(key, path)
            found = _changed(part, lambda d: d["resources"][0], change)
            yield Damage("descriptor", f"table: {key} {path[:20]!a}", found)
    text = json.dumps(part.descriptor).encode()
    for name, turn in WRITTEN.items():
        found = _edited(part.part("sections"), DESCRIPTOR, turn(text))
        yield Damage("descriptor", f"text: {name}", found)


def _dropping(key: str) -> Callable[[Any], None]:
    return lambda value: value.pop(key)


def _setting(key: str, new: Any) -> Callable[[Any], None]:
    return lambda value: value.update({key: new})


def _licensed(path: str) -> Callable[[Any], None]:
    return lambda value: value["licenses"][0].update(path=path)


def _changed(part: Sample, find: Callable[[Any], Any], change: Callable[[Any], None]) -> Sample:
    """Return a package with one change in its descriptor, which is made when it is written."""
    new = part.part(*part.rows)
    new.changes.append(lambda descriptor: change(find(descriptor)))
    return new


def _of_schemas(sample: Sample) -> Iterator[Damage]:
    """Damage each key of the schemas in the first table that has it, and each table's fields."""
    seen: set[str] = set()
    done_so_far: dict[str, int] = {}
    for table, schema in sorted(sample.schemas.items(), key=lambda each: _weight(sample, each[0])):
        for at, value in _objects(schema, ()):
            for name, change in _misspelt_and_mistyped(value):
                kind = ".".join(part for part in at if isinstance(part, str)) + f": {name}"
                if kind not in seen:
                    seen.add(kind)
                    yield _schema_damage(sample, table, at, kind, change)
        for name, change in _contradictions(schema):
            if (done := done_so_far.get(name, 0)) < EACH:
                done_so_far[name] = done + 1
                yield _schema_damage(sample, table, (), name, change)
    for name, turn in WRITTEN.items():
        part = sample.part("sections")
        text = json.dumps(part.schemas["sections"]).encode()
        yield Damage("schema", f"text: {name}", _edited(part, "schemas/sections.json", turn(text)))


def _weight(sample: Sample, table: str) -> int:
    """Return how many rows come with a table: the smallest that has a key is damaged first."""
    return sum(map(len, sample.part(table).rows.values()))


def _schema_damage(
    sample: Sample, table: str, at: tuple[Any, ...], name: str, change: Callable[[Any], None]
) -> Damage:
    part = sample.part(table)
    text = part.csv(table)
    target = part.schemas[table]
    for key in at:
        target = target[key]
    change(target)
    part.sealed[table] = text
    return Damage("schema", f"{table}: {name}", part)


def _objects(value: Any, at: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    """Yield every object of a schema with its place."""
    if isinstance(value, dict):
        yield at, value
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        if isinstance(inner, dict | list):
            yield from _objects(inner, (*at, key))


def _contradictions(schema: dict[str, Any]) -> Iterator[tuple[str, Callable[[Any], None]]]:
    """Yield changes after which a schema does not fit its table, or itself."""
    yield "field less", lambda s: s["fields"].pop()
    yield "field more", lambda s: s["fields"].append({"name": "new", "type": "string"})
    yield "fields swapped", lambda s: s["fields"].reverse()
    yield "field twice", lambda s: s["fields"].append(s["fields"][0])
    if schema.get("primaryKey"):
        yield "key of no field", lambda s: s.update(primaryKey=["none"])
    if schema.get("foreignKeys"):
        yield "reference to no table", lambda s: _reference(s).update(resource="none")
        yield "reference to no field", lambda s: _reference(s).update(fields=["none"])
    limited = {"pattern": "(", "enum": ["none"], "minLength": -1, "minimum": 10**9}
    for key, wrong in limited.items():
        at = next((n for n, f in enumerate(schema["fields"]) if key in _limits(f)), None)
        if at is not None:
            yield (
                f"{key} is {wrong}",
                lambda s, n=at, k=key, w=wrong: _limits(s["fields"][n]).update({k: w}),
            )


def _reference(schema: dict[str, Any]) -> dict[str, Any]:
    return schema["foreignKeys"][0]["reference"]


def _limits(field: dict[str, Any]) -> dict[str, Any]:
    return field.get("constraints", {})


def digest(sample: Sample) -> str:
    """Return one hash of all schemas: what the faults are made from."""
    text = json.dumps(sample.schemas, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
