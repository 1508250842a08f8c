"""Links between tables on an engine: foreign keys, and rules that judge single rows."""

from collections.abc import Iterator
from typing import Any

import ibis
import ibis.expr.types as ir

from claimbook.engine.expressions import Column, columns
from claimbook.engine.judging import LISTED, Judge, counted
from claimbook.engine.staging import ROW
from claimbook.faults import WARNING, Fault
from claimbook.package.descriptor import Resource
from claimbook.package.locate import OpenPackage
from claimbook.package.tabular.plain import PlainTable
from claimbook.package.tabular.schema import missing_values, target_of
from claimbook.package.tabular.text import RawTable
from claimbook.package.validation.rules import RULES, lacking
from claimbook.package.validation.rules.registry import Rule

Key = dict[str, Any]


def links(judge: Judge, judges: dict[str, Judge]) -> list[Key]:
    """Return the foreign keys of a table whose tables are all on the engine."""
    keys = judge.resource.schema.get("foreignKeys", [])
    return [key for key in keys if target_of(key, judge.resource.name) in judges]


def broken(key: Key, fields: dict[str, Column], parent: Judge) -> ir.BooleanValue:
    """Say where a key is whole and no row of the table that it refers to has it."""
    ours = [fields[name] for name in key["fields"]]
    theirs = [parent.columns[name] for name in key["reference"]["fields"]]
    whole = ibis.and_(*(each.value.notnull() for each in ours))
    kinds = [each.value.type().is_string() for each in ours]
    if kinds != [each.value.type().is_string() for each in theirs]:  # a text never equals a number
        return whole
    pairs = [_alike(*pair) for pair in zip(ours, theirs, strict=True)]
    known = parent.table.select(**{f"f{n}": pair[1] for n, pair in enumerate(pairs)})
    known = known.drop_null().distinct()
    if len(pairs) == 1:
        return whole & ~pairs[0][0].isin(known["f0"])
    joined = [
        _joined([pair[0] for pair in pairs]),
        _joined([known[name] for name in known.columns]),
    ]
    return whole & ~joined[0].isin(joined[1])


def _alike(ours: Column, theirs: Column) -> tuple[ir.Value, ir.Value]:
    if type(ours.value.type()) is type(theirs.value.type()):
        return ours.key, theirs.key
    return ours.exact, theirs.exact


def _joined(parts: list[ir.Value]) -> ir.StringValue:
    """Return one text for a key of many fields; no part of it can run into the next."""
    texts = [part.cast(str) for part in parts]
    return ibis.literal("").concat(*(x for t in texts for x in (t.length().cast(str), ":", t)))


def link_faults(judge: Judge, judges: dict[str, Judge]) -> Iterator[Fault]:
    """Yield the foreign keys that point to no row."""
    keys = links(judge, judges)
    parents = [target_of(key, judge.resource.name) for key in keys]
    tests = [
        broken(key, judge.columns, judges[name]) for key, name in zip(keys, parents, strict=True)
    ]
    table = judge.stage.numbered(judge.resource)
    fields = columns(table, judge.resource.schema, judge.stage)
    for key, name, count in zip(keys, parents, judge.counts(tests), strict=True):
        if not count:
            continue
        bad = table.filter(broken(key, fields, judges[name]).fill_null(False))
        place, path = ", ".join(key["fields"]), judge.resource.path
        shown = bad.select(ROW, *key["fields"]).order_by(ROW).limit(LISTED)
        rows = _plain(judge.stage.rows(shown), key["fields"], judge.resource)
        faults = [
            Fault("foreign-key", path, row, place, ", ".join(map(str, values)), f"not in {name}")
            for row, *values in rows.keys(*key["fields"])
        ]
        yield from faults
        yield from counted(faults, {("foreign-key", place): count}, path)


def _plain(found: list[Key], fields: list[str], resource: Resource) -> PlainTable:
    sheet = RawTable(
        fields, {row[ROW]: ["" if row[n] is None else str(row[n]) for n in fields] for row in found}
    )
    return PlainTable(sheet, resource.schema)


def watched(name: str) -> list[str]:
    """Return the fields of a table of which rules by row read each different cell."""
    rules = [each.columns for each in RULES if each.by_row and next(iter(each.columns)) == name]
    return sorted({each[name][0] for each in rules if len(each[name]) == 1})


def rule_faults_of_large(
    large: dict[str, Judge],
    tables: dict[str, PlainTable],
    resources: dict[str, Resource],
    package: OpenPackage,
) -> Iterator[Fault]:
    """Run the rules on large tables that judge each row by itself; say which were not run."""
    for each in RULES:
        judged, *others = each.columns
        if not large.keys() & each.columns.keys() or lacking(each.columns, resources):
            continue
        if each.by_row and judged in large and tables.keys() >= set(others):
            yield from _by_row(each, large[judged], tables, package)
        else:
            message = "not run, since a table that it reads as a whole is beyond the limits"
            yield Fault(each.code, resources[judged].path, None, None, None, message, WARNING)


def _by_row(
    rule: Rule, judge: Judge, tables: dict[str, PlainTable], package: OpenPackage
) -> Iterator[Fault]:
    """Judge each combination of cells once, and find the rows of those that break the rule."""
    judged = next(iter(rule.columns))
    fields = rule.columns[judged]
    rows = [row | {ROW: number} for number, row in enumerate(judge.combinations(fields))]
    given = tables | {judged: _plain(rows, fields, judge.resource)}
    table = judge.stage.numbered(judge.resource)
    for breach in rule.breaches(given, package):
        cell, missing = table[breach.field], missing_values(judge.resource.schema)
        same = table.filter((cell.cast(str) == breach.value) & ~cell.cast(str).isin(missing))
        rows = judge.stage.rows(same.select(ROW).order_by(ROW).limit(LISTED))
        count = judge.stage.count(same)
        path = judge.resource.path
        faults = [Fault(rule.code, path, r[ROW], *breach[1:]) for r in rows]
        yield from faults
        yield from counted(faults, {(rule.code, breach.field): count}, path)
