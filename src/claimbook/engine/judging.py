"""One table on an engine: proven clean in one query, else its faults, counted and sampled.

The rows that break something are found by the engine, which counts them all; the first of them
are brought here and judged by Pandera, so that a fault is worded as it always is. Of a million bad
cells no more than `LISTED` are held.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import ibis
import ibis.expr.types as ir

from claimbook.engine.expressions import Column, any_of, columns
from claimbook.engine.narrow import Proven
from claimbook.engine.staging import ROW, Stage
from claimbook.faults import Fault
from claimbook.package.descriptor import Resource
from claimbook.package.tabular.schema import missing_values
from claimbook.package.tabular.text import RawTable

Counts = Mapping[tuple[str, str | None], int]
LISTED = 1_000
"""So many faults of one kind are listed; the others are counted."""


class Judge:
    """A table on an engine, with what its schema says as expressions.

    Of fields that are ``watched`` the different cells are kept, if one pass judges the table.
    """

    def __init__(
        self, resource: Resource, stage: Stage, proven: Proven, watched: Sequence[str] = ()
    ) -> None:
        self.resource, self.stage, self.proven = resource, stage, proven
        self.table = stage.table(resource)
        self._watched = watched
        self._seen: dict[str, dict[Any, None]] = {}
        self.columns = columns(self.table, resource.schema, stage, proven)

    def is_clean(self, links: list[ir.BooleanValue]) -> bool:
        """Say whether no cell, key or link is broken; ``links`` say where a link is."""
        broken = [test for each in self.columns.values() for test in each.broken.values()]
        if self._may_be_blank():
            broken.append(self._blank(self.table))
        bad = any_of([*broken, *self._empty_keys(), *links])
        keys = self._keys()
        if self.stage.name != "duckdb":
            count = self.stage.rows(self.table.aggregate(bad=bad.sum()))[0]["bad"]
            return not count and not any(self._has_doubles(key) for key in keys)
        hashes = {f"key{n}": _hash(key, self.columns) for n, key in enumerate(keys)}
        watched = {f"seen{n}": self.table[name] for n, name in enumerate(self._watched)}
        return self._is_clean_by_hash(self.table.select(bad=bad, **hashes, **watched), keys)

    def _is_clean_by_hash(self, marked: ir.Table, keys: list[list[str]]) -> bool:
        """Go over the table once: no row is marked, and no key has the hash of another."""
        found = [self.stage.hashes() for _ in keys]
        seen: dict[str, dict[Any, None]] = {name: {} for name in self._watched}
        for batch in self.stage.batches(marked):
            bad, *others = batch.columns
            if bad.true_count:
                return False
            for hashes, column in zip(found, others, strict=False):
                hashes.add(column)
            for cells, column in zip(seen.values(), others[len(found) :], strict=True):
                cells.update(dict.fromkeys(column.unique().to_pylist()))
        self._seen = seen
        return not any(
            hashes.has_equal() and self._has_doubles(key)
            for hashes, key in zip(found, keys, strict=True)
        )

    def combinations(self, fields: list[str]) -> list[dict[str, Any]]:
        """Return each combination of the cells of some fields once."""
        if len(fields) == 1 and fields[0] in self._seen:
            return [{fields[0]: cell} for cell in self._seen[fields[0]]]
        return self.stage.rows(self.table.select(fields).distinct())

    def _keys(self) -> list[list[str]]:
        schema = self.resource.schema
        primary = [schema["primaryKey"]] if "primaryKey" in schema else []
        unique = [
            [field["name"]]
            for field in schema["fields"]
            if field.get("constraints", {}).get("unique")
        ]
        return [*primary, *schema.get("uniqueKeys", []), *unique]

    def _is_doubtful(self, key: list[str]) -> bool:
        """Say whether a key may be broken: DuckDB tells it from hashes, in one pass."""
        if self.stage.name != "duckdb":
            return True
        found = self.stage.hashes()
        for batch in self.stage.batches(self.table.select(key=_hash(key, self.columns))):
            if key == self.resource.schema.get("primaryKey") and batch.column(0).null_count:
                return True
            found.add(batch.column(0))
        return found.has_equal()

    def _has_doubles(self, key: list[str]) -> bool:
        parts = {f"part{n}": self.columns[name].key for n, name in enumerate(key)}
        groups = self.table.select(**parts).drop_null().group_by(list(parts))
        again = groups.agg(rows=ibis._.count()).filter(ibis._.rows > 1)
        return bool(self.stage.rows(again.limit(1)))

    def _empty_keys(self) -> list[ir.BooleanValue]:
        primary = self.resource.schema.get("primaryKey", [])
        sure = {name for name, each in self.proven.items() if "required" in each}
        return [self.columns[name].text.isnull() for name in primary if name not in sure]

    def _may_be_blank(self) -> bool:
        return not any("required" in each for each in self.proven.values())

    def _blank(self, table: ir.Table) -> ir.BooleanValue:
        """Say where a row has no text at all."""
        raw = [table[name] for name in self.columns]
        texts = [cell.fill_null("") if cell.type().is_string() else cell.cast(str) for cell in raw]
        return any_of([ibis.and_(*(text == "" for text in texts))])

    def blank_faults(self) -> Iterator[Fault]:
        """Yield a fault for each row without any text."""
        if not self._may_be_blank():
            return
        table = self.stage.numbered(self.resource)
        blank = table.filter(self._blank(table)).select(ROW)
        rows = self.stage.rows(blank.order_by(ROW).limit(LISTED))
        path, message = self.resource.path, "the row is blank"
        faults = [Fault("blank-row", path, row[ROW], None, None, message) for row in rows]
        yield from faults
        if len(rows) == LISTED:
            count = self.stage.count(blank)
            yield from counted(faults, {("blank-row", None): count}, path)

    def faults(self) -> Iterator[Fault]:
        """Yield the faults of cells and keys, with a count where they are not all listed."""
        table = self.stage.numbered(self.resource)
        fields = columns(table, self.resource.schema, self.stage)
        counts = self._counts()
        listed = list(self._cell_faults(table, fields, counts))
        yield from listed
        yield from counted(listed, counts, self.resource.path)
        primary = self.resource.schema.get("primaryKey")
        for key in filter(self._is_doubtful, self._keys()):
            is_field = (
                len(key) == 1
                and key != primary
                and key not in self.resource.schema.get("uniqueKeys", [])
            )
            code = "primary-key" if key == primary else "unique" if is_field else "unique-key"
            yield from self._key_faults(code, key, table, fields)

    def _cell_faults(
        self, table: ir.Table, fields: dict[str, Column], counts: Counts
    ) -> Iterator[Fault]:
        """Let Pandera judge the first rows in which each constraint of each field is broken."""
        from claimbook.package.tabular.frame import type_rows
        from claimbook.package.validation.constraints import constraint_faults

        wanted: dict[int, list[str]] = {}
        tests = [fields[str(name)].broken[code] for (code, name), count in counts.items() if count]
        is_few = sum(counts.values()) <= LISTED
        for group in [tests] if is_few and tests else [[test] for test in tests]:
            wanted |= self._rows(table, fields, any_of(group))
        sheet = RawTable(list(fields), dict(sorted(wanted.items())))
        resource = _without_keys(self.resource)
        typed = type_rows(sheet, resource)
        yield from typed.faults
        yield from constraint_faults(typed, resource)

    def _rows(
        self, table: ir.Table, fields: dict[str, Column], test: ir.BooleanValue
    ) -> dict[int, list[str]]:
        found = table.filter(test).select(ROW, *fields).order_by(ROW).limit(LISTED)
        return {
            row.pop(ROW): ["" if cell is None else _text(cell) for cell in row.values()]
            for row in self.stage.rows(found)
        }

    def _counts(self) -> Counts:
        """Count the rows in which each constraint of each field is broken; none is if proven."""
        tests = {
            (code, name): test
            for name, column in self.columns.items()
            for code, test in column.broken.items()
        }
        return dict(zip(tests, self.counts([*tests.values()]), strict=True))

    def counts(self, tests: list[ir.BooleanValue]) -> list[int]:
        """Count, in one query, the rows for which each test is true."""
        if not tests:
            return []
        sums = {f"n{number}": test.fill_null(False).sum() for number, test in enumerate(tests)}
        row = self.stage.rows(self.table.aggregate(**sums))[0]
        return [int(row[name] or 0) for name in sums]

    def _key_faults(
        self, code: str, key: list[str], table: ir.Table, fields: dict[str, Column]
    ) -> Iterator[Fault]:
        """Yield a fault for each row whose key is an earlier one's, or empty if it is primary."""
        from claimbook.package.tabular.contracts import KEY_MESSAGES

        empty = any_of([fields[name].text.isnull() for name in key])
        untyped = any_of(
            [fields[name].text.notnull() & fields[name].value.isnull() for name in key]
        )
        parts = {f"part{n}": fields[name].key for n, name in enumerate(key)}
        texts = {f"text{n}": table[name].cast(str) for n, name in enumerate(key)}
        marked = table.select(ROW, **parts, **texts, empty=empty, untyped=untyped)
        window = ibis.window(group_by=list(parts), order_by=ROW)
        order = marked.mutate(place=ibis.row_number().over(window))
        again = (order.place > 0) & ~order.empty
        bad = order.filter(
            ~order.untyped & ((again | order.empty) if code == "primary-key" else again)
        )
        count = self.stage.count(bad)
        shown = self.stage.rows(bad.select(ROW, *texts).order_by(ROW).limit(LISTED))
        place, path, missing = (
            ", ".join(key),
            self.resource.path,
            missing_values(self.resource.schema),
        )
        message = KEY_MESSAGES.get(code, "occurs again")
        faults = []
        for row in shown:
            cells = [_text(row[name]) for name in texts]
            value = ", ".join("" if cell in missing else cell for cell in cells)
            faults.append(Fault(code, path, row[ROW], place, value, message))
        yield from faults
        yield from counted(faults, {(code, place): count}, path)


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)


def _hash(key: list[str], fields: dict[str, Column]) -> ir.IntegerValue:
    """Return a hash of a key that is whole, else null."""
    whole = ibis.and_(*(fields[name].value.notnull() for name in key))
    hashed = ibis.struct({f"f{n}": fields[name].key for n, name in enumerate(key)}).hash()
    return ibis.cases((whole, hashed))


def _without_keys(resource: Resource) -> Resource:
    """Return a table whose rows can be judged one by one."""
    fields = [
        dict(
            each,
            constraints={k: v for k, v in each.get("constraints", {}).items() if k != "unique"},
        )
        for each in resource.schema["fields"]
    ]
    schema = dict(resource.schema, fields=fields)
    for key in ("primaryKey", "uniqueKeys", "foreignKeys"):
        schema.pop(key, None)
    return replace(resource, schema=schema)


def counted(listed: list[Fault], counts: Counts, path: str) -> Iterator[Fault]:
    """Yield a count for each kind of fault that is not listed whole."""
    for (code, field), count in counts.items():
        shown = sum((each.code, each.field) == (code, field) for each in listed)
        if code != "unsure" and count > shown:
            message = f"in {count:,} rows in all, of which {shown:,} are listed"
            yield Fault(code, path, None, field, None, message)
