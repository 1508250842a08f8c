"""All tables of a package, judged on an engine: the faults that `structure_faults` finds.

The limits on the rows and bytes of a table do not hold here. A table within them whose file has
faults of form is read as without an engine, since it can be mended row by row.
"""

from dataclasses import replace

from claimbook.engine.judging import Judge
from claimbook.engine.links import broken, link_faults, links, rule_faults_of_large, watched
from claimbook.engine.scanning import Scan, form_faults, scan
from claimbook.engine.staging import Stage, staged
from claimbook.errors import UnusableFileError
from claimbook.faults import Fault
from claimbook.package import files
from claimbook.package.descriptor import Resource, load_descriptor
from claimbook.package.locate import OpenPackage, is_own_checkout
from claimbook.package.rows import kept_table
from claimbook.package.tabular.dialect import unread_faults
from claimbook.package.tabular.plain import PlainTable
from claimbook.package.tabular.schema import target_of
from claimbook.package.tabular.text import RawTable, header_faults
from claimbook.package.validation.integrity import entry_faults, hash_kind, measure_faults
from claimbook.package.validation.profile import descriptor_faults
from claimbook.package.validation.references import reference_faults
from claimbook.package.validation.rules import rule_faults
from claimbook.package.validation.schemas import link_faults as schema_link_faults
from claimbook.package.validation.schemas import schema_faults
from claimbook.package.validation.structure import table_faults
from claimbook.package.validation.texts import text_faults

PARQUET = ".parquet"


def engine_faults(package: OpenPackage, url: str) -> tuple[list[Fault], list[str]]:
    """Return the faults of a package by an engine, and its tables that are beyond the limits.

    Raises:
        MissingExtraError: Ibis, or what it needs for the engine, is not installed.
        UnknownOptionError: Ibis knows no such engine, or cannot connect to it.
    """
    descriptor = load_descriptor(package)
    faults = [*descriptor_faults(descriptor.raw), *entry_faults(descriptor)]
    faults += text_faults(descriptor)
    with staged(url) as stage:
        run = _Run(package, stage)
        for resource in descriptor.resources.values():
            run.take(resource)
        run.judge()
        run.judge_rules()
        return [*faults, *run.faults], sorted(run.large)


class _Run:
    """The tables of a package while they are judged."""

    def __init__(self, package: OpenPackage, stage: Stage) -> None:
        self.package, self.stage = package, stage
        self.resources = load_descriptor(package).resources
        self.lenient = is_own_checkout(package)
        self.faults: list[Fault] = []
        self.judges: dict[str, Judge] = {}
        self.plain: dict[str, PlainTable] = {}
        self.large: set[str] = set()

    def take(self, resource: Resource) -> None:
        """Check schema, bytes and header of a table, and hand it to whatever can judge it."""
        found = list(schema_faults(resource))
        found = found or list(schema_link_faults(resource, self.resources))
        self.faults += found
        is_parquet = resource.file.suffix == PARQUET
        if unread := [] if is_parquet else list(unread_faults(resource.entry, resource.name)):
            self.faults += unread
            return
        try:
            seen = scan(
                resource,
                hash_kind(resource),
                has_form=not is_parquet,
                has_sound_schema=not found,
            )
        except UnusableFileError as error:
            self.faults.append(Fault(error.fault, resource.path, None, None, None, str(error)))
            return
        self.faults += measure_faults(resource, seen.size, seen.digest, self.lenient)
        if is_parquet or _is_large(seen):
            self.large.add(resource.name)
        if not found:
            self._place(resource, seen, is_parquet)

    def _place(self, resource: Resource, seen: Scan, is_parquet: bool) -> None:
        judge = None
        self.stage.longest[resource.name] = seen.longest
        if is_parquet or seen.first_bad is None:
            if is_parquet:
                seen.header = list(self.stage.table(resource).columns)
            wrong = header_faults(RawTable(seen.header), resource)
            fields = [name for name in watched(resource.name) if name in seen.header]
            judge = None if wrong else Judge(resource, self.stage, seen.proven, fields)
        if judge:
            self.judges[resource.name] = judge
        elif resource.name in self.large or is_parquet:
            self.faults += form_faults(resource, seen)
            self.faults += header_faults(RawTable(seen.header), resource)
        else:
            self._read(resource)

    def _read(self, resource: Resource) -> None:
        """Judge a table as without an engine."""
        sheet, table = kept_table(resource)
        self.faults += sheet.faults
        if sheet.readable:
            self.plain[resource.name] = table
            self.faults += table_faults(sheet, table, resource)

    def judge(self) -> None:
        """Judge cells, keys and links of all tables."""
        for name, judge in list(self.judges.items()):
            keys = links(judge, self.judges)
            parents = [self.judges[target_of(key, judge.resource.name)] for key in keys]
            tests = [
                broken(key, judge.columns, each) for key, each in zip(keys, parents, strict=True)
            ]
            if judge.is_clean(tests):
                continue
            blank = list(judge.blank_faults())
            if blank and name not in self.large:
                del self.judges[name]
                self._read(judge.resource)
                continue
            self.faults += [*blank, *judge.faults(), *link_faults(judge, self.judges)]
        self._judge_mixed()

    def _judge_mixed(self) -> None:
        """Judge the links of which one table at least was read without the engine."""
        tables = self._small_tables()
        for name in tables:
            resource = self.resources[name]
            keys = [
                key
                for key in resource.schema.get("foreignKeys", [])
                if not {name, target_of(key, resource.name)} <= self.judges.keys()
            ]
            part = replace(resource, schema=resource.schema | {"foreignKeys": keys})
            self.faults += reference_faults(part, tables) if keys else []

    def judge_rules(self) -> None:
        """Run the rules between tables."""
        tables = self._small_tables()
        large = {name: each for name, each in self.judges.items() if name in self.large}
        self.faults += rule_faults(tables, self.resources, self.package)
        self.faults += rule_faults_of_large(large, tables, self.resources, self.package)

    def _small_tables(self) -> dict[str, PlainTable]:
        """Return the tables within the limits, as they are read without an engine."""
        known = [name for name in self.resources if name in self.judges or name in self.plain]
        return {name: self._plain_table(name) for name in known if name not in self.large}

    def _plain_table(self, name: str) -> PlainTable:
        if name not in self.plain:
            self.plain[name] = kept_table(self.resources[name])[1]
        return self.plain[name]


def _is_large(seen: Scan) -> bool:
    """Say whether a table is beyond what is read without an engine; lines may be less than rows."""
    cells = (seen.lines + 1) * len(seen.header)
    return seen.size > files.TABLE_BYTES or cells > files.CELLS
